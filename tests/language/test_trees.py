from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.language.trees import find_heads


def is_tree(heads) -> bool:
    if sum(head == 0 for head in heads) != 1:
        return False
    for word in range(1, len(heads) + 1):
        seen = set()
        while word and word not in seen:
            seen.add(word)
            word = heads[word - 1]
        if word:
            return False
    return True


def has_crossing(heads) -> bool:
    arcs = [sorted((word, head)) for word, head in enumerate(heads, start=1)]
    return any(a < c < b < d for a, b in arcs for c, d in arcs)


def best_by_trying_all(scores: np.ndarray) -> float:
    logs = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    n = len(scores)
    trees = (heads for heads in product(range(n + 1), repeat=n) if is_tree(heads) and not has_crossing(heads))
    return max(sum(logs[k, head] for k, head in enumerate(heads)) for heads in trees)


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 5), st.integers(0, 10_000))
def test_finds_the_best_tree(n, seed):
    scores = np.random.default_rng(seed).normal(0, 2, (n, n + 1)).astype(np.float32)
    scores[np.arange(n), np.arange(1, n + 1)] = -1e9  # nothing hangs from itself
    heads = find_heads(scores)
    logs = scores - np.log(np.exp(scores.astype(float)).sum(axis=1, keepdims=True))
    assert is_tree(heads.tolist())
    assert not has_crossing(heads.tolist())
    assert logs[np.arange(n), heads].sum() == pytest.approx(best_by_trying_all(scores.astype(float)), abs=1e-3)


def test_a_cycle_is_opened_where_it_costs_least():
    scores = np.full((3, 4), -5.0)
    scores[0, 2] = scores[1, 1] = 5.0  # words 1 and 2 want each other
    scores[1, 3] = 4.0
    scores[2, 0] = 5.0
    assert find_heads(scores).tolist() == [2, 3, 0]


def test_of_two_crossing_arcs_the_surer_one_stays():
    scores = np.full((4, 5), -5.0)
    scores[1, 0] = 5.0  # word 2 is the root
    scores[2, 1] = 3.0  # word 3 wants word 1: crosses the arc from the root, and the one to word 4
    scores[2, 2] = 1.0
    scores[0, 2] = scores[3, 2] = 5.0
    assert find_heads(scores).tolist() == [2, 0, 2, 2]


def test_only_one_root():
    scores = np.zeros((3, 4))
    scores[:, 0] = 9.0
    scores[1, 0] = 10.0
    heads = find_heads(scores).tolist()
    assert heads.count(0) == 1


def test_one_word():
    assert find_heads(np.array([[0.3, 7.0]])).tolist() == [0]


def test_long_sentence_stays_a_tree():
    scores = np.random.default_rng(3).normal(size=(120, 121))
    assert is_tree(find_heads(scores).tolist())
