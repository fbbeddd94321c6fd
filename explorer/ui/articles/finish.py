"""Step 3: into which project, and the one button that has it all analysed."""

from __future__ import annotations

import streamlit as st

from explorer.errors import ExplorerError
from explorer.incoming import Incoming, write_incoming
from explorer.ui.address import PROJECT
from explorer.ui.articles.desk import Desk
from explorer.ui.articles.progress import start_batch
from explorer.ui.articles.shown import plain
from explorer.ui.articles.target import Target, make_target, suggest_title
from explorer.ui.words import count

_TITLE = "new-project-title"
_FAILED = "articles finish failed"


def show_finishing(desk: Desk, target: Target | None, *, holds: int, reading: bool) -> None:
    """Show the button, with the title of a new project where there is none.

    Args:
        desk: what was brought in.
        target: the project, or none for a new one.
        holds: how many articles the project has.
        reading: whether something is being read yet.
    """
    number = len(desk.ticked())
    if target is None:
        st.text_input("Name of the new project", key=_TITLE, placeholder=suggest_title(), max_chars=100, width=420)
    label = f"Add {count(number, 'article')}" if holds else "Build the network"
    st.button(label, type="primary", disabled=not number or reading, on_click=finish, args=(desk, target), key="build")
    if not number:
        st.caption("Tick at least one article.")
    elif target is not None:
        st.caption(f"{count(number, 'article')} will be analysed and added to “{plain(target.title)}”.")
    else:
        st.caption(
            f"{count(number, 'article')} will be analysed. The example that comes with the program stays as it is."
        )
    if failed := st.session_state.pop(_FAILED, ""):
        st.error(plain(failed, 600))


def finish(desk: Desk, target: Target | None) -> None:
    """Have the ticked articles analysed, in a new project where none is named; they leave the desk then.

    What fails leaves everything on the desk.
    """
    ticked = desk.ticked()
    if not ticked:
        return
    try:
        target = target or make_target(st.session_state.get(_TITLE, ""))
        batch = Incoming(add=tuple(row.document for row in ticked))
        path = write_incoming(target.folder, batch)
    except ExplorerError as error:
        st.session_state[_FAILED] = str(error)
        return
    start_batch(target, path, batch)
    if target.name:
        st.query_params[PROJECT] = target.name
    desk.drop_built()
