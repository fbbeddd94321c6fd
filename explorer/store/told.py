"""When each sentence says that something happened: the table `told`, sentence -> first and last day.

A sentence tells of every date in it that could be resolved; one without any date tells of the day on which its article
appeared. One whose dates could not be resolved, or without date in an article without date, tells of no known time.

Days are texts in ISO 8601, which sort as days do; a month or year begins and ends as `pad_first` and `pad_last` say.
"""

from __future__ import annotations

_FIRST, _LAST = "-01-01", "-12-31"
"""The rest of a date of which only the year is known; no month ends after its 31st."""

_SPAN = "left({0}, 10) || right('{1}', 10 - length(left({0}, 10)))"

TOLD = f"""
CREATE TABLE told AS
    SELECT sentence_no, {_SPAN.format("first_told", _FIRST)} AS first_day,
        {_SPAN.format("last_told", _LAST)} AS last_day
    FROM (
        SELECT p.no AS sentence_no,
            split_part(resolved, '/', 1) AS first_told, split_part(resolved, '/', -1) AS last_told
        FROM dates JOIN placed_sentences p ON p.id = dates.sentence_id WHERE resolved <> ''
        UNION ALL
        SELECT p.no, d.published, d.published
        FROM placed_sentences p JOIN documents d ON d.no = p.document_no
        WHERE d.published <> '' AND p.id NOT IN (SELECT sentence_id FROM dates)
    );
"""


def pad_first(day: str) -> str:
    """Return the first day of a day, month or year."""
    return day + _FIRST[len(day) - 4 :] if len(day) < 10 else day


def pad_last(day: str) -> str:
    """Return the last day of a day, month or year; of a month its 31st, which comes after all its days."""
    return day + _LAST[len(day) - 4 :] if len(day) < 10 else day
