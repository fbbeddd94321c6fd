"""Into which project articles go: the one that the address names, another, or a new one. Never the bundled example."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import streamlit as st

from explorer.errors import ExplorerError
from explorer.model import Document
from explorer.project import create_project, list_projects, project_folder
from explorer.project.info import describe_project
from explorer.store import open_store, read_about
from explorer.store.about import ABOUT_FILE


@dataclass(frozen=True, slots=True)
class Target:
    """A project: its name in addresses (empty: the shown store), its title, its folder."""

    name: str
    title: str
    folder: Path


def find_target(name: str) -> Target | None:
    """Return the project that an address names; without a name the shown store, where it may be changed.

    Raises:
        ExplorerError: there is no such project.
    """
    if name:
        folder = project_folder(name)
        return Target(name, describe_project(folder, name=name).title, folder)
    return find_shown_store()


def find_shown_store() -> Target | None:
    """Return the store that was named when the server was started; none where it is the bundled example."""
    named = os.environ.get("EXPLORER_STORE", "")
    if not named:
        return None
    folder = Path(named).expanduser()
    try:
        teaching = read_about(folder).teaching
    except ExplorerError:
        return None
    return None if teaching else Target("", describe_project(folder).title, folder)


def list_targets() -> tuple[Target, ...]:
    """Return the projects to choose from, the last changed first, the shown store before them."""
    shown = find_shown_store()
    projects = tuple(Target(each.name, each.title, each.folder) for each in list_projects())
    return (shown, *projects) if shown is not None else projects


def make_target(title: str) -> Target:
    """Make a new project.

    Raises:
        ExplorerError: it cannot be made.
    """
    made = create_project(title.strip() or suggest_title())
    return Target(made.name, made.title, made.folder)


def suggest_title() -> str:
    """Return how a project is called whose maker has no name for it."""
    today = date.today()
    return f"Articles of {today.day} {today:%B %Y}"


def read_documents(target: Target | None) -> tuple[Document, ...]:
    """Return the articles of a project as they are now; none where nothing was analysed yet.

    Raises:
        ExplorerError: its store cannot be read.
    """
    stamp = stamp_of(target)
    return tuple(_read(str(target.folder), stamp)) if target is not None and stamp else ()


def stamp_of(target: Target | None) -> int:
    """Return what changes whenever a project is analysed anew; 0 where nothing was analysed yet."""
    if target is None:
        return 0
    try:
        return (target.folder / ABOUT_FILE).stat().st_mtime_ns
    except OSError:
        return 0


@st.cache_resource(show_spinner=False, max_entries=2)
def _read(folder: str, stamp: int) -> Sequence[Document]:
    return open_store(Path(folder)).documents()
