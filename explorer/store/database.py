"""A store's tables in an in-memory DuckDB, and relation mentions lifted to actors.

    Parquet or rows --load--> documents, sentences, mentions, relations, actors, links, positions, rules ...
    dates, published --load--> told (sentence -> first and last day that it tells of)
    relations + links --lift--> evidence (between actors), lines (one row a relation), occurrences (of actors)

`evidence.shared_no` is the number of the sentence whose words a piece of evidence has in common with other documents,
and `shared_order` says whose turn it is to count where such words count once (see filters.py).

Everything is loaded at opening: a thousand articles take some ten megabytes, a query then reads no file, and a
build that replaces the tables on disk does not disturb a reader. The derived tables know sentences and documents by
row number (`no`), which is much faster to group by than their ids.

A mention stands for one actor: where several links claim it, the surest counts, so that no sentence is told twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb

from explorer.errors import StoreError
from explorer.store.about import About, read_about
from explorer.store.columns import ROW_TYPES, column_names, rows_to_arrow, tables_to_rows
from explorer.store.tables import Tables
from explorer.store.told import TOLD

_OFFLINE = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
"""DuckDB otherwise fetches extensions from the network when a query might need one."""

_PLACE = """
CREATE TABLE placed_sentences AS SELECT s.no, s.id, s.repeats, d.no AS document_no
    FROM sentences s JOIN documents d ON d.id = s.document_id;
CREATE TABLE shared_sentences AS
    WITH alike AS (SELECT sentence_id, copies FROM copies UNION SELECT copies, copies FROM copies)
    SELECT s.no AS sentence_no, o.no AS shared_no,
        {copied: s.no <> o.no, day: nullif(left(d.published, 10), ''), document_no: d.no} AS shared_order
    FROM alike a JOIN placed_sentences s ON s.id = a.sentence_id JOIN placed_sentences o ON o.id = a.copies
    JOIN documents d ON d.no = s.document_no;
CREATE TABLE placed_mentions AS SELECT m.no, m.id, s.no AS sentence_no, s.document_no, s.repeats
    FROM mentions m JOIN placed_sentences s ON s.id = m.sentence_id;
"""

_LIFT = """
CREATE OR REPLACE TABLE ends AS
    SELECT l.mention_id, l.actor_id, l.rule, l.confidence, l.reference, p.no AS mention_no, m.start,
        {actor_id: l.actor_id, name: a.name, text: m.text, start: m.start, "end": m."end",
         rule: l.rule, reference: l.reference} AS words
    FROM links l JOIN actors a ON a.id = l.actor_id
    JOIN placed_mentions p ON p.id = l.mention_id JOIN mentions m ON m.no = p.no
    QUALIFY row_number() OVER (PARTITION BY p.no ORDER BY l.confidence DESC, l.actor_id) = 1;

CREATE OR REPLACE TABLE lifted AS
    SELECT r.no AS relation_no, r.kind, s.no AS sentence_no, s.document_no, d.id AS document_id, d.outlet,
        r.event, r.quad, if(r.stance = '', r.quad, r.stance) AS stance,
        if(starts_with(r.rule, 'learned'), 'learned', 'rules') AS finder,
        r.predicate, r.tense, r.mutual, if(r.negated, 'negated', r.modality) AS told_as,
        -- what the finder weighed counts how surely its ends are linked already (relations/learned)
        if(r.kind = 'co-mention' OR r.target = '', r.confidence * f.confidence * coalesce(t.confidence, 1),
            r.confidence) AS confidence,
        f.reference OR coalesce(t.reference, false) AS reference, f.start AS told_at,
        f.actor_id AS from_actor, f.words AS from_words, coalesce(t.actor_id, '') AS to_actor, t.words AS to_words,
        r.kind = 'co-mention' AND from_actor > to_actor AS turned
    FROM relations r
    JOIN placed_sentences s ON s.id = r.sentence_id JOIN documents d ON d.no = s.document_no
    JOIN ends f ON f.mention_id = r.source
    LEFT JOIN ends t ON t.mention_id = r.target
    WHERE s.repeats = '' AND r.id NOT IN (SELECT id FROM wrong)
        AND (r.target = '' OR t.actor_id IS NOT NULL) AND f.actor_id IS DISTINCT FROM t.actor_id;

CREATE OR REPLACE TABLE evidence AS
    SELECT * EXCLUDE (from_actor, from_words, to_actor, to_words, turned),
        if(turned, to_actor, from_actor) AS source, if(turned, from_actor, to_actor) AS target,
        if(turned, to_words, from_words) AS source_words, if(turned, from_words, to_words) AS target_words,
        dense_rank() OVER (ORDER BY source, target, kind) AS line_no, shared_no, shared_order
    FROM lifted LEFT JOIN shared_sentences USING (sentence_no) ORDER BY document_no, sentence_no, told_at, relation_no;
DROP TABLE lifted;

