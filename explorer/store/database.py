"""A store's tables in an in-memory DuckDB, and relation mentions lifted to actors.

    Parquet or rows --load--> documents, sentences, mentions, relations, actors, links, positions, rules ...
    dates, published --load--> told (sentence -> first and last day that it tells of)
    relations + links --lifting.py--> evidence (between actors), lines (one row a relation), occurrences (of actors)

`evidence.shared_no` is the number of the sentence whose words a piece of evidence has in common with other documents,
and `shared_order` says whose turn it is to count where such words count once (see filters.py).

Everything is loaded at opening: a thousand articles take some ten megabytes, a query then reads no file, and a
build that replaces the tables on disk does not disturb a reader. The derived tables know sentences and documents by
row number (`no`), which is much faster to group by than their ids.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import duckdb

from explorer.errors import StoreError
from explorer.model import Actor, Link
from explorer.store.about import About, read_about
from explorer.store.columns import ROW_TYPES, column_names, rows_to_arrow, tables_to_arrow
from explorer.store.tables import Tables
from explorer.store.told import TOLD

log = logging.getLogger(__name__)

OFFLINE = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
"""DuckDB otherwise fetches extensions from the network when a query might need one."""

_FROM_FILE = "read_parquet(?, hive_partitioning = false)"
"""DuckDB otherwise reads a folder called `outlet=Guardian` anywhere above a file as a column that holds "Guardian"."""

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

BESIDE = 80.0
"""Pixels at scale 1. How far from the actor that it was split from a new one stands: a node's width and a bit."""

_PLACE_NEW = """
INSERT INTO positions (no, actor_id, x, y)
    SELECT -1, l.actor_id, avg(x) + ? * cos(hash(l.actor_id) % 360), avg(y) + ? * sin(hash(l.actor_id) % 360)
    FROM incoming l JOIN ends e USING (mention_id) JOIN positions p ON p.actor_id = e.actor_id
    WHERE l.actor_id NOT IN (SELECT actor_id FROM positions) GROUP BY l.actor_id
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


def load_rows(tables: Tables | Mapping[str, Any]) -> duckdb.DuckDBPyConnection:
    """Load a store that was never written, as rows or as Arrow tables, for laying out a build and for tests."""
    database = duckdb.connect(config=OFFLINE)
    columns = tables_to_arrow(tables) if isinstance(tables, Tables) else tables
    for name in ROW_TYPES:
        _load_arrow(database, name, columns[name])
    database.execute(_PLACE + TOLD)
    return database


def replace_actors(database: duckdb.DuckDBPyConnection, actors: Iterable[Actor]) -> None:
    """Replace the actors; their links are another table."""
    _load_arrow(database, "actors", rows_to_arrow(actors, Actor))


def replace_links(database: duckdb.DuckDBPyConnection, actors: Iterable[str], links: Iterable[Link]) -> None:
    """Replace the links of some actors; a new actor is placed where those stood whose mentions it took over.

    Args:
        database: a cursor on a lifted store, in a transaction.
        actors: ids of the actors whose links are replaced; those that have none any more are among them.
        links: all their links now.
    """
    database.register("incoming", rows_to_arrow(links, Link))
    database.execute("DELETE FROM links WHERE actor_id IN (SELECT unnest(?::VARCHAR[]))", [sorted(actors)])
    database.execute("""INSERT INTO links BY NAME
        SELECT (SELECT coalesce(max(no), -1) FROM links) + row_number() OVER () AS no, * FROM incoming""")
    database.execute(_PLACE_NEW, [BESIDE, BESIDE])
    database.unregister("incoming")


def _load_arrow(database: duckdb.DuckDBPyConnection, name: str, table: Any) -> None:
    database.register("incoming", table)
    database.execute(f"CREATE OR REPLACE TABLE {name} AS SELECT row_number() OVER () - 1 AS no, * FROM incoming")
    database.unregister("incoming")


def _load_parquet(folder: Path, about: About) -> duckdb.DuckDBPyConnection:
    database, name = duckdb.connect(config=OFFLINE), ""
    try:
        for name, row_type in ROW_TYPES.items():
            path = folder / about.tables / f"{name}.parquet"
            columns = ", ".join(f'"{column}"' for column in column_names(row_type))
            statement = f"CREATE TABLE {name} AS SELECT row_number() OVER () - 1 AS no, {columns} FROM {_FROM_FILE}"
            database.execute(statement, [str(path.absolute())])
            _check_count(database, name, about)
        database.execute("SET enable_external_access = false")
        database.execute(_PLACE + TOLD)
    except duckdb.Error as error:
        database.close()
        log.debug("%s: %s", name, error)
        fault = error.args[0] if isinstance(error, _WrongCountError) else f"{name}.parquet cannot be read"
        what = f"The store is damaged ({fault})."
        raise StoreError(what, where=str(folder), way_out=BUILD_AGAIN) from error
    return database


class _WrongCountError(duckdb.Error):
    """A table is whole and holds other rows than the store's description says."""


def _check_count(database: duckdb.DuckDBPyConnection, name: str, about: About) -> None:
    (count,) = database.execute(f"SELECT count(*) FROM {name}").fetchone()
    if count != about.counts.get(name):
        raise _WrongCountError(f"{name}.parquet holds {count} rows instead of {about.counts.get(name)}")


BUILD_AGAIN = (
    "Build it again from its articles; what people decided is kept: python -m explorer build SOURCE... --store FOLDER."
)
