"""How a word is reached from a predicate through the parse, as a key into a table of frequent paths.

"<nsubj" is the predicate's subject; ">acl:relcl" the noun that the predicate's clause says something about;
">conj <nsubj" the subject of the verb that the predicate is joined to.
"""

from __future__ import annotations

from collections.abc import Sequence

UP, DOWN = 3, 3
"""Longest ways from a predicate up to a common head and from there down to a word; farther words have no path."""


def find_paths(heads: Sequence[int], relations: Sequence[str], predicate: int) -> dict[int, str]:
    """The paths from a predicate to the words near it.

    Args:
        heads: index of each word's head within the sentence, a root's own.
        relations: of each word to its head.
        predicate: index of a word.

    Returns:
        Index of a word -> path; not of the predicate itself.
    """
    children: list[list[int]] = [[] for _ in heads]
    for word, head in enumerate(heads):
        if head != word:
            children[head].append(word)
    return walk(heads, relations, children, predicate)


def walk(
    heads: Sequence[int], relations: Sequence[str], children: Sequence[Sequence[int]], predicate: int
) -> dict[int, str]:
    """The same for a tree whose children were listed before."""
    found = {predicate: ""}
    top, path = predicate, ""
    for step in range(UP + 1):
        layer = [(top, path)]
        for _ in range(DOWN):
            layer = [
                (child, f"{way} <{relations[child]}" if way else f"<{relations[child]}")
                for word, way in layer
                for child in children[word]
                if child not in found
            ]
            found.update(layer)
        if step == UP or heads[top] == top:
            break
        path = f"{path} >{relations[top]}" if path else f">{relations[top]}"
        top = heads[top]
        if top in found:  # heads that run in a circle
            break
        found[top] = path
    del found[predicate]
    return found
