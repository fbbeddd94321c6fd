"""How a word is reached from a predicate through the parse, as a key into a table of frequent paths.

"<nsubj" is the predicate's subject; ">acl:relcl" the noun that the predicate's clause says something about;
">conj <nsubj" the subject of the verb that the predicate is joined to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
    children = list_children(heads)
    found = {predicate: ""}
    top, path = predicate, ""
    for step in range(UP + 1):
        layer = [(top, path)]
        for _ in range(DOWN):
            layer = [
                (child, f"{way} <{relations[child]}".strip())
                for word, way in layer
                for child in children[word]
                if child not in found
            ]
            found.update(layer)
        path = f"{path} >{relations[top]}".strip()
        top = heads[top]
        if step == UP or top in found:  # at the root, or heads that run in a circle
            break
        found[top] = path
    del found[predicate]
    return found


def list_children(heads: Sequence[int]) -> list[list[int]]:
    """The words that hang from each word."""
    children: list[list[int]] = [[] for _ in heads]
    for word, head in enumerate(heads):
        if head != word:
            children[head].append(word)
    return children


class PathTable:
    """Finds the known ones among the paths from a predicate, and walks no others.

    Args:
        paths: as `find_paths` writes them; the first has number 1.
        relations: names of the parser's relations, as its numbers.
    """

    def __init__(self, paths: Sequence[str], relations: Sequence[str]) -> None:
        known = {name: number for number, name in enumerate(relations)}
        self._steps: list[dict[int, int]] = [{}]  # of each place in the tree of paths: step -> place
        self._numbers = [0]
        for number, path in enumerate(paths, 1):
            place = 0
            for step in path.split(" "):
                relation = known[step[1:]]
                key = relation if step[0] == "<" else ~relation
                if key not in self._steps[place]:
                    self._steps[place][key] = len(self._steps)
                    self._steps.append({})
                    self._numbers.append(0)
                place = self._steps[place][key]
            self._numbers[place] = number

    def find(
        self, heads: Sequence[int], relations: Sequence[int], children: Sequence[Sequence[int]], predicate: int
    ) -> Iterator[tuple[int, int]]:
        """Words near a predicate and the numbers of their paths.

        Args:
            heads: index of each word's head within the sentence, a root's own.
            relations: numbers, of each word to its head.
            children: from `list_children`.
            predicate: index of a word.
        """
        ways = [(predicate, 0, predicate)]
        while ways:
            word, place, before = ways.pop()
            if self._numbers[place]:
                yield word, self._numbers[place]
            steps = self._steps[place]
            if not steps:
                continue
            for child in children[word]:
                if child != before and relations[child] in steps:
                    ways.append((child, steps[relations[child]], word))
            if heads[word] != word and ~relations[word] in steps:
                ways.append((heads[word], steps[~relations[word]], word))
