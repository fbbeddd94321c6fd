"""What two sides tell of the same pairs of actors, piece by piece, ready to be held against each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from explorer.coverage.retelling import Telling
from explorer.coverage.times import Period, read_period
from explorer.explore import Explorer
from explorer.model import DateMention, Query, Sentence
from explorer.views import Evidence, RelationRow

AROUND = 2
"""Sentences before and after a piece of evidence that may tell it in other words."""

WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Texts:
    """What the texts of a collection say around a piece of evidence.

    Attributes:
        explorer: the collection.
        sentences: article id -> its sentences in text order.
        dates: sentence id -> the dates in it.
    """

    explorer: Explorer
    sentences: dict[str, tuple[Sentence, ...]]
    dates: dict[str, tuple[DateMention, ...]]


def pick_shared(a: Iterable[RelationRow], b: Iterable[RelationRow]) -> tuple[list[RelationRow], list[RelationRow]]:
    """Return the lines of the pairs of which both sides tell: deeds, and words that are deeds (to accuse)."""
    sides = [[line for line in lines if is_deed(line)] for lines in (a, b)]
    pairs = [{frozenset((line.source, line.target)) for line in lines} for lines in sides]
    both = pairs[0] & pairs[1]
    return tuple([line for line in lines if {line.source, line.target} in both] for lines in sides)


def is_deed(line: RelationRow) -> bool:
    """Tell whether a line can be told differently: no office, no mere saying."""
    return line.kind == "action" or (line.kind == "statement" and bool(line.events))


def gather_tellings(texts: Texts, lines: Iterable[RelationRow], query: Query) -> Iterator[Telling]:
    """Give every piece of evidence of some lines that passes a query."""
    for line in lines:
        for each in texts.explorer.evidence(line.id, query):
            yield _telling(texts, line, each)


def _telling(texts: Texts, line: RelationRow, evidence: Evidence) -> Telling:
    mention, place = evidence.mention, evidence.passage
    dates = texts.dates.get(place.sentence_id, ())
    return Telling(
        line=line.id, source=line.source, target=line.target, predicate=mention.predicate, event=mention.event,
        quad=mention.stance or mention.quad,
        told_as="negated" if mention.negated else mention.modality, mutual=mention.mutual,
        credited=bool(mention.attributions), document=place.document_id, sentence=place.sentence_id,
        times=tuple(read_period(each.resolved) for each in dates if each.resolved),
        said_when=tuple(each.text.casefold() for each in dates if not each.resolved),
        published=_published(evidence.published), around=_words_around(texts, place.document_id, place.sentence_id),
    )  # fmt: skip


def _published(text: str) -> Period | None:
    try:
        return read_period(text)
    except ValueError:
        return None


def _words_around(texts: Texts, document_id: str, sentence_id: str) -> frozenset[str]:
    sentences: Sequence[Sentence] = texts.sentences.get(document_id, ())
    at = next((place for place, each in enumerate(sentences) if each.id == sentence_id), None)
    if at is None:
        return frozenset()
    near = sentences[max(0, at - AROUND) : at + AROUND + 1]
    text = texts.explorer.documents()[document_id].text
    return frozenset(WORD.findall(text[near[0].start : near[-1].end].casefold()))
