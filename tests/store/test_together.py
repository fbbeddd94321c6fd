"""Two names of one sentence are named together once."""

import pytest

from explorer.model import Query
from explorer.store import hold_store
from tests.factory import Story, make_actor, make_tables

ALL = Query(kinds=())
LINE = "ann-berg~co-mention~bob"


@pytest.fixture
def named():
    """Ann and Bob in one sentence by two names each, every pair of which is found; and once in another."""
    story = Story("lamp", "Ann Berg saw Bob when Berg and Bobby left. Bob missed Berg.")
    ann, bob, berg, bobby = (story.mention(*words) for words in (("Ann Berg",), ("Bob",), ("Berg", 1), ("Bobby",)))
    later_bob, later_berg = story.mention("Bob", 2), story.mention("Berg", 2)
    pairs = [story.relation("co-mention", *pair) for pair in ((ann, bob), (berg, bob), (ann, bobby), (bobby, berg))]
    story.relation("co-mention", later_bob, later_berg)
    story.relation("action", ann, bob, cue="saw")
    story.relation("action", berg, bobby, cue="left")
    actors = [make_actor("Ann Berg", [ann, berg, later_berg]), make_actor("Bob", [bob, bobby, later_bob])]
    return hold_store(make_tables([story], actors)), pairs


def test_a_sentence_is_told_once_by_whatever_names(named):
    store, _ = named
    assert {row.id: row.weight for row in store.relations(ALL)}[LINE] == 2
    assert len(store.evidence(LINE, ALL)) == 2
    assert sum(each.mention.kind == "co-mention" for each in store.evidence_for(ALL)) == 2
    assert len(store.evidence("ann-berg~action~bob", ALL)) == 2


@pytest.mark.parametrize("which", range(4))
def test_calling_one_of_them_wrong_calls_no_other_up(named, decide, which):
    store, pairs = named
    store.append_decision(decide("wrong", pairs[which].id))
    assert len(store.evidence(LINE, ALL)) == 1
    assert len(store.evidence("ann-berg~action~bob", ALL)) == 2
