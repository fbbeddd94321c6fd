"""How dates are written and what they resolve to, without a parse: so none of these hangs on tense."""

import random
from datetime import date, timedelta
from itertools import pairwise

import pytest
import spacy

from explorer.coverage.dates import explain_rules, find_dates
from explorer.coverage.dates.periods import NoPeriodError, Period, months_of, moved, part_of, unit_around
from explorer.mentions import find_sentences
from explorer.model import Document

NLP = spacy.blank("en")
NLP.add_pipe("sentencizer")
PUBLISHED = "2021-06-16"


def find_in(text, published=PUBLISHED):
    doc = NLP(text)
    document = Document("d", "", text, published=published)
    return find_dates(document, doc, find_sentences(document, doc))


def told(text, published=PUBLISHED):
    return [f"{each.text} = {each.resolved}" for each in find_in(text, published)]


WRITTEN = {
    "month and day": [
        ("on November 30, 2017, we", "November 30, 2017 = 2017-11-30"),
        ("on Nov. 30 2017", "Nov. 30 2017 = 2017-11-30"),
        ("on NOVEMBER 30", "NOVEMBER 30 = 2021-11-30"),
        ("on Thursday, Nov. 30, 2017", "Thursday, Nov. 30, 2017 = 2017-11-30"),
        ("on Dec.14th", "Dec.14th = 2021-12-14"),
        ("on July 3-5, 2019", "July 3-5, 2019 = 2019-07-03/2019-07-05"),
        ("on July 3 and 4, 2019", "July 3 and 4, 2019 = 2019-07-03/2019-07-04"),
        ("on July 3 last year", "July 3 last year = 2020-07-03"),
        ("Tuesday, Dec. 29", "Tuesday, Dec. 29 = 2020-12-29"),
        ("Monday, June 20", "Monday, June 20 = 2022-06-20"),
    ],
    "day and month": [
        ("on 30 November 2017", "30 November 2017 = 2017-11-30"),
        ("on the 3rd of May 2019", "the 3rd of May 2019 = 2019-05-03"),
        ("from 3 to 5 March 2020", "from 3 to 5 March 2020 = 2020-03-03/2020-03-05"),
        ("on 29 February", "29 February = 2020-02-29"),
    ],
    "date in figures": [
        ("on 2017-11-30", "2017-11-30 = 2017-11-30"),
        ("on 11/30/2017", "11/30/2017 = 2017-11-30"),
        ("on 30.11.2017", "30.11.2017 = 2017-11-30"),
        ("on 5/5/2017", "5/5/2017 = 2017-05-05"),
    ],
    "months": [
        ("in May and June 2016", "May and June 2016 = 2016-05-01/2016-06-30"),
        ("from November to January 2017", "from November to January 2017 = 2016-11-01/2017-01-31"),
    ],
    "month": [
        ("in October 2017", "October 2017 = 2017-10"),
        ("in October of last year", "October of last year = 2020-10"),
        ("since last October", "since last October = 2020-10-01/2021-06-16"),
        ("next March", "next March = 2022-03"),
        ("this March", "this March = 2021-03"),
        ("in Oct. there", "Oct. = 2020-10"),
        ("in early May", "early May = 2021-05-01/2021-05-10"),
    ],
    "weekday": [
        ("on Monday", "Monday = 2021-06-14"),
        ("last Wednesday", "last Wednesday = 2021-06-09"),
        ("next Wednesday", "next Wednesday = 2021-06-23"),
        ("this Friday", "this Friday = 2021-06-18"),
        ("Friday last week", "Friday last week = 2021-06-11"),
        ("late Monday", "late Monday = 2021-06-14"),
        ("on Monday night", "Monday night = 2021-06-14"),
    ],
    "day word": [
        ("Yesterday", "Yesterday = 2021-06-15"),
        ("earlier today", "earlier today = 2021-06-16"),
        ("last night", "last night = 2021-06-15"),
        ("tomorrow morning", "tomorrow morning = 2021-06-17"),
        ("the day before yesterday", "the day before yesterday = 2021-06-14"),
    ],
    "span of time": [
        ("in the past five years", "the past five years = 2016-06-16/2021-06-16"),
        ("in the last 24 hours", "the last 24 hours = 2021-06-15/2021-06-16"),
        ("this past week", "this past week = 2021-06-09/2021-06-16"),
        ("the next two weeks", "the next two weeks = 2021-06-16/2021-06-30"),
    ],
    "season": [
        ("the spring of 2016", "the spring of 2016 = 2016-03-01/2016-05-31"),
        ("last winter", "last winter = 2020-12-01/2021-02-28"),
        ("next spring", "next spring = 2022-03-01/2022-05-31"),
        ("this summer", "this summer = 2021-06-01/2021-08-31"),
        ("the summer of last year", "the summer of last year = 2020-06-01/2020-08-31"),
    ],
    "part of a year": [
        ("the third quarter of 2019", "the third quarter of 2019 = 2019-07-01/2019-09-30"),
        ("the last quarter of last year", "the last quarter of last year = 2020-10-01/2020-12-31"),
        ("the second half of the year", "the second half of the year = 2021-07-01/2021-12-31"),
    ],
    "period": [
        ("last week", "last week = 2021-06-07/2021-06-13"),
        ("this month", "this month = 2021-06"),
        ("next year", "next year = 2022"),
        ("earlier this month", "earlier this month = 2021-06-01/2021-06-16"),
        ("later this year", "later this year = 2021-06-16/2021-12-31"),
        ("late last month", "late last month = 2021-05-21/2021-05-31"),
        ("last weekend", "last weekend = 2021-06-12/2021-06-13"),
    ],
    "ago": [
        ("two weeks ago", "two weeks ago = 2021-05-31/2021-06-06"),
        ("Seventeen years ago", "Seventeen years ago = 2004"),
        ("a couple of days ago", "a couple of days ago = 2021-06-14"),
        ("eight months ago", "eight months ago = 2020-10"),
        ("24 hours ago", "24 hours ago = 2021-06-15"),
    ],
    "ahead": [("two years from now", "two years from now = 2023")],
    "told after another": [
        ("He came on 3 May 2019. The following day he left.", "The following day = 2019-05-04"),
        ("He came on 3 May 2019 and left two days later.", "two days later = 2019-05-05"),
        ("He came on 3 May 2019. The day before, it rained.", "The day before = 2019-05-02"),
        ("He came in May 2019; that month he left.", "that month = 2019-05"),
        ("He came in 2019 and left ten years later.", "ten years later = 2029"),
    ],
    "decade": [
        ("the 1980s", "the 1980s = 1980-01-01/1989-12-31"),
        ("the late '60s", "the late '60s = 1967-01-01/1969-12-31"),
        ("the 1800s", "the 1800s = 1800-01-01/1899-12-31"),
    ],
    "century": [("the 19th century", "the 19th century = 1801-01-01/1900-12-31")],
    "the unit": [
        ("the end of the month", "the end of the month = 2021-06-21/2021-06-30"),
        ("the year's end", "the year's end = 2021-09-01/2021-12-31"),
    ],
    "years": [
        ("the war of 1990-91", "1990-91 = 1990-01-01/1991-12-31"),
        ("between 1977-1979", "between 1977-1979 = 1977-01-01/1979-12-31"),
    ],
    "year": [
        ("in early 2016", "early 2016 = 2016-01-01/2016-04-30"),
        ("in 1642", "1642 = 1642"),
        ("since 2014", "since 2014 = 2014-01-01/2021-06-16"),
        ("from 2014 to 2016", "from 2014 to 2016 = 2014-01-01/2016-12-31"),
        ("between 2014 and 2016", "between 2014 and 2016 = 2014-01-01/2016-12-31"),
    ],
    "fixed name": [
        ("after 9/11", "9/11 = 2001-09-11"),
        ("the Sept. 11 attacks", "Sept. 11 = 2001-09-11"),
        ("on Christmas Eve", "Christmas Eve = 2020-12-24"),
    ],
}


