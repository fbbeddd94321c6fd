"""Pronouns: whom "he", "it" and "they" refer to, and "I" and "we" inside quotations.

The rules are few and can be looked into: nearness, gender and number, the role in the sentence, and that the subject
and the object of one verb are two ("him" in "Pompeo warned him" is not Pompeo). Where nothing fits well, nothing is
said.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from explorer.actors.resources import read_words
from explorer.actors.rules import confidence_of
from explorer.actors.salience import Answer, Card, answer, present

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from explorer.model import Mention

ACTING = ("organization", "state")
"""Kinds of actors that are one, not many, and say and do things."""

MANY = re.compile(r"(?<!ne)[^aisu]s$")
"""A plural noun: "forces", "guards"; not "press", "status", "crisis" or "news"."""

REFLEXIVE = frozenset(("himself", "herself", "itself", "themselves"))
LEAST_SALIENCE = 0.2
"""Somebody last mentioned in passing three sentences before is not meant."""

LEAST_LEAD = 1.35
"""How many times as present as the next one somebody must be to be meant at all. Between this and 1.0 three of five
further guesses are right on GUM documents, and a wrong "he" makes a wrong claim."""

CLEAR_LEAD = 4.0
"""How many times as present as the next one somebody must be for a pronoun to be clear (GUM: 0.88 right, else 0.84)."""

LEAD_OF_THINGS = 2.0
"""The same for "its" and "they", which more often mean nobody named."""

FAR = 2
"""Sentences back from which on a pronoun is less sure."""

LESS_SURE = 0.85
"""Factor of confidence for what is far back, or of unknown gender (GUM: 0.7 and 0.78 right, against 0.88)."""

UNKNOWN_GENDER = 0.4
"""Weight of people of whom it is not known whether "he" or "she" fits, beside those of whom it is.
On GUM documents 0.4 gives more links than 0.7 and more of them right; below it changes little."""


def refer_to_person(mention: Mention, cards: Iterable[Card], sentence: int) -> Answer | None:
    """Find whom "he" or "she" refers to.

    Args:
        mention: the pronoun.
        cards: the actors of the document, as far as they were mentioned before it.
        sentence: index of its sentence.

    Returns:
        The actor, the rule and how sure it is, or None where nobody fits well.
    """
    people = [
        card for card in present(cards, sentence) if card.kind == "person" and card.gender in ("", mention.gender)
    ]
    scored = _rank(people, mention, sentence)
    if not scored or scored[0][0] < LEAST_SALIENCE:
        return None
    lead = scored[0][0] / scored[1][0] if len(scored) > 1 else CLEAR_LEAD
    if lead < LEAST_LEAD:
        return None
    card = scored[0][1]
    rule = "he or she" if lead >= CLEAR_LEAD else "he or she, several possible"
    doubts = (sentence - card.last().sentence >= FAR) + (not card.gender)
    return Answer(card, rule, confidence_of(rule) * LESS_SURE**doubts)


def _rank(cards: Sequence[Card], mention: Mention, sentence: int) -> list[tuple[float, Card]]:
    scored = []
    for card in cards:
        if not _may_stand_for(mention, card, sentence):
            continue
        weight = card.salience(sentence)
        if mention.gender in ("male", "female") and not card.gender:
            weight *= UNKNOWN_GENDER
        scored.append((weight, card))
    return sorted(scored, key=lambda pair: (-pair[0], -pair[1].last().start))


def _may_stand_for(mention: Mention, card: Card, sentence: int) -> bool:
    """Tell whether syntax allows it: subject and object of one verb are two, unless the pronoun is reflexive."""
    last = card.last()
    same_verb = last.sentence == sentence and last.governor == mention.governor and bool(mention.governor)
    if mention.text.lower() in REFLEXIVE:
        return last.sentence == sentence
    return not (same_verb and mention.role in ("object", "subject") and last.role in ("subject", "object"))


def refer_to_thing(mention: Mention, cards: Iterable[Card], sentence: int) -> Answer | None:
    """Find which organization or state "it" or "its" refers to.

    "Its" belongs to the subject of its sentence, if no other thing is named in between. "It" mostly is no actor at all
    (the law, the rain), so it is followed only where it says, decides or does something.
    """
    acts = mention.role == "subject" and mention.governor in read_words("metonym_subject_verbs.txt")
    if mention.role != "possessive" and not acts:
        return None
    things = [card for card in present(cards, sentence) if card.kind != "person" and not card.plural]
    if mention.role == "possessive":
        last = max(things, key=lambda card: card.last().start, default=None)
        clear = last is not None and last.last().sentence == sentence and last.last().role == "subject"
        return answer(last, "its") if clear and last.kind in ACTING else None
    subjects = _recent_subjects([card for card in things if card.kind in ACTING], sentence)
    chosen = _clear_first(_rank(subjects, mention, sentence))
    return chosen and answer(chosen, "it")


def refer_to_many(
    mention: Mention, cards: Iterable[Card], sentence: int, before: Iterable[Mention] = ()
) -> Answer | None:
    """Find which named group, or organization of many ("the Guards"), "they" refers to.

    It must have been a subject shortly before, alone, and nobody else in between may be meant.
    """
    groups = [card for card in present(cards, sentence) if card.plural or is_of_many(card)]
    chosen = _clear_first(_rank(_recent_subjects(groups, sentence), mention, sentence))
    if chosen is None or any(_is_rival(other, chosen, sentence) for other in before):
        return None
    return answer(chosen, "they")


def is_of_many(card: Card) -> bool:
    """Tell whether an organization's name is that of many: "Forces", "Guards"."""
    return card.kind == "organization" and any(MANY.search(head) for head in card.name_heads)


def _is_rival(other: Mention, card: Card, sentence: int) -> bool:
    """Tell whether "they" may be others named after a group, or both of "the UN and the Kurds said"."""
    last = card.last()
    if other.start > last.start:
        return other.number == "plural" or other.kind == "group"
    return (
        other.start < last.start and other.role == "subject" and bool(last.governor) and other.governor == last.governor
    )


def _recent_subjects(cards: Iterable[Card], sentence: int) -> list[Card]:
    """Return those whose last mention is a subject of this sentence or the one before."""
    return [card for card in cards if card.last().role == "subject" and sentence - card.last().sentence <= 1]


def _clear_first(scored: Sequence[tuple[float, Card]]) -> Card | None:
    """Return the first if it is far more present than the second."""
    if not scored or (len(scored) > 1 and scored[0][0] < scored[1][0] * LEAD_OF_THINGS):
        return None
    return scored[0][1]


def refer(mention: Mention, cards: Iterable[Card], sentence: int, before: Iterable[Mention] = ()) -> Answer | None:
    """Find whom a pronoun of the third person refers to.

    Args:
        mention: the pronoun.
        cards: the actors of the document, as far as they were mentioned before it.
        sentence: index of its sentence.
        before: what was mentioned by name or description in this sentence and the one before.
    """
    if mention.gender in ("male", "female"):
        return refer_to_person(mention, cards, sentence)
    if mention.number == "plural":
        return refer_to_many(mention, cards, sentence, before)
    return refer_to_thing(mention, cards, sentence)
