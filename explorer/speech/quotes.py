"""Runs of text in quotation marks, from the characters alone.

A quotation that is not closed at the end of its paragraph goes on where the next one opens with a mark again; the
pieces are runs of their own, and the later ones know that they go on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

DOUBLE = re.compile(
    r"“(?P<a>[^“”\n]+)”|“(?P<f>[^“”\"\n]+)\"(?!\w)|(?:^[ \t]*|[:,] )“(?P<open>[^“”\n]+)$|\"(?P<b>[^\"\n]+)\""
    r"|``(?P<c>.+?)''|«(?P<d>[^«»\n]+)»|„(?P<e>[^„“\n]+)“",
    re.M,
)
SINGLE = re.compile(r"(?<![\w’'])[‘'](?P<a>\w[^‘’'\n]*(?:[’']\w[^‘’'\n]*)*[\w.,?!…])[’'](?!\w)")
LEFT_OPEN = re.compile(
    r"(?:^|(?<=[\s(]))(?:(?P<mark>[“\"«„])(?P<words>[^\s“”\"«»„][^“”\"«»„\n]*)"
    r"|(?P<single>‘)(?P<more>\w(?:[^‘’“”\n]|’(?=\w))*))$",
    re.M,
)
"""A mark that opens and has no other behind it in its paragraph."""

GOES_ON = re.compile(r"\n[ \t]*(?:\n[ \t]*)*(?P<mark>[“\"«„‘])(?=[^\s“”\"«»„‘’])")
"""The mark with which the next paragraph takes a quotation up again."""

FEWEST_WORDS_SINGLE = 3
"""Single marks are apostrophes too; shorter runs between them are not taken for quotations."""


@dataclass(frozen=True, slots=True)
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


def find_quotes(text: str) -> tuple[Quote, ...]:
    """Give what stands in quotation marks, in text order; a paragraph that opens without closing is one whole."""
    found = [_quote(match) for match in DOUBLE.finditer(text)]
    found += [quote for quote in _find_left_open(text) if not _is_inside(quote, found)]
    for match in SINGLE.finditer(text):
        quote = _quote(match)
        if quote.words >= FEWEST_WORDS_SINGLE and not _is_inside(quote, found):
            found.append(quote)
    quotes = sorted((q for q in found if q.words), key=lambda q: q.start)
    taken_up = {place for quote in quotes if (place := _taken_up(text, quote)) is not None}
    return tuple(replace(quote, goes_on=quote.start in taken_up) for quote in quotes)


def _find_left_open(text: str) -> list[Quote]:
    """Find what is left open at the end of a paragraph, where the next one takes it up again."""
    found = []
    for match in LEFT_OPEN.finditer(text):
        mark, words = ("mark", "words") if match["mark"] else ("single", "more")
        again = GOES_ON.match(text, match.end())
        if again and again["mark"] == match[mark]:
            found.append(_count(match[words], *match.span(words)))
    return found


def _taken_up(text: str, quote: Quote) -> int | None:
    """Find where the words of a quotation that is left open go on."""
    again = GOES_ON.match(text, quote.end) if text[quote.end : quote.end + 1] == "\n" else None
    return again.end() if again else None


def _is_inside(quote: Quote, others: list[Quote]) -> bool:
    return any(other.start < quote.end and quote.start < other.end for other in others)


def _quote(match: re.Match[str]) -> Quote:
    group = next(name for name, value in match.groupdict().items() if value is not None)
    return _count(match.group(group), *match.span(group))


def _count(words: str, start: int, end: int) -> Quote:
    return Quote(start, end, len(re.findall(r"\w+", words)))
