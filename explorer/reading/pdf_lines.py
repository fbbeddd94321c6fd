"""Rows of a printed page to paragraphs: what a line end cut is joined, hyphens of the printer go."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from explorer.reading.pdf_columns import Word, to_rows

SAME_SIZE = 0.12
"""Share by which letter sizes may differ within a paragraph; headings differ by more."""

PARAGRAPH_GAP = 1.4
"""Distance of two rows, in usual distances, from which on a new paragraph begins."""

INDENT_SIZES = (0.7, 4.0)
"""First lines are set in by so many letter sizes; less is chance, more is another column or a quotation."""

SHORT_SHARE = 0.85
"""Of a column's width: a row that ends before it, with a full stop, is the last of its paragraph."""

LONGEST_HALF = 60
"""Characters before a hyphen that are looked at; it also bounds the work on a row that is one endless word."""

_ENDS_SENTENCE = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_CUT = re.compile(r"(\w+)([-\u2010\u00ad])$")
_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
)
_KEPT_HYPHEN = frozenset("self well co ex non anti pro vice half ill long short high low semi multi cross all".split())
"""First halves of words that are written with a hyphen anywhere: "well-known", "ex-minister", "vice-president"."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a block: its text, its box, its letter size, and the left and right ends of its block."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    left: float = 0.0
    right: float = 0.0


def to_lines(block: Sequence[Word]) -> list[Line]:
    """Return the words of a block as lines."""
    rows = to_rows(block)
    left, right = min(word.x0 for word in block), max(word.x1 for word in block)
    return [
        Line(
            " ".join(word.text for word in row).translate(_LIGATURES), row[0].x0, max(word.x1 for word in row),
            min(word.top for word in row), max(word.bottom for word in row), median(word.size for word in row),
            left, right,
        )
        for row in rows
    ]  # fmt: skip


def to_paragraphs(blocks: Iterable[Sequence[Line]]) -> list[list[Line]]:
    """Return the lines of all blocks, in reading order, as paragraphs; one may go on in the next column or page."""
    paragraphs: list[list[Line]] = []
    for block in blocks:
        usual = _usual_distance(block)
        previous: Line | None = None
        for line in block:
            goes_on = _goes_on(previous, line, usual) if previous else _is_carried_over(paragraphs, line)
            if goes_on:
                paragraphs[-1].append(line)
            else:
                paragraphs.append([line])
            previous = line
    return paragraphs


def _usual_distance(block: Sequence[Line]) -> float:
    distances = [below.top - above.top for above, below in pairwise(block)]
    return median(distances) if distances else 0.0


def _goes_on(above: Line, line: Line, usual: float) -> bool:
    """Whether a line belongs to the paragraph of the one above."""
    if not _are_alike(above, line) or line.top - above.top > PARAGRAPH_GAP * max(usual, line.size):
        return False
    least, most = (share * line.size for share in INDENT_SIZES)
    if least < line.x0 - line.left < most and above.x0 - above.left < least:
        return False
    is_short = above.x1 - above.left < SHORT_SHARE * (above.right - above.left)
    return not (is_short and _ends_sentence(above.text))


def _is_carried_over(paragraphs: Sequence[Sequence[Line]], line: Line) -> bool:
    """Whether the first line of a block goes on with what the last block ended with, in the middle of a sentence."""
    if not paragraphs:
        return False
    last = paragraphs[-1][-1]
    is_full = last.x1 - last.left >= SHORT_SHARE * (last.right - last.left)
    is_set_in = line.x0 - line.left > INDENT_SIZES[0] * line.size
    goes_on = line.text[:1].islower() or (is_full and not is_set_in)
    return bool(_CUT.search(last.text[-LONGEST_HALF:]) or (goes_on and not _ends_sentence(last.text))) and _are_alike(
        last, line
    )


def _ends_sentence(text: str) -> bool:
    return bool(_ENDS_SENTENCE.search(text[-LONGEST_HALF:]))


def _are_alike(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) <= SAME_SIZE * max(one.size, other.size)


def join_lines(lines: Sequence[Line], known: frozenset[str]) -> str:
    """Return lines as one text.

    Args:
        lines: of one paragraph.
        known: words of the whole document, lower case: they tell whether a hyphen at a line end belongs to the word.
    """
    text = ""
    for line in lines:
        cut = _CUT.search(text, max(0, len(text) - LONGEST_HALF))
        following = re.match(r"\w+", line.text)
        if cut and following:
            text = text[: cut.start(2)] + _seam(cut, following[0], known) + line.text
        else:
            text = f"{text} {line.text}" if text else line.text
    return text.replace("\u00ad", "")


def _seam(cut: re.Match[str], following: str, known: frozenset[str]) -> str:
    """Return what stands between the halves of a word that a line end cut: a hyphen or nothing."""
    if cut[2] == "\u00ad":
        return ""
    whole, hyphened = (f"{cut[1]}{sign}{following}".lower() for sign in ("", "-"))
    if whole in known:
        return ""
    is_name = not following[0].islower()
    return "-" if hyphened in known or is_name or cut[1].lower() in _KEPT_HYPHEN else ""


def list_words(lines: Iterable[Line]) -> frozenset[str]:
    """Return the words that stand within lines, where no line end can have cut them, lower case."""
    return frozenset(word for line in lines for word in _inner_words(line.text.lower()))


def _inner_words(text: str) -> Iterator[str]:
    words = re.findall(r"[\w-]+", text)
    yield from words[:-1] if text.endswith(("-", "\u2010", "\u00ad")) else words
