"""Where a dateline ends: the town, the day and the agency before a dash belong to no sentence.

    KYIV, Ukraine (AP) — | The council met ...        PARIS/GENEVA, March 3 (Reuters) - | Two men ...
    WASHINGTON: | The ministry ...                    (CNN) | The ship sank ...

(a bar that a text itself has between them counts as a dash)

What stands behind is a sentence of its own, with its own subject. A name in small letters before a dash is taken for a
dateline only if a region, a day or an agency is with it, or if the dash is the only one of its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_CAPITALS = r"[A-Z][A-Z.'’-]+(?:[ -][A-Z][A-Z.'’-]*){0,3}"
_SMALL = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:, \d{{4}})?"
_AGENCY = r"\([A-Z][\w.&/ -]{1,24}\)"
_DASH = r"\s*(?:—|–|--|-|\|)\s+"

_LOUD = re.compile(
    rf"[ \t]*{_CAPITALS}(?:/{_CAPITALS})*(?:, {_SMALL}\.?)?(?:,? {_DAY})?(?:,? {_AGENCY})?{_DASH}(?=[A-Z“\"'‘\d])"
)
_MARKED = re.compile(
    rf"[ \t]*{_SMALL}(?:/{_SMALL})*(?:(?:, {_SMALL}\.?)?,? {_DAY}|(?:, {_SMALL}\.?)?,? {_AGENCY}|(?:, {_SMALL}\.?)?,? "
    rf"{_DAY},? {_AGENCY}){_DASH}(?=[A-Z“\"'‘\d])"
)
_WITH_REGION = re.compile(rf"[ \t]*{_SMALL}, {_SMALL} (?:—|–|--)\s+(?=[A-Z“\"'‘])(?!.* (?:—|–|--) )")
_BARE = re.compile(r"[ \t]*[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)? (?:—|–|--)\s+(?=[A-Z“\"'‘][\w’'-]+ )(?!.* (?:—|–|--) )")
_AGENCY_ALONE = re.compile(rf"[ \t]*\([A-Z]{{2,8}}\)(?:{_DASH}|\s+)(?=[A-Z“\"'‘])")
_COLON = re.compile(rf"[ \t]*{_CAPITALS}: (?=[A-Z])")
_LINE = re.compile(r"[^\n]+")

MOST_COLONS = 1
"""Lines in which capitals stand before a colon. Where more do, they name who speaks."""

_KINDS = (_LOUD, _MARKED, _WITH_REGION, _AGENCY_ALONE)


def find_dateline_ends(text: str) -> list[int]:
    """Find where the sentence behind a dateline begins.

    Returns:
        Character offsets into `text`, one for each line that begins with a dateline.
    """
    colons = [end for start in _line_starts(text) if (end := _end(_COLON, text, start))]
    marked = [end for start in _line_starts(text) if (end := _any_end(text, start))]
    first = _first_line_end(text)
    return sorted({*marked, *first, *(colons if len(colons) <= MOST_COLONS else ())})


def _line_starts(text: str) -> Iterator[int]:
    return (match.start() for match in _LINE.finditer(text))


def _any_end(text: str, start: int) -> int:
    return next((end for kind in _KINDS if (end := _end(kind, text, start))), 0)


def _first_line_end(text: str) -> list[int]:
    """A bare town in small letters is looked for only where an article begins."""
    start = len(text) - len(text.lstrip())
    end = _end(_BARE, text, start)
    return [end] if end else []


def _end(kind: re.Pattern[str], text: str, start: int) -> int:
    found = kind.match(text, start)
    return found.end() if found else 0
