"""Said is not happened: what a text tells as happened, and what not, on own sentences with the bundled pipeline."""

import pytest

from explorer.analysis import analyse
from explorer.language import annotate, load_pipeline
from explorer.model import Document
from explorer.relations.lexicon import QUAD_OF_EVENT
from tests.accuracy.told import missing, read_table, relations_of, wrongly_plain

ROWS = read_table()


@pytest.fixture(scope="module")
def found():
    """Give what was found in each sentence; all are annotated at once."""
    texts = [row.sentence for row in ROWS]
    docs = annotate(load_pipeline(), texts)
    return {text: relations_of(analyse(Document("told", "", text), doc)) for text, doc in zip(texts, docs, strict=True)}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.told}: {row.sentence}")
def test_told(found, row):
    relations = found[row.sentence]
    assert not wrongly_plain(row, relations)
    if row.missed:
        assert missing(row, relations), "found by now: take the mark away"
    else:
        assert not missing(row, relations), [str(relation) for relation in relations]


def test_every_type_is_told_as_not_happened_in_every_voice():
    told = {(row.type, row.voice) for row in ROWS if row.told != "happened"}
    assert {(event, voice) for event in QUAD_OF_EVENT for voice in ("active", "passive", "nominal")} <= told


def test_few_rows_are_missed():
    assert sum(row.missed for row in ROWS) <= len(ROWS) / 20
