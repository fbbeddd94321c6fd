"""Which places are seats of government, for those who ask whether two names may stand for one state."""

from __future__ import annotations

from functools import cache

from explorer.actors.names import fold
from explorer.actors.resources import read_rows, split_cell

SPELLINGS = "="
DOUBTFUL = "?"
"""Marks in the tables: what parts spellings of one city, and what stands behind a name that means other things too."""


def is_capital(name: str) -> bool:
    """Tell whether a name is that of a capital, in any of its spellings."""
    return fold(name) in _read_capitals()


@cache
def _read_capitals() -> frozenset[str]:
    rows = (*read_rows("countries.tsv"), *read_rows("former.tsv"))
    cells = [cell.removesuffix(DOUBTFUL) for row in rows for cell in split_cell(row["capital"])]
    return frozenset(fold(form) for cell in cells for form in cell.split(SPELLINGS))
