"""Where a kept sentence stands now: its article may have been read anew, changed, given another id or taken out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from explorer.basket.kept import Kept
from explorer.model import Document

HERE, MOVED, GONE = "", "moved", "gone"


@dataclass(frozen=True, slots=True)
class Found:
    """Where a kept sentence stands now.

    Attributes:
        where: HERE, MOVED (elsewhere in its article, or in an article of another id) or GONE.
        document: its article as it is now; None where it is gone.
        start: its place there, in characters.
    """

    where: str
    document: Document | None = None
    start: int = 0


def find_again(kept: Kept, documents: Mapping[str, Document]) -> Found:
    """Return where a kept sentence stands in the articles that there are: its own, else one that has its words."""
    own = documents.get(kept.document_id)
    if own is not None and own.text[kept.start : kept.end] == kept.text:
        return Found(HERE, own, kept.start)
    others = (each for each in documents.values() if each.id != kept.document_id and each.title == kept.title)
    for document in (*([own] if own is not None else ()), *others):
        start = _find_words(kept, document.text)
        if start >= 0:
            return Found(MOVED, document, start)
    return Found(GONE)


def _find_words(kept: Kept, text: str) -> int:
    """Return where the words of a kept sentence stand in a text, nearest to its former place; -1: nowhere.

    White space may differ: another reader of PDFs may break lines elsewhere.
    """
    words = kept.text.split()
    if not words:
        return -1
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    places = [match.start() for match in pattern.finditer(text)]
    return min(places, key=lambda place: abs(place - kept.start), default=-1)
