"""Floors of how dates are found and resolved, with the bundled pipeline. They only rise.

dates.jsonl holds 226 invented texts of one or two sentences, 206 dates in them; every other one was kept apart while
the rules were written ("held-out"). Both halves are by the hand that wrote the rules: real news is harder.
"""

from pathlib import Path

import pytest

from explorer.evaluate.dates import evaluate_dates
from explorer.language import load_pipeline


@pytest.fixture(scope="module")
def report():
    return evaluate_dates(load_pipeline(), Path(__file__).with_name("dates.jsonl"))


@pytest.mark.parametrize("half", ["dev", "held-out"])
def test_dates(report, half):
    score = report.halves[half]
    assert score.exact.precision >= 0.98
    assert score.exact.recall >= 0.98
    assert score.overlapping.f1 >= 0.98
    assert score.resolved_right >= 0.98


def test_the_set_is_as_large_as_told(report):
    score = report.halves["all"].exact
    assert score.found + score.missed == 206
