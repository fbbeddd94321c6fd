"""What a reader should know before trusting a comparison, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.compare import Comparer, Side
from explorer.measured import read_trust
from explorer.model import Query
from explorer.ui.words import count


def tell_notes(comparer: Comparer, a: Side, b: Side) -> tuple[str, ...]:
    """Return what puts a comparison of two sides in doubt: what is on both, on neither, or in common to neither."""
    return (*_tell_overlap(a, b), *_tell_unknown(a, b), *_tell_strangers(comparer, a, b))


def tell_gaps(comparer: Comparer, a: Side, b: Side) -> tuple[str, ...]:
    """Return what the articles of two sides do not say of themselves, with the way out."""
    return tuple(_tell_origin(comparer, a, b))


def tell_trust(topic: str) -> str:
    """Return how far the numbers of a topic can be trusted, in a sentence; nothing where they are exact."""
    trust = read_trust().get(topic)
    if trust is None:
        return ""
    if not trust.right:
        return trust.found
    return f"Rules of this kind find {trust.found}; right: {trust.right}. Measured on {trust.on}."


def name_choice(choice: str) -> str:
    """Return a choice of an address in words: the outlet “NAME”."""
    kind, _, name = choice.partition(":")
    return f"the {kind} “{name[:80]}”" if name and kind in ("outlet", "article") else f"“{choice[:80]}”"


def _tell_overlap(a: Side, b: Side) -> Iterator[str]:
    both = set(a.documents) & set(b.documents)
    if both:
        what = "what it tells is" if len(both) == 1 else "what they tell is"
        yield f"{count(len(both), 'article')} on both sides; {what} told by both."


def _tell_unknown(a: Side, b: Side) -> Iterator[str]:
    for name, side in (("A", a), ("B", b)):
        if side.unknown:
            yield f"Side {name} asks for {name_choice(side.unknown[0])}, which this collection does not have."


def _tell_origin(comparer: Comparer, a: Side, b: Side) -> Iterator[str]:
    documents = comparer.explorer.documents()
    held = [documents[each] for each in dict.fromkeys((*a.documents, *b.documents))]
    undated, unnamed = sum(not each.published for each in held), sum(not each.outlet for each in held)
    if undated:
        yield (
            f"{count(undated, 'article')} without a date: words such as “last month” cannot be resolved there. "
            "Say when it was published in its file or in metadata.csv, and build again."
        )
    if unnamed:
        yield (
            f"{count(unnamed, 'article')} without an outlet: choose by article, or name the outlet in its file or in "
            "metadata.csv, and build again."
        )


def _tell_strangers(comparer: Comparer, a: Side, b: Side) -> Iterator[str]:
    if not comparer.differences(a, b, Query()).both:
        yield (
            "The two sides have no actor in common, so nothing is told by both. "
            "Choose sides that tell of the same story, for example articles of the same days."
        )
