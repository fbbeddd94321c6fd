"""Words -> word pieces and case shapes: what the encoder reads.

A WordPiece tokenizer of our own instead of the `tokenizers` package, which draws a hub client into the installation.
Source: Wu et al. (2016), arXiv:1609.08144, section 4.1; the uncased clean-up is that of BERT (Devlin et al. 2019).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

UNKNOWN, START, END = "[UNK]", "[CLS]", "[SEP]"
MOST_PIECES_A_WORD = 6
"""Later pieces of a long word (a web address) say nothing about the text and would crowd out its neighbours."""
MOST_LETTERS = 100
"""A longer word is unknown as a whole, as in BERT."""
MOST_KEPT_WORDS = 200_000
"""Words whose pieces are remembered; a cache, emptied when full (about 60 MB)."""

LOWER, TITLE, CAPITALS, CAPITAL, DIGITS, MARKS, MIXED, BORDER = range(8)
"""Case shapes: the vocabulary is lower-cased, so that case is told to the encoder beside the pieces."""

_CJK_BLOCKS = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B81F), (0x2B820, 0x2CEAF),
    (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
)  # fmt: skip


def case_shape(word: str) -> int:
    """Say how a word is written: one of the shapes LOWER ... MIXED above."""
    if word.islower():
        return LOWER
    if word[:1].isupper() and word[1:].islower():
        return TITLE
    if word.isupper():
        return CAPITALS if len(word) > 1 else CAPITAL
    if any(c.isdigit() for c in word):
        return DIGITS
    return MIXED if any(c.isalnum() for c in word) else MARKS


def _stands_alone(char: str) -> bool:
    """Marks and CJK characters are pieces of their own, whatever stands beside them."""
    code = ord(char)
    ascii_mark = 33 <= code < 127 and not char.isalnum()
    return ascii_mark or unicodedata.category(char)[0] == "P" or any(a <= code <= b for a, b in _CJK_BLOCKS)


def _plain(word: str) -> str:
    """Lower case, without accents and control characters; every kind of blank becomes a space."""
    kept = (" " if c.isspace() else "" if unicodedata.category(c)[0] == "C" or c == "\ufffd" else c for c in word)
    parts = unicodedata.normalize("NFD", "".join(kept))
    return "".join(c for c in parts if unicodedata.category(c) != "Mn").lower()


@dataclass(frozen=True, slots=True)
class Batch:
    """Several texts as the encoder takes them, padded to the longest.

    Attributes:
        ids, shapes, mask: (texts, pieces) int64; `mask` is 1 on pieces and 0 on padding.
        first: (texts, words) int64, the place of each word's first piece, 0 beyond the last word.
        lengths: how many words of each text are in; fewer than given where a text has too many pieces.
    """

    ids: np.ndarray
    shapes: np.ndarray
    mask: np.ndarray
    first: np.ndarray
    lengths: tuple[int, ...]


class WordPieces:
    """Cuts words into the pieces of a vocabulary.

    Args:
        pieces: the vocabulary in the order of its ids; continuations begin with "##".
        limit: most pieces of one text, its two borders included.
    """

    def __init__(self, pieces: Iterable[str], *, limit: int = 500) -> None:
        self.vocabulary = {piece: index for index, piece in enumerate(pieces)}
        self.limit = limit
        self._known: dict[str, tuple[list[int], int]] = {}

    def encode(self, word: str) -> tuple[list[int], int]:
        """The ids of a word's pieces (at least one) and its case shape."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= MOST_KEPT_WORDS:
                self._known.clear()
            ids = self._ids(word)[:MOST_PIECES_A_WORD] or [self.vocabulary[UNKNOWN]]
            found = self._known[word] = (ids, case_shape(word))
        return found

    def batch(self, texts: Sequence[Sequence[str]]) -> Batch:
        """Put texts, each a sequence of words, into the arrays that the encoder takes."""
        rows = [self._row(words) for words in texts]
        width = max((len(ids) for ids, _, _ in rows), default=2)
        words = max(1, max((len(first) for _, _, first in rows), default=1))
        ids = np.zeros((len(rows), width), np.int64)
        shapes = np.full((len(rows), width), BORDER, np.int64)
        mask = np.zeros((len(rows), width), np.int64)
        first = np.zeros((len(rows), words), np.int64)
        for k, (row, forms, starts) in enumerate(rows):
            ids[k, : len(row)], shapes[k, : len(row)], mask[k, : len(row)] = row, forms, 1
            first[k, : len(starts)] = starts
        return Batch(ids, shapes, mask, first, tuple(len(starts) for _, _, starts in rows))

    def _row(self, words: Sequence[str]) -> tuple[list[int], list[int], list[int]]:
        ids, shapes, first = [self.vocabulary[START]], [BORDER], []
        for word in words:
            pieces, shape = self.encode(word)
            if len(ids) + len(pieces) >= self.limit:
                break
            first.append(len(ids))
            ids += pieces
            shapes += [shape] * len(pieces)
        return [*ids, self.vocabulary[END]], [*shapes, BORDER], first

    def _ids(self, word: str) -> list[int]:
        if word.isascii() and word.isalnum():
            return self._longest_first(word.lower())
        ids: list[int] = []
        run = ""
        for char in _plain(word):
            if char == " " or _stands_alone(char):
                ids += self._longest_first(run)
                run = ""
                ids += self._longest_first(char.strip())
            else:
                run += char
        return ids + self._longest_first(run)

    def _longest_first(self, run: str) -> list[int]:
        if len(run) > MOST_LETTERS:
            return [self.vocabulary[UNKNOWN]]
        ids: list[int] = []
        begin = 0
        while begin < len(run):
            mark = "##" if begin else ""
            ends = range(len(run), begin, -1)
            found = next(((end, self.vocabulary[mark + run[begin:end]]) for end in ends
                          if mark + run[begin:end] in self.vocabulary), None)  # fmt: skip
            if found is None:
                return [self.vocabulary[UNKNOWN]]
            begin, piece = found
            ids.append(piece)
        return ids
