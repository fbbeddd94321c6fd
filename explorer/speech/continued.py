"""Quotations without words that introduce them: they go on after another one, or float beside whoever is told of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from explorer.model import Cue, Speech
from explorer.speech.floating import find_author

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from explorer.located import Located
    from explorer.model import Attribution, Document, Sentence
    from explorer.speech.quotes import Quote

FEWEST_WORDS = 4
"""Shorter runs in quotation marks are names of things or distancing marks."""

CERTAINTY = 0.7
FLOATING = 0.5
"""Of a quotation that is given to whom the text around it is about."""


def find_continued(
    document: Document, located: Located, quotes: Sequence[Quote], speeches: Sequence[Speech]
) -> Iterator[Speech]:
    """Give the quotations of a text that no verb of saying goes with, as the words of whom the text is about there.

    That is the one quoted right before, unless a sentence about somebody else stands between.
    """
    known = [(run.start, run.end, speech) for speech in speeches for run in speech.quoted]
    for quote in quotes:
        taken = any(start < quote.end and quote.start < end for start, end, _ in known)
        if taken or not _is_whole(document.text, quote):
            continue
        previous = _previous(document.text, quote, known)
        sure = previous is not None and (quote.goes_on or _is_same_breath(located, previous, quote))
        author = None if sure or quote.goes_on else find_author(located, quote)
        sentence = next((s for s in located.sentences if s.start <= quote.start < s.end), None)
        if sentence is None or (previous is None and author is None):
            continue
        run = Cue(quote.start, quote.end)
        speech = Speech(
            id=f"{sentence.id}/speech/{quote.start}",
            document_id=document.id,
            kind="direct",
            content=(run,),
            quoted=(run,),
            sentence_id=sentence.id,
            **(_of_author(author) if author is not None else _as_before(previous)),
        )
        known.append((quote.start, quote.end, speech))
        yield speech


def _of_author(author: Attribution) -> dict[str, Any]:
    """Without words that introduce it, the name of the speaker stands for them."""
    cue = Cue(author.start, author.end)
    return {"speaker": author, "cue": cue, "verb": "say", "certainty": FLOATING, "rule": "floating quotation"}


def _as_before(previous: Speech) -> dict[str, Any]:
    return {
        "speaker": previous.speaker,
        "cue": previous.cue,
        "verb": previous.verb,
        "group": previous.group,
        "certainty": CERTAINTY,
        "rule": "continued quotation",
    }


def _is_same_breath(located: Located, previous: Speech, quote: Quote) -> bool:
    """Tell whether no whole sentence stands between a quotation, or what introduces it, and the next one."""
    end = max(previous.cue.end, *(run.end for run in previous.quoted))
    return not any(end < s.start and s.end <= quote.start for s in located.sentences if _has_words(located, s))


def _has_words(located: Located, sentence: Sentence) -> bool:
    return any(letter.isalnum() for letter in located.text[sentence.start : sentence.end])


def _is_whole(text: str, quote: Quote) -> bool:
    """Tell whether a quotation is more than a name or a mark of distance."""
    return quote.goes_on or (quote.words >= FEWEST_WORDS and _starts_line_or_follows(text, quote))


def _starts_line_or_follows(text: str, quote: Quote) -> bool:
    line = text.rfind("\n", 0, quote.start) + 1
    before = text[line : quote.start].strip(" \t“\"'‘«„`")
    return not before or before[-1] in '.!?:”"'


def _previous(text: str, quote: Quote, known: Sequence[tuple[int, int, Speech]]) -> Speech | None:
    """Find the quotation before, in the same paragraph or the one before it."""
    earlier = [(end, speech) for _, end, speech in known if end <= quote.start]
    if not earlier:
        return None
    end, speech = max(earlier, key=lambda pair: pair[0])
    between = text[end : quote.start].strip()
    lines = [line for line in between.split("\n") if line.strip(' “"')]
    return speech if len(lines) <= 1 else None
