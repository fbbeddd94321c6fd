"""Bare surnames of people whom a document names in full before, and people's names that were taken for a thing's.

Norte, of Emil Norte          is a person's, even if it looks like a place or an ordinary word
the Rev. Paul Bank            is a person, since only people have such titles
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from explorer.language.marks import NOT_QUITE_SURE, Mark, is_name, shapes

KEPT = 0.985
"""Probability from which on a place or organization is not taken for a person of that surname."""


MOST_WORDS_OF_TITLED = 4
"""Words, title included. Longer names that a title begins are rather of things named after somebody."""


def take_titled(doc: Doc, marks: Sequence[Mark]) -> list[Mark]:
    """Take for a person's a name that a title of people begins or stands before ("the *Rev. Paul Bank*")."""
    return [replace(mark, kind="PERSON", rule="titled") if _is_titled(doc, mark) else mark for mark in marks]


def _is_titled(doc: Doc, mark: Mark) -> bool:
    if mark.kind not in ("PERSON", "ORG", "GPE", "LOC", "FAC") or mark.end - mark.begin > MOST_WORDS_OF_TITLED:
        return False
    words = doc[mark.begin : mark.end]
    begins = len(words) > 1 and _is_style(words[0])
    behind = mark.begin > 0 and not doc[mark.begin].is_sent_start and _is_style(doc[mark.begin - 1])
    return (begins or behind) and all(is_name(token) for token in words)


def _is_style(token: Token) -> bool:
    return token.text in shapes()["styles"]


def take_surnames(doc: Doc, marks: Sequence[Mark]) -> list[Mark]:
    """Take a bare name for a person's whose full name was there before, if it was read as a thing or place.

    Not if the document has an organization or place with that name in a longer one, which then is as likely.
    """
    first = _first_places(doc, marks)
    longer = {token.text for m in marks if m.kind != "PERSON" and m.end - m.begin > 1 for token in doc[m.begin : m.end]}
    changed = []
    for mark in marks:
        word = doc[mark.begin].text
        single = mark.end - mark.begin == 1 and mark.kind in ("ORG", "GPE", "LOC", "FAC", "NORP")
        fits = single and first.get(word, len(doc)) < mark.begin and word not in longer and not word.isupper()
        if fits and (mark.kind == "ORG" or mark.probability < KEPT) and not _has_article(doc, mark.begin):
            mark = replace(mark, kind="PERSON", rule="surname")
        changed.append(mark)
    return changed


def _has_article(doc: Doc, place: int) -> bool:
    return place > 0 and doc[place - 1].lower_ in ("the", "a", "an", "in", "near")


def find_surnames(doc: Doc, marks: Sequence[Mark]) -> list[Mark]:
    """Find bare surnames that were read as ordinary words: "Church accused" behind "Amos Church"."""
    taken = {place for mark in marks for place in range(mark.begin, mark.end)}
    first = _first_places(doc, marks)
    found = [
        Mark(token.i, token.i + 1, "PERSON", NOT_QUITE_SURE, "surname")
        for token in doc
        if token.i not in taken and first.get(token.text, len(doc)) < token.i and _does_as_people(doc, token)
    ]
    return sorted([*marks, *found], key=lambda mark: mark.begin)


def _first_places(doc: Doc, marks: Sequence[Mark]) -> dict[str, int]:
    """Where each surname first stands in a full name."""
    first: dict[str, int] = {}
    for mark in marks:
        if mark.kind == "PERSON" and mark.end - mark.begin > 1 and mark.rule != "calendar":
            first.setdefault(doc[mark.end - 1].text, mark.begin)
    return first


def _does_as_people(doc: Doc, token: Token) -> bool:
    """Tell whether a word with a capital stands alone before a verb, as a name without an article does."""
    if not is_name(token) or token.is_upper or token.i + 1 >= len(doc) or token.text in shapes()["calendar"]:
        return False
    before = doc[token.i - 1] if token.i and not token.is_sent_start else None
    alone = (
        before is None or before.is_punct or before.lower_ in ("and", "but", "that", "while", "as", "when", "because")
    )
    return alone and doc[token.i + 1].tag_ in ("VBD", "VBZ") and doc[token.i].dep_ != "compound"
