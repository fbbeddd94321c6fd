"""What belongs to a project as a whole: `project.json`, replaced in one step so that it is always whole."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from explorer import __version__
from explorer.errors import ProjectError, fault_of, reason_of, remedy_of
from explorer.store import clean_name

PROJECT_FILE = "project.json"
MARK = "actor-explorer-project"
"""Tells our project.json from anybody else's."""

PROJECT_FORMAT = 1
"""Version of project.json; raised whenever an older program could misread it."""

LONGEST_NOTES = 100_000
"""Characters of a project's notes: some fifty pages."""

LARGEST = 1_000_000
"""Bytes of a project.json; a larger one is nobody's settings and is not read."""

MOST_SETTINGS = 200
"""Settings of a project; the program has some ten."""

UNTITLED = "Untitled project"

Plain = str | int | float | bool


@dataclass(frozen=True, slots=True)
class ProjectSettings:
    """What belongs to a project as a whole.

    Attributes:
        title: what people call it.
        made: ISO 8601 date-time, UTC, at which it was made.
        notes: people's notes on the whole of it.
        settings: name -> value; what a page wants to remember.
    """

    title: str = UNTITLED
    made: str = ""
    notes: str = ""
    settings: Mapping[str, Plain] = field(default_factory=dict)


def now() -> str:
    """Return the time as it is written everywhere in a project: ISO 8601, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def clean_title(title: str) -> str:
    """Return a title as one line of readable length."""
    return clean_name(title) or UNTITLED


def read_settings(folder: Path) -> ProjectSettings | None:
    """Return the settings of a project, or None for a plain store, which has none.

    Raises:
        ProjectError: they are there and cannot be read.
    """
    path = folder / PROJECT_FILE
    try:
        if path.stat().st_size > LARGEST:
            raise ValueError(f"it has more than {LARGEST} bytes")
        return check_settings(json.loads(path.read_bytes()))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError) as error:
        what = f"The project's settings cannot be read ({fault_of(error)})."
        raise ProjectError(what, where=str(path), way_out=_WAY_OUT) from error


_WAY_OUT = "Its articles and corrections are unharmed; give it a title again to write new settings."


def check_settings(read: Any) -> ProjectSettings:
    """Return settings as read from a file, every field checked.

    Raises:
        ValueError: they are not what a project has, or of a newer version.
    """
    if not isinstance(read, dict) or read.get("what") != MARK:
        raise ValueError("this is not a file of a project")
    version = read.get("format")
    if not isinstance(version, int) or version > PROJECT_FORMAT:
        raise ValueError("a newer version of this program wrote it")
    title, made, notes = (read.get(name, "") for name in ("title", "made", "notes"))
    if not all(isinstance(each, str) for each in (title, made, notes)):
        raise ValueError("title, made and notes must be text")
    settings = read.get("settings", {})
    if not isinstance(settings, dict) or len(settings) > MOST_SETTINGS or not all(map(_is_plain, settings.values())):
        raise ValueError("the settings must be plain values")
    for text in (title, made, notes, *settings, *map(str, settings.values())):
        text.encode("utf-8")
    return ProjectSettings(clean_title(title), made[:40], notes[:LONGEST_NOTES], settings)


def _is_plain(value: Any) -> bool:
    return isinstance(value, Plain) and len(str(value)) <= LONGEST_NOTES


def dump_settings(settings: ProjectSettings) -> bytes:
    """Return settings as the content of a project.json; equal settings give equal bytes."""
    fields = {"what": MARK, "format": PROJECT_FORMAT, "program": __version__, **asdict(settings)}
    return (json.dumps(fields, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")


def write_settings(folder: Path, settings: ProjectSettings) -> None:
    """Put `project.json` in place in one step: a reader sees the former one or this one.

    Raises:
        ProjectError: it cannot be written; the former one is as it was.
    """
    path = folder / f".{PROJECT_FILE}.{os.getpid()}"
    try:
        try:
            with path.open("wb") as file:
                file.write(dump_settings(settings))
                file.flush()
                os.fsync(file.fileno())
            os.replace(path, folder / PROJECT_FILE)
        finally:
            path.unlink(missing_ok=True)
    except OSError as error:
        what = f"The project's settings cannot be written ({reason_of(error)})."
        raise ProjectError(what, where=str(folder), way_out=f"{remedy_of(error)}; nothing was changed.") from error
