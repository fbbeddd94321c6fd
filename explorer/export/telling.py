"""Tables of how the articles tell it: who is quoted through whom, and how they show their actors.

What an article repeats is left out, as in the table of relations; offsets count in the document's text, end exclusive.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from explorer.coverage import list_quotations
from explorer.coverage.candidates import candidate_in
from explorer.export.table import Table
from explorer.model import Candidate, Document, Portrayal, Quotation
from explorer.store import Store

QUOTATION_COLUMNS = (
    "id", "document_id", "outlet", "start", "end", "kind", "words", "speaker_id", "speaker", "cue", "credited_to",
    "sentence_id",
)  # fmt: skip
PORTRAYAL_COLUMNS = (
    "actor_id", "actor", "outlet", "kind", "words", "candidate", "document_id", "start", "end", "sentence_id",
)  # fmt: skip

Actors = Mapping[str, tuple[str, str]]
"""Mention id -> id and name of the actor that it refers to; no id and its words where that is not known."""


def telling_tables(store: Store) -> tuple[Table, Table]:
    """Return the tables of quotations and of portrayals of a store."""
    repeats = {sentence.id for sentence in store.sentences() if sentence.repeats}
    documents, actors = store.documents(), store.actors_of_mentions()
    called = {mention.id: ("", mention.text) for mention in store.mentions()}
    told = (each for each in store.speeches() if each.sentence_id not in repeats)
    shown = (each for each in store.portrayals() if each.sentence_id not in repeats)
    by_id = {document.id: document for document in documents}
    return (
        quotations_table(list_quotations(told, documents, actors)),
        portrayals_table(shown, by_id, called | actors, store.candidates()),
    )


def quotations_table(quotations: Iterable[Quotation]) -> Table:
    """Return one row a quotation; `credited_to` is through whom the words came, outermost first, the speaker last."""
    return Table("quotations", QUOTATION_COLUMNS, tuple(_quotation_row(each) for each in quotations))


def portrayals_table(
    portrayals: Iterable[Portrayal], documents: Mapping[str, Document], actors: Actors, candidates: Iterable[Candidate]
) -> Table:
    """Return one row for words that show somebody; `candidate` says why they are worth discussing, or nothing.

    Where it is not known which actor is meant, `actor_id` is empty and `actor` holds the words of the text ("They").
    """
    marked: dict[str, list[Candidate]] = {}
    for each in candidates:
        marked.setdefault(each.sentence_id, []).append(each)
    rows = (
        _portrayal_row(each, documents[each.document_id], actors, marked.get(each.sentence_id, ()))
        for each in portrayals
    )
    return Table("portrayals", PORTRAYAL_COLUMNS, tuple(rows))


def _quotation_row(each: Quotation) -> tuple[Any, ...]:
    chain = " | ".join(name.replace("|", "/") for name in each.chain)
    return (
        each.id, each.document_id, each.outlet, each.start, each.end, each.kind, each.words, each.speaker_id,
        each.speaker, each.cue, chain, each.sentence_id,
    )  # fmt: skip


def _portrayal_row(
    each: Portrayal, document: Document, actors: Actors, candidates: Iterable[Candidate]
) -> tuple[Any, ...]:
    actor = actors[each.mention_id]
    candidate = candidate_in(each, candidates)
    reason = f"{candidate.group}: {candidate.reason}" if candidate is not None else ""
    return (*actor, document.outlet, each.kind, each.text, reason, document.id, each.start, each.end, each.sentence_id)
