"""Dates as articles write them, as ISO 8601; what is ambiguous or no day of any calendar is not guessed."""

from __future__ import annotations

import re
from datetime import date, datetime

_NUMBERS = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?)(?:[T ](\d{2}:\d{2}.*))?)?)?")
"""Year first, as far as it is known, perhaps with the time of day; with slashes other orders are ambiguous."""

_DOTTED = re.compile(r"(\d\d?)\.(\d\d?)\.(\d{4})")
"""31.12.2017: where dates are written with points, the day comes first."""

_WRITTEN = ("%d %B %Y", "%B %d %Y", "%d %b %Y", "%b %d %Y")
"""2 December 2017, December 2, 2017, Dec. 2, 2017."""


def to_iso_date(text: str) -> str | None:
    """Return a date in ISO 8601, as exact as it was given; empty for none, None where it cannot be understood."""
    text = re.sub(r"^(\d{4})(\d\d)(\d\d)$", r"\1-\2-\3", text.strip())  # as archives write it
    if not text:
        return ""
    if numbers := _NUMBERS.fullmatch(text):
        return _from_numbers(*numbers.groups())
    if numbers := _DOTTED.fullmatch(text):
        return _from_numbers(*reversed(numbers.groups()))
    return _from_words(text)


def _from_numbers(year: str, month: str | None, day: str | None, time: str | None = None) -> str | None:
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    parts = [year, *(part.zfill(2) for part in (month, day) if part)]
    return "-".join(parts) + (f"T{time}" if time else "")


def _from_words(text: str) -> str | None:
    plain = re.sub(r"[.,]|(?<=\d)(st|nd|rd|th)\b", "", text)
    for form in _WRITTEN:
        try:
            return datetime.strptime(plain, form).date().isoformat()
        except ValueError:
            continue
    return None
