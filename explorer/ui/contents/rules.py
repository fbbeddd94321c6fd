"""Rules as readers are told of them: what each is called, what it does, and how often it was right."""

from __future__ import annotations

from collections.abc import Mapping

from explorer.model import Rule
from explorer.ui.contents import Json
from explorer.ui.words import count

FEW = 10
"""Judged pieces below which it is said how few they are: the true share may be quite another then."""

DECISION = "decision"
"""The rule of links that people made; nobody measures these."""

_SENTENCES = ("sentence", "checked by hand")
_PLACES = ("place", "checked")


def tell_rule(rules: Mapping[str, Rule], name: str, *, read: str = "", reason: str = "") -> Json:
    """Return what a reader is told of the rule behind a claim.

    Args:
        rules: all of the collection, by name.
        name: of the rule.
        reason: why it is claimed here, where the rule alone does not tell.
        read: for a rule that says whom a mention means: how it read the words, as a sentence.
    """
    rule = rules.get(name, Rule(name))
    told = {"rule": rule.name, "text": rule.text, "measured": say_measured(rule, linked=bool(read))}
    if reason:
        told["reason"] = reason
    return {"read": read, **told} if read else told


def say_measured(rule: Rule, *, linked: bool = False) -> str:
    """Return in a sentence how often a rule was right.

    Args:
        rule: with its counts.
        linked: it says whom a mention means; otherwise it finds relations.
    """
    if rule.name == DECISION:
        return ""
    if not rule.judged:
        return "How often this rule is right was not measured yet."
    what, how = _PLACES if linked else _SENTENCES
    if rule.judged < FEW:
        were = "was" if rule.judged == 1 else "were"
        return f"Right in {rule.right} of {rule.judged}; only {count(rule.judged, what)} {were} {how}."
    return f"Right in {rule.right:,} of {count(rule.judged, what)} that were {how}."


def say_agreed(confidence: float) -> str:
    """Return in a sentence how often readers agreed with claims that are stated as surely.

    Args:
        confidence: 0 to 1, calibrated (docs/accuracy/relations.md).
    """
    tenths = min(10, max(0, round(confidence * 10)))
    return f"Of 10 claims that the program is as sure of as this one, readers call about {tenths} right."
