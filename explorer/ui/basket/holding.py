"""Who holds the basket of a reader: the project's folder, or the reader's own session where that may not be written."""

from __future__ import annotations

import os
from pathlib import Path

import streamlit as st

from explorer.basket.file import FileKeeper, Keeper, SessionKeeper
from explorer.explore import Explorer
from explorer.ui.visitors import may_change


def find_keeper(explorer: Explorer) -> Keeper:
    """Return what holds the basket of this reader."""
    folder = explorer.store.folder
    if folder is not None and may_change() and may_write(folder):
        return FileKeeper(folder)
    return SessionKeeper(st.session_state.setdefault(f"basket of {folder}", []))


def may_write(folder: Path) -> bool:
    """Tell whether a folder can be written, as the system says."""
    return os.access(folder, os.W_OK)
