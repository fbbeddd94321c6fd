"""The spaCy component that ends sentences at line breaks, unless the lines were only broken to fit a page.

It also ends them at a full stop with marks of notes behind ("... died.[3][4] A nurse said ..."), as encyclopedias have,
behind a dateline (see `datelines`), and behind the name of who speaks in a transcript.

A headline, a paragraph or a list item ends with its line, full stop or not. But some texts are wrapped at a fixed
width, in mid-sentence. A break looks like wrapping if the next line's first word would not have fitted any more; a
document is taken to be wrapped if most of its breaks look so and some stand where no sentence can end. In such a
document only the breaks that do not look like wrapping, and blank lines, end a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from explorer.labels import find_labels
from explorer.language.datelines import find_dateline_ends

WIDEST_PAGE = 120
"""Letters a line. Text is wrapped at 60 to 100; a longest line beyond this is a whole paragraph, not a page's width."""
NARROWEST_PAGE = 30
"""Letters a line. Shorter lines are a list or a column of names."""
WRAPPED_SHARE = 0.7
"""Share of a document's single line breaks that must look like wrapping."""
OPEN_SHARE = 0.25
"""Share of them that must stand in mid-sentence: no stop before, a small letter after. In prose about half do."""

_BREAK = re.compile(r"\n\s*")
_NOTE = r"\[(?:\d{1,3}|[a-z]|n(?:b|ote) \d+|citation needed)\]"
_NOTED = re.compile(rf"(?:[a-z0-9]{{2}}|\w[)”\"’])[.!?][”\"’]?(?:{_NOTE})+[ \t]+")
"""A stop with marks of notes; two small letters before it, since "U.S.[3]" may go on."""
MOST_OPENING = 10
"""Characters behind a stop in which the first letter of the next sentence stands."""
_NICKNAME = re.compile(r"\b[A-Z][\w'’-]+ [“\"'‘(](?:the )?[A-Z][\w’-]*(?: [A-Z][\w’-]*)?[”\"'’)] (?=[A-Z][a-z'’]\w)")
NO_START = np.uint64(2**64 - 1)
"""What spaCy reads as -1: a word that begins no sentence."""

_STOPS = '.!?:;"”’)…'


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A run of line ends: where the next line begins, the lines around it, and whether a blank line is part of it."""

    next_start: int
    before: str
    after: str
    blank_line: bool

    def wraps_at(self, width: int) -> bool:
        """True if the next line's first word would not have fitted on this line."""
        first_word = self.after.split(maxsplit=1)[0] if self.after.strip() else ""
        return len(self.before) + 1 + len(first_word) > width

    @property
    def is_open(self) -> bool:
        """True where no sentence can end: no stop before, a small letter after."""
        return self.after[:1].islower() and not self.before.endswith(tuple(_STOPS))


def find_line_breaks(text: str) -> list[LineBreak]:
    """Find where lines of a text end; the last line's own end is none."""
    return list(_line_breaks(text.replace("\r\n", " \n").replace("\r", "\n")))


def _line_breaks(text: str) -> Iterator[LineBreak]:
    first_word = len(text) - len(text.lstrip())
    for match in _BREAK.finditer(text):
        if match.end() == len(text) or match.start() < first_word:
            continue
        begin = text.rfind("\n", 0, match.start()) + 1
        end = text.find("\n", match.end())
        after = text[match.end() : end if end >= 0 else len(text)]
        yield LineBreak(match.end(), text[begin : match.start()].rstrip(), after.rstrip(), match[0].count("\n") > 1)


def find_line_ends(text: str) -> list[int]:
    """Find the line breaks that end a sentence.

    Returns:
        Where the next line begins after each of them, as character offsets into `text`.
    """
    breaks = find_line_breaks(text)
    width = _page_width(breaks)
    return [one.next_start for one in breaks if one.blank_line or not width or not one.wraps_at(width)]


def find_noted_ends(text: str) -> list[int]:
    """Find where a sentence begins behind a full stop and marks of notes, as character offsets into `text`."""
    ends = (match.end() for match in _NOTED.finditer(text))
    return [end for end in ends if text[end : end + MOST_OPENING].lstrip('“"‘(')[:1].isupper()]


def find_inner_words(text: str) -> list[int]:
    """Find words that cannot begin a sentence: a surname behind a nickname ('Ann "the Ferry" Lee').

    Returns:
        Where they begin, as character offsets into `text`.
    """
    return [match.end() for match in _NICKNAME.finditer(text)]


def _page_width(breaks: list[LineBreak]) -> int:
    """The width at which a document was wrapped, or 0 if it was not."""
    single = [one for one in breaks if not one.blank_line]
    width = max((len(line) for one in breaks for line in (one.before, one.after)), default=0)
    if not single or not NARROWEST_PAGE <= width <= WIDEST_PAGE:
        return 0
    wraps = sum(one.wraps_at(width) for one in single) / len(single)
    opens = sum(one.is_open for one in single) / len(single)
    return width if wraps >= WRAPPED_SHARE and opens >= OPEN_SHARE else 0


@Language.factory("line_breaks", assigns=["token.is_sent_start"])
def make_line_breaks(nlp: Language, name: str):
    """Make the component; it has nothing to configure."""
    return mark_line_ends


def mark_line_ends(doc: Doc) -> Doc:
    """Mark the first word after every line break, or mark of a note, that ends a sentence as the start of one."""
    tokens = iter(doc)
    starts = np.zeros(len(doc), np.uint64)
    text = doc.text
    labels = (label.words for label in find_labels(text))
    for end in sorted({*find_line_ends(text), *find_noted_ends(text), *find_dateline_ends(text), *labels}):
        first = next((token for token in tokens if token.idx >= end and not token.is_space), None)
        if first is None:
            break
        starts[first.i] = 1
    for place in find_inner_words(text):
        span = doc.char_span(place, place + 1, alignment_mode="expand")
        if span is not None and not starts[span.start]:
            starts[span.start] = NO_START
    if starts.any():  # all at once: for a single token spaCy looks through the whole text
        doc.from_array([SENT_START], starts)
    return doc
