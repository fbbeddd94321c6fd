"""The actors while people's decisions are carried out on them, and what can be done to them.

An actor's id means all of it. A mention's id means this use of the name: its mentions in that document together with
its short forms there ("Pompeo" with "Mike Pompeo"); a pronoun or description stands for itself alone.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from explorer.actors.clusters import Cluster, gather
from explorer.actors.names import read_name
from explorer.actors.naming import choose_ids
from explorer.actors.people import find_in
from explorer.actors.uses import Use
from explorer.actors.written import Place, Written
from explorer.model import BY_READER, Mention

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence


@dataclass(slots=True)
class Roster:
    """The actors while decisions are carried out on them.

    No list of uses is ever changed in place, so that a copy of a roster costs no more than its dictionaries.

    Attributes:
        actors: the uses of each actor, by actor id.
        use_of: the use of each named mention, by mention id.
        reference_ids: mentions that are no names.
        written: the texts.
        holder: the actor that each use belongs to, by the use's order.
        names: names that people gave, by actor id.
        kinds: kinds that people gave, by actor id.
        hidden: actors that people do not want to see.
        decided: orders of the uses that are where they are by a decision.
        references: the actor that people linked a pronoun or description to, by mention id.
        barred: actors that a pronoun or description does not mean, by mention id.
        merged: actors that were joined to another: their id, the other's, and their uses.
        broken: documents whose uses are not those that the rules made.
        silenced: mentions that name nobody, as people say: of names their use alone, of references None.
        added: mentions that readers added, by document.
        anchors: a mention by which an actor is found whose id no longer exists, by that id.
        made: what became of uses that were taken apart, and of names that were added; shared by all copies, so that
            the same decisions give the same uses.
    """

    actors: dict[str, list[Use]]
    use_of: dict[str, Use]
    written: Written
    reference_ids: frozenset[str] = frozenset()
    holder: dict[int, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    decided: set[int] = field(default_factory=set)
    references: dict[str, str] = field(default_factory=dict)
    barred: dict[str, set[str]] = field(default_factory=dict)
    merged: dict[str, tuple[str, list[Use]]] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    silenced: dict[str, Use | None] = field(default_factory=dict)
    added: dict[str, list[Mention]] = field(default_factory=dict)
    anchors: dict[str, str] = field(default_factory=dict)
    made: dict[tuple, tuple[Use, ...]] = field(default_factory=dict)
    _next_order: int = 0
    _ever: set[str] = field(default_factory=set)

    @classmethod
    def of(
        cls, clusters: Sequence[Cluster], use_of: Mapping[str, Use], reference_ids: frozenset[str], written: Written
    ) -> Roster:
        """Start with the actors that the rules made."""
        ids = choose_ids(clusters)
        uses = {ids[each.order]: sorted(each.uses, key=lambda use: use.order) for each in clusters}
        roster = cls(uses, dict(use_of), written, reference_ids)
        roster._next_order = 1 + max((use.order for cluster in clusters for use in cluster.uses), default=0)
        roster._ever = set(roster.actors)
        roster.holder = {use.order: key for key, uses in roster.actors.items() for use in uses}
        return roster

    def copied(self) -> Roster:
        """Return a roster on which decisions can be carried out without changing this one; nothing decided so far."""
        copy = Roster(
            dict(self.actors), dict(self.use_of), self.written, self.reference_ids, dict(self.holder), made=self.made
        )
        copy._next_order, copy._ever = self._next_order, set(self._ever)
        return copy

    def actor_of(self, subject: str) -> str:
        """Return the id of the actor that a subject is or belongs to now, or an empty text."""
        if subject in self.references:
            return self.actor_of(self.references[subject])
        if subject in self.use_of:
            return self._holder(self.use_of[subject])
        named = subject
        while named not in self.actors and named in self.merged:
            named = self.merged[named][0]
        if named in self.actors:
            return named
        use = self.use_of.get(self.anchors.get(subject, "")) if subject not in self._ever else None
        return self._holder(use) if use is not None else ""

    def knows(self, mention_id: str) -> bool:
        """Tell whether there is a mention of this id, be it silenced."""
        return mention_id in self.use_of or mention_id in self.reference_ids or mention_id in self.silenced

    def _holder(self, use: Use) -> str:
        return self.holder.get(use.order, "")

    def merge(self, one: str, other: str) -> None:
        """Make one of two actors; the one with more mentions keeps its id."""
        gone, kept = sorted((one, other), key=lambda key: (_size(self.actors[key]), key))
        uses = self.actors.pop(gone)
        self.merged[gone] = (kept, uses)
        self.decided.update(use.order for use in uses)
        self._give(uses, kept)
        for said in (self.names, self.kinds):
            if gone in said:
                said.setdefault(kept, said.pop(gone))

    def move(self, part: list[Use], target: str) -> None:
        """Give uses of one actor to another."""
        self.take_out(part)
        self._give(part, target)
        self.decided.update(use.order for use in part)

    def set_apart(self, part: list[Use]) -> str:
        """Make uses, of whatever actors, an actor of their own, and return its id."""
        self.take_out(part)
        (new_id,) = choose_ids([gather(part)], self._ever).values()
        self._ever.add(new_id)
        self._give(part, new_id)
        self.decided.update(each.order for each in part)
        return new_id

    def part_again(self, gone: str) -> bool:
        """Undo that an actor was joined to another by an earlier decision, as far as its uses are still there."""
        now = self.actor_of(gone)
        mine = {use.order for use in self.merged.pop(gone)[1]}
        part = [use for use in self.actors[now] if use.order in mine]
        if not part or len(part) == len(self.actors[now]):
            return False
        self.take_out(part)
        self._give(part, gone)
        self.decided.difference_update(mine)
        return True

    def _give(self, part: list[Use], target: str) -> None:
        self.actors[target] = self.actors.get(target, []) + part
        self.holder.update({use.order: target for use in part})

    def take_out(self, part: Iterable[Use]) -> None:
        """Take uses from their actors; an actor without uses is none any more."""
        orders: dict[str, set[int]] = defaultdict(set)
        for use in part:
            if holder := self.holder.pop(use.order, ""):
                orders[holder].add(use.order)
        for actor, gone in orders.items():
            self.actors[actor] = [use for use in self.actors[actor] if use.order not in gone]
            if not self.actors[actor]:
                del self.actors[actor]

    def part_of(self, mention_id: str) -> list[Use]:
        """Return what a mention of a name stands for: its use, and the uses of its short forms in that document."""
        use = self.use_of[mention_id]
        uses = self.actors[self._holder(use)]
        short = [
            each for each in uses if each.document_id == use.document_id and find_in(each.name.words, use.name.words)
        ]
        return [use, *(each for each in short if each is not use)]

    def single_out(self, mention_ids: Collection[str]) -> list[Use]:
        """Return uses of just these mentions of names, taken out of the uses that they were in."""
        by_use: dict[int, list[str]] = defaultdict(list)
        for mention_id in mention_ids:
            by_use[self.use_of[mention_id].order].append(mention_id)
        return [self._single(self.use_of[ids[0]], frozenset(ids)) for ids in by_use.values()]

    def _single(self, use: Use, mention_ids: frozenset[str]) -> Use:
        if len(mention_ids) == len(use.mentions):
            return use
        which = (use, mention_ids, self._next_order)
        if which not in self.made:
            self.made[which] = _halve(*which)
        rest, alone = self.made[which]
        self.broken.add(use.document_id)
        self._next_order += 1
        for each in (rest, alone):
            self.use_of.update({mention.id: each for mention in each.mentions})
        actor = self.holder[use.order]
        self.actors[actor] = [rest if each is use else each for each in self.actors[actor]] + [alone]
        self.holder[alone.order] = actor
        if use.order in self.decided:
            self.decided.add(alone.order)
        return alone

    def silence(self, mention_id: str) -> bool:
        """Let a mention name nobody; tells whether there is such a mention."""
        if mention_id in self.use_of:
            (alone,) = self.single_out((mention_id,))
            self.take_out((alone,))
            self.decided.discard(alone.order)
            self.broken.add(alone.document_id)
            del self.use_of[mention_id]
            self.silenced[mention_id] = alone
        elif mention_id in self.reference_ids:
            self.silenced[mention_id] = None
            self.references.pop(mention_id, None)
        return mention_id in self.silenced

    def revive(self, mention_id: str) -> None:
        """Let a silenced mention name somebody again; whom is for the caller to say, at once."""
        use = self.silenced.pop(mention_id, None)
        if use is not None:
            self.use_of[mention_id] = use

    def add_name(self, actor: str, text: str) -> int:
        """Let an actor be named wherever certain words stand that no other name holds; gives at how many places."""
        places, kind = [place for place in self.written.places(text) if self._is_free(place)], self._kind_of(actor)
        known = [each for each in map(_id_at, places) if each in self.silenced or each in self.reference_ids]
        for each in known:
            self._name_again(each, actor)
        if places:
            self._ever.add(actor)
        places = [place for place in places if _id_at(place) not in known]
        which = (tuple(places), kind, self._next_order)
        if which not in self.made:
            self.made[which] = tuple(_uses_at(self.written, *which))
        uses = list(self.made[which])
        self._next_order += len(uses)
        for use in uses:
            self.broken.add(use.document_id)
            self.use_of.update({mention.id: use for mention in use.mentions})
            self.added[use.document_id] = [*self.added.get(use.document_id, ()), *use.mentions]
        if uses:
            self._give(uses, actor)
        return len(places) + len(known)

    def _name_again(self, mention_id: str, actor: str) -> None:
        """Let a mention that the machine found where a name is added, and that names nobody, name an actor."""
        self.revive(mention_id)
        if mention_id in self.use_of:
            self._give([self.use_of[mention_id]], actor)
            self.decided.add(self.use_of[mention_id].order)
        else:
            self.references[mention_id] = actor

    def added_in_force(self) -> dict[str, list[Mention]]:
        """Return the mentions that readers added and did not take back one by one, by document."""
        kept = {key: [each for each in own if each.id not in self.silenced] for key, own in self.added.items()}
        return {key: own for key, own in kept.items() if own}

    def _is_free(self, place: Place) -> bool:
        """Tell whether no name that counts lies where a name is to be added."""
        held = (*self.written.mentions_of(place.document_id), *self.added.get(place.document_id, ()))
        over = (each for each in held if each.start < place.end and place.start < each.end)
        return not any(each.id in self.use_of for each in over)

    def _kind_of(self, actor: str) -> str:
        sizes: dict[str, int] = defaultdict(int)
        for use in self.actors.get(actor, ()):
            sizes[use.kind] += len(use.mentions)
        return min(sizes, key=lambda kind: (-sizes[kind], kind)) if sizes else "group"


def _id_at(place: Place) -> str:
    return f"{place.document_id}@{place.start}-{place.end}"


def _size(uses: Iterable[Use]) -> int:
    return sum(len(use.mentions) for use in uses)


def _halve(use: Use, mention_ids: Collection[str], order: int) -> tuple[Use, Use]:
    """Return what is left of a use without some of its mentions, and a use of these alone."""
    alone = [each for each in use.mentions if each.id in mention_ids]
    rest = [each for each in use.mentions if each.id not in mention_ids]
    halves = replace(use, mentions=rest), replace(use, order=order, mentions=alone)
    for half in halves:
        half.describe()
    return halves


def _uses_at(written: Written, places: Iterable[Place], kind: str, order: int) -> Iterable[Use]:
    """Give the uses of a name that a reader added, one for each document."""
    by_document: dict[str, list[Mention]] = defaultdict(list)
    for place in places:
        words = written.text_of(place)
        mention_id = _id_at(place)
        by_document[place.document_id].append(
            Mention(
                mention_id, place.document_id, place.sentence_id, place.start, place.end, words, kind,
                head=words.split()[-1].lower(), number="singular", rule=BY_READER,
            )
        )  # fmt: skip
    for number, (document_id, mentions) in enumerate(by_document.items(), start=order):
        use = Use(number, document_id, read_name(mentions[0].text), "", mentions)
        use.describe()
        yield use
