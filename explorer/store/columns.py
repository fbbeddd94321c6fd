"""Rows as columns and back: the fields of `explorer.model` are the columns of the tables on disk.

str, int, float, bool -> the plain column type;  tuple[X, ...] -> list;  Cue, Attribution -> struct
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from itertools import accumulate, chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

import numpy as np

from explorer.model import (
    Actor,
    Candidate,
    DateMention,
    Document,
    Link,
    Mention,
    Portrayal,
    RelationMention,
    Rule,
    Sentence,
    SentenceCopy,
    SharedPassage,
    Speech,
)
from explorer.store.tables import Tables, join_links

if TYPE_CHECKING:
    import pyarrow


@dataclass(frozen=True, slots=True)
class Position:
    """Where an actor stands in the picture."""

    actor_id: str
    x: float
    y: float


ROW_TYPES: dict[str, type] = {
    "documents": Document,
    "sentences": Sentence,
    "mentions": Mention,
    "relations": RelationMention,
    "actors": Actor,
    "links": Link,
    "positions": Position,
    "rules": Rule,
    "speeches": Speech,
    "dates": DateMention,
    "passages": SharedPassage,
    "portrayals": Portrayal,
    "candidates": Candidate,
    "copies": SentenceCopy,
}
"""Table name -> type of its rows."""


def column_names(row_type: type) -> tuple[str, ...]:
    """Return the columns of a row type in the order of its fields; an actor's links are a table of their own."""
    return tuple(each.name for each in fields(row_type) if not (row_type is Actor and each.name == "links"))


def tables_to_rows(tables: Tables) -> dict[str, tuple[Any, ...]]:
    """Return the rows of every table on disk."""
    return {
        "documents": tables.documents,
        "sentences": tables.sentences,
        "mentions": tables.mentions,
        "relations": tables.relations,
        "actors": tables.actors,
        "links": join_links(tables.actors, tables.links),
        "positions": tuple(Position(actor, x, y) for actor, (x, y) in tables.positions.items()),
        "rules": tables.rules,
        "speeches": tables.speeches,
        "dates": tables.dates,
        "passages": tables.passages,
        "portrayals": tables.portrayals,
        "candidates": tables.candidates,
        "copies": tables.copies,
    }


def tables_to_arrow(tables: Tables, names: Iterable[str] = ROW_TYPES) -> dict[str, pyarrow.Table]:
    """Return some of the tables on disk as Arrow tables."""
    rows = tables_to_rows(tables)
    return {name: rows_to_arrow(rows[name], ROW_TYPES[name]) for name in names}


def rows_to_arrow(rows: Iterable[Any], row_type: type) -> pyarrow.Table:
    """Return rows of one type as an Arrow table."""
    import pyarrow

    rows, hints = tuple(rows), get_type_hints(row_type)
    return pyarrow.table({name: _to_arrow(_pick(rows, name), hints[name]) for name in column_names(row_type)})


@cache
def row_maker(row_type: type) -> Callable[..., Any]:
    """Return a function that makes a row of this type from the columns' values as the database gives them."""
    hints, names = get_type_hints(row_type), column_names(row_type)
    nested = {name: maker for name in names if (maker := _value_maker(hints[name]))}
    if not nested:
        return row_type

    def make(*values: Any) -> Any:
        row = dict(zip(names, values, strict=True))
        for name, make_value in nested.items():
            row[name] = make_value(row[name])
        return row_type(**row)

    return make


def arrow_to_rows(table: pyarrow.Table, row_type: type) -> tuple[Any, ...]:
    """Return an Arrow table of plain columns as rows of a type."""
    return tuple(map(row_type, *(table[name].to_pylist() for name in column_names(row_type))))


_NUMBERS = {int: np.int64, float: np.float64, bool: np.bool_}


def _to_arrow(values: Sequence[Any], hint: Any) -> pyarrow.Array:
    """Return values of one type as an Arrow array, column by column down to the plain ones.

    Making a dictionary of every value inside a list, which Arrow would take as well, costs five times as much.
    """
    import pyarrow

    if get_origin(hint) is tuple:
        ends = _numbers_to_arrow(_count_up(map(len, values)), int)
        inner = _to_arrow(list(chain.from_iterable(values)), get_args(hint)[0])
        return pyarrow.LargeListArray.from_arrays(ends, inner)
    if is_dataclass(hint):
        parts = {name: _to_arrow(_pick(values, name), inner) for name, inner in get_type_hints(hint).items()}
        return pyarrow.StructArray.from_arrays(list(parts.values()), list(parts))
    return _texts_to_arrow(values) if hint is str else _numbers_to_arrow(values, hint)


def _texts_to_arrow(values: Sequence[str]) -> pyarrow.Array:
    """Return texts as Arrow has them: all their bytes in one, and where each ends.

    Put together here, because `pyarrow.array` imports pandas, which a build has no use for.
    """
    import pyarrow

    encoded = [value.encode() for value in values]
    ends = _count_up(map(len, encoded))
    buffers = [None, pyarrow.py_buffer(ends), pyarrow.py_buffer(b"".join(encoded))]
    return pyarrow.Array.from_buffers(pyarrow.large_string(), len(values), buffers)


def _numbers_to_arrow(values: Sequence[Any], hint: type) -> pyarrow.Array:
    import pyarrow

    numbers = np.array(values, dtype=_NUMBERS[hint])
    kind = pyarrow.bool_() if hint is bool else pyarrow.from_numpy_dtype(numbers.dtype)
    packed = np.packbits(numbers, bitorder="little") if hint is bool else numbers
    return pyarrow.Array.from_buffers(kind, len(values), [None, pyarrow.py_buffer(packed)])


def _count_up(lengths: Iterable[int]) -> np.ndarray:
    """Return where each of several runs begins and ends when they are put one behind the other."""
    return np.fromiter(accumulate(lengths, initial=0), dtype=np.int64)


def _pick(rows: Sequence[Any], name: str) -> list[Any]:
    return list(map(attrgetter(name), rows))


def _value_maker(hint: Any) -> Callable[[Any], Any] | None:
    if is_dataclass(hint):
        return lambda value: hint(**value)
    if get_origin(hint) is not tuple:
        return None
    inner = get_args(hint)[0]
    return (lambda values: tuple(inner(**value) for value in values)) if is_dataclass(inner) else tuple
