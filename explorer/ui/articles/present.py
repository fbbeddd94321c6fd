"""The articles that the project has: correct what is known about them, take some out, open one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

import streamlit as st

from explorer.errors import ExplorerError
from explorer.incoming import CHANGEABLE, Incoming, write_incoming
from explorer.model import Document
from explorer.ui.articles.check import ROW_PIXELS, name_language
from explorer.ui.articles.desk import check_value
from explorer.ui.articles.progress import start_batch
from explorer.ui.articles.shown import plain
from explorer.ui.articles.target import Target
from explorer.ui.words import count

NAMES = {"title": "Title", "outlet": "Outlet", "published": "Date", "url": "Address"}
REMOVE = "Remove"
MOST_ROWS = 15

_COLUMNS = {
    "Title": st.column_config.TextColumn(width="large", required=True),
    "Outlet": st.column_config.TextColumn(width="medium"),
    "Date": st.column_config.TextColumn(width="small", help="2026-11-30, or 30 November 2026"),
    "Language": st.column_config.TextColumn(width=95),
    "Read": st.column_config.LinkColumn(width=60, display_text="open", help="Opens beside the network."),
    REMOVE: st.column_config.CheckboxColumn(width=80),
}


def show_present(target: Target, documents: Sequence[Document], *, stamp: int) -> None:
    """Show the project's articles in a table; what is changed in it takes effect on a button.

    Args:
        target: the project.
        documents: its articles.
        stamp: changes when the project does; the table then begins anew.
    """
    key = f"present-{target.folder}-{stamp}-{st.session_state.get(_ROUND, 0)}"
    rows = [_to_cells(document, target) for document in documents]
    st.data_editor(
        rows, key=key, hide_index=True, width="stretch", column_config=_COLUMNS, disabled=["Language", "Read"],
        height=ROW_PIXELS * (min(len(rows), MOST_ROWS) + 1) + 3,
    )  # fmt: skip
    if failed := st.session_state.pop(_FAILED, ""):
        st.error(plain(failed, 600))
    batch, wrong = read_changes(documents, st.session_state[key]["edited_rows"])
    for each in wrong:
        st.warning(plain(each, 200))
    if batch.size:
        with st.container(horizontal=True, vertical_alignment="center", key="present-save"):
            args = (target, batch, documents)
            st.button(tell_changes(batch), type="primary", on_click=_save, args=args, disabled=bool(wrong))
            st.button("Leave it as it was", type="tertiary", on_click=_begin_anew)
            if len(batch.remove) == len(documents):
                st.caption("A project needs at least one article; remove the whole project instead (page Projects).")


def show_listed(target: Target, documents: Sequence[Document]) -> None:
    """Show the project's articles in a table in which nothing can be changed."""
    rows = [_to_cells(document, target) for document in documents]
    for row in rows:
        del row[REMOVE]
    st.dataframe(rows, hide_index=True, width="stretch", column_config=_COLUMNS)


_ROUND, _FAILED = "articles present round", "articles present failed"


def _begin_anew() -> None:
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def _to_cells(document: Document, target: Target) -> dict[str, Any]:
    cells: dict[str, Any] = {heading: getattr(document, name) for name, heading in NAMES.items()}
    project = f"project={target.name}&" if target.name else ""
    link = f"./?{project}at={quote(document.id, safe='')}%230"
    return {**cells, "Language": name_language(document.language), "Read": link, REMOVE: False}


def read_changes(
    documents: Sequence[Document], edited: Mapping[int, Mapping[str, Any]]
) -> tuple[Incoming, tuple[str, ...]]:
    """Return what a table's changes ask for, and what is wrong with some of them.

    Args:
        documents: the project's articles, as they stand in the table.
        edited: number of the row -> heading of the column -> new value.
    """
    remove: list[str] = []
    change: dict[str, dict[str, str]] = {}
    wrong: list[str] = []
    fields = {heading: name for name, heading in NAMES.items()}
    for number, cells in edited.items():
        document = documents[int(number)]
        if cells.get(REMOVE):
            remove.append(document.id)
            continue
        for heading, written in cells.items():
            name = fields.get(heading, "")
            if name not in CHANGEABLE:
                continue
            value, problem = check_value(name, written or "")
            if problem:
                wrong.append(problem)
            elif value != getattr(document, name):
                change.setdefault(document.id, {})[name] = value
    return Incoming(remove=tuple(remove), change=change), tuple(wrong)


def tell_changes(batch: Incoming) -> str:
    """Return what the button says that makes the changes."""
    said = []
    if batch.change:
        said.append(f"correct {count(len(batch.change), 'article')}")
    if batch.remove:
        said.append(f"remove {count(len(batch.remove), 'article')}")
    text = " and ".join(said)
    return text[:1].upper() + text[1:]


def _save(target: Target, batch: Incoming, documents: Sequence[Document]) -> None:
    try:
        path = write_incoming(target.folder, batch)
    except ExplorerError as error:
        st.session_state[_FAILED] = str(error)
        return
    start_batch(target, path, batch, [document for document in documents if document.id in batch.remove])
    _begin_anew()