CREATE OR REPLACE TABLE lines AS
    SELECT DISTINCT line_no, source || '~' || kind || '~' || target AS id, kind, source, target
    FROM evidence WHERE target <> '';

CREATE OR REPLACE TABLE credits AS
    SELECT DISTINCT r.relation_no, coalesce(e.words.name, r.credit.text) AS credit
    FROM (SELECT no AS relation_no, unnest(attributions) AS credit FROM relations) r
    LEFT JOIN ends e ON e.mention_id = r.credit.mention_id;

CREATE OR REPLACE TABLE occurrences AS
    SELECT e.actor_id, e.mention_no, m.sentence_no, m.document_no, m.repeats, e.rule, e.confidence, e.reference
    FROM ends e JOIN placed_mentions m ON m.no = e.mention_no;
"""

BESIDE = 80.0
"""Pixels at scale 1. How far from the actor that it was split from a new one stands: a node's width and a bit."""

_PLACE_NEW = """
INSERT INTO positions (no, actor_id, x, y)
    SELECT -1, actor_id, avg(x) + ? * cos(hash(actor_id) % 360), avg(y) + ? * sin(hash(actor_id) % 360)
    FROM links JOIN stood USING (mention_id)
    WHERE actor_id NOT IN (SELECT actor_id FROM positions) GROUP BY actor_id
"""


def load_folder(folder: Path) -> tuple[duckdb.DuckDBPyConnection, About]:
    """Load a store from disk.

    Raises:
        StoreError: it is missing, no store, damaged, or of a newer version.
    """
    about = read_about(folder)
    try:
        return _load_parquet(folder, about), about
    except StoreError:
        # A build may have replaced the tables since `about.json` was read: then the new ones are whole.
        again = read_about(folder)
        if again.tables == about.tables:
            raise
        return _load_parquet(folder, again), again


def load_rows(tables: Tables) -> duckdb.DuckDBPyConnection:
    """Load a store that was never written, for laying out a build and for tests."""
    database = duckdb.connect(config=_OFFLINE)
    for name, rows in tables_to_rows(tables).items():
        _load_arrow(database, name, rows)
    database.execute(_PLACE + TOLD)
    return database


def lift(database: duckdb.DuckDBPyConnection, *, wrong: Iterable[str], checked: Iterable[str]) -> None:
    """Derive the tables between actors anew.

    Args:
        database: a cursor on a loaded store.
        wrong: ids of the evidence that people called wrong; it counts no more.
        checked: ids of the evidence that people called right.
    """
    for name, ids in (("wrong", wrong), ("checked", checked)):
        database.execute(f"CREATE OR REPLACE TABLE {name} AS SELECT unnest(?::VARCHAR[]) AS id", [sorted(ids)])
    database.execute(_LIFT)


def replace_links(database: duckdb.DuckDBPyConnection, rows: dict[str, Iterable[Any]]) -> None:
    """Replace actors and links; a new actor is placed where those stood whose mentions it took over."""
    database.execute(
        "CREATE OR REPLACE TEMP TABLE stood AS SELECT mention_id, x, y FROM ends JOIN positions USING (actor_id)"
    )
    for name, values in rows.items():
        _load_arrow(database, name, values)
    database.execute(_PLACE_NEW, [BESIDE, BESIDE])
    database.execute("DROP TABLE stood")


def _load_arrow(database: duckdb.DuckDBPyConnection, name: str, rows: Iterable[Any]) -> None:
    database.register("incoming", rows_to_arrow(rows, ROW_TYPES[name]))
    database.execute(f"CREATE OR REPLACE TABLE {name} AS SELECT row_number() OVER () - 1 AS no, * FROM incoming")
    database.unregister("incoming")


def _load_parquet(folder: Path, about: About) -> duckdb.DuckDBPyConnection:
    database = duckdb.connect(config=_OFFLINE)
    try:
        for name, row_type in ROW_TYPES.items():
            path = folder / about.tables / f"{name}.parquet"
            columns = ", ".join(f'"{column}"' for column in column_names(row_type))
            statement = f"CREATE TABLE {name} AS SELECT row_number() OVER () - 1 AS no, {columns} FROM read_parquet(?)"
            database.execute(statement, [str(path)])
            _check_count(database, name, about)
        database.execute("SET enable_external_access = false")
        database.execute(_PLACE + TOLD)
    except duckdb.Error as error:
        database.close()
        what = f"The store is damaged ({str(error).splitlines()[0]})."
        raise StoreError(what, where=str(folder), way_out=_BUILD_AGAIN) from error
    return database


def _check_count(database: duckdb.DuckDBPyConnection, name: str, about: About) -> None:
    (count,) = database.execute(f"SELECT count(*) FROM {name}").fetchone()
    if count != about.counts.get(name):
        raise duckdb.Error(f"{name}.parquet holds {count} rows instead of {about.counts.get(name)}")


_BUILD_AGAIN = (
    "Build it again from its articles; what people decided is kept: python -m explorer build SOURCE... --store FOLDER."
)
