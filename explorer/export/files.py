"""Put a finished file into a folder, whole or not at all."""

from __future__ import annotations

import os
import uuid
from pathlib import Path

from explorer.errors import StoreError, reason_of, remedy_of


def write_file(folder: Path, name: str, text: str) -> Path:
    """Write a text in UTF-8 and return its path; see `write_bytes`."""
    try:
        content = text.encode("utf-8")
    except UnicodeError as error:
        what = "It cannot be written (there is half a character in it)."
        raise StoreError(what, where=str(folder / name), way_out="Look for the odd sign in the articles.") from error
    return write_bytes(folder, name, content)


def write_bytes(folder: Path, name: str, content: bytes) -> Path:
    """Write a file and return its path; one of this name is replaced in one step.

    Raises:
        StoreError: the folder cannot be written; a file that was there is unchanged.
    """
    path, fresh = folder / name, folder / f".{name}.{uuid.uuid4().hex[:8]}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            fresh.write_bytes(content)
            os.replace(fresh, path)
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as error:
        way_out = f"{remedy_of(error)}, or name another folder with --to."
        raise StoreError(f"It cannot be written ({reason_of(error)}).", where=str(path), way_out=way_out) from error
    except ValueError as error:
        what = "It cannot be written (a name like this cannot be used here)."
        raise StoreError(what, where=str(path), way_out="Name another folder with --to.") from error
    return path
