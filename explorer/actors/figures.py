"""An actor in the making: its cluster, and everything that follows from the cluster alone.

uses of an actor --Figure--> cluster, entry, name, kind, links of its names, what may own it, the card of its names

Figures are kept from one decision to the next. What a figure tells is worked out when first asked for, and a decision
that leaves an actor's uses alone leaves its figure alone.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from explorer.actors.clusters import gather
from explorer.actors.names import read_name
from explorer.actors.naming import aliases_of, entry_of, kind_of, name_of
from explorer.actors.rules import confidence_of
from explorer.actors.salience import Card, make_card
from explorer.actors.uses import GOVERNMENT, GROUP
from explorer.model import BY_READER, Link

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from explorer.actors.clusters import Cluster
    from explorer.actors.knowledge import Entry
    from explorer.actors.uses import Use

RULE_OF_READING = {
    "adjective": "adjective",
    "people": "people",
    "acronym": "known acronym",
    "name": "known name",
    "capital": "known name",
}


class Figure:
    """An actor as its uses make it, whatever people call it and whoever else there is.

    Attributes:
        key: the actor's id.
        cluster: its uses, in the order of their first mentions.
    """

    def __init__(self, key: str, uses: Sequence[Use], rules: Mapping[int, str], kind: str = "") -> None:
        """Put an actor together.

        Args:
            key: its id.
            uses: its uses.
            rules: the rule that brought a use to its actor, by the use's order.
            kind: its kind, where people gave it one.
        """
        self.key, self._uses, self._rules, self._kind = key, uses, rules, kind
        self.cluster = gather(sorted(uses, key=lambda use: use.order))

    def is_of(self, uses: Sequence[Use], kind: str = "") -> bool:
        """Tell whether these are its very uses, and whether this is the kind that people gave it."""
        if kind != self._kind:
            return False
        return uses is self._uses or (len(uses) == len(self._uses) and set(uses) == set(self._uses))

    @cached_property
    def entry(self) -> Entry | None:
        """Return the known entry that it is."""
        return entry_of(self.cluster)

    @cached_property
    def name(self) -> str:
        """Return what the texts call it."""
        return name_of(self.cluster)

    @cached_property
    def kind(self) -> str:
        """Return its kind."""
        return self._kind or kind_of(self.cluster)

    @cached_property
    def card(self) -> Card:
        """Return the card with what its names tell; to be copied, not filled.

        A kind that people gave it counts for pronouns and descriptions only where it makes a person of a thing or a
        thing of a person: one state more or less is not worth reading all articles again that name it.
        """
        kind = kind_of(self.cluster)
        return make_card(self.cluster, self.kind if (self.kind == "person") != (kind == "person") else kind)

    @cached_property
    def documents(self) -> frozenset[str]:
        """Return the documents that name it."""
        return frozenset(use.document_id for use in self.cluster.uses)

    @cached_property
    def known_owners(self) -> tuple[str, ...]:
        """Return the known entries that it may be part of, the surest first."""
        entry = self.entry
        return (entry.within, entry.state) if entry is not None else tuple(sorted(self.cluster.owners))

    @cached_property
    def told_owners(self) -> tuple[str, ...]:
        """Return the mentions of those whose it is said to be; for a named group only."""
        uses = self.cluster.uses
        if any(use.sense not in (GROUP, GOVERNMENT) for use in uses):
            return ()
        named = (use.mentions[0].belongs_to for use in uses if use.sense == GROUP)
        return tuple(dict.fromkeys(filter(None, named)))

    def aliases(self, name: str) -> tuple[str, ...]:
        """Return its other names, for one that is called so."""
        return aliases_of(self.cluster, name)

    def links(self, decided: Collection[int], kept: dict[tuple[Use, str], Sequence[Link]]) -> Iterable[Link]:
        """Yield the links of its names.

        Args:
            decided: orders of the uses that are where they are by a decision.
            kept: links of its uses by use and rule, from the last time; filled with those made now.
        """
        name = read_name(self.name).folded
        usual = _usual_rule(self.cluster, self._rules, name)
        for use in self.cluster.uses:
            rule = "decision" if use.order in decided else _rule(use, name, self._rules.get(use.order), usual)
            implied = (use.is_unowned or use.is_unnamed) and use.order not in decided
            named = BY_READER if use.is_by_reader and rule != "decision" else rule
            rule = use.mentions[0].rule if implied else named
            if (use, rule) not in kept:
                sure = confidence_of(rule)
                kept[use, rule] = tuple(
                    Link(mention.id, self.key, rule, sure, reference=implied) for mention in use.mentions
                )
            yield from kept[use, rule]


def _rule(use: Use, name: str, rule: str | None, usual: str) -> str:
    """Return the rule by which readers see a use linked: that which brought it, or which its own form tells."""
    if use.sense == GOVERNMENT:
        return "capital for government"
    if use.name.folded == name or use.name.key == name:
        return "name"
    if rule is not None:
        return rule
    if use.reading is not None:
        return RULE_OF_READING[use.reading.how]
    return "same group" if use.sense == GROUP and usual == "name" else usual


def _usual_rule(cluster: Cluster, rules: Mapping[int, str], name: str) -> str:
    """Return the rule that brought the use with the actor's name to the first use, which itself was brought by none."""
    found = Counter(rules[use.order] for use in cluster.uses if use.order in rules and use.name.key == name)
    found = found or Counter(rules[use.order] for use in cluster.uses if use.order in rules)
    return min(found, key=lambda rule: (-found[rule], rule)) if found else "name"
