"""Being kept: "died in US custody", "prisoners in Israeli jails" are told of whom it is done to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.relations.phrases import DIRECT, phrase
from explorer.relations.slots import fill

if TYPE_CHECKING:
    from spacy.tokens import Token

    from explorer.model import Mention
    from explorer.relations.finding import Finding

CONFIDENCE = 0.75
MOST_ENDS = 4
WITHOUT_PLACE = frozenset({"custody", "captivity", "detention"})
KEEPING = WITHOUT_PLACE | {"jail", "prison"}

RULES = {"custody": "The second is in the custody, or in a prison, of the first ('X died in the custody of Y')."}


def find_custody(finding: Finding) -> None:
    """Add an action from whoever keeps somebody in custody or prison."""
    for token in finding.syntax.tokens:
        if is_custody(finding, token):
            _keep(finding, token)


def is_custody(finding: Finding, noun: Token) -> bool:
    """Tell whether a noun says where somebody is kept."""
    return noun.lemma_.lower() in KEEPING and finding.syntax.case_of(noun) in ("in", "into")


def _keep(finding: Finding, noun: Token) -> None:
    """Read "died in US custody", "prisoners in Israeli jails" as kept by whoever's the custody is."""
    owners = [m for m in finding.located.owners(noun) if m.form != "pronoun" and not _is_only_where(finding, noun, m)]
    governor = finding.syntax.parent(noun)
    if not owners or governor is None:
        return
    sense = finding.senses.of_verb(governor) if governor.pos_ == "VERB" else None
    if sense is not None and sense.row.event == "COERCE":
        return  # "held in Y's custody" is told by the verb
    if governor.pos_ == "VERB":
        kept = fill(finding, governor, "obj") or fill(finding, governor, "subj")
    else:
        kept = [f for f in phrase(finding, governor, "subj") if f.confidence == DIRECT]
    for owner in owners[:1]:
        for target in kept[:MOST_ENDS]:
            finding.add(
                "action",
                owner,
                target.mention,
                [noun],
                predicate=noun.lemma_.lower(),
                rule="custody",
                confidence=CONFIDENCE * target.confidence,
                event="COERCE",
                factuality=finding.factuality.of(noun),
            )


def _is_only_where(finding: Finding, noun: Token, owner: Mention) -> bool:
    """A jail of a city's name lies there; custody has no place."""
    is_name_of_place = owner.kind == "place" and finding.located.top_of(owner).pos_ == "PROPN"
    return is_name_of_place and noun.lemma_.lower() not in WITHOUT_PLACE
