"""Scores of arcs -> the best dependency tree of a sentence.

Taking the best head of every word is nearly always a tree already; where it is not, the maximum spanning tree is
found with the algorithm of Chu and Liu (1965) and Edmonds (1967), as in McDonald et al. (2005), H05-1066.
"""

from __future__ import annotations

import numpy as np

IMPOSSIBLE = -1e9


def find_heads(scores: np.ndarray) -> np.ndarray:
    """Find the best tree with exactly one root.

    Args:
        scores: (n, n + 1) score of each head for each of the n words; column 0 is the root, column k word k - 1.

    Returns:
        (n,) for each word 0 if it is the root, else 1 + the index of its head.
    """
    n = len(scores)
    scores = np.array(scores, dtype=np.float64)
    scores[np.arange(n), np.arange(1, n + 1)] = IMPOSSIBLE
    heads = scores.argmax(axis=1)
    if _is_tree(heads):
        return heads
    return _best_tree(_square(scores))[1:]


def _is_tree(heads: np.ndarray) -> bool:
    """True if there is one root and following heads upwards always ends there."""
    if np.count_nonzero(heads == 0) != 1:
        return False
    up = np.concatenate([[0], heads])
    reached = up
    for _ in range(len(heads).bit_length()):  # each round doubles how far up is looked
        reached = reached[reached]
    return not reached.any()


def _square(scores: np.ndarray) -> np.ndarray:
    """Log-probabilities of heads as a square matrix [dependent, head] whose row and column 0 are the root."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    n = len(scores)
    square = np.full((n + 1, n + 1), IMPOSSIBLE)
    square[1:] = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    np.fill_diagonal(square, IMPOSSIBLE)
    return square


def _best_tree(square: np.ndarray) -> np.ndarray:
    heads = _spanning_tree(square)
    roots = np.flatnonzero(heads[1:] == 0) + 1
    if len(roots) == 1:
        return heads
    return max((_with_root(square, root) for root in roots), key=lambda tree: _total(square, tree))


def _with_root(square: np.ndarray, root: int) -> np.ndarray:
    """The best tree in which only `root` hangs from the root."""
    allowed = square.copy()
    allowed[1:, 0] = IMPOSSIBLE
    allowed[root, 0] = 0.0
    return _spanning_tree(allowed)


def _total(square: np.ndarray, heads: np.ndarray) -> float:
    return float(square[np.arange(1, len(heads)), heads[1:]].sum())


def _find_cycle(heads: np.ndarray) -> list[int]:
    """The words of one cycle, or an empty list."""
    seen = np.zeros(len(heads), int)
    for start in range(1, len(heads)):
        path = []
        word = start
        while word and not seen[word]:
            seen[word] = start
            path.append(word)
            word = int(heads[word])
        if word and seen[word] == start and word in path:
            return path[path.index(word) :]
    return []


def _spanning_tree(square: np.ndarray) -> np.ndarray:
    """Chu-Liu/Edmonds: take best heads, shrink a cycle to one node, solve the smaller problem, open the cycle again."""
    heads = square.argmax(axis=1)
    heads[0] = 0
    cycle = np.array(_find_cycle(heads), int)
    if not len(cycle):
        return heads
    rest = np.setdiff1d(np.arange(len(square)), cycle)
    small, enters, leaves = _shrink(square, heads, cycle, rest)
    inner = _spanning_tree(small)
    opened = heads.copy()
    node = len(rest)
    for k in range(1, node):
        opened[rest[k]] = cycle[leaves[k]] if inner[k] == node else rest[inner[k]]
    outside = int(inner[node])
    opened[cycle[enters[outside]]] = rest[outside]
    return opened


def _shrink(
    square: np.ndarray, heads: np.ndarray, cycle: np.ndarray, rest: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The problem with the cycle as one node (the last), where it is entered from each other word, and left to it."""
    node = len(rest)
    small = np.full((node + 1, node + 1), IMPOSSIBLE)
    small[:node, :node] = square[np.ix_(rest, rest)]
    outward = square[np.ix_(rest, cycle)]
    small[:node, node] = outward.max(axis=1)
    inside = square[cycle, heads[cycle]]
    inward = square[np.ix_(cycle, rest)] - inside[:, None] + inside.sum()
    small[node, :node] = inward.max(axis=0)
    return small, inward.argmax(axis=0), outward.argmax(axis=1)
