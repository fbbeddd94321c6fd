"""The page of the kept sentences: put in order, said something to, handed in."""

from __future__ import annotations

import streamlit as st

from explorer.basket.file import FileKeeper
from explorer.explore import Explorer
from explorer.model import Query
from explorer.ui.basket.contents import show_basket
from explorer.ui.basket.handing import offer_files
from explorer.ui.basket.holding import find_keeper
from explorer.ui.basket.keeping import read_basket
from explorer.ui.contents import to_json
from explorer.ui.heading import show_heading
from explorer.ui.parts import mount_library, show_part


def show_basket_page(explorer: Explorer) -> None:
    """Draw the page."""
    mount_library()
    show_heading(explorer, Query(), page="basket")
    keeper, basket = find_keeper(explorer), read_basket(explorer)
    with st.container(key="basketpage"):
        with st.container(key="basket"):
            show_part("basket", to_json(show_basket(explorer, basket, lasting=isinstance(keeper, FileKeeper))))
        with st.container(key="handin"):
            show_part("handin", to_json(offer_files(basket)))
