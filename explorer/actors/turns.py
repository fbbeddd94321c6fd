"""Who speaks where a text gives words without quotation marks: in interviews, speeches, hearings and minutes.

    text, title, people named in it --find_turns--> runs of text that are one person's words

A text is read so only where it says itself that it is one: lines that begin with a name and a colon, a title or an
introduction with a word for an interview or a speech, somebody who gives his name or is called upon. Nobody is guessed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from explorer.actors.names import ARTICLES, fold, known_titles
from explorer.actors.transcripts import LEAST_QUESTIONS, YOU, Paragraph, find_interviewee, find_orator, is_question, paragraphs_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from explorer.actors.transcripts import Person
    from explorer.model import Document

LABEL = re.compile(r"(?:\d\d?:\d\d (?:[AP]\.?M\.? )?(?:[A-Z]{2,4} )?)?(?P<open>\(\(|\[)?(?P<name>[A-Z][\w.'’ -]{0,40}?)(?(open)(?:\)\)|\])\s*:?|\s?:)(?:\s|$)")
"""What begins a turn in a transcript: "Smith:", "MR. HOLM:", "((Wikinews))", "[Q]"."""

LEAST_LABELS = 3
"""Labelled lines. Fewer are captions and headings ("Image: ...", "Note: ...")."""

CALL = re.compile(r"\W*(?:(?:please|you may|go ahead|proceed|begin|the floor is yours)\W*)*$", re.IGNORECASE)
"""What may follow the name of somebody who is called upon."""

BEFORE_A_CALL = re.compile(r"(?:^|[.!?…]\s+)(?:(?:alright|okay|now|yes|thank you|and|counsel|next)\W+)*$", re.IGNORECASE)

OWN_NAME = re.compile(r"\b(?:my name is|i['’]m|i ['’]m|i am)\s+$", re.IGNORECASE)


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
    for find in (_labelled, _interview, _speech, _called):
        turns = list(find(document, paragraphs, people))
        if turns:
            return turns
    return []


def speaker_at(turns: Sequence[Turn], place: int) -> Turn | None:
    """Return the turn in which a place of the text lies."""
    return next((turn for turn in turns if turn.start <= place < turn.end), None)


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
    speaking, since = None, 0
    for number, paragraph in enumerate(paragraphs):
        named = _who_says_own_name(document.text, paragraph, people)
        if named is not None:
            speaking, since = named, number
        if speaking is not None and number >= since and (number - since) % 2 == 0:
            yield Turn(paragraph.start, paragraph.end, speaking, "I of somebody called upon")
        called = _who_is_called(document.text, paragraph, people)
        if called is not None:
            speaking, since = called, number + 1


def _who_says_own_name(text: str, paragraph: Paragraph, people: Mapping[int, Person]) -> int | None:
    for key, person in people.items():
        for start, _, _ in person.places:
            if paragraph.start <= start < paragraph.end and OWN_NAME.search(text[paragraph.start : start]):
                return key
    return None


def _who_is_called(text: str, paragraph: Paragraph, people: Mapping[int, Person]) -> int | None:
    for key, person in people.items():
        for start, end, titled in person.places:
            within = titled and paragraph.start <= start < paragraph.end
            if within and CALL.match(text[end : paragraph.end]) and BEFORE_A_CALL.search(text[paragraph.start : start]):
                return key
    return None
