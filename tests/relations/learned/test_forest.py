"""Trees as arrays give what following each question gives."""

import random

import numpy as np
import pytest

from explorer.relations.learned.forest import AT_ONCE, Forest
from explorer.relations.learned.trained import read_trained

TREE = {
    "outcome": 0,
    "column": [0, 1],
    "threshold": [0.5, 2.0],
    "left_out": [0xFFFE, 0xFFFD],
    "values": [1.0, 2.0, 3.0],
}
"""feature a at most 0.5: 1; else b at most 2: 2, else 3."""

STORED = {
    "outcomes": 2,
    "features": ["a", "b"],
    "trees": [TREE, {"outcome": 1, "column": [1], "threshold": [0.0], "left_out": [0xFFFE], "values": [0.5, -0.5]}],
}


def follow(a, b):
    scores = np.array([1.0 if a <= 0.5 else 2.0 if b <= 2.0 else 3.0, 0.5 if b <= 0 else -0.5])
    return np.exp(scores) / np.exp(scores).sum()


def test_every_leaf_is_reached():
    forest = Forest.of(STORED)
    rnd = random.Random(1)
    rows = [{"a": rnd.choice((0.0, 0.5, 0.6)), "b": rnd.choice((-1.0, 0.0, 2.0, 2.5))} for _ in range(AT_ONCE + 7)]
    found = forest.probabilities(rows)
    assert found == pytest.approx(np.array([follow(**row) for row in rows]), abs=1e-6)


def test_what_is_not_said_is_zero_and_what_nobody_asks_is_passed_over():
    forest = Forest.of(STORED)
    assert forest.probabilities([{}, {"c": 9.0}]) == pytest.approx(np.array([follow(0, 0)] * 2), abs=1e-6)
    assert forest.probabilities([]).shape == (0, 2)


def test_what_ships_can_be_read():
    trained = read_trained()
    assert trained is not None
    assert trained.forest.outcomes == 4
    assert trained.forest.probabilities([{}])[0, 0] > 0.5, "a pair of which nothing is known is most likely none"
    assert trained.constructions["nsubj/obj"][0] > 100
