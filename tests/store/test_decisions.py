"""What people decided is kept, can be undone, and takes effect."""

import logging

import pytest

from explorer.errors import StoreError
from explorer.model import Actor, Link, Query
from explorer.store import About, open_store, write_store
from explorer.store.decisions import (
    DECISIONS_FILE,
    append_decision,
    append_decisions,
    mark_withdrawn,
    read_decisions,
    read_verdicts,
)

ALL = Query(kinds=())
EVIDENCE = "lamp-1#0/action/0-8/4"


def test_decisions_come_back_in_order(tmp_path, decide):
    made = [decide("rename", "ann", "Anna “Ä” two"), decide("hide", "bob")]
    for each in made:
        append_decision(tmp_path, each)
    assert read_decisions(tmp_path) == tuple(made)
    assert read_decisions(tmp_path / "none") == ()


def test_a_withdrawal_can_be_withdrawn(decide):
    wrong = decide("wrong", EVIDENCE)
    undo = decide("withdraw", wrong.id)
    redo = decide("withdraw", undo.id)
    assert [each.withdrawn for each in mark_withdrawn([wrong, undo])] == [True, False]
    assert [each.withdrawn for each in mark_withdrawn([wrong, undo, redo])] == [False, True, False]
    assert read_verdicts(mark_withdrawn([wrong, undo])) == {}
    assert read_verdicts(mark_withdrawn((*mark_withdrawn([wrong, undo]), redo))) == {EVIDENCE: "wrong"}


def test_what_was_said_last_about_a_piece_of_evidence_counts(decide):
    wrong, right = decide("wrong", EVIDENCE, "other"), decide("right", EVIDENCE)
    assert read_verdicts([wrong, right]) == {EVIDENCE: "right", "other": "wrong"}
    assert read_verdicts([right, wrong]) == {EVIDENCE: "wrong", "other": "wrong"}
    undo = decide("withdraw", right.id)
    assert read_verdicts(mark_withdrawn([wrong, right, undo])) == {EVIDENCE: "wrong", "other": "wrong"}


def test_a_torn_line_loses_only_itself(tmp_path, decide, caplog):
    first, second = decide("hide", "ann"), decide("hide", "bob")
    append_decision(tmp_path, first)
    path = tmp_path / DECISIONS_FILE
    path.write_bytes(path.read_bytes() + b'{"id": "torn", "ve')
    append_decision(tmp_path, second)
    with caplog.at_level(logging.WARNING):
        assert read_decisions(tmp_path) == (first, second)
    assert f"{DECISIONS_FILE}:2" in caplog.text
    assert b'"torn"' in path.read_bytes()


@pytest.mark.parametrize(
    "line",
    [
        '{"id": "x", "verb": "hide", "subjects": "ann"}',
        '{"id": "x", "verb": "hide", "subjects": []}',
        '{"id": "x", "verb": "withdraw", "subjects": [{"a": 1}]}',
        '{"id": 5, "verb": "hide", "subjects": ["ann"]}',
        '{"id": "x", "verb": "hide", "subjects": ["ann"], "withdrawn": "no"}',
        '{"id": "x", "verb": "rename", "subjects": ["ann", "\\ud83d"]}',
        "[" * 100_000,
        "5",
        '{"id": "x", "verb": "teleport", "subjects": ["ann", "bob"]}',
        '{"id": "x", "verb": "same", "subjects": ["ann"]}',
        '{"id": "x", "verb": "different", "subjects": ["ann", "bob", "carl"]}',
        '{"id": "x", "verb": "rename", "subjects": ["ann"]}',
        '{"id": "x", "verb": "rename", "subjects": ["ann", "\\u202e \\u001b"]}',
        '{"id": "x", "verb": "same", "subjects": ["ann", "lamp-1@²-³"]}',
        '{"id": "x", "verb": "hide", "subjects": ["Ann <b>"]}',
        '{"id": "x", "verb": "wrong", "subjects": ["ann"]}',
        '{"id": "x", "verb": "hide", "subjects": ["ann"], "author": 5}',
        '{"id": "x", "verb": "hide", "subjects": ["ann"], "mood": "good"}',
    ],
)
def test_a_line_that_is_no_decision_loses_only_itself(tmp_path, tables, decide, line):
    write_store(tmp_path, tables, about=About())
    path, whole = tmp_path / DECISIONS_FILE, decide("hide", "bob")
    path.write_text(line + "\n", encoding="utf-8")
    append_decision(tmp_path, whole)
    assert open_store(tmp_path).decisions() == (whole,)
    assert path.read_text(encoding="utf-8").startswith(line)


