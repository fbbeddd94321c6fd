"""Said is not happened: what a text tells as happened, and what not, on own sentences with the bundled pipeline."""

import pytest

from explorer.analysis import analyse
from explorer.coverage.told import LED_BY
from explorer.language import annotate, load_pipeline
from explorer.model import Document
from explorer.relations.lexicon import QUAD_OF_EVENT
from tests.accuracy.told import bare_portrayals, missing, read_table, relations_of, wrongly_plain

ROWS = read_table()

NOT_DONE_BESIDES = {
    "try to leave",
    "not tire",
    "not show",
    *("will meet", "will leave", "will accuse", "allegedly cheating", "not leave", "not stop", "not hesitate"),
    *("not stop shelling", "not hesitate to blame"),
}
"""What controls tell otherwise beside what happened in them; "not stop shelling" says that it went on."""


@pytest.fixture(scope="module")
def analyses():
    """Give what rules find in each sentence; all are annotated at once."""
    texts = [row.sentence for row in ROWS]
    docs = annotate(load_pipeline(), texts)
    return {
        text: analyse(Document("told", "", text), doc, learned=False) for text, doc in zip(texts, docs, strict=True)
    }


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.told}: {row.sentence}")
def test_told(analyses, row):
    relations = relations_of(analyses[row.sentence])
    assert not wrongly_plain(row, relations)
    if row.missed:
        assert missing(row, relations), "found by now: take the mark away"
    else:
        assert not missing(row, relations), [str(relation) for relation in relations]


def test_no_portrayal_shows_as_done_what_is_not_told_so(analyses):
    shown = {row.sentence: bare_portrayals(row, analyses[row.sentence]) for row in ROWS}
    assert {sentence: bare for sentence, bare in shown.items() if bare} == {}
    assert sum(bool(row.unreal) for row in ROWS) >= 340


def test_what_happened_is_portrayed_as_done(analyses):
    happened = [row for row in ROWS if row.told == "happened" and not row.missed]
    led = {*LED_BY.values(), "not"} - {"if"}
    said = {p.lemma for row in happened for p in analyses[row.sentence].portrayals if p.rule in ("subject", "object")}
    hedged = {lemma for lemma in said if any(lemma.startswith(f"{each} ") for each in led)}
    assert hedged <= NOT_DONE_BESIDES


def test_every_type_is_told_as_not_happened_in_every_voice():
    told = {(row.type, row.voice) for row in ROWS if row.told != "happened"}
    assert {(event, voice) for event in QUAD_OF_EVENT for voice in ("active", "passive", "nominal")} <= told


def test_few_rows_are_missed():
    assert sum(row.missed for row in ROWS) <= len(ROWS) / 20
