"""The pages; each is reachable from the others' headings."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from explorer.explore import Explorer
from explorer.ui.actors.page import show_actors
from explorer.ui.basket.page import show_basket_page
from explorer.ui.comparison import show_comparison
from explorer.ui.heading import TITLES
from explorer.ui.page import show_page
from explorer.ui.pages import LINKS, PageLink, is_open
from explorer.ui.projects import show_projects

LABELS = {
    "network": "Network",
    "compare": "Compare outlets",
    "actors": "Actors",
    "basket": "Kept",
    "articles": "Your own articles",
    "projects": "Projects",
}
"""What a link to each page says."""


def run_page(open_explorer: Callable[[], Explorer]) -> None:
    """Run the page that the address names."""
    pages = {
        "network": st.Page(lambda: show_page(open_explorer), title=TITLES["network"], url_path="network", default=True),
        "compare": st.Page(lambda: show_comparison(open_explorer()), title=TITLES["compare"], url_path="compare"),
        "actors": st.Page(lambda: show_actors(open_explorer), title=TITLES["actors"], url_path="actors"),
        "basket": st.Page(lambda: show_basket_page(open_explorer()), title=TITLES["basket"], url_path="basket"),
        "articles": st.Page(_show_articles, title=TITLES["articles"], url_path="articles"),
        "projects": st.Page(show_projects, title=TITLES["projects"], url_path="projects"),
    }
    LINKS.update({name: PageLink(page, LABELS[name]) for name, page in pages.items()})
    # A page that is not among these is not run, whatever a visitor's browser asks for.
    st.navigation([page for name, page in pages.items() if is_open(name)], position="hidden").run()


def _show_articles() -> None:
    from explorer.ui.articles.page import show_articles  # it knows the readers of files; the picture needs none of them

    show_articles()
