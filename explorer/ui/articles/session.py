"""What the page remembers between two runs: the desk of this reader, and the reading that goes on."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

import streamlit as st

from explorer.reading.inputs import Input
from explorer.ui.articles.desk import Desk
from explorer.ui.articles.gathering import Gathering
from explorer.ui.articles.target import Target, read_documents, stamp_of

_DESK, _GATHERING, _PENDING = "articles desk", "articles gathering", "articles pending"

PARAMETER = "desk"
"""Parameter of the address under which a desk is found again when the page is loaded anew."""

MOST_DESKS = 40
"""Desks that are kept, the last used; one holds the texts of what was brought in and not yet built."""

_desks: OrderedDict[str, Desk] = OrderedDict()


def get_desk() -> Desk:
    """Return the desk of this reader; where the page was loaded anew, the one that the address names."""
    desk = st.session_state.get(_DESK)
    if desk is None:
        desk = st.session_state[_DESK] = _desks.get(st.query_params.get(PARAMETER, "")) or Desk()
    return desk


def keep_desk() -> None:
    """Let the address name the desk as long as something lies on it."""
    desk = get_desk()
    if not desk.rows:
        st.query_params.pop(PARAMETER, None)
        return
    _desks[desk.token] = desk
    _desks.move_to_end(desk.token)
    while len(_desks) > MOST_DESKS:
        _desks.popitem(last=False)
    if st.query_params.get(PARAMETER) != desk.token:
        st.query_params[PARAMETER] = desk.token


def get_gathering() -> Gathering | None:
    """Return the reading that goes on, if there is one."""
    return st.session_state.get(_GATHERING)


def gather(inputs: Sequence[Input], target: Target | None, *, instead_of: str = "") -> None:
    """Have something read, now or when what is being read is done."""
    if get_gathering() is not None:
        st.session_state.setdefault(_PENDING, []).append((list(inputs), instead_of))
        return
    here = [row.document for row in get_desk().rows if not instead_of or row.article.origin != instead_of]
    st.session_state[_GATHERING] = Gathering(
        inputs, here=here, there=lambda: read_documents(target), instead_of=instead_of
    )


def settle(target: Target | None) -> bool:
    """Put on the desk what was read, and tell whether a reading still goes on."""
    gathering = get_gathering()
    if gathering is None:
        return False
    over, desk = gathering.wait(), get_desk()
    if (over or gathering.has_read) and not gathering.taken and not gathering.stopped:
        _take(gathering, desk)
    if not over:
        return True
    if not gathering.stopped:
        desk.note_doubles(gathering.groups, gathering.there)
        desk.compared_with = place_of(target)
    st.session_state[_GATHERING] = None
    if pending := st.session_state.get(_PENDING):
        inputs, instead_of = pending.pop(0)
        gather(inputs, target, instead_of=instead_of)
        return settle(target)
    return False


def _take(gathering: Gathering, desk: Desk) -> None:
    gathering.taken = True
    if gathering.instead_of:
        desk.drop_origin(gathering.instead_of)
    desk.take(gathering.articles, gathering.problems)
    desk.tables |= gathering.tables


def compare_again(target: Target | None) -> None:
    """Look for doubles anew where the articles go into another project than the one they were compared with."""
    desk = get_desk()
    if desk.rows and desk.compared_with != place_of(target) and get_gathering() is None:
        desk.groups = ()
        gather([], target)


def place_of(target: Target | None) -> str:
    """Return a project's folder and state as text, so that what was compared with it is told; empty for a new one."""
    return f"{target.folder}@{stamp_of(target)}" if target is not None else ""
