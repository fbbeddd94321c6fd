"""Scores of BIO labels -> names with their places, labels and probabilities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Name:
    """A run of words that is a name: words `begin` to `end` (exclusive), its label and probability (0 to 1)."""

    begin: int
    end: int
    label: str
    probability: float


class NameDecoder:
    """Finds the most probable sequence of labels in which no name starts in the middle.

    Args:
        labels: "O" first, then "B-X" and "I-X" for every label X, in the order of the scores' columns.
    """

    def __init__(self, labels: Sequence[str]) -> None:
        self.labels = tuple(labels)
        kinds = [label[2:] for label in labels]
        inside = np.array([label.startswith("I-") for label in labels])
        same = np.array([[a == b for b in kinds] for a in kinds])
        self._allowed = ~inside[None, :] | same & (np.array(kinds) != "")[:, None]  # [from, to]
        self._first = ~inside

    def find_names(self, scores: np.ndarray, starts: np.ndarray) -> list[Name]:
        """Find the names of a text; none reaches across the start of a sentence.

        Args:
            scores: (words, labels) log-probabilities of the labels of every word.
            starts: (words,) True where a sentence starts.

        Returns:
            The names in text order; a name's probability is that of its least sure word.
        """
        if not len(scores):
            return []
        path = self._best_path(scores, starts)
        chosen = np.exp(scores[np.arange(len(scores)), path])
        return list(self._read(path, chosen))

    def _best_path(self, scores: np.ndarray, starts: np.ndarray) -> np.ndarray:
        best = scores.argmax(axis=1)
        fits = self._allowed[best[:-1], best[1:]]
        if fits.all() and self._first[best[0]] and self._first[best[starts]].all():
            return best  # the best label of every word is allowed: no better sequence exists
        return self._viterbi(np.where(starts[:, None] & ~self._first, -np.inf, scores))

    def _viterbi(self, scores: np.ndarray) -> np.ndarray:
        barrier = np.where(self._allowed, 0.0, -np.inf)
        best = np.where(self._first, scores[0], -np.inf)
        back = np.zeros(scores.shape, int)
        for k in range(1, len(scores)):
            total = best[:, None] + barrier
            back[k] = total.argmax(axis=0)
            best = total.max(axis=0) + scores[k]
        path = np.zeros(len(scores), int)
        path[-1] = best.argmax()
        for k in range(len(scores) - 1, 0, -1):
            path[k - 1] = back[k, path[k]]
        return path

    def _read(self, path: np.ndarray, chosen: np.ndarray) -> Iterator[Name]:
        for begin in np.flatnonzero(path):
            label = self.labels[path[begin]]
            if label.startswith("B-"):
                inside = self.labels.index(f"I-{label[2:]}")
                end = begin + 1
                while end < len(path) and path[end] == inside:
                    end += 1
                yield Name(int(begin), int(end), label[2:], float(chosen[begin:end].min()))
