"""Judged relations, counted: shares, agreement, faults, and what stated confidence is worth."""

import pytest

from explorer.evaluate.judged import JudgedReport, evaluate_judged, write_rules
from explorer.evaluate.shares import Share
from explorer.evaluate.sheet import JudgedRelation, Sheets
from explorer.measured import read_measured
from explorer.settings import SURE

HEAD = "id,kind,rule,confidence,reading_1,reading_2,fault_1,fault_2"


def judged(number, confidence, readings, *, rule="verb", kind="action", faults=("", "")):
    said = {"r": True, "w": False, "-": None}
    return JudgedRelation(str(number), kind, rule, confidence, tuple(said[each] for each in readings), faults)


@pytest.fixture
def report():
    return JudgedReport(
        Sheets(
            (
                judged(1, SURE, "rr"),
                judged(2, 0.95, "rr"),
                judged(3, 0.9, "wr", faults=("pair", "")),
                judged(4, 0.75, "r-", rule="passive"),
                judged(5, 0.6, "ww", rule="passive", kind="statement", faults=("told", "pair")),
                judged(6, 0.62, "w-", rule="a rule of old"),
            ),
            unread=4,
        )
    )


def test_right_is_what_no_reading_calls_wrong(report):
    assert report.overall == Share(3, 6)
    assert (report.of_reading(0), report.of_reading(1)) == (Share(3, 6), Share(3, 4))


def test_what_the_page_calls_sure_is_counted_by_itself(report):
    assert report.sure == Share(2, 3)


def test_groups_come_the_largest_first(report):
    assert list(report.by(lambda each: each.rule).items()) == [
        ("verb", Share(2, 3)), ("passive", Share(1, 2)), ("a rule of old", Share(0, 1)),
    ]  # fmt: skip
    assert report.by(lambda each: each.kind)["statement"] == Share(0, 1)


def test_faults_are_counted_by_reading(report):
    assert report.faults() == {"pair": (1, 1), "told": (1, 0), "": (1, 0)}


def test_stated_confidence_against_judged_share(report):
    low, middle, sure, high = report.bins()
    assert (low.low, low.high, low.stated, low.share) == (0.6, 0.7, pytest.approx(0.61), Share(0, 2))
    assert (middle.low, middle.stated, middle.share) == (0.7, pytest.approx(0.75), Share(1, 1))
    assert (sure.low, sure.stated, sure.share) == (0.8, pytest.approx(0.85), Share(1, 1))
    assert (high.low, high.stated, high.share) == (0.9, pytest.approx(0.925), Share(1, 2))
    assert report.calibration_error == pytest.approx((2 * 0.61 + 0.25 + 0.15 + 2 * (0.925 - 0.5)) / 6)


@pytest.mark.parametrize(("confidence", "low"), [(0.0, 0.0), (0.3, 0.3), (0.7, 0.7), (0.6999, 0.6), (1.0, 0.9)])
def test_each_confidence_falls_into_the_bin_that_begins_there(confidence, low):
    (only,) = JudgedReport(Sheets((judged(1, confidence, "r-"),))).bins()
    assert only.low == low


def test_the_report_says_it_all(report):
    said = str(report)
    for part in (
        "6 relations judged, 4 of them by two readings",
        "4 without a reading are left out",
        "no reading calls it wrong          3 of    6   50.0%  (18.8% to 81.2%)",
        "shown as sure (85% or more)",
        "agreement of the readings: 3 of 4 (75.0%), Cohen's kappa 0.50",
        "one of the two is not who does it",
        "0.6 to 0.7, stated  61%",
        "expected calibration error: 0.412",
    ):
        assert part in said


def test_nothing_judged_is_said(tmp_path):
    path = tmp_path / "sheet.csv"
    path.write_text(f"{HEAD}\na,action,verb,0.5,,,,\n", encoding="utf-8")
    assert str(evaluate_judged([path])) == "nothing is judged yet: 1 relations have no reading"


def test_each_rule_that_there_is_gets_its_figures(report, tmp_path):
    path = tmp_path / "relations.tsv"
    assert write_rules(report, path) == ("a rule of old",)
    assert read_measured([path]) == {"verb": (3, 2), "passive": (2, 1)}
    assert "from 5 relations, 4 of them read twice" in path.read_text(encoding="utf-8")
