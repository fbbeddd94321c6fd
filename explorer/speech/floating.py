"""Whose words a quotation is that no verb of saying goes with: whoever the text around it is about.

Name: "..."            a label before it, or "..." - Name behind it
X was blunt: "..."     who the clause before a colon is about
X shook his head. "..."    who the sentence right before is about, or the last one of the paragraph before
"..." X still shakes ...   who the sentence right after is about
"""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING

from explorer.model import Attribution
from explorer.speech.runs import strip_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explorer.located import Located
    from explorer.model import Mention, Sentence
    from explorer.speech.quotes import Quote

BLANKS = string.whitespace + "\xa0"
MARKS = " \t\"'“”‘’«»„`"
LABEL = re.compile(r"[ \t]*([^\n:]{2,60}):")
LONGEST_LABEL = 80
"""Characters of a label's line, the blanks before it included."""
SIGNATURE = re.compile(r"[ \t]*\n?[ \t]*[-–—][ \t]*([^\n]{2,60})")
SENTENCE_ENDS = frozenset(".?!…")

MOST_BLANK = 4
"""Sentences of nothing but marks that are passed over on the way to the next one."""

MOST_GAP = 200
"""Characters of the sentence that names the speaker, between it and the quotation included; longer ones tell more."""


def find_author(located: Located, quote: Quote) -> Attribution | None:
    """Find whose words a quotation without a cue is; only whole sentences are somebody's for sure.

    Args:
        located: the text.
        quote: the quotation.
    """
    if not _is_sentence(located.text, quote):
        return None
    named = next(_named(located, quote), None)
    return None if named is None else Attribution(named.start, named.end, named.text, named.id)


def _is_sentence(text: str, quote: Quote) -> bool:
    first = text[quote.start : quote.end].lstrip(MARKS)[:1]
    ends = text[quote.end - 1] in SENTENCE_ENDS or text[quote.end + 1 : quote.end + 2] in SENTENCE_ENDS | {"", "\n"}
    return first.isupper() and ends


def _named(located: Located, quote: Quote) -> Iterator[Mention]:
    """Give who may be meant, the surest first."""
    text = located.text
    left, right = strip_end(text, quote.start, MARKS), _strip_start(text, quote.end)
    last, first = text[left - 1 : left], text[right : right + 1]
    opens_line = last in ("", "\n")
    signature = SIGNATURE.match(text, right) if opens_line else None
    yield from _labelled(located, left)
    if signature:
        yield from _at(located, *signature.span(1))
    if opens_line or last == ":" or last in SENTENCE_ENDS:
        yield from _subject_before(located, strip_end(text, left, BLANKS), quote)
    if opens_line and first in ("", "\n"):
        yield from _subject_after(located, quote)


def _strip_start(text: str, start: int) -> int:
    while start < len(text) and text[start] in MARKS:
        start += 1
    return start


def _labelled(located: Located, end: int) -> Iterator[Mention]:
    """Give the name that makes up the line before a quotation, up to a colon; the line's end may lie between."""
    text = located.text
    end -= text[end - 1 : end] == "\n"
    begin = text.rfind("\n", max(0, end - LONGEST_LABEL), end) + 1
    if text[end - 1 : end] == ":" and (begin or end <= LONGEST_LABEL):
        label = LABEL.fullmatch(text, begin, end)
        yield from _at(located, *label.span(1)) if label else ()


def _at(located: Located, start: int, end: int) -> Iterator[Mention]:
    """Give the name that makes up a run of text."""
    for mention in located.mentions_from(start, end):
        if mention.form == "name" and mention.end <= end and mention.kind != "place":
            yield mention


def _subject_before(located: Located, end: int, quote: Quote) -> Iterator[Mention]:
    number = located.sentence_number(end - 1)
    while number >= 0 and quote.start - located.sentences[number].start <= MOST_GAP:
        sentence = located.sentences[number]
        if located.text[sentence.start : sentence.end].strip():
            yield from _subject(located, sentence, quote)
            return
        number -= 1


def _subject_after(located: Located, quote: Quote) -> Iterator[Mention]:
    number = located.sentence_number(quote.end - 1) + 1
    for sentence in located.sentences[number : number + MOST_BLANK]:
        if located.text[sentence.start : sentence.end].strip(MARKS + "\n"):
            yield from _subject(located, sentence, quote)
            return


def _subject(located: Located, sentence: Sentence, quote: Quote) -> Iterator[Mention]:
    """Give whom a sentence is about: a person, or before a colon anybody who can speak."""
    span = located.doc.char_span(sentence.start, sentence.end, alignment_mode="contract")
    if span is None or not len(span):
        return
    top = located.syntax.top(span)
    for head in located.syntax.children(top, "nsubj"):
        for mention in located.directly(head):
            before = strip_end(located.text, quote.start, MARKS + "\n")
            colon = located.text[before - 1 : before] == ":"
            speaks = mention.kind == "person" or (colon and mention.kind != "place")
            if speaks and not quote.holds(mention.start):
                yield mention
