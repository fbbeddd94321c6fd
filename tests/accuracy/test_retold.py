"""Which differences between two short articles are found, and that none is found where there is none.

The pairs in `retold.jsonl` were written before the program's output on them was seen, those from 26 and 18 on when the
rules were there: `differs` says whether the two articles contradict each other on the pair of actors, `kind` in which
way, or why they do not.
"""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from explorer.actors import resolve
from explorer.analysis import analyse
from explorer.compare import Comparer
from explorer.explore import Explorer
from explorer.language import annotate, load_pipeline
from explorer.model import Document, Query
from explorer.store import Tables, hold_store

PAIRS = [json.loads(line) for line in Path(__file__).with_name("retold.jsonl").read_text("utf-8").splitlines()]

LEAST_FOUND = 29
"""Of 37 true differences, eleven of the twelve written after the rules among them; what is missing are relations that
are not found at all."""


@pytest.fixture(scope="module")
def shown():
    """Ids of the pairs of which a difference is shown."""
    documents = [Document(f"{pair['id']}-{side}", "", pair[side], outlet=side) for pair in PAIRS for side in "ab"]
    docs = annotate(load_pipeline(), [each.text for each in documents])
    found = [analyse(document, doc) for document, doc in zip(documents, docs, strict=True)]
    return {pair["id"] for at, pair in enumerate(PAIRS) if compare(found[2 * at : 2 * at + 2]).retold}


def compare(analyses):
    fields = ("sentences", "mentions", "relations", "speeches", "dates")
    rows = {name: tuple(row for each in analyses for row in getattr(each, name)) for name in fields}
    tables = Tables(documents=tuple(each.document for each in analyses), **rows)
    tables = replace(tables, actors=tuple(resolve(tables.documents, tables.sentences, tables.mentions, ())))
    comparer = Comparer(Explorer(hold_store(tables)))
    return comparer.differences(comparer.side(["outlet:a"]), comparer.side(["outlet:b"]), Query())


def test_true_differences_are_found(shown):
    assert len(shown & {pair["id"] for pair in PAIRS if pair["differs"]}) >= LEAST_FOUND


@pytest.mark.parametrize("pair", [pair for pair in PAIRS if not pair["differs"]], ids=lambda pair: pair["id"])
def test_none_is_shown_where_there_is_none(shown, pair):
    assert pair["id"] not in shown, pair["kind"]
