"""What was found in each article by itself, as columns: read from a store, joined with more, written into the next.

    folder --read_articles--> Articles --choose, join--> Articles --> write_store

A store of a thousand articles has half a million such rows. Made into objects, they cost more than everything else
that one article more needs; as columns they are read, joined and written in less than a second.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from explorer.errors import StoreError
from explorer.model import Document
from explorer.store.about import About, read_about
from explorer.store.columns import ROW_TYPES, arrow_to_rows, rows_to_arrow, tables_to_arrow
from explorer.store.database import BUILD_AGAIN
from explorer.store.folders import file_of
from explorer.store.tables import Tables

if TYPE_CHECKING:
    import pyarrow

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
        places = np.array([order.get(each, -1) for each in ids.to_pylist()], dtype=np.int64)
        chosen = {name: _choose(self.columns[name], places[_find(ids, key)]) for name, key in self._keys()}
        return Articles({"documents": rows_to_arrow(documents, Document), **chosen})

    def _keys(self) -> Iterator[tuple[str, pyarrow.ChunkedArray]]:
        """Give the document ids of each table's rows; a relation stands where its sentence does."""
        sentences = self.columns["sentences"]
        for name in OF_ARTICLES[1:]:
            if name == "relations":
                at = _find(sentences["id"], self.columns[name]["sentence_id"])
                yield name, sentences["document_id"].take(_numbers(at))
            else:
                yield name, self.columns[name]["document_id"]


def read_articles(folder: Path) -> tuple[About, Articles]:
    """Read what a store holds of each of its articles.

    Raises:
        StoreError: it is missing, no store, damaged, or of another version.
    """
    import pyarrow
    import pyarrow.parquet

    about, columns = read_about(folder), {}
    for name in OF_ARTICLES:
        path = folder / about.tables / file_of(name)
        try:
            with pyarrow.parquet.ParquetFile(path) as file:
                columns[name] = file.read()
        except (OSError, pyarrow.ArrowException) as error:
            raise _damaged(folder, f"{path.name} cannot be read") from error
        if columns[name].num_rows != about.counts.get(name):
            raise _damaged(folder, f"{path.name} holds another number of rows")
    return about, Articles(columns)


def _damaged(folder: Path, fault: str) -> StoreError:
    return StoreError(f"The store is damaged ({fault}).", where=str(folder), way_out=BUILD_AGAIN)


def _find(among: pyarrow.ChunkedArray, texts: pyarrow.ChunkedArray) -> np.ndarray:
    """Return the place among some texts of each of others; each is there."""
    import pyarrow.compute

    found = pyarrow.compute.index_in(texts, value_set=among.combine_chunks())
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
