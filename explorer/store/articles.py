"""What was found in each article by itself, as columns: read from a store, joined with more, written into the next.

    folder --read_columns--> Articles --choose, join--> Articles --> write_store

A store of a thousand articles has half a million such rows. Made into objects, they cost more than everything else
that one article more needs; as columns they are read, joined and written in less than a second.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from explorer.errors import StoreError
from explorer.model import Document
from explorer.store.about import ABOUT_FILE, About, read_about
from explorer.store.columns import ROW_TYPES, Position, arrow_to_rows, rows_to_arrow, tables_to_arrow
from explorer.store.database import BUILD_AGAIN
from explorer.store.folders import file_of
from explorer.store.tables import Tables

if TYPE_CHECKING:
    import pyarrow

_NOWHERE = -1
"""Place of what stands in none of the documents that are chosen."""

OF_ARTICLES = ("documents", "sentences", "mentions", "relations", "speeches", "dates", "portrayals", "candidates")
"""The tables whose rows stand each in one article; the others hold what articles have with each other."""


@dataclass(frozen=True)
class Articles:
    """The rows of some articles, article by article: by table (OF_ARTICLES) as Arrow has them."""

    columns: Mapping[str, pyarrow.Table]

    @classmethod
    def of(cls, tables: Tables) -> Articles:
        """Return rows as columns."""
        return cls(tables_to_arrow(tables, OF_ARTICLES))

    def rows(self, name: str) -> tuple[Any, ...]:
        """Return the rows of one of the tables that have only plain columns."""
        return arrow_to_rows(self.columns[name], ROW_TYPES[name])

    @property
    def documents(self) -> tuple[Document, ...]:
        """Return the articles."""
        return self.rows("documents")

    def join(self, other: Articles) -> Articles:
        """Return these articles and others behind them."""
        import pyarrow

        pairs = {name: [self.columns[name], other.columns[name]] for name in OF_ARTICLES}
        return Articles({name: pyarrow.concat_tables(both) for name, both in pairs.items()})

    def choose(self, documents: Sequence[Document]) -> Articles:
        """Return what stands in some documents, in the order of these; the rows of others go.

        Args:
            documents: with the ids of articles that are here; their fields take the place of those here.
        """
        order = {each.id: number for number, each in enumerate(documents)}
        ids = self.columns["documents"]["id"]
        places = np.array([order.get(each, _NOWHERE) for each in ids.to_pylist()] + [_NOWHERE], dtype=np.int64)
        sentences = self.columns["sentences"]
        of_sentences = np.append(places[_find(ids, sentences["document_id"])], _NOWHERE)
        chosen = {}
        for name in OF_ARTICLES[1:]:
            table = self.columns[name]
            if name == "relations":  # they stand where their sentences do
                ranks = of_sentences[_find(sentences["id"], table["sentence_id"])]
            else:
                ranks = places[_find(ids, table["document_id"])]
            chosen[name] = _choose(table, ranks)
        return Articles({"documents": rows_to_arrow(documents, Document), **chosen})


def has_store(folder: Path) -> bool:
    """Tell whether there is something in a folder that calls itself a store, readable or not."""
    return (folder / ABOUT_FILE).exists()


def read_documents(folder: Path) -> tuple[Document, ...]:
    """Return the articles of a store in the order in which they are listed.

    Raises:
        StoreError: it is missing, no store, damaged, or of another version.
    """
    return arrow_to_rows(read_columns(folder, ["documents"])[1]["documents"], Document)


def read_columns(folder: Path, names: Iterable[str]) -> tuple[About, dict[str, pyarrow.Table]]:
    """Read some tables of a store as they were written, all of one state of it.

    Raises:
        StoreError: it is missing, no store, damaged, or of another version.
    """
    about, names = read_about(folder), tuple(names)
    try:
        return about, _read_all(folder, about, names)
    except StoreError:
        # A build may have replaced the tables since `about.json` was read: then the new ones are whole.
        again = read_about(folder)
        if again.tables == about.tables:
            raise
        return again, _read_all(folder, again, names)


def _read_all(folder: Path, about: About, names: Iterable[str]) -> dict[str, pyarrow.Table]:
    import pyarrow

    columns = {}
    for name in names:
        path = folder / about.tables / file_of(name)
        try:
            columns[name] = read_file(path)
        except (OSError, pyarrow.ArrowException) as error:
            raise _damaged(folder, f"{path.name} cannot be read") from error
        if columns[name].num_rows != about.counts.get(name):
            raise _damaged(folder, f"{path.name} holds another number of rows")
    return columns


def read_places(positions: pyarrow.Table) -> dict[str, tuple[float, float]]:
    """Return where actors stand, by their ids."""
    return {each.actor_id: (each.x, each.y) for each in arrow_to_rows(positions, Position)}


def read_file(path: Path) -> pyarrow.Table:
    """Read a Parquet file.

    Raises:
        OSError, pyarrow.ArrowException: it is missing or damaged.
    """
    import pyarrow.parquet

    with pyarrow.parquet.ParquetFile(path) as file:
        return file.read()


def _damaged(folder: Path, fault: str) -> StoreError:
    return StoreError(f"The store is damaged ({fault}).", where=str(folder), way_out=BUILD_AGAIN)


def _find(among: pyarrow.ChunkedArray, texts: pyarrow.ChunkedArray) -> np.ndarray:
    """Return the place among some texts of each of others; for those that are not there, the place behind the last."""
    import pyarrow.compute

    found = pyarrow.compute.index_in(texts, value_set=among.combine_chunks()).fill_null(len(among))
    parts = [np.frombuffer(part.buffers()[1], np.int32, len(part), 4 * part.offset) for part in found.chunks]
    return np.concatenate([np.empty(0, np.int32), *parts])


def _numbers(values: np.ndarray) -> pyarrow.Array:
    """Return whole numbers as Arrow has them; its own way from NumPy imports pandas."""
    import pyarrow

    return pyarrow.Array.from_buffers(pyarrow.int64(), len(values), [None, pyarrow.py_buffer(values.astype(np.int64))])


def _choose(table: pyarrow.Table, ranks: np.ndarray) -> pyarrow.Table:
    """Return the rows with a place, in the order of these; those of one place stay in their order."""
    if not len(ranks) or (ranks[0] >= 0 and (np.diff(ranks) >= 0).all()):
        return table
    kept = np.flatnonzero(ranks >= 0)
    return table.take(_numbers(kept[np.argsort(ranks[kept], kind="stable")]))
