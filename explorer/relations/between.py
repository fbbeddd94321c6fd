"""Who does something together that a noun names: "talks between X and Y", "the X-Y war"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.relations.finding import distinct
from explorer.relations.phrases import phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

    from explorer.model import Mention
    from explorer.relations.finding import Finding
    from explorer.relations.lexicon import NounRow

HYPHENS = frozenset("-–—‑")

RULES = {
    "between": "A noun for something done together, and who does it ('talks between X and Y', 'the X-Y talks').",
}


def find_pair(finding: Finding, noun: Token, row: NounRow) -> list[Mention]:
    """Give those between, or among, whom it is, or who stand with a hyphen before it."""
    pairs = list(finding.clauses.attached(noun))
    for clause in finding.syntax.children(noun, "acl"):  # "the agreement reached between X and Y"
        pairs += finding.clauses.obliques(clause)
    governor = finding.syntax.parent(noun)
    if governor is not None and governor.pos_ == "VERB" and finding.syntax.is_one(noun, ("nsubj", "obj")):
        pairs += finding.clauses.obliques(governor)  # "fighting broke out between X and Y"
    among = ("between", "among") if "mutual" in row.target else ("between",)
    heads = [head for preposition, head in pairs if preposition in among]
    return distinct(f.mention for head in heads for f in phrase(finding, head, "between")) or pair_before(finding, noun)


def pair_before(finding: Finding, noun: Token) -> list[Mention]:
    """Give the two that stand with a hyphen before what they do together ("*US-Iran* talks")."""
    second = finding.located.name_ending_at(noun.nbor(-1)) if noun.i else None
    start = finding.located.span_of(second).start if second is not None else 0
    if second is None or start < 2 or finding.doc[start - 1].text not in HYPHENS:
        return []
    first = finding.located.name_ending_at(finding.doc[start - 2])
    return [first, second] if first is not None else []
