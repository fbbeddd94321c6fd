"""What the words of a date stand for: one function a rule, from its named words to a period of the calendar."""

from __future__ import annotations

from explorer.coverage.dates.counted import (
    resolve_ago,
    resolve_ahead,
    resolve_beside,
    resolve_day_word,
    resolve_period,
    resolve_span,
    resolve_the_unit,
)
from explorer.coverage.dates.named import (
    resolve_day,
    resolve_decade,
    resolve_figures,
    resolve_fixed,
    resolve_month,
    resolve_months,
    resolve_part_of_year,
    resolve_season,
    resolve_weekday,
    resolve_years,
)
from explorer.coverage.dates.periods import Period, century, year_of
from explorer.coverage.dates.standpoint import Standpoint, Words, figure_of

MEANINGS = {
    "date in figures": resolve_figures,
    "month and day": resolve_day,
    "day and month": resolve_day,
    "months": resolve_months,
    "month": resolve_month,
    "weekday": resolve_weekday,
    "period": resolve_period,
    "ago": resolve_ago,
    "decade": resolve_decade,
    "century": lambda words, at: century(number=figure_of(words["nth"])),
    "the unit": resolve_the_unit,
    "years": resolve_years,
    "year": lambda words, at: year_of(int(words["year"])),
}
WITH_TEXT = {
    "day word": resolve_day_word,
    "span of time": resolve_span,
    "season": resolve_season,
    "part of a year": resolve_part_of_year,
    "ahead": resolve_ahead,
    "told after another": resolve_beside,
}
"""Rules whose meaning hangs on more than their named words."""


def resolve(rule: str, words: Words, text: str, value: str, at: Standpoint) -> Period | None:
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
        return resolve_fixed(value, at)
    if rule in WITH_TEXT:
        return WITH_TEXT[rule](words, at, text)
    return MEANINGS[rule](words, at)


def is_relative(rule: str, words: Words, value: str) -> bool:
    """Tell whether a phrase needs another date to be resolved."""
    if value:
        return value.count("-") == 1
    return "year" not in words and rule not in ("date in figures", "decade", "century", "years")
