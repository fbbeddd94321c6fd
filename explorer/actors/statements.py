"""Statements that a text gives without quotation marks: "Ann Lee, the minister, said:" and then her own words.

text, people named in it --find_statements--> runs of text that are one person's words
"we" of a text that speaks for somebody --find_author--> the state or organization that it speaks for
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from explorer.actors.resources import read_words
from explorer.actors.transcripts import paragraphs_of
from explorer.actors.turns import Turn

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from explorer.actors.salience import Card
    from explorer.actors.transcripts import Person
    from explorer.model import Document

SAID = re.compile(r"\b(?:said|says|added|stated|commented|continued)(?: today| yesterday)?:\s+(?=[A-Z])")
"""What introduces a statement that is not set in quotation marks."""

LONGEST_INTRODUCTION = 300
"""Letters between the beginning of a paragraph and "said:"."""


BEGINNING = 2
"""Sentences in which a text that speaks for somebody says what that one does."""


def find_statements(document: Document, people: Mapping[int, Person]) -> list[Turn]:
    """Find the statements of a document: from "said:" to where the one who says so is named again.

    Args:
        document: the article.
        people: everybody whom it names, by the actor's key.
    """
    text, found = document.text, []
    for paragraph in paragraphs_of(text):
        said = SAID.search(text, paragraph.start)
        if said is None or not paragraph.start <= said.start() < paragraph.end:
            continue
        named = [
            (place.start, key)
            for key, person in people.items()
            for place in person.places
            if paragraph.start <= place.start < said.start()
        ]
        if not named or said.start() - paragraph.start > LONGEST_INTRODUCTION:
            continue
        key = max(named)[1]
        again = [place.start for place in people[key].places if place.start > said.end()]
        end = min([*(paragraph.start for paragraph in paragraphs_of(text) if _names(paragraph, again)), len(text)])
        found.append(Turn(said.end(), end, key, "I in a statement"))
    return found


def _names(paragraph: tuple[int, int, str], places: Iterable[int]) -> bool:
    """Tell whether a paragraph names somebody at one of some places."""
    return any(paragraph[0] <= place < paragraph[1] for place in places)


def is_in_long_quotation(text: str, place: int) -> bool:
    """Tell whether a place may stand in a quotation of several lines: marks are open, or stand in its own line."""
    before = text[:place]
    line = before[before.rfind("\n") + 1 :]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”") or any(mark in line for mark in '"“”')


def find_author(place: int, cards: Iterable[Card]) -> Card | None:
    """Find for whom a text speaks that says "we": the state or organization that does something at its beginning.

    Args:
        place: where "we" stands.
        cards: the actors of the document.
    """
    acting = read_words("metonym_subject_verbs.txt")
    first: dict[int, tuple[int, Card]] = {}
    for card in cards:
        for seen in card.seen if card.kind in ("state", "organization") else ():
            if seen.sentence < BEGINNING and seen.start < place and seen.role == "subject" and seen.governor in acting:
                first.setdefault(card.key, (seen.start, card))
    return min(first.values(), key=lambda found: found[0])[1] if first else None
