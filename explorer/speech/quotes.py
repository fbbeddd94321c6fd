"""Runs of text in quotation marks, from the characters alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

DOUBLE = re.compile(
    r"“(?P<a>[^“”\n]+)”|“(?P<f>[^“”\"\n]+)\"(?!\w)|(?:^[ \t]*|[:,] )“(?P<open>[^“”\n]+)$|\"(?P<b>[^\"\n]+)\""
    r"|``(?P<c>.+?)''|«(?P<d>[^«»\n]+)»|„(?P<e>[^„“\n]+)“",
    re.M,
)
SINGLE = re.compile(r"(?<![\w’'])[‘'](?P<a>\w[^‘’'\n]*(?:[’']\w[^‘’'\n]*)*[\w.,?!…])[’'](?!\w)")
FEWEST_WORDS_SINGLE = 3
"""Single marks are apostrophes too; shorter runs between them are not taken for quotations."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A run in quotation marks: offsets of the words without the marks, and its number of words."""

    start: int
    end: int
    words: int

    def holds(self, place: int) -> bool:
        """Tell whether a character of the text stands in it."""
        return self.start <= place < self.end


def find_quotes(text: str) -> tuple[Quote, ...]:
    """Give what stands in quotation marks, in text order; a paragraph that opens without closing is one whole."""
    found = [_quote(match) for match in DOUBLE.finditer(text)]
    for match in SINGLE.finditer(text):
        quote = _quote(match)
        inside = any(other.start < quote.end and quote.start < other.end for other in found)
        if quote.words >= FEWEST_WORDS_SINGLE and not inside:
            found.append(quote)
    return tuple(sorted((q for q in found if q.words), key=lambda q: q.start))


def _quote(match: re.Match[str]) -> Quote:
    group = next(name for name, value in match.groupdict().items() if value is not None)
    start, end = match.span(group)
    return Quote(start, end, len(re.findall(r"\w+", match.group(group))))
