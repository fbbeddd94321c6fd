"""Sides taken by asking others to act: "X urged Y to support Z" speaks for Z, "X told Y to punish Z" against Z."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.factuality import EventFactuality
from explorer.relations.finding import distinct, overlaps
from explorer.relations.phrases import Filler
from explorer.relations.slots import fill_agents, find_targets

if TYPE_CHECKING:
    from spacy.tokens import Token

    from explorer.relations.finding import Finding
    from explorer.relations.senses import Sense

ASKED = 0.7
"""Confidence of a side that somebody takes by asking others to act."""

MOST_ENDS = 3
COMPLEMENTS = ("xcomp", "ccomp", "advcl")
SIDES = {"SUPPORT": "SUPPORT", "COOPERATE": "SUPPORT", "AID": "SUPPORT"} | dict.fromkeys(
    ("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "ACCUSE"
)
"""What wanting others to do a deed to somebody says; where a deed is not in here, it says nothing plain."""

RULES = {
    "asks others": "The first wants others to do it to the second, and so takes sides ('X urged Y to punish Z').",
}


def find_sides(finding: Finding) -> None:
    """Add an action from whoever asks to whom the deed that is asked for concerns."""
    for token in finding.syntax.tokens:
        if token.pos_ == "VERB" and finding.syntax.relation_of(token) in COMPLEMENTS:
            sense = finding.senses.of_verb(token)
            if sense is not None and sense.row.event in SIDES:
                _take_side(finding, token, sense)


def _take_side(finding: Finding, verb: Token, sense: Sense) -> None:
    """Read "X urged Y to support Z" as X's support of Z, "X called on Y to punish Z" as X's accusation of Z."""
    asking = finding.syntax.parent(verb)
    above = finding.senses.of_verb(asking) if asking.pos_ == "VERB" else None
    if (
        above is None
        or above.row.event != "REQUEST"
        or finding.factuality.of(verb) != EventFactuality(False, "demanded")
    ):
        return
    asked = distinct(filler.mention for filler in fill_agents(finding, verb))
    targets = find_targets(finding, verb, sense.row.target, general=False) if asked else []
    for agent in fill_agents(finding, asking, above.row.agent)[:MOST_ENDS]:
        for target in targets[:MOST_ENDS]:
            if not any(overlaps(one, other) for one in asked for other in (agent.mention, target.mention)):
                _add(finding, asking, verb, agent, target, SIDES[sense.row.event])


def _add(finding: Finding, asking: Token, verb: Token, agent: Filler, target: Filler, event: str) -> None:
    finding.add(
        "action",
        agent.mention,
        target.mention,
        [asking, verb],
        predicate=f"{_asking(asking)} others to {verb.lemma_.lower()}",
        rule="asks others",
        confidence=ASKED * agent.confidence * target.confidence,
        event=event,
        factuality=finding.factuality.of(asking, is_said=True),
    )


def _asking(verb: Token) -> str:
    """Say how one asks: "urge", "call on"."""
    return {"call": "call on", "appeal": "appeal to"}.get(verb.lemma_.lower(), verb.lemma_.lower())
