"""Whose words a quotation is that no verb of saying goes with: whoever the text around it is about.

Name: "..."            a label before it, or "..." - Name behind it
X was blunt: "..."     who the clause before a colon is about
X shook his head. "..."    who the sentence right before is about, or the last one of the paragraph before
"..." X still shakes ...   who the sentence right after is about
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from explorer.model import Attribution

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explorer.located import Located
    from explorer.model import Mention, Sentence
    from explorer.speech.quotes import Quote

MARKS = " \t\"'“”‘’«»„`"
LABEL = re.compile(r"(?:^|\n)[ \t]*([^\n:]{2,60}):$")
SIGNATURE = re.compile(r"[ \t]*\n?[ \t]*[-–—][ \t]*([^\n]{2,60})")
SENTENCE_ENDS = ".?!…"

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
    ends = text[quote.end - 1] in SENTENCE_ENDS or text[quote.end + 1 : quote.end + 2] in (*SENTENCE_ENDS, "", "\n")
    return first.isupper() and ends


def _named(located: Located, quote: Quote) -> Iterator[Mention]:
    """Give who may be meant, the surest first."""
    text = located.text
    before, after = text[: quote.start].rstrip(MARKS), text[quote.end :].lstrip(MARKS)
    opens_line = not before or before.endswith("\n")
    label, signature = LABEL.search(before), SIGNATURE.match(after)
    if label:
        yield from _at(located, *label.span(1))
    if signature and opens_line:
        start = len(text) - len(after) + signature.start(1)
        yield from _at(located, start, start + len(signature[1]))
    if before.endswith(":") or (before and before[-1] in SENTENCE_ENDS) or opens_line:
        yield from _subject_before(located, len(before.rstrip()), quote)
    if opens_line and (not after or after.startswith("\n")):
        yield from _subject_after(located, quote)


def _at(located: Located, start: int, end: int) -> Iterator[Mention]:
    """Give the name that makes up a run of text."""
    for mention in located.mentions.values():
        if mention.form == "name" and start <= mention.start and mention.end <= end and mention.kind != "place":
            yield mention


def _subject_before(located: Located, end: int, quote: Quote) -> Iterator[Mention]:
    sentences = [s for s in located.sentences if s.start < end and located.text[s.start : s.end].strip()]
    if sentences and quote.start - sentences[-1].start <= MOST_GAP:
        yield from _subject(located, sentences[-1], quote)


def _subject_after(located: Located, quote: Quote) -> Iterator[Mention]:
    later = [s for s in located.sentences if s.start >= quote.end and located.text[s.start : s.end].strip(MARKS + "\n")]
    if later:
        yield from _subject(located, later[0], quote)


def _subject(located: Located, sentence: Sentence, quote: Quote) -> Iterator[Mention]:
    """Give whom a sentence is about: a person, or before a colon anybody who can speak."""
    span = located.doc.char_span(sentence.start, sentence.end, alignment_mode="contract")
    if span is None or not len(span):
        return
    top = located.syntax.top(span)
    for head in located.syntax.children(top, "nsubj"):
        for mention in located.directly(head):
            colon = located.text[: quote.start].rstrip(MARKS + "\n").endswith(":")
            speaks = mention.kind == "person" or (colon and mention.kind != "place")
            if speaks and not quote.holds(mention.start):
                yield mention
