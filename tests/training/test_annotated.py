"""Annotations that are kept as offsets fit the texts that they were written on."""

import json
import os
from collections import Counter
from pathlib import Path

import pytest

from training.annotated import read_rows, write_folders

SHARED = Path(os.environ.get("EXPLORER_SHARED") or Path(__file__).parents[2].parent / "shared")


def test_every_row_names_a_document_and_places_in_it():
    documents = {row["document"] for row in read_rows("documents.tsv")}
    rows = [*read_rows("relations.tsv"), *read_rows("second.tsv"), *read_rows("judged.tsv")]
    assert {row["document"] for row in rows} <= documents
    assert all(int(row["source_start"]) >= 0 and int(row["target_start"]) >= 0 for row in rows)
    assert Counter(row["right"] for row in read_rows("judged.tsv")).keys() == {"0", "1"}


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the texts are not beside this checkout")
def test_words_are_put_back_onto_the_texts(tmp_path):
    write_folders(SHARED / "nlp-data", tmp_path)
    gold = [json.loads(line) for line in (tmp_path / "annotated" / "gold.jsonl").read_text().splitlines()]
    assert len(gold) == len(read_rows("relations.tsv"))
    whole = sum(row["source_words"] == row["source_words"].strip() != "" for row in gold)
    assert whole >= 0.99 * len(gold)
