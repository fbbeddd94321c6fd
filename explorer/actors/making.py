"""From figures, decisions and references to the actors that everybody else sees.

An actor that came out the same is the same object as before, so that whoever keeps it sees at once what changed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from explorer.model import Actor, Link

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from explorer.actors.figures import Figure
    from explorer.actors.linking import References
    from explorer.actors.roster import Roster
    from explorer.actors.uses import Use


@dataclass(frozen=True, slots=True)
class _Made:
    """An actor that was made, and of what."""

    actor: Actor
    figure: Figure
    decided: frozenset[int]


class Maker:
    """Makes the actors, and makes anew only those that something changed for."""

    def __init__(self, place_of: Mapping[str, tuple[str, int]]) -> None:
        """Make nothing yet.

        Args:
            place_of: document and start of each mention, by mention id; links are in this order.
        """
        self._place_of = place_of
        self._made: dict[str, _Made] = {}
        self._links: dict[str, dict[tuple[Use, str], Sequence[Link]]] = {}

    def make(
        self, roster: Roster, figures: Mapping[str, Figure], references: References, touched: Collection[str]
    ) -> tuple[Actor, ...]:
        """Make the actors, most mentioned first.

        Args:
            roster: decisions carried out.
            figures: all actors by id.
            references: whom pronouns and descriptions mean now.
            touched: ids of the actors whose references changed.
        """
        owners, decided = _Owners(roster, figures), _decided_by_actor(roster)
        made = {}
        for key, figure in figures.items():
            if key in roster.hidden:
                continue
            before, mine = self._made.get(key), decided.get(key, frozenset())
            if before is None or before.figure is not figure or before.decided != mine or key in touched:
                before = _Made(self._link(figure, mine, references, roster), figure, mine)
            name, owner = roster.names.get(key, figure.name), owners.owner(figure)
            if (before.actor.name, before.actor.belongs_to) != (name, owner):
                actor = replace(before.actor, name=name, aliases=figure.aliases(name), belongs_to=owner)
                before = replace(before, actor=actor)
            made[key] = before
        self._made = made
        return tuple(sorted((each.actor for each in made.values()), key=lambda actor: (-len(actor.links), actor.id)))

    def _link(self, figure: Figure, decided: frozenset[int], references: References, roster: Roster) -> Actor:
        """Return an actor with its links, as nobody renamed it and as if it were nobody's."""
        links = list(figure.links(decided, self._links.setdefault(figure.key, {})))
        links += (
            Link(mention, figure.key, found.rule, round(found.confidence, 3), reference=True)
            for mention, found in references.of(figure, roster)
        )
        places = {each.id: (each.document_id, each.start) for own in roster.added.values() for each in own}
        links.sort(key=lambda link: self._place_of.get(link.mention_id) or places[link.mention_id])
        return Actor(figure.key, figure.name, figure.kind, figure.aliases(figure.name), tuple(links))


def _decided_by_actor(roster: Roster) -> dict[str, frozenset[int]]:
    """Return the orders of the uses that people put where they are, by the actor that they are put with."""
    decided: dict[str, set[int]] = {}
    for order in roster.decided:
        decided.setdefault(roster.holder[order], set()).add(order)
    return {key: frozenset(orders) for key, orders in decided.items()}


class _Owners:
    """Tells which actor another belongs to."""

    def __init__(self, roster: Roster, figures: Mapping[str, Figure]) -> None:
        self._roster = roster
        self._actor_of_entry: dict[str, str] = {}
        for key, figure in figures.items():
            if figure.entry is not None:
                self._actor_of_entry.setdefault(figure.entry.id, key)

    def owner(self, figure: Figure) -> str:
        """Return the id of the actor that this one is part of, or an empty text."""
        others = (each for each in self._candidates(figure) if each and each != figure.key)
        return next((each for each in others if each not in self._roster.hidden), "")

    def _candidates(self, figure: Figure) -> Iterable[str]:
        for entry in figure.known_owners:
            yield self._actor_of_entry.get(entry, "")
        for mention in figure.told_owners:
            use = self._roster.use_of.get(mention)
            yield self._roster.holder.get(use.order, "") if use is not None else ""
