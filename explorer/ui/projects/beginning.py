"""Begin something: a new project, or one from a file."""

from __future__ import annotations

import tempfile
from pathlib import Path

import streamlit as st

from explorer.errors import ExplorerError
from explorer.project import create_project, load_project
from explorer.project.files import LIMITS, MEGABYTE, SUFFIX
from explorer.ui import visitors
from explorer.ui.address import PROJECT
from explorer.ui.pages import LINKS
from explorer.ui.projects.acting import REFUSED, Note, leave_note

_OPENED = "how many files were opened"
"""Key of the session's state: each file gets a field of its own, so that none is opened twice."""


def show_new() -> None:
    """Offer to make a project; it opens where articles are brought in."""
    with st.form("new-project", clear_on_submit=True, border=False):
        st.html("<h2>New project</h2>")
        title = st.text_input("Title", placeholder="What is it about?", max_chars=200)
        made = st.form_submit_button("Make the project", type="primary")
    if made:
        _make(title)


def _make(title: str) -> None:
    if not visitors.may_change():
        st.html(f"<p class='ae-problem'>{REFUSED.text}</p>")
        return
    if not title.strip():
        st.html("<p class='ae-problem'>Give it a title first.</p>")
        return
    try:
        project = create_project(title)
    except ExplorerError as error:
        st.error(str(error))
        return
    _go("articles" if "articles" in LINKS else "network", project.name)


def show_opening() -> None:
    """Offer to open a file; it becomes a new project, and no other is touched."""
    with st.container(key="open-project"):
        st.html("<h2>Open a file</h2>")
        number = st.session_state.setdefault(_OPENED, 0)
        upload = st.file_uploader(
            f"A project that was saved as a file ({SUFFIX})", type=[SUFFIX.removeprefix(".")], key=f"file-{number}",
            max_upload_size=LIMITS.file_bytes // MEGABYTE,
        )  # fmt: skip
    if upload is None or not visitors.may_change():
        return
    st.session_state[_OPENED] += 1
    said: list[str] = []
    try:
        with st.spinner("Opening and checking the file …"), tempfile.TemporaryDirectory(prefix="actors-") as passing:
            file = Path(passing) / f"upload{SUFFIX}"
            file.write_bytes(upload.getbuffer())
            project = load_project(file, on_message=said.append)
    except (ExplorerError, OSError) as error:
        what = f"{error.what} {error.way_out}" if isinstance(error, ExplorerError) else "There is no room for the file."
        leave_note(Note(f"{upload.name} was not opened. {what}", problem=True))
        st.rerun()
    leave_note(Note(" ".join([f"“{project.title}” was opened.", *said])))
    if said:
        st.rerun()
    _go("network", project.name)


def _go(page: str, project: str) -> None:
    st.switch_page(LINKS[page].page, query_params={PROJECT: project})
