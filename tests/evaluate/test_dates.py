import json

import pytest
import spacy

from explorer.errors import ReadingError
from explorer.evaluate.dates import evaluate_dates

NLP = spacy.blank("en")
NLP.add_pipe("sentencizer")


def line(text, *dates, **fields):
    return json.dumps({"id": "a", "published": "2021-06-16", "text": text, "dates": dates, **fields})


@pytest.fixture
def measure(tmp_path):
    def measure(*lines):
        path = tmp_path / "dates.jsonl"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return evaluate_dates(NLP, path)

    return measure


def counts(score):
    return score.found, score.wrong, score.missed


def test_exact_and_overlapping_borders(measure):
    score = measure(line("It rained on May 3, 2019 in Riga.", ["on May 3, 2019", "2019-05-03"])).halves["all"]
    assert counts(score.exact) == (0, 1, 1)
    assert counts(score.overlapping) == (1, 0, 0)
    assert score.resolved_right == 1.0


def test_missed_wrong_and_resolved_otherwise(measure):
    report = measure(
        line("It rained in the days of rain.", ["the days of rain", "2019"]),
        line("It snowed yesterday."),
        line("It hailed last week.", ["last week", "2021"]),
    )
    score = report.halves["all"]
    assert counts(score.exact) == counts(score.overlapping) == (1, 1, 1)
    assert score.resolved_right == 0.0
    assert len(report.wrong) == 3
    assert "marked last week = 2021; found last week = 2021-06-07/2021-06-13" in report.wrong[2]


def test_halves_are_told_for_themselves(measure):
    report = measure(
        line("It rained yesterday.", ["yesterday", "2021-06-15"], half="dev"),
        line("It rained never.", ["never", ""], half="held-out"),
    )
    assert {half: score.exact.recall for half, score in report.halves.items()} == {"all": 0.5, "dev": 1, "held-out": 0}
    assert "held-out, overlapping" in str(report)


def test_the_same_words_twice_are_two_places(measure):
    text = "It rained last week and snowed last week."
    resolved = "2021-06-07/2021-06-13"
    score = measure(line(text, ["last week", resolved], ["last week", resolved])).halves["all"]
    assert counts(score.exact) == (2, 0, 0)
    assert score.resolved == 2


@pytest.mark.parametrize("bad", ["{", "[]", line("It rained.", ["yesterday", ""]), line("It rained.", ["It"])])
def test_a_line_that_is_no_marked_text_is_named(measure, bad):
    with pytest.raises(ReadingError, match=r"dates\.jsonl:2"):
        measure(line("It rained."), bad)
