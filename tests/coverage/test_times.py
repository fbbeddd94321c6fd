"""The stretch of time that a timeline shows."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.coverage.times import Period, choose_window, join, list_steps, read_period


def days(*texts):
    return [read_period(text) for text in texts]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2017-11-30", "2017-11-30", "2017-11-30"),
        ("2017-11-30T08:15:00Z", "2017-11-30", "2017-11-30"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2016", "2016-01-01", "2016-12-31"),
        ("2017-11-20/2017-11-26", "2017-11-20", "2017-11-26"),
        ("2016/2017-03", "2016-01-01", "2017-03-31"),
    ],
)
def test_a_date_of_any_precision_is_a_run_of_days(text, first, last):
    period = read_period(text)
    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)


@pytest.mark.parametrize("text", ["", "soon", "2017-13", "2017-02-30", "30.11.2017"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError, match=r"no date|month|day"):
        read_period(text)


def test_nothing_told_and_nothing_published_has_no_window():
    assert choose_window([], []) is None


def test_dates_of_long_ago_do_not_push_the_others_together():
    told = days("1979", "1991-01-17", *(f"2017-11-{day:02}" for day in range(10, 20)))
    window = choose_window(told, days("2017-11-21"))
    assert (window.period, window.unit) == (join(days("2017-11-10", "2017-11-21")), "day")


def test_where_all_lie_near_together_all_are_shown():
    told = days("2017-09-20", *(f"2017-11-{day:02}" for day in range(1, 20)), "2017-10-02")
    published = days("2017-10-20", "2017-12-02")
    assert choose_window(told, published).period == join([*told, *published])


def test_every_publication_is_shown():
    window = choose_window(days("2017-11-01", "2017-11-02"), days("2014-03-01", "2017-11-03"))
    assert (window.unit, list_steps(window)[0], list_steps(window)[-1]) == ("month", "2014-03", "2017-11")
    assert len(list_steps(window)) == 45


def test_decades_go_year_by_year():
    window = choose_window(days("1988", "2003-04", "2016-05-06"), [])
    assert (window.unit, window.period) == ("year", join(days("1988", "2016")))
    assert len(list_steps(window)) == 29


@given(
    st.lists(st.tuples(st.dates(date(1000, 1, 1), date(2100, 12, 31)), st.integers(0, 400)), min_size=1, max_size=30),
    st.lists(st.dates(date(1990, 1, 1), date(2030, 1, 1)), max_size=5),
)
def test_a_window_holds_most_dates_and_every_publication_in_whole_steps(told, published):
    told = [Period(first, min(first + timedelta(days=more), date(2100, 12, 31))) for first, more in told]
    window = choose_window(told, [Period(day, day) for day in published])
    shown = window.period
    inside = sum(each.first >= shown.first and each.last <= shown.last for each in told)
    assert inside >= (int(0.7 * len(told)) if len(told) > 3 else len(told))
    assert all(shown.first <= day <= shown.last for day in published)
    steps = [read_period(step) for step in list_steps(window)]
    assert (steps[0].first, steps[-1].last) == (shown.first, shown.last)
    assert all(before.last + timedelta(days=1) == after.first for before, after in pairwise(steps))
