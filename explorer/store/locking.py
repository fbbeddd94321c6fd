"""Append to a file that other programs append to as well: one after the other, and never a half line.

A lock is advisory and dies with the program that holds it. Where the system or the disk knows none, a single write to
the end of the file still is one piece.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_FAR = 1 << 30
"""Byte that is locked where locks keep others from reading: behind all that such a file will ever hold."""

Stamp = tuple[int, int, int]
NO_FILE: Stamp = (0, 0, 0)


@contextmanager
def hold(file: BinaryIO) -> Iterator[None]:
    """Keep a file that is open for appending to oneself; other programs that hold it as well wait meanwhile."""
    locked = _lock(file)
    try:
        yield
    finally:
        if locked:
            _unlock(file)


def append_whole(path: Path, lines: bytes) -> int:
    """Write lines behind those of a file, in one piece, and see them safely on the disk.

    A line that another program left half written (it was killed, the disk was full) is ended first, so that it spoils
    nothing but itself.

    Args:
        path: the file; made where it is missing.
        lines: each with its line end.

    Returns:
        int: bytes by which the file grew.

    Raises:
        OSError: they cannot be written; the file is as it was.
    """
    with path.open("ab", buffering=0) as file, hold(file):
        before = os.fstat(file.fileno()).st_size
        content = b"\n" + lines if before and not _ends_with_newline(path) else lines
        try:
            _write(file, content)
            os.fsync(file.fileno())
        except OSError:
            os.ftruncate(file.fileno(), before)
            raise
    if not before:
        sync_folder(path.parent)
    return len(content)


def sync_folder(folder: Path) -> None:
    """See on the disk which files a folder holds: a new file is else lost when the power goes. Never fails."""
    if sys.platform == "win32":
        return
    try:
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
    except OSError:
        return


def stamp_of(path: Path) -> Stamp:
    """Return what changes whenever a file is written to or replaced: its size, time and number; zeros without it."""
    try:
        found = path.stat()
    except OSError:
        return NO_FILE
    return found.st_size, found.st_mtime_ns, found.st_ino


def _write(file: BinaryIO, content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[file.write(left) :]


def _ends_with_newline(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"


def _lock(file: BinaryIO) -> bool:
    try:
        if sys.platform == "win32":
            file.seek(_FAR)
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX)
    except OSError:
        return False
    return True


def _unlock(file: BinaryIO) -> None:
    if sys.platform == "win32":
        file.seek(_FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_UN)
