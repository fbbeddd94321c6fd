"""What a store says about itself: `about.json`, which is written last and so makes a store complete."""

from __future__ import annotations

import json
import os
import stat
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from explorer import __version__
from explorer.errors import StoreError, fault_of, reason_of, remedy_of
from explorer.settings import STORE_FORMAT

ABOUT_FILE = "about.json"
MARK = "actor-explorer-store"
"""Tells our about.json from anybody else's."""


@dataclass(frozen=True, slots=True)
class About:
    """How a store came to be.

    Attributes:
        pipeline: name and version of the language pipeline.
        fingerprint: of sources, program and pipeline; equal fingerprints would give equal tables.
        teaching: whether it holds the bundled corpus of retellings.
        built_at: ISO 8601 date-time, UTC.
        counts: table name -> number of rows.
        analysis: what found the rows in the articles (program and pipeline); an article that the same would find the
            same in is not analysed again. Empty where older programs wrote the store.
        tables: name of the folder inside the store that holds the Parquet files.
    """

    pipeline: str = ""
    fingerprint: str = ""
    teaching: bool = False
    built_at: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    tables: str = ""
    analysis: str = ""
    program: str = __version__
    format: int = STORE_FORMAT


_ANY = About()
"""Any will do to compare types with."""


class NewerStoreError(StoreError):
    """The store was written by a newer version of this program; an older one must not write over it."""


def read_about(folder: Path) -> About:
    """Read what a store says about itself.

    Raises:
        StoreError: the folder is missing, no store, damaged, or of a newer version than this program reads.
    """
    path = folder / ABOUT_FILE
    if not _is_folder(folder):
        raise StoreError("There is no store here.", where=str(folder), way_out=_HOW_TO_BUILD)
    try:
        fields_read = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise StoreError("This folder is not a store.", where=str(folder), way_out=_HOW_TO_BUILD) from None
    except OSError as error:
        what = f"The store's description cannot be read ({reason_of(error)})."
        raise StoreError(what, where=str(path), way_out=f"{remedy_of(error)}. {_BUILD}") from None
    except (ValueError, RecursionError) as error:
        what = f"The store's description cannot be read ({fault_of(error)})."
        raise StoreError(what, where=str(path), way_out=_BUILD) from None
    return _check_about(fields_read, path)


def _is_folder(folder: Path) -> bool:
    """Tell whether a folder is there.

    Raises:
        StoreError: the system cannot tell, because the name is too long or the like.
    """
    try:
        return stat.S_ISDIR(folder.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError) as error:
        reason, remedy = (reason_of(error), remedy_of(error)) if isinstance(error, OSError) else _ODD_NAME
        raise StoreError(f"There is no store here ({reason}).", where=str(folder), way_out=f"{remedy}.") from None


_ODD_NAME = ("a name like this cannot be used here", "Choose another name")


def write_about(folder: Path, about: About) -> None:
    """Put `about.json` in place in one step, so that a reader sees the former one or this one."""
    path = folder / f".{ABOUT_FILE}.{os.getpid()}"
    try:
        with path.open("w", encoding="utf-8") as file:
            json.dump({"what": MARK, **asdict(about)}, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        os.replace(path, folder / ABOUT_FILE)
    finally:
        path.unlink(missing_ok=True)


_BUILD = "Build it again from its articles: python -m explorer build SOURCE... --store FOLDER."
_HOW_TO_BUILD = "Build one: python -m explorer build SOURCE... --store FOLDER."


def _check_about(read: Any, path: Path) -> About:
    if not isinstance(read, dict) or read.get("what") != MARK:
        raise StoreError("This folder is not a store of this program.", where=str(path), way_out=_HOW_TO_BUILD)
    version, program = read.get("format"), str(read.get("program", "unknown"))[:40]
    if isinstance(version, int) and version > STORE_FORMAT:
        what = f"The store was written by a newer program ({program}, store format {version})."
        way_out = f"Update this program ({__version__}, store format {STORE_FORMAT}), or build into another folder."
        raise NewerStoreError(what, where=str(path.parent), way_out=way_out)
    if isinstance(version, int) and version < STORE_FORMAT:
        what = f"The store was written by an older program ({program}, store format {version})."
        raise StoreError(what, where=str(path.parent), way_out=_BUILD)
    known = {each.name: read[each.name] for each in fields(About) if each.name in read}
    about = About(**known)
    if not _is_sound(about):
        raise StoreError("The store's description is damaged.", where=str(path), way_out=_BUILD)
    return about


def _is_sound(about: About) -> bool:
    """Whether all is of its type, and `tables` a folder directly inside the store, whatever stands in the file."""
    if not all(type(getattr(about, each.name)) is type(getattr(_ANY, each.name)) for each in fields(About)):
        return False
    plain = about.tables not in ("", ".", "..") and "\\" not in about.tables
    return plain and Path(about.tables).name == about.tables
