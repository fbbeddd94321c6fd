"""Whom both texts credit a shared passage to: an agency, the other's outlet, or the speaker.

A credit counts where it stands in the passage, in the sentence before it or in the rest of the sentence in which it
ends; and at the head of an article ("BAGHDAD (Reuters) -"), where it is that of the whole text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from explorer.coverage.words import function_words, normalise
from explorer.model import Document

HEAD_CHARACTERS = 160
"""Characters at the beginning of a text in which a byline or dateline names the agency."""

LEAST_OUTLET_CHARACTERS = 3
"""Characters. Shorter names of outlets are found in too many texts."""

_DATA = Path(__file__).with_name("data")
_HEAD = re.compile(r"\([^()\n]{2,40}\)|^\s*(?:By |Source: ?)?[\w .]{2,40}?\s*(?:[-–—:]|$)", re.MULTILINE)
_NAME = r"(?:[A-Z][\w'’‘.-]*\s+){0,3}[A-Z][\w'’‘-]+"
_SAYS = (
    "(?:said|says|told|tells|added|adds|stated|announced|quoted|wrote|writes|declared|warned|claimed|revealed"
    "|insisted|reported|reports)"
)
_SPEAKER = re.compile(
    rf"(?P<before>{_NAME}),?\s+(?:(?:has|had|also|later|then)\s+)?{_SAYS}\b"
    rf"|\b(?:[Aa]ccording to|{_SAYS})\s+(?:[a-z-]+\s+){{0,5}}(?P<behind>{_NAME})"
)
_NO_NAMES = function_words()


@dataclass(frozen=True, slots=True)
class _Credit:
    """Somebody who is credited at a place of a text; `key` is the same for all forms of the name."""

    start: int
    key: str
    name: str


class Credits:
    """Whom a document credits, and where.

    Args:
        document: the document.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        text = document.text
        forms, pattern = _load_agencies()
        agencies = [_Credit(match.start(), forms[match[0]], forms[match[0]]) for match in pattern.finditer(text)]
        heads = [match.span() for match in _HEAD.finditer(text[:HEAD_CHARACTERS])]
        self._agencies = agencies
        self._of_all = {each.key for each in agencies if any(start <= each.start < end for start, end in heads)}
        self._of_all |= {forms[match[0]] for match in pattern.finditer(document.outlet)}
        self._speakers = [_speaker(match) for match in _SPEAKER.finditer(text)]

    def agencies(self, start: int, end: int) -> set[str]:
        """Return the agencies credited between offsets or for the whole text."""
        return self._of_all | {each.key for each in self._agencies if start <= each.start < end}

    def speakers(self, start: int, end: int) -> dict[str, str]:
        """Return who says something between offsets: the last word of each name, and the name."""
        return {each.key: each.name for each in self._speakers if start <= each.start < end and each.key}

    def names(self, outlet: str, start: int, end: int) -> bool:
        """Whether an outlet is named between offsets."""
        if len(outlet) < LEAST_OUTLET_CHARACTERS or self._document.text.find(outlet, start, end) < 0:
            return False
        return bool(re.search(rf"(?<!\w){re.escape(outlet)}(?!\w)", self._document.text[start:end]))

    @property
    def outlet(self) -> str:
        """The document's outlet."""
        return self._document.outlet


def find_credit(a: Credits, around_a: tuple[int, int], b: Credits, around_b: tuple[int, int]) -> str:
    """Return the agency, outlet or speaker that both texts credit, or an empty string.

    Args:
        a, b: whom the documents credit that share a passage.
        around_a, around_b: offsets of the passage in each of them with the text beside it.
    """
    agencies = a.agencies(*around_a) & b.agencies(*around_b)
    if agencies:
        return min(agencies)
    if b.outlet != a.outlet:
        if a.names(b.outlet, *around_a):
            return b.outlet
        if b.names(a.outlet, *around_b):
            return a.outlet
    speakers_a, speakers_b = a.speakers(*around_a), b.speakers(*around_b)
    return next((max(name, speakers_b[key], key=len) for key, name in speakers_a.items() if key in speakers_b), "")


def _speaker(match: re.Match[str]) -> _Credit:
    name = " ".join((match["before"] or match["behind"]).split())
    name = re.sub("['’]s$", "", name)
    key = normalise(name.split()[-1])
    return _Credit(match.start(), "" if key in _NO_NAMES else key, name)


@cache
def _load_agencies() -> tuple[dict[str, str], re.Pattern[str]]:
    forms = {}
    for line in (_DATA / "agencies.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, written = line.split("\t")
            forms.update(dict.fromkeys(written.split("|"), name))
    longest_first = sorted(forms, key=len, reverse=True)
    return forms, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
