"""Dates that the calendar names: days, months, weekdays, seasons, quarters, decades.

Each function makes a period of a rule's named words, read from a standpoint; None where it would need a day of
publication that is not known. NoPeriodError says that the words are no date at all.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from explorer.coverage.dates.periods import (
    NoPeriodError,
    Period,
    day_of,
    month_of,
    months_of,
    moved,
    period,
    season_of,
    unit_around,
    year_of,
)
from explorer.coverage.dates.standpoint import (
    ONE_DAY,
    Standpoint,
    Words,
    figure_of,
    listed,
    month_number,
    one_day,
    refuse,
    step_of,
    tense_of,
    weekday_number,
)
from explorer.coverage.dates.told import AHEAD, PAST, PRESENT, UNKNOWN

GRACE = timedelta(days=30)
"""A day that lies ahead is not a year off if it has just gone by: somebody quoted looked ahead from when they spoke."""

FIRST_DECADE = 1500
"""Earlier ones are counts ("1000s of people")."""


def resolve_day(words: Words, at: Standpoint) -> Period | None:
    """Give the day of "November 30", "30 November 2017", or the run of "July 3-5"."""
    month, first = month_number(words["anymonth"]), figure_of(words["day"])
    last = figure_of(words.get("day2", words["day"]))

    def of_year(year: int) -> Period:
        return period(day_of(year, month, first).first, day_of(year, month, last).last)

    weekday = words.get("anyweekday")
    return _in_year(words, at, of_year, weekday=weekday_number(weekday) if weekday else None)


def resolve_month(words: Words, at: Standpoint) -> Period | None:
    """Give the month of "October", "October 2013", "last October"."""
    month = month_number(words.get("anymonth") or words.get("shortmonth") or words["month"])
    if "which" in words and "anymonth" not in words:
        return _which_month(words["which"], month, at)
    return _in_year(words, at, lambda year: month_of(year, month))


def _which_month(which: str, month: int, at: Standpoint) -> Period | None:
    today, step = at.published, step_of(which)
    if today is None:
        return None
    if step == 0:
        return month_of(today.year, month)
    years = range(today.year - 1, today.year + 2)
    found = [month_of(year, month) for year in years]
    return [p for p in found if p.last < today][-1] if step < 0 else next(p for p in found if p.first > today)


def resolve_months(words: Words, at: Standpoint) -> Period | None:
    """Give the run of "May and June 2016"."""
    first, last = month_number(words["anymonth"]), month_number(words["month2"])
    count = (last - first) % 12 + 1
    if "year" in words:
        year = int(words["year"])
        return months_of(year if first <= last else year - 1, first, count)
    return _in_year(words, at, lambda year: months_of(year, first, count))


def _in_year(
    words: Words, at: Standpoint, of_year: Callable[[int], Period], *, weekday: int | None = None
) -> Period | None:
    """Give the period in its own year, the one told before, or that which suits the tense and lies nearest.

    A weekday beside the day says more than the tense: it is of the nearest year in which the day is that weekday.
    """
    if "year" in words:
        return of_year(int(words["year"]))
    if "which" in words:
        return None if at.published is None else of_year(at.published.year + step_of(words["which"]))
    if at.carries and at.before is not None:
        return of_year(at.before.first.year) if at.before.days > 31 else _nearest(of_year, at.before.first)
    if at.published is None:
        of_year(2000)  # no such day in any year is no date
        return None
    if weekday is not None:
        fitting = [p for p in _around(of_year, at.published.year, span=1) if p.first.weekday() == weekday]
        if fitting:
            return min(fitting, key=lambda p: abs(p.first - at.published))
    return _by_tense(of_year, at)


def _by_tense(of_year: Callable[[int], Period], at: Standpoint) -> Period:
    tense, direct = tense_of(at)
    today = at.published
    found = _around(of_year, today.year)
    is_day = found[0].days < 28
    if (is_day and tense in (UNKNOWN, PRESENT)) or (not direct and (is_day or tense == AHEAD)):
        return _nearest(of_year, today)
    if tense == AHEAD:
        since = today - GRACE if is_day else today
        return next((p for p in found if p.last >= since), found[-1])
    # One day of grace: it may be tomorrow already where the article was dated.
    known = [p for p in found if p.first <= (today + ONE_DAY if is_day else today)]
    return known[-1] if known else found[0]


def _around(of_year: Callable[[int], Period], year: int, *, span: int = 4) -> list[Period]:
    """Give the periods of the years around; 29 February is in few of them."""
    found = []
    for each in range(year - span, year + span + 1):
        try:
            found.append(of_year(each))
        except NoPeriodError:
            continue
    if not found:
        raise NoPeriodError("no such day in any year")
    return found


def _nearest(of_year: Callable[[int], Period], day: date) -> Period:
    return min(_around(of_year, day.year), key=lambda p: abs(p.first - day))


def resolve_figures(words: Words, at: Standpoint) -> Period:
    """Give the day of "2017-11-30" or "11/30/2017"; day and month must not be mistaken for each other."""
    if "mm" in words:
        return day_of(int(words["year"]), int(words["mm"]), int(words["dd"]))
    one, two = int(words["n1"]), int(words["n2"])
    if one <= 12 and two <= 12 and one != two:
        raise NoPeriodError("day and month may be mistaken for each other")
    return day_of(int(words["year"]), min(one, two), max(one, two)) if min(one, two) <= 12 else day_of(1, 0, 0)


def resolve_weekday(words: Words, at: Standpoint) -> Period | None:
    """Give the day of "Tuesday", "last Tuesday", "Tuesday last week"."""
    today = at.published
    if today is None:
        return None
    number = weekday_number(words["weekday"])
    if "week" in words or words.get("which", "").lower() == "this":
        monday = unit_around("week", moved(today, "week", step_of(words.get("week", "this")))).first
        return one_day(monday + number * ONE_DAY)
    step = step_of(words["which"]) if "which" in words else 0
    tense = tense_of(at)[0] if not step else AHEAD if step > 0 else PAST
    forward = (number - today.weekday()) % 7
    is_nearer_ahead = tense == PRESENT and forward <= 3
    distance = forward if tense == AHEAD or is_nearer_ahead or not forward else forward - 7
    if step and not distance:
        distance = 7 * step
    return one_day(today + distance * ONE_DAY)


def resolve_season(words: Words, at: Standpoint, text: str) -> Period | None:
    """Give the season of "the spring of 2016", "next spring", "in the spring"."""
    season = words["season"]
    if "year" in words:
        return season_of(int(words["year"]), season)
    today = at.published
    if today is None:
        return None
    if "which" in words and text.split()[-1] == "year":
        return season_of(today.year + step_of(words["which"]), season)
    found = [season_of(year, season) for year in range(today.year - 2, today.year + 2)]
    step = step_of(words["which"]) if "which" in words else 0
    if "which" not in words and at.tell()[0] == PRESENT:
        raise NoPeriodError("what is so each summer")
    if step < 0:
        return [p for p in found if p.last < today][-1]
    if step > 0 or ("which" not in words and tense_of(at)[0] == AHEAD):
        return next(p for p in found if p.first > today)
    if "which" in words:  # this winter, also before it and after it
        return min(
            found,
            key=lambda p: 0 if p.first <= today <= p.last else min(abs(p.first - today), abs(p.last - today)).days,
        )
    return [p for p in found if p.first <= today][-1]


def resolve_part_of_year(words: Words, at: Standpoint, text: str) -> Period | None:
    """Give the quarter or half of "the first quarter of 2019"."""
    if "year" in words:
        year = int(words["year"])
    elif at.published is None:
        return None
    else:
        year = at.published.year + step_of(words.get("which", "this"))
    parts = 4 if words["piece"] == "quarter" else 2
    number = listed("ordinal", words["ordinal"])
    number = parts if number < 0 else number
    if number > parts:
        raise NoPeriodError(text)
    return months_of(year, 1 + (number - 1) * 12 // parts, 12 // parts)


def resolve_decade(words: Words, at: Standpoint) -> Period:
    """Give the decade of "the 1980s", "the '80s"."""
    if "decade" in words:
        first = int(words["decade"])
        if first < FIRST_DECADE:
            raise NoPeriodError("so many of something")
        return months_of(first, 1, 1200 if first % 100 == 0 and first < 2000 else 120)  # "the 1800s"
    tens, latest = int(words["tens"]), at.published.year if at.published else 1999
    return months_of(1900 + tens if 2000 + tens > latest else 2000 + tens, 1, 120)


def resolve_years(words: Words, at: Standpoint) -> Period:
    """Give the run of "1990-1991", "1984-85"."""
    first = int(words["year"])
    last = int(words["year2"]) if "year2" in words else first // 100 * 100 + int(words["yy"])
    if last <= first:
        raise NoPeriodError(f"{first} to {last}")
    return period(year_of(first).first, year_of(last).last)


def resolve_fixed(value: str, at: Standpoint) -> Period | None:
    """Give the day that a name stands for; none before that day itself."""
    figures = [int(figure) for figure in value.split("-")]
    if len(figures) == 2:
        return _in_year({}, at, lambda year: day_of(year, *figures))
    found = day_of(*figures)
    return found if at.published is None or found.first <= at.published else refuse("not yet")
