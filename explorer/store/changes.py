"""What a decision changed in a store, so that whoever keeps answers knows which of them still hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import reduce


@dataclass(frozen=True, slots=True)
class Change:
    """What is no longer as it was.

    Attributes:
        lines: ids of the relations that gained or lost evidence, or whose evidence is told of differently.
        actors: ids of the actors that are new or gone, or have other mentions, another name, kind or owner.
        renamed: those of them that have another name.
        mentions: ids of the mentions that stand for somebody else, or by another rule.
        sentences: ids of the sentences with these mentions, and of those whose evidence is told of differently.
    """

    lines: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    renamed: frozenset[str] = frozenset()
    mentions: frozenset[str] = frozenset()
    sentences: frozenset[str] = frozenset()

    def __or__(self, other: Change) -> Change:
        """Return what either changed."""
        return Change(*(getattr(self, each.name) | getattr(other, each.name) for each in fields(Change)))


def join_changes(changes: Iterable[Change]) -> Change:
    """Return what any of some changes changed."""
    return reduce(Change.__or__, changes, Change())
