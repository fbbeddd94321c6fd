"""Sentences and whole articles ready to be shown, with the words that refer to actors marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

import duckdb

from explorer.errors import QueryError
from explorer.model import Document
from explorer.store.columns import column_names, row_maker
from explorer.store.marks import nest_marks
from explorer.views import Mark, Passage

_ACTOR_MARKS = """
SELECT o.sentence_no, m.start, m."end", 'actor', o.actor_id, o.rule, o.reference
FROM occurrences o JOIN (SELECT unnest(?::BIGINT[]) AS no) asked ON asked.no = o.sentence_no
JOIN mentions m ON m.no = o.mention_no ORDER BY m.no
"""

_SENTENCES = """
SELECT s.no, s.id, s.document_id, s.start, substring(d.text, s.start + 1, s."end" - s.start), s.repeats
FROM sentences s JOIN (SELECT unnest(?::BIGINT[]) AS no) asked USING (no)
JOIN placed_sentences p ON p.no = s.no JOIN documents d ON d.no = p.document_no
"""


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """A sentence with the marks of the actors in it; their offsets count in the document."""

    sentence_id: str
    document_id: str
    start: int
    text: str
    repeats: str
    actors: tuple[Mark, ...]

    def show(self, further: Iterable[Mark] = ()) -> Passage:
        """Return it ready to be shown, with further marks (offsets in the document) nested among the actors'."""
        moved = (
            replace(mark, start=mark.start - self.start, end=mark.end - self.start) for mark in (*further, *self.actors)
        )
        marks = nest_marks(moved, length=len(self.text))
        return Passage(self.sentence_id, self.document_id, self.text, marks, self.repeats)


def read_sentences(database: duckdb.DuckDBPyConnection, numbers: Iterable[int]) -> dict[int, MarkedSentence]:
    """Return sentences by their row number."""
    asked = sorted(set(numbers))
    marks: defaultdict[int, list[Mark]] = defaultdict(list)
    for number, *mark in database.execute(_ACTOR_MARKS, [asked]).fetchall():
        marks[number].append(Mark(*mark))
    rows = database.execute(_SENTENCES, [asked]).fetchall()
    return {number: MarkedSentence(*row, tuple(marks[number])) for number, *row in rows}


def read_document(database: duckdb.DuckDBPyConnection, document_id: str) -> Document:
    """Return a document.

    Raises:
        QueryError: there is none of this id.
    """
    columns = ", ".join(column_names(Document))
    row = database.execute(f"SELECT {columns} FROM documents WHERE id = ?", [document_id]).fetchone()
    if row is None:
        way_out = "Choose an article from the list; the address may come from another collection."
        raise QueryError("There is no such article in this collection.", where=document_id[:80], way_out=way_out)
    return row_maker(Document)(*row)


def read_article(database: duckdb.DuckDBPyConnection, document_id: str) -> tuple[Document, tuple[Passage, ...]]:
    """Return a document and its whole text as passages.

    What stands between sentences (paragraph breaks, dropped page furniture) is a passage without `sentence_id`, so
    that the passages' texts joined are the document's text.

    Raises:
        QueryError: there is no document of this id.
    """
    document = read_document(database, document_id)
    statement = 'SELECT no, start, "end" FROM sentences WHERE document_id = ? ORDER BY start, "end"'
    spans = database.execute(statement, [document_id]).fetchall()
    sentences = read_sentences(database, (no for no, _, _ in spans))
    passages, reached = [], 0
    for no, start, end in spans:
        passages += [_between(document, reached, start), sentences[no].show()]
        reached = end
    passages.append(_between(document, reached, len(document.text)))
    return document, tuple(passage for passage in passages if passage.text)


def _between(document: Document, start: int, end: int) -> Passage:
    return Passage("", document.id, document.text[start:end])
