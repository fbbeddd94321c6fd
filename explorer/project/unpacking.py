"""Unpack a project's file that anybody may have made: only what is expected, only as much as is said, and as signed.

Nothing is written under a name that the file gives: parts are known by exact names and go into files of our own.
"""

from __future__ import annotations

import hashlib
import json
import stat
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from explorer import __version__
from explorer.errors import ProjectError, reason_of, remedy_of
from explorer.project.files import FILE_FORMAT, LIMITS, MANIFEST, MARK, MEGABYTE, PARTS, FileLimits

PIECE_BYTES = 1_000_000
"""Bytes unpacked at a time."""

SMALL_BYTES = 1_000_000
"""Bytes. Below that the ratio tells nothing: a small part of one repeated sign packs to next to nothing."""

_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_AGAIN = "Ask whoever made the file to save it again."


@dataclass(frozen=True, slots=True)
class Part:
    """What the manifest says of a part."""

    name: str
    size: int
    digest: str


def unpack_file(file: Path, folder: Path, *, limits: FileLimits = LIMITS) -> dict[str, Path]:
    """Unpack a project's file.

    Args:
        file: the file, of anybody.
        folder: an empty one; each part is written into it under a name of ours.
        limits: for what is unpacked.

    Returns:
        dict: name of each part -> where it lies.

    Raises:
        ProjectError: it is no file of a project, of a newer version, damaged, or larger than it may be.
        OSError: the parts cannot be written.
    """
    size = _size(file)
    if size > limits.file_bytes:
        raise _refuse(
            f"It is too large ({size // MEGABYTE} MB); at most {limits.file_bytes // MEGABYTE} MB are opened."
        )
    try:
        with zipfile.ZipFile(file) as archive:
            return _unpack(archive, folder, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise _refuse("This is not a file of a project, or it is damaged.") from error


def _size(file: Path) -> int:
    try:
        if not file.is_file():
            raise ProjectError("There is no such file.", where=str(file), way_out="Check its name.")
        return file.stat().st_size
    except OSError as error:
        what = f"The file cannot be read ({reason_of(error)})."
        raise ProjectError(what, where=str(file), way_out=f"{remedy_of(error)}.") from error


def _unpack(archive: zipfile.ZipFile, folder: Path, limits: FileLimits) -> dict[str, Path]:
    entries = _check_entries(archive, limits)
    parts = _read_manifest(_read(archive, entries[MANIFEST], limits))
    if set(parts) != set(entries) - {MANIFEST}:
        raise _refuse("Its parts are not those that it lists.")
    if sum(part.size for part in parts.values()) > limits.unpacked_bytes:
        raise _refuse(f"It would unpack to more than {limits.unpacked_bytes // MEGABYTE} MB.")
    return {name: _write(archive, entries[name], part, folder, limits) for name, part in parts.items()}


def _check_entries(archive: zipfile.ZipFile, limits: FileLimits) -> dict[str, zipfile.ZipInfo]:
    """Return the entries by name, or refuse the file for one that it cannot have.

    A part that is not known here may be one of a newer program, so what the manifest says of versions comes first.
    """
    entries: dict[str, zipfile.ZipInfo] = {}
    for entry in archive.infolist():
        if entry.filename in entries:
            raise _refuse("A part is in it twice.")
        entries[entry.filename] = entry
        if len(entries) > 10 * len(PARTS):
            raise _refuse("It holds too many files.")
    if MANIFEST not in entries:
        raise _refuse("This is not a file of a project: it has no manifest.")
    for name, entry in entries.items():
        if what := _describe(entry, MANIFEST if name == MANIFEST else name, limits):
            raise _refuse(what)
    _read_manifest(_read(archive, entries[MANIFEST], limits))
    if unknown := sorted(set(entries) - {MANIFEST, *PARTS}):
        raise _refuse(f"It holds something that no project has ({unknown[0][:60]!r}).")
    return entries


def _describe(entry: zipfile.ZipInfo, name: str, limits: FileLimits) -> str:
    """Return why an entry is not unpacked; empty where it is. What it says of its size is held to later."""
    if entry.flag_bits & _ENCRYPTED:
        return "It is protected by a password."
    if entry.compress_type not in _METHODS:
        return "It is packed in a way that no project is."
    mode = entry.external_attr >> 16
    if stat.S_ISLNK(mode) or (stat.S_IFMT(mode) and not stat.S_ISREG(mode)) or entry.is_dir():
        return "It holds a link or a folder where a file belongs."
    if entry.file_size > limits.of_part(name):
        return f"Its part {name[:60]!r} is too large ({entry.file_size // MEGABYTE} MB)."
    if entry.file_size > SMALL_BYTES and entry.file_size > limits.ratio * max(1, entry.compress_size):
        return f"Its part {name[:60]!r} would grow to more than {limits.ratio} times its size (a ZIP bomb?)."
    return ""


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: FileLimits) -> bytes:
    with archive.open(entry) as part:
        content = part.read(limits.small_bytes + 1)
    if len(content) > limits.small_bytes:
        raise _refuse("Its manifest is too large.")
    return content


def _read_manifest(content: bytes) -> dict[str, Part]:
    """Return what a manifest says of each part, every field checked."""
    try:
        read = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise _refuse("Its manifest is damaged.") from error
    if not isinstance(read, dict) or read.get("what") != MARK:
        raise _refuse("This is not a file of a project of this program.")
    version = read.get("format")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise _refuse("Its manifest is damaged.")
    if version > FILE_FORMAT:
        program = str(read.get("program", "unknown"))[:40]
        what = f"The file was saved by a newer program ({program}, file format {version})."
        way_out = f"Update this program ({__version__}, file format {FILE_FORMAT}), or have it saved by this version."
        raise ProjectError(what, way_out=way_out)
    files = read.get("files")
    parts = [_read_part(each) for each in files] if isinstance(files, list) and len(files) <= len(PARTS) else []
    named = {part.name: part for part in parts}
    if not named or len(named) < len(files):
        raise _refuse("Its manifest is damaged.")
    return named


def _read_part(read: Any) -> Part:
    if isinstance(read, Mapping):
        name, size, digest = read.get("name"), read.get("bytes"), read.get("sha256")
        if isinstance(name, str) and type(size) is int and size >= 0 and isinstance(digest, str):
            return Part(name, size, digest)
    raise _refuse("Its manifest is damaged.")


def _write(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, part: Part, folder: Path, limits: FileLimits) -> Path:
    """Write a part, and refuse the file where it is not what the manifest says."""
    target = folder / part.name.replace("/", "-")  # a known name: see `_check_entries`
    digest, left = hashlib.sha256(), min(part.size, limits.of_part(part.name))
    with archive.open(entry) as source, target.open("xb") as file:
        while piece := source.read(PIECE_BYTES):
            left -= len(piece)
            if left < 0:
                break
            digest.update(piece)
            file.write(piece)
    if left != 0 or digest.hexdigest() != part.digest:
        raise _refuse(f"Its part {part.name} is damaged: it is not what the manifest says.")
    return target


def _refuse(what: str) -> ProjectError:
    return ProjectError(what, way_out=_AGAIN)
