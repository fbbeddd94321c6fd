"""Filters: told as facts only, credited to somebody, found by rules or learned; and how sure the claims are."""

import pytest

from explorer.model import Attribution, Query
from explorer.store import hold_store
from tests.factory import Story, make_actor, make_tables


@pytest.fixture
def store():
    text = "Ann met Bob. Ann warned Bob, the Kite said. Ann may help Bob. Ann bought Bob, Carl said. Carl left."
    story = Story("lamp", text)
    anns, bobs = ([story.mention(name, nth) for nth in range(4)] for name in ("Ann", "Bob"))
    carl = story.mention("Carl")
    kite = Attribution(*story.find("the Kite"), "the Kite")
    said = Attribution(carl.start, carl.end, "Carl", carl.id)
    story.relation("action", anns[0], bobs[0], cue="met", confidence=0.9)
    story.relation("action", anns[1], bobs[1], cue="warned", confidence=0.8, attributions=(kite,))
    story.relation("action", anns[2], bobs[2], cue="help", confidence=0.5, modality="possible")
    story.relation(
        "action", anns[3], bobs[3], cue="bought", confidence=0.3, rule="learned action", attributions=(said, kite)
    )
    actors = [make_actor("Ann", anns), make_actor("Bob", bobs), make_actor("Carl Fox", [carl])]
    return hold_store(make_tables([story], actors))


def shown(store, **fields):
    fields = {"least_confidence": 0.0, **fields}
    return {piece.passage.text.split()[1] for piece in store.evidence("ann~action~bob", Query(**fields))}


def test_only_what_is_told_as_a_fact(store):
    assert shown(store, facts=True) == {"met", "warned", "bought"}


def test_only_what_is_credited_to_somebody_or_to_nobody(store):
    assert shown(store, credited=("the Kite",)) == {"warned", "bought"}
    assert shown(store, credited=("Carl Fox",)) == {"bought"}
    assert shown(store, credited=("",)) == {"met", "may"}
    assert shown(store, credited=("", "Carl Fox")) == {"met", "may", "bought"}
    assert shown(store, credited=("'; DROP TABLE credits; --",)) == set()


def test_what_rules_found_and_what_was_learned(store):
    assert shown(store, finders=("learned",)) == {"bought"}
    assert shown(store, finders=("rules",)) == {"met", "warned", "may"}
    facets = store.facets(Query(least_confidence=0.0))
    assert facets["finders"] == (("rules", 1), ("learned", 1))
    assert facets["credited"] == (("", 1), ("Carl Fox", 1), ("the Kite", 1))


def test_how_many_claims_are_so_sure_and_how_sure_they_are_on_average(store):
    steps = {sure: (number, round(mean, 3)) for sure, number, mean in store.certainty(Query())}
    assert steps[1.0] == (0, 0.0)
    assert steps[0.9] == (1, 0.9)
    assert steps[0.8] == (2, 0.85)
    assert steps[0.45] == (3, 0.733)
    assert steps[0.0] == (4, 0.625)
    assert {sure: number for sure, number, _ in store.certainty(Query(facts=True))}[0.0] == 3
