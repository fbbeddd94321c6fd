"""The rows of a store on disk, as they were written: nothing is lifted, no decision heeded."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from explorer.model import Document
from explorer.store.about import ABOUT_FILE, About
from explorer.store.columns import ROW_TYPES, column_names, row_maker
from explorer.store.database import load_tables


def has_store(folder: Path) -> bool:
    """Tell whether there is something in a folder that calls itself a store, readable or not."""
    return (folder / ABOUT_FILE).exists()


def read_documents(folder: Path) -> tuple[Document, ...]:
    """Return the articles of a store in the order in which they were read.

    Raises:
        StoreError: it is missing, no store, damaged, or of another version.
    """
    return read_rows(folder, ["documents"])[1]["documents"]


def read_rows(folder: Path, names: Iterable[str]) -> tuple[About, dict[str, tuple[Any, ...]]]:
    """Return what a store says about itself, and the rows of some of its tables.

    Args:
        folder: of the store.
        names: of tables (ROW_TYPES).

    Raises:
        StoreError: it is missing, no store, damaged, or of another version.
    """
    names = tuple(names)
    database, about = load_tables(folder, names)
    with database:
        return about, {name: _read(database, name) for name in names}


def _read(database: Any, name: str) -> tuple[Any, ...]:
    columns = ", ".join(f'"{column}"' for column in column_names(ROW_TYPES[name]))
    make = row_maker(ROW_TYPES[name])
    return tuple(make(*row) for row in database.execute(f"SELECT {columns} FROM {name} ORDER BY no").fetchall())
