"""Counting once what was copied from another article."""

from dataclasses import replace

import pytest

from explorer.model import Query, SentenceCopy
from explorer.store import hold_store
from tests.factory import Story, make_actor, make_tables

ONCE = Query(once=True)
LINE = "ann~action~bob"


def tell(document_id: str, outlet: str, published: str) -> Story:
    """Ann warns Bob, once in words that all have, once in words of its own."""
    told = Story(document_id, f"Ann warned Bob. Ann met Bob at {outlet}.", outlet=outlet, published=published)
    for cue, nth in (("warned", 0), ("met", 1)):
        ann, bob = told.mention("Ann", nth), told.mention("Bob", nth)
        told.relation("action", ann, bob, cue=cue)
    return told


@pytest.fixture
def store():
    stories = [tell("late", "Kite", "2018-01-05"), tell("early", "Lamp", "2017-12-01"), tell("undated", "Drum", "")]
    names = ("Ann", "Bob")
    actors = [
        make_actor(name, [each for story in stories for each in story.mentions if each.text == name]) for name in names
    ]
    copies = (SentenceCopy("late#0", "early#0"), SentenceCopy("undated#0", "early#0"))
    return hold_store(make_tables(stories, actors, copies=copies))


def weight(store, query: Query) -> int:
    return sum(line.weight for line in store.relations(query) if line.id == LINE)


def sentences(store, query: Query) -> set[str]:
    return {each.passage.sentence_id for each in store.evidence(LINE, query)}


def test_a_copied_sentence_counts_once_for_a_line(store):
    assert weight(store, Query()) == 6
    assert weight(store, ONCE) == 4
    assert sentences(store, ONCE) == {"early#0", "early#1", "late#1", "undated#1"}


@pytest.mark.parametrize(
    ("fields", "left"),
    [
        ({"outlets": ("Kite",)}, {"late#0", "late#1"}),
        ({"outlets": ("Kite", "Lamp")}, {"early#0", "early#1", "late#1"}),
        ({"documents": ("late", "undated")}, {"late#0", "late#1", "undated#1"}),
        ({"until": "2017"}, {"early#0", "early#1"}),
    ],
)
def test_only_articles_that_are_looked_at_take_anything_away(store, fields, left):
    query = replace(ONCE, **fields)
    assert sentences(store, query) == left
    assert weight(store, query) == len(left)


def test_one_side_of_a_comparison_loses_what_the_other_had_first(store):
    both = replace(ONCE, once_among=("late", "early"))
    assert sentences(store, replace(both, documents=("late",))) == {"late#1"}
    assert sentences(store, replace(both, documents=("early",))) == {"early#0", "early#1"}


def test_evidence_that_a_filter_leaves_out_takes_nothing_away():
    early, late = tell("early", "Lamp", "2017-12-01"), tell("late", "Kite", "2018-01-05")
    early.relations[0] = replace(early.relations[0], confidence=0.3)
    actors = [
        make_actor(name, [*early.mentions[at::2], *late.mentions[at::2]]) for at, name in enumerate(("Ann", "Bob"))
    ]
    store = hold_store(make_tables([early, late], actors, copies=(SentenceCopy("late#0", "early#0"),)))
    assert sentences(store, replace(ONCE, least_confidence=0.5)) == {"early#1", "late#0", "late#1"}
    assert sentences(store, replace(ONCE, least_confidence=0.0)) == {"early#0", "early#1", "late#1"}


def test_a_sentence_of_which_the_first_does_not_tell_the_same_counts_for_the_first_that_does(store):
    early = Story("early", "Ann warned Bob.", published="2017-12-01")
    early.mention("Ann"), early.mention("Bob")
    late, last = tell("late", "Kite", "2018-01-05"), tell("last", "Drum", "2018-02-01")
    every = [*early.mentions, *late.mentions, *last.mentions]
    actors = [make_actor(name, [each for each in every if each.text == name]) for name in ("Ann", "Bob")]
    copies = (SentenceCopy("late#0", "early#0"), SentenceCopy("last#0", "early#0"))
    told = hold_store(make_tables([early, last, late], actors, copies=copies))
    assert sentences(told, ONCE) == {"late#0", "late#1", "last#1"}


def test_options_count_as_the_lines_do(store):
    options = dict(store.facets(replace(ONCE, least_weight=2))["outlets"])
    assert options == {"Lamp": 1, "Kite": 0, "Drum": 0}


def test_copies_are_read_back(store):
    assert [each.sentence_id for each in store.copies()] == ["late#0", "undated#0"]
    assert store.tables().copies == store.copies()
