"""The start page of one's own work: the bundled example, every project with the ways into it, and what can be begun."""

from __future__ import annotations

import os
from dataclasses import replace
from html import escape
from pathlib import Path

import streamlit as st

from explorer.errors import ExplorerError
from explorer.project import ProjectInfo, choose_folder, describe_project, list_projects, list_removed
from explorer.ui import visitors
from explorer.ui.heading import TEACHING, show_heading
from explorer.ui.pages import shown_project
from explorer.ui.projects.acting import act, take_note, undo_removal
from explorer.ui.projects.beginning import show_new, show_opening
from explorer.ui.projects.row import show_row
from explorer.ui.start import STORE_CHOICE
from explorer.ui.words import count

LEAD = (
    "A project holds articles, what was found in them, and everything you correct, note and keep. "
    "Save it as a file to hand it in or to go on with it on another computer."
)

BUNDLED = "The bundled example"

FOR_VISITORS = "You may look at every project here. Making and changing them is for whoever started the program."

NONE_YET = "You have no project of your own yet. Make one below, or open a file that somebody gave you."


def show_projects() -> None:
    """Draw the page."""
    show_heading(page="projects")
    with st.container(key="projects"):
        may_change = visitors.may_change()
        st.html(f"<p class='ae-lead'>{LEAD if may_change else FOR_VISITORS}</p>")
        _show_note()
        with st.container(key="project-list", gap=None):
            _show_first()
            projects = _list()
            for project in projects:
                show_row(project, shown=project.name == shown_project(), may_change=may_change)
        if not may_change:
            return
        if not projects:
            st.html(f"<p class='ae-note'>{NONE_YET}</p>")
        with st.container(key="begin", horizontal=True, gap="large"):
            show_new()
            show_opening()
        _show_removed()


def _list() -> tuple[ProjectInfo, ...]:
    try:
        return list_projects()
    except ExplorerError as error:
        st.error(str(error))
        return ()


def _show_note() -> None:
    """Say what the last click did, and offer to take a removal back."""
    note = take_note()
    if note is None:
        return
    with st.container(key="project-note", horizontal=True, vertical_alignment="center"):
        st.html(f"<p class='{'ae-problem' if note.problem else 'ae-deed'}' role='status'>{escape(note.text)}</p>")
        if note.removed:
            st.button("Undo", key="undo-remove", on_click=undo_removal, args=(note.removed,))


def _show_first() -> None:
    """Show what is there without any project: the bundled example, or the store that the server was started with."""
    named = os.environ.get(STORE_CHOICE, "")
    folder = Path(named).expanduser() if named else choose_folder()
    info = describe_project(folder)
    if named:
        show_row(info, shown=False, label=f"Opened at the start: {info.title}")
    else:
        show_row(replace(info, title=BUNDLED, changed_at=""), shown=False, about=TEACHING)


def _show_removed() -> None:
    try:
        removed = list_removed()
    except ExplorerError:
        return
    if not removed:
        return
    with st.expander(f"{count(len(removed), 'removed project')}", key="removed"):
        for project in removed:
            with st.container(key=f"removed-{project.name}", horizontal=True, vertical_alignment="center"):
                size = count(project.articles, "article")
                st.html(f"<p>{escape(project.title)} <span class='ae-meta'>{size}</span></p>", width="stretch")
                st.button("Fetch back", key=f"restore-{project.name}", on_click=act, args=("restore", project.name))
