"""Trains boosted trees with LightGBM and writes them as the plain arrays that `Forest` reads."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST_SEEN = 4
"""Pairs in which a feature has to occur; rarer ones teach only their own article."""

OPTIONS = {
    "objective": "multiclass",
    "force_col_wise": True,
    "learning_rate": 0.05,
    "num_leaves": 15,
    "min_data_in_leaf": 8,
    "feature_fraction": 0.3,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 2.0,
    "verbosity": -1,
    "num_threads": 1,
    "seed": 1,
    "deterministic": True,
}
ROUNDS = 200
EVERY = 0xFFFF
"""Bits of all leaves of a tree."""


def train_forest(
    rows: Sequence[dict[str, float]], labels: Sequence[int], weights: Sequence[float], *, outcomes: int
) -> dict[str, Any]:
    """Train a forest.

    Args:
        rows: features of each thing.
        labels: its outcome, from 0.
        weights: how much it counts.
        outcomes: how many there are.

    Returns:
        What `Forest.of` reads, ready for JSON.
    """
    import lightgbm

    seen = Counter(name for row in rows for name in row)
    names = sorted(name for name, count in seen.items() if count >= LEAST_SEEN)
    number = {name: k for k, name in enumerate(names)}
    data = lightgbm.Dataset(_matrix(rows, number), np.array(labels), weight=np.array(weights))
    model = lightgbm.train({**OPTIONS, "num_class": outcomes}, data, ROUNDS)
    return _flatten(model.dump_model(), names, outcomes)


def _matrix(rows: Sequence[dict[str, float]], number: dict[str, int]):
    from scipy.sparse import csr_matrix

    values, columns, ends = [], [], [0]
    for row in rows:
        for name, value in row.items():
            if name in number:
                columns.append(number[name])
                values.append(value)
        ends.append(len(values))
    return csr_matrix((values, columns, ends), (len(rows), len(number)), np.float32)


def _flatten(dump: dict[str, Any], names: list[str], outcomes: int) -> dict[str, Any]:
    used: dict[str, int] = {}
    trees = []
    for number, tree in enumerate(dump["tree_info"]):
        flat: dict[str, Any] = {"column": [], "threshold": [], "left_out": [], "values": []}
        _add(tree["tree_structure"], flat, names, used)
        if not flat["column"]:  # a tree without questions: one that everybody answers with "yes"
            flat |= {"column": [0], "threshold": [1e30], "left_out": [EVERY]}
        trees.append({"outcome": number % outcomes, **flat})
    return {"outcomes": outcomes, "features": list(used), "trees": trees}


def _add(node: dict[str, Any], flat: dict[str, Any], names: list[str], used: dict[str, int]) -> list[int]:
    """Append a node and those below it; give the numbers of its leaves, from left to right."""
    if "split_feature" not in node:
        flat["values"].append(round(float(node["leaf_value"]), 5))
        return [len(flat["values"]) - 1]
    here = len(flat["column"])
    for key in ("column", "threshold", "left_out"):
        flat[key].append(0)
    flat["column"][here] = used.setdefault(names[node["split_feature"]], len(used))
    flat["threshold"][here] = round(float(node["threshold"]), 5)
    left = _add(node["left_child"], flat, names, used)
    flat["left_out"][here] = EVERY - sum(1 << leaf for leaf in left)
    return left + _add(node["right_child"], flat, names, used)
