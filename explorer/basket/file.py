"""`basket.jsonl`: one JSON object a line, only ever appended to.

A line that cannot be read (a torn write, a newer program, a stranger's file) is left where it is and passed over with a
warning, so nothing that a reader kept is lost.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from explorer.basket.kept import FIELDS, HEADING, LONGEST_COMMENT, LONGEST_NAME, STYLES, Row
from explorer.errors import StoreError, reason_of, remedy_of, to_printable
from explorer.store.locking import append_whole

log = logging.getLogger(__name__)

BASKET_FILE = "basket.jsonl"

LONGEST_FIELD = 20_000
"""Characters of a field; a sentence of a badly cut text can be long, a text is longer."""

MOST_MARKS = 200
"""Marked runs of words in a sentence."""

_HEADING = {"title": LONGEST_NAME, "author": LONGEST_NAME, "style": 10}


class Keeper(Protocol):
    """Whatever holds the rows of a basket."""

    def rows(self) -> tuple[Row, ...]:
        """Return all rows in the order in which they were written."""

    def append(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Write rows behind the others."""


class FileKeeper:
    """A basket in the folder of its project."""

    def __init__(self, folder: Path) -> None:
        """Read and write the basket of a folder."""
        self.path = folder / BASKET_FILE

    def rows(self) -> tuple[Row, ...]:
        """Return all rows that can be read.

        Raises:
            StoreError: the file is there and cannot be read.
        """
        try:
            lines = self.path.read_bytes().split(b"\n")
        except FileNotFoundError:
            return ()
        except OSError as error:
            what = f"The kept sentences cannot be read ({reason_of(error)})."
            raise StoreError(what, where=str(self.path), way_out=f"{remedy_of(error)}.") from error
        read = (self._read(line, number) for number, line in enumerate(lines, start=1) if line.strip())
        return tuple(row for row in read if row is not None)

    def append(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Write rows behind the others, in one piece, and see them safely on the disk.

        Raises:
            StoreError: they cannot be written; what was kept before is as it was.
        """
        lines = b"".join(json.dumps(row, ensure_ascii=False).encode("utf-8") + b"\n" for row in rows)
        try:
            append_whole(self.path, lines)
        except OSError as error:
            what = f"This cannot be kept ({reason_of(error)})."
            raise StoreError(what, where=str(self.path), way_out=f"{remedy_of(error)}, and try it again.") from error

    def _read(self, line: bytes, number: int) -> Row | None:
        try:
            return check_row(json.loads(line))
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            fault = to_printable(f"{error}")[:200]
            log.warning("%s:%d: this kept sentence cannot be read and is passed over (%s)", self.path, number, fault)
            return None


class SessionKeeper:
    """A basket that lasts as long as its list: where the project's folder may not be written."""

    def __init__(self, rows: list[Row]) -> None:
        """Keep rows in a list that somebody else holds."""
        self._rows = rows

    def rows(self) -> tuple[Row, ...]:
        """Return all rows."""
        return tuple(self._rows)

    def append(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Put rows behind the others."""
        self._rows.extend(check_row(json.loads(json.dumps(row))) for row in rows)


def check_row(read: Any) -> Row:
    """Return a row with its values as they must be.

    Raises:
        ValueError, TypeError, KeyError: it is none; with what is wrong.
    """
    if not isinstance(read, dict) or not isinstance(read.get("id"), str) or not read["id"]:
        raise TypeError("a row is an object with an `id`")
    check = _check_heading if read["id"] == HEADING else _check_field
    return {"id": _check_text("id", read["id"], LONGEST_NAME)} | {
        name: check(name, value) for name, value in read.items() if name != "id"
    }


def _check_heading(name: str, value: Any) -> str:
    text = _check_text(name, value, _HEADING[name])
    if name == "style" and text not in STYLES:
        raise ValueError(f"{text!r} is no style of citing")
    return text


def _check_field(name: str, value: Any) -> Any:
    kind = FIELDS[name]
    if name == "marks":
        return _check_marks(value)
    if kind == "str":
        return _check_text(name, value, LONGEST_COMMENT if name == "comment" else LONGEST_FIELD)
    if kind == "bool":
        if not isinstance(value, bool):
            raise TypeError(f"`{name}` must be true or false")
        return value
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 1e12:
        raise TypeError(f"`{name}` must be a number")
    return float(value) if kind == "float" else int(value)


def _check_marks(value: Any) -> tuple[tuple[int, int, str], ...]:
    if not isinstance(value, list) or len(value) > MOST_MARKS:
        raise TypeError("`marks` must be a list of places")
    marks = []
    for start, end, role in value:
        if not (type(start) is int and type(end) is int and isinstance(role, str) and 0 <= start < end):
            raise TypeError("a mark is [start, end, role]")
        marks.append((start, end, role))
    return tuple(marks)


def _check_text(name: str, value: Any, longest: int) -> str:
    if not isinstance(value, str):
        raise TypeError(f"`{name}` must be text")
    # Half a character (a lone surrogate) can be said in JSON and written in no file.
    return value[:longest].encode("utf-8", "replace").decode("utf-8")
