"""One project in the list: what it is, and what can be done with it."""

from __future__ import annotations

import tempfile
from datetime import UTC, date, datetime, tzinfo
from html import escape
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from explorer.project import ProjectInfo, save_project
from explorer.project.files import SUFFIX
from explorer.ui.days import name_time
from explorer.ui.pages import show_link
from explorer.ui.projects.acting import act, describe
from explorer.ui.words import count

MEDIA_TYPE = "application/octet-stream"
"""Browsers put `.zip` behind the name of what is called a ZIP."""


def show_row(project: ProjectInfo, *, shown: bool, label: str = "", about: str = "", may_change: bool = True) -> None:
    """Show a project.

    Args:
        project: which; one without a name is what is shown where the address names none.
        shown: it is the one that the other pages show now.
        label: what the link to it says, if not its title.
        about: what else is said of it.
        may_change: the reader may change projects.
    """
    key = project.name or "at the start"
    with st.container(key=f"project-{key}", horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(key=f"what-{key}", gap=None):
            show_link("network", label=plain_label(label or project.title), project=project.name)
            st.html(f"<p class='ae-meta'>{_describe(project, shown=shown, about=about)}</p>")
            if project.notes.strip():
                st.html(f"<p class='ae-meta ae-notes'>{escape(project.notes.strip())}</p>")
        with st.container(key=f"do-{key}", horizontal=True, gap="small", width="content"):
            if project.name and may_change:
                show_link("articles", label="Articles", project=project.name)
            if not project.problem and (project.name or project.articles):
                _show_save(project, key)
            if project.name and may_change:
                with st.popover("More", key=f"more-{key}"):
                    _show_more(project)


def _describe(project: ProjectInfo, *, shown: bool, about: str) -> str:
    """Return what stands below the title, as HTML."""
    if project.problem:
        return f"<span class='ae-problem'>{escape(project.problem)}</span>"
    size = f"{count(project.articles, 'article')}, {count(project.actors, 'actor')}"
    parts = [size if project.articles else "no articles yet" if project.name else ""]
    if project.waiting:
        parts.append(f"{count(project.waiting, 'batch', 'batches')} of articles not analysed yet, and not in the file")
    if project.changed_at:
        parts.append(f"changed {say_when(project.changed_at, zone=_zone())}")
    texts = [escape(each) for each in (*parts, about) if each]
    return " · ".join([*texts, *(["<b>shown now</b>"] if shown else [])])


def _show_save(project: ProjectInfo, key: str) -> None:
    st.download_button(
        "Save as file", data=lambda: make_file(project), file_name=f"{project.name or 'example'}{SUFFIX}",
        mime=MEDIA_TYPE, on_click="ignore", key=f"save-{key}",
        help="Everything in one file: articles, corrections, notes, kept sentences. Opens on any computer.",
    )  # fmt: skip


def make_file(project: ProjectInfo) -> bytes:
    """Return a project as the content of a file.

    Raises:
        ExplorerError: it cannot be saved.
    """
    with tempfile.TemporaryDirectory(prefix="actors-") as passing:
        return save_project(project.folder, Path(passing) / f"project{SUFFIX}", title=project.title).read_bytes()


def _show_more(project: ProjectInfo) -> None:
    keys = f"title-{project.name}", f"notes-{project.name}"
    with st.form(f"describe-{project.name}", border=False):
        st.text_input("Title", value=project.title, key=keys[0], max_chars=200)
        st.text_area("Notes", value=project.notes, key=keys[1], height=96)
        st.form_submit_button("Save title and notes", on_click=describe, args=(project.name, *keys))
    st.button("Remove", key=f"remove-{project.name}", on_click=act, args=("remove", project.name))
    st.caption("What is removed is put aside below and can be fetched back.")


def plain_label(text: str) -> str:
    """Return a text for a label in which nothing is taken for Markdown."""
    return "".join(f"\\{each}" if each in _MARKDOWN else each for each in text)


_MARKDOWN = frozenset("\\`*_{}[]()<>#+-.!|~$:")


def say_when(time: str, *, zone: tzinfo | None = None, today: date | None = None) -> str:
    """Return a time as people say it: "today, 14:05", "yesterday, 09:30", "12 Nov 2026".

    Args:
        time: ISO 8601 date-time.
        zone: of the reader; that of this machine where it is not known.
        today: the reader's day, for tests.
    """
    then = datetime.fromisoformat(time).astimezone(zone)
    today = today or datetime.now(UTC).astimezone(zone).date()
    days = (today - then.date()).days
    if days in (0, 1):
        return f"{('today', 'yesterday')[days]}, {then:%H:%M}"
    return name_time(then.date().isoformat())


def _zone() -> tzinfo | None:
    try:
        return ZoneInfo(st.context.timezone) if st.context.timezone else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
