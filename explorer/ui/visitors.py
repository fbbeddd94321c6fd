"""Who looks at the page now, and what is theirs alone.

A visitor of a class (rights.py) may look; what that visitor hides or calls wrong or right stays in the own session.
"""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from explorer.errors import QueryError
from explorer.explore import Explorer
from explorer.model import Decision
from explorer.ui import rights
from explorer.visit import MOST_OWN_DECISIONS, Visit

_OWN = "decisions of this visitor"
"""Key of the session's state: what a visitor decided, as a tuple for each store, by its folder."""

_VISIT = "what this visitor sees"

TOLD = (
    "You may look at everything. What you hide or mark stays with you until you close this page; nobody else sees it."
)


def may_change() -> bool:
    """Tell whether who looks at the page now may change what all see; decided anew whenever somebody acts.

    It was told from the request that opened the connection, never from what the page says.
    """
    if not rights.visitors_look():
        return True
    return st.context.headers.get(rights.MAY_CHANGE.decode(), "") == "yes"


def own_decisions(explorer: Explorer) -> tuple[Decision, ...]:
    """Return what a visitor decided about a store."""
    return st.session_state.get(_OWN, {}).get(str(explorer.store.folder), ())


def keep_own(explorer: Explorer, decisions: Iterable[Decision]) -> None:
    """Keep decisions of a visitor in the own session, and nowhere else.

    Raises:
        QueryError: these are more than one visitor may keep.
    """
    own = (*own_decisions(explorer), *decisions)
    if len(own) > MOST_OWN_DECISIONS:
        raise QueryError("That is as much as one visitor may decide.", way_out="Download it, and open the page again.")
    st.session_state[_OWN] = {**st.session_state.get(_OWN, {}), str(explorer.store.folder): own}


def as_decided(explorer: Explorer) -> Explorer:
    """Return the explorer whose decisions are this session's to take back: that of all, or only a visitor's own."""
    return explorer if may_change() else Visit(getattr(explorer, "base", explorer), own_decisions(explorer))


def as_seen(explorer: Explorer) -> Explorer:
    """Return the explorer as this session sees it: the one of all, or a visitor's own who decided something."""
    if may_change():
        return explorer
    own = own_decisions(explorer)
    if not own:
        return explorer
    visit = st.session_state.get(_VISIT)
    if visit is None or visit.base is not explorer or visit.own != own:
        visit = st.session_state[_VISIT] = Visit(explorer, own)
    return visit
