"""Who holds the basket of a reader: the project's folder, or the reader's own session where that may not be written."""

from __future__ import annotations

import os
from pathlib import Path

import streamlit as st

from explorer.basket.file import FileKeeper, Keeper, SessionKeeper
from explorer.explore import Explorer

VISITORS = "EXPLORER_VISITORS"
"""Environment variable; "look": readers on other machines may look and change nothing that others see."""


def find_keeper(explorer: Explorer) -> Keeper:
    """Return what holds the basket of this reader."""
    folder = explorer.store.folder
    if folder is not None and not is_visitor() and may_write(folder):
        return FileKeeper(folder)
    return SessionKeeper(st.session_state.setdefault(f"basket of {folder}", []))


def is_visitor() -> bool:
    """Tell whether this reader is on another machine than the server and may only look."""
    return os.environ.get(VISITORS, "") == "look" and st.context.ip_address is not None


def may_write(folder: Path) -> bool:
    """Tell whether a folder can be written, as the system says."""
    return os.access(folder, os.W_OK)
