"""Which two "both sides" or "the two countries" are: two of a kind that are clearly more present than any third."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.actors.story import PLACE_PREPOSITIONS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from explorer.actors.salience import Card
    from explorer.model import Mention

THE_ONE, THE_OTHER = "the one of two", "the other of two"
KINDS = {
    "place": ("state",),
    "person": ("person",),
    "organization": ("organization",),
    "group": ("organization", "group"),
}
"""Kinds of actors that a word for two may mean, by the kind of the mention."""

SIDES = frozenset(("side", "government", "military"))
STATES_TOO = ("state", "organization", "group")

LEAST_LEAD = 1.6
"""How many times as present as the third the second must be."""

REACH = 2
"""Sentences back in which both of the two must have been mentioned."""


def find_two(mention: Mention, cards: Iterable[Card], sentence: int) -> tuple[Card, Card] | None:
    """Find the two actors that are meant, in the order in which the text names them.

    Args:
        mention: one of the two mentions of the phrase.
        cards: the actors of the document, as far as they were mentioned before it.
        sentence: index of its sentence.
    """
    kinds = STATES_TOO if mention.head in SIDES else KINDS.get(mention.kind, ())
    seen = [card for card in cards if card.seen and card.kind in kinds and not _is_aside(card, mention, sentence)]
    near = [card for card in seen if sentence - card.last().sentence <= REACH]
    if mention.head == "man":
        near = [card for card in near if card.gender != "female"]
    if len(near) < 2:
        near = seen if len(seen) == 2 else near
    ranked = sorted(near, key=lambda card: (-card.salience(sentence), card.key))
    if len(ranked) < 2:
        return None
    if len(ranked) > 2 and ranked[1].salience(sentence) < ranked[2].salience(sentence) * LEAST_LEAD:
        return None
    one, other = sorted(ranked[:2], key=lambda card: card.seen[0].start)
    return one, other


def _is_aside(card: Card, mention: Mention, sentence: int) -> bool:
    """Tell whether somebody is none of the two: he does it to them, or things only happen in it."""
    last = card.last()
    if last.role == "oblique" and last.governor in PLACE_PREPOSITIONS:
        return True
    does = any(seen.sentence == sentence and seen.role == "subject" for seen in card.seen)
    return does and mention.role != "subject"
