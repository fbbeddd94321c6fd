"""The stretch of time that a timeline shows: most of what is told in some articles, and all that appeared.

    resolved dates, dates of publication --choose_window--> Window --list_steps--> its days, months or years

A few dates of long ago would push all others onto one spot, so the window is the shortest stretch that holds MOST of
the dates, widened to hold every publication; what lies outside is counted at its ends. Where half a year, or not much
more than that stretch, holds all dates, all are shown.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

MOST = 0.7
"""Share of the dates that the window holds at least, rounded down; in news so many lie near the publication."""

FEW = 3
"""Dates that are all shown, however far apart they lie: that is what there is to see then."""

WIDER = 2.0
"""So many times as long the window may become to hold all dates: then marks stand still apart."""

MOST_DAYS, MOST_MONTHS = 190, 120
"""Days up to which a slider goes day by day, months up to which it goes month by month: some pixels for each step."""

DAY, MONTH, YEAR = "day", "month", "year"

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True)
class Period:
    """A run of days, both ends included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Window:
    """What a timeline shows: whole days, months or years, as its `unit` says."""

    period: Period
    unit: str


def read_period(text: str) -> Period:
    """Give the days of a day, month or year, with or without time of day, or of an interval of two of them (ISO 8601).

    Raises:
        ValueError: it is none of them.
    """
    first, _, last = text.partition("/")
    return Period(_ends(first)[0], _ends(last or first)[1])


def choose_window(told: Iterable[Period], published: Iterable[Period]) -> Window | None:
    """Choose the stretch of time to show.

    Args:
        told: periods of the dates in the texts.
        published: days on which the articles appeared.

    Returns:
        The window, None where there is neither.
    """
    told, published = list(told), list(published)
    if not told and not published:
        return None
    core = join([*published, *_shortest_stretch(told)])
    everything = join([*published, *told])
    return _in_whole_units(everything if everything.days <= max(WIDER * core.days, MOST_DAYS) else core)


def list_steps(window: Window) -> tuple[str, ...]:
    """Give the days, months or years of a window as ISO 8601 texts, in order."""
    steps, day = [], window.period.first
    while day <= window.period.last:
        steps.append(day.isoformat()[: {DAY: 10, MONTH: 7, YEAR: 4}[window.unit]])
        day = read_period(steps[-1]).last + timedelta(days=1)
    return tuple(steps)


def join(periods: Sequence[Period]) -> Period:
    """Give the run of days from the first to the last of some periods."""
    return Period(min(each.first for each in periods), max(each.last for each in periods))


def _shortest_stretch(periods: list[Period]) -> list[Period]:
    """Give the MOST of the periods whose middles lie nearest together."""
    by_middle = sorted(periods, key=lambda each: (each.first.toordinal() + each.last.toordinal(), each.days))
    many = int(MOST * len(by_middle)) if len(by_middle) > FEW else len(by_middle)
    runs = (by_middle[start : start + many] for start in range(len(by_middle) - many + 1))
    return min(runs, key=lambda run: join(run).days, default=[]) if many else []


def _in_whole_units(period: Period) -> Window:
    first, last = period.first, period.last
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    unit = DAY if period.days <= MOST_DAYS else MONTH if months <= MOST_MONTHS else YEAR
    length = {DAY: 10, MONTH: 7, YEAR: 4}[unit]
    whole = [read_period(each.isoformat()[:length]) for each in (first, last)]
    return Window(join(whole), unit)


def _ends(text: str) -> tuple[date, date]:
    found = _ISO.match(text)
    if found is None:
        raise ValueError(f"{text!r} is no date")
    year, month, day = (int(each) if each else None for each in found.groups())
    first, last_month = date(year, month or 1, day or 1), month or 12
    return first, first if day else date(year, last_month, monthrange(year, last_month)[1])
