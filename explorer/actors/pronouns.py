"""Pronouns: whom "he", "it" and "they" refer to, and "I" and "we" inside quotations.

The rules are few and can be looked into: nearness, gender and number, the role in the sentence, and that the subject
and the object of one verb are two ("him" in "Pompeo warned him" is not Pompeo). Where nothing fits well, nothing is
said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.actors.resources import read_words
from explorer.actors.rules import confidence_of
from explorer.actors.salience import Answer, Card, answer, present

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from explorer.model import Mention

REFLEXIVE = frozenset(("himself", "herself", "itself", "themselves"))
LEAST_SALIENCE = 0.2
"""Somebody last mentioned in passing three sentences before is not meant."""

LEAST_LEAD = 1.5
"""How many times as present as the next one somebody must be to be meant at all. Below, in GUM documents other than
lives of one person, fewer than half of the guesses were right."""

CLEAR_LEAD = 4.0
"""How many times as present as the next one somebody must be for a pronoun to be clear (GUM: 0.88 right, else 0.84)."""

LEAD_OF_THINGS = 2.0
"""The same for "its" and "they", which more often mean nobody named."""

FAR = 2
"""Sentences back from which on a pronoun is less sure."""

LESS_SURE = 0.85
"""Factor of confidence for what is far back, or of unknown gender (GUM: 0.7 and 0.78 right, against 0.88)."""

UNKNOWN_GENDER = 0.7
"""Weight of people of whom it is not known whether "he" or "she" fits, beside those of whom it is."""


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

    "Its" belongs to the subject of its sentence, or of the one before. "It" mostly is no actor at all (the law, the
    rain), so it is followed only where it says, decides or does something.
    """
    acts = mention.role == "subject" and mention.governor in read_words("metonym_subject_verbs.txt")
    if mention.role != "possessive" and not acts:
        return None
    things = [card for card in present(cards, sentence) if card.kind in ("organization", "state") and not card.plural]
    subjects = _recent_subjects(things, sentence)
    within = [card for card in subjects if card.last().sentence == sentence and mention.role == "possessive"]
    chosen = _clear_first(_rank(within or subjects, mention, sentence))
    return chosen and answer(chosen, "its" if mention.role == "possessive" else "it")


def refer_to_many(mention: Mention, cards: Iterable[Card], sentence: int) -> Answer | None:
    """Find which named group "they" refers to; it must have been a subject shortly before."""
    groups = [card for card in present(cards, sentence) if card.plural]
    chosen = _clear_first(_rank(_recent_subjects(groups, sentence), mention, sentence))
    return chosen and answer(chosen, "they")


def _recent_subjects(cards: Iterable[Card], sentence: int) -> list[Card]:
    """Return those whose last mention is a subject of this sentence or the one before."""
    return [card for card in cards if card.last().role == "subject" and sentence - card.last().sentence <= 1]


def _clear_first(scored: Sequence[tuple[float, Card]]) -> Card | None:
    """Return the first if it is far more present than the second."""
    if not scored or (len(scored) > 1 and scored[0][0] < scored[1][0] * LEAD_OF_THINGS):
        return None
    return scored[0][1]


def refer(mention: Mention, cards: Iterable[Card], sentence: int) -> Answer | None:
    """Find whom a pronoun of the third person refers to."""
    if mention.gender in ("male", "female"):
        return refer_to_person(mention, cards, sentence)
    if mention.number == "plural":
        return refer_to_many(mention, cards, sentence)
    return refer_to_thing(mention, cards, sentence)
