"""Quotations that go on: a second quotation without a speaker of its own, right after one that has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.model import Cue, Speech

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from explorer.located import Located
    from explorer.model import Document
    from explorer.speech.quotes import Quote

FEWEST_WORDS = 4
"""Shorter runs in quotation marks are names of things or distancing marks."""

CERTAINTY = 0.7


def find_continued(
    document: Document, located: Located, quotes: Sequence[Quote], speeches: Sequence[Speech]
) -> Iterator[Speech]:
    """Give the quotations of a text that nobody is named for, as the words of the one quoted right before."""
    known = [(run.start, run.end, speech) for speech in speeches for run in speech.quoted]
    for quote in quotes:
        taken = any(start < quote.end and quote.start < end for start, end, _ in known)
        if taken or quote.words < FEWEST_WORDS or not _starts_line_or_follows(document.text, quote):
            continue
        previous = _previous(document.text, quote, known)
        sentence = next((s for s in located.sentences if s.start <= quote.start < s.end), None)
        if previous is None or sentence is None:
            continue
        run = Cue(quote.start, quote.end)
        speech = Speech(
            id=f"{sentence.id}/speech/{quote.start}",
            document_id=document.id,
            kind="direct",
            speaker=previous.speaker,
            cue=previous.cue,
            verb=previous.verb,
            content=(run,),
            quoted=(run,),
            sentence_id=sentence.id,
            group=previous.group,
            certainty=CERTAINTY,
            rule="continued quotation",
        )
        known.append((quote.start, quote.end, speech))
        yield speech


def _starts_line_or_follows(text: str, quote: Quote) -> bool:
    line = text.rfind("\n", 0, quote.start) + 1
    before = text[line : quote.start].strip(" \t“\"'‘«„`")
    return not before or before[-1] in '.!?”"'


def _previous(text: str, quote: Quote, known: Sequence[tuple[int, int, Speech]]) -> Speech | None:
    """Find the quotation before, in the same paragraph or the one before it."""
    earlier = [(end, speech) for _, end, speech in known if end <= quote.start]
    if not earlier:
        return None
    end, speech = max(earlier, key=lambda pair: pair[0])
    between = text[end : quote.start].strip()
    lines = [line for line in between.split("\n") if line.strip(' “"')]
    return speech if len(lines) <= 1 else None
