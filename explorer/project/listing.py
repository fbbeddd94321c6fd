"""Make projects, list them, rename them, put them aside and fetch them back."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from explorer.errors import ProjectError, reason_of, remedy_of
from explorer.project.folders import is_name, name_after, project_folder, projects_folder
from explorer.project.info import ProjectInfo, describe_project
from explorer.project.settings import LONGEST_NOTES, ProjectSettings, clean_title, now, read_settings, write_settings
from explorer.store.locking import sync_folder

REMOVED = "removed"
"""Folder beside the projects in which those lie that were removed."""

STALE_SECONDS = 24 * 3600
"""Seconds. Making a project takes seconds, or an hour where articles are analysed again; older ones are left-overs."""

_MAKING = ".making-"
_AS_USUAL = 0o755
"""Rights of a project's folder; one that is made in passing is its owner's alone."""

_REMOVED_NAME = re.compile(r"(?P<name>.+)\.\d{8}T\d{6}(?:-\d+)?")


def list_projects() -> tuple[ProjectInfo, ...]:
    """Return the projects, the last changed first; one that is damaged is listed with what is wrong."""
    found = (describe_project(folder, name=folder.name) for folder in _folders(projects_folder()))
    return tuple(sorted(found, key=lambda each: (each.changed_at, each.name), reverse=True))


def list_removed() -> tuple[ProjectInfo, ...]:
    """Return the projects that were put aside, the last first; `name` is what `restore_project` takes."""
    folder = projects_folder() / REMOVED
    found = [each for each in _children(folder) if _REMOVED_NAME.fullmatch(each.name)]
    found.sort(key=lambda each: each.name.rpartition(".")[2], reverse=True)
    return tuple(describe_project(each, name=each.name) for each in found)


def create_project(title: str) -> ProjectInfo:
    """Make an empty project.

    Args:
        title: what people call it; its name in addresses is made of it, with a number where there is one already.

    Raises:
        ProjectError: it cannot be made.
    """
    with made_beside() as folder:
        write_settings(folder, ProjectSettings(title=clean_title(title), made=now()))
        return put_in_place(folder, title)


@contextmanager
def made_beside() -> Iterator[Path]:
    """Give a folder in which a project can be made; what is left of it is removed, also after an error.

    It lies beside the projects and is none by its name: nobody ever sees half a project.

    Raises:
        ProjectError: it cannot be made.
    """
    top = projects_folder()
    try:
        top.mkdir(parents=True, exist_ok=True)
        _clear_away(top)
        folder = Path(tempfile.mkdtemp(prefix=_MAKING, dir=top))
    except OSError as error:
        raise _cannot("made", top, error) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def put_in_place(folder: Path, title: str) -> ProjectInfo:
    """Make a folder that was `made_beside` a project, in one step; it never takes the place of another.

    Raises:
        ProjectError: it cannot be moved; there is no new project then.
    """
    name = name_after(clean_title(title))
    for number in count(1):
        to = projects_folder() / (name if number == 1 else f"{name}-{number}")
        if to.exists() or to.is_symlink():
            continue
        try:
            folder.chmod(_AS_USUAL)
            os.rename(folder, to)
        except OSError as error:
            if to.exists():  # somebody else was faster
                continue
            raise _cannot("made", to, error) from error
        sync_folder(to.parent)
        return describe_project(to, name=to.name)
    raise AssertionError("there is always a further number")


def _clear_away(top: Path) -> None:
    """Remove what a program left behind that was killed while it made a project, a long while ago."""
    limit = time.time() - STALE_SECONDS
    for path in top.glob(f"{_MAKING}*"):
        if path.lstat().st_mtime < limit and path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)


def rename_project(name: str, title: str, *, notes: str | None = None) -> ProjectInfo:
    """Give a project another title; its name, and with it every address, stays.

    Args:
        name: of the project.
        title: what it is called from now on.
        notes: people's notes on the whole of it, if they changed.

    Raises:
        ProjectError: there is no such project, or the title cannot be written.
    """
    folder = project_folder(name)
    try:
        settings = read_settings(folder)
    except ProjectError:
        settings = None
    settings = settings or ProjectSettings(made=now())
    notes = settings.notes if notes is None else notes[:LONGEST_NOTES]
    write_settings(folder, replace(settings, title=clean_title(title), notes=notes))
    return describe_project(folder, name=name)


def remove_project(name: str) -> ProjectInfo:
    """Put a project aside; nothing in it is lost.

    Returns:
        ProjectInfo: of what was put aside; its name is what `restore_project` takes.

    Raises:
        ProjectError: there is no such project, or it cannot be moved; it is then where it was.
    """
    folder = project_folder(name)
    aside = projects_folder() / REMOVED
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    try:
        aside.mkdir(exist_ok=True)
        for number in count(1):
            to = aside / (f"{name}.{stamp}" if number == 1 else f"{name}.{stamp}-{number}")
            if not to.exists():
                os.rename(folder, to)
                return describe_project(to, name=to.name)
    except OSError as error:
        raise _cannot("removed", folder, error) from error
    raise AssertionError("there is always a further number")


def restore_project(removed: str) -> ProjectInfo:
    """Fetch back a project that was put aside; where its name is taken by now, it gets a number.

    Args:
        removed: its name in `list_removed`.

    Raises:
        ProjectError: there is no such project, or it cannot be moved.
    """
    found = _REMOVED_NAME.fullmatch(removed)
    folder = projects_folder() / REMOVED / removed
    if not found or not is_name(found["name"]) or folder.is_symlink() or not folder.is_dir():
        raise ProjectError("There is no such project among those removed.", way_out="Choose one from the list.")
    for number in count(1):
        name = found["name"] if number == 1 else f"{found['name']}-{number}"
        to = projects_folder() / name
        if not to.exists():
            try:
                os.rename(folder, to)
            except OSError as error:
                raise _cannot("fetched back", folder, error) from error
            return describe_project(to, name=name)
    raise AssertionError("there is always a further number")


def _folders(top: Path) -> Iterator[Path]:
    """Give the folders that projects can have; links are passed over, for they may lead anywhere."""
    yield from (each for each in _children(top) if is_name(each.name))


def _children(top: Path) -> tuple[Path, ...]:
    try:
        return tuple(each for each in sorted(top.iterdir()) if each.is_dir() and not each.is_symlink())
    except FileNotFoundError:
        return ()
    except OSError as error:
        what = f"The folder of the projects cannot be read ({reason_of(error)})."
        raise ProjectError(what, where=str(top), way_out=f"{remedy_of(error)}.") from error


def _cannot(done: str, folder: Path, error: OSError) -> ProjectError:
    what = f"The project cannot be {done} ({reason_of(error)})."
    return ProjectError(what, where=str(folder), way_out=f"{remedy_of(error)}; nothing was changed.")
