"""Boosted decision trees as plain arrays, run with numpy.

The trees are trained by LightGBM (Ke et al. 2017) in `training/` and kept as JSON: no library is needed to run them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from explorer.relations.learned.features import Features


@dataclass(frozen=True, slots=True)
class Forest:
    """Gradient-boosted trees with several outcomes.

    All nodes of all trees lie in one array; leaves point to themselves, so that every row may take the same number of
    steps.

    Attributes:
        columns: number of each feature that some tree asks for.
        roots: (t,) first node of each tree.
        outcome: (t,) the outcome that a tree's values count for.
        column: (n,) the feature that a node asks for.
        threshold: (n,) rows with at most this value go left.
        left, right: (n,) the nodes below.
        value: (n,) what a leaf adds to the score of its outcome.
        depth: steps from the root to the deepest leaf.
        outcomes: how many there are.
    """

    columns: Mapping[str, int]
    roots: np.ndarray
    outcome: np.ndarray
    column: np.ndarray
    threshold: np.ndarray
    left: np.ndarray
    right: np.ndarray
    value: np.ndarray
    depth: int
    outcomes: int

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Forest:
        """Read a forest from what JSON gives; `training/finder.py` writes it."""
        whole, real = (lambda key: np.array(stored[key], np.int32)), (lambda key: np.array(stored[key], np.float32))
        columns = {name: number for number, name in enumerate(stored["features"])}
        return cls(
            columns, whole("roots"), whole("outcome"), whole("column"), real("threshold"), whole("left"),
            whole("right"), real("value"), int(stored["depth"]), int(stored["outcomes"]),
        )  # fmt: skip

    def probabilities(self, rows: Sequence[Features]) -> np.ndarray:
        """Give the probability of each outcome.

        Args:
            rows: features of each of r things.

        Returns:
            (r, outcomes), each row summing to 1.
        """
        table = np.zeros((len(rows), len(self.columns)), np.float32)
        for number, row in enumerate(rows):
            for name, value in row.items():
                column = self.columns.get(name)
                if column is not None:
                    table[number, column] = value
        node = np.broadcast_to(self.roots, (len(rows), len(self.roots))).copy()
        at = np.arange(len(rows))[:, None]
        for _ in range(self.depth):
            goes_left = table[at, self.column[node]] <= self.threshold[node]
            node = np.where(goes_left, self.left[node], self.right[node])
        scores = np.zeros((len(rows), self.outcomes), np.float64)
        values = self.value[node]
        for outcome in range(self.outcomes):
            scores[:, outcome] = values[:, self.outcome == outcome].sum(1)
        scores = np.exp(scores - scores.max(1, keepdims=True))
        return scores / scores.sum(1, keepdims=True)
