"""The line above the picture: what this is, where the articles come from, and the downloads."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from explorer.explore import Explorer
from explorer.model import Query
from explorer.ui.basket.keeping import show_keeping
from explorer.ui.pages import LINKS
from explorer.ui.parts import show_part
from explorer.ui.start import CHECKOUT

TEACHING = "Retellings written for teaching; the outlets are invented."


TITLES = {"network": "Who is in the story?", "compare": "How do they tell it?", "basket": "Kept sentences"}


def show_heading(explorer: Explorer, query: Query, *, page: str = "network") -> None:
    """Show the heading of a page ("network", "compare", "basket") with the ways to the others."""
    kept = show_keeping(explorer)
    with st.container(key="top", horizontal=True, vertical_alignment="center", gap="small"):
        note = f"<p class='ae-teaching'>{TEACHING}</p>" if explorer.store.about.teaching else ""
        st.html(f"<div class='ae-heading'><h1 class='ae-title'>{TITLES[page]}</h1>{note}</div>", width="stretch")
        for name, link in LINKS.items():
            if name != page:
                st.page_link(link.page, label=f"{link.label} ({kept})" if name == "basket" else link.label)
        if explorer.store.about.teaching and st.button("About the articles", key="about", type="tertiary"):
            _show_about()
        if page == "network":
            with st.popover("Download", key="download"):
                _show_downloads(explorer, replace(query, selected="", sentence=""))


@st.dialog("About the articles", width="large")
def _show_about() -> None:
    st.markdown((CHECKOUT / "corpus" / "README.md").read_text(encoding="utf-8"))


def _show_downloads(explorer: Explorer, query: Query) -> None:
    """Offer what is shown as files; each is made when it is asked for."""
    from explorer.ui import downloads

    st.caption("What the picture shows now")
    for name, label, help_text, make, kind in downloads.FILES:
        st.download_button(
            label, data=lambda make=make: make(explorer, query), file_name=name, mime=kind, help=help_text,
            on_click="ignore", key=f"download-{name}", width="stretch",
        )  # fmt: skip
    show_part("pictures", "{}")
