"""What people decided, carried out on what the rules made of the texts, in the order in which it was decided.

    actors by the rules --same, different, rename, hide--> actors as people want them

Decisions speak of actors and of mentions by id. An actor's id means all of it. A mention's id means this use of the
name: its mentions in that document together with its short forms there ("Pompeo" with "Mike Pompeo"); a pronoun or
description stands for itself alone. What speaks of an id that is no longer there is passed over, not lost.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from explorer.actors.clusters import Cluster, gather
from explorer.actors.naming import choose_ids
from explorer.actors.people import find_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from explorer.actors.uses import Use
    from explorer.model import Decision


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """Return the decisions that count: without those withdrawn, and without the withdrawals themselves.

    A withdrawal can be withdrawn too; so the list is read from its end.
    """
    taken_back: set[str] = set()
    kept = []
    for decision in reversed(list(decisions)):
        if decision.withdrawn or decision.id in taken_back:
            continue
        if decision.verb == "withdraw":
            taken_back.update(decision.subjects)
        else:
            kept.append(decision)
    return kept[::-1]


@dataclass(slots=True)
class Roster:
    """The actors while decisions are carried out on them.

    No list of uses is ever changed in place, so that a copy of a roster costs no more than its dictionaries.

    Attributes:
        actors: the uses of each actor, by actor id.
        use_of: the use of each named mention, by mention id.
        reference_ids: mentions that are no names.
        holder: the actor that each use belongs to, by the use's order.
        names: names that people gave, by actor id.
        hidden: actors that people do not want to see.
        decided: orders of the uses that are where they are by a decision.
        references: the actor that people linked a pronoun or description to, by mention id.
        barred: actors that a pronoun or description does not mean, by mention id.
        merged: actors that were joined to another: their id, the other's, and their uses.
        halved: uses that single mentions were taken out of.
        singles: what became of such uses; shared by all copies, so that the same decisions give the same uses.
    """

    actors: dict[str, list[Use]]
    use_of: dict[str, Use]
    reference_ids: frozenset[str] = frozenset()
    holder: dict[int, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    decided: set[int] = field(default_factory=set)
    references: dict[str, str] = field(default_factory=dict)
    barred: dict[str, set[str]] = field(default_factory=dict)
    merged: dict[str, tuple[str, list[Use]]] = field(default_factory=dict)
    halved: list[Use] = field(default_factory=list)
    singles: dict[tuple[Use, str, int], tuple[Use, Use]] = field(default_factory=dict)
    _next_order: int = 0
    _ever: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, clusters: Sequence[Cluster], use_of: Mapping[str, Use], reference_ids: frozenset[str]) -> Roster:
        """Start with the actors that the rules made."""
        ids = choose_ids(clusters)
        uses = {ids[each.order]: sorted(each.uses, key=lambda use: use.order) for each in clusters}
        roster = cls(uses, dict(use_of), reference_ids)
        roster._next_order = 1 + max((use.order for cluster in clusters for use in cluster.uses), default=0)
        roster._ever = set(roster.actors)
        roster.holder = {use.order: key for key, uses in roster.actors.items() for use in uses}
        return roster

    def copied(self) -> Roster:
        """Return a roster on which decisions can be carried out without changing this one; nothing decided so far."""
        copy = Roster(dict(self.actors), dict(self.use_of), self.reference_ids, dict(self.holder), singles=self.singles)
        copy._next_order, copy._ever = self._next_order, set(self._ever)
        return copy

    def carry_out(self, decisions: Iterable[Decision]) -> None:
        """Carry out decisions one after the other."""
        verbs = {"same": self._same, "different": self._different, "rename": self._rename, "hide": self._hide}
        for decision in in_force(decisions):
            if decision.verb in verbs and len(decision.subjects) >= (1 if decision.verb == "hide" else 2):
                verbs[decision.verb](decision.subjects)

    def actor_of(self, subject: str) -> str:
        """Return the id of the actor that a subject is or belongs to now, or an empty text."""
        if subject in self.references:
            return self.actor_of(self.references[subject])
        if subject in self.use_of:
            return self._holder(self.use_of[subject])
        while subject not in self.actors and subject in self.merged:
            subject = self.merged[subject][0]
        return subject if subject in self.actors else ""

    def _holder(self, use: Use) -> str:
        return self.holder.get(use.order, "")

    def _same(self, subjects: Sequence[str]) -> None:
        first, *others = subjects
        for other in others:
            if other in self.reference_ids:
                first, other = other, first
            self._bring_together(first, other)

    def _bring_together(self, one: str, other: str) -> None:
        target = self.actor_of(other)
        if one in self.reference_ids:
            if target:
                self.references[one] = target
                self.barred.pop(one, None)
            return
        source = self.actor_of(one)
        if not source or not target or source == target:
            return
        if one in self.use_of:
            self._move(self._part(one), source, target)
        elif other in self.use_of:
            self._move(self._part(other), target, source)
        else:
            self._merge(source, target)

    def _merge(self, one: str, other: str) -> None:
        gone, kept = sorted((one, other), key=lambda key: (_size(self.actors[key]), key))
        uses = self.actors.pop(gone)
        self.merged[gone] = (kept, uses)
        self.decided.update(use.order for use in uses)
        self._give(uses, kept)
        if gone in self.names:
            self.names.setdefault(kept, self.names.pop(gone))

    def _move(self, part: list[Use], source: str, target: str) -> None:
        self._take_out(part, source)
        self._give(part, target)
        self.decided.update(use.order for use in part)

    def _give(self, part: list[Use], target: str) -> None:
        self.actors[target] = self.actors.get(target, []) + part
        self.holder.update({use.order: target for use in part})

    def _take_out(self, part: list[Use], source: str) -> None:
        orders = {use.order for use in part}
        self.actors[source] = [use for use in self.actors[source] if use.order not in orders]
        if not self.actors[source]:
            del self.actors[source]

    def _part(self, mention_id: str) -> list[Use]:
        """Return what a mention of a name stands for: its use, and the uses of its short forms in that document."""
        use = self.use_of[mention_id]
        uses = self.actors[self._holder(use)]
        short = [
            each for each in uses if each.document_id == use.document_id and find_in(each.name.words, use.name.words)
        ]
        return [use, *(each for each in short if each is not use)]

    def _different(self, subjects: Sequence[str]) -> None:
        one, other = subjects[:2]
        if one == other:
            return
        for reference, actor in ((one, other), (other, one)):
            if reference in self.reference_ids:
                self._bar(reference, self.actor_of(actor))
                return
        together = self.actor_of(one)
        if not together or together != self.actor_of(other):
            return
        if one in self.use_of or other in self.use_of:
            self._split_off(one if one in self.use_of else other, other if one in self.use_of else one, together)
        else:
            self._part_again(one, other)

    def _bar(self, reference: str, actor: str) -> None:
        if actor:
            self.barred.setdefault(reference, set()).add(actor)
            if self.references.get(reference) == actor:
                del self.references[reference]

    def _part_again(self, one: str, other: str) -> None:
        """Undo that two actors were joined by an earlier decision."""
        gone = one if one in self.merged and one not in self.actors else other
        if gone not in self.merged:
            return
        now = self.actor_of(gone)
        mine = {use.order for use in self.merged.pop(gone)[1]}
        part = [use for use in self.actors[now] if use.order in mine]
        if part and len(part) < len(self.actors[now]):
            self._take_out(part, now)
            self._give(part, gone)
            self.decided.difference_update(mine)

    def _split_off(self, mention_id: str, other: str, actor: str) -> None:
        """Make what a mention stands for an actor of its own; where both are one use, the mention alone."""
        use = self.use_of[mention_id]
        part = self._part(mention_id)
        if other in self.use_of and any(each is self.use_of[other] for each in part):
            part = [self._single(mention_id, actor)] if self.use_of[other] is use else [use]
        if len(part) == len(self.actors[actor]):
            return
        self._take_out(part, actor)
        (new_id,) = choose_ids([gather(part)], self._ever).values()
        self._ever.add(new_id)
        self._give(part, new_id)
        self.decided.update(each.order for each in part)

    def _single(self, mention_id: str, actor: str) -> Use:
        """Take one mention out of its use."""
        use = self.use_of[mention_id]
        which = (use, mention_id, self._next_order)
        if which not in self.singles:
            self.singles[which] = _halve(*which)
        rest, alone = self.singles[which]
        self.halved.append(use)
        self._next_order += 1
        for each in (rest, alone):
            self.use_of.update({mention.id: each for mention in each.mentions})
        self.actors[actor] = [rest if each is use else each for each in self.actors[actor]] + [alone]
        self.holder[alone.order] = actor
        return alone

    def _rename(self, subjects: Sequence[str]) -> None:
        actor = self.actor_of(subjects[0])
        if actor and subjects[1].strip():
            self.names[actor] = subjects[1].strip()

    def _hide(self, subjects: Sequence[str]) -> None:
        self.hidden.update(filter(None, map(self.actor_of, subjects)))


def _size(uses: Iterable[Use]) -> int:
    return sum(len(use.mentions) for use in uses)


def _halve(use: Use, mention_id: str, order: int) -> tuple[Use, Use]:
    """Return what is left of a use without one of its mentions, and a use of that mention alone."""
    alone = [each for each in use.mentions if each.id == mention_id]
    rest = [each for each in use.mentions if each.id != mention_id]
    halves = replace(use, mentions=rest), replace(use, order=order, mentions=alone)
    for half in halves:
        half.describe()
    return halves