def test_every_rule_is_explained_and_tried():
    assert set(WRITTEN) == set(explain_rules())
    assert all(explain_rules().values())


@pytest.mark.parametrize(("rule", "text", "expected"), [(r, *pair) for r, pairs in WRITTEN.items() for pair in pairs])
def test_what_is_written_resolves(rule, text, expected):
    found = find_in(text)[-1]
    assert (f"{found.text} = {found.resolved}", found.rule) == (expected, rule)


@pytest.mark.parametrize(
    "text",
    [
        "on 03/04/2017",
        "a ratio of 11/12",
        "some 1,200 men",
        "in 930",
        "in 2450",
        "on February 30",
        "on 31 April 2019",
        "for three years",
        "Black Friday",
        "the Sunday Times",
        "the Good Friday Agreement",
        "the October Revolution",
        "the Arab Spring",
        "every Friday",
        "on Tuesdays",
        "each May",
        "1000s of people",
        "costs $2000",
        "the fall of Riga",
        "at the end of the day",
        "at 2000 GMT",
        "5000 years ago",
        "the last two years of the war",
        "an hour later",
    ],
)
def test_what_is_no_date_is_not_found(text):
    assert told(text) == []


@pytest.mark.parametrize("text", ["last month", "on Monday", "in October", "two days ago", "on May 3", "Last night"])
def test_without_a_day_of_publication_nothing_relative_resolves(text):
    assert [(each.resolved, each.relative) for each in find_in(text, published="")] == [("", True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on May 3, 2019", "May 3, 2019 = 2019-05-03"),
        ("since 2014", "since 2014 = 2014"),
        ("the 1980s", "the 1980s = 1980-01-01/1989-12-31"),
        ("In May 2019 it rained. On June 3 it snowed.", "June 3 = 2019-06-03"),
    ],
)
def test_without_a_day_of_publication_absolute_dates_resolve(text, expected):
    assert told(text, published="")[-1] == expected


