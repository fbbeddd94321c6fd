"""Scores of arcs -> the best dependency tree of a sentence.

Taking the best head of every word is mostly a tree whose arcs do not cross. Where it is not, the best projective tree
is found with the algorithm of Eisner (1996), C96-1058. Crossing arcs are rare in English (under 1 % of those of the
treebanks), so forbidding them mends far more errors than it makes: +0.7 / +0.4 points of unlabelled attachment on the
GUM / EWT development files, against the best tree of any shape (Chu and Liu, Edmonds).
"""

from __future__ import annotations

import numpy as np

IMPOSSIBLE = -1e9
ONE_ROOT = 1e4
"""What every word that hangs from the root costs: more than all other scores of a sentence can outweigh."""


def find_heads(scores: np.ndarray) -> np.ndarray:
    """Find the best tree without crossing arcs and with exactly one root.

    Args:
        scores: (n, n + 1) score of each head for each of the n words; column 0 is the root, column k word k - 1.

    Returns:
        (n,) for each word 0 if it is the root, else 1 + the index of its head.
    """
    n = len(scores)
    scores = np.array(scores, dtype=np.float64)
    scores[np.arange(n), np.arange(1, n + 1)] = IMPOSSIBLE
    heads = scores.argmax(axis=1)
    if _is_tree(heads) and not _has_crossing(heads):
        return heads
    return _Chart(_square(scores)).heads()[1:]


def _is_tree(heads: np.ndarray) -> bool:
    """True if there is one root and following heads upwards always ends there."""
    if np.count_nonzero(heads == 0) != 1:
        return False
    up = np.concatenate([[0], heads])
    reached = up
    for _ in range(len(heads).bit_length()):  # each round doubles how far up is looked
        reached = reached[reached]
    return not reached.any()


def _has_crossing(heads: np.ndarray) -> bool:
    """True if an arc begins inside another and ends outside it; the root stands before the first word."""
    words = np.arange(1, len(heads) + 1)
    left, right = np.minimum(heads, words), np.maximum(heads, words)
    inside = (left[:, None] < left) & (left < right[:, None])
    return bool((inside & (right[:, None] < right)).any())


def _square(scores: np.ndarray) -> np.ndarray:
    """Log-probabilities of heads as a square matrix [dependent, head] whose row and column 0 are the root."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    n = len(scores)
    square = np.full((n + 1, n + 1), IMPOSSIBLE)
    square[1:] = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    square[1:, 0] -= ONE_ROOT
    return square


class _Chart:
    """Eisner's chart over a square matrix [dependent, head]; entry [first, last] of a table is about that span.

    A span is *open* when its two ends are joined by an arc and its inner side may still grow, *closed* when the end
    that is not the head is complete. `right` tables have the head at the first word, `left` tables at the last.
    """

    def __init__(self, square: np.ndarray) -> None:
        size = len(square)
        self.closed_right, self.closed_left = np.zeros((size, size)), np.zeros((size, size))
        self.open_right, self.open_left = np.zeros((size, size)), np.zeros((size, size))
        self.split_right, self.split_left, self.split_open = (np.zeros((size, size), int) for _ in range(3))
        for length in range(1, size):
            first = np.arange(size - length)
            self._fill(square, first, first + length, first[:, None] + np.arange(length))

    def _fill(self, square: np.ndarray, first: np.ndarray, last: np.ndarray, middle: np.ndarray) -> None:
        """Fill in all spans of one length; `middle`: (spans, splits) the word before each split."""
        begin, end, after = first[:, None], last[:, None], middle + 1
        best, split = _pick(self.closed_right[begin, middle] + self.closed_left[after, end])
        self.open_right[first, last] = best + square[last, first]
        self.open_left[first, last] = best + square[first, last]
        self.split_open[first, last] = first + split
        best, split = _pick(self.closed_left[begin, middle] + self.open_left[middle, end])
        self.closed_left[first, last], self.split_left[first, last] = best, first + split
        best, split = _pick(self.open_right[begin, after] + self.closed_right[after, end])
        self.closed_right[first, last], self.split_right[first, last] = best, first + split + 1

    def heads(self) -> np.ndarray:
        """(size,) the head of every word in the best tree; the root's own is 0."""
        heads = np.zeros(len(self.split_open), int)
        spans = [("closed right", 0, len(heads) - 1)]
        while spans:
            shape, first, last = spans.pop()
            if first == last:
                continue
            if shape == "closed right":
                split = self.split_right[first, last]
                spans += [("open right", first, split), ("closed right", split, last)]
            elif shape == "closed left":
                split = self.split_left[first, last]
                spans += [("closed left", first, split), ("open left", split, last)]
            else:
                heads[last if shape == "open right" else first] = first if shape == "open right" else last
                split = self.split_open[first, last]
                spans += [("closed right", first, split), ("closed left", split + 1, last)]
        return heads


def _pick(totals: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(spans,) the best total of each span, and which split gives it."""
    split = totals.argmax(axis=1)
    return totals[np.arange(len(totals)), split], split
