"""Which store the page shows; the first one is built from the bundled articles while the reader watches.

    ?project=NAME, else EXPLORER_STORE, else .explorer/ in the checkout or the user's cache folder --open--> Explorer

The build runs in a process of its own: the page's process never loads the language pipeline.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from html import escape
from pathlib import Path

import streamlit as st

from explorer.errors import ExplorerError, StoreError
from explorer.explore import Explorer
from explorer.project import ProjectInfo, choose_folder, describe_project, is_empty, project_folder
from explorer.project.folders import CHECKOUT
from explorer.project.places import read_places, write_places
from explorer.store import open_store
from explorer.ui.pages import show_link, shown_project

_SHARES = {"reading": 0.02, "loading": 0.05, "annotating": 0.2, "resolving": 0.9, "placing": 0.95, "writing": 0.98}
"""How much of the waiting is over when a step of the build begins; most of it is reading the sentences."""

PREPARE_AFTER = 3.0
"""Seconds from opening a store to preparing for the first decision about actors: the first page is drawn by then."""

MOST_OPEN = 4
"""Stores that are kept open: a class looks at a few, and a large one takes some hundred megabytes."""

STORE_CHOICE = "EXPLORER_STORE"
"""Environment variable that names the store shown where the address names no project."""

_building = threading.Lock()
_up_to_date: set[Path] = set()


def open_explorer() -> Explorer:
    """Return the explorer of what is to be shown; where there is none to open, say so on the page and stop."""
    folder = find_folder()
    try:
        if not shown_project() and not os.environ.get(STORE_CHOICE):
            _build_bundled(folder)
        elif shown_project() and is_empty(folder):
            show_empty(describe_project(folder, name=shown_project()))
            st.stop()
        explorer = _open(str(folder), _stamp(folder))
        explorer.deciding.catch_up()
        return explorer
    except ExplorerError as error:
        _show_error(error)
        st.stop()


def find_folder() -> Path:
    """Return the folder of what is to be shown: the project of the address, EXPLORER_STORE, or the bundled articles.

    Where the address names a project that is not there, say so on the page and stop.
    """
    if not shown_project():
        named = os.environ.get(STORE_CHOICE, "")
        return Path(named).expanduser() if named else choose_folder()
    try:
        return project_folder(shown_project())
    except ExplorerError as error:
        _show_error(error)
        show_link("projects", label="All projects", project="")
        st.stop()


def show_empty(project: ProjectInfo) -> None:
    """Show a project in which there are no articles yet, with the way to bring some in."""
    with st.container(key="message"):
        st.html(
            f"<h1 class='ae-title'>{escape(project.title)}</h1>"
            "<p>There are no articles here yet. Bring some in, and the picture of who does what to whom is drawn.</p>"
        )
        with st.container(horizontal=True, gap="small"):
            show_link("articles", label="Bring in articles")
            show_link("projects", label="All projects")


def _stamp(folder: Path) -> int:
    """Return what changes when a store is built anew, so that the page opens the new one."""
    try:
        return (folder / "about.json").stat().st_mtime_ns
    except OSError:
        return 0


@st.cache_resource(show_spinner=False, max_entries=MOST_OPEN)
def _open(folder: str, stamp: int) -> Explorer:
    explorer = Explorer(open_store(Path(folder)))
    explorer.deciding.apply()
    about = explorer.store.about
    explorer.anchors = read_places(Path(folder), about)
    explorer.on_placed = lambda places: write_places(Path(folder), about, places)
    preparing = threading.Timer(PREPARE_AFTER, explorer.deciding.prepare)
    preparing.daemon = True
    preparing.start()
    return explorer


def _build_bundled(folder: Path) -> None:
    """Build the store of the bundled articles unless it is there and up to date; one session builds, others wait."""
    from explorer.build import CORPUS, is_current

    with _building:
        if folder in _up_to_date:
            return
        if not is_current(folder, [CORPUS]):
            _build_while_watched(CORPUS, folder)
        _up_to_date.add(folder)


def _build_while_watched(corpus: Path, folder: Path) -> None:
    place = st.empty()
    with place.container(key="building"):
        st.html("<h1 class='ae-title'>Reading the articles …</h1><p>This happens once and takes a few seconds.</p>")
        bar = st.progress(0.0, text="Starting")
        for share, text in _build(corpus, folder):
            bar.progress(share, text=text)
    place.empty()


def _build(corpus: Path, folder: Path) -> Iterator[tuple[float, str]]:
    """Build a store in a process of its own and yield how far it is (0 to 1) and what it does.

    Raises:
        StoreError: it ended without a store.
    """
    command = [sys.executable, "-m", "explorer", "build", str(corpus), "--store", str(folder), "--progress", "json"]
    process = subprocess.Popen(command, cwd=CHECKOUT, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    last = ""
    for line in process.stderr or ():
        told = _read_line(line)
        last = str(told.get("error", "")) or last
        if "step" in told:
            yield _share(told), str(told.get("text", ""))
    if process.wait() != 0 and _stamp(folder) == 0:
        way_out = "Try it on the command line to see more: python -m explorer build corpus --store .explorer"
        raise StoreError(last or "The bundled articles could not be read.", way_out=way_out)


def _read_line(line: str) -> dict:
    try:
        told = json.loads(line)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _share(told: dict) -> float:
    steps = list(_SHARES)
    at = steps.index(told["step"]) if told["step"] in steps else 0
    start, end = _SHARES[steps[at]], [*_SHARES.values(), 1.0][at + 1]
    return start + (end - start) * min(told.get("done", 0) / max(told.get("total", 1), 1), 1.0)


def _show_error(error: ExplorerError) -> None:
    """Show what is wrong, where, and the way out; as plain text, for a path may hold anything."""
    where = f"<p><code>{escape(error.where)}</code></p>" if error.where else ""
    way_out = f"<p><strong>What you can do:</strong> {escape(error.way_out)}</p>" if error.way_out else ""
    with st.container(key="message"):
        st.html(f"<h1 class='ae-title'>There is nothing to show yet</h1><p>{escape(error.what)}</p>{where}{way_out}")
