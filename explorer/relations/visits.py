"""Visits told by where somebody is: "X is in Y for talks", "X was in Y on a visit"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.relations.phrases import DIRECT, Filler, phrase
from explorer.relations.slots import fill

if TYPE_CHECKING:
    from spacy.tokens import Token

    from explorer.relations.finding import Finding

CONFIDENCE = 0.8
ERRANDS = frozenset({"talk", "visit", "meeting", "negotiation", "consultation", "summit", "tour", "trip"})
FOR_AN_ERRAND = frozenset({"for", "on"})
WHERE = frozenset({"in", "at"})

RULES = {"visit": "The text says that the first is in the place of the second for talks or on a visit ('X is in Y')."}


def find_visits(finding: Finding) -> None:
    """Add an action from whoever is somewhere for talks to the state or place that they are in."""
    for token in finding.syntax.tokens:
        if token.lemma_.lower() not in ERRANDS or finding.syntax.case_of(token) not in FOR_AN_ERRAND:
            continue
        place = finding.syntax.parent(token)
        if place is not None and finding.syntax.children(place, "cop") and finding.syntax.case_of(place) in WHERE:
            _visit(finding, place, token)


def _visit(finding: Finding, place: Token, errand: Token) -> None:
    visited = [filler for filler in phrase(finding, place, "obj") if filler.confidence == DIRECT]
    visitors: list[Filler] = [filler for filler in fill(finding, place, "subj") if filler.confidence == DIRECT]
    for visitor in visitors:
        for target in visited[:1]:
            finding.add(
                "action",
                visitor.mention,
                target.mention,
                [errand],
                predicate=f"come for {errand.lemma_.lower()} to",
                rule="visit",
                confidence=CONFIDENCE,
                event="CONSULT",
                factuality=finding.factuality.of(place),
            )
