"""What no row of a store holds, as conditions of SQL: for tables that come from somebody else.

Each table has a list of (condition on its row `t`, what such a row is called in a message).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from explorer.model import (
    ACTOR_KINDS,
    DEMANDS,
    FORMS,
    MODALITIES,
    PORTRAYAL_KINDS,
    QUADS,
    RELATION_KINDS,
)
from explorer.settings import MAX_DOCUMENT_CHARACTERS
from explorer.store.columns import ROW_TYPES

MOST_DOCUMENTS = 50_000
"""Articles of one project; a term's collection has some hundreds, a large study ten thousand."""

MOST_ROWS = {name: MOST_DOCUMENTS if name == "documents" else 20_000_000 for name in ROW_TYPES}
"""Table name -> rows up to which it is taken: four hundred for each of so many articles."""

LONGEST_LIST = 10_000
"""Values of one list in a row: the names of an actor, the runs of a long speech."""

_UNIQUE = ("documents", "sentences", "mentions", "actors")
"""Tables whose ids are each given once; of two names of one pair in a sentence the evidence can have one id."""

_KNOWN: tuple[tuple[str, str, Collection[str]], ...] = (
    ("mentions", "kind", (*ACTOR_KINDS, "")),
    ("mentions", "form", FORMS),
    ("relations", "kind", RELATION_KINDS),
    ("relations", "quad", (*QUADS, "")),
    ("relations", "modality", MODALITIES),
    ("relations", "stance", (*DEMANDS, "")),
    ("actors", "kind", ACTOR_KINDS),
    ("portrayals", "kind", PORTRAYAL_KINDS),
    ("speeches", "kind", ("direct", "mixed", "indirect")),
    ("passages", "kind", ("verbatim", "near")),
)
"""Table, column, and the words that can stand in it."""

_SHARES = (
    ("mentions", "confidence"),
    ("relations", "confidence"),
    ("links", "confidence"),
    ("speeches", "certainty"),
    ("passages", "similarity"),
)
"""Table and column of numbers between 0 and 1."""

_REFERENCES = (
    ("sentences", "document_id", "documents"),
    ("mentions", "document_id", "documents"),
    ("mentions", "sentence_id", "sentences"),
    ("relations", "sentence_id", "sentences"),
    ("relations", "source", "mentions"),
    ("links", "mention_id", "mentions"),
    ("links", "actor_id", "actors"),
    ("speeches", "document_id", "documents"),
    ("speeches", "sentence_id", "sentences"),
    ("dates", "document_id", "documents"),
    ("dates", "sentence_id", "sentences"),
    ("portrayals", "document_id", "documents"),
    ("portrayals", "mention_id", "mentions"),
    ("passages", "document_a", "documents"),
    ("passages", "document_b", "documents"),
    ("copies", "sentence_id", "sentences"),
    ("copies", "copies", "sentences"),
)
"""Table, column, and the table in which what it names must be."""

_PLACES = (
    ("sentences", "document_id", "start", "end"),
    ("mentions", "document_id", "start", "end"),
    ("dates", "document_id", "start", "end"),
    ("portrayals", "document_id", "start", "end"),
    ("passages", "document_a", "start_a", "end_a"),
    ("passages", "document_b", "start_b", "end_b"),
)
"""Table, and columns of a place in an article's text."""


def bad_rows(table: str) -> Iterator[tuple[str, str]]:
    """Give what makes a row of a table impossible: a condition, and what such rows are called."""
    if table in _UNIQUE:
        yield f"t.id = '' OR t.id IN (SELECT id FROM {table} GROUP BY id HAVING count(*) > 1)", "rows with the same id"
    yield from _OWN.get(table, ())
    for column, words in ((column, words) for each, column, words in _KNOWN if each == table):
        known = ", ".join("'" + word.replace("'", "''") + "'" for word in words)
        yield f"t.{column} NOT IN ({known})", f"rows with an unknown {column}"
    for column in (column for each, column in _SHARES if each == table):
        yield f"t.{column} NOT BETWEEN 0 AND 1", f"rows whose {column} is no share"
    yield from _places(table)
    for column, other in ((column, other) for each, column, other in _REFERENCES if each == table):
        yield f"t.{column} NOT IN (SELECT id FROM {other})", f"rows whose {column} is not in {other}"


_OWN = {
    "documents": ((f"length(t.text) > {MAX_DOCUMENT_CHARACTERS}", "articles that are too long"),),
    "actors": (("NOT regexp_full_match(t.id, '[a-z0-9_]+(-[a-z0-9_]+)*')", "actors with a strange id"),),
    "relations": (
        ("t.target <> '' AND t.target NOT IN (SELECT id FROM mentions)", "rows whose target is not in mentions"),
    ),
}
"""Table -> what else makes a row of it impossible."""


def _places(table: str) -> Iterator[tuple[str, str]]:
    for each, document, start, end in _PLACES:
        if each == table:
            inside = f't."{start}" <= t."{end}" AND t."{end}" <= length(d.text)'
            yield f"NOT EXISTS (SELECT 1 FROM documents d WHERE d.id = t.{document} AND {inside})", "places in no text"
