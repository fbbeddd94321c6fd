"""Open a project's file: checked in a process of its own, and made a new project in one step.

FILE --explorer.project.apart_main--> folder beside the projects --rename--> projects_folder()/NAME

A file on which a library fails, or that wants all memory, costs itself and nothing else.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from explorer.errors import ProjectError, reason_of, remedy_of
from explorer.incoming import list_incoming
from explorer.project.files import LIMITS, FileLimits
from explorer.project.folders import CHECKOUT
from explorer.project.info import ProjectInfo, is_empty
from explorer.project.listing import made_beside, put_in_place
from explorer.project.settings import clean_title, read_settings
from explorer.project.taking import Taken

Message = Callable[[str], None]


def load_project(
    file: Path, *, title: str = "", on_message: Message = lambda _: None, limits: FileLimits = LIMITS
) -> ProjectInfo:
    """Make a new project out of a file; no project that is there is ever touched.

    Args:
        file: that `save_project` wrote, here or elsewhere; whatever it holds, nothing in it is run.
        title: of the new project, if not the one in the file.
        on_message: told what a reader should know: rows that were left out, articles that are analysed again.
        limits: how large the file may be.

    Raises:
        ProjectError: it is refused, or the project cannot be made; the message says why.
    """
    with made_beside() as folder:
        open_into(file, folder, title=title, on_message=on_message, limits=limits)
        settings = read_settings(folder)
        return put_in_place(folder, settings.title if settings else Path(file).stem)


def open_into(
    file: Path, folder: Path, *, title: str = "", on_message: Message = lambda _: None, limits: FileLimits = LIMITS
) -> None:
    """Write what is in a project's file into an empty folder; see `load_project`."""
    taken = _take_apart(Path(file), folder, clean_title(title) if title else "", limits)
    if taken.left_out:
        rows = "1 row" if taken.left_out == 1 else f"{taken.left_out} rows"
        on_message(f"Left out, as it cannot be read: {rows} of corrections or kept sentences.")
    if taken.older:
        on_message("An older version of this program saved the file; its articles are analysed again.")
        _analyse_again(folder)


def _take_apart(file: Path, folder: Path, title: str, limits: FileLimits) -> Taken:
    # -P: what lies in the folder from which the program was started must not stand in for a library.
    command = [sys.executable, "-P", "-m", "explorer.project.apart_main", os.path.abspath(file), str(folder), title]
    said, code = _run(command, limits.seconds, str(limits.memory_bytes))
    if "problem" in said:
        what, where, way_out = said["problem"]
        raise ProjectError(what, where=where or file.name, way_out=way_out)
    if code != 0 or "older" not in said:
        what = "Opening it was given up: it took too long or too much memory, or is broken."
        raise ProjectError(what, where=file.name, way_out="Ask whoever made the file to save it again.")
    return Taken(**said)


def _analyse_again(folder: Path) -> None:
    """Analyse the articles of a file of an older program, in a process of its own."""
    said: dict = {}
    for batch in list_incoming(folder):
        command = [sys.executable, "-m", "explorer", "update", "--store", str(folder), "--batch", str(batch)]
        said, _ = _run([*command, "--progress", "json"], None, "")
    if is_empty(folder):
        what = str(said.get("error", "Its articles could not be analysed again."))
        raise ProjectError(what, way_out="Bring in the articles themselves.")


def _run(command: list[str], seconds: float | None, request: str) -> tuple[dict, int]:
    """Run a part of this program and return the last object that it told, and its exit code."""
    known = os.environ.get("PYTHONPATH", "")
    paths = os.pathsep.join([str(CHECKOUT), *([known] if known else [])])
    try:
        done = subprocess.run(
            command, input=request, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
            errors="replace", env={**os.environ, "PYTHONPATH": paths}, timeout=seconds, check=False, cwd=CHECKOUT,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return {}, 1
    except OSError as error:
        what = f"The file cannot be opened ({reason_of(error)})."
        raise ProjectError(what, way_out=f"{remedy_of(error)}.") from error
    return _last_object(done.stdout), done.returncode


def _last_object(output: str) -> dict:
    for line in reversed(output.splitlines()):
        try:
            read = json.loads(line)
        except ValueError:
            continue
        if isinstance(read, dict):
            return read
    return {}
