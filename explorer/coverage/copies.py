"""Which pieces of evidence say the same because one text was copied from another, and which text was first."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from rapidfuzz.distance import Levenshtein

from explorer.coverage.words import Vocabulary, Words
from explorer.model import Document, Sentence, SentenceCopy, SharedPassage

SAME_SHARE = 0.5
"""Share of the words of the longer of two pieces that must stand in both: a shortened sentence is a copy, one of which
only a clause was taken over is not."""

_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?=T| |$)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of evidence: the offsets of its sentence, or of its cue."""

    id: str
    document_id: str
    start: int
    end: int


def tell_first(a: Document, b: Document) -> str:
    """Return "a first" or "b first" where the dates of publication tell, else an empty string.

    Times of day count where both have one, both with or both without a time zone; else days (months, years) do, as far
    as both are known.
    """
    times = _read_time(a.published), _read_time(b.published)
    if None not in times and (times[0].tzinfo is None) == (times[1].tzinfo is None):
        return _tell(*times)
    days = _DAY.match(a.published), _DAY.match(b.published)
    if None in days:
        return ""
    known = min(len(days[0][0]), len(days[1][0]))
    return _tell(days[0][0][:known], days[1][0][:known])


def _read_time(published: str) -> datetime | None:
    """Return the moment, nothing where no time of day is given."""
    if len(published) <= len("2017-11-30"):
        return None
    try:
        return datetime.fromisoformat(published)
    except ValueError:
        return None


def _tell(one: object, other: object) -> str:
    return "" if one == other else "a first" if one < other else "b first"


def find_copies(
    documents: Sequence[Document], passages: Iterable[SharedPassage], pieces: Iterable[Piece]
) -> dict[str, str]:
    """Return which pieces of evidence are copies, and of which piece each is one: copy id -> id of the original.

    Two pieces are the same if a passage holds both and its alignment lays one on the other; what is the same as the
    same is the same, through any number of documents. The original is that of the document published first, where
    dates do not tell that of the first document. An original is in no key. Within one document nothing is a copy.

    Args:
        documents: the documents of the pieces, in document order.
        passages: what they share.
        pieces: the evidence, that of one relation if weights are to be counted; ids are unique.
    """
    by_document: dict[str, list[Piece]] = defaultdict(list)
    for piece in sorted(pieces, key=lambda each: (each.start, each.end)):
        by_document[piece.document_id].append(piece)
    texts = {document.id: document for document in documents}
    groups, read = _Groups(), _Reader(texts)
    for passage in passages:
        in_a = _choose(by_document[passage.document_a], passage.start_a, passage.end_a)
        in_b = _choose(by_document[passage.document_b], passage.start_b, passage.end_b)
        if in_a and in_b:
            for one, other in _lay(passage, read, in_a, in_b):
                groups.join(one, other)
    order = {document.id: number for number, document in enumerate(documents)}
    return {
        piece.id: original.id
        for group in groups.members()
        for original in [_pick_original(group, texts, order)]
        for piece in group
        if piece.document_id != original.document_id
    }


def find_sentence_copies(
    documents: Sequence[Document], passages: Iterable[SharedPassage], sentences: Iterable[Sentence]
) -> tuple[SentenceCopy, ...]:
    """Return which sentences were copied from another document, in the order of the sentences.

    What a document says again gives no evidence and is left out.
    """
    pieces = [Piece(each.id, each.document_id, each.start, each.end) for each in sentences if not each.repeats]
    copies = find_copies(documents, passages, pieces)
    return tuple(SentenceCopy(piece.id, copies[piece.id]) for piece in pieces if piece.id in copies)


def _choose(pieces: Sequence[Piece], start: int, end: int) -> list[Piece]:
    """Return the pieces that have part in a passage."""
    return [piece for piece in pieces if piece.start < end and start < piece.end]


class _Reader:
    """Reads each text once as words, however many passages it has."""

    def __init__(self, texts: Mapping[str, Document]) -> None:
        self._texts, self._vocabulary = texts, Vocabulary()
        self._words: dict[str, Words] = {}

    def words(self, document_id: str) -> Words:
        """Return the words of a document."""
        if document_id not in self._words:
            self._words[document_id] = self._vocabulary.read(self._texts[document_id].text)
        return self._words[document_id]


def _lay(
    passage: SharedPassage, read: _Reader, in_a: Sequence[Piece], in_b: Sequence[Piece]
) -> list[tuple[Piece, Piece]]:
    """Return the pieces of both sides that lie on each other, each one once, the best first."""
    a, b = read.words(passage.document_a), read.words(passage.document_b)
    places = _align(a, b, passage)
    found = []
    for one in in_a:
        first, last = a.between(one.start, one.end)
        laid = [places[place] for place in range(first, last) if place in places]
        for other in in_b:
            begin, end = b.between(other.start, other.end)
            both = bisect_left(laid, end) - bisect_left(laid, begin)
            share = both / max(1, last - first, end - begin)
            if share >= SAME_SHARE:
                found.append((-share, one.start, other.start, len(found), one, other))
    paired: list[tuple[Piece, Piece]] = []
    taken: set[str] = set()
    for *_, one, other in sorted(found, key=lambda each: each[:4]):
        if one.id not in taken and other.id not in taken:
            taken |= {one.id, other.id}
            paired.append((one, other))
    return paired


def _align(a: Words, b: Words, passage: SharedPassage) -> dict[int, int]:
    """Return which word of the second text each word of the first has become, in a passage."""
    first_a, last_a = a.between(passage.start_a, passage.end_a)
    first_b, last_b = b.between(passage.start_b, passage.end_b)
    blocks = Levenshtein.editops(a.codes[first_a:last_a], b.codes[first_b:last_b]).as_matching_blocks()
    return {
        first_a + place_a + step: first_b + place_b + step for place_a, place_b, size in blocks for step in range(size)
    }


def _pick_original(group: Iterable[Piece], texts: Mapping[str, Document], order: Mapping[str, int]) -> Piece:
    first, *others = sorted(group, key=lambda each: (order[each.document_id], each.start, each.end))
    for other in others:
        if tell_first(texts[first.document_id], texts[other.document_id]) == "b first":
            first = other
    return first


class _Groups:
    """Pieces that are the same (union-find), by their ids: what stands for a piece is looked up many times."""

    def __init__(self) -> None:
        self._parents: dict[str, str] = {}
        self._pieces: dict[str, Piece] = {}

    def _root(self, piece: str) -> str:
        parents = self._parents
        parent = parents[piece]
        while parent != parents[parent]:
            parents[piece] = parent = parents[parent]
        return parent

    def _root_of(self, piece: Piece) -> str:
        if piece.id not in self._parents:
            self._parents[piece.id], self._pieces[piece.id] = piece.id, piece
        return self._root(piece.id)

    def join(self, one: Piece, other: Piece) -> None:
        """Note that two pieces are the same."""
        self._parents[self._root_of(one)] = self._root_of(other)

    def members(self) -> list[list[Piece]]:
        """Return the groups."""
        groups: dict[str, list[Piece]] = defaultdict(list)
        for piece_id, piece in self._pieces.items():
            groups[self._root(piece_id)].append(piece)
        return list(groups.values())
