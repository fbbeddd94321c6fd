"""Whom "the company", "the suspect", "the country" and "the city" mean where no name repeats the word.

The organization, person, state or place that fits and is clearly more present than any other that fits. Organizations
are told apart by what their names say that they are: "the club" is no ministry (data/organization_families.tsv).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from explorer.actors.resources import read_rows, read_words
from explorer.actors.salience import Answer, Card, answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from explorer.model import Mention

ANY = "any"
"""Family of words that may stand for any organization: "the group", "the body"."""

SILENT = frozenset(("business", "sport", "politics", "culture", "civil"))
"""Families whose names often do not say what they name: "Apple" is a company; an agency or a court says that it is."""

IN_PASSING = ("oblique", "modifier", "apposition")
"""Roles in which a word that tells little takes nobody up; "a letter to the editor" means no one named."""

REACH = 2
"""Sentences. "The country" and "the firm" further on are more often what the whole text is about."""

REGIONS = frozenset("region province territory island district".split())
NO_CITY = frozenset("county district province region republic river sea state territory".split())
"""Words of the names of places that are no towns."""

LEAST_LEAD = 1.8
"""How many times as present as the next organization that fits one must be."""

LEAST_LEAD_OF_PEOPLE = 3.0
"""The same for people, of whom a text names more."""

LEADING_SHARE = 0.7
"""Share of all mentions of states that the one has which a text is about."""

LEAST_LEADING = 3
"""Mentions by then of the state that a text is about."""


@lru_cache(maxsize=1)
def _families() -> dict[str, tuple[str, str]]:
    return {row["word"]: (row["family"], row["said"]) for row in read_rows("organization_families.tsv")}


def describe_organization(mention: Mention, seen: Iterable[Card], sentence: int) -> Answer | None:
    """Find which organization "the company" or "the club" is."""
    family, said = _families().get(mention.head, ("", ""))
    if said != "description" or mention.text != mention.head or mention.role in IN_PASSING:
        return None
    kinds = ("organization", "group") if family == ANY else ("organization",)
    fitting = [card for card in seen if card.kind in kinds and not card.plural and _fits(family, card)]
    near = _near(fitting, sentence, REACH)
    chosen = _clearest(near, sentence, LEAST_LEAD)
    if chosen is not None:
        return answer(chosen, "only organization before" if len(near) == 1 else "organization that fits")
    return None


def _fits(family: str, card: Card) -> bool:
    """Tell whether an organization may be of a family: its names say so, or may say nothing."""
    own = families_of(card)
    return family in (ANY, *own) or (not own and family in SILENT)


def families_of(card: Card) -> frozenset[str]:
    """Return what organizations the names of an actor say that it is, so that "the company" may mean it."""
    return frozenset(_families()[word][0] for word in card.own_words if word in _families()) - {ANY}


def is_no_city(card: Card) -> bool:
    """Tell whether a place's names say that "the city" cannot mean it."""
    return bool(card.name_words & NO_CITY)


def describe_person(mention: Mention, seen: Iterable[Card], sentence: int) -> Answer | None:
    """Find which person "the suspect" or "the singer" is: one clearly more present than all others."""
    if mention.text not in read_words("generic_people.txt") or mention.role in (*IN_PASSING, "other"):
        return None
    people = [card for card in seen if card.kind == "person" and mention.gender in ("", card.gender)]
    chosen = _clearest(_near(people, sentence, REACH), sentence, LEAST_LEAD_OF_PEOPLE)
    return None if chosen is None else answer(chosen, "only person before")


def describe_state(seen: Iterable[Card], sentence: int) -> Answer | None:
    """Find which state "the country" is: the last one just named, else the one that the text is about."""
    states = [card for card in seen if card.kind == "state"]
    near = _near(states, sentence, REACH) or (states if len(states) == 1 else [])
    if near:
        return answer(max(near, key=lambda card: (card.last().start, -card.key)), "state before")
    return leading(states, "state", "state of the text")


def describe_city(word: str, seen: Iterable[Card], sentence: int) -> Answer | None:
    """Find which place "the city" or "the province" is: the only one, else the only one just named."""
    places = [card for card in seen if card.kind == "place" and (word in REGIONS or not is_no_city(card))]
    if len(places) == 1 and word not in REGIONS:
        return answer(places[0], "only place before")
    chosen = _clearest(_near(places, sentence, REACH), sentence, LEAST_LEAD_OF_PEOPLE)
    return None if chosen is None else answer(chosen, "place before")


def leading(seen: Iterable[Card], kind: str, rule: str) -> Answer | None:
    """Give the actor of a kind of which a text speaks far more than of all others."""
    cards = [card for card in seen if card.kind == kind]
    if not cards:
        return None
    first = max(cards, key=lambda card: (len(card.seen), -card.key))
    every = sum(len(card.seen) for card in cards)
    enough = len(first.seen) >= LEAST_LEADING or len(cards) == 1
    return answer(first, rule) if enough and len(first.seen) >= every * LEADING_SHARE else None


def _near(cards: Iterable[Card], sentence: int, reach: int) -> list[Card]:
    return [card for card in cards if sentence - card.last().sentence <= reach]


def _clearest(cards: Sequence[Card], sentence: int, least_lead: float) -> Card | None:
    ranked = sorted(cards, key=lambda card: (-card.salience(sentence), card.key))
    if not ranked or ranked[0].salience(sentence) <= 0:
        return None
    alone = len(ranked) == 1 or ranked[0].salience(sentence) >= ranked[1].salience(sentence) * least_lead
    return ranked[0] if alone else None
