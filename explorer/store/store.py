"""A store that is open for reading: questions in, values out.

    store = open_store(folder)
    for relation in store.relations(Query()):
        store.evidence(relation.id, Query())

One store can be asked from several threads at once: every question takes a cursor of its own.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb

from explorer.errors import QueryError
from explorer.model import (
    Actor,
    Candidate,
    DateMention,
    Decision,
    Document,
    Link,
    Mention,
    Portrayal,
    Query,
    Rule,
    Sentence,
    SentenceCopy,
    SharedPassage,
    Speech,
)
from explorer.store import decisions as decided
from explorer.store.about import About
from explorer.store.columns import ROW_TYPES, column_names, row_maker
from explorer.store.database import lift, load_folder, load_rows, replace_links
from explorer.store.evidence import AS_READ, read_evidence
from explorer.store.filters import Condition, filter_documents, filter_evidence
from explorer.store.lines import read_actors, read_certainty, read_facets, read_relations
from explorer.store.passages import MarkedSentence, read_article, read_document, read_sentences
from explorer.store.search import find_in_texts
from explorer.store.tables import Tables, join_links
from explorer.views import ActorRow, Evidence, Passage, RelationRow


def open_store(folder: Path) -> Store:
    """Open the store in a folder for reading.

    Raises:
        StoreError: it is missing, no store, damaged, or of a newer version than this program reads.
    """
    folder = Path(folder)
    database, about = load_folder(folder)
    return Store(database, about, decided.read_decisions(folder), folder=folder)


def hold_store(tables: Tables, *, about: About | None = None) -> Store:
    """Hold rows that were never written in a store of the same questions (for laying out a build, and for tests)."""
    return Store(load_rows(tables), about or About(), ())


class Store:
    """What one build found, lifted to actors; answers every question of the page, the tables and the export.

    Filters: `relations`, `actors`, `facets` and the evidence look at the line filters of a query (kinds, quads,
    events, outlets, documents, since, until, told_since, told_until, least_weight, least_confidence, references,
    once). What a query says about actors (kinds, search, focus, limit) is the network's work.

    Attributes:
        about: how the store came to be.
        folder: where it lies, or None if it was never written.
    """

    def __init__(
        self,
        database: duckdb.DuckDBPyConnection,
        about: About,
        decisions: Sequence[Decision],
        *,
        folder: Path | None = None,
    ) -> None:
        """Answer from loaded tables; use `open_store` or `hold_store`."""
        self.about, self.folder = about, folder
        self._database, self._decisions = database, tuple(decisions)
        self._changes, self._changing = 0, threading.Lock()
        self._lift()

    @property
    def version(self) -> str:
        """A text that changes whenever an answer may change: for keys of caches."""
        return f"{self.about.fingerprint[:16]}.{self.about.tables}.{self._changes}"

    def relations(self, query: Query) -> tuple[RelationRow, ...]:
        """Return the relations with evidence that passes the line filters, most weight first.

        A sentence counts once for a relation, however often it says it; repeated sentences, evidence called wrong
        and relations of an actor to itself count not at all.
        """
        return read_relations(self._cursor(), query)

    def actors(self, query: Query, relations: Iterable[RelationRow]) -> tuple[ActorRow, ...]:
        """Return the actors in the documents looked at or in `relations`, most weight in `relations` first."""
        return read_actors(self._cursor(), query, relations)

    def facets(self, query: Query) -> dict[str, tuple[tuple[str, int], ...]]:
        """Return the options of "kinds", "quads", "events", "outlets" and "documents".

        Each comes with the number of relations that it shows under the other filters; options that these leave
        nothing of have 0.
        """
        return read_facets(self._cursor(), query)

    def certainty(self, query: Query) -> tuple[tuple[float, int, float], ...]:
        """Return how many claims pass the line filters at each certainty, and the mean certainty of these.

        See `lines.read_certainty`.
        """
        return read_certainty(self._cursor(), query)

    def found_in_texts(self, words: str, query: Query, *, limit: int) -> tuple[tuple[Passage, ...], int]:
        """Return the sentences that hold certain words, at most `limit`, newest article first, and how many there are.

        A word is found where one begins with it, whatever its letter case and accents.
        """
        return find_in_texts(self._cursor(), words, query, limit=limit)

    def evidence(self, relation_id: str, query: Query) -> tuple[Evidence, ...]:
        """Return the evidence of a relation that passes the line filters, newest article first, then as told.

        An unknown id has none. The id says the kind, so `query.kinds` is not looked at, nor is `least_weight`.
        """
        passes = filter_evidence(query, without=("kinds",))
        line = Condition("line_no IN (SELECT line_no FROM lines WHERE id = ?)", (relation_id,))
        return read_evidence(self._cursor(), line & passes)

    def evidence_of_actor(self, actor_id: str, query: Query) -> tuple[Evidence, ...]:
        """Return the evidence of all relations of an actor that passes the line filters, newest article first."""
        takes_part = Condition("target <> '' AND (source = ? OR target = ?)", (actor_id, actor_id))
        return read_evidence(self._cursor(), takes_part & filter_evidence(query))

    def evidence_for(self, query: Query) -> tuple[Evidence, ...]:
        """Return the evidence of all relations that passes the line filters, in the order in which it was read."""
        return read_evidence(self._cursor(), Condition("target <> ''") & filter_evidence(query), order=AS_READ)

    def evidence_in(self, document_id: str) -> tuple[Evidence, ...]:
        """Return all evidence that an article gives, quotations about nobody in particular too, as told."""
        return read_evidence(self._cursor(), Condition("document_id = ?", (document_id,)), order=AS_READ)

    def quotations_of(self, actor_id: str, query: Query | None = None) -> tuple[Evidence, ...]:
        """Return what an actor is quoted with, about whomever, in the documents that a query looks at."""
        spoken = Condition("kind = 'quotation' AND source = ?", (actor_id,))
        return read_evidence(self._cursor(), spoken & filter_documents(query or Query()))

    def passages_of_actor(self, actor_id: str, query: Query, *, limit: int | None = None) -> tuple[Passage, ...]:
        """Return the sentences, at most `limit`, that mention an actor in the documents looked at, newest first."""
        cursor, passes = self._cursor(), filter_documents(query)
        named = "" if query.references else "AND NOT reference"
        statement = f"""SELECT o.sentence_no FROM (
            SELECT DISTINCT sentence_no, document_no FROM occurrences
            WHERE actor_id = ? AND repeats = '' {named} AND {passes.sql}
        ) o JOIN documents d ON d.no = o.document_no ORDER BY d.published DESC, d.id, o.sentence_no"""
        numbers = [number for (number,) in cursor.execute(statement, [actor_id, *passes.parameters]).fetchall()][:limit]
        sentences = read_sentences(cursor, numbers)
        return tuple(sentences[number].show() for number in numbers)

    def actor(self, actor_id: str) -> Actor:
        """Return an actor with its links.

        Raises:
            QueryError: there is none of this id.
        """
        cursor = self._cursor()
        actors = _rows(cursor, "actors", "WHERE id = ?", [actor_id])
        if not actors:
            way_out = "Choose one from the picture or the table; the address may come from another collection."
            raise QueryError("There is no such actor in this collection.", where=actor_id[:80], way_out=way_out)
        return replace(actors[0], links=_rows(cursor, "links", "WHERE actor_id = ?", [actor_id]))

    def names_of(self, actor_id: str) -> tuple[tuple[str, int], ...]:
        """Return the names that the texts use for an actor with their counts, most frequent first."""
        statement = """SELECT m.text, count(*) AS times FROM occurrences o JOIN mentions m ON m.no = o.mention_no
            WHERE o.actor_id = ? AND NOT o.reference AND o.repeats = '' GROUP BY m.text ORDER BY times DESC, m.text"""
        return tuple(self._cursor().execute(statement, [actor_id]).fetchall())

    def article(self, document_id: str) -> tuple[Document, tuple[Passage, ...]]:
        """Return a document and its whole text as passages, the actors in it marked.

        What stands between sentences (paragraph breaks, page furniture) is a passage without `sentence_id`, so that
        the passages' texts joined are the document's text.

        Raises:
            QueryError: there is no document of this id.
        """
        return read_article(self._cursor(), document_id)

    def document(self, document_id: str) -> Document:
        """Return a document.

        Raises:
            QueryError: there is none of this id.
        """
        return read_document(self._cursor(), document_id)

    def documents(self) -> tuple[Document, ...]:
        """Return all documents in the order in which they were read."""
        return _rows(self._cursor(), "documents")

    def speeches(self) -> tuple[Speech, ...]:
        """Return what the texts give as said by somebody, in text order."""
        return _rows(self._cursor(), "speeches")

    def dates(self) -> tuple[DateMention, ...]:
        """Return the dates in the texts, in text order."""
        return _rows(self._cursor(), "dates")

    def portrayals(self) -> tuple[Portrayal, ...]:
        """Return the words by which the texts show their mentions, article by article, in text order."""
        return _rows(self._cursor(), "portrayals")

    def candidates(self) -> tuple[Candidate, ...]:
        """Return the words worth discussing, article by article, in text order."""
        return _rows(self._cursor(), "candidates")

    def mentions(self) -> tuple[Mention, ...]:
        """Return all mentions, article by article, in text order."""
        return _rows(self._cursor(), "mentions")

    def actors_of_mentions(self) -> dict[str, tuple[str, str]]:
        """Return for each mention that refers to an actor the actor's id and name, by the surest link."""
        statement = "SELECT e.mention_id, e.actor_id, a.name FROM ends e JOIN actors a ON a.id = e.actor_id"
        return {mention: (actor, name) for mention, actor, name in self._cursor().execute(statement).fetchall()}

    def marked_sentences(self, sentence_ids: Iterable[str]) -> tuple[MarkedSentence, ...]:
        """Return sentences, newest article first, then in text order, ready to be marked further."""
        cursor = self._cursor()
        statement = """SELECT s.no FROM placed_sentences s JOIN documents d ON d.no = s.document_no
            WHERE list_contains(?::VARCHAR[], s.id) ORDER BY d.published DESC, d.id, s.no"""
        numbers = [number for (number,) in cursor.execute(statement, [sorted(set(sentence_ids))]).fetchall()]
        sentences = read_sentences(cursor, numbers)
        return tuple(sentences[number] for number in numbers)

    def shared_passages(self) -> tuple[SharedPassage, ...]:
        """Return what two articles share, in the order of the articles."""
        return _rows(self._cursor(), "passages")

    def copies(self) -> tuple[SentenceCopy, ...]:
        """Return which sentences have the words of an earlier one in another article, in the order of the articles."""
        return _rows(self._cursor(), "copies")

    def sentences(self) -> tuple[Sentence, ...]:
        """Return all sentences, article by article, in text order."""
        return _rows(self._cursor(), "sentences")

    def rules(self) -> dict[str, Rule]:
        """Return the rules by name: what each does, in a sentence for readers, and how often it was right."""
        return {rule.name: rule for rule in _rows(self._cursor(), "rules")}

    def tables(self) -> Tables:
        """Return everything as rows, as it is now: links may differ from those on disk (`use_links`)."""
        cursor = self._cursor()
        read = {name: _rows(cursor, name) for name in ROW_TYPES if name not in ("actors", "links")}
        read["positions"] = {place.actor_id: (place.x, place.y) for place in read["positions"]}
        return Tables(**read, actors=_actors_with_links(cursor))

    def decisions(self) -> tuple[Decision, ...]:
        """Return what people decided, in that order, withdrawn decisions marked."""
        return self._decisions

    def append_decision(self, decision: Decision) -> None:
        """Keep a decision; one about evidence takes effect at once, one about actors with `use_links`.

        Raises:
            StoreError: it cannot be written.
        """
        if self.folder is not None:
            decided.append_decision(self.folder, decision)
        self._decisions = decided.mark_withdrawn([*self._decisions, decision])
        self._lift()

    def use_links(self, links: Sequence[Link], actors: Sequence[Actor]) -> None:
        """Use another resolution in place of the stored one, which stays as it is on disk.

        An actor that is new stands where those stood whose mentions it took over, so nothing else moves.
        """
        actors = tuple(actors)
        rows = {"actors": actors, "links": join_links(actors, tuple(links))}
        self._lift(rows)

    def close(self) -> None:
        """Give the memory back; the store answers nothing after that."""
        self._database.close()

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        return self._database.cursor()

    def _lift(self, rows: dict[str, Iterable[Any]] | None = None) -> None:
        """Derive what stands on links and decisions anew; others see the former state until it is done."""
        with self._changing:
            cursor = self._cursor()
            cursor.begin()
            if rows:
                replace_links(cursor, rows)
            lift(
                cursor,
                wrong=decided.wrong_evidence(self._decisions),
                checked=decided.checked_evidence(self._decisions),
            )
            cursor.commit()
            self._changes += 1


def _rows(cursor: duckdb.DuckDBPyConnection, name: str, where: str = "", parameters: Sequence[Any] = ()) -> tuple:
    columns = ", ".join(f'"{column}"' for column in column_names(ROW_TYPES[name]))
    make = row_maker(ROW_TYPES[name])
    rows = cursor.execute(f"SELECT {columns} FROM {name} {where} ORDER BY no", parameters).fetchall()
    return tuple(make(*row) for row in rows)


def _actors_with_links(cursor: duckdb.DuckDBPyConnection) -> tuple[Actor, ...]:
    links = defaultdict(list)
    for link in _rows(cursor, "links"):
        links[link.actor_id].append(link)
    return tuple(replace(actor, links=tuple(links[actor.id])) for actor in _rows(cursor, "actors"))
