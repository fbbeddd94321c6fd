"""The files of the basket, each made when it is asked for.

press {n, kind} --make_file--> session --offer_files--> part "handin" --> saved by the browser

A name that is typed and a button that is pressed right after it come one after the other, so the name stands in the
file. A button of Streamlit's would lose its file here: what was typed draws the page anew while the file is made.
"""

from __future__ import annotations

import logging
import re
from base64 import b64encode

import streamlit as st

from explorer.basket.file import Keeper
from explorer.basket.files import FILES, BasketFile
from explorer.basket.kept import Basket, fold
from explorer.errors import ExplorerError, StoreError
from explorer.explore import Explorer
from explorer.ui.contents import Json

log = logging.getLogger(__name__)

HAND_IN = ("docx", "html")
"""Kinds of files that are handed in; the others are for further work."""

_MADE = "file of kept sentences that was just made"
"""Key of the session's state."""


def offer_files(basket: Basket) -> Json:
    """Return the content of the part "handin": what can be made, and what was just made."""
    kinds = [
        {"kind": kind, "label": file.label, "help": file.help, "work": kind not in HAND_IN}
        for kind, file in FILES.items()
    ]
    return {"kinds": kinds, "empty": not basket.sentences, "made": st.session_state.pop(_MADE, None)}


def make_file(explorer: Explorer, keeper: Keeper, press: Json) -> None:
    """Make a file of what is kept at this moment, for the browser to save.

    Raises:
        ExplorerError: it could not be made.
    """
    file = FILES.get(str(press.get("kind", "")))
    if file is None:
        return
    try:
        basket = fold(keeper.rows())
        content = file.make(explorer, basket)
    except ExplorerError:
        raise
    except Exception as error:
        log.exception("A file of the kept sentences could not be made.")
        way_out = "Choose another kind of file, or load the page again."
        raise StoreError(f"“{file.label}” could not be made.", way_out=way_out) from error
    st.session_state[_MADE] = {
        "n": press["n"], "name": name_file(file, basket), "type": file.media_type,
        "data": b64encode(content).decode("ascii"),
    }  # fmt: skip


def name_file(file: BasketFile, basket: Basket) -> str:
    """Return what a file is called, with whose it is: a teacher gets thirty of them."""
    author = re.sub(r"[^\w]+", "-", basket.author).strip("-").lower()[:60]
    return f"{author}-{file.name}" if author else file.name
