"""Titles of books, films, plays and songs in quotation marks: what they say is nobody's deed and nobody's words.

her novel “Norway Attacks Sweden”      “Peru Condemns Ecuador”, a play by ...      they sang “Anna Told Me” and “Go”

A title is known by its capitals and by the word for a work, or the verb of performing one, beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from explorer.language.marks import Mark, shapes
from explorer.settings import TITLE_OF_WORK

CLOSING = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»", "„": "“", "``": "''"}
MOST_WORDS = 12
NEAR = 5
"""Words between the word for a work and its title ("his first film, shown in May, ‘...’" is further)."""

SURE = 0.9


def mark_titles(doc: Doc, marks: Sequence[Mark]) -> list[Mark]:
    """Make one name of each title, in place of the names within it."""
    for begin, end in _titles(doc):
        marks = [mark for mark in marks if mark.end <= begin or mark.begin >= end]
        marks.append(Mark(begin, end, TITLE_OF_WORK, SURE, "title"))
        marks.sort(key=lambda mark: mark.begin)
    return list(marks)


def _titles(doc: Doc) -> Iterator[tuple[int, int]]:
    last = -1
    for token in doc:
        if token.i <= last or token.text not in CLOSING:
            continue
        close = _closing(doc, token)
        if close is None or not _is_in_capitals(doc, token.i + 1, close):
            continue
        if _is_behind_work(doc, token) or _is_before_work(doc, close) or _goes_on(doc, token, last):
            last = close
            yield token.i + 1, close


def _closing(doc: Doc, opening: Token) -> int | None:
    for place in range(opening.i + 2, min(opening.i + MOST_WORDS + 2, len(doc))):
        if doc[place].text == CLOSING[opening.text] or (opening.text == "“" and doc[place].text == '"'):
            return place
        if "\n" in doc[place].text or doc[place].text in CLOSING:
            return None
    return None


def _is_in_capitals(doc: Doc, begin: int, end: int) -> bool:
    """Tell whether words are written as titles are: all in capitals but small ones, and no sentence's end behind."""
    words = [token for token in doc[begin:end] if token.text[:1].isalpha()]
    if not words or not words[0].text[:1].isupper():
        return False
    return all(
        token.text[:1].isupper() or token.lower_ in shapes()["small_in_titles"] or token.text[0] in "'’"
        for token in words
    )


def _is_behind_work(doc: Doc, opening: Token) -> bool:
    """Tell whether a word for a work, or a verb of performing one, stands before a mark in the same clause."""
    for token in reversed(doc[max(0, opening.i - NEAR) : opening.i]):
        if token.text in (".", "!", "?", ";", ":") or "\n" in token.text:
            return False
        if token.lower_ in shapes()["works"] or (token.pos_ == "VERB" and token.lower_ in shapes()["performing"]):
            return True
        if token.pos_ == "VERB" and token.tag_ != "VBN":
            return False
    return False


def _is_before_work(doc: Doc, close: int) -> bool:
    """Tell whether a title is explained behind it ("“...”, *a film* by")."""
    behind = [token for token in doc[close + 1 : close + 1 + NEAR] if not token.is_space]
    if len(behind) < 2 or behind[0].text != "," or behind[1].lower_ not in ("a", "an", "the", "his", "her", "their"):
        return False
    return any(token.lower_ in shapes()["works"] for token in behind[2:])


def _goes_on(doc: Doc, opening: Token, last: int) -> bool:
    """Tell whether a title stands beside another ("“Anna Told Me” *and* “Go”")."""
    between = [token.lower_ for token in doc[last + 1 : opening.i]] if last >= 0 else ["."]
    return bool(between) and set(between) <= {"and", "or", ","}
