"""In which order the words of a printed page are read: columns one after the other, headlines across them before.

words --gutter--> bands between what crosses it --left, right--> blocks
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from statistics import median

GUTTER_SIZES = 0.8
"""Width of the blank between two columns, in letter sizes at least. Blanks between words have 0.2 to 0.5."""

LEAST_ROWS = 4
"""Rows on both sides of a gutter. Fewer are a name and a date beside each other, not columns."""

MOST_CROSSING = 0.35
"""Share of the rows that may cross a gutter: headline, lead, a picture's caption."""

STEP = 2.0
"""Points between the places that are tried."""

MOST_TRIED = 12
"""Strips of a block that are looked at closely, the least crossed first: what is a gutter is among the first."""

MAX_DEPTH = 6
"""Columns within columns; more than eight beside each other are no page of a paper."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its box on the page, in points from the left and the top, and its letter size."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float

    @property
    def middle(self) -> float:
        """Half its height."""
        return (self.top + self.bottom) / 2


def split_blocks(words: Sequence[Word], *, depth: int = 0) -> Iterator[list[Word]]:
    """Give the words of a page as blocks in reading order, each to be read row by row."""
    gutter = _find_gutter(words) if depth < MAX_DEPTH else None
    if gutter is None:
        if words:
            yield list(words)
        return
    for band, is_crossing in _bands(words, gutter):
        left, right = _sides(band, gutter)
        if not is_crossing and left and right:
            yield from split_blocks(left, depth=depth + 1)
            yield from split_blocks(right, depth=depth + 1)
        else:
            yield from split_blocks(band, depth=depth + 1)


def to_rows(words: Sequence[Word]) -> list[list[Word]]:
    """Return words as the rows in which they stand, from above, each from the left."""
    rows: list[list[Word]] = []
    bottom = 0.0
    for word in sorted(words, key=lambda each: each.middle):
        if rows and word.middle < bottom:
            rows[-1].append(word)
        else:
            rows.append([word])
            bottom = word.bottom
    return [sorted(row, key=lambda each: each.x0) for row in rows]


@dataclass(frozen=True, slots=True)
class _Gutter:
    x0: float
    x1: float

    def is_crossed_by(self, word: Word) -> bool:
        return word.x0 < self.x1 and word.x1 > self.x0


def _find_gutter(words: Sequence[Word]) -> _Gutter | None:
    """Return the strip that the fewest rows cross and that has text on both sides, if there is one."""
    if len(words) < 2 * LEAST_ROWS:
        return None
    width = GUTTER_SIZES * median(word.size for word in words)
    first, last = min(word.x0 for word in words), max(word.x1 for word in words)
    most = MOST_CROSSING * len(to_rows(words))
    found = []
    for number, crossing in enumerate(_count_crossing(words, first, last, width)):
        if crossing <= most:
            x = first + number * STEP
            found.append((crossing, abs(x + width / 2 - (first + last) / 2), x))
    for _, _, x in sorted(found)[:MOST_TRIED]:
        if _is_between_columns(words, gutter := _Gutter(x, x + width)):
            return gutter
    return None


def _count_crossing(words: Sequence[Word], first: float, last: float, width: float) -> list[int]:
    """Return how many words cross a strip of this width that begins at each place between two ends."""
    places = max(0, int((last - first - width) / STEP))
    changes = [0] * (places + 2)
    for word in words:
        begin = max(0, math.floor((word.x0 - width - first) / STEP) + 1)
        end = max(begin, math.ceil((word.x1 - first) / STEP))
        if begin <= places:
            changes[begin] += 1
            changes[min(end, places + 1)] -= 1
    return list(accumulate(changes))[: places + 1]


def _is_between_columns(words: Sequence[Word], gutter: _Gutter) -> bool:
    """Whether enough rows stand on both sides, at the same height."""
    for band, is_crossing in _bands(words, gutter):
        left, right = _sides(band, gutter)
        if is_crossing or not left or not right:
            continue
        top, bottom = min(each.top for each in left), max(each.bottom for each in left)
        beside = [word for word in right if top - word.size < word.middle < bottom + word.size]
        if min(len(to_rows(left)), len(to_rows(beside))) >= LEAST_ROWS:
            return True
    return False


def _sides(words: Sequence[Word], gutter: _Gutter) -> tuple[list[Word], list[Word]]:
    middle = (gutter.x0 + gutter.x1) / 2
    left = [word for word in words if (word.x0 + word.x1) / 2 < middle]
    return left, [word for word in words if (word.x0 + word.x1) / 2 >= middle]


def _bands(words: Sequence[Word], gutter: _Gutter) -> Iterator[tuple[list[Word], bool]]:
    """Give the words from above in runs of rows that cross the gutter, and of rows that do not."""
    crossed = _merge(sorted((word.top, word.bottom) for word in words if gutter.is_crossed_by(word)))
    tops = [top for top, _ in crossed]
    band: list[Word] = []
    state = None
    for word in sorted(words, key=lambda each: each.middle):
        place = bisect_right(tops, word.middle) - 1
        is_crossing = place >= 0 and word.middle <= crossed[place][1]
        if band and is_crossing != state:
            yield band, bool(state)
            band = []
        band.append(word)
        state = is_crossing
    if band:
        yield band, bool(state)


def _merge(spans: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    merged: list[tuple[float, float]] = []
    for top, bottom in spans:
        if merged and top <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(bottom, merged[-1][1]))
        else:
            merged.append((top, bottom))
    return merged
