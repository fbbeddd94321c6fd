"""From where a date is read, and what its single words stand for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from explorer.coverage.dates.grammar import read_words
from explorer.coverage.dates.periods import NoPeriodError, Period, period
from explorer.coverage.dates.told import AHEAD, PAST, PRESENT

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


def tense_of(at: Standpoint) -> tuple[str, bool]:
    """Give the tense of a date: in the present, what hangs on the verb lies ahead ("meets on Tuesday")."""
    tense, direct = at.tell()
    return (AHEAD, True) if tense == PRESENT and direct else (tense, direct)


def one_day(day: date) -> Period:
    """Give a period of one day."""
    return period(day, day)


def refuse(reason: str) -> None:
    """Say that words are no date."""
    raise NoPeriodError(reason)


def step_of(which: str) -> int:
    """Give -1 for "last", 0 for "this", 1 for "next"."""
    return STEPS[which.lower().split()[-1]]


def unit_of(word: str) -> str:
    """Give the unit that a word names; parts of the day are days."""
    word = word.lower()
    word = "century" if word == "centuries" else word.removesuffix("s")
    return "day" if word in ("night", "morning", "afternoon", "evening") else word


def count_of(word: str) -> int:
    """Give the number of "five" or "5"."""
    return int(word) if word.isdigit() else int(read_words("number")[" ".join(word.lower().split())])


def figure_of(text: str) -> int:
    """Give the number in "30th"."""
    return int("".join(filter(str.isdigit, text)))


def month_number(word: str) -> int:
    """Give the number of a month, 1 to 12."""
    months = read_words("month") | read_words("short month")
    return int(months[word.rstrip(".").capitalize()])


def weekday_number(word: str) -> int:
    """Give the number of a weekday, 0 for Monday."""
    weekdays = read_words("weekday") | read_words("short weekday")
    return int(weekdays[word.rstrip(".").capitalize()])


def listed(kind: str, word: str) -> int:
    """Give what a listed word stands for, as a number."""
    return int(read_words(kind)[word.lower()])
