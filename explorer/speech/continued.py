"""Quotations without words that introduce them: they go on after another one, or float beside whoever is told of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from explorer.model import Cue, Speech
from explorer.speech.floating import find_author
from explorer.speech.quotes import Quote, Quotes
from explorer.speech.runs import strip_end

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from explorer.located import Located
    from explorer.model import Attribution, Document, Sentence

FEWEST_WORDS = 4
"""Shorter runs in quotation marks are names of things or distancing marks."""

MOST_BETWEEN = 5_000
"""Characters between a quotation and one that goes on with it; no paragraph is longer."""

CERTAINTY = 0.7
FLOATING = 0.5
"""Of a quotation that is given to whom the text around it is about."""


def find_continued(
    document: Document, located: Located, quotes: Quotes, speeches: Sequence[Speech]
) -> Iterator[Speech]:
    """Give the quotations of a text that no verb of saying goes with, as the words of whom the text is about there.

    That is the one quoted right before, unless a sentence about somebody else stands between.
    """
    known: dict[Cue, Speech] = {}
    for speech in speeches:
        for run in speech.quoted:
            known.setdefault(run, speech)
    taken = Quotes(Quote(run.start, run.end, 1) for run in known)
    last: Cue | None = None
    for quote in quotes:
        run = Cue(quote.start, quote.end)
        if run in known:
            last = run
            continue
        if taken.sharing(quote.start, quote.end) or not _is_whole(document.text, quote):
            continue
        previous = known[last] if last is not None and _is_near(document.text, last, quote) else None
        sure = previous is not None and (quote.goes_on or _is_same_breath(located, previous, quote))
        author = None if sure or quote.goes_on else find_author(located, quote)
        sentence = located.sentence_at(quote.start)
        if sentence is None or (previous is None and author is None):
            continue
        speech = Speech(
            id=f"{sentence.id}/speech/{quote.start}",
            document_id=document.id,
            kind="direct",
            content=(run,),
            quoted=(run,),
            sentence_id=sentence.id,
            **(_of_author(author) if author is not None else _as_before(previous)),
        )
        known[run], last = speech, run
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
    between = located.sentences[located.sentence_number(end) + 1 : located.sentence_number(quote.start) + 1]
    return not any(s.end <= quote.start and _has_words(located, s) for s in between)


def _has_words(located: Located, sentence: Sentence) -> bool:
    return any(letter.isalnum() for letter in located.text[sentence.start : sentence.end])


def _is_whole(text: str, quote: Quote) -> bool:
    """Tell whether a quotation is more than a name or a mark of distance."""
    return quote.goes_on or (quote.words >= FEWEST_WORDS and _starts_line_or_follows(text, quote))


def _starts_line_or_follows(text: str, quote: Quote) -> bool:
    before = strip_end(text, quote.start, " \t“\"'‘«„`")
    return text[before - 1 : before] in ("", "\n", *'.!?:”"')


def _is_near(text: str, run: Cue, quote: Quote) -> bool:
    """Tell whether a quotation stands in the same paragraph as one before it, or in the next."""
    if quote.start - run.end > MOST_BETWEEN:
        return False
    lines = [line for line in text[run.end : quote.start].strip().split("\n") if line.strip(' “"')]
    return len(lines) <= 1
