"""A name as one document uses it: the smallest thing that the resolver joins.

    names of a document --find_uses--> uses (all mentions of one name in one document)

That a document means the same by the same name is the rule on which everything else rests; where a document speaks
of two people of one surname, the mentions of the bare surname are dealt out to uses of their own (see `surnames`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from explorer.actors.names import (
    Name,
    gender_of_titles,
    is_acronym,
    particles,
    read_name,
    read_titles,
    takes_first_name,
)
from explorer.actors.people import gender_of
from explorer.model import BY_READER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.actors.knowledge import Reading
    from explorer.model import Mention

GOVERNMENT = "government"
"""Sense of a capital that is used for the government that sits there."""

DIRECTION = re.compile(r"(?:north|south)?(?:eastern|western|northern|southern|central)$")
"""A word of direction is a piece of a name ("Northern Iraq"), and no name alone."""

OF_THE_TEXT = "of the state of the text"
"""Rule of the mentions of police, armies and so on whose owner is the state that a text is about."""

OF_THIS_TEXT = "party of this text"
"""Rule of the mentions of those whom a text tells of as a party and never names."""

GROUP = "group"
"""Sense of a named group."""


@dataclass(slots=True, eq=False)
class Use:
    """All mentions of one name in one document, as far as they mean the same.

    Attributes:
        order: place among all uses, so that ties are always broken alike.
        name: the name, as most of its mentions write it.
        sense: what else tells it from uses of the same words: "person" for single words that name somebody, "people",
            "government" (a capital used for it), "group" (a named group), "of ..." with the state's id for offices that
            every state has; else empty.
        mentions: in text order.
        kind: the kind that most of its mentions have.
        titles: titles of its mentions, folded.
        gender: told by a title or a first name, or empty.
        reading: what knowledge says it is, or None.
        owner: id of the known state that determines it ("Iranian" in "Iranian Foreign Ministry"), or empty.
        owner_text: the words that name whose it is, or empty.
        spellings: how often it is written how.
    """

    order: int
    document_id: str
    name: Name
    sense: str
    mentions: list[Mention]
    kind: str = ""
    titles: frozenset[str] = frozenset()
    gender: str = ""
    reading: Reading | None = None
    owner: str = ""
    owner_text: str = ""
    spellings: dict[str, int] = field(default_factory=dict)

    @property
    def is_person(self) -> bool:
        """Whether most of its mentions name a person."""
        return self.kind == "person"

    @property
    def is_full(self) -> bool:
        """Whether it can stand for a person alone: two words or more, or a first name with its title (Pope Francis)."""
        return len(self.name.words) > 1 or takes_first_name(tuple(sorted(self.titles)))

    @property
    def is_unowned(self) -> bool:
        """Whether the document names it without its owner, who was inferred ("police")."""
        return self.mentions[0].rule == OF_THE_TEXT

    @property
    def is_by_reader(self) -> bool:
        """Whether a reader added the name; how an actor is called does not depend on it."""
        return self.mentions[0].rule == BY_READER

    @property
    def is_unnamed(self) -> bool:
        """Whether the document never names it ("protesters"), so that it is nobody outside of it."""
        return self.mentions[0].rule == OF_THIS_TEXT

    @property
    def is_acronym(self) -> bool:
        """Whether the document writes it like an acronym."""
        return len(self.name.words) == 1 and is_acronym(self.name.text)

    def describe(self) -> None:
        """Work out name, kind, titles and gender from the mentions and the reading; the commonest spelling counts."""
        self.kind = _commonest(_count([mention.kind for mention in self.mentions]))
        self.spellings = _count([mention.text for mention in self.mentions])
        text = _commonest(self.spellings)
        self.name = read_name(text, person=self.is_person and self.sense != GROUP)
        people = [mention for mention in self.mentions if mention.kind == "person"] if self.sense != GROUP else []
        self.titles = frozenset(title for mention in people for title in titles_of(mention)) if people else frozenset()
        if self.sense == GROUP and self.mentions[0].number == "plural":
            self.kind = "group"  # militias, troops, authorities: people named together
        if self.is_person and self.reading is not None:
            self.kind = self.reading.entry.kind  # knowledge holds no people: the pipeline was mistaken
        self.gender = self._gender() if self.is_person else ""

    def _gender(self) -> str:
        told = _count([mention.gender for mention in self.mentions if mention.gender in ("male", "female")])
        by_mentions = _commonest(told) if told else ""
        return gender_of_titles(tuple(sorted(self.titles))) or by_mentions or gender_of(self.name.words)


def _count(values: Sequence[str]) -> dict[str, int]:
    """Count a few values; a Counter takes longer to be made than these to be counted."""
    if len(values) == 1:
        return {values[0]: 1}
    counts: dict[str, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return counts


def _commonest(counts: dict[str, int]) -> str:
    """Return the commonest value, of several the first in alphabetical order."""
    if len(counts) == 1:
        return next(iter(counts))
    return min(counts, key=lambda value: (-counts[value], value))


def titles_of(mention: Mention) -> tuple[str, ...]:
    """Return the titles of a mention of a person: those before the name, and those that got into it."""
    if mention.kind != "person":
        return ()
    inside = read_name(mention.text, person=True).titles
    return read_titles(mention.title) + inside if mention.title else inside


def names_nobody(name: Name) -> bool:
    """Tell whether a name is only a piece of one: a particle ("al"), a digit, a letter, a direction ("Northern")."""
    pieces = particles()
    return all(word in pieces or len(word) < 2 or word.isdigit() or DIRECTION.match(word) for word in name.words)


def is_state_office(use: Use) -> bool:
    """Tell whether a use is of an office that every state has, with the state that it belongs to."""
    return use.sense.startswith("of ")
