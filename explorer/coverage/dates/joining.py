"""Dates that are made of dates: parts ("early 2016"), runs ("from May to July") and what lasts ("since 2014").

Found --take_part--> --join_runs--> --reach_on--> Found, with the words that say so
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from explorer.coverage.dates.grammar import read_words
from explorer.coverage.dates.periods import NoPeriodError, Period, moved, part_of, period

LONGEST_LEAD = 30
"""Characters before a date in which the words that belong to it stand ("at the beginning of the ")."""

_BLANK = r"[ \xa0\n]"
_PART = re.compile(
    r"\b(?:the )?(?:(early|late|mid|earlier|later)(?: in the | in | on | |-)"
    r"|(beginning|start|middle|end|close) of (?:the )?)$".replace(" ", _BLANK),
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(from|between) (?:the )?$".replace(" ", _BLANK), re.IGNORECASE)
_SINCE = re.compile(r"\bsince (?:(?:about|around|at least) )?(?:the )?$".replace(" ", _BLANK), re.IGNORECASE)
_TO = re.compile(r" (?:to|until|till|through|and) (?:the )?| ?[-–] ?".replace(" ", _BLANK))
_LISTED = re.compile(r",? (?:and|or|to|until|till|through) |, | ?[-–] ?".replace(" ", _BLANK))


@dataclass(frozen=True, slots=True)
class Found:
    """A date with its place and period.

    Attributes:
        period: None if what it is counted from is not known.
        words: as in a Phrase.
        sets_year: it was told with its year, or shares that of one which was.
    """

    start: int
    end: int
    rule: str
    period: Period | None
    relative: bool
    words: Mapping[str, str]
    sets_year: bool = False

    @property
    def has_no_year(self) -> bool:
        """It is a month or day told without a year."""
        return (
            self.relative
            and self.rule in ("month", "months", "month and day", "day and month")
            and ("which" not in self.words)
        )


Reread = Callable[[Found, Period], "Period | None"]


def take_part(text: str, found: Found, published: date | None, *, after: int) -> Found | None:
    """Narrow a date to the part that is named before it; None for what is a date only with such a part.

    Args:
        text: of the document.
        found: the date.
        published: day of publication, if known.
        after: where the date before it ends; no word is taken twice.
    """
    lead = _PART.search(text, max(after, found.start - LONGEST_LEAD), found.start)
    if lead is None:
        return found if found.rule != "the unit" or "unit" not in found.words else None
    name = (lead[1] or lead[2]).lower()
    if name == "mid" and found.rule == "weekday":
        return found
    return replace(found, start=lead.start(), period=_narrow(found.period, read_words("part")[name], published))


def _narrow(whole: Period | None, part: str, published: date | None) -> Period | None:
    if whole is None or part in ("first", "middle", "last"):
        return whole and part_of(whole, part)
    if published is None or not whole.first <= published <= whole.last:
        return whole
    return Period(whole.first, published) if part == "so far" else Period(published, whole.last)


def join_runs(text: str, dates: Sequence[Found], reread: Reread) -> list[Found]:
    """Make one date of the two that begin and end a run; the first has its year from the second where it has none."""
    joined: list[Found] = []
    for one in (_with_lead(text, each) for each in dates):
        last = joined[-1] if joined else None
        gap = text[last.end : one.start] if last is not None else ""
        if last is None or len(gap) > LONGEST_LEAD:
            joined.append(one)
            continue
        if last.has_no_year and not one.has_no_year and "year" in one.words and _LISTED.fullmatch(gap):
            last = joined[-1] = replace(last, period=reread(last, one.period))
        joined[-1:] = _join(text, last, one, gap)
    return joined


def _with_lead(text: str, found: Found) -> Found:
    """Give a run that is written in one with the "from" or "between" before it."""
    if not {"day2", "month2", "year2", "yy"} & set(found.words):
        return found
    lead = _FROM.search(text, max(0, found.start - LONGEST_LEAD), found.start)
    return found if lead is None else replace(found, start=lead.start())


def _join(text: str, first: Found, last: Found, gap: str) -> list[Found]:
    apart = [first, last]
    if not _TO.fullmatch(gap):
        return apart
    lead = _FROM.search(text, max(0, first.start - LONGEST_LEAD), first.start)
    opening = lead[1].lower() if lead else ""
    is_and = gap.strip().startswith("and")
    if is_and != (opening == "between") or (not opening and first.rule != last.rule):
        return apart
    start = lead.start() if lead else first.start
    relative = first.relative or last.relative
    if first.period is None or last.period is None:
        return [Found(start, last.end, first.rule, None, relative, last.words)]
    begin = _begin_before(first, last)
    if begin is None:
        return apart
    return [Found(start, last.end, first.rule, Period(begin, last.period.last), relative, last.words)]


def _begin_before(first: Found, last: Found) -> date | None:
    """Give the first day of a run; a weekday, month or day told without a year is the one before the run's end."""
    begin = first.period.first
    if begin > last.period.first:
        step = "week" if first.rule == "weekday" else "year"
        begin = moved(begin, step, -1) if first.relative else begin
    return begin if begin <= last.period.first else None


def reach_on(text: str, found: Found, published: date | None) -> Found:
    """Let a date after "since" reach up to the publication; if that is not known, it is told by its beginning."""
    lead = _SINCE.search(text, max(0, found.start - LONGEST_LEAD), found.start)
    if lead is None:
        return found
    lasting = found.period
    if lasting is not None and published is not None and lasting.first <= published + timedelta(days=1):
        try:
            lasting = period(lasting.first, max(published, lasting.first))
        except NoPeriodError:
            lasting = found.period
    return replace(found, start=lead.start(), period=lasting)
