"""The slider that asks for sentences by the time that they tell of."""

from __future__ import annotations

from collections.abc import Iterable

from explorer.coverage.times import Period, Window, choose_window, list_steps, read_period
from explorer.explore import Explorer, hold_always
from explorer.model import DateMention, Document
from explorer.ui.contents import Json
from explorer.ui.days import name_span, name_time

RULE = (
    "A sentence counts where a date in it falls into this time; a sentence without a date counts "
    "on the day its article appeared."
)
"""What `explorer.store.told` does, for readers."""


def window_of(explorer: Explorer) -> Window | None:
    """Return the stretch of time that the whole collection tells of, None where nothing says when."""
    return explorer.keep(_find_window, explorer, renew=hold_always)


def _find_window(explorer: Explorer) -> Window | None:
    return look_through(explorer.store.dates(), explorer.documents().values())


def look_through(dates: Iterable[DateMention], documents: Iterable[Document]) -> Window | None:
    """Return the stretch of time that dates and articles lie in."""
    told = [read_period(each.resolved) for each in dates if each.resolved]
    return choose_window(told, [period for each in documents if (period := appeared(each)) is not None])


def appeared(document: Document) -> Period | None:
    """Return the days on which an article appeared, as exactly as that is known."""
    try:
        return read_period(document.published)
    except ValueError:
        return None


def span(window: Window | None, since: str, until: str) -> Json | None:
    """Return the content of the slider; None where there is no time to choose from.

    Args:
        window: what it goes through, step by step.
        since, until: what the address asks for, both included; empty: open at this end.
    """
    if window is None:
        return None
    steps = list_steps(window)
    if len(steps) < 2:
        return None
    periods = [read_period(each) for each in steps]
    later = [i for i, each in enumerate(periods) if not since or each.last >= read_period(since).first]
    sooner = [i for i, each in enumerate(periods) if not until or each.first <= read_period(until).last]
    first, last = (later or [len(steps) - 1])[0], (sooner or [0])[-1]
    return {
        "steps": [[each, name_time(each)] for each in steps], "unit": window.unit, "first": first,
        "last": max(first, last), "on": bool(since or until), "says": name_span(since, until), "rule": RULE,
    }  # fmt: skip
