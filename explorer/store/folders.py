"""The folders of tables in a store: how they are called, what tells them as ours, and how they are removed.

STORE/tables-3f9c0a12d7e4/made.json         who made the folder, and which files it wrote into it
STORE/tables-3f9c0a12d7e4/documents.parquet ...

Only a folder of this exact form of name with nothing inside but our own files is ever removed, file by file: whatever
somebody else put there stays. Older stores have no `made.json`; the names of their files are known.
"""

from __future__ import annotations

import json
import os
import re
import stat
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from explorer.settings import TABLES_FOLDER
from explorer.store.about import MARK
from explorer.store.columns import ROW_TYPES

MADE_FILE = "made.json"

_TABLE_FILE = re.compile(r"[a-z_]+\.parquet")
"""What a file of ours may be called, whatever somebody wrote into `made.json`: nothing that leads elsewhere."""

LARGEST_MADE = 100_000
"""Bytes. What we write has a thousand; a larger file is somebody else's and is not read."""


def make_folder(store: Path, names: Iterable[str], *, analysis: str = "") -> Path:
    """Make a new folder of tables in a store and say in it that it is ours.

    Args:
        store: the store's folder.
        names: of the files that will be written into it.
        analysis: what found that which is kept there until it is in the store (see kept.py).

    Raises:
        OSError: it cannot be made; there is none then.
    """
    folder = store / f"tables-{uuid.uuid4().hex[:12]}"
    folder.mkdir()
    try:
        with (folder / MADE_FILE).open("w", encoding="utf-8") as file:
            json.dump({"what": MARK, "files": sorted(names), **({"analysis": analysis} if analysis else {})}, file)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        remove_folder(folder)
        raise
    return folder


def file_of(table: str) -> str:
    """Return the name of a table's file."""
    return f"{table}.parquet"


def is_named_so(name: str) -> bool:
    """Tell whether a folder is called exactly as ours are."""
    return TABLES_FOLDER.fullmatch(name) is not None


def is_ours(folder: Path) -> bool:
    """Tell whether this program made a folder and nobody put anything else into it; a link is never ours."""
    if not is_named_so(folder.name):
        return False
    try:
        if not stat.S_ISDIR(folder.lstat().st_mode):
            return False
        return all(path.name in _own_names(folder) and stat.S_ISREG(path.lstat().st_mode) for path in folder.iterdir())
    except OSError:
        return False


def remove_folder(folder: Path) -> None:
    """Remove our files from one of our folders, and the folder where nothing else is left in it.

    What cannot be removed now (a reader on Windows has it open) stays for the next build.
    """
    names = {MADE_FILE, *_own_names(folder)}
    for name in sorted(names, key=lambda name: name == MADE_FILE):  # it says to the last that the folder is ours
        try:
            (folder / name).unlink(missing_ok=True)
        except OSError:
            return
    try:
        folder.rmdir()
    except OSError:
        return


def list_folders(store: Path) -> Iterator[Path]:
    """Give the folders and links that are called nearly as our folders of tables are, ours or not."""
    yield from sorted(path for path in store.glob("tables-*") if path.is_dir() or path.is_symlink())


def has_tables(store: Path) -> bool:
    """Tell whether a folder that calls itself no store holds tables of ours, which say that it was one."""
    return any(is_named_so(path.name) and any(path.glob("*.parquet")) for path in list_folders(store))


def _own_names(folder: Path) -> frozenset[str]:
    """Return the names of our files in a folder, as it says itself; of older ones all that there were."""
    known = {MADE_FILE, *map(file_of, ROW_TYPES)}
    files = _read_made(folder).get("files")
    told = files if isinstance(files, list) else ()
    return frozenset(known | {name for name in told if isinstance(name, str) and _TABLE_FILE.fullmatch(name)})


def analysis_of(folder: Path) -> str:
    """Return what found that which is kept in a folder of ours; an empty text where nothing is."""
    analysis = _read_made(folder).get("analysis")
    return analysis if isinstance(analysis, str) else ""


def _read_made(folder: Path) -> dict[str, Any]:
    """Return what a folder says about itself; nothing where it says nothing that is ours."""
    path = folder / MADE_FILE
    try:
        made = json.loads(path.read_bytes()) if path.lstat().st_size <= LARGEST_MADE else {}
    except (OSError, ValueError, RecursionError):
        return {}
    return made if isinstance(made, dict) and made.get("what") == MARK else {}
