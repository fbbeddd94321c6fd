"""Make the folder of a project out of a file that anybody may have made; runs in a process of its own.

FILE --unpack_file--> parts --check--> FOLDER: project.json, store, places.json, decisions.jsonl, basket.jsonl
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from explorer.errors import ProjectError, StoreError, fault_of
from explorer.incoming import Incoming, write_incoming
from explorer.project.files import LIMITS, PLACES_FILE, TABLES, FileLimits
from explorer.project.info import BASKET_FILE
from explorer.project.places import check_places, write_places
from explorer.project.settings import PROJECT_FILE, check_settings, write_settings
from explorer.project.unpacking import unpack_file
from explorer.settings import STORE_FORMAT
from explorer.store import About, NewerStoreError, read_about
from explorer.store.about import ABOUT_FILE
from explorer.store.decisions import DECISIONS_FILE
from explorer.store.taking import take_documents, take_tables


@dataclass(frozen=True, slots=True)
class Taken:
    """What was made of a file.

    Attributes:
        older: an older program found what is in it; its articles wait in `incoming/` to be analysed again.
        left_out: rows of corrections and basket that are no rows, and were left out.
    """

    older: bool = False
    left_out: int = 0


def take_file(file: Path, folder: Path, *, title: str = "", limits: FileLimits = LIMITS) -> Taken:
    """Check a project's file and write what is in it as the folder of a project.

    Args:
        file: of anybody.
        folder: an empty one.
        title: of the project, if not the one in the file.
        limits: how large it may be.

    Raises:
        ProjectError: it is refused; the message says why.
        OSError: the folder cannot be written.
    """
    raw = folder / ".raw"
    raw.mkdir()
    parts = unpack_file(file, raw, limits=limits)
    if PROJECT_FILE not in parts:
        raise ProjectError("The file says nothing of its project.", way_out=_AGAIN)
    settings = _read_json(parts[PROJECT_FILE], check_settings)
    write_settings(folder, replace(settings, title=title) if title else settings)
    older = _take_store(parts, folder)
    left_out = sum(
        _take_lines(parts[name], folder / name, limits) for name in (DECISIONS_FILE, BASKET_FILE) if name in parts
    )
    for path in raw.iterdir():
        path.unlink()
    raw.rmdir()
    return Taken(older, left_out)


_AGAIN = "Ask whoever made the file to save it again."


def _take_store(parts: Mapping[str, Path], folder: Path) -> bool:
    """Write the store, and tell whether its articles must be analysed again instead."""
    tables = {
        name.removeprefix(TABLES).removesuffix(".parquet"): path
        for name, path in parts.items()
        if name.startswith(TABLES)
    }
    if ABOUT_FILE not in parts:
        if tables:
            raise ProjectError("The file says nothing of how its tables came to be.", way_out=_AGAIN)
        return False
    try:
        about = _read_about(parts[ABOUT_FILE])
        if about is None:
            _write_articles(folder, tables)
            return True
        about = take_tables(tables, folder, about=about)
    except NewerStoreError as error:
        raise ProjectError(error.what, way_out=error.way_out) from error
    except StoreError as error:
        raise ProjectError(error.what, way_out=_AGAIN) from error
    if PLACES_FILE in parts:
        write_places(folder, about, _read_json(parts[PLACES_FILE], check_places))
    return False


def _read_about(path: Path) -> About | None:
    """Return how the store came to be, or None for one of an older program."""
    try:
        version = json.loads(path.read_bytes()).get("format")
    except (ValueError, AttributeError, RecursionError):
        version = None
    if type(version) is int and 0 < version < STORE_FORMAT:
        return None
    folder = path.parent  # where it lies under the name by which a store has it
    return read_about(folder)


def _write_articles(folder: Path, tables: Mapping[str, Path]) -> None:
    if "documents" not in tables:
        raise ProjectError("The file holds no articles.", way_out=_AGAIN)
    write_incoming(folder, Incoming(add=take_documents(tables["documents"])))


def _take_lines(path: Path, to: Path, limits: FileLimits) -> int:
    """Copy rows of JSON that are objects, as they are, and return how many other lines were left out."""
    kept, left_out = [], 0
    for line in path.read_bytes().split(b"\n"):
        if _is_row(line, limits):
            kept.append(line + b"\n")
        elif line.strip():
            left_out += 1
    if kept:
        with to.open("wb") as file:
            file.write(b"".join(kept))
            file.flush()
            os.fsync(file.fileno())
    return left_out


def _is_row(line: bytes, limits: FileLimits) -> bool:
    """Tell whether a line is an object of plain values that can be written as UTF-8 again."""
    if not line.strip() or len(line) > limits.line_bytes:
        return False
    try:
        read = json.loads(line, parse_constant=_refuse_constant)
        json.dumps(read, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError):
        return False
    return isinstance(read, dict)


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no value of JSON")


def _read_json(path: Path, check):
    try:
        return check(json.loads(path.read_bytes()))
    except (ValueError, RecursionError) as error:
        name = path.name
        raise ProjectError(f"Its part {name} is damaged ({fault_of(error)}).", way_out=_AGAIN) from error
