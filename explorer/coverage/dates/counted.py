"""Dates that are counted from another: from the publication ("last week", "two days ago") or the date told before.

Each function makes a period of a rule's named words, read from a standpoint; None where the date that it is counted
from is not known. NoPeriodError says that the words are no date at all.
"""

from __future__ import annotations

from datetime import date

from explorer.coverage.dates.periods import NoPeriodError, Period, moved, part_of, period, season_of, unit_around
from explorer.coverage.dates.standpoint import (
    ONE_DAY,
    STEPS,
    Standpoint,
    Words,
    count_of,
    one_day,
    refuse,
    step_of,
    tense_of,
    unit_of,
)
from explorer.coverage.dates.told import AHEAD, PAST, PRESENT


def resolve_day_word(words: Words, at: Standpoint, text: str) -> Period | None:
    """Give the day of "yesterday", "tonight", "the day after tomorrow"."""
    if at.published is None:
        return None
    steps = {"the day before": -2, "the day after": 2, "yesterday": -1, "last night": -1, "tomorrow": 1}
    lower = " ".join(text.lower().split())
    return one_day(at.published + next((n for start, n in steps.items() if lower.startswith(start)), 0) * ONE_DAY)


def resolve_span(words: Words, at: Standpoint, text: str) -> Period | None:
    """Give the span of "the past five years", or of "the next day" in a story told in the past."""
    lower = text.lower()
    is_next = "next" in lower.split() or "coming" in lower.split()
    unit = unit_of(words.get("units") or words["unit"])
    count = count_of(words.get("count", "one"))
    if unit == "day" and "count" not in words:
        return _after_another(at, unit, 1) if is_next else refuse("the last day")
    if is_next and "count" not in words and tense_of(at)[0] == PAST:
        return _after_another(at, unit, 1)
    if words.get("which", "").lower() == "this" or unit == "weekend":
        raise NoPeriodError(text)
    if at.published is None:
        return None
    other = moved(at.published, unit, count if is_next else -count)
    return period(min(at.published, other), max(at.published, other))


def resolve_period(words: Words, at: Standpoint) -> Period | None:
    """Give the week, month, year ... of the publication, or that before or after it."""
    unit = "weekend" if "weekend" in words else unit_of(words["unit"])
    if unit == "day":
        raise NoPeriodError("this day")
    if at.published is None:
        return None
    which = words.get("which", "this").lower()
    if which == "this past":
        return period(moved(at.published, unit, -1), at.published)
    if "weekend" in words:
        return _the_weekend(at.published, is_ahead=tense_of(at)[0] == AHEAD)
    if unit == "weekend" and which == "this" and at.published.weekday() < 2 and tense_of(at)[0] == PAST:
        which = "last"  # on a Monday, "this weekend" is the one just gone
    return unit_around(unit, moved(at.published, unit, step_of(which)))


def _the_weekend(today: date, *, is_ahead: bool) -> Period:
    """Give the latest weekend that has begun, or the next that has not ended."""
    weekend = unit_around("weekend", today)
    if not is_ahead and weekend.first > today:
        return unit_around("weekend", moved(today, "week", -1))
    return weekend


def resolve_ago(words: Words, at: Standpoint) -> Period | None:
    """Give the day, week, month or year of "two weeks ago"."""
    return None if at.published is None else _counted(at.published, words, -1)


def resolve_ahead(words: Words, at: Standpoint, text: str) -> Period | None:
    """Give the day, week, month or year of "in two weeks", where the sentence looks ahead."""
    if text.lower().startswith("in ") and not _is_ahead_in(unit_of(words["units"]), at):
        raise NoPeriodError("how long it took")
    return None if at.published is None else _counted(at.published, words, 1)


def _is_ahead_in(unit: str, at: Standpoint) -> bool:
    """Tell "will end in two years" and "ends in two days" from "is the first in two years"."""
    return at.tell() == (AHEAD, True) or (unit in ("day", "week") and at.tell() == (PRESENT, True))


def _counted(day: date, words: Words, sign: int) -> Period:
    unit = unit_of(words["units"])
    there = moved(day, unit, sign * count_of(words["count"]))
    whole = "year" if unit in ("decade", "century") else unit
    return unit_around(whole, there)


def resolve_beside(words: Words, at: Standpoint, text: str) -> Period | None:
    """Give the day, week ... of "the following day", "two days later", "that month"."""
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
    return _after_another(at, unit_of(words["unit"]), step)


def _counted_from(words: Words, at: Standpoint, sign: int) -> Period | None:
    unit = unit_of(words["units"])
    if unit == "hour":
        raise NoPeriodError("a time of the same day")
    if at.before is None or not _is_fine_enough(at.before, unit):
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


def resolve_the_unit(words: Words, at: Standpoint) -> Period | None:
    """Give the week, month or year of the publication, of which a part is named."""
    unit = unit_of(words.get("unit", "year"))
    if unit == "day":
        raise NoPeriodError("at the end of the day")
    if at.published is None:
        return None
    whole = unit_around(unit, at.published)
    return whole if "unit" in words else part_of(whole, "last")  # "year's end"
