"""Write a store so that an interruption at any moment leaves the former one.

STORE/about.json                names the folder of tables that counts; replaced in one step, last
STORE/tables-3f9c0a12d7e4/      the Parquet files of one build; the former build's folder goes after the swap
STORE/decisions.jsonl           what people decided; no build ever touches it
"""

from __future__ import annotations

import errno
import logging
import os
import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from explorer.errors import StoreError, reason_of, remedy_of
from explorer.settings import PROJECT_FILES, STALE_BUILD_SECONDS
from explorer.store.about import ABOUT_FILE, About, NewerStoreError, read_about, write_about
from explorer.store.columns import ROW_TYPES, tables_to_arrow
from explorer.store.decisions import DECISIONS_FILE
from explorer.store.folders import (
    file_of,
    has_tables,
    is_named_so,
    is_ours,
    list_folders,
    make_folder,
    remove_folder,
)
from explorer.store.tables import Tables

log = logging.getLogger(__name__)

_HALF_WRITTEN_ABOUT = re.compile(rf"\.{re.escape(ABOUT_FILE)}\.\d+")


def write_store(folder: Path, tables: Tables | Mapping[str, Any], *, about: About, over: str | None = None) -> About:
    """Write tables as the store in `folder`, in place of the one that may be there.

    Decisions stay; whoever has the former store open goes on reading it.

    Args:
        folder: made if it is missing; must otherwise be empty or a store.
        tables: every row of the new store, or all its tables as Arrow has them, by their names.
        about: how it came to be; counts, time and place of the tables are filled in.
        over: the folder of tables that this takes the place of, empty for none: if others count by now, the store was
            changed by somebody else meanwhile, and stays as it is. None: whatever is there.

    Returns:
        About: what the store now says about itself.

    Raises:
        StoreError: the folder is not ours to write in, cannot be written, or the disk is full; or it was changed
            meanwhile.
    """
    check_writable(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        former = tuple(_former_tables(folder))
        fresh = make_folder(folder, map(file_of, ROW_TYPES))
    except OSError as error:
        raise _cannot_write(folder, error) from error
    try:
        counts = _write_tables(fresh, tables)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        about = replace(about, counts=counts, tables=fresh.name, built_at=about.built_at or now)
        _check_unchanged(folder, over)
        write_about(folder, about)
    except OSError as error:
        remove_folder(fresh)
        raise _cannot_write(folder, error) from error
    except BaseException:
        remove_folder(fresh)
        raise
    for path in former:
        log.debug("removing the former tables %s", path)
        remove_folder(path)
    _name_what_stays(folder)
    return about


def _check_unchanged(folder: Path, over: str | None) -> None:
    if over is not None and over != (read_about(folder).tables if _is_store(folder) else ""):
        what = "The store was changed by another program while this one worked on it, so it is left as it is now."
        raise StoreError(what, where=str(folder), way_out="Do it again.")


def check_writable(folder: Path) -> None:
    """Make sure, before long work, that a store can be written here; changes nothing.

    Raises:
        StoreError: it holds something else, is a file, or cannot be written.
    """
    try:
        str(folder).encode("utf-8")
        existing = next(path for path in (folder, *folder.absolute().parents) if path.exists())
        if not existing.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        if not os.access(existing, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        foreign = [path.name for path in _foreign(folder)] if existing == folder else []
    except UnicodeEncodeError as error:
        what = "The name of this folder is not Unicode, so the database could not open a store in it."
        raise StoreError(what, where=str(folder), way_out="Name another folder with --store.") from error
    except OSError as error:
        raise _cannot_write(folder, error) from error
    if foreign:
        what = f"The folder holds something else ({', '.join(sorted(foreign)[:3])}) and is left as it is."
        raise StoreError(what, where=str(folder), way_out="Name an empty or new folder for the store.")


def _foreign(folder: Path) -> Iterator[Path]:
    """Give what is not ours in a folder that is no store yet; a store may hold what else its owner put there.

    So may the folder of a project, which is one before it holds any article.
    """
    if _is_store(folder) or (folder / PROJECT_FILES[0]).is_file():
        return
    for path in folder.iterdir():
        ours = (
            is_named_so(path.name)
            or _HALF_WRITTEN_ABOUT.fullmatch(path.name)
            or path.name in (DECISIONS_FILE, *PROJECT_FILES)
        )
        if not ours and not (path.name == ABOUT_FILE and has_tables(folder)):
            yield path


def _is_store(folder: Path) -> bool:
    try:
        read_about(folder)
    except NewerStoreError:
        raise
    except StoreError:
        return False
    return True


def _write_tables(folder: Path, tables: Tables | Mapping[str, Any]) -> dict[str, int]:
    import pyarrow.parquet

    columns, counts = tables_to_arrow(tables) if isinstance(tables, Tables) else tables, {}
    for name in ROW_TYPES:
        with (folder / file_of(name)).open("wb") as file:
            pyarrow.parquet.write_table(columns[name], file, compression="zstd")
            file.flush()
            os.fsync(file.fileno())
        counts[name] = columns[name].num_rows
    return counts


def _former_tables(folder: Path) -> Iterator[Path]:
    """Give the tables that will no longer count; never those that another build writes at this moment."""
    current = read_about(folder).tables if _is_store(folder) else ""
    limit = time.time() - STALE_BUILD_SECONDS
    for path in filter(is_ours, list_folders(folder)):
        try:
            if path.name == current or path.stat().st_mtime < limit:
                yield path
        except OSError:  # another build has just cleared it away
            continue


def _name_what_stays(folder: Path) -> None:
    """Say which folders are called as ours are and hold something else: nobody else will ever clear them away."""
    for path in list_folders(folder):
        if not is_ours(path):
            what = "This is not, or not only, a folder of tables of this program, so it stays as it is."
            log.warning("%s", StoreError(what, where=str(path), way_out="Move it if you put it here."))


def _cannot_write(folder: Path, error: OSError) -> StoreError:
    way_out = f"{remedy_of(error)}, or name another folder with --store; what was there is unchanged."
    return StoreError(f"The store cannot be written ({reason_of(error)}).", where=str(folder), way_out=way_out)
