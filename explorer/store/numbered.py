"""Rows put into a table of an open store under numbers of one's own choice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import duckdb

from explorer.store.columns import ROW_TYPES, rows_to_arrow


def insert_numbered(
    database: duckdb.DuckDBPyConnection, table: str, numbers: Sequence[int], rows: Sequence[Any]
) -> None:
    """Put rows into a table.

    Args:
        database: a cursor on a loaded store, in a transaction.
        table: one of ROW_TYPES, whose rows have an `id`.
        numbers: the number (`no`) of each row.
        rows: with ids that differ.
    """
    if not rows:
        return
    database.register("incoming", rows_to_arrow(rows, ROW_TYPES[table]))
    numbered = "(SELECT unnest(?::VARCHAR[]) AS id, unnest(?::BIGINT[]) AS no)"
    database.execute(
        f"INSERT INTO {table} BY NAME SELECT n.no, i.* FROM incoming i JOIN {numbered} n USING (id)",
        [[each.id for each in rows], list(numbers)],
    )
    database.unregister("incoming")


def delete_numbered(database: duckdb.DuckDBPyConnection, table: str, numbers: Sequence[int]) -> None:
    """Take rows out of a table by their numbers."""
    database.execute(f"DELETE FROM {table} WHERE no IN (SELECT unnest(?::BIGINT[]))", [list(numbers)])
