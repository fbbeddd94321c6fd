"""Which column of a table is the text, the title and so on: a guess with three rows to see by, and another choice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace

import streamlit as st

from explorer.reading.inputs import Upload
from explorer.reading.rows import Columns
from explorer.ui.articles.desk import Table
from explorer.ui.articles.shown import plain

PARTS = {"text": "Text", "title": "Title", "outlet": "Outlet", "published": "Date", "url": "Address"}
"""Field of `Columns` -> how the page calls it."""

NONE = "(none)"

TakeTable = Callable[[Upload], None]
"""Has a table read again, with its columns."""


def show_columns(tables: dict[str, Table], take: TakeTable) -> None:
    """Show for each table what was taken for what, and let it be chosen otherwise."""
    for number, (name, table) in enumerate(tables.items()):
        said = _describe(table.columns) if table.columns else "say which column is the text"
        with st.expander(f"Columns of **{plain(name)}**: {said}", expanded=table.columns is None):
            _show_table(number, name, table, take)


def _describe(columns: Columns) -> str:
    chosen = [
        f"{PARTS[part].lower()} = {plain(getattr(columns, part), 30)}" for part in PARTS if getattr(columns, part)
    ]
    return ", ".join(chosen)


def _show_table(number: int, name: str, table: Table, take: TakeTable) -> None:
    st.caption("Its first rows")
    rows = [{column: row.get(column, "") for column in table.preview.columns} for row in table.preview.rows]
    st.dataframe(rows, hide_index=True, width="stretch")
    known = table.columns or Columns("")
    with st.form(f"columns-{number}", border=False):
        with st.container(horizontal=True):
            chosen = {part: _choose(number, part, known, table) for part in PARTS}
        if st.form_submit_button("Read it like this"):
            if not chosen["text"]:
                st.warning("Say which column holds the text of the articles.")
                return
            kept = {each.name: getattr(known, each.name) for each in fields(Columns)}
            take(replace(table.upload, name=name, columns=Columns(**{**kept, **chosen})))
            st.rerun()


def _choose(number: int, part: str, known: Columns, table: Table) -> str:
    options = [NONE, *table.preview.columns]
    there = getattr(known, part)
    at = options.index(there) if there in options else 0
    chosen = st.selectbox(PARTS[part], options, index=at, key=f"column-{number}-{part}", width=170)
    return "" if chosen == NONE else chosen
