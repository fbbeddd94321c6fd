"""Who can speak at all: people, bodies, and things that speak for somebody; no deeds, times or bits of sentences."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from explorer.speech.runs import WORDS_OF_SOMEBODY

if TYPE_CHECKING:
    from spacy.tokens import Token

    from explorer.located import Located
    from explorer.model import Attribution

MARKS = frozenset('"“”„«»')
CLAUSES = frozenset({"cop", "aux", "aux:pass", "ccomp", "nsubj", "nsubj:pass", "expl"})
"""What a phrase that names a speaker has not below its head: then the parser took a clause for one."""

ENDINGS = ("tion", "sion", "ment", "ness", "ance", "ence", "ism", "ity", "usal", "oval", "enial", "awal")
"""Of nouns for deeds and qualities ("refusal", "agreement"); the list of data/speaking.txt has those that speak."""


def can_speak(located: Located, head: Token, speaker: Attribution) -> bool:
    """Tell whether the words that a parser gives as the subject of a verb of saying can be somebody's name.

    Args:
        located: the text.
        head: the noun or pronoun that is the subject.
        speaker: its words, with the mention where it is one.
    """
    if speaker.mention_id:
        return True
    word = head.lemma_.lower()
    if MARKS & set(speaker.text) or word in _read("silent.txt") or head.lower_ in _read("silent.txt"):
        return False
    if located.syntax.children(head, *CLAUSES) or head.pos_ in ("VERB", "AUX", "ADJ"):
        return False
    return word in WORDS_OF_SOMEBODY or word in _read("speaking.txt") or not word.endswith(ENDINGS)


@cache
def _read(name: str) -> frozenset[str]:
    text = resources.files("explorer.speech").joinpath("data", name).read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))
