"""The word lists of this stage: tables and lists under data/, `#` begins a comment."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

import yaml

from explorer.errors import ExplorerError


def _lines(name: str) -> list[tuple[int, str]]:
    text = (files("explorer.actors") / "data" / name).read_text(encoding="utf-8")
    return [
        (number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")
    ]


def read_rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a tab-separated table as dictionaries.

    Raises:
        ExplorerError: a row has not as many cells as the header.
    """
    (_, header), *rows = _lines(name)
    columns = header.split("\t")
    found = []
    for number, line in rows:
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise ExplorerError(
                f"{len(cells)} cells where the header has {len(columns)}.",
                where=f"explorer/actors/data/{name}:{number}",
                way_out="Part the cells by tabs, also the empty ones.",
            )
        found.append(dict(zip(columns, cells, strict=True)))
    return found


@lru_cache(maxsize=32)
def read_words(name: str) -> frozenset[str]:
    """Return the words of a plain list, parted by blanks or line breaks."""
    return frozenset(word for _, line in _lines(name) for word in line.split())


def read_mapping(name: str) -> dict:
    """Return the content of a YAML file that is a mapping."""
    return yaml.safe_load((files("explorer.actors") / "data" / name).read_text(encoding="utf-8"))


def split_cell(cell: str) -> tuple[str, ...]:
    """Return the forms in a cell, which are parted by |."""
    return tuple(form.strip() for form in cell.split("|") if form.strip())
