"""Boosted decision trees as plain arrays, run with numpy.

The trees are trained by LightGBM (Ke et al. 2017) in `training/` and kept as JSON: no library is needed to run them.
All questions of all trees are asked at once; each that is answered with "no" rules out the leaves to its left, and the
first leaf that is left of each tree is the one that counts (QuickScorer, Lucchese et al. 2015,
doi:10.1145/2766462.2767733).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from explorer.relations.learned.features import Features

MOST_LEAVES = 16
"""Leaves of a tree: one bit each of a number of 16 bits."""

AT_ONCE = 64
"""Rows asked together: their answers then fit into the processor's cache."""

_ONE = np.uint16(1)
_LOWEST = np.array([(number & -number).bit_length() - 1 if number else 0 for number in range(1 << 16)], np.uint8)
"""Place of the lowest bit of each number of 16 bits."""


@dataclass(frozen=True, slots=True)
class Forest:
    """Gradient-boosted trees with several outcomes.

    Attributes:
        columns: number of each feature that some tree asks for.
        column, threshold: (q,) of each question: rows with more than this value are answered with "no".
        left_out: (q,) bits of the leaves that stay after a "no".
        first: (t,) the first question of each tree; questions of a tree stand together.
        values: (t, 16) what each leaf adds to the score of its tree's outcome.
        outcome: (t,) the outcome that a tree counts for.
        outcomes: how many there are.
    """

    columns: Mapping[str, int]
    column: np.ndarray
    threshold: np.ndarray
    left_out: np.ndarray
    first: np.ndarray
    values: np.ndarray
    outcome: np.ndarray
    outcomes: int

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Forest:
        """Read a forest from what JSON gives; `training/forest.py` writes it."""
        trees = stored["trees"]
        columns = {name: number for number, name in enumerate(stored["features"])}
        first = np.cumsum([0, *(len(tree["column"]) for tree in trees)])[:-1]
        values = np.zeros((len(trees), MOST_LEAVES), np.float32)
        for number, tree in enumerate(trees):
            values[number, : len(tree["values"])] = tree["values"]
        flat = {key: [each for tree in trees for each in tree[key]] for key in ("column", "threshold", "left_out")}
        return cls(
            columns, np.array(flat["column"], np.int32), np.array(flat["threshold"], np.float32),
            np.array(flat["left_out"], np.uint16), first, values,
            np.array([tree["outcome"] for tree in trees]), int(stored["outcomes"]),
        )  # fmt: skip

    def probabilities(self, rows: Sequence[Features]) -> np.ndarray:
        """Give the probability of each outcome.

        Args:
            rows: features of each of r things.

        Returns:
            (r, outcomes), each row summing to 1.
        """
        parts = [self._score(rows[at : at + AT_ONCE]) for at in range(0, len(rows), AT_ONCE)]
        scores = np.concatenate(parts) if parts else np.zeros((0, self.outcomes))
        scores = np.exp(scores - scores.max(1, keepdims=True, initial=-np.inf))
        return scores / scores.sum(1, keepdims=True)

    def _score(self, rows: Sequence[Features]) -> np.ndarray:
        table = np.zeros((len(rows), len(self.columns)), np.float32)
        for number, row in enumerate(rows):
            for name, value in row.items():
                column = self.columns.get(name)
                if column is not None:
                    table[number, column] = value
        no = table.take(self.column, 1) > self.threshold
        ruled_out = self.left_out | (no.astype(np.uint16) - _ONE)  # "yes" is 0 - 1: all leaves stay
        left = np.bitwise_and.reduceat(ruled_out, self.first, 1)
        leaves = self.values[np.arange(len(self.first)), _LOWEST[left]]
        scores = np.zeros((len(rows), self.outcomes))
        for outcome in range(self.outcomes):
            scores[:, outcome] = leaves[:, self.outcome == outcome].sum(1)
        return scores
