"""Runs of text in quotation marks, from the characters alone.

A quotation that is not closed at the end of its paragraph goes on where the next one opens with a mark again; the
pieces are runs of their own, and the later ones know that they go on.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

DOUBLE = re.compile(
    r"“(?P<a>[^“”\n]+)”|“(?P<f>[^“”\"\n]+)\"(?!\w)|(?:^[ \t]*|[:,.!?…] )“(?P<open>[^“”\n]+)$|\"(?P<b>[^\"\n]+)\""
    r"|``(?P<c>(?:(?!``|'').)+)''|«(?P<d>[^«»\n]+)»|„(?P<e>[^„“\n]+)“",
    re.M,
)
_OPENS_SINGLE = re.compile(r"(?<![\w’'])[‘'](?=\w)")
_STOPS_SINGLE = re.compile(r"‘|[’'](?!\w)|\n|\Z")
"""Where a run in single marks ends at the latest; an apostrophe before a letter is no end."""
_CLOSES_SINGLE = re.compile(r"(?<=[\w.,?!…])(?<![’'].)[’']")
LEFT_OPEN = re.compile(
    r"(?:^|(?<=[\s(]))(?:(?P<mark>[“\"«„])(?P<words>[^\s“”\"«»„][^“”\"«»„\n]*)"
    r"|(?P<single>‘)(?P<more>\w(?:[^‘’“”\n]|’(?=\w))*))$",
    re.M,
)
"""A mark that opens and has no other behind it in its paragraph."""

GOES_ON = re.compile(r"\n[ \t]*(?:\n[ \t]*)*(?P<mark>[“\"«„‘])(?=[^\s“”\"«»„‘’])")
"""The mark with which the next paragraph takes a quotation up again."""

_WORD = re.compile(r"\w+")
FEWEST_WORDS_SINGLE = 3
"""Single marks are apostrophes too; shorter runs between them are not taken for quotations."""


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """A run in quotation marks: offsets of the words without the marks, and its number of words.

    `goes_on` says that it goes on with the quotation of the paragraph before, which was left open.
    """

    start: int
    end: int
    words: int
    goes_on: bool = False

    def holds(self, place: int) -> bool:
        """Tell whether a character of the text stands in it."""
        return self.start <= place < self.end


class Quotes(tuple[Quote, ...]):
    """The quotations of a text, in text order; no two share a character. Looked up by place."""

    def __new__(cls, quotes: Iterable[Quote] = ()) -> Quotes:
        """Put quotations in text order."""
        return super().__new__(cls, sorted(quotes, key=lambda quote: quote.start))

    def __init__(self, _quotes: Iterable[Quote] = ()) -> None:
        self._starts = [quote.start for quote in self]
        self._ends = [quote.end for quote in self]

    def near(self, start: int, end: int) -> tuple[Quote, ...]:
        """Give those that touch a stretch of the text or lie in it; one that ends where it begins touches it."""
        return self[bisect_left(self._ends, start) : bisect_right(self._starts, end)]

    def sharing(self, start: int, end: int) -> tuple[Quote, ...]:
        """Give those that have characters in common with a stretch of the text."""
        return self[bisect_right(self._ends, start) : bisect_left(self._starts, end)]

    def holding(self, place: int) -> Quote | None:
        """Give the one that a character stands in."""
        return next(iter(self.sharing(place, place + 1)), None)

    def before(self, place: int) -> Quote | None:
        """Give the last one that ends at or before a character."""
        index = bisect_right(self._ends, place)
        return self[index - 1] if index else None

    def behind(self, place: int) -> Quote | None:
        """Give the first one that begins behind a character."""
        index = bisect_right(self._starts, place)
        return self[index] if index < len(self) else None


def find_quotes(text: str) -> Quotes:
    """Give what stands in quotation marks, in text order; a paragraph that opens without closing is one whole."""
    closed = Quotes(_quote(match) for match in DOUBLE.finditer(text))
    left = [quote for quote in _find_left_open(text) if not closed.sharing(quote.start, quote.end)]
    double = Quotes((*closed, *left))
    single = (Quote(start, end, _count_words(text, start, end)) for start, end in _find_single(text))
    kept = [q for q in single if q.words >= FEWEST_WORDS_SINGLE and not double.sharing(q.start, q.end)]
    found = [quote for quote in (*double, *kept) if quote.words]
    taken_up = {place for quote in found if (place := _taken_up(text, quote)) is not None}
    return Quotes(replace(quote, goes_on=quote.start in taken_up) for quote in found)


def _find_left_open(text: str) -> Iterator[Quote]:
    """Find what is left open at the end of a paragraph, where the next one takes it up again."""
    for match in LEFT_OPEN.finditer(text):
        mark, words = ("mark", "words") if match["mark"] else ("single", "more")
        again = GOES_ON.match(text, match.end())
        if again and again["mark"] == match[mark]:
            start, end = match.span(words)
            yield Quote(start, end, _count_words(text, start, end))


def _taken_up(text: str, quote: Quote) -> int | None:
    """Find where the words of a quotation that is left open go on."""
    again = GOES_ON.match(text, quote.end) if text[quote.end : quote.end + 1] == "\n" else None
    return again.end() if again else None


def _find_single(text: str) -> Iterator[tuple[int, int]]:
    """Give the runs between single marks, from the first mark that can open one to the next that must end it.

    One pass: a pattern that looks for the end of each mark that might open a run goes through a text of unclosed marks
    once for each of them.
    """
    begin = 0
    for stop in _STOPS_SINGLE.finditer(text):
        opening = _OPENS_SINGLE.search(text, begin, stop.start())
        if opening is not None and _CLOSES_SINGLE.match(text, stop.start()) and stop.start() - opening.end() > 1:
            yield opening.end(), stop.start()
        begin = stop.start() if stop[0] == "‘" else stop.end()


def _quote(match: re.Match[str]) -> Quote:
    group = next(name for name, value in match.groupdict().items() if value is not None)
    start, end = match.span(group)
    return Quote(start, end, _count_words(match.string, start, end))


def _count_words(text: str, start: int, end: int) -> int:
    return sum(1 for _ in _WORD.finditer(text, start, end))
