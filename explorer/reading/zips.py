"""ZIP archives of articles, unpacked into a passing folder and read like any folder."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from explorer.errors import ReadingError
from explorer.reading.drafts import Draft, Reader
from explorer.reading.limits import LIMITS, Limits, megabytes
from explorer.reading.metadata import Metadata
from explorer.reading.packed import describe_name, describe_size
from explorer.reading.renaming import rename_read

PIECE_BYTES = 1_000_000
"""Bytes unpacked at a time."""

_ENCRYPTED = 0x1
_SYSTEM_NAMES = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
_ARCHIVES = (".zip", ".7z", ".rar", ".gz", ".bz2", ".xz", ".tar", ".tgz")
_UNPACK = "Unpack it yourself and choose the articles."


def read_zip(path: Path, metadata: Metadata, *, limits: Limits = LIMITS) -> Iterator[Draft | ReadingError]:
    """Read the articles of a ZIP; what is wrong with one file in it costs only that file.

    Args:
        path: the archive.
        metadata: what is said about it; nothing of that is about a single article.
        limits: for what is unpacked.

    Raises:
        ReadingError: it is no ZIP, or broken as a whole.
    """
    with tempfile.TemporaryDirectory(prefix="actors-") as passing:
        folder = Path(passing).resolve()
        problems = tuple(_unpack(path, folder, limits))
        yield from problems
        for read in rename_read(_read_folder(folder), lambda text: text.replace(folder.as_posix(), path.as_posix())):
            if not (problems and isinstance(read, ReadingError) and read.where == path.as_posix()):
                yield read


def _read_folder(folder: Path) -> Iterator[Draft | ReadingError]:
    from explorer.reading.files import list_files  # it knows all readers, this one among them
    from explorer.reading.tables import MetadataTables

    problems: list[ReadingError] = []
    tables = MetadataTables()
    for file in list_files([folder], on_problem=problems.append):
        try:
            yield from file.reader.read(file.path, tables.of(file.path, file.top))
        except ReadingError as problem:
            yield problem
    yield from (*problems, *tables.problems)


def _unpack(path: Path, folder: Path, limits: Limits) -> Iterator[ReadingError]:
    try:
        with zipfile.ZipFile(path) as archive:
            yield from _unpack_all(archive, path, folder, limits)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise ReadingError("This is not a ZIP archive, or it is broken.", where=str(path), way_out=_UNPACK) from error


def _unpack_all(archive: zipfile.ZipFile, path: Path, folder: Path, limits: Limits) -> Iterator[ReadingError]:
    left = limits.batch_bytes
    entries = [entry for entry in archive.infolist() if not _is_system(entry)]
    if not entries:
        raise ReadingError("The archive is empty.", where=str(path), way_out="Put articles into it or leave it out.")
    if len(entries) > limits.batch_files:
        what = f"It holds {len(entries):,} files; at most {limits.batch_files:,} are read, the others are left out."
        yield ReadingError(what, where=str(path), way_out="Split the archive.")
    for entry in entries[: limits.batch_files]:
        where = f"{path.as_posix()}/{entry.filename}"
        if what := _describe(entry, left, limits):
            yield ReadingError(what, where=where, way_out=_UNPACK)
            continue
        try:
            left -= _write(archive, entry, folder)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError):
            yield ReadingError("It is broken in the archive, or cannot be unpacked.", where=where, way_out=_UNPACK)


def _is_system(entry: zipfile.ZipInfo) -> bool:
    return entry.is_dir() or entry.filename.startswith(_SYSTEM_NAMES) or entry.filename.endswith(_SYSTEM_NAMES)


def _describe(entry: zipfile.ZipInfo, left: int, limits: Limits) -> str:
    """Return why an entry is not unpacked; empty where it is."""
    if entry.flag_bits & _ENCRYPTED:
        return "It is protected by a password."
    if entry.filename.lower().endswith(_ARCHIVES):
        return "This is an archive inside an archive; it is not opened."
    if entry.file_size > left:
        return f"The archive holds more than {megabytes(limits.batch_bytes)}; this is left out."
    return describe_name(entry) or describe_size(entry, limits)


def _write(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, folder: Path) -> int:
    """Write an entry and return its size, which zipfile holds to what the entry says of itself."""
    target = (folder / entry.filename.replace("\\", "/")).resolve()
    if not target.is_relative_to(folder):
        raise ValueError(entry.filename)
    target.parent.mkdir(parents=True, exist_ok=True)
    number = 2
    while target.exists():  # an archive may hold several files of one name
        target = target.with_stem(f"{target.stem}-{number}")
        number += 1
    try:
        with archive.open(entry) as source, target.open("xb") as file:
            shutil.copyfileobj(source, file, PIECE_BYTES)
            return file.tell()
    except BaseException:
        target.unlink(missing_ok=True)  # half an article is none
        raise


ZIP = Reader((".zip",), read_zip)
