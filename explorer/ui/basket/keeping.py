"""What a reader keeps, on every page: the browser says what was pressed, and is told what is kept now.

    button --{n, do, ...}--> act --> rows of the basket --> the ids of the sentences that are kept

What is pressed carries a number and is sent again until it was heard: two presses in one moment are two.
"""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from typing import Any

import streamlit as st

from explorer.basket import changes
from explorer.basket.file import Keeper, SessionKeeper, check_row
from explorer.basket.kept import Basket, Row, fold
from explorer.basket.looking import claims_in, look, make_kept, sentence_ids
from explorer.errors import ExplorerError, StoreError
from explorer.explore import Explorer
from explorer.ui.basket.handing import make_file
from explorer.ui.basket.holding import find_keeper
from explorer.ui.contents import Json, to_json
from explorer.ui.parts import show_part

MOST_ROWS = 5000
"""Rows that a window can bring back; a basket of a hundred sentences has some hundred."""

_HEARD, _PROBLEM = "presses of keep that were heard", "why something is not kept"
"""Keys of the session's state."""


def show_keeping(explorer: Explorer) -> int:
    """Put what is kept on the page, for all buttons "Keep", and return how many sentences that are."""
    keeper, basket = find_keeper(explorer), read_basket(explorer)
    content = {
        "basket": sha256(str(explorer.store.folder).encode("utf-8", "replace")).hexdigest()[:16],
        "rows": keeper.rows() if isinstance(keeper, SessionKeeper) else None,
        "kept": list(sentence_ids(explorer, basket)),
        "heard": st.session_state.get(_HEARD, 0),
        "problem": st.session_state.pop(_PROBLEM, ""),
    }
    with st.container(key="keeping"):
        show_part("keeping", to_json(content), on_decided=lambda said: hear(explorer, said))
    return len(basket.sentences)


def read_basket(explorer: Explorer) -> Basket:
    """Return what this reader has kept; what cannot be read is said on the page."""
    try:
        return fold(find_keeper(explorer).rows())
    except StoreError as error:
        st.session_state[_PROBLEM] = str(error)
        return Basket()


def hear(explorer: Explorer, said: Json) -> None:
    """Do what was pressed and not heard yet, in its order."""
    for press in said.get("all", ()):
        number = press.get("n") if isinstance(press, dict) else None
        if not isinstance(number, int) or number <= st.session_state.get(_HEARD, 0):
            continue
        st.session_state[_HEARD] = number
        try:
            if press.get("do") == "file":
                make_file(explorer, find_keeper(explorer), press)
            else:
                act(explorer, find_keeper(explorer), press)
        except ExplorerError as error:
            st.session_state[_PROBLEM] = str(error)


def act(explorer: Explorer, keeper: Keeper, press: Json) -> None:
    """Write into a basket what somebody pressed or typed; what makes no sense any more changes nothing.

    Args:
        explorer: what it is about.
        keeper: holds the basket.
        press: "do" is "keep" (sentence, evidence, line), "unkeep" (sentence), "remove" or "restore" (id), "move"
            (id, place), "comment" (id, text), "claim" (id, relation), "name" (title, author, style), or "again"
            (rows) for what the window remembers of a session's basket after it was loaded anew.

    Raises:
        QueryError: the sentence is not there any more.
        StoreError: the basket cannot be read or written.
    """
    if press.get("do") == "again":
        _take_again(keeper, press.get("rows"))
        return
    basket = fold(keeper.rows())
    rows = _ACTS.get(str(press.get("do", "")), _nothing)(explorer, basket, press)
    if rows:
        keeper.append(rows)


def _take_again(keeper: Keeper, rows: Any) -> None:
    """Take what a window remembers into the empty basket of its session; whatever is no row is passed over."""
    if not isinstance(keeper, SessionKeeper) or keeper.rows() or not isinstance(rows, list):
        return
    for row in rows[:MOST_ROWS]:
        with suppress(ValueError, TypeError, KeyError):
            keeper.append([check_row(row)])


def _keep(explorer: Explorer, basket: Basket, press: Json) -> list[Row]:
    evidence = press.get("evidence")
    ids = tuple(map(str, evidence)) if isinstance(evidence, list) else ()
    kept = make_kept(explorer, _text(press, "sentence"), evidence=ids, relation=_text(press, "line"))
    return changes.keep(basket, kept)


def _unkeep(explorer: Explorer, basket: Basket, press: Json) -> list[Row]:
    kept = sentence_ids(explorer, basket).get(_text(press, "sentence"), "")
    return changes.take_out(basket, kept)


def _claim(explorer: Explorer, basket: Basket, press: Json) -> list[Row]:
    """Let a kept sentence stand for another claim that the program reads in it, or for none."""
    relation, kept_id = _text(press, "relation"), _text(press, "id")
    if not relation:
        return changes.stand_for(basket, kept_id, "", "", ())
    shown = next((each for each in look(explorer, basket) if each.kept.id == kept_id), None)
    claims = claims_in(explorer, shown.sentence_id) if shown is not None and shown.sentence_id else ()
    claim = next((each for each in claims if each.relation == relation), None)
    return changes.stand_for(basket, kept_id, claim.text, claim.relation, claim.marks) if claim is not None else []


def _move(_: Explorer, basket: Basket, press: Json) -> list[Row]:
    place = press.get("place")
    return changes.move(basket, _text(press, "id"), place) if isinstance(place, int) else []


def _name(_: Explorer, basket: Basket, press: Json) -> list[Row]:
    said = {field: _text(press, field) for field in ("title", "author", "style")}
    return changes.name(basket, **said)


def _nothing(*_: Any) -> list[Row]:
    return []


_ACTS = {
    "keep": _keep,
    "unkeep": _unkeep,
    "remove": lambda _, basket, press: changes.take_out(basket, _text(press, "id")),
    "restore": lambda _, basket, press: changes.put_back(basket, _text(press, "id")),
    "move": _move,
    "comment": lambda _, basket, press: changes.comment(basket, _text(press, "id"), _text(press, "text")),
    "claim": _claim,
    "name": _name,
}
"""What can be done -> what makes the rows of it."""


def _text(press: Json, field: str) -> str:
    """Return what was said, fit to be written: a symbol may have been cut in two."""
    return str(press.get(field, "")).encode("utf-8", "replace").decode("utf-8")
