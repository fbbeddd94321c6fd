"""Days, months, years and runs of them as readers write them."""

from __future__ import annotations

from datetime import date

from explorer.coverage.times import Period, read_period

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def name_time(text: str) -> str:
    """Return an ISO 8601 day, month, year or interval in words: "30 Nov 2017", "Nov 2017", "20 to 26 Nov 2017"."""
    return name_period(read_period(text))


def name_period(period: Period) -> str:
    """Return a run of days in words, as short as it can be without losing a day."""
    first, last = period.first, period.last
    whole_months = first.day == 1 and _is_last(last)
    if whole_months and (first.month, last.month) == (1, 12):
        return f"{first.year}" if first.year == last.year else f"{first.year} to {last.year}"
    if whole_months:
        return _between(f"{MONTHS[first.month - 1]}", f"{MONTHS[last.month - 1]}", first, last)
    if (first.year, first.month) == (last.year, last.month) and first != last:
        return f"{first.day} to {_day(last)} {last.year}"
    return _between(_day(first), _day(last), first, last)


def name_span(since: str, until: str) -> str:
    """Return a time that may be open at an end: "from Nov 2017", "until 2016", "Oct to Dec 2017"."""
    if since and until:
        first, last = read_period(since).first, read_period(until).last
        return name_period(Period(first, last)) if first <= last else f"{name_time(since)} to {name_time(until)}"
    return f"from {name_time(since)}" if since else f"until {name_time(until)}" if until else ""


def _between(one: str, other: str, first: date, last: date) -> str:
    if one == other and first.year == last.year:
        return f"{one} {first.year}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{one}{year} to {other} {last.year}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


def _is_last(day: date) -> bool:
    return read_period(day.isoformat()[:7]).last == day
