"""Evidence that readers put right: turned, called otherwise, told otherwise; found again after another analysis."""

from dataclasses import replace

import pytest

from explorer.model import Cue, Query
from explorer.store import About, Store, hold_store, open_store, write_store
from explorer.store.database import load_rows

ALL = Query(kinds=())
MET = "lamp-1#0/action/0-8/4"
SAID = "lamp-1#1/quotation/31-/36"


@pytest.fixture
def told(tables, tmp_path):
    """A store with the evidence of `tables`, and a function that reads it by id."""
    write_store(tmp_path, tables, about=About())
    store = open_store(tmp_path)
    return store, lambda evidence: next(each for each in store.evidence_for(ALL) if each.mention.id == evidence)


def weights(store):
    return {each.id: each.weight for each in store.relations(ALL)}


def test_a_relation_is_turned_round_and_back(told, decide):
    store, read = told
    before = weights(store)
    turn = replace(decide("direction", MET), author="Mia", why="the text says who met whom")
    store.append_decision(turn)
    assert weights(store)["ann~action~bob"] == before["ann~action~bob"] - 1
    assert weights(store)["bob~action~ann"] == before["bob~action~ann"] + 1
    found = read(MET)
    assert (found.source_name, found.target_name, found.confidence) == ("Bob", "Ann", 1.0)
    assert found.mention.reason.startswith(
        "Corrected by Mia (the text says who met whom). The program had read: action"
    )
    assert "from “Ann” to “Bob”" in found.mention.reason
    assert (found.as_read.source, found.as_read.reason) == ("lamp-1@0-3", "")
    assert weights(open_store(store.folder)) == weights(store)
    store.append_decision(decide("withdraw", turn.id))
    assert (weights(store), read(MET).as_read) == (before, None)


def test_turned_twice_is_as_it_was(told, decide):
    store, read = told
    before = weights(store)
    store.append_decisions([decide("direction", MET), decide("direction", MET)])
    assert weights(store) == before
    assert read(MET).as_read is not None


def test_another_event_has_its_class_and_another_kind_its_line(told, decide):
    store, read = told
    store.append_decision(decide("event", MET, "ASSAULT"))
    assert (read(MET).mention.event, read(MET).mention.quad) == ("ASSAULT", "material conflict")
    store.append_decision(decide("event", MET, "affiliation"))
    assert weights(store)["ann~affiliation~bob"] == 1
    assert (read(MET).mention.event, read(MET).mention.quad) == ("", "")
    assert read(MET).as_read.event == "CONSULT"
    store.append_decision(decide("event", MET, "REQUEST"))
    assert {each.stance for each in store.relations(Query(quads=("demand",)))} == {"demand"}


def test_what_is_only_named_together_counts_once_in_its_sentence(told, decide):
    store, _ = told
    before = weights(store)["ann~co-mention~bob"]
    store.append_decision(decide("event", MET, "co-mention"))
    assert weights(store)["ann~co-mention~bob"] == before
    assert weights(store)["ann~action~bob"] == 2


def test_how_it_is_told_is_put_right(told, decide):
    store, read = told
    store.append_decision(decide("told", MET, "planned"))
    assert MET not in {each.mention.id for each in store.evidence_for(Query(facts=True))}
    store.append_decision(decide("told", MET, "negated"))
    assert (read(MET).mention.negated, read(MET).mention.modality) == (True, "")
    store.append_decision(decide("told", MET, "fact"))
    assert (read(MET).mention.negated, read(MET).mention.modality) == (False, "")


def test_a_quotation_about_nobody_is_not_turned(told, decide):
    store, _ = told
    store.append_decision(decide("direction", SAID))
    (said,) = store.quotations_of("carl")
    assert said.source_name == "Carl"


def moved(tables, by):
    """Another analysis of an article that begins with a sentence more: all ids are others."""
    first = tables.documents[0]
    shift = {}
    for each in tables.mentions:
        if each.document_id == first.id:
            shift[each.id] = f"{first.id}@{each.start + by}-{each.end + by}"

    def move(evidence_id):
        document, index = evidence_id.split("/")[0].split("#")
        kind, ends, cue = evidence_id.split("/")[1:]
        ends = "-".join(str(int(each) + by) if each else "" for each in ends.split("-"))
        return f"{document}#{int(index) + 1}/{kind}/{ends}/{int(cue) + by if cue else ''}"

    return replace(
        tables,
        documents=(replace(first, text="x" * (by - 2) + ". " + first.text), *tables.documents[1:]),
        sentences=tuple(
            replace(each, id=f"{first.id}#{each.index + 1}", index=each.index + 1,
                    start=each.start + by, end=each.end + by)
            if each.document_id == first.id else each
            for each in tables.sentences
        ),
        mentions=tuple(
            replace(each, id=shift[each.id], start=each.start + by, end=each.end + by,
                    sentence_id=f"{first.id}#{int(each.sentence_id.split('#')[1]) + 1}")
            if each.id in shift else each
            for each in tables.mentions
        ),
        relations=tuple(
            replace(each, id=move(each.id), source=shift[each.source], target=shift.get(each.target, ""),
                    sentence_id=f"{first.id}#{int(each.sentence_id.split('#')[1]) + 1}",
                    cues=tuple(Cue(cue.start + by, cue.end + by) for cue in each.cues))
            if each.sentence_id.startswith(first.id) else each
            for each in tables.relations
        ),
        actors=tuple(
            replace(each, links=tuple(replace(link, mention_id=shift.get(link.mention_id, link.mention_id))
                                      for link in each.links))
            for each in tables.actors
        ),
    )  # fmt: skip


def test_a_verdict_finds_its_evidence_where_the_sentence_moved(tables, decide):
    sentence = tables.sentences[0]
    text = tables.documents[0].text[sentence.start : sentence.end]
    turn = replace(decide("direction", MET), words=(text,), anchors=("lamp-1@0-12",))
    store = Store(load_rows(moved(tables, 40)), About(), [turn])
    assert weights(store)["bob~action~ann"] == 2
    assert store.applied() == {turn.id}


def test_a_verdict_finds_its_evidence_where_only_the_sentence_has_another_number(tables, decide):
    wrong = decide("wrong", MET.replace("#0", "#7"))
    store = Store(load_rows(tables), About(), [wrong])
    assert weights(store)["ann~action~bob"] == 2
    assert store.applied() == {wrong.id}


def test_a_verdict_on_what_is_not_read_any_more_does_not_apply(tables, decide):
    store = Store(
        load_rows(tables), About(), [decide("wrong", "lamp-1#0/statement/0-8/4"), decide("told", MET, "fact")]
    )
    assert store.applied() == {"decision-1"}
    assert weights(store) == weights(hold_store(tables))
