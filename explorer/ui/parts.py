"""The page's parts as Streamlit components.

The library component holds vis-network and all scripts. Its message never changes, so Streamlit sends it once a
session, whatever the filters do; the parts themselves are a few lines that wait for it. Nothing comes back from a
click but a new address (frontend/address.js), for which Streamlit reruns the page, and now and then a decision.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import streamlit as st

from explorer.ui import bundle


def show_style() -> None:
    """Give the page its looks; first of all, so that nothing is drawn without them."""
    st.html(f"<style>{bundle.style_sheet()}</style>")


def mount_library() -> None:
    """Put the scripts on the page; before any part."""
    _components()["library"](key="library", height="content")


def show_part(part: str, content: str, *, on_decided: Callable[[dict], None] | None = None) -> None:
    """Show contents in a part of the page.

    Args:
        part: a name of VIEWS in frontend/page.js.
        content: JSON text, from `contents`; an equal text is not sent again.
        on_decided: told what somebody decided in this part.
    """
    key = f"{part}-part"
    data = {"part": part, "content": content}
    events = {"on_decided_change": lambda: _pass_on(key, on_decided)} if on_decided is not None else {}
    _components()["part"](key=key, data=data, **events)


def _pass_on(key: str, on_decided: Callable[[dict], None]) -> None:
    said = st.session_state[key].get("decided")
    if isinstance(said, dict):
        on_decided(said)


@cache
def _components() -> dict[str, Any]:
    make = st.components.v2.component
    return {
        "library": make("actor_library", js=bundle.library(), isolate_styles=False),
        "part": make("actor_part", js=bundle.part(), isolate_styles=False),
    }
