"""What clicks on the start page do: describe, remove, fetch back; and the note on it that the next run shows."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from explorer.errors import ExplorerError
from explorer.project import ProjectInfo, remove_project, rename_project, restore_project
from explorer.ui import visitors

_NOTE = "what was just done with a project"


@dataclass(frozen=True, slots=True)
class Note:
    """What a click did.

    Attributes:
        text: in words for the reader.
        problem: it could not be done.
        removed: name of a project that was put aside and can be fetched back.
    """

    text: str
    problem: bool = False
    removed: str = ""


REFUSED = Note("Only whoever started the program may make and change projects here.", problem=True)


def leave_note(note: Note) -> None:
    """Let the next run of the page say what was done."""
    st.session_state[_NOTE] = note


def take_note() -> Note | None:
    """Return what the last click did, once."""
    return st.session_state.pop(_NOTE, None)


def act(do: str, name: str, *given: str) -> None:
    """Do something with a project, and leave a note on it.

    Args:
        do: a name in `_DEEDS`.
        name: of the project.
        given: what the deed needs beside it.
    """
    if not visitors.may_change():
        leave_note(REFUSED)
        return
    try:
        leave_note(_DEEDS[do](name, *given))
    except ExplorerError as error:
        leave_note(Note(str(error), problem=True))


def describe(name: str, title_key: str, notes_key: str) -> None:
    """Give a project the title and the notes that were typed.

    Args:
        name: of the project.
        title_key, notes_key: of the session's state under which they stand.
    """
    title = st.session_state.get(title_key, "")
    if title.strip():
        act("describe", name, title, st.session_state.get(notes_key, ""))
    else:
        leave_note(Note("A project needs a title.", problem=True))


def undo_removal(removed: str) -> None:
    """Fetch back what was just removed."""
    act("restore", removed)


def _remove(name: str) -> Note:
    removed = remove_project(name)
    return Note(f"“{removed.title}” was removed.", removed=removed.name)


def _restore(name: str) -> Note:
    return _say(restore_project(name), "is back.")


def _describe(name: str, title: str, notes: str) -> Note:
    return _say(rename_project(name, title, notes=notes), "is saved.")


def _say(project: ProjectInfo, done: str) -> Note:
    return Note(f"“{project.title}” {done}")


_DEEDS = {"remove": _remove, "restore": _restore, "describe": _describe}