def test_names_that_people_give_are_cleaned_as_titles_are(tmp_path, decide):
    append_decision(tmp_path, decide("rename", "ann", "  Ann\u202e\x1b[1m\n of\u200b Lamp " + "x" * 300))
    (read,) = read_decisions(tmp_path)
    assert read.subjects[1].startswith("Ann [1m of Lamp xxx")
    assert len(read.subjects[1]) == 200


def test_decisions_of_one_click_are_written_all_or_none(tmp_path, decide, monkeypatch):
    first = decide("hide", "ann")
    append_decision(tmp_path, first)
    before = (tmp_path / DECISIONS_FILE).read_bytes()

    def fail(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("explorer.store.locking.os.fsync", fail)
    with pytest.raises(StoreError, match="cannot be written"):
        append_decisions(tmp_path, [decide("hide", "bob"), decide("hide", "carl")])
    assert (tmp_path / DECISIONS_FILE).read_bytes() == before


def test_a_decision_that_cannot_be_written_is_said(tmp_path, decide):
    (tmp_path / DECISIONS_FILE).mkdir()
    with pytest.raises(StoreError, match="cannot be written"):
        append_decision(tmp_path, decide("hide", "ann"))


def test_evidence_called_wrong_is_gone_at_once_and_back_after_undo(tmp_path, tables, decide):
    write_store(tmp_path, tables, about=About())
    store = open_store(tmp_path)
    before, version = store.relations(ALL), store.version
    wrong = decide("wrong", EVIDENCE)
    store.append_decision(wrong)
    assert [each.weight for each in store.relations(ALL) if each.id == "ann~action~bob"] == [2]
    assert store.version != version
    assert open_store(tmp_path).relations(ALL) == store.relations(ALL)
    store.append_decision(decide("withdraw", wrong.id))
    assert store.relations(ALL) == before
    assert [each.withdrawn for each in store.decisions()] == [True, False]


def test_evidence_called_right_counts_as_before_and_says_so(tmp_path, tables, decide):
    write_store(tmp_path, tables, about=About())
    store = open_store(tmp_path)
    before = store.relations(ALL)
    store.append_decision(decide("right", EVIDENCE))
    assert store.relations(ALL) == before
    for each in (store, open_store(tmp_path)):
        assert [told.mention.id for told in each.evidence_for(ALL) if told.checked] == [EVIDENCE]


def test_another_resolution_takes_the_place_of_the_stored_one(store):
    ann = store.actor("ann")
    she = next(link for link in ann.links if link.reference)
    rest = tuple(link for link in ann.links if link != she)
    eve = Actor("eve", "Eve", "person", links=(Link(she.mention_id, "eve", "decided"),))
    store.use_links((), [Actor("ann", "Ann", "person", links=rest), eve, store.actor("bob"), store.actor("carl")])
    assert {each.id: each.weight for each in store.relations(Query())} == {
        "ann~action~bob": 2, "bob~action~ann": 1, "eve~action~bob": 1,
    }  # fmt: skip
    places = {row.id: (row.x, row.y) for row in store.actors(ALL, store.relations(ALL))}
    assert places["ann"] == (1.0, 2.0)
    assert places["eve"] != places["ann"]
    assert abs(places["eve"][0] - 1.0) < 100
    assert abs(places["eve"][1] - 2.0) < 100
