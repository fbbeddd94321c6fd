"""Days and runs of them in words."""

import pytest

from explorer.ui.days import name_span, name_time


@pytest.mark.parametrize(
    ("time", "words"),
    [
        ("2017-11-30", "30 Nov 2017"),
        ("2017-11", "Nov 2017"),
        ("2016", "2016"),
        ("2016-01-01/2016-12-31", "2016"),
        ("1980-01-01/1989-12-31", "1980 to 1989"),
        ("2017-11-20/2017-11-26", "20 to 26 Nov 2017"),
        ("2017-10-30/2017-11-05", "30 Oct to 5 Nov 2017"),
        ("2016-12-28/2017-01-02", "28 Dec 2016 to 2 Jan 2017"),
        ("2017-05-01/2017-07-31", "May to Jul 2017"),
        ("2016-12-01/2017-02-28", "Dec 2016 to Feb 2017"),
        ("2016-02-01/2016-02-28", "1 to 28 Feb 2016"),
        ("2014-01-01/2017-12-05", "1 Jan 2014 to 5 Dec 2017"),
        ("2017-11-30/2017-11-30", "30 Nov 2017"),
    ],
)
def test_a_time_is_named_without_losing_a_day(time, words):
    assert name_time(time) == words


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        ("", "", ""),
        ("2017-11", "", "from Nov 2017"),
        ("", "2016", "until 2016"),
        ("2017-10", "2017-12", "Oct to Dec 2017"),
        ("2017-11-01", "2017-11-30", "Nov 2017"),
        ("2018", "2016", "2018 to 2016"),
    ],
)
def test_a_span_may_be_open(since, until, words):
    assert name_span(since, until) == words
