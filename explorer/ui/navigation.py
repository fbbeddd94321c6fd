"""The pages; each is reachable from the others' headings."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from explorer.explore import Explorer
from explorer.ui.actors.page import show_actors
from explorer.ui.basket.page import show_basket_page
from explorer.ui.comparison import show_comparison
from explorer.ui.page import show_page
from explorer.ui.pages import LINKS, PageLink
from explorer.ui.projects import show_projects


def run_page(open_explorer: Callable[[], Explorer]) -> None:
    """Run the page that the address names."""
    pages = [
        st.Page(lambda: show_page(open_explorer), title="Who is in the story?", url_path="network", default=True),
        st.Page(lambda: show_comparison(open_explorer()), title="How do they tell it?", url_path="compare"),
        st.Page(lambda: show_actors(open_explorer), title="Who is who?", url_path="actors"),
        st.Page(_show_articles, title="Your own articles", url_path="articles"),
        st.Page(show_projects, title="Projects", url_path="projects"),
        st.Page(lambda: show_basket_page(open_explorer()), title="Kept sentences", url_path="basket"),
    ]
    LINKS.update(
        network=PageLink(pages[0], "Network"),
        compare=PageLink(pages[1], "Compare outlets"),
        actors=PageLink(pages[2], "Actors"),
        basket=PageLink(pages[5], "Kept"),
        articles=PageLink(pages[3], "Your own articles"),
        projects=PageLink(pages[4], "Projects"),
    )
    st.navigation(pages, position="hidden").run()


def _show_articles() -> None:
    from explorer.ui.articles.page import show_articles  # it knows the readers of files; the picture needs none of them

    show_articles()
