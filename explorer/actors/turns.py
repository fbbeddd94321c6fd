"""Who speaks where a text gives words without quotation marks: in interviews, speeches, hearings and minutes.

    text, title, people named in it --find_turns--> runs of text that are one person's words

A text is read so only where it says itself that it is one: lines that begin with a name and a colon, a title or an
introduction with a word for an interview or a speech, somebody who gives his name or is called upon. Nobody is guessed.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from explorer.actors.names import ARTICLES, fold, known_titles
from explorer.actors.transcripts import (
    LEAST_QUESTIONS,
    YOU,
    Paragraph,
    find_interviewee,
    find_orator,
    is_question,
    paragraphs_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from explorer.actors.transcripts import Person, Place
    from explorer.model import Document

LABEL = re.compile(
    r"(?:\d\d?:\d\d (?:[AP]\.?M\.? )?(?:[A-Z]{2,4} )?)?"
    r"(?P<open>\(\(|\[)?(?P<name>[A-Z][\w.'’ -]{0,40}?)(?(open)(?:\)\)|\])\s*:?|\s?:)(?:\s|$)"
)
"""What begins a turn in a transcript: "Smith:", "MR. HOLM:", "((Wikinews))", "[Q]"."""

LEAST_LABELS = 3
"""Labelled lines. Fewer are captions and headings ("Image: ...", "Note: ...")."""

CALL = re.compile(r"\W*(?:(?:please|you may|go ahead|proceed|begin|the floor is yours)\W*)*$", re.IGNORECASE)
"""What may follow the name of somebody who is called upon."""

BEFORE_A_CALL = re.compile(
    r"(?:^|[.!?…]\s+)(?:(?:alright|okay|now|yes|thank you|and|counsel|next)\W+)*$", re.IGNORECASE
)

OWN_NAME = re.compile(r"\b(?:my name is|i['’]m|i ['’]m|i am)\s+$", re.IGNORECASE)

OPEN_SINGLE_QUOTE = re.compile(r"(?:^|[\s(])['‘](?!(?:s|m|re|ve|ll|d|t)\b)(?=\w)(?:[^'’]|['’](?=\w))*$", re.IGNORECASE)
"""A quotation in single marks that is not closed; marks before letters are apostrophes ("can't", "I 'm")."""


SIGNED = re.compile(r"[.!?…][\"”’]?\s+(?:[—–-]+\s*)?(?P<name>[^.!?…]+)$")
"""What ends with a name that stands for itself behind the last sentence, perhaps after a dash."""

LONGEST_SIGNATURE = 60
"""Letters, of a name with the end of the sentence before it."""

LONGEST_QUOTATION = 4000
"""Letters in which a quotation mark is looked for before a word."""


class Turn(NamedTuple):
    """A run of text, end exclusive, that is one person's words; the actor's key, and the rule that says so."""

    start: int
    end: int
    key: int
    rule: str


def find_turns(document: Document, people: Mapping[int, Person]) -> list[Turn]:
    """Find who speaks where in a document.

    Args:
        document: the article.
        people: everybody whom it names, by the actor's key.
    """
    paragraphs = paragraphs_of(document.text)
    for find in (_labelled, _interview, _speech, _called, _signed):
        turns = list(find(document, paragraphs, people))
        if turns:
            return turns
    return []


def speaker_at(turns: Sequence[Turn], place: int) -> Turn | None:
    """Return the turn in which a place of the text lies; turns are in text order."""
    number = bisect_right(turns, place, key=lambda turn: turn.start) - 1
    return turns[number] if number >= 0 and place < turns[number].end else None


def is_in_quotes(text: str, place: int) -> bool:
    """Tell whether a place of a text stands in quotation marks that were opened in its line."""
    line = text[max(text.rfind("\n", 0, place) + 1, place - LONGEST_QUOTATION) : place]
    return line.count('"') % 2 == 1 or line.count("“") > line.count("”") or bool(OPEN_SINGLE_QUOTE.search(line))


def _labelled(document: Document, paragraphs: Sequence[Paragraph], people: Mapping[int, Person]) -> Iterator[Turn]:
    lines = [(p, match["name"]) for p in paragraphs if (match := LABEL.match(p.text)) is not None]
    keys = [_bearer(label, people) for _, label in lines]
    if len(lines) < LEAST_LABELS or len({label for _, label in lines}) < 2:
        return
    ends = [paragraph.start for paragraph, _ in lines[1:]] + [len(document.text)]
    for (paragraph, _), key, end in zip(lines, keys, ends, strict=True):
        if key is not None:
            yield Turn(paragraph.start, end, key, "I after the speaker's name")


def _bearer(label: str, people: Mapping[int, Person]) -> int | None:
    """Return the only person whom the words of a label may name."""
    folded = [word for word in fold(label).split() if word not in ARTICLES]
    words = {word for word in folded if word not in known_titles()}
    if words:
        bearers = [key for key, person in people.items() if any(words <= set(name) for name in person.names)]
    else:
        bearers = [key for key, person in people.items() if " ".join(folded) in person.titles]
    return bearers[0] if len(bearers) == 1 else None


def _interview(document: Document, paragraphs: Sequence[Paragraph], people: Mapping[int, Person]) -> Iterator[Turn]:
    """Give the answers: what follows the first question but for the questions themselves."""
    found = find_interviewee(document.title, paragraphs, people)
    if found is None:
        return
    key, first = found
    for paragraph in paragraphs[first:]:
        if not is_question(paragraph.text):
            yield Turn(paragraph.start, paragraph.end, key, "I in an interview")


def _speech(document: Document, paragraphs: Sequence[Paragraph], people: Mapping[int, Person]) -> Iterator[Turn]:
    key = find_orator(document.title, paragraphs, people)
    if key is not None:
        yield Turn(0, len(document.text), key, "I in a speech")


def _called(document: Document, paragraphs: Sequence[Paragraph], people: Mapping[int, Person]) -> Iterator[Turn]:
    """Give the paragraph after one that ends with a person's name, and every other one from there on."""
    if sum("?" in paragraph.text or bool(YOU.search(paragraph.text)) for paragraph in paragraphs) < LEAST_QUESTIONS:
        return
    text, places = document.text, sorted((place, key) for key, person in people.items() for place in person.places)
    speaking, since = None, 0
    for number, paragraph in enumerate(paragraphs):
        here = places[bisect_left(places, ((paragraph.start,),)) : bisect_left(places, ((paragraph.end,),))]
        own = [key for place, key in here if OWN_NAME.search(text[paragraph.start : place.start])]
        if own:
            speaking, since = own[-1], number
        is_talked_about = not own and any(key == speaking for _, key in here)
        if speaking is not None and number >= since and (number - since) % 2 == 0 and not is_talked_about:
            yield Turn(paragraph.start, paragraph.end, speaking, "I of somebody called upon")
        called = next((key for place, key in here if _is_call(text, paragraph, place)), None)
        if called is not None:
            speaking, since = called, number + 1


def _signed(document: Document, paragraphs: Sequence[Paragraph], people: Mapping[int, Person]) -> Iterator[Turn]:
    """Give paragraphs that end with the full name of who says so, as quotations do that stand beside an article."""
    for paragraph in paragraphs:
        signed = SIGNED.search(paragraph.text[-LONGEST_SIGNATURE:])
        words = tuple(fold(signed["name"]).split()) if signed else ()
        bearers = [key for key, person in people.items() if words in person.names] if len(words) > 1 else []
        if len(bearers) == 1:
            end = paragraph.end - len(signed["name"])
            yield Turn(paragraph.start, end, bearers[0], "I after the speaker's name")


def _is_call(text: str, paragraph: Paragraph, place: Place) -> bool:
    """Tell whether a paragraph calls somebody: "Thank you. Ms. Smith, please proceed.", "Ms. Smith, do you agree?"."""
    after, before = text[place.end : paragraph.end], text[paragraph.start : place.start]
    if not place.titled or not BEFORE_A_CALL.search(before):
        return False
    asked = after.startswith(",") and not before.strip() and bool(YOU.search(after))
    return asked or bool(CALL.match(after))
