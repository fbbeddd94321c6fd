"""Save a project as one file: written beside its place, seen on the disk, and put there in one step."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
import zipfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from explorer import __version__
from explorer.errors import ProjectError, reason_of, remedy_of
from explorer.project.files import FILE_FORMAT, MANIFEST, MARK, PARTS, PLACES_FILE, SUFFIX, TABLES
from explorer.project.info import BASKET_FILE, is_empty
from explorer.project.places import dump_places, read_places
from explorer.project.settings import PROJECT_FILE, ProjectSettings, clean_title, dump_settings, read_settings
from explorer.settings import STALE_BUILD_SECONDS, STORE_FORMAT
from explorer.store import About, read_about
from explorer.store.about import ABOUT_FILE
from explorer.store.about import MARK as STORE_MARK
from explorer.store.decisions import DECISIONS_FILE
from explorer.store.locking import sync_folder

PIECE_BYTES = 1_000_000
"""Bytes read and written at a time."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""Time of every part: the same project gives the same bytes, whenever it is saved."""

Content = bytes | Path


def save_project(folder: Path, file: Path, *, title: str = "") -> Path:
    """Write a project, or a plain store, as one file; one that is there is replaced in one step.

    Corrections that were shown as saved are in it: they are on the disk before they are shown.

    Args:
        folder: of the project.
        file: where to; `.actors` is put behind its name where it is missing.
        title: for a plain store, which has none.

    Returns:
        Path: the file.

    Raises:
        StoreError: the store is damaged, or of another version of this program.
        ProjectError: there is nothing to save, or the file cannot be written; what was there is as it was.
    """
    folder, file = Path(folder), Path(file)
    file = file if file.suffix.lower() == SUFFIX else file.with_name(f"{file.name}{SUFFIX}")
    if not folder.is_dir():
        raise ProjectError("There is no project here.", where=str(folder), way_out="Check the name of its folder.")
    try:
        return _save(folder, file, title)
    except FileNotFoundError:  # a build has just replaced the tables: the new ones are whole
        return _save(folder, file, title)


def _save(folder: Path, file: Path, title: str) -> Path:
    settings = read_settings(folder) or ProjectSettings(clean_title(title or folder.name))
    parts: dict[str, Content] = {PROJECT_FILE: dump_settings(settings)}
    if not is_empty(folder):
        about = read_about(folder)
        parts |= _list_tables(folder, about)
        parts[PLACES_FILE] = dump_places(_places(folder, about))
    for name in (DECISIONS_FILE, BASKET_FILE):
        parts[name] = _read(folder / name)
    _write(file, {name: parts[name] for name in PARTS if name in parts})
    return file


def _list_tables(folder: Path, about: About) -> dict[str, Content]:
    fields = {"what": STORE_MARK, **asdict(about), "tables": "tables"}
    content = json.dumps(fields, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8")
    tables = {name: folder / about.tables / name.removeprefix(TABLES) for name in PARTS if name.startswith(TABLES)}
    return {ABOUT_FILE: content, **tables}


def _places(folder: Path, about: About) -> dict[str, tuple[float, float]]:
    """Return where those stand who are shown at first, as kept; else as they would be arranged now."""
    kept = read_places(folder, about)
    if kept is not None:
        return kept
    from explorer.explore import Explorer
    from explorer.placing import find_anchors
    from explorer.store import open_store

    explorer = Explorer(open_store(folder))
    explorer.deciding.apply()
    return find_anchors(explorer)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def _write(file: Path, parts: dict[str, Content]) -> None:
    _clear_away(file)
    beside = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        try:
            with beside.open("wb") as opened:
                _pack(opened, parts)
                opened.flush()
                os.fsync(opened.fileno())
            os.replace(beside, file)
        finally:
            beside.unlink(missing_ok=True)
    except FileNotFoundError as error:
        if not file.parent.is_dir():
            raise _cannot_write(file, error) from error
        raise
    except (OSError, zipfile.LargeZipFile) as error:
        raise _cannot_write(file, error) from error
    sync_folder(file.parent)


def _pack(opened, parts: dict[str, Content]) -> None:
    with zipfile.ZipFile(opened, "w") as archive:
        _add(archive, MANIFEST, _describe(parts))
        for name, content in parts.items():
            _add(archive, name, content)


def _describe(parts: dict[str, Content]) -> bytes:
    """Return the manifest: what each part is, how large, and its SHA-256."""
    files = []
    for name, content in parts.items():
        digest, size = hashlib.sha256(), 0
        for piece in _pieces(content):
            digest.update(piece)
            size += len(piece)
        files.append({"name": name, "what": PARTS[name], "bytes": size, "sha256": digest.hexdigest()})
    manifest = {"what": MARK, "format": FILE_FORMAT, "program": __version__, "store_format": STORE_FORMAT}
    return json.dumps({**manifest, "files": files}, indent=1).encode("utf-8")


def _add(archive: zipfile.ZipFile, name: str, content: Content) -> None:
    entry = zipfile.ZipInfo(name, date_time=_EPOCH)
    entry.compress_type = zipfile.ZIP_STORED if name.startswith(TABLES) else zipfile.ZIP_DEFLATED  # Parquet is packed
    entry.create_system, entry.external_attr = 3, 0o644 << 16
    with archive.open(entry, "w", force_zip64=False) as part:
        for piece in _pieces(content):
            part.write(piece)


def _pieces(content: Content) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    with content.open("rb") as file:
        while piece := file.read(PIECE_BYTES):
            yield piece


def _clear_away(file: Path) -> None:
    """Remove what a save to the same place left behind that was killed long ago."""
    limit = time.time() - STALE_BUILD_SECONDS
    with contextlib.suppress(OSError):
        for path in file.parent.glob(f".{_escaped(file.name)}.*.part"):
            if path.stat().st_mtime < limit:
                path.unlink()


def _escaped(name: str) -> str:
    return "".join(f"[{each}]" if each in "*?[" else each for each in name)


def _cannot_write(file: Path, error: Exception) -> ProjectError:
    if not isinstance(error, OSError):
        return ProjectError("The project is too large for one file.", where=str(file), way_out="Keep it as a folder.")
    way_out = f"{remedy_of(error)}, or choose another place; what was there is unchanged."
    return ProjectError(f"The project cannot be saved ({reason_of(error)}).", where=str(file), way_out=way_out)
