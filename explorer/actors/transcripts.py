"""What a text says of itself: that it is an interview, with whom, or a speech, and whose.

Only the title and what stands before the first question are read. Where they name nobody, or several people who might
be meant, nobody is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from explorer.actors.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from explorer.model import Mention

PARAGRAPH = re.compile(r"\S[^\n]*")

INTERVIEW = re.compile(
    r"\binterview(?:s|ed|ing)?\b|\b(?:talk|speak)(?:s|ed|ing)? (?:to|with)\b|\bspoke (?:to|with)\b|\bsat down with\b"
    r"|\btells\b|\bin conversation with\b|\bquestions (?:to|for)\b|\bQ ?& ?A\b",
    re.IGNORECASE,
)
"""Words by which a title or an introduction tells of an interview."""

SPEECH = re.compile(
    r"\b(?:speech|address|remarks|statement|lecture|testimony|keynote|sermon|eulogy)\b(?:\s+(?:by|of|from))?",
    re.IGNORECASE,
)
"""Words by which a title tells of a speech."""

TOPIC = re.compile(r"\s(?:on|about|regarding|over|in|at|for|during|against|after|before|to|as)\s", re.IGNORECASE)
"""What begins the part of a title that says what the interview or speech is about, where, and when."""

YOU = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
I = re.compile(r"\b(?:I|me|my|mine)\b")  # noqa: E741
LONGEST_REMARK = 300
"""Letters. An interviewer's remark is no longer; who says "you" at greater length may mean everybody."""

LONGEST_QUESTION = 800
"""Letters. Who speaks longer and then asks something answers at length with a question of his own."""

LEAST_QUESTIONS = 2
"""Paragraphs that end with a question mark. Fewer make no interview that is given word for word."""

MOST_OWN_NAMES = 1
"""How often somebody names himself in a speech; who is named more often is talked about."""

LEAST_SHARE_OF_QUESTIONS = 0.12
"""Of the paragraphs from the first question on (GUM's interviews: 0.15 to 0.5)."""

MOST_NAMED = 0.5
"""Share of the answers in which the name of who answers does not stand (GUM's interviews: 0 to 0.4)."""

LONGEST_HEADING = 200
"""Letters. A line at the beginning that is longer is no title."""


class Paragraph(NamedTuple):
    """A line of a text with its offsets, end exclusive."""

    start: int
    end: int
    text: str


class Place(NamedTuple):
    """Where somebody is named, end exclusive, the title before the name included."""

    start: int
    end: int
    titled: bool


@dataclass(slots=True)
class Person:
    """Somebody named in a document: the folded words of the names and titles, and where all of them stand."""

    names: set[tuple[str, ...]] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    places: list[Place] = field(default_factory=list)

    def hear(self, name: tuple[str, ...], mention: Mention, text: str) -> None:
        """Take note of a mention in a text; `name` is the folded words of its name, which is written in capitals."""
        words = mention.text.split()
        if not (words[0][0].isupper() and words[-1][0].isupper()):
            return
        before = text[: mention.start].rstrip()
        titled = bool(mention.title) and before.endswith(mention.title)
        start = len(before) - len(mention.title) if titled else mention.start
        self.names.add(name)
        self.titles.update([fold(mention.title)] if mention.title else [])
        self.places.append(Place(start, mention.end, titled))


def paragraphs_of(text: str) -> list[Paragraph]:
    """Return the lines of a text that are not empty."""
    return [Paragraph(found.start(), found.end(), found.group()) for found in PARAGRAPH.finditer(text)]


def is_question(paragraph: str) -> bool:
    """Tell whether a paragraph is an interviewer's: it ends with a question, or is short and more "you" than "I"."""
    if paragraph.rstrip(" \"'”’)").endswith("?"):
        return len(paragraph) <= LONGEST_QUESTION
    you, i = len(YOU.findall(paragraph)), len(I.findall(paragraph))
    return len(paragraph) <= LONGEST_REMARK and 0 < you >= i


