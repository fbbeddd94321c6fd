"""A store that is open for reading: questions in, values out.

    store = open_store(folder)
    for relation in store.relations(Query()):
        store.evidence(relation.id, Query())

One store can be asked from several threads at once: every question takes a cursor of its own.
"""

from __future__ import annotations

import re
import threading
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb

from explorer.errors import QueryError
from explorer.model import (
    BY_READER,
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
from explorer.store import correcting
from explorer.store import decisions as decided
from explorer.store.about import About
from explorer.store.added import use_added
from explorer.store.changes import Change, join_changes
from explorer.store.columns import ROW_TYPES, column_names, row_maker
from explorer.store.database import load_folder, load_rows, replace_actors, replace_links
from explorer.store.evidence import AS_READ, read_evidence
from explorer.store.filters import Condition, filter_documents, filter_evidence
from explorer.store.lifting import differing_lines, judge, lift, lift_again, place_relations, sentences_of
from explorer.store.lines import read_actors, read_certainty, read_facets, read_relations
from explorer.store.locking import NO_FILE, Stamp
from explorer.store.namings import read_namings
from explorer.store.passages import MarkedSentence, read_article, read_document, read_sentences
from explorer.store.search import find_actors_in_texts, find_in_texts
from explorer.store.tables import Tables, join_links
from explorer.store.verdicts import Verdicts, evidence_of, judge_all
from explorer.views import ActorRow, Evidence, Naming, Passage, RelationRow


def open_store(folder: Path) -> Store:
    """Open the store in a folder for reading.

    Raises:
        StoreError: it is missing, no store, damaged, or of a newer version than this program reads.
    """
    folder = Path(folder)
    database, about = load_folder(folder)
    stamp = decided.stamp_decisions(folder)
    return Store(database, about, decided.read_decisions(folder), folder=folder, stamp=stamp)


def hold_store(tables: Tables | Mapping[str, Any], *, about: About | None = None) -> Store:
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
        stamp: Stamp = NO_FILE,
    ) -> None:
        """Answer from loaded tables; use `open_store` or `hold_store`."""
        self.about, self.folder = about, folder
        self._database, self._decisions = database, tuple(decisions)
        self._stamp = stamp  # of the decisions' file as it was when these were read
        self._verdicts, self._found, self._added = Verdicts(), {}, {}
        self._changes: list[Change] = []
        self._changing = threading.Lock()
        self._actors: dict[str, Actor] | None = None
        self._lift()

    @property
    def version(self) -> str:
        """A text that changes whenever an answer may change: for keys of caches."""
        return f"{self.about.fingerprint[:16]}.{self.about.tables}.{self.changes}"

    @property
    def changes(self) -> int:
        """How often decisions changed something since the store was opened."""
        return len(self._changes)

    def changes_since(self, number: int) -> Change:
        """Return what changed after the first so many changes."""
        return join_changes(self._changes[number:])

    def relations(
        self, query: Query, *, only: Collection[str] | None = None, without: Collection[str] = ()
    ) -> tuple[RelationRow, ...]:
        """Return the relations with evidence that passes the line filters, most weight first; or `only` some of them.

        Evidence whose ids are among `without` counts not at all.

        A sentence counts once for a relation, however often it says it; repeated sentences, evidence called wrong
        and relations of an actor to itself count not at all.
        """
        return read_relations(self._cursor(), query, only=only, without=without)

    def actors(
        self, query: Query, relations: Iterable[RelationRow], *, only: Collection[str] | None = None
    ) -> tuple[ActorRow, ...]:
        """Return the actors in the documents looked at or in `relations`, most weight there first; or `only` some."""
        return read_actors(self._cursor(), query, relations, only=only)

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

    def actors_in_texts(self, words: str, query: Query) -> frozenset[str]:
        """Return the actors that are mentioned in the sentences that `found_in_texts` finds."""
        return find_actors_in_texts(self._cursor(), words, query)

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

    def evidence_of_sentences(self, sentence_ids: Iterable[str]) -> tuple[Evidence, ...]:
        """Return all evidence that some sentences give, quotations about nobody in particular too, as told."""
        told = "sentence_no IN (SELECT no FROM sentences WHERE list_contains(?::VARCHAR[], id))"
        return read_evidence(self._cursor(), Condition(told, (sorted(set(sentence_ids)),)), order=AS_READ)

    def quotations_of(self, actor_id: str, query: Query | None = None) -> tuple[Evidence, ...]:
        """Return what an actor is quoted with, about whomever, in the documents that a query looks at."""
        spoken = Condition("kind = 'quotation' AND source = ?", (actor_id,))
        return read_evidence(self._cursor(), spoken & filter_documents(query or Query()))

    def reach_of_actor(self, actor_id: str, query: Query) -> tuple[int, tuple[str, ...]]:
        """Return how many sentences mention an actor in the documents looked at, and the outlets of these."""
        passes = filter_documents(query)
        named = "" if query.references else "AND NOT reference"
        statement = f"""SELECT count(DISTINCT o.sentence_no), list(DISTINCT d.outlet) FROM (
            SELECT sentence_no, document_no FROM occurrences
            WHERE actor_id = ? AND repeats = '' {named} AND {passes.sql}
        ) o JOIN documents d ON d.no = o.document_no"""
        number, outlets = self._cursor().execute(statement, [actor_id, *passes.parameters]).fetchone()
        return number, tuple(sorted(outlets or ()))

    def mention_of(self, actor_id: str) -> str:
        """Return a mention of an actor, if possible by name, or an empty text."""
        statement = "SELECT mention_id FROM links WHERE actor_id = ? ORDER BY reference, no LIMIT 1"
        found = self._cursor().execute(statement, [actor_id]).fetchone()
        return found[0] if found else ""

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

    def mentions_called(self, actor_id: str, name: str) -> tuple[tuple[str, str], ...]:
        """Return the mentions that call an actor so, each with its document, in text order."""
        statement = """SELECT m.id, m.document_id FROM links l JOIN mentions m ON m.id = l.mention_id
            WHERE l.actor_id = ? AND NOT l.reference AND m.text = ? ORDER BY m.no"""
        return tuple(self._cursor().execute(statement, [actor_id, name]).fetchall())

    def namings_of(self, actor_id: str, *, called: str = "", start: int = 0, most: int = 50) -> tuple[Naming, ...]:
        """Return the places where an actor is mentioned, newest article first; or those by certain words alone."""
        return read_namings(self._cursor(), actor_id, called=called, start=start, most=most)

    def actor_of(self, mention_id: str) -> str:
        """Return the id of the actor that a mention refers to, by the surest link, or an empty text."""
        found = self._cursor().execute("SELECT actor_id FROM ends WHERE mention_id = ?", [mention_id]).fetchone()
        return found[0] if found else ""

    def forms(self) -> tuple[tuple[str, int], ...]:
        """Return all words by which the texts mention somebody, with their counts, most frequent first."""
        statement = "SELECT text, count(*) AS times FROM mentions GROUP BY text ORDER BY times DESC, text"
        return tuple(self._cursor().execute(statement).fetchall())

    def known_evidence(self, evidence_ids: Iterable[str]) -> frozenset[str]:
        """Return those of some ids that are ids of evidence."""
        statement = "SELECT id FROM relations JOIN (SELECT unnest(?::VARCHAR[]) AS id) USING (id)"
        return frozenset(each for (each,) in self._cursor().execute(statement, [sorted(set(evidence_ids))]).fetchall())

    def known_mentions(self, mention_ids: Iterable[str]) -> frozenset[str]:
        """Return those of some ids that are ids of mentions."""
        statement = "SELECT id FROM mentions JOIN (SELECT unnest(?::VARCHAR[]) AS id) USING (id)"
        return frozenset(each for (each,) in self._cursor().execute(statement, [sorted(set(mention_ids))]).fetchall())

    def lines_of_evidence(self, evidence_ids: Iterable[str]) -> frozenset[str]:
        """Return the ids of the relations that some evidence stands for now."""
        asked = sorted(set(evidence_ids))
        if not asked:
            return frozenset()
        statement = """SELECT DISTINCT l.id FROM evidence e JOIN lines l USING (line_no)
            JOIN relations r ON r.no = e.relation_no WHERE l.id IS NOT NULL AND list_contains(?::VARCHAR[], r.id)"""
        return frozenset(each for (each,) in self._cursor().execute(statement, [asked]).fetchall())

    def sentence_texts(self, sentence_ids: Iterable[str]) -> dict[str, str]:
        """Return the texts of those of some sentences that there are, by their ids."""
        statement = """SELECT s.id, substring(d.text, s.start + 1, s."end" - s.start) FROM sentences s
            JOIN (SELECT unnest(?::VARCHAR[]) AS id) USING (id) JOIN documents d ON d.id = s.document_id"""
        return dict(self._cursor().execute(statement, [sorted(set(sentence_ids))]).fetchall())

    def holds(self, subject: str) -> bool:
        """Tell whether there is an actor, a relation, a piece of evidence, a mention or a document of an id."""
        statement = " UNION ALL ".join(
            f"SELECT 1 FROM {table} WHERE id = ?" for table in ("actors", "lines", "relations", "mentions", "documents")
        )
        return self._cursor().execute(f"{statement} LIMIT 1", [subject] * 5).fetchone() is not None

    def call(self, subject: str) -> str:
        """Return what a subject of a decision is called: an actor's name, a mention's words, a sentence, a title.

        What is not there any more is called by its id, an actor by its id as words.
        """
        cursor = self._cursor()
        for statement in _CALLED:
            if found := cursor.execute(statement, [subject]).fetchone():
                return found[0]
        if re.search("[@#~/]", subject):
            return subject.partition("/")[0] if "#" in subject else subject
        return subject.replace("-", " ")

    def held_actors(self) -> tuple[Actor, ...]:
        """Return all actors with their links, as they are now."""
        with self._changing:
            return tuple(self._hold().values())

    def weights_of_actors(self) -> dict[str, int]:
        """Return how many pieces of evidence about two each actor takes part in, by id."""
        statement = """SELECT actor, count(*) FROM (SELECT unnest([source, target]) AS actor FROM evidence
            WHERE target <> '') GROUP BY actor"""
        return dict(self._cursor().execute(statement).fetchall())

    def titles_of_actors(self) -> dict[str, tuple[str, ...]]:
        """Return the titles that the texts give each actor before its names, by id."""
        statement = """SELECT e.actor_id, list(DISTINCT m.title) FROM ends e JOIN mentions m ON m.no = e.mention_no
            WHERE m.title <> '' AND NOT e.reference GROUP BY e.actor_id"""
        return {actor: tuple(sorted(titles)) for actor, titles in self._cursor().execute(statement).fetchall()}

    def words_of_mentions(self, mention_ids: Iterable[str]) -> dict[str, str]:
        """Return the words of those of some mentions that there are, by their ids."""
        statement = "SELECT id, text FROM mentions JOIN (SELECT unnest(?::VARCHAR[]) AS id) USING (id)"
        return dict(self._cursor().execute(statement, [sorted(set(mention_ids))]).fetchall())

    def places_of_evidence(self, evidence_ids: Iterable[str]) -> dict[str, tuple[str, str]]:
        """Return for those of some evidence that there are the place (document@start-end) and text of its sentence."""
        statement = """SELECT r.id, s.document_id || '@' || s.start || '-' || s."end",
            substring(d.text, s.start + 1, s."end" - s.start)
            FROM relations r JOIN (SELECT unnest(?::VARCHAR[]) AS id) USING (id)
            JOIN sentences s ON s.id = r.sentence_id JOIN documents d ON d.id = s.document_id"""
        rows = self._cursor().execute(statement, [sorted(set(evidence_ids))]).fetchall()
        return {evidence: (place, text) for evidence, place, text in rows}

    def name_and_mention_of(self, actor_id: str) -> tuple[str, str]:
        """Return an actor's name and a mention that a rule linked to it, if possible by name; empty without."""
        statement = """SELECT a.name, l.mention_id FROM actors a LEFT JOIN
            (SELECT * FROM links WHERE rule NOT IN ('decision', ?)) l ON l.actor_id = a.id
            WHERE a.id = ? ORDER BY l.reference, l.no LIMIT 1"""
        found = self._cursor().execute(statement, [BY_READER, actor_id]).fetchone()
        return (found[0], found[1] or "") if found else ("", "")

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
        """Return all mentions, article by article, in text order; behind them those that readers added."""
        return _rows(self._cursor(), "mentions")

    def actors_of_mentions(self) -> dict[str, tuple[str, str]]:
        """Return for each mention that refers to an actor the actor's id and name, by the surest link."""
        statement = "SELECT e.mention_id, e.actor_id, a.name FROM ends e JOIN actors a ON a.id = e.actor_id"
        return {mention: (actor, name) for mention, actor, name in self._cursor().execute(statement).fetchall()}

    def links_of_mentions(self) -> dict[str, tuple[str, str, float]]:
        """Return for each mention that refers to an actor the actor's id, the rule of the surest link, and how sure."""
        rows = self._cursor().execute("SELECT mention_id, actor_id, rule, confidence FROM ends").fetchall()
        return {mention: (actor, rule, confidence) for mention, actor, rule, confidence in rows}

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

    def applied(self) -> frozenset[str]:
        """Return the ids of the decisions about evidence that find the evidence they speak of."""
        return self._verdicts.applied

    def append_decision(self, decision: Decision) -> None:
        """Keep a decision; see `append_decisions`."""
        self.append_decisions([decision])

    def append_decisions(self, decisions: Sequence[Decision]) -> None:
        """Keep decisions; those about evidence take effect at once, those about actors with `use_links`.

        They are written as one: all of them or none.

        Raises:
            StoreError: they cannot be written.
        """
        with self._changing:
            if self.folder is not None:
                before = self._stamp[0]
                grown = decided.append_decisions(self.folder, decisions)
                after = decided.stamp_decisions(self.folder)
                if before + grown == after[0]:  # else another program wrote as well, and is caught up with later
                    self._stamp = after
            self._heed(decided.mark_withdrawn([*self._decisions, *decisions]))

    def catch_up(self) -> tuple[Decision, ...]:
        """Take in what other programs wrote behind the decisions meanwhile; cheap where there is nothing.

        Returns:
            tuple: the decisions that are new here; as with one's own, those about actors need `use_links`.

        Raises:
            StoreError: the decisions cannot be read any more.
        """
        if self.folder is None or decided.stamp_decisions(self.folder) == self._stamp:
            return ()
        with self._changing:
            if decided.stamp_decisions(self.folder) == self._stamp:  # another thread has just taken them in
                return ()
            stamp = decided.stamp_decisions(self.folder)  # before reading: what comes after is read the next time
            read = decided.read_decisions(self.folder)
            known = {each.id for each in self._decisions}
            self._stamp = stamp
            self._heed(read)
            return tuple(each for each in read if each.id not in known)

    def _heed(self, decisions: tuple[Decision, ...]) -> None:
        """Put other decisions in the place of the former, and let those about evidence take effect."""
        self._decisions = decisions
        with self._transaction() as cursor:
            change = self._take_verdicts(cursor)
        self._changes.append(change)

    def hold_actors(self, actors: Iterable[Actor]) -> None:
        """Compare the actors as they are with others, so that using these or some like them takes little time."""
        with self._changing:
            self._hold()
            equal = (each for each in actors if self._actors.get(each.id) == each)
            self._actors.update({each.id: each for each in equal})

    def use_links(self, links: Sequence[Link], actors: Sequence[Actor], added: Sequence[Mention] = ()) -> None:
        """Use another resolution in place of the former, which stays as it is on disk.

        Only what differs is done anew. An actor that is new stands where those stood whose mentions it took over, so
        nothing else moves.

        Args:
            links: links beside those that the actors carry.
            actors: all actors; those that are the same objects as at the last call are passed over.
            added: mentions of names that readers added, all of them.
        """
        carried = _carry(actors, links) if links else actors
        with self._changing, self._transaction() as cursor:
            change = self._relink(cursor, {each.id: each for each in carried}, {each.id: each for each in added})
            if change is not None:
                self._changes.append(change)

    def _relink(
        self, cursor: duckdb.DuckDBPyConnection, after: dict[str, Actor], added: dict[str, Mention]
    ) -> Change | None:
        """Use other actors and other names that readers added; gives what that changed, or None."""
        before, gone, evidence = self._hold(), Change(), frozenset()
        differ = [key for key in before.keys() | after.keys() if before.get(key) is not after.get(key)]
        differ = [key for key in differ if before.get(key) != after.get(key)]
        fresh = [key for key, each in added.items() if self._added.get(key) != each]
        if not differ and added == self._added:
            self._actors = after
            return None
        if added != self._added:
            gone, evidence = use_added(cursor, self._added, added)
        moved = _moved(differ, before, after).union(fresh)
        relinked = [key for key in differ if _links_of(key, before) != _links_of(key, after)]
        replace_links(cursor, relinked, [link for key in relinked for link in _links_of(key, after)])
        replace_actors(cursor, after.values())
        evidence |= self._judge_added(cursor) if added != self._added else frozenset()
        change = gone | lift_again(cursor, mentions=moved, evidence=evidence)
        both = (key for key in differ if key in before and key in after)
        renamed = (key for key in both if before[key].name != after[key].name)
        self._actors, self._added = after, added
        return change | Change(actors=frozenset(differ), renamed=frozenset(renamed))

    def try_out(
        self, decisions: Sequence[Decision], actors: Sequence[Actor] | None, added: Sequence[Mention] = ()
    ) -> tuple[Change, Mapping[str, Actor], Mapping[str, Actor], frozenset[str]]:
        """Return what decisions would change, without changing anything.

        Args:
            decisions: all that there would be then, withdrawn ones marked.
            actors, added: as for `use_links`; without actors they stay as they are.

        Returns:
            The change, the actors before and after it, by id, and the decisions about evidence that find it.
        """
        with self._changing:
            kept = self._decisions, self._verdicts, self._found, self._actors, self._added
            before = self._hold()
            cursor = self._cursor()
            cursor.begin()
            try:
                self._decisions = tuple(decisions)
                change = self._take_verdicts(cursor)
                if actors is not None:
                    after = {each.id: each for each in actors}
                    change |= self._relink(cursor, after, {each.id: each for each in added}) or Change()
                change = replace(change, lines=differing_lines(self._cursor(), cursor, change.lines))
                return change, before, self._hold(), self._verdicts.applied
            finally:
                cursor.rollback()
                self._decisions, self._verdicts, self._found, self._actors, self._added = kept

    def _take_verdicts(self, cursor: duckdb.DuckDBPyConnection) -> Change:
        """Let what people say of evidence now take effect."""
        before, now = self._verdicts, self._judge(cursor)
        checked, corrected = before.checked ^ now.checked, before.corrected_otherwise(now)
        lifted = (before.wrong ^ now.wrong) | corrected
        change = Change(sentences=sentences_of(cursor, checked)) if checked else Change()
        self._verdicts = now
        return change | (lift_again(cursor, evidence=lifted) if lifted else Change())

    def _judge_added(self, cursor: duckdb.DuckDBPyConnection) -> frozenset[str]:
        """Look again for the evidence that decisions speak of, some of which may stand on names that readers added."""
        before, self._found = self._verdicts, {}
        self._verdicts = now = self._judge(cursor)
        return (before.wrong ^ now.wrong) | before.corrected_otherwise(now)

    def close(self) -> None:
        """Give the memory back; the store answers nothing after that."""
        self._database.close()

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        return self._database.cursor()

    def _lift(self) -> None:
        with self._changing, self._transaction() as cursor:
            place_relations(cursor)
            judge(cursor, wrong=(), checked=())
            correcting.prepare_corrections(cursor)
            self._verdicts = self._judge(cursor)
            lift(cursor)

    @contextmanager
    def _transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Change tables; others see the former state until all is done, and go on seeing it if it fails."""
        cursor = self._cursor()
        cursor.begin()
        try:
            yield cursor
        except BaseException:
            cursor.rollback()
            raise
        cursor.commit()

    def _judge(self, cursor: duckdb.DuckDBPyConnection) -> Verdicts:
        """Let the tables know what people say of evidence, as far as it is not what they said before."""
        before, now = self._verdicts, judge_all(self._decisions, self._find_evidence(cursor))
        if (before.wrong, before.checked) != (now.wrong, now.checked):
            judge(cursor, wrong=now.wrong, checked=now.checked)
        correcting.correct_relations(cursor, before.corrected_otherwise(now), now.corrected)
        return now

    def _find_evidence(self, cursor: duckdb.DuckDBPyConnection) -> Mapping[str, str]:
        """Return the evidence that is there for every id that decisions name; what is not there is an empty text."""
        named = evidence_of(self._decisions)
        new = {evidence: place for evidence, place in named.items() if evidence not in self._found}
        if new:
            self._found |= dict.fromkeys(new, "") | correcting.find_evidence(cursor, new)
        return self._found

    def _hold(self) -> dict[str, Actor]:
        """Return the actors as they are, by id; read once."""
        if self._actors is None:
            self._actors = {each.id: each for each in _actors_with_links(self._cursor())}
        return self._actors


_CALLED = (
    "SELECT name FROM actors WHERE id = ?",
    "SELECT text FROM mentions WHERE id = ?",
    "SELECT title FROM documents WHERE id = ?",
    """SELECT substring(d.text, s.start + 1, s."end" - s.start) FROM relations r
    JOIN sentences s ON s.id = r.sentence_id JOIN documents d ON d.id = s.document_id WHERE r.id = ?""",
    """SELECT substring(d.text, s.start + 1, s."end" - s.start) FROM sentences s
    JOIN documents d ON d.id = s.document_id WHERE s.id = split_part(?, '/', 1)""",
)


def _carry(actors: Iterable[Actor], links: Iterable[Link]) -> tuple[Actor, ...]:
    """Return actors that carry further links of theirs as well."""
    further = defaultdict(list)
    for link in links:
        further[link.actor_id].append(link)
    return tuple(replace(each, links=join_links((each,), tuple(further[each.id]))) for each in actors)


def _moved(differ: Iterable[str], before: Mapping[str, Actor], after: Mapping[str, Actor]) -> set[str]:
    """Return the mentions that some actors have other links of than before."""
    moved = (set(_links_of(key, before)) ^ set(_links_of(key, after)) for key in differ)
    return {link.mention_id for links in moved for link in links}


def _links_of(actor_id: str, actors: Mapping[str, Actor]) -> tuple[Link, ...]:
    return actors[actor_id].links if actor_id in actors else ()


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
