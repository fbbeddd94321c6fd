"""The line above the picture: what this is, where the articles come from, and the downloads."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import streamlit as st

from explorer.explore import Explorer
from explorer.model import Query
from explorer.project import describe_project
from explorer.ui.basket.keeping import show_keeping
from explorer.ui.pages import LINKS, show_link, shown_project
from explorer.ui.parts import show_part
from explorer.ui.start import CHECKOUT, find_folder

TEACHING = "Retellings written for teaching; the outlets are invented."

TITLES = {
    "network": "Who is in the story?",
    "compare": "How do they tell it?",
    "actors": "Who is who?",
    "basket": "Kept sentences",
    "projects": "Projects",
    "articles": "Your own articles",
}


def show_heading(explorer: Explorer | None = None, query: Query | None = None, *, page: str = "network") -> None:
    """Show the heading of a page with the ways to the others.

    Args:
        explorer: what the page shows, where it shows a store.
        query: what the picture shows, for the downloads of the network's page.
        page: its name in `TITLES` and `LINKS`.
    """
    teaching = explorer is not None and explorer.store.about.teaching
    kept = show_keeping(explorer) if explorer is not None else None
    with st.container(key="top", horizontal=True, vertical_alignment="center", gap="small"):
        beside = f"<p class='ae-teaching'>{escape(_say_what(page, teaching=teaching))}</p>"
        st.html(f"<div class='ae-heading'><h1 class='ae-title'>{TITLES[page]}</h1>{beside}</div>", width="stretch")
        for name in LINKS:
            if name != page:
                show_link(name, label=f"{LINKS[name].label} ({kept})" if name == "basket" and kept is not None else "")
        if teaching and st.button("About the articles", key="about", type="tertiary"):
            _show_about()
        if page == "network" and explorer is not None:
            with st.popover("Download", key="download"):
                _show_downloads(explorer, replace(query or Query(), selected="", sentence=""))


def _say_what(page: str, *, teaching: bool) -> str:
    """Return what stands beside the title: which project is shown, or what the bundled articles are."""
    if page == "projects":
        return ""
    if shown_project():
        return describe_project(find_folder(), name=shown_project()).title
    return TEACHING if teaching else ""


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
