"""What a list of projects says of each: title, size, when it changed, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from explorer.errors import ExplorerError
from explorer.incoming import list_incoming
from explorer.project.settings import PROJECT_FILE, read_settings
from explorer.store import read_about
from explorer.store.about import ABOUT_FILE
from explorer.store.decisions import DECISIONS_FILE

BASKET_FILE = "basket.jsonl"

_CHANGING = (PROJECT_FILE, ABOUT_FILE, DECISIONS_FILE, BASKET_FILE)
"""Files that change whenever a project does."""


@dataclass(frozen=True, slots=True)
class ProjectInfo:
    """What is told of a project.

    Attributes:
        name: by which addresses call it; empty for a store that lies elsewhere.
        title: what people call it.
        folder: where it lies.
        articles, actors: how many it holds; 0 where nothing was analysed yet.
        changed_at: ISO 8601 date-time, UTC, of the last change.
        problem: what is wrong with it, in words for readers, or empty.
        notes: people's notes on the whole of it.
        waiting: batches of articles that wait to be analysed; a file of the project does not hold them.
    """

    name: str
    title: str
    folder: Path
    articles: int = 0
    actors: int = 0
    changed_at: str = ""
    problem: str = ""
    notes: str = ""
    waiting: int = 0


def is_empty(folder: Path) -> bool:
    """Tell whether a project holds no store yet: nothing was analysed in it."""
    return not (folder / ABOUT_FILE).exists()


def describe_project(folder: Path, *, name: str = "") -> ProjectInfo:
    """Return what is told of a project or a plain store; never fails, whatever is in the folder."""
    title, notes, problem, articles, actors = folder.name, "", "", 0, 0
    try:
        settings = read_settings(folder)
        title, notes = (settings.title, settings.notes) if settings is not None else (title, notes)
    except ExplorerError as error:
        problem = error.what
    if not is_empty(folder):
        try:
            counts = read_about(folder).counts
            articles, actors = (_number(counts.get(table)) for table in ("documents", "actors"))
        except ExplorerError as error:
            problem = error.what
    return ProjectInfo(
        name, title, folder, articles, actors, _changed_at(folder), problem, notes, len(list_incoming(folder))
    )


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _changed_at(folder: Path) -> str:
    times = [folder / name for name in _CHANGING]
    newest = max((path.stat().st_mtime for path in times if path.exists()), default=0.0)
    return datetime.fromtimestamp(newest, UTC).isoformat(timespec="seconds") if newest else ""
