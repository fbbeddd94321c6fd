"""Evidence, passages and articles with their marks."""

import pytest

from explorer.errors import QueryError
from explorer.model import Query
from explorer.store import hold_store
from tests.factory import Story, make_actor, make_tables
from tests.store.conftest import BY_HAND

ALL = Query(kinds=())


def marked(passage):
    return [(passage.text[mark.start : mark.end], mark.role) for mark in passage.marks]


def test_evidence_shows_who_what_whom_and_who_says_so(store):
    met, warned, _ = store.evidence("ann~action~bob", ALL)
    assert marked(met.passage) == [("Ann", "source"), ("met", "cue"), ("Bob", "target")]
    assert marked(warned.passage) == [("She", "source"), ("warned", "cue"), ("Bob", "target"), ("Carl", "speaker")]
    source, _, _, speaker = warned.passage.marks
    assert (source.actor_id, source.reference, source.rule) == ("ann", True, "pronoun")
    assert (speaker.actor_id, warned.credited_to) == ("carl", ("Carl",))
    assert (warned.source_name, warned.source_text, warned.source_rule) == ("Ann", "She", "pronoun")
    assert (warned.outlet, warned.published, warned.document_title) == ("Lamp", "2017-12-01", "Title of lamp-1")
    assert warned.confidence == 0.5  # the finder weighed how surely its ends are linked


def test_evidence_obeys_filters_but_not_that_of_its_own_kind(store):
    assert len(store.evidence("ann~action~bob", Query(kinds=("affiliation",)))) == 3
    assert len(store.evidence("ann~action~bob", Query(quads=("verbal conflict",)))) == 2
    assert store.evidence("ann~action~bob", Query(outlets=("Kite",))) == ()


def test_newest_article_comes_first_then_the_order_of_the_text(store):
    told = store.evidence_of_actor("ann", ALL)
    assert [each.passage.sentence_id for each in told] == [
        "kite-1#0", "kite-1#0", "lamp-1#0", "lamp-1#0", "lamp-1#1", "lamp-1#2",
    ]  # fmt: skip
    assert [each.passage.document_id for each in store.evidence_for(Query())] == ["lamp-1"] * 3 + ["kite-1"]


def test_quotations_about_nobody_are_told_though_they_are_no_relation(store):
    (quoted,) = store.quotations_of("carl")
    assert (quoted.target_id, quoted.target_name) == ("", "")
    assert marked(quoted.passage)[0] == ("She warned Bob", "words")
    assert store.quotations_of("carl", Query(outlets=("Kite",))) == ()
    assert quoted in store.evidence_in("lamp-1")
    assert store.evidence_of_actor("carl", ALL) == ()


def test_passages_of_an_actor(store):
    assert [each.sentence_id for each in store.passages_of_actor("ann", ALL)] == [
        "kite-1#0", "lamp-1#0", "lamp-1#1", "lamp-1#2",
    ]  # fmt: skip
    by_name = store.passages_of_actor("ann", Query(references=False, outlets=("Lamp",)))
    assert [each.sentence_id for each in by_name] == ["lamp-1#0", "lamp-1#2"]
    assert len(store.passages_of_actor("ann", ALL, limit=1)) == 1


def test_an_article_is_its_whole_text(store):
    document, passages = store.article("lamp-1")
    assert "".join(passage.text for passage in passages) == document.text
    assert [passage.sentence_id for passage in passages] == ["lamp-1#0", "", "lamp-1#1", "", "lamp-1#2"]
    assert marked(passages[2]) == [("She", "actor"), ("Bob", "actor"), ("Carl", "actor")]


def test_offsets_hold_in_text_beyond_ascii():
    story = Story("d", "“Žižek” 🙂 e\u0301crit.\n🙂 Žižek met Ann.")
    slavoj, ann = story.mention("Žižek", 1), story.mention("Ann")
    story.relation("action", slavoj, ann, cue="met")
    store = hold_store(make_tables([story], [make_actor("Slavoj", [slavoj]), make_actor("Ann", [ann])]))
    (evidence,) = store.evidence("slavoj~action~ann", ALL)
    assert marked(evidence.passage) == [("Žižek", "source"), ("met", "cue"), ("Ann", "target")]
    assert "".join(each.text for each in store.article("d")[1]) == story.document.text


def test_the_surer_of_two_readings_of_a_name_counts():
    story = Story("d", "Baghdad said no.")
    name = story.mention("Baghdad", kind="place")
    city, power = make_actor("Baghdad", [name]), make_actor("Iraqi government", [], references=[name])
    store = hold_store(make_tables([story], [power, city]))
    (passage,) = store.article("d")[1]
    assert [mark.actor_id for mark in passage.marks] == ["baghdad"]


def test_what_is_not_there_is_said_in_words(store):
    for ask in (store.actor, store.article, store.document):
        with pytest.raises(QueryError, match="collection"):
            ask("no-such-id\n<script>")


def test_actor_names_rules_and_rows_come_back(store, tables):
    assert store.actor("ann") == tables.actors[0]
    assert store.names_of("ann") == (("Ann", 3),)
    assert store.rules() == {"by hand": BY_HAND}
    assert store.documents() == tables.documents
    assert store.tables() == tables
