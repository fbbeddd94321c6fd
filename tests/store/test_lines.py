"""Relations, actors and filter options under queries."""

from dataclasses import replace

import pytest

from explorer.model import Query, Sentence
from explorer.store import hold_store
from tests.factory import Story, make_actor, make_tables

ALL = Query(kinds=())


def weights(store, query=ALL):
    return {relation.id: relation.weight for relation in store.relations(query)}


def test_a_relation_counts_its_sentences(store):
    assert weights(store) == {
        "ann~action~bob": 3,
        "ann~co-mention~bob": 2,
        "bob~action~ann": 1,
    }


def test_a_relation_tells_what_is_done_where_and_how_sure(store):
    relation = store.relations(ALL)[0]
    assert (relation.quad, relation.mixed) == ("verbal conflict", True)
    assert relation.events == (("THREATEN", 2), ("CONSULT", 1))
    assert relation.predicates == ("warned", "met")
    assert relation.told == (("warned", ""), ("met", ""))
    assert (relation.documents, relation.outlets, relation.confidence) == (1, ("Lamp",), 1.0)
    assert not relation.mutual
    assert store.relations(ALL)[2].unreal == 1.0


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query(), {"ann~action~bob": 3, "bob~action~ann": 1}),
        (Query(kinds=("co-mention",)), {"ann~co-mention~bob": 2}),
        (Query(quads=("verbal conflict",)), {"ann~action~bob": 2}),
        (Query(events=("CONSULT",)), {"ann~action~bob": 1, "bob~action~ann": 1}),
        (Query(outlets=("Kite",)), {"bob~action~ann": 1}),
        (Query(documents=("lamp-1", "no-such")), {"ann~action~bob": 3}),
        (Query(since="2018"), {"bob~action~ann": 1}),
        (Query(until="2017-12"), {"ann~action~bob": 3}),
        (Query(since="2017-12-01", until="2018-01-05"), {"ann~action~bob": 3, "bob~action~ann": 1}),
        (Query(since="2018-01-06"), {}),
        (Query(least_weight=2), {"ann~action~bob": 3}),
        (Query(least_confidence=0.6), {"ann~action~bob": 2, "bob~action~ann": 1}),
        (Query(references=False), {"ann~action~bob": 2, "bob~action~ann": 1}),
    ],
)
def test_each_line_filter_lets_through_what_it_says(store, query, expected):
    assert weights(store, query) == expected


@pytest.mark.parametrize("value", ["'; DROP TABLE evidence; --", "%", "\x00", "🙂" * 1000, "Lamp' OR '1'='1"])
def test_hostile_filter_values_are_only_values(store, value):
    query = Query(kinds=(value,), quads=(value,), events=(value,), outlets=(value,), documents=(value,), since=value)
    assert store.relations(query) == ()
    assert store.evidence(value, ALL) == store.evidence_of_actor(value, ALL) == store.evidence_in(value) == ()
    assert len(store.relations(ALL)) == 3


def test_a_sentence_that_says_it_twice_counts_once():
    story = Story("d", "Ann praised and thanked Bob.")
    ann, bob = story.mention("Ann"), story.mention("Bob")
    story.relation("action", ann, bob, cue="praised")
    story.relation("action", ann, bob, cue="thanked")
    store = hold_store(make_tables([story], [make_actor("Ann", [ann]), make_actor("Bob", [bob])]))
    assert weights(store) == {"ann~action~bob": 1}
    assert len(store.evidence("ann~action~bob", ALL)) == 2


def test_repeated_sentences_and_relations_to_oneself_count_not_at_all(tables):
    sentences = tuple(replace(each, repeats="lamp-1#0") if each.id == "lamp-1#2" else each for each in tables.sentences)
    store = hold_store(replace(tables, sentences=sentences))
    assert weights(store, Query())["ann~action~bob"] == 2
    ann, bob = (store.actor(each) for each in ("ann", "bob"))
    one = replace(ann, links=ann.links + tuple(replace(link, actor_id="ann") for link in bob.links))
    store.use_links((), [one])
    assert store.relations(ALL) == ()


def test_co_mentions_have_one_direction_whoever_is_named_first(store):
    assert [each.source_id for each in store.evidence("ann~co-mention~bob", ALL)] == ["ann", "ann"]
    assert store.evidence("bob~co-mention~ann", ALL) == ()


def test_actors_come_with_counts_weight_and_place(store):
    rows = {row.id: row for row in store.actors(ALL, store.relations(Query()))}
    ann = rows["ann"]
    assert (ann.mentions, ann.documents, ann.weight, ann.x, ann.y) == (4, 2, 4, 1.0, 2.0)
    assert ann.aliases == ("Ms Ann",)
    assert (rows["carl"].weight, rows["carl"].belongs_to) == (0, "ann")
    assert list(rows)[-1] == "carl"


def test_actors_outside_the_documents_looked_at_are_left_out(store):
    kite = Query(outlets=("Kite",))
    assert {row.id for row in store.actors(kite, store.relations(kite))} == {"ann", "bob"}
    without_pronouns = store.actors(Query(references=False), ())
    assert {row.id: row.mentions for row in without_pronouns}["ann"] == 3


def test_facets_count_what_each_option_would_show(store):
    facets = store.facets(Query())
    assert facets["kinds"] == (("action", 2), ("co-mention", 1))
    assert facets["quads"] == (("verbal cooperation", 2), ("verbal conflict", 1))
    assert facets["outlets"] == (("Kite", 1), ("Lamp", 1))
    narrowed = store.facets(Query(outlets=("Kite",)))
    assert narrowed["events"] == (("CONSULT", 1), ("THREATEN", 0))
    assert dict(narrowed["outlets"]) == {"Kite": 1, "Lamp": 1}
    assert store.facets(Query(least_weight=2))["kinds"] == (("action", 1), ("co-mention", 1))


def test_an_option_shows_as_many_relations_as_its_facet_says(store):
    for quad, count in store.facets(Query())["quads"]:
        assert len(store.relations(Query(quads=(quad,)))) == count


def test_nothing_stored_is_nothing_shown():
    store = hold_store(make_tables([], []))
    assert store.relations(ALL) == store.actors(ALL, ()) == store.documents() == ()
    assert store.facets(ALL)["kinds"] == ()


def test_rows_that_point_nowhere_are_passed_over(tables):
    stray = Sentence("x#0", "no-such-document", 0, 0, 5)
    store = hold_store(replace(tables, sentences=(*tables.sentences, stray)))
    assert len(store.relations(ALL)) == 3
