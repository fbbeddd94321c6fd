"""What a decision points at, kept with it in words and places, so that it is found again and can always be told.

    Decision + store --point--> Decision with the words of each subject, and by what it is found again

A mention is kept with its words; an actor with its name and one of its mentions; a piece of evidence with its sentence
and where that stands.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from explorer.model import Decision
from explorer.store import ABOUT_ACTORS, ABOUT_EVIDENCE, Store

LONGEST_SENTENCE = 300
"""Characters of a sentence that are kept; they tell it from all others of its article."""

SAID = ("rename", "kind", "name", "event", "told", "note")
"""Verbs whose last subject is what is said of the others."""


def point(store: Store, decisions: Sequence[Decision], known: Collection[str]) -> tuple[Decision, ...]:
    """Return decisions with the words of what they are about, and by what it is found again.

    Args:
        store: as it is before they take effect.
        decisions: those that tell their words already are left as they are.
        known: ids of the actors that the rules made; others follow from decisions and need not be found again.
    """
    subjects = {each for decision in decisions for each in _pointed(decision)}
    mentions = {each for each in subjects if is_mention(each)}
    evidence = {each for each in subjects if is_evidence(each)} - mentions
    words = store.words_of_mentions(mentions)
    anchors, before = {}, _pointed_at_before(store.decisions())
    for key, (place, text) in store.places_of_evidence(evidence).items():
        words[key], anchors[key] = text[:LONGEST_SENTENCE], place
    for actor in subjects - mentions - evidence:
        name, mention = store.name_and_mention_of(actor)
        words[actor], anchors[actor] = (
            (name, mention if actor in known else "") if name else before.get(actor, ("", ""))
        )
    return tuple(_fill(each, words, anchors) for each in decisions)


def is_mention(subject: str) -> bool:
    """Tell whether a subject of a decision is a mention by the form of its id."""
    return re.fullmatch(r".+@[0-9]{1,9}-[0-9]{1,9}", subject, re.DOTALL) is not None


def is_evidence(subject: str) -> bool:
    """Tell whether a subject of a decision is a piece of evidence by the form of its id."""
    return re.fullmatch(r".+#[0-9]{1,9}/.+", subject, re.DOTALL) is not None


def about(decision: Decision) -> tuple[str, ...]:
    """Return the subjects that a decision is about, without what it says of them."""
    return decision.subjects[:-1] if decision.verb in SAID else decision.subjects


def _pointed_at_before(decisions: Iterable[Decision]) -> dict[str, tuple[str, str]]:
    """Return words and anchors of what earlier decisions are about: one who is hidden is not there to be asked."""
    return {
        subject: (words, anchor)
        for each in decisions
        for subject, words, anchor in zip(each.subjects, each.words, each.anchors, strict=False)
        if words
    }


def _pointed(decision: Decision) -> Iterable[str]:
    if decision.words or decision.verb not in ABOUT_ACTORS | ABOUT_EVIDENCE | {"note"}:
        return ()
    return about(decision)


def _fill(decision: Decision, words: dict[str, str], anchors: dict[str, str]) -> Decision:
    pointed = tuple(_pointed(decision))
    if not pointed:
        return decision
    rest = ("",) * (len(decision.subjects) - len(pointed))
    return replace(
        decision,
        words=(*(words.get(each, "") for each in pointed), *rest),
        anchors=(*(anchors.get(each, "") for each in pointed), *rest),
    )
