"""The commands `open` and `save`, and `build --project`: projects as one file each."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated
from urllib.parse import quote

import typer

from explorer.commands_messages import messages
from explorer.errors import ProjectError, to_printable

FileArgument = Annotated[
    Path, typer.Argument(metavar="FILE.actors", help="A project that was saved as a file.", readable=False)
]
ProjectOption = Annotated[
    Path | None,
    typer.Option("--project", metavar="FILE.actors", help="File of the project, instead of a store.", readable=False),
]


def open_(
    file: FileArgument,
    title: Annotated[str, typer.Option(metavar="TEXT", help="Title of the project, if not the one in the file.")] = "",
) -> None:
    """Make a project out of a file, and say how to look at it; no project that is there is touched."""
    with messages() as reporter:
        from explorer.project import load_project

        project = load_project(file, title=title, on_message=reporter.message)
        typer.echo(to_printable(f"{project.title}: {_count(project.articles, 'article')}, {project.actors} actors"))
        typer.echo(f"project: {project.folder}")
        typer.echo(f"look at it: streamlit run app.py, then http://localhost:8501/?project={quote(project.name)}")


def save(
    project: Annotated[str, typer.Argument(metavar="PROJECT", help="Name of a project, or the folder of a store.")],
    file: Annotated[Path, typer.Argument(metavar="FILE.actors", help="Where to.", readable=False)],
    title: Annotated[str, typer.Option(metavar="TEXT", help="Title, for a store, which has none.")] = "",
) -> None:
    """Write a project, or a store, as one file: articles, findings, corrections, notes, kept sentences, places."""
    with messages():
        from explorer.project import save_project

        typer.echo(save_project(_find(project), file, title=title))


def _find(project: str) -> Path:
    """Return the folder of a project by its name, or a folder that is named itself."""
    from explorer.project import project_folder
    from explorer.project.folders import is_name

    folder = Path(project)
    if is_name(project):
        try:
            return project_folder(project)
        except ProjectError:
            if not folder.is_dir():
                raise
    return folder


@contextmanager
def built_into(store: Path | None, project: Path | None) -> Iterator[Path]:
    """Give the folder of the store that a build writes: the one named, or one that becomes a project's file afterwards.

    What people decided and kept in a file that is there is kept, as a build into a store keeps it.

    Args:
        store: the folder of a store, or None.
        project: a project's file, or None; exactly one of both is named.

    Raises:
        ProjectError: none or both are named, or the file cannot be opened or saved; it is then as it was.
    """
    if (store is None) == (project is None):
        raise ProjectError(
            "It is not said where to put it.", way_out="Name either --store DIR or --project FILE.actors."
        )
    if store is not None:
        yield store
        return
    from explorer.project import ProjectSettings, read_settings, save_project, write_settings
    from explorer.project.files import SUFFIX
    from explorer.project.opening import open_into
    from explorer.project.settings import now

    file = project if project.suffix.lower() == SUFFIX else project.with_name(f"{project.name}{SUFFIX}")
    passing = Path(tempfile.mkdtemp(prefix="actors-"))
    try:
        folder = passing / "project"
        folder.mkdir()
        if file.exists():
            open_into(file, folder)
        if read_settings(folder) is None:
            write_settings(folder, ProjectSettings(title=file.stem, made=now()))
        yield folder
        save_project(folder, file)
    finally:
        shutil.rmtree(passing, ignore_errors=True)


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
