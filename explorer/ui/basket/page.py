"""The page of the kept sentences: put in order, said something to, handed in."""

from __future__ import annotations

import re

import streamlit as st

from explorer.basket.file import FileKeeper, Keeper
from explorer.basket.files import FILES, BasketFile
from explorer.basket.kept import Basket, fold
from explorer.explore import Explorer
from explorer.model import Query
from explorer.ui.basket.contents import show_basket
from explorer.ui.basket.holding import find_keeper
from explorer.ui.basket.keeping import read_basket
from explorer.ui.contents import to_json
from explorer.ui.heading import show_heading
from explorer.ui.parts import mount_library, show_part

HAND_IN = ("docx", "html")
"""Kinds of files that are handed in; the others are for further work."""


def show_basket_page(explorer: Explorer) -> None:
    """Draw the page."""
    mount_library()
    show_heading(explorer, Query(), page="basket")
    keeper, basket = find_keeper(explorer), read_basket(explorer)
    with st.container(key="basketpage"):
        with st.container(key="basket"):
            show_part("basket", to_json(show_basket(explorer, basket, lasting=isinstance(keeper, FileKeeper))))
        with st.container(key="handin"):
            _offer(explorer, keeper, basket)


def _offer(explorer: Explorer, keeper: Keeper, basket: Basket) -> None:
    st.html("<h2 class='ae-handin'>Hand in</h2>")
    for kind, file in FILES.items():
        if kind == "csv":
            st.caption("For further work")
        st.download_button(
            file.label, data=lambda file=file: make(explorer, keeper, file), file_name=name_file(file, basket),
            mime=file.media_type, help=file.help, on_click="ignore", key=f"basket-{kind}", width="stretch",
            type="primary" if kind == "docx" else "secondary", disabled=not basket.sentences,
        )  # fmt: skip


def make(explorer: Explorer, keeper: Keeper, file: BasketFile) -> bytes:
    """Return a file of what is in the basket at this moment: a name may have been typed since the page was drawn."""
    return file.make(explorer, fold(keeper.rows()))


def name_file(file: BasketFile, basket: Basket) -> str:
    """Return what a file is called, with whose it is: a teacher gets thirty of them."""
    author = re.sub(r"[^\w]+", "-", basket.author).strip("-").lower()[:60]
    return f"{author}-{file.name}" if author else file.name
