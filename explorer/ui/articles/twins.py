"""Articles that are there twice: which to keep is its reader's choice."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from explorer.coverage.duplicates import DuplicateGroup
from explorer.model import Document
from explorer.ui.articles.desk import Desk
from explorer.ui.articles.shown import plain
from explorer.ui.words import count

MOST_GROUPS = 12
"""Groups that are shown one by one; of the others, what the program suggests holds until the table is changed."""

KINDS = {
    "exact": "have the same words",
    "near": "are nearly the same",
    "part": "hold one another's text",
}
"""Kind of a group -> what is said of its articles."""


def show_doubles(desk: Desk, there: Mapping[str, Document]) -> None:
    """Show what is there twice, with a tick for each to keep."""
    if not desk.groups:
        return
    with st.expander(f"{count(len(desk.groups), 'text is', 'texts are')} here more than once", expanded=True):
        st.caption(
            "The same text twice would count twice. Of each outlet one is ticked; what two outlets printed is no "
            "doubling but part of the story."
        )
        for number, group in enumerate(desk.groups[:MOST_GROUPS]):
            _show_group(number, group, desk, there)
        if len(desk.groups) > MOST_GROUPS:
            st.caption(
                f"{len(desk.groups) - MOST_GROUPS:,} more are ticked in the same way; the table above shows them."
            )


def _show_group(number: int, group: DuplicateGroup, desk: Desk, there: Mapping[str, Document]) -> None:
    share = "" if group.kind == "exact" else f" ({group.share:.0%} of the words)"
    st.markdown(f"**These {len(group.documents)} {KINDS[group.kind]}**{share}")
    for document_id in group.documents:
        row = desk.row(document_id)
        if row is not None:
            label = _label(row.document, f"from {row.origin[-40:]}")
            key = f"twin-{desk.version}-{number}-{document_id}"
            st.checkbox(label, value=row.use, key=key, on_change=_choose, args=(desk, document_id, key))
        elif document_id in there:
            label = _label(there[document_id], "in the project already")
            st.checkbox(label, value=True, disabled=True, key=f"twin-{desk.version}-{number}-{document_id}")


def _label(document: Document, origin: str) -> str:
    said = [
        plain(document.title),
        *(plain(part, 40) for part in (document.outlet, document.published[:10], origin) if part),
    ]
    return " · ".join(said)


def _choose(desk: Desk, document_id: str, key: str) -> None:
    row = desk.row(document_id)
    if row is not None:
        row.use = bool(st.session_state[key])
        desk.version += 1
