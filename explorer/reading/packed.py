"""What must be so before a ZIP is unpacked: no file grows without end, no name climbs out."""

from __future__ import annotations

import re
import stat
import zipfile
from pathlib import PurePosixPath

from explorer.reading.limits import Limits, megabytes

_DRIVE = re.compile(r"^[A-Za-z]:")
SMALL_BYTES = 1_000_000
"""Bytes. Below that the ratio tells nothing: a small file of one repeated sign packs to next to nothing."""


def describe_size(entry: zipfile.ZipInfo, limits: Limits) -> str:
    """Return why an entry is too large to be unpacked; empty where it is not. What it says of itself may be wrong."""
    if entry.file_size > limits.file_bytes:
        return f"It is too large ({megabytes(entry.file_size)}); at most {megabytes(limits.file_bytes)} are read."
    if entry.file_size > SMALL_BYTES and entry.file_size > limits.zip_ratio * max(1, entry.compress_size):
        ratio = entry.file_size // max(1, entry.compress_size)
        return f"It would grow to {ratio:,} times its size; at most {limits.zip_ratio} times is unpacked (a ZIP bomb?)."
    return ""


def describe_name(entry: zipfile.ZipInfo) -> str:
    """Return why an entry must not be written under its name; empty where it may."""
    name = entry.filename.replace("\\", "/")
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "This is a symbolic link, not a file."
    if name.startswith("/") or _DRIVE.match(name) or ".." in PurePosixPath(name).parts:
        return "Its name leads out of the archive."
    return ""
