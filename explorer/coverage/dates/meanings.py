"""What the words of a date stand for: one function a rule, from its named words to a period of the calendar.

A function returns None where it would need a date that is not known (of publication, or one told before), and raises
NoPeriodError where the words are no date at all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from explorer.coverage.dates.grammar import read_words
from explorer.coverage.dates.periods import (
    NoPeriodError,
    Period,
    century,
    day_of,
    month_of,
    months_of,
    moved,
    period,
    season_of,
    unit_around,
    year_of,
)
from explorer.coverage.dates.told import AHEAD, PAST

Words = Mapping[str, str]
STEPS = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "this": 0, "same": 0, "next": 1, "coming": 1}
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Standpoint:
    """From where a date is read.

    Attributes:
        published: the day of publication, None if it is not known.
        before: the period told before it, None if there is none near.
        carries: `before` was told with its year, which a date without one then shares.
        tell: gives the tense of the words around, and whether they hang on the verb itself.
    """

    published: date | None
    before: Period | None = None
    carries: bool = False
    tell: Callable[[], tuple[str, bool]] = field(default=lambda: (PAST, True))


def _day(words: Words, at: Standpoint) -> Period | None:
    month, first = _month_number(words["anymonth"]), _figure(words["day"])
    last = _figure(words.get("day2", words["day"]))

    def of_year(year: int) -> Period:
        return period(day_of(year, month, first).first, day_of(year, month, last).last)

    return _in_year(words, at, of_year)


def _month(words: Words, at: Standpoint) -> Period | None:
    month = _month_number(words.get("anymonth") or words.get("shortmonth") or words["month"])
    if "which" in words and "anymonth" not in words:
        return _which_month(words["which"], month, at)
    return _in_year(words, at, lambda year: month_of(year, month))


def _which_month(which: str, month: int, at: Standpoint) -> Period | None:
    today, step = at.published, _step(which)
    if today is None:
        return None
    if step == 0:
        return month_of(today.year, month)
    years = range(today.year - 1, today.year + 2)
    found = [month_of(year, month) for year in years]
    return [p for p in found if p.last < today][-1] if step < 0 else next(p for p in found if p.first > today)


def _months(words: Words, at: Standpoint) -> Period | None:
    first, last = _month_number(words["anymonth"]), _month_number(words["month2"])
    count = (last - first) % 12 + 1
    if "year" in words:
        year = int(words["year"])
        return months_of(year if first <= last else year - 1, first, count)
    return _in_year(words, at, lambda year: months_of(year, first, count))


def _in_year(words: Words, at: Standpoint, of_year: Callable[[int], Period]) -> Period | None:
    """Give the period in its own year, the one told before, or that which suits the tense and lies nearest."""
    if "year" in words:
        return of_year(int(words["year"]))
    if "which" in words:
        return None if at.published is None else of_year(at.published.year + _step(words["which"]))
    if at.carries and at.before is not None:
        return _nearest(of_year, at.before.first)
    if at.published is None:
        of_year(2000)  # no such day in any year is no date
        return None
    return _by_tense(of_year, at)


def _by_tense(of_year: Callable[[int], Period], at: Standpoint) -> Period:
    tense, direct = at.tell()
    today = at.published
    found = _around(of_year, today.year)
    is_day = found[0].days < 28
    if (is_day and not tense) or (not direct and (is_day or tense == AHEAD)):
        return _nearest(of_year, today)
    if tense == AHEAD:
        return next((p for p in found if p.last >= today), found[-1])
    # One day of grace: it may be tomorrow already where the article was dated.
    known = [p for p in found if p.first <= today + (ONE_DAY if is_day else 0 * ONE_DAY)]
    return known[-1] if known else found[0]


def _around(of_year: Callable[[int], Period], year: int) -> list[Period]:
    """Give the periods of the years around; 29 February is in few of them."""
    found = []
    for each in range(year - 4, year + 5):
        try:
            found.append(of_year(each))
        except NoPeriodError:
            continue
    if not found:
        raise NoPeriodError("no such day in any year")
    return found


def _nearest(of_year: Callable[[int], Period], day: date) -> Period:
    return min(_around(of_year, day.year), key=lambda p: abs(p.first - day))


def _figures(words: Words, at: Standpoint) -> Period:
    if "mm" in words:
        return day_of(int(words["year"]), int(words["mm"]), int(words["dd"]))
    one, two = int(words["n1"]), int(words["n2"])
    if one <= 12 and two <= 12 and one != two:
        raise NoPeriodError("day and month may be mistaken for each other")
    return day_of(int(words["year"]), min(one, two), max(one, two)) if min(one, two) <= 12 else day_of(1, 0, 0)


def _weekday(words: Words, at: Standpoint) -> Period | None:
    today = at.published
    if today is None:
        return None
    number = _listed("weekday", words["weekday"])
    if "week" in words or words.get("which", "").lower() == "this":
        monday = unit_around("week", moved(today, "week", _step(words.get("week", "this")))).first
        return _one(monday + number * ONE_DAY)
    step = _step(words["which"]) if "which" in words else 0
    is_ahead = step > 0 or (step == 0 and at.tell()[0] == AHEAD)
    distance = (number - today.weekday()) % 7 if is_ahead else -((today.weekday() - number) % 7)
    if step and not distance:
        distance = 7 * step
    return _one(today + distance * ONE_DAY)


def _day_word(words: Words, at: Standpoint, text: str) -> Period | None:
    if at.published is None:
        return None
    steps = {"the day before": -2, "the day after": 2, "yesterday": -1, "last night": -1, "tomorrow": 1}
    lower = " ".join(text.lower().split())
    return _one(at.published + next((n for start, n in steps.items() if lower.startswith(start)), 0) * ONE_DAY)


def _span(words: Words, at: Standpoint, text: str) -> Period | None:
    lower = text.lower()
    is_next = "next" in lower.split() or "coming" in lower.split()
    unit = _unit(words.get("units") or words["unit"])
    count = _count(words.get("count", "one"))
    if unit == "day" and "count" not in words:
        return _after_another(at, unit, 1) if is_next else _refuse("the last day")
    if is_next and "count" not in words and at.tell()[0] == PAST:
        return _after_another(at, unit, 1)
    if words.get("which", "").lower() == "this" or unit == "weekend":
        raise NoPeriodError(text)
    if at.published is None:
        return None
    other = moved(at.published, unit, count if is_next else -count)
    return period(min(at.published, other), max(at.published, other))


def _season(words: Words, at: Standpoint, text: str) -> Period | None:
    season = words["season"]
    if "year" in words:
        return season_of(int(words["year"]), season)
    today = at.published
    if today is None:
        return None
    if "which" in words and text.split()[-1] == "year":
        return season_of(today.year + _step(words["which"]), season)
    found = [season_of(year, season) for year in range(today.year - 2, today.year + 2)]
    step = _step(words["which"]) if "which" in words else 0
    if step < 0:
        return [p for p in found if p.last < today][-1]
    if step > 0 or ("which" not in words and at.tell()[0] == AHEAD):
        return next(p for p in found if p.first > today)
    if "which" in words:  # this winter, also before it and after it
        return min(
            found,
            key=lambda p: 0 if p.first <= today <= p.last else min(abs(p.first - today), abs(p.last - today)).days,
        )
    return [p for p in found if p.first <= today][-1]


def _part_of_year(words: Words, at: Standpoint, text: str) -> Period | None:
    if "year" in words:
        year = int(words["year"])
    elif at.published is None:
        return None
    else:
        year = at.published.year + _step(words.get("which", "this"))
    parts = 4 if words["piece"] == "quarter" else 2
    number = _listed("ordinal", words["ordinal"])
    number = parts if number < 0 else number
    if number > parts:
        raise NoPeriodError(text)
    return months_of(year, 1 + (number - 1) * 12 // parts, 12 // parts)


def _period(words: Words, at: Standpoint) -> Period | None:
    unit = _unit(words["unit"])
    if unit == "day":
        raise NoPeriodError("this day")
    if at.published is None:
        return None
    which = words.get("which", "this").lower()
    if which == "this past":
        return period(moved(at.published, unit, -1), at.published)
    if unit == "weekend" and which == "this" and at.published.weekday() < 2 and at.tell()[0] == PAST:
        which = "last"  # on a Monday, "this weekend" is the one just gone
    return unit_around(unit, moved(at.published, unit, _step(which)))


def _ago(words: Words, at: Standpoint) -> Period | None:
    return None if at.published is None else _counted(at.published, words, -1)


def _ahead(words: Words, at: Standpoint, text: str) -> Period | None:
    if text.lower().startswith("in ") and at.tell()[0] != AHEAD:
        raise NoPeriodError("how long it took")
    return None if at.published is None else _counted(at.published, words, 1)


def _counted(day: date, words: Words, sign: int) -> Period:
    unit = _unit(words["units"])
    there = moved(day, unit, sign * _count(words["count"]))
    whole = "year" if unit in ("decade", "century") else unit
    return unit_around(whole, there)


def _beside(words: Words, at: Standpoint, text: str) -> Period | None:
    lower = text.lower()
    if "season" in words:
        return season_of(at.before.first.year, words["season"]) if at.before else None
    if "count" in words:
        sign = -1 if lower.endswith(("earlier", "before", "beforehand")) else 1
        return _counted_from(words, at, sign)
    if "beside" in words:
        step = STEPS.get(words["beside"].lower(), 1)
    else:
        step = -1 if lower.endswith("before") else 1 if lower.endswith("after") else 0
    return _after_another(at, _unit(words["unit"]), step)


def _counted_from(words: Words, at: Standpoint, sign: int) -> Period | None:
    unit = _unit(words["units"])
    if unit == "hour" or at.before is None or not _is_fine_enough(at.before, unit):
        return None
    return _counted(at.before.last, words, sign)


def _after_another(at: Standpoint, unit: str, step: int) -> Period | None:
    if at.before is None or not _is_fine_enough(at.before, unit):
        return None
    edge = at.before.last if step >= 0 else at.before.first
    return unit_around(unit, moved(edge, unit, step))


def _is_fine_enough(before: Period, unit: str) -> bool:
    """From a month nobody can say which day follows."""
    return before.days <= {"day": 1, "week": 7, "weekend": 7, "month": 31, "quarter": 92, "year": 366}.get(unit, 36600)


def _decade(words: Words, at: Standpoint) -> Period:
    if "decade" in words:
        return months_of(int(words["decade"]), 1, 120)
    tens, latest = int(words["tens"]), at.published.year if at.published else 1999
    return months_of(1900 + tens if 2000 + tens > latest else 2000 + tens, 1, 120)


def _years(words: Words, at: Standpoint) -> Period:
    first = int(words["year"])
    last = int(words["year2"]) if "year2" in words else first // 100 * 100 + int(words["yy"])
    if last <= first:
        raise NoPeriodError(f"{first} to {last}")
    return period(year_of(first).first, year_of(last).last)


def _fixed(value: str, at: Standpoint) -> Period | None:
    figures = [int(figure) for figure in value.split("-")]
    if len(figures) == 2:
        return _in_year({}, at, lambda year: day_of(year, *figures))
    found = day_of(*figures)
    return found if at.published is None or found.first <= at.published else _refuse("not yet")


def _the_unit(words: Words, at: Standpoint) -> Period | None:
    return None if at.published is None else unit_around(_unit(words.get("unit", "year")), at.published)


MEANINGS = {
    "date in figures": _figures,
    "month and day": _day,
    "day and month": _day,
    "months": _months,
    "month": _month,
    "weekday": _weekday,
    "period": _period,
    "ago": _ago,
    "decade": _decade,
    "century": lambda words, at: century(number=_figure(words["nth"])),
    "the unit": _the_unit,
    "years": _years,
    "year": lambda words, at: year_of(int(words["year"])),
}
WITH_TEXT = {
    "day word": _day_word,
    "span of time": _span,
    "season": _season,
    "part of a year": _part_of_year,
    "ahead": _ahead,
    "told after another": _beside,
}
"""Rules whose meaning hangs on more than their named words."""


def mean(rule: str, words: Words, text: str, value: str, at: Standpoint) -> Period | None:
    """Give the period that a phrase stands for, None if what it is counted from is not known.

    Args:
        rule: name of the rule that found it.
        words: the named words.
        text: all its words.
        value: what a fixed name stands for, else empty.
        at: from where it is read.

    Raises:
        NoPeriodError: the words are no date.
    """
    if value:
        return _fixed(value, at)
    if rule in WITH_TEXT:
        return WITH_TEXT[rule](words, at, text)
    return MEANINGS[rule](words, at)


def is_relative(rule: str, words: Words, value: str) -> bool:
    """Tell whether a phrase needs another date to be resolved."""
    if value:
        return value.count("-") == 1
    return "year" not in words and rule not in ("date in figures", "decade", "century", "years")


def _one(day: date) -> Period:
    return period(day, day)


def _refuse(reason: str) -> None:
    raise NoPeriodError(reason)


def _step(which: str) -> int:
    return STEPS[which.lower().split()[-1]]


def _unit(word: str) -> str:
    word = word.lower()
    word = "century" if word == "centuries" else word.removesuffix("s")
    return "day" if word in ("night", "morning", "afternoon", "evening") else word


def _count(word: str) -> int:
    return int(word) if word.isdigit() else int(read_words("number")[" ".join(word.lower().split())])


def _figure(text: str) -> int:
    return int("".join(filter(str.isdigit, text)))


def _month_number(word: str) -> int:
    months = read_words("month") | read_words("short month")
    return int(months[word.rstrip(".").capitalize()])


def _listed(kind: str, word: str) -> int:
    listed = read_words(kind)
    return int(listed.get(word.capitalize()) or listed[word.lower()])
