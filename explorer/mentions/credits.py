"""Lines that say who wrote, photographed or edited an article: no part of the story, so no mentions are made of them.

    By Ann Lee and Bo Kelland in Velm          Reporting by Ann Lee; editing by Bo Kelland
    Photo: Ann Lee/Velm Images                 ... (Photo: Ann Lee/Velm Images)
    WORDS: ANN LEE | PICTURES: BO KELLAND        Ann Lee and Bo Kelland, Velm Post (above the date)
    Bo Kelland contributed to this report.     ... wave at the crowd. Ann Lee / VI

Only whole lines, brackets and sentences are left out, and only where their form allows nothing else: "By Monday evening
Ann Lee had met ..." and "Lee contributed money" are told.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

_NAME = r"[A-Z][\w.'’-]*"
_NAMES = rf"{_NAME}(?:(?:,? (?:and|&|in|of|for|at|with|the) |, | ?[|/·•] ?| )(?:{_NAME}|the {_NAME}))*"
_PERSON = rf"{_NAME}(?: {_NAME}){{1,3}}"
_CREDIT = r"(?i:photo(?:graph|s|graphy)?|image|picture|credit|video|illustration|graphic|file photo)s?"
_GIVEN = r"(?: (?i:credit|by|courtesy of))?"
_WORK = (
    r"(?i:additional |further )?(?i:reporting|writing|editing|written|edited|compiled|translated|translation|"
    r"photography|photographs?|production|produced|graphics|research|story|text|fact-checking)"
)
_MAKERS = rf"{_NAME}(?:[ /,&|.’'-]{{1,3}}(?:and |of |the |for )?{_NAME})*"

_ROLE = (
    r"(?i:words|text|pictures|photos?|photograph(?:s|y|er)?|images?|video|camera|graphics?|illustrations?|reporting|"
    r"reporters?|story|writers?|editing|editors?|production|producers?|art|design|audio|sound)"
)
_KEYED = rf"{_ROLE}: ?{_MAKERS}"

_LINE = re.compile(r"[^\n]+")
_BYLINE = re.compile(rf"(?:by|BY|By) (?!.*[.!?]$){_NAMES}(?:,? {_NAMES})*[ \t]*(?:\d{{1,2}}[./: ].*)?")
_WORKED = re.compile(rf"\(?{_WORK} (?i:by):? [A-Z][^\n]{{1,200}}")
_PICTURED = re.compile(rf"\(?{_CREDIT}{_GIVEN}(?:: ?| (?i:by) ){_MAKERS}\)?\.?")
_REPORTER_LINE = re.compile(
    rf"{_PERSON}(?:,? (?:and {_PERSON}))? in {_NAME}(?: {_NAME})?(?: and {_PERSON} in {_NAME})?"
)
_IN_BRACKETS = re.compile(rf"[(\[]{_CREDIT}{_GIVEN}:? {_MAKERS}[)\]]")
_AT_END = re.compile(rf"(?<=[.!?])\s+{_PERSON}\s?/\s?{_NAME}(?: {_NAME})*\s*$")
_KEYED_LINE = re.compile(rf"{_KEYED}(?: ?[|•·;] ?{_KEYED})*")
_PICTURED_AT_END = re.compile(rf"(?<=[.!?”\"’])\s+{_CREDIT}{_GIVEN}(?:: ?| (?i:by) ){_MAKERS}\.?\s*$")
_NAMES_ALONE = re.compile(rf"{_PERSON}(?:(?:, | and |, and ){_PERSON})*(?:, {_NAME}(?: {_NAME}){{0,3}})?")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE_LINE = re.compile(
    rf"(?i:(?:first )?(?:published|updated|posted|last updated):? )?(?:on )?"
    rf"(?:[A-Z][a-z]+day,? )?(?:{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d)"
    rf"[ ,|·•@–-]*(?:(?:at )?\d{{1,2}}[:.]\d\d.{{0,12}})?"
)
_CONTRIBUTED = re.compile(r"\bcontributed (?:to (?:this|the) (?:report|story|article|reporting)|reporting|research)\b")
_AUTHOR = re.compile(
    rf"(?<!\w){_PERSON} is (?:an?|the) [^.!?\n]{{0,80}}\b(?:correspondent|reporter|editor|columnist|staff writer|"
    r"freelance journalist|journalist based)\b[^.!?\n]{0,60}\.(?: Follow (?:him|her|them)[^.!?\n]*\.?)?"
)
_RIGHTS = re.compile(r"(?i:©|\(c\) |copyright )[^\n]*")
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")

FIRST_LINES = 4
"""Lines that are not empty, at the beginning, among which a line with names alone says who wrote the article."""

LONGEST_BYLINE = 160
"""Letters."""


def find_credits(text: str) -> list[tuple[int, int]]:
    """Find the runs of a text that only say who made it.

    Returns:
        Character offsets, end exclusive, in text order; none overlaps another.
    """
    lines = list(_LINE.finditer(text))
    found = [span for number, line in enumerate(lines) for span in _in_line(line, number)]
    found += [
        (names.start(), names.end()) for names, date in pairwise(lines[:FIRST_LINES]) if _is_above_date(names, date)
    ]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _is_above_date(names: re.Match[str], date: re.Match[str]) -> bool:
    """Tell whether a line of names alone stands right above one that says when the article was published."""
    return bool(_NAMES_ALONE.fullmatch(names[0].strip()) and _DATE_LINE.fullmatch(date[0].strip()))


def _in_line(line: re.Match[str], number: int) -> list[tuple[int, int]]:
    words, start = line[0].strip(), line.start() + len(line[0]) - len(line[0].lstrip())
    if len(words) <= LONGEST_BYLINE and _is_credit(words, number):
        return [(start, start + len(words))]
    by = " by" in words[:40].lower()
    if (by and _WORKED.fullmatch(words)) or _RIGHTS.fullmatch(words):
        return [(start, start + len(words))]
    return [(line.start() + begin, line.start() + end) for begin, end in _inside(line[0])]


def _inside(line: str) -> Iterator[tuple[int, int]]:
    """Give the brackets and sentences of a line that are credits; patterns are tried only where a word asks for it."""
    if "(" in line or "[" in line:
        yield from (match.span() for match in _IN_BRACKETS.finditer(line))
    if ": " in line[-LONGEST_BYLINE:] or " by " in line[-LONGEST_BYLINE:].lower():
        yield from (match.span() for match in _PICTURED_AT_END.finditer(line))
    if "/" in line[-LONGEST_BYLINE:]:
        yield from (match.span() for match in _AT_END.finditer(line))
    if _tells_of_author(line):
        yield from (match.span() for match in _AUTHOR.finditer(line))
    for match in _CONTRIBUTED.finditer(line) if "contributed" in line else ():
        ends = [end.end() for end in _SENTENCE_END.finditer(line)]
        start = max((end for end in ends if end <= match.start()), default=0)
        yield start, min((end for end in ends if end >= match.end()), default=len(line))


def _tells_of_author(line: str) -> bool:
    return " is " in line and any(
        word in line for word in ("correspondent", "reporter", "editor", "columnist", "writer")
    )


def _is_credit(words: str, number: int) -> bool:
    """Tell whether a line is a credit as a whole."""
    if _BYLINE.fullmatch(words) or _PICTURED.fullmatch(words) or _KEYED_LINE.fullmatch(words):
        return True
    return 0 < number < FIRST_LINES and bool(_REPORTER_LINE.fullmatch(words))


class Credits:
    """The runs of a text that are credits, to be asked for a place."""

    def __init__(self, text: str) -> None:
        """Find them."""
        self._spans = find_credits(text)
        self._starts = [start for start, _ in self._spans]

    def cover(self, place: int) -> bool:
        """Tell whether a character stands in a credit."""
        number = bisect_right(self._starts, place) - 1
        return number >= 0 and place < self._spans[number][1]
