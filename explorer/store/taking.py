"""Take over tables that a stranger may have written: every column, every value and every reference is checked.

    Parquet of anybody --DuckDB, with limits--> rows --check--> a folder of tables of our own, as a build writes it

Nothing of the stranger's files is kept: what passes is written anew. DuckDB runs no code that a file brings along.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import duckdb

from explorer.errors import StoreError
from explorer.model import Document
from explorer.settings import MAX_DOCUMENT_CHARACTERS
from explorer.store.about import About, write_about
from explorer.store.columns import ROW_TYPES, column_names, rows_to_arrow
from explorer.store.folders import file_of, make_folder, remove_folder
from explorer.store.impossible import LONGEST_LIST, MOST_ROWS, bad_rows

MEMORY = "2GB"
"""Of one file of tables while it is checked; a thousand articles need a tenth."""

_CONFIG = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "memory_limit": MEMORY,
    "temp_directory": "",
    "threads": "2",
}
"""DuckDB fetches nothing, loads nothing, and gives up where a file wants too much memory."""

_FROM_FILE = "read_parquet(?, hive_partitioning = false)"


def take_tables(files: Mapping[str, Path], folder: Path, *, about: About) -> About:
    """Check tables and write them as the store of a folder that has none yet.

    Args:
        files: table name -> Parquet file of anybody.
        folder: of the new store; it is there.
        about: what came with them; the counts are those found.

    Returns:
        About: what the store says about itself.

    Raises:
        StoreError: a table is missing, holds other columns, or values that no store has.
        OSError: the store cannot be written; nothing of it is left.
    """
    database = duckdb.connect(config=_CONFIG)
    try:
        counts = {name: _load(database, name, files.get(name)) for name in ROW_TYPES}
        database.execute("SET enable_external_access = false")
        _check(database)
        tables = {name: _give(database, name) for name in ROW_TYPES}
    except duckdb.Error as error:
        raise _refuse("The tables cannot be read.") from error
    finally:
        database.close()
    return _write(tables, folder, replace(about, counts=counts))


def take_documents(file: Path) -> tuple[Document, ...]:
    """Return the articles of a table that an older program wrote: what it has of a document, the rest empty.

    Raises:
        StoreError: it holds no articles.
    """
    database = duckdb.connect(config=_CONFIG)
    try:
        kinds = _describe(database, file)
        if not {"id", "text"} <= {name for name, kind in kinds.items() if kind == "VARCHAR"}:
            raise _refuse("The table of articles has no id or no text.")
        known = [each.name for each in fields(Document) if kinds.get(each.name) == "VARCHAR"]
        chosen = ", ".join(f'coalesce("{name}", \'\') AS "{name}"' for name in known)
        statement = f"CREATE TABLE documents AS SELECT {chosen} FROM {_FROM_FILE} LIMIT {MOST_ROWS['documents']}"
        database.execute(statement, [str(file.absolute())])
        too_long = f"SELECT count(*) FROM documents WHERE length(text) > {MAX_DOCUMENT_CHARACTERS} OR id = ''"
        if _count(database, too_long):
            raise _refuse("The table of articles holds an article that is too long, or that has no id.")
        rows = database.execute("SELECT * FROM documents").fetchall()
    except duckdb.Error as error:
        raise _refuse("The articles cannot be read.") from error
    finally:
        database.close()
    named = [dict(zip(known, row, strict=True)) for row in rows]
    return tuple({each["id"]: Document(**{"title": each["id"], **each}) for each in named}.values())


def _load(database: duckdb.DuckDBPyConnection, name: str, file: Path | None) -> int:
    """Load a table whose columns are exactly those of ours, and return how many rows it has."""
    if file is None:
        raise _refuse(f"The table {name} is missing.")
    database.register("expected", rows_to_arrow((), ROW_TYPES[name]))
    wanted = _kinds(database.execute("DESCRIBE SELECT * FROM expected").fetchall())
    if _describe(database, file) != wanted:
        raise _refuse(f"The table {name} has other columns than it has to have.")
    columns = ", ".join(f'"{column}"' for column in wanted)
    statement = f"CREATE TABLE {name} AS SELECT {columns} FROM {_FROM_FILE} LIMIT {MOST_ROWS[name] + 1}"
    database.execute(statement, [str(file.absolute())])
    count = _count(database, f"SELECT count(*) FROM {name}")
    if count > MOST_ROWS[name]:
        raise _refuse(f"The table {name} has more than {MOST_ROWS[name]:,} rows.")
    return count


def _describe(database: duckdb.DuckDBPyConnection, file: Path) -> dict[str, str]:
    return _kinds(database.execute(f"DESCRIBE SELECT * FROM {_FROM_FILE}", [str(file.absolute())]).fetchall())


def _kinds(described: Iterable[tuple[Any, ...]]) -> dict[str, str]:
    return {str(row[0]): str(row[1]) for row in described}


def _count(database: duckdb.DuckDBPyConnection, statement: str) -> int:
    ((count,),) = database.execute(statement).fetchall()
    return count


def _check(database: duckdb.DuckDBPyConnection) -> None:
    """Raise a StoreError for the first table with a row that no store has."""
    for table, row_type in ROW_TYPES.items():
        for condition, what in (*_of_types(row_type), *bad_rows(table)):
            found = _count(database, f"SELECT count(*) FROM {table} t WHERE {condition}")
            if found:
                raise _refuse(f"The table {table} holds {found} of {what}.")


def _of_types(row_type: type) -> Iterator[tuple[str, str]]:
    """Give what makes a value of each column impossible, whatever it stands for."""
    hints = get_type_hints(row_type)
    for name in column_names(row_type):
        column = f't."{name}"'
        yield _impossible(column, hints[name]), f"rows without a usable {name}"


def _impossible(value: str, hint: Any) -> str:
    """Return a condition for values that cannot be: missing, endless, too long, below zero."""
    if get_origin(hint) is tuple:
        inner = _impossible("x", get_args(hint)[0])
        return f"{value} IS NULL OR len({value}) > {LONGEST_LIST} OR len(list_filter({value}, lambda x: {inner})) > 0"
    if is_dataclass(hint):
        inner = (_impossible(f'{value}."{name}"', each) for name, each in get_type_hints(hint).items())
        return " OR ".join((f"{value} IS NULL", *inner))
    return f"{value} IS NULL OR {_PLAIN[hint].format(value)}"


LONGEST_TEXT = 4 * MAX_DOCUMENT_CHARACTERS
"""Bytes of any text in a table: the longest article with four bytes a character."""

_PLAIN: dict[type, str] = {
    str: f"strlen({{0}}) > {LONGEST_TEXT}",
    int: "{0} NOT BETWEEN 0 AND 1000000000",
    float: "NOT isfinite({0}) OR abs({0}) > 1e9",
    bool: "FALSE",
}


def _give(database: duckdb.DuckDBPyConnection, name: str) -> Any:
    """Return a table as Arrow has it, of exactly the types that a build writes: more rows may be joined to it."""
    table = database.sql(f"SELECT * FROM {name}").to_arrow_table()
    return table.cast(rows_to_arrow((), ROW_TYPES[name]).schema)


def _write(tables: Mapping[str, Any], folder: Path, about: About) -> About:
    import pyarrow.parquet

    fresh = make_folder(folder, map(file_of, ROW_TYPES))
    try:
        for name, columns in tables.items():
            with (fresh / file_of(name)).open("wb") as file:
                pyarrow.parquet.write_table(columns, file, compression="zstd")
                file.flush()
                os.fsync(file.fileno())
        about = replace(about, tables=fresh.name)
        write_about(folder, about)
    except BaseException:
        remove_folder(fresh)
        raise
    return about


def _refuse(what: str) -> StoreError:
    return StoreError(what, way_out="Ask whoever made the file to save it again.")
