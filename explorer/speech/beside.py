"""Which quotation goes with a verb of saying, by where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.speech.lexicon import entry_of
from explorer.speech.runs import to_runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from explorer.located import Located
    from explorer.model import Cue
    from explorer.speech.quotes import Quote, Quotes

MOST_GAP = 4
"""Characters between a verb's clause and a quotation that it introduces (comma, blank, mark)."""

MOST_BETWEEN = 120
"""Characters between the halves of a quotation that the words for its speaker part ('"...", said X of Y, "..."')."""

MOST_DISTANCE = 40
"""Characters from a verb to a quotation inside its clause ("called it a 'crime against ...'")."""

MARKS = " \"'“”‘’«»„`"
ENDS = ".,?!… "
PAUSES = frozenset(",;:–—")
SENTENCE_ENDS = frozenset(".?!\n")


def find_beside(located: Located, verb: Token, quotes: Quotes) -> Quote | None:
    """Find the quotation right before, in or after the verb's own clause; "and asked" shares none with "called"."""
    tokens = [t for t in located.syntax.subtree(verb) if not t.is_punct and not t.is_space]
    start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    text = located.text
    is_second = located.syntax.relation_of(verb) == "conj" and not located.syntax.children(verb, "nsubj")
    for quote in quotes.near(start - MOST_GAP, max(end + MOST_GAP, verb.idx + MOST_DISTANCE)):
        between = text[min(end, quote.end) : max(start, quote.start)]
        if "\n" in between.strip("\n ") or _is_across_lines(text, end, quote) or quote.holds(verb.idx):
            continue
        before = 0 <= start - quote.end <= MOST_GAP and text[quote.end - 1] != "." and not is_second
        after = 0 <= quote.start - end <= MOST_GAP and not set(text[end : quote.start]) & set(".?!")
        close = 0 < quote.start - verb.idx <= MOST_DISTANCE
        within = start <= quote.start and quote.start + len(text[quote.start : quote.end].rstrip(ENDS)) <= end and close
        if (before or after or within) and quote.words > 1:
            return quote
    return None


def _is_across_lines(text: str, end: int, quote: Quote) -> bool:
    """A quotation in the next paragraph belongs to a verb only after a colon."""
    between = text[end : quote.start]
    return "\n" in between and not between.strip().startswith(":")


def stands_before(verb: Token, quotes: Quotes) -> bool:
    """Tell whether a quotation ends right before a verb."""
    before = quotes.before(verb.idx)
    return before is not None and verb.idx - before.end <= MOST_GAP


def find_other_half(located: Located, verb: Token, quotes: Quotes, content: Sequence[Cue]) -> tuple[Cue, ...]:
    """Find the rest of '"...," X said, "..."' where the parser takes only one half for the words said.

    Args:
        located: the text.
        verb: the verb of saying.
        quotes: all quotations of the text, in order.
        content: the runs of text that are already known to be said.
    """
    before, after = quotes.before(verb.idx), quotes.behind(verb.idx)
    if before is None or after is None or not _is_interruption(located.text, before.end, verb.idx, after.start):
        return ()
    if _has_other_verb(located, verb, before.end, after.start):
        return ()
    known = [any(q.start < run.end and run.start < q.end for run in content) for q in (before, after)]
    if known == [True, False]:
        return _runs_of(located, after)
    return _runs_of(located, before) if known == [False, True] and _pauses(located.text, before.end) else ()


def _has_other_verb(located: Located, verb: Token, start: int, end: int) -> bool:
    """Tell whether a second verb of saying stands between two quotations: then each has its own."""
    span = located.doc.char_span(start, end, alignment_mode="contract")
    return any(token.i != verb.i and entry_of(located, token) is not None for token in span or ())


def _is_interruption(text: str, start: int, verb: int, end: int) -> bool:
    return (
        end - start <= MOST_BETWEEN
        and text[verb:end].rstrip(MARKS)[-1:] in PAUSES
        and "\n" not in text[start:end]
        and not SENTENCE_ENDS & set(text[verb:end])
    )


def _pauses(text: str, end: int) -> bool:
    """Tell whether a quotation ends in the middle of a sentence; the comma may stand inside or outside the marks."""
    return text[end - 1] in PAUSES or text[end : end + MOST_GAP].lstrip(MARKS)[:1] in PAUSES


def _runs_of(located: Located, quote: Quote) -> tuple[Cue, ...]:
    return to_runs(located.doc.char_span(quote.start, quote.end, alignment_mode="expand"))
