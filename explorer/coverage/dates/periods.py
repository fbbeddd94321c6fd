"""Runs of days, and how the calendar is cut into them."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

EARLIEST, LATEST = 1000, 2100
"""Years outside are no years of news; figures that look like them are counts."""

FIRST_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""Seasons as meteorologists cut them, of the north; a winter is of the year in which it begins."""

MONTHS_IN = {"month": 1, "quarter": 3, "season": 3, "year": 12, "decade": 120, "century": 1200}
DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}


class NoPeriodError(ValueError):
    """The words name no period of the calendar, or one outside the years of news."""


@dataclass(frozen=True, slots=True)
class Period:
    """A run of days, both ends included; its text is ISO 8601, a month or year where it is just that."""

    first: date
    last: date

    def __str__(self) -> str:
        first, last = self.first, self.last
        if first == last:
            return first.isoformat()
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
            return f"{first.year:04}"
        if self == month_of(first.year, first.month):
            return f"{first.year:04}-{first.month:02}"
        return f"{first.isoformat()}/{last.isoformat()}"

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


def period(first: date, last: date) -> Period:
    """Make a period; raises NoPeriodError if it ends before it begins or lies outside the years of news."""
    if last < first or first.year < EARLIEST or last.year > LATEST:
        raise NoPeriodError(f"{first} to {last}")
    return Period(first, last)


def day_of(year: int, month: int, day: int) -> Period:
    """Give a day; raises NoPeriodError if the calendar has none such."""
    try:
        found = date(year, month, day)
    except ValueError as error:
        raise NoPeriodError(str(error)) from error
    return period(found, found)


def months_of(year: int, month: int, count: int) -> Period:
    """Give a run of months; `month` may lie outside 1 to 12 and is then of a year further on or back."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    end_year, end_month = year + (month + count - 2) // 12, (month + count - 2) % 12 + 1
    if not EARLIEST <= year <= end_year <= LATEST:
        raise NoPeriodError(f"{year} to {end_year}")
    return Period(date(year, month, 1), date(end_year, end_month, monthrange(end_year, end_month)[1]))


def month_of(year: int, month: int) -> Period:
    """Give a month."""
    return months_of(year, month, 1)


def year_of(year: int) -> Period:
    """Give a year."""
    return months_of(year, 1, 12)


def season_of(year: int, season: str) -> Period:
    """Give a season of the year in which it begins."""
    return months_of(year, FIRST_MONTHS[season], 3)


def unit_around(unit: str, day: date) -> Period:
    """Give the day, week, weekend, month, quarter, year, decade or century that a day lies in."""
    monday = day - timedelta(days=day.weekday())
    if unit in ("week", "fortnight"):
        return period(monday, monday + timedelta(days=6))
    if unit == "weekend":
        return period(monday + timedelta(days=5), monday + timedelta(days=6))
    if unit == "month":
        return month_of(day.year, day.month)
    if unit == "quarter":
        return months_of(day.year, (day.month - 1) // 3 * 3 + 1, 3)
    if unit == "year":
        return year_of(day.year)
    if unit == "decade":
        return months_of(day.year // 10 * 10, 1, 120)
    if unit == "century":
        return century(number=(day.year - 1) // 100 + 1)
    return period(day, day)


def century(*, number: int) -> Period:
    """Give a century by its number; like all ends that lie further on than news looks, its own is cut at LATEST."""
    if not EARLIEST <= 100 * (number - 1) + 1 < LATEST:
        raise NoPeriodError(f"century {number}")
    return months_of(100 * (number - 1) + 1, 1, 1200)


def moved(day: date, unit: str, count: int) -> date:
    """Give the day some days, weeks, months ... after another (before it if the count is negative)."""
    try:
        if unit == "hour":
            return day + timedelta(days=round(count / 24))
        if unit in DAYS_IN or unit == "weekend":
            return day + timedelta(days=DAYS_IN.get(unit, 7) * count)
        months = day.year * 12 + day.month - 1 + MONTHS_IN[unit] * count
        year, month = months // 12, months % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    except (ValueError, OverflowError, IndexError) as error:
        raise NoPeriodError(f"{count} {unit}s from {day}") from error


def part_of(whole: Period, part: str) -> Period:
    """Give the first, middle or last third of a period: what "early", "mid" and "late" stand for here."""
    if whole.days == 1:
        return whole
    if whole.first.day == 1 and whole.first.month == 1 and whole.days >= 365:
        return _third_of_years(whole, part)
    third = whole.days // 3 if whole.days < 28 else 10 if whole.days <= 31 else whole.days // 3
    begin, end = whole.first + timedelta(days=third), whole.first + timedelta(days=2 * third)
    one = timedelta(days=1)
    return {
        "first": Period(whole.first, begin - one),
        "middle": Period(begin, end - one),
        "last": Period(end, whole.last),
    }[part]


def _third_of_years(whole: Period, part: str) -> Period:
    """A third of a year in whole months, of a decade or century in whole years (of ten: four, three, three)."""
    months = (whole.last.year - whole.first.year + 1) * 12
    step = 4 if months == 12 else 12
    shortest = months // step // 3
    sizes = [shortest + (months // step - 3 * shortest), shortest, shortest]
    index = ("first", "middle", "last").index(part)
    return months_of(whole.first.year, 1 + step * sum(sizes[:index]), step * sizes[index])
