"""Co-mentions: two actors named in one sentence; nothing more is claimed."""

from explorer.pairing import SAME_SENTENCE
from explorer.pairing import pair_names as find_comentions

__all__ = ["RULES", "find_comentions"]

RULES = {SAME_SENTENCE: "Both are named in the same sentence; the text says nothing more about the two."}
