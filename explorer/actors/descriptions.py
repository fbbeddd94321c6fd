"""Descriptions: whom "the general", "the CIA director", "the militias", "the agency" and "the country" refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.actors.fitting import describe_city, describe_organization, describe_person, describe_state, leading
from explorer.actors.names import fold, known_titles
from explorer.actors.resources import read_words
from explorer.actors.salience import PAST, Answer, Card, Role, answer, kind_of_office

if TYPE_CHECKING:
    from collections.abc import Iterable

    from explorer.model import Mention

MEANS_ALL = frozenset(("media", "people", "population", "press"))
"""Heads of names that in a description mean all that there are: "the press" is no agency, "the people" no nation."""

RANKS = frozenset("admiral brigadier captain colonel general lieutenant major marshal sergeant".split())
CITY_WORDS = frozenset("city town village capital region province territory island district".split())
STATE_WORDS = frozenset(("country", "nation", "kingdom"))
MOST_RATING_WORDS = 2
"""Words of a description that names its holder by the office and a word that rates him."""

LONGEST_REACH_OF_OFFICE = 40
"""Sentences. A title names its holder through the whole article, but not through a book."""


def describe(mention: Mention, cards: Iterable[Card], sentence: int, owner: int | None) -> Answer | None:
    """Find whom a description refers to.

    Args:
        mention: a definite description.
        cards: the actors of the document, as far as they were mentioned before it.
        sentence: index of its sentence.
        owner: key of the actor whose somebody is ("CIA" in "the CIA director"), or None.

    Returns:
        The actor, the rule and how sure it is, or None where nobody fits well.
    """
    if mention.head in read_words("kin.txt"):
        return None
    seen = [card for card in cards if card.seen]
    if mention.kind == "person" and mention.number != "plural":
        rule = "holder of the office of" if owner is not None else "holder of the title"
        holders = _holders(mention, seen, owner)
        if holders:
            return _last(holders, sentence, LONGEST_REACH_OF_OFFICE, rule)
        if owner is None:
            return describe_person(mention, seen, sentence)
        ranked = _only_one_of_rank(mention, seen)
        return _last(ranked, sentence, LONGEST_REACH_OF_OFFICE, "holder of the title")
    return None if owner is not None else _describe_thing(mention, seen, sentence)


def _describe_thing(mention: Mention, seen: list[Card], sentence: int) -> Answer | None:
    """Find which state, place, organization or group is meant."""
    words = mention.text.lower()
    if words in STATE_WORDS:
        return describe_state(seen, sentence)
    if words in CITY_WORDS:
        return describe_city(mention.head, seen, sentence)
    named = _named_so(mention, seen, sentence)
    if named is not None:
        return named
    if mention.text == "government":
        return leading(seen, "state", "government of the state")
    return describe_organization(mention, seen, sentence) if mention.number != "plural" else None


def _named_so(mention: Mention, seen: list[Card], sentence: int) -> Answer | None:
    """Find the organization or group whose name holds the words of the description."""
    words = words_of(mention)
    plural = mention.number == "plural"
    of_kind = [card for card in seen if card.kind in ("organization", "group") and card.plural == plural]
    named = [card for card in of_kind if is_named(words, mention, card)]
    if len(named) > 1 and not mention.definite and mention.text[:1].isupper():
        return None  # "Council" without an article is the only one there is
    rule = "group of that kind" if plural else "organization of that kind"
    return _last(named, sentence, LONGEST_REACH_OF_OFFICE, rule)


def words_of(mention: Mention) -> frozenset[str]:
    """Return the words of a description, each of which the name of what is meant must hold."""
    return frozenset(fold(mention.text).split()) | {mention.head}


def is_named(words: frozenset[str], mention: Mention, card: Card) -> bool:
    """Tell whether an actor's names hold all words of a description ("agency" in Central Intelligence Agency)."""
    return mention.head in card.name_heads - MEANS_ALL and all(
        word in card.name_words or word[:4] == mention.head[:4] for word in words
    )


def _holders(mention: Mention, cards: Iterable[Card], owner: int | None) -> list[Card]:
    """Find who has an office; of several the one who took it last, if the text says of one that it took it."""
    words = frozenset(fold(mention.text).split())
    own = words - PAST
    people = [card for card in cards if card.kind == "person" and mention.gender in ("", card.gender or mention.gender)]
    if words & PAST:
        said = [card for card in people if any(_is_role(role, card, mention, words, owner) for role in card.roles)]
        return said or [
            card for card in _plain_holders(mention, people, own, owner) if _is_past(card, mention.head, people)
        ]
    holders = [card for card in _plain_holders(mention, people, words, owner) if mention.head not in card.left]
    newest = max((card.took.get(mention.head, -1) for card in holders), default=-1)
    return [card for card in holders if card.took.get(mention.head, -1) == newest] if newest >= 0 else holders


def _plain_holders(mention: Mention, people: Iterable[Card], words: frozenset[str], owner: int | None) -> list[Card]:
    return [card for card in people if any(_is_role(role, card, mention, words, owner) for role in card.roles)]


def _is_past(card: Card, head: str, people: Iterable[Card]) -> bool:
    """Tell whether somebody left an office, or another took it later."""
    return head in card.left or any(other.took.get(head, -1) > card.took.get(head, -1) for other in people)


def only_holders(mention: Mention, cards: Iterable[Card], owner: int | None) -> list[Card]:
    """Give the people who hold an office in a document, wherever it says so."""
    title = known_titles().get(mention.head)
    if title is None or title[1] != "office" or mention.role == "other":
        return []
    return _holders(mention, [card for card in cards if card.seen], owner)


def _only_one_of_rank(mention: Mention, cards: Iterable[Card]) -> list[Card]:
    """Give the only person of a military rank, which is nobody's office: "the army general" is General Lee."""
    if mention.head not in RANKS:
        return []
    bearers = [
        card for card in cards if card.kind == "person" and any(role.head == mention.head for role in card.roles)
    ]
    unowned = all(role.owner is None for card in bearers for role in card.roles if role.head == mention.head)
    return bearers if len(bearers) == 1 and unowned else []


def _is_role(role: Role, card: Card, mention: Mention, words: frozenset[str], owner: int | None) -> bool:
    if role.head != mention.head or kind_of_office(role.words) != kind_of_office(words):
        return False
    if owner is not None and (role.owner is not None or card.sides):
        return owner in (role.owner, *card.sides)
    own = {fold(word) for word in mention.text.split() if word[:1].isupper()}
    if own <= role.words | {mention.head} and len(words) <= MOST_RATING_WORDS:
        return True  # "the exiled president": what is in small letters only rates the holder
    return words <= role.words | {mention.head}


def _last(cards: Iterable[Card], sentence: int, reach: int, rule: str) -> Answer | None:
    near = [card for card in cards if sentence - card.last().sentence <= reach]
    return answer(max(near, key=lambda card: (card.last().start, -card.key)), rule) if near else None
