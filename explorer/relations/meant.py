"""What is meant to be done and not done yet, among what nouns name: purposes, and meetings on a journey to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.factuality import EventFactuality

if TYPE_CHECKING:
    from spacy.tokens import Token

    from explorer.relations.finding import Finding

WITHIN = frozenset({"at", "during", "for", "in", "to"})
"""Prepositions by which a meeting comes with the deed ("will travel to Y *for* talks"), and not before it."""

AHEAD = frozenset({"planned", "possible", "demanded"})
"""Ways of telling a deed by which a meeting with it is yet to come, too."""


def is_meant(finding: Finding, noun: Token) -> bool:
    """Tell whether a noun stands in a clause of purpose ("met to discuss support"): meant, but announced by nobody."""
    for node in finding.syntax.ancestors(noun):
        if finding.factuality.aims.is_purpose(node):
            return True
        if finding.syntax.relation_of(node) not in ("obj", "obl", "nmod", "xcomp", "conj"):
            return False
    return False


def tell_beside(finding: Finding, noun: Token, light: list[Token]) -> EventFactuality:
    """A meeting beside what is only planned is planned, too ("*will* travel to Paris for a meeting with Y")."""
    negated, modality = finding.factuality.of(noun)
    beside = bool(light) and finding.syntax.relation_of(noun) == "obl" and finding.syntax.case_of(noun) in WITHIN
    above = finding.factuality.of(light[0])[1] if beside else ""
    return EventFactuality(negated, modality or (above if above in AHEAD else ""))
