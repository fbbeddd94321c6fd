"""What the page remembers between two runs: the desk of this reader, the reading that goes on, and a word to say."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from explorer.errors import ReadingError
from explorer.reading.inputs import Input
from explorer.ui.articles.desk import Desk
from explorer.ui.articles.gathering import Gathering
from explorer.ui.articles.target import Target, read_documents

_DESK, _GATHERING, _PENDING, _NOTE = "articles desk", "articles gathering", "articles pending", "articles note"


def get_desk() -> Desk:
    """Return the desk of this reader."""
    return st.session_state.setdefault(_DESK, Desk())


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
    if not gathering.wait():
        return True
    desk = get_desk()
    if not gathering.stopped:
        if gathering.instead_of:
            desk.drop_origin(gathering.instead_of)
        desk.take(gathering.articles, gathering.problems)
        desk.note_doubles(gathering.groups, gathering.there)
        desk.tables |= gathering.tables
        desk.compared_with = place_of(target)
    st.session_state[_GATHERING] = None
    if pending := st.session_state.get(_PENDING):
        inputs, instead_of = pending.pop(0)
        gather(inputs, target, instead_of=instead_of)
        return settle(target)
    return False


def compare_again(target: Target | None) -> None:
    """Look for doubles anew where the articles go into another project than the one they were compared with."""
    desk = get_desk()
    if desk.rows and desk.compared_with != place_of(target) and get_gathering() is None:
        desk.groups = ()
        gather([], target)


def place_of(target: Target | None) -> str:
    """Return a project's folder as text; empty for a new one."""
    return str(target.folder) if target is not None else ""


def say(text: str) -> None:
    """Have a sentence shown in the next run; no Markdown in it is meant (`shown.plain`)."""
    st.session_state[_NOTE] = text


def take_note() -> str:
    """Return what is to be said, once."""
    return st.session_state.pop(_NOTE, "")


def add_problem(problem: ReadingError) -> None:
    """Put a problem on the desk."""
    get_desk().problems.append(problem)
