"""Pronouns and descriptions of all documents, linked; a document is read again only if a decision may change it.

    documents + figures --read--> whom each pronoun and description means, document by document

What a document's references mean depends on which of its names are one actor, on a few facts on these actors (kind,
gender, number, the words of their names that its descriptions repeat), and on what people decided about the references
themselves. As long as all of these stay, so do its links.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from explorer.actors.descriptions import is_named, words_of
from explorer.actors.fitting import families_of, is_no_city
from explorer.actors.pronouns import is_of_many
from explorer.actors.references import Found, Reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from explorer.actors.figures import Figure
    from explorer.actors.roster import Roster
    from explorer.actors.salience import Card
    from explorer.actors.uses import Use
    from explorer.model import Document, Mention

NAMED_BY_WORDS = ("organization", "group")
"""Kinds of actors that a description finds by the words of their names."""


@dataclass(frozen=True)
class Text:
    """A document, its mentions in text order, and the uses that the rules made of its names."""

    document: Document
    mentions: Sequence[Mention]
    uses: Sequence[Use]
    unnamed: Sequence[Mention]

    @cached_property
    def heads(self) -> frozenset[str]:
        """Return the head words of its descriptions."""
        return frozenset(mention.head for _, mention in self.descriptions)

    @cached_property
    def descriptions(self) -> Sequence[tuple[frozenset[str], Mention]]:
        """Return its descriptions, each with its words."""
        return tuple((words_of(mention), mention) for mention in self.unnamed if mention.form != "pronoun")


@dataclass(slots=True)
class _State:
    """All that the links of a document's references depend on.

    Attributes:
        keys: the key of each use's actor in this document, by the use's order: the order of its first use there.
        cards: what the names of each actor tell, by key.
        decided: keys of those whom people linked references to, by mention id.
        barred: keys of those whom people say a reference does not mean, by mention id.
        others: ids of the mentions that people took out or added.
    """

    keys: dict[int, int] = field(default_factory=dict)
    cards: dict[int, Card] = field(default_factory=dict)
    decided: dict[str, int] = field(default_factory=dict)
    barred: dict[str, frozenset[int]] = field(default_factory=dict)
    others: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Read:
    """A document that was read: in which state, and the links found, by the key of the actor."""

    state: _State
    found: dict[int, list[tuple[str, Found]]]


class References:
    """Whom pronouns and descriptions mean, kept document by document."""

    def __init__(self, texts: Mapping[str, Text], index_of: Mapping[str, int]) -> None:
        """Read nothing yet.

        Args:
            texts: the documents by id, in their order.
            index_of: place of each sentence in its document, by sentence id.
        """
        self._texts, self._index_of = texts, index_of
        self._read: dict[str, _Read] = {}
        self._document_of = {mention.id: key for key, text in texts.items() for mention in text.unnamed}
        self._decided_in: set[str] = set()

    def update(self, roster: Roster, before: Mapping[str, Figure], after: Mapping[str, Figure]) -> set[str]:
        """Read again what may mean others than before.

        Args:
            roster: the actors, decisions carried out.
            before: all actors by id as they were at the last reading.
            after: all actors by id.

        Returns:
            Ids of the actors whose references are others than before.
        """
        spoken_of = {self._document_of[each] for each in (*roster.references, *roster.barred)}
        spoken_of.update(self._document_of[each] for each, use in roster.silenced.items() if use is None)
        spoken_of |= roster.broken
        changed = _Changed.of(roster)
        concerned = spoken_of | self._decided_in | set(self._concerned(before, after))
        self._decided_in = spoken_of
        touched: set[str] = set()
        for key in sorted(concerned) if self._read else self._texts:
            kept, text = self._read.get(key), self._texts[key]
            state = _State()
            mentions = changed.mentions_of(text)
            self._fill(state, text, mentions, roster, after)
            state.others = changed.in_document(key)
            if kept is not None and _is_same(kept.state, state, text):
                continue
            self._read[key] = _Read(state, self._find(text, mentions, state, roster.use_of))
            touched.update(_changed(kept.found if kept is not None else {}, self._read[key].found, roster))
        return touched

    def _concerned(self, before: Mapping[str, Figure], after: Mapping[str, Figure]) -> Iterable[str]:
        """Yield the documents in which a name is another's than before, or tells descriptions and pronouns others."""
        for key in before.keys() | after.keys():
            old, new = before.get(key), after.get(key)
            if old is new:
                continue
            if old is None or new is None:
                yield from (old or new).documents
                continue
            yield from {use.document_id for use in {*old.cluster.uses} ^ {*new.cluster.uses}}
            for document_id in old.documents & new.documents:
                text = self._texts[document_id]
                if not _tells_the_same(old.card, new.card, text):
                    yield document_id

    def of(self, figure: Figure, roster: Roster) -> Iterable[tuple[str, Found]]:
        """Yield the references to an actor, document by document, in the order in which they were found."""
        for document_id in sorted(figure.documents | self._decided_in):
            for order, found in self._read[document_id].found.items():
                if roster.holder.get(order) == figure.key:
                    yield from found

    def _fill(
        self,
        state: _State,
        text: Text,
        mentions: Sequence[Mention],
        roster: Roster,
        figures: Mapping[str, Figure],
    ) -> None:
        uses: Iterable[Use] = text.uses
        if text.document.id in roster.broken:
            named = (roster.use_of[each.id] for each in mentions if each.id in roster.use_of)
            uses = sorted({use.order: use for use in named}.values(), key=lambda use: use.order)
        first: dict[str, int] = {}
        for use in uses:
            actor = roster.holder[use.order]
            state.keys[use.order] = first.setdefault(actor, use.order)
        for actor, key in first.items():
            state.cards[key] = figures[actor].card

        def key_of(actor: str) -> int:
            """Return the key of an actor, who need not be named here."""
            key = first.get(actor, figures[actor].cluster.order)
            state.cards.setdefault(key, figures[actor].card)
            return key

        for mention in text.unnamed if roster.references or roster.barred else ():
            if mention.id in roster.references and (actor := roster.actor_of(mention.id)):
                state.decided[mention.id] = key_of(actor)
            if mention.id in roster.barred:
                barred = (each for each in roster.barred[mention.id] if each in figures)
                state.barred[mention.id] = frozenset(map(key_of, barred))

    def _find(
        self, text: Text, mentions: Sequence[Mention], state: _State, use_of: Mapping[str, Use]
    ) -> dict[int, list[tuple[str, Found]]]:
        reader = Reader(state.keys, state.cards, use_of, self._index_of, state.decided, state.barred)
        found: dict[int, list[tuple[str, Found]]] = defaultdict(list)
        for mention, each in reader.read(text.document, mentions).items():
            found[each.key].append((mention, each))
        return dict(found)


