"""A whole text as paragraphs of pieces, its shared passages numbered and the words in them that were changed told."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from explorer.model import Cue
from explorer.ui.contents import Json


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage in one of its texts: its number in the list, its place, and the words that only this text has."""

    id: str
    number: int
    start: int
    end: int
    changes: tuple[Cue, ...] = ()


def mark_text(text: str, passages: Iterable[Marked], repeats: Iterable[tuple[int, int]] = ()) -> list[list[Json]]:
    """Return the paragraphs of a text; a piece is a text, {"repeats": text}, or a passage with its own pieces.

    A passage that goes over several paragraphs is a piece in each. Of passages that overlap the first has the words.

    Args:
        text: the text of a document.
        passages: what is marked.
        repeats: offsets of what the text says a second time.
    """
    pieces: list[list[Json]] = []
    spans, again = _part(sorted(passages, key=lambda each: each.start)), sorted(repeats)
    at = 0
    for line in text.split("\n"):
        paragraph = _mark_paragraph(text, at, at + len(line), spans, again)
        if line.strip():
            pieces.append(paragraph)
        at += len(line) + 1
    return pieces


def _part(passages: Sequence[Marked]) -> list[tuple[int, int, Marked]]:
    """Return the passages with the offsets that each has for itself."""
    parted, reached = [], 0
    for each in passages:
        start = max(each.start, reached)
        if start < each.end:
            parted.append((start, each.end, each))
            reached = each.end
    return parted


def _mark_paragraph(
    text: str, start: int, end: int, spans: Sequence[tuple[int, int, Marked]], again: Sequence[tuple[int, int]]
) -> list[Json]:
    found, at = [], start
    for begin, until, each in spans:
        begin, until = max(begin, start), min(until, end)
        if begin < until:
            found += [*_plain(text, at, begin, again), _passage(text, begin, until, each)]
            at = until
    return found + _plain(text, at, end, again)


def _passage(text: str, start: int, end: int, each: Marked) -> Json:
    of, at = [], start
    for change in each.changes:
        begin, until = max(change.start, at), min(change.end, end)
        if begin < until:
            of += [text[at:begin], {"changed": text[begin:until]}]
            at = until
    of = [piece for piece in (*of, text[at:end]) if piece]
    return {"passage": each.id, "number": each.number, "begins": start == each.start, "of": of}


def _plain(text: str, start: int, end: int, again: Sequence[tuple[int, int]]) -> list[Json]:
    """Return the pieces between passages; what the text says a second time is told."""
    found, at = [], start
    for begin, until in again[max(0, bisect_right(again, (start, 0)) - 1) :]:
        if begin >= end:
            break
        begin, until = max(begin, at), min(until, end)
        if begin < until:
            found += [text[at:begin], {"repeats": text[begin:until]}]
            at = until
    return [piece for piece in (*found, text[at:end]) if piece]
