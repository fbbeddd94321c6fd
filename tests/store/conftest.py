"""A small collection of two outlets that the tests of the store ask."""

import pytest

from explorer.model import Attribution, Cue, Decision, Rule
from explorer.store import Tables, hold_store
from tests.factory import Story, make_actor, make_tables

BY_HAND = Rule("by hand", "Somebody typed it in.", judged=8, right=7)


@pytest.fixture
def tables() -> Tables:
    """Ann and Bob in two articles, told by two outlets; Carl only says something."""
    lamp = Story(
        "lamp-1", "Ann met Bob. She warned Bob, Carl said.\n\nAnn warned Bob.", outlet="Lamp", published="2017-12-01"
    )
    ann, bob, she = lamp.mention("Ann"), lamp.mention("Bob"), lamp.mention("She", form="pronoun")
    bob2, carl, ann3, bob3 = (
        lamp.mention("Bob", 1),
        lamp.mention("Carl"),
        lamp.mention("Ann", 1),
        lamp.mention("Bob", 2),
    )
    lamp.relation("action", ann, bob, cue="met", event="CONSULT", quad="verbal cooperation", mutual=True)
    start, end = lamp.find("Carl")
    credit = (Attribution(start, end, "Carl", carl.id),)
    lamp.relation(
        "action", she, bob2, cue="warned", event="THREATEN", quad="verbal conflict", attributions=credit, confidence=0.5
    )
    lamp.relation("action", ann3, bob3, cue="warned", nth=1, event="THREATEN", quad="verbal conflict")
    lamp.relation("co-mention", bob, ann)
    words = (Cue(*lamp.find("She warned Bob")),)
    lamp.relation("quotation", carl, None, cue="said", words=words)

    kite = Story("kite-1", "Bob did not meet Ann.", outlet="Kite", published="2018-01-05T08:00:00Z")
    kite_bob, kite_ann = kite.mention("Bob"), kite.mention("Ann")
    kite.relation("action", kite_bob, kite_ann, cue="meet", event="CONSULT", quad="verbal cooperation", negated=True)
    kite.relation("co-mention", kite_bob, kite_ann)
    actors = [
        make_actor("Ann", [ann, ann3, kite_ann], references=[she], aliases=("Ms Ann",)),
        make_actor("Bob", [bob, bob2, bob3, kite_bob]),
        make_actor("Carl", [carl], belongs_to="ann"),
    ]
    positions = {"ann": (1.0, 2.0), "bob": (-3.5, 4.0), "carl": (0.0, 9.0)}
    return make_tables([lamp, kite], actors, positions=positions, rules=(BY_HAND,))


@pytest.fixture
def store(tables):
    return hold_store(tables)


@pytest.fixture
def decide():
    """Make decisions with running ids."""
    count = iter(range(1000))
    return lambda verb, *subjects: Decision(
        f"decision-{next(count)}", verb, subjects, "teacher", "2026-01-01T00:00:00Z"
    )
