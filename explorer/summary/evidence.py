"""The sentences behind a figure, with outlet, title and date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from explorer.compare import Comparer, Side, query_of
from explorer.model import Document, Query
from explorer.summary.values import Figure, Item


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence as evidence: its id, its offsets in the article's text, its words, and the article."""

    sentence_id: str
    start: int
    end: int
    text: str
    document: Document


def find_evidence(
    comparer: Comparer, a: Side, b: Side, query: Query, figure: Figure
) -> tuple[tuple[Item, tuple[Cited, ...]], ...]:
    """Return what a figure counts, each item with its sentences in the articles of the figure's side."""
    held = [side for name, side in (("a", a), ("b", b)) if figure.side in (name, "both")]
    return tuple((item, tuple(_cite(comparer, held, query, item))) for item in figure.items)


def _cite(comparer: Comparer, sides: list[Side], query: Query, item: Item) -> Iterator[Cited]:
    sentences = comparer.explorer.keep(_find_cited, comparer)
    for sentence_id in dict.fromkeys(_sentence_ids(comparer, sides, query, item)):
        yield sentences[sentence_id]


def _sentence_ids(comparer: Comparer, sides: list[Side], query: Query, item: Item) -> Iterator[str]:
    if item.sentences:
        yield from item.sentences
    elif item.kind == "line":
        for side in sides:
            for line_id in item.lines or (item.id,):
                yield from _of_lines(comparer, side, query).get(line_id, ())
    elif item.kind == "actor":
        named = comparer.explorer.keep(_of_actors, comparer)
        held = {document_id for side in sides for document_id in side.documents}
        yield from (sentence for document_id, sentence in named.get(item.id, ()) if document_id in held)


def _find_cited(comparer: Comparer) -> dict[str, Cited]:
    documents = comparer.explorer.documents()
    return {
        each.id: Cited(
            each.id, each.start, each.end, documents[each.document_id].text[each.start : each.end],
            documents[each.document_id],
        )
        for each in comparer.explorer.store.sentences()
    }  # fmt: skip


def _of_lines(comparer: Comparer, side: Side, query: Query) -> dict[str, list[str]]:
    """Return the sentences of all relations that a side tells: one question instead of one a relation."""
    return comparer.explorer.keep(_read_lines, comparer, query_of(side, query))


def _read_lines(comparer: Comparer, asked: Query) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for each in comparer.explorer.store.evidence_for(asked):
        found[f"{each.source_id}~{each.mention.kind}~{each.target_id}"].append(each.passage.sentence_id)
    return dict(found)


def _of_actors(comparer: Comparer) -> dict[str, list[tuple[str, str]]]:
    """Return (document id, sentence id) for every mention of each actor, repeats left out."""
    rows = comparer.explorer.store.tables()
    repeats = {each.id for each in rows.sentences if each.repeats}
    actors: defaultdict[str, list[str]] = defaultdict(list)
    for actor in rows.actors:
        for link in actor.links:
            actors[link.mention_id].append(actor.id)
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for mention in rows.mentions:
        if mention.sentence_id not in repeats:
            for actor_id in actors.get(mention.id, ()):
                found[actor_id].append((mention.document_id, mention.sentence_id))
    return dict(found)