def find_interviewee(
    title: str, paragraphs: Sequence[Paragraph], people: Mapping[int, Person]
) -> tuple[int, int] | None:
    """Find with whom an interview is that is given word for word.

    Args:
        title: of the document.
        paragraphs: of its text.
        people: everybody whom it names, by the actor's key.

    Returns:
        The key of the person and the number of the paragraph with the first question, or None.
    """
    questions = [number for number, paragraph in enumerate(paragraphs) if is_question(paragraph.text)]
    if len(questions) < LEAST_QUESTIONS:
        return None
    introduction = paragraphs[: questions[0]]
    if not any(INTERVIEW.search(words) for words in (title, *(each.text for each in introduction))):
        return None
    key = _only_one(_named_in(_before_topic(title, INTERVIEW), people))
    if key is None:
        found = (_introduced(each, people) for each in introduction)
        key = next((each for each in found if each is not None), None)
    if key is None or _is_report(people[key], paragraphs[questions[0] :]):
        return None
    return key, questions[0]


def _is_report(person: Person, rest: Sequence[Paragraph]) -> bool:
    """Tell whether an article only reports on an interview: it asks little, or goes on naming whom it tells about."""
    answers = [paragraph for paragraph in rest if not is_question(paragraph.text)]
    named = sum(any(each.start <= place.start < each.end for place in person.places) for each in answers)
    return len(rest) - len(answers) < len(rest) * LEAST_SHARE_OF_QUESTIONS or named >= len(answers) * MOST_NAMED


def find_orator(title: str, paragraphs: Sequence[Paragraph], people: Mapping[int, Person]) -> int | None:
    """Find whose speech a text is, by its title or the short lines that it begins with."""
    headings = [title]
    for paragraph in paragraphs:
        if len(paragraph.text) > LONGEST_HEADING:
            break
        headings.append(paragraph.text)
    for heading in headings:
        key = _only_one(_named_in(_before_topic(heading, SPEECH), people)) if SPEECH.search(heading) else None
        if key is not None:
            return None if _is_talked_about(people[key], paragraphs) else key
    return None


def _is_talked_about(person: Person, paragraphs: Sequence[Paragraph]) -> bool:
    """Tell whether somebody is named again where "I" is: a comment on a speech is not the speech."""
    begin = next((each.start + found.start() for each in paragraphs if (found := I.search(each.text))), 0)
    return sum(place.start >= begin for place in person.places) > MOST_OWN_NAMES


def _before_topic(title: str, wanted: re.Pattern[str]) -> str:
    """Return a title up to what it is about, which stands behind the wanted word if it has one."""
    found = wanted.search(title)
    topic = TOPIC.search(title, found.end() if found else 0)
    return title[: topic.start()] if topic else title


def _named_in(words: str, people: Mapping[int, Person]) -> list[int]:
    """Return the people whom some words name, those named in full if there are any, else those by surname."""
    folded = f" {fold(words)} "
    full = [key for key, person in people.items() if any(_stands_in(folded, name) for name in person.names)]
    by_surname = (key for key, person in people.items() if any(_stands_in(folded, name[-1:]) for name in person.names))
    return full or list(by_surname)


def _stands_in(folded: str, name: tuple[str, ...]) -> bool:
    return f" {' '.join(name)} " in folded


def _only_one(keys: Sequence[int]) -> int | None:
    return keys[0] if len(keys) == 1 else None


def _introduced(paragraph: Paragraph, people: Mapping[int, Person]) -> int | None:
    """Return whom the words for an interview are followed by in a paragraph, else the only one whom it names."""
    found = INTERVIEW.search(paragraph.text)
    if found is None:
        return None
    here = [
        (start - paragraph.start, key)
        for key, person in people.items()
        for start, _, _ in person.places
        if paragraph.start <= start < paragraph.end
    ]
    stop = re.compile(r"[.?!](?=\s|$)").search(paragraph.text, found.end())
    end = stop.start() if stop else len(paragraph.text)
    behind = {key for place, key in here if found.end() <= place < end}
    return _only_one(list(behind)) if behind else _only_one(list({key for _, key in here}))
