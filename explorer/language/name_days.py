"""Groups called after a day: "the May 9 Brigade", "the 5 October League"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from explorer.language.marks import NOT_QUITE_SURE, Mark, is_name, shapes

MOST_WORDS = 3
"""Words between the day and the word that says what it is ("the May 9 Liberation Brigade")."""


def name_day_groups(doc: Doc, marks: Sequence[Mark]) -> list[Mark]:
    """Make an organization of a day and the words with capitals behind it that end in a kind of organization."""
    for day in doc[1:-1] if len(doc) > 2 else ():
        span = _day_of(doc, day.i)
        end = _end(doc, span[1]) if span is not None else None
        if span is None or end is None:
            continue
        marks = [mark for mark in marks if mark.end <= span[0] or mark.begin >= end]
        marks.append(Mark(span[0], end, "ORG", NOT_QUITE_SURE, "day"))
        marks.sort(key=lambda mark: mark.begin)
    return list(marks)


def _day_of(doc: Doc, number: int) -> tuple[int, int] | None:
    """Where a day and month begin and end of which a token is the number."""
    text = doc[number].text
    digits = text.removesuffix("th").removesuffix("st").removesuffix("nd").removesuffix("rd")
    if not digits.isdigit() or not 0 < int(digits) < 32:
        return None
    if doc[number - 1].text in shapes()["months"] and not doc[number].is_sent_start:
        return number - 1, number + 1
    if doc[number + 1].text in shapes()["months"] and not doc[number + 1].is_sent_start:
        return number, number + 2
    return None


def _end(doc: Doc, begin: int) -> int | None:
    """Where a run of words with capitals ends that closes with what an organization is."""
    for place in range(begin, min(begin + MOST_WORDS, len(doc))):
        if not is_name(doc[place]) or doc[place].is_sent_start:
            return None
        if doc[place].text in shapes()["organization_heads"] or doc[place].text in shapes()["group_heads"]:
            behind = place + 1 < len(doc) and is_name(doc[place + 1]) and not doc[place + 1].is_sent_start
            return None if behind else place + 1
    return None