@dataclass(slots=True)
class _Changed:
    """The mentions that people took out of documents, and those that they added."""

    silenced: frozenset[str]
    added: dict[str, list[Mention]]

    @classmethod
    def of(cls, roster: Roster) -> _Changed:
        return cls(frozenset(roster.silenced), roster.added_in_force())

    def mentions_of(self, text: Text) -> Sequence[Mention]:
        """Return the mentions of a document as people want them, in text order."""
        mine = self.added.get(text.document.id, [])
        if not self.silenced and not mine:
            return text.mentions
        kept = [each for each in text.mentions if each.id not in self.silenced]
        return sorted([*kept, *mine], key=lambda mention: (mention.start, -mention.end)) if mine else kept

    def in_document(self, document_id: str) -> frozenset[str]:
        gone = (each for each in self.silenced if each.rpartition("@")[0] == document_id)
        return frozenset((*gone, *(each.id for each in self.added.get(document_id, ()))))


def _changed(
    before: Mapping[int, list[tuple[str, Found]]], after: Mapping[int, list[tuple[str, Found]]], roster: Roster
) -> set[str]:
    """Return the ids of the actors whom other references of a document mean than before."""
    keys = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    return {roster.holder[key] for key in keys if key in roster.holder}


def _is_same(one: _State, other: _State, text: Text) -> bool:
    """Tell whether a document's references mean the same in two states."""
    if one.keys != other.keys or one.decided != other.decided or one.barred != other.barred:
        return False
    if one.others != other.others or one.cards.keys() != other.cards.keys():
        return False
    return all(_tells_the_same(card, other.cards[key], text) for key, card in one.cards.items())


def _tells_the_same(one: Card, other: Card, text: Text) -> bool:
    """Tell whether two cards are the same to the descriptions and pronouns of a document."""
    if one is other:
        return True
    if _features(one) != _features(other):
        return False
    if one.kind not in NAMED_BY_WORDS or not text.descriptions:
        return True
    if (one.name_heads, one.name_words) == (other.name_heads, other.name_words):
        return True
    return all(is_named(words, each, one) == is_named(words, each, other) for words, each in text.descriptions)


def _features(card: Card) -> tuple[object, ...]:
    """Return all that pronouns and descriptions ask of an actor beside whether its names hold their words."""
    if card.kind == "place":
        return card.kind, card.plural, is_no_city(card)
    if card.kind in NAMED_BY_WORDS:
        return card.kind, card.plural, is_of_many(card), families_of(card)
    return card.kind, card.gender, card.plural
