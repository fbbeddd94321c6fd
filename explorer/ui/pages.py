"""Links between the pages, for the heading that all have; which project is shown goes along with every link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st

from explorer.ui.address import PROJECT
from explorer.ui.visitors import may_change


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page as Streamlit knows it, and what a link to it says."""

    page: Any
    label: str


LINKS: dict[str, PageLink] = {}
"""Page name ("network", "compare", "projects" ...) -> its link; filled before a page is run."""


FOR_CHANGING = ("articles", "projects")
"""Pages that only those may open who may change what all see."""


def is_open(name: str) -> bool:
    """Tell whether who looks at the page now may open another."""
    return name not in FOR_CHANGING or may_change()


def shown_project() -> str:
    """Return the name of the project that the address asks for, or an empty text for the one at the start."""
    return st.query_params.get(PROJECT, "")


def show_link(name: str, *, label: str = "", project: str | None = None) -> None:
    """Show a link to a page.

    Args:
        name: of the page, in LINKS; a page that does not exist gets no link.
        label: what it says, if not what it says everywhere.
        project: which project it leads to, if not the one that is shown; empty for the one at the start.
    """
    if name not in LINKS or not is_open(name):
        return
    project = shown_project() if project is None else project
    link = LINKS[name]
    st.page_link(link.page, label=label or link.label, query_params={PROJECT: project} if project else None)
