"""Uses joined to clusters, step by step, unless something speaks against it.

A union-find over uses. Every join is asked for by a rule and checked against everything that the two clusters hold:
different known entries, first names that contradict each other, a man and a woman, a person and a thing, the
ministries of two states. The rule is remembered with the use that it brought in.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from explorer.actors.people import agree
from explorer.actors.rules import confidence_of
from explorer.actors.uses import is_state_office

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from explorer.actors.uses import Use

MOST_FULL_NAMES = 12
"""Different full names that one person may have; a cluster with more is a mistake in the making."""


@dataclass(slots=True, eq=False)
class Cluster:
    """Uses that are taken for one actor, with all that later joins are checked against."""

    uses: list[Use]
    entries: set[str] = field(default_factory=set)
    full_names: set[tuple[str, ...]] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)
    owners: set[str] = field(default_factory=set)
    mentions: int = 0
    of_people: int = 0
    order: int = -1

    def __post_init__(self) -> None:
        """A cluster is known by the order of its first use."""
        self.order = min(use.order for use in self.uses)

    @property
    def is_person(self) -> bool:
        """Whether most of its mentions name a person."""
        return self.of_people * 2 > self.mentions


def gather(uses: list[Use]) -> Cluster:
    """Make a cluster of uses that belong together for certain."""
    cluster = Cluster(uses)
    for use in uses:
        cluster.mentions += len(use.mentions)
        cluster.of_people += len(use.mentions) if use.is_person else 0
        if use.reading is not None:
            cluster.entries.add(use.reading.entry.id)
        elif use.is_person and len(use.name.words) > 1:
            cluster.full_names.add(use.name.words)
        if use.gender:
            cluster.genders.add(use.gender)
        if is_state_office(use):
            cluster.owners.add(use.owner)
    return cluster


class Clusters:
    """The uses of all documents and which of them are joined so far."""

    def __init__(self, uses: Iterable[Use]) -> None:
        """Start with each use by itself."""
        self._cluster: dict[int, Cluster] = {}
        self.rule: dict[int, str] = {}
        for use in uses:
            self.add(use)

    def add(self, use: Use) -> None:
        """Put a use in, by itself."""
        self._cluster[use.order] = gather([use])

    def remove(self, use: Use) -> None:
        """Take out a use that was dealt out to others; it must be by itself."""
        del self._cluster[use.order]

    def of(self, use: Use) -> Cluster:
        """Return the cluster that a use is in."""
        return self._cluster[use.order]

    def __contains__(self, use: Use) -> bool:
        """Tell whether a use is still in play."""
        return use.order in self._cluster

    def __iter__(self) -> Iterator[Cluster]:
        """Go through the clusters in the order of their first uses."""
        seen = {id(cluster): cluster for cluster in self._cluster.values()}
        return iter(sorted(seen.values(), key=lambda cluster: cluster.order))

    def join(self, use: Use, other: Use, rule: str) -> bool:
        """Join the cluster of a use to that of another, unless something speaks against it.

        Args:
            use: the use that the rule brings in ("Pompeo").
            other: the use that it is brought to ("Mike Pompeo").
            rule: the rule's name; kept for `use` unless a surer one was there before.

        Returns:
            Whether the two are in one cluster now.
        """
        one, two = self.of(use), self.of(other)
        if one is two:
            return True
        if self.clash(one, two):
            return False
        known = self.rule.get(use.order)
        if known is None or confidence_of(known) < confidence_of(rule):
            self.rule[use.order] = rule
        self._merge(one, two)
        return True

    def _merge(self, one: Cluster, two: Cluster) -> None:
        kept, gone = sorted((one, two), key=lambda cluster: (-len(cluster.uses), cluster.order))
        kept.uses.extend(gone.uses)
        kept.order = min(kept.order, gone.order)
        kept.entries |= gone.entries
        kept.full_names |= gone.full_names
        kept.genders |= gone.genders
        kept.owners |= gone.owners
        kept.mentions += gone.mentions
        kept.of_people += gone.of_people
        for use in gone.uses:
            self._cluster[use.order] = kept

    def clash(self, one: Cluster, two: Cluster) -> bool:
        """Tell whether something speaks against two clusters being one."""
        return (
            _differ(one.entries, two.entries)
            or _differ(one.owners, two.owners)
            or one.is_person != two.is_person
            or (one.is_person and two.is_person and _differ(one.genders, two.genders))
            or _contradict(one.full_names, two.full_names)
        )


def _differ(one: set[str], two: set[str]) -> bool:
    return bool(one) and bool(two) and not one & two


def _contradict(one: set[tuple[str, ...]], two: set[tuple[str, ...]]) -> bool:
    """Tell whether a full name of one person cannot be the other's."""
    if not one or not two or one & two:
        return False
    if len(one) + len(two) > MOST_FULL_NAMES:
        return True
    return any(not agree(a, b) for a in one for b in two)
