"""Step 2: what was read, to be corrected for many at once, and read beside what was dropped."""

from __future__ import annotations

from typing import Any

import streamlit as st

from explorer.reading.languages import ENGLISH
from explorer.ui.articles.desk import CORRECTABLE, Desk, Row
from explorer.ui.articles.shown import plain, show_pieces
from explorer.ui.words import count, join

NAMES = {"use": "Take", "title": "Title", "outlet": "Outlet", "published": "Date"}
"""Field -> heading of its column; those that readers can change."""

ROW_PIXELS, MOST_ROWS = 35, 12
"""Height of a row of the table, and how many are shown before it scrolls in itself."""

_WRONG = "articles wrong values"

LANGUAGES = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "ar": "Arabic", "ru": "Russian", "it": "Italian",
    "pt": "Portuguese", "nl": "Dutch", "tr": "Turkish", "fa": "Persian", "zh": "Chinese", "ja": "Japanese",
    "uk": "Ukrainian", "pl": "Polish", "he": "Hebrew",
}  # fmt: skip
"""Languages in which news is often brought in; of others, their code is shown."""

_COLUMNS = {
    "Take": st.column_config.CheckboxColumn(width=75, help="Only ticked articles get into the network."),
    "Title": st.column_config.TextColumn(width=330, required=True),
    "Outlet": st.column_config.TextColumn(width=160, help="Type into several cells, paste, or pull the corner."),
    "Date": st.column_config.TextColumn(width=105, help="2026-11-30, or 30 November 2026"),
    "Words": st.column_config.NumberColumn(width=70, format="localized"),
    "Language": st.column_config.TextColumn(width=90),
    "Kind": st.column_config.TextColumn(width=90),
}


def name_language(code: str) -> str:
    """Return a language in words, as far as its name is known here."""
    return LANGUAGES.get(code, code)


def summarise(desk: Desk) -> str:
    """Return in a sentence what was read."""
    outlets = {row.document.outlet for row in desk.rows} - {""}
    undated = sum(not row.document.published for row in desk.rows)
    told = count(len(desk.rows), "article")
    if outlets:
        told += f" from {count(len(outlets), 'outlet')}"
    said = [f"{told} {'was' if len(desk.rows) == 1 else 'were'} read"]
    if not outlets:
        said.append("no outlet is known yet")
    if undated:
        said.append(f"{undated:,} without a date")
    return "; ".join(said) + "."


def tell_foreign(desk: Desk) -> str:
    """Return a sentence on articles that are not in English, or nothing."""
    foreign = [row for row in desk.ticked() if row.document.language != ENGLISH]
    if not foreign:
        return ""
    languages = sorted({name_language(row.document.language) for row in foreign})
    one = len(foreign) == 1
    return (
        f"{count(len(foreign), 'article')} {'is' if one else 'are'} in {join(languages)}. The program finds actors in "
        f"English only: {'it' if one else 'they'} can be read, and {'draws' if one else 'draw'} no actors."
    )


def show_table(desk: Desk) -> None:
    """Show the articles as a table in which titles, outlets, dates and ticks can be changed."""
    key, rows = f"desk-{desk.version}", _drawn_rows(desk)
    st.data_editor(
        rows, key=key, hide_index=True, width="stretch", on_change=_take_changes, args=(desk, key),
        height=ROW_PIXELS * (min(len(rows), MOST_ROWS) + 1) + 3, column_config=_COLUMNS,
        disabled=[heading for heading in rows[0] if heading not in NAMES.values()],
    )  # fmt: skip
    for wrong in st.session_state.pop(_WRONG, ()):
        st.warning(plain(wrong, 200))


def _drawn_rows(desk: Desk) -> list[dict[str, Any]]:
    """Return the rows with which this table began: its reader's changes are kept beside them, not in them."""
    version, rows = st.session_state.get(_DRAWN, (-1, []))
    if version != desk.version:
        rows = [_to_cells(row) for row in desk.rows]
        st.session_state[_DRAWN] = (desk.version, rows)
    return rows


_DRAWN = "articles table as drawn"


def _to_cells(row: Row) -> dict[str, Any]:
    document = row.document
    return {
        "Take": row.use, "Title": document.title, "Outlet": document.outlet, "Date": document.published,
        "Language": name_language(document.language), "Words": row.words, "Kind": row.article.kind,
        "From": row.origin,
    }  # fmt: skip


def _take_changes(desk: Desk, key: str) -> None:
    """Take in what was changed in the table; a value that cannot be gives way to the former one, and is said."""
    if wrong := take_changes(desk, st.session_state[key]["edited_rows"]):
        st.session_state[_WRONG] = wrong
        desk.version += 1  # the table is drawn with what is kept


def take_changes(desk: Desk, edited: dict[int, dict[str, Any]]) -> list[str]:
    """Put the changes of a table on the desk and return what is wrong with some of them, in words.

    Args:
        desk: whose articles stand in the table in this order.
        edited: number of the row -> heading of the column -> new value, all since the table was drawn.
    """
    fields = {heading: name for name, heading in NAMES.items()}
    wrong = []
    for number, changes in edited.items():
        row = desk.rows[int(number)]
        for heading, value in changes.items():
            if heading == NAMES["use"]:
                row.use = bool(value)
            elif problem := desk.correct(row.id, fields.get(heading, ""), value or ""):
                wrong.append(problem)
    return wrong


def show_bulk(desk: Desk) -> None:
    """Let an outlet or a date be set for all ticked articles at once."""
    choices = {NAMES[name]: name for name in CORRECTABLE if name != "title"}
    with st.form("desk-bulk", border=False), st.container(horizontal=True, vertical_alignment="bottom", key="bulk"):
        heading = st.selectbox("For all ticked, set", list(choices), key="bulk-field", width=130)
        value = st.text_input("to", key="bulk-value", width=220, placeholder="Harbour Gazette")
        only_empty = st.checkbox("only where it is empty", value=True, key="bulk-empty")
        if st.form_submit_button("Set"):
            _, problem = desk.set_for_ticked(choices[heading], value, only_empty=only_empty)
            if problem:
                st.session_state[_WRONG] = [problem]
            st.rerun()


def show_ticks(desk: Desk) -> None:
    """Offer to tick all or none, and to take those that are not ticked off the list."""
    gone = [row.id for row in desk.rows if not row.use]
    with st.container(horizontal=True, key="ticks", vertical_alignment="center"):
        st.button("Tick all", type="tertiary", on_click=desk.tick, args=(lambda _: True,))
        st.button("Tick none", type="tertiary", on_click=desk.tick, args=(lambda _: False,))
        if gone:
            st.button(f"Remove the {len(gone):,} without a tick", type="tertiary", on_click=desk.drop, args=(gone,))


def show_reading(desk: Desk) -> None:
    """Let an article be read: what was kept of it, and beside that what was dropped."""
    labels = {row.id: f"{row.document.title[:80]} · {row.origin[-40:]}" for row in desk.rows}
    dropping = sum(bool(row.article.dropped) for row in desk.rows)
    with st.expander(f"Read an article: what was kept, and what was dropped (in {dropping:,} of {len(labels):,})"):
        chosen = st.selectbox("Article", list(labels), format_func=lambda each: labels.get(each, each), key="desk-read")
        row = desk.row(chosen) if chosen else None
        if row is not None:
            st.html(show_pieces(row.article.pieces))
