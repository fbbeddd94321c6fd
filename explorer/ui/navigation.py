"""The pages: the network, and Compare; each is reachable from the other's heading."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from explorer.explore import Explorer
from explorer.ui.comparison import show_comparison
from explorer.ui.page import show_page
from explorer.ui.pages import LINKS, PageLink


def run_page(open_explorer: Callable[[], Explorer]) -> None:
    """Run the page that the address names."""
    pages = [
        st.Page(lambda: show_page(open_explorer), title="Who is in the story?", url_path="network", default=True),
        st.Page(lambda: show_comparison(open_explorer()), title="How do they tell it?", url_path="compare"),
    ]
    LINKS.update(network=PageLink(pages[0], "Network"), compare=PageLink(pages[1], "Compare outlets"))
    st.navigation(pages, position="hidden").run()