@pytest.mark.parametrize("published", ["2021-06-16T23:30:00+02:00", "2021-06-16"])
def test_published_may_have_a_time(published):
    assert told("yesterday", published=published) == ["yesterday = 2021-06-15"]


@pytest.mark.parametrize("published", ["2021-06", "soon", "0001-01-01"])
def test_published_that_is_no_day_is_as_none(published):
    assert told("yesterday", published=published) == ["yesterday = "]


def test_a_story_dated_in_a_week_of_two_years():
    assert told("this week", published="2023-01-01") == ["this week = 2022-12-26/2023-01-01"]
    assert told("last week", published="2023-01-03") == ["last week = 2022-12-26/2023-01-01"]


def test_a_name_stands_for_no_day_that_was_not_yet():
    assert told("9/11 was far", published="1999-05-05") == []


def test_nothing_follows_from_a_month_or_from_far_above():
    assert told("He came in May 2019. The following day he left.")[-1] == "The following day = "
    far = "He came on 3 May 2019. It rained. It rained. It rained. The following day he left."
    assert told(far)[-1] == "The following day = "


def test_fields():
    (found,) = find_in("It rained. It snowed last month.")
    assert found.id == "d@21-31/date"
    assert (found.document_id, found.sentence_id) == ("d", "d#1")
    assert (found.start, found.end, found.text) == (21, 31, "last month")
    assert (found.resolved, found.relative, found.rule) == ("2021-05", True, "period")


def test_dates_beside_each_other_do_not_overlap():
    found = find_in("from May 3 to June 4, 2016, since 2014, in early 2016 and late 2016")
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert [each.resolved for each in found] == [
        "2016-05-03/2016-06-04",
        "2014-01-01/2021-06-16",
        "2016-01-01/2016-04-30",
        "2016-09-01/2016-12-31",
    ]


def test_any_words_of_dates_in_any_order_give_valid_spans():
    """What is resolved is always ISO 8601 and in order, whatever the text."""
    words = (
        "since from to between and the last next early end of May Nov. Monday 2016 31 1984-85 week years ago '80s 999 "
        "century decade later in 29 February , – 9/11 following day quarter first spring 2100 1000 winter two past"
    ).split()
    chance = random.Random(5)
    for _ in range(600):
        text = " ".join(chance.choices(words, k=8))
        for found in find_in(text, published=chance.choice(["", "2024-02-29", "1001-01-01", "2099-12-31"])):
            assert text[found.start : found.end] == found.text
            assert _is_in_order(found.resolved), (text, found)


def _is_in_order(resolved):
    parts = resolved.split("/")
    return resolved == "" or (all(len(p) in (4, 7, 10) for p in parts) and parts == sorted(parts) and len(parts) <= 2)


@pytest.mark.parametrize(
    ("period", "text"),
    [
        (Period(date(2020, 2, 1), date(2020, 2, 29)), "2020-02"),
        (Period(date(2020, 1, 1), date(2020, 12, 31)), "2020"),
        (Period(date(2020, 1, 1), date(2021, 12, 31)), "2020-01-01/2021-12-31"),
        (Period(date(2020, 2, 3), date(2020, 2, 3)), "2020-02-03"),
    ],
)
def test_periods_as_text(period, text):
    assert str(period) == text


@pytest.mark.parametrize("whole", [months_of(2020, 2, 1), months_of(2021, 1, 12), months_of(1980, 1, 120)])
def test_thirds_make_up_the_whole(whole):
    first, middle, last = (part_of(whole, part) for part in ("first", "middle", "last"))
    one = timedelta(days=1)
    assert (first.first, last.last) == (whole.first, whole.last)
    assert (first.last + one, middle.last + one) == (middle.first, last.first)


def test_months_end_with_their_month():
    assert moved(date(2021, 3, 31), "month", -1) == date(2021, 2, 28)
    assert moved(date(2020, 2, 29), "year", -1) == date(2019, 2, 28)


def test_years_out_of_sense_are_refused():
    with pytest.raises(NoPeriodError):
        months_of(2100, 12, 2)
    with pytest.raises(NoPeriodError):
        unit_around("century", moved(date(1000, 1, 1), "day", 1))
