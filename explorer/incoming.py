"""What waits to be brought into a project: articles to add, to remove and to correct, one file a batch.

    the page --write_incoming--> PROJECT/incoming/20261130-081500-3f9c0a12.json --command `update`--> the store

A batch is one JSON file, written whole or not at all, and removed only when its articles are in the store. So whatever
ends the program on the way, the next one finds it and offers it again.
"""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from explorer.errors import StoreError, fault_of, reason_of, remedy_of
from explorer.model import Document

INCOMING = "incoming"
"""The folder of a project in which batches wait."""

MARK = "actor-explorer-batch"
"""Tells our files from anybody else's."""

CHANGEABLE = ("title", "outlet", "published", "url")
"""What can be corrected of an article without reading it again."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A batch.

    Attributes:
        add: articles, each with an id that the project does not have.
        remove: ids of articles of the project.
        change: id of an article of the project -> field (one of CHANGEABLE) -> its new value.
        made_at: ISO 8601 date-time, UTC.
    """

    add: tuple[Document, ...] = ()
    remove: tuple[str, ...] = ()
    change: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    made_at: str = ""

    @property
    def size(self) -> int:
        """How many articles it is about."""
        return len(self.add) + len(self.remove) + len(self.change)


def write_incoming(folder: Path, batch: Incoming) -> Path:
    """Put a batch into a project in one step and return its file.

    Raises:
        StoreError: it cannot be written; nothing is left then.
    """
    now = datetime.now(UTC)
    path = folder / INCOMING / f"{now:%Y%m%d-%H%M%S}-{uuid.uuid4().hex[:8]}.json"
    passing = path.with_name(f".{path.name}.{os.getpid()}")
    fields_written = {"what": MARK, **asdict(batch), "made_at": now.isoformat(timespec="seconds")}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with passing.open("w", encoding="utf-8") as file:
            json.dump(fields_written, file, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        os.replace(passing, path)
    except OSError as error:
        what = f"The articles cannot be kept for the analysis ({reason_of(error)})."
        raise StoreError(what, where=str(path), way_out=f"{remedy_of(error)}.") from error
    finally:
        with suppress(OSError):
            passing.unlink()
    return path


def list_incoming(folder: Path) -> tuple[Path, ...]:
    """Return the files of the batches that wait in a project, the oldest first."""
    return tuple(path for path in sorted((folder / INCOMING).glob("*.json")) if not path.name.startswith("."))


def read_incoming(path: Path) -> Incoming:
    """Return a batch.

    Raises:
        StoreError: the file cannot be read, or is none of ours.
    """
    way_out = "Bring the articles in again, and delete this file."
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(read, dict) or read.get("what") != MARK:
            raise StoreError("This is no batch of articles of this program.", where=str(path), way_out=way_out)
        return Incoming(
            tuple(_read_document(each) for each in read["add"]),
            tuple(_text(each) for each in read["remove"]),
            {_text(key): _read_change(value) for key, value in read["change"].items()},
            _text(read["made_at"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        what = f"A batch of articles cannot be read ({fault_of(error)})."
        raise StoreError(what, where=str(path), way_out=way_out) from error


def drop_incoming(path: Path) -> None:
    """Forget a batch; that it is gone already is no fault."""
    path.unlink(missing_ok=True)


def _read_document(read: Any) -> Document:
    known = [each.name for each in fields(Document)]
    return Document(**{name: _text(value) for name, value in read.items() if name in known})


def _read_change(read: Any) -> dict[str, str]:
    return {name: _text(value) for name, value in read.items() if name in CHANGEABLE}


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("not text")
    return value
