"""CSV files of quotations and portrayals: offsets into the texts, chains, reasons; repeats left out."""

import csv

import pytest

from explorer.export.tables import export_csv
from explorer.store import hold_store
from tests.tellings import KETTLE, LAMP, REASON, WORDS, make_tellings

TEXTS = {"lamp": LAMP, "kettle": KETTLE}


@pytest.fixture
def rows(tmp_path):
    paths = {path.stem: path for path in export_csv(hold_store(make_tellings()), tmp_path)}

    def read(name):
        with paths[name].open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    return read


def test_one_row_a_quotation_with_its_chain(rows):
    told = [
        (row["outlet"], row["kind"], row["speaker_id"], row["cue"], row["credited_to"]) for row in rows("quotations")
    ]
    assert told == [
        ("Lamp", "direct", "ada-holm", "told", "Lamp | Tass | Ada Holm"),
        ("Kettle", "direct", "ada-holm", "said", "Kettle | Pail | Ada Holm"),
        ("Kettle", "indirect", "bo", "claimed", "Kettle | Bo"),
    ]


def test_offsets_of_quotations_count_in_the_text(rows):
    for row in rows("quotations"):
        words = TEXTS[row["document_id"]][int(row["start"]) : int(row["end"])]
        assert words == (WORDS if row["kind"] == "direct" else "that the dam leaks")
        assert int(row["words"]) == len(words.split())


def test_one_row_a_portrayal_with_the_reason_of_a_candidate(rows):
    told = [(row["actor_id"], row["actor"], row["kind"], row["words"], row["candidate"]) for row in rows("portrayals")]
    assert told == [
        ("ada-holm", "Ada Holm", "title", "Minister", ""),
        ("ada-holm", "Ada Holm", "doer", "told", ""),
        ("ada-holm", "Ada Holm", "adjective", "proud", ""),
        ("ada-holm", "Ada Holm", "doer", "met", ""),
        ("ada-holm", "Ada Holm", "doer", "said", ""),
        ("bo", "Bo", "doer", "claimed", f"judging verbs of saying: {REASON}"),
        ("", "They", "doer", "fled", ""),
    ]


def test_offsets_of_portrayals_count_in_the_text(rows):
    found = rows("portrayals")
    assert [TEXTS[row["document_id"]][int(row["start"]) : int(row["end"])] for row in found] == [
        row["words"] for row in found
    ]
    assert {row["sentence_id"] for row in found} == {"lamp#0", "lamp#1", "kettle#0", "kettle#1", "kettle#2"}
