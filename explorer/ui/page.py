"""The page: one function of the address.

Every click writes the address, and Streamlit reruns the page for it. What a part shows is a text that is kept as long
as nothing changes it, and an equal text is sent as a short reference, so a click costs what its sentences cost.
"""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from explorer.errors import StoreError
from explorer.explore import EVERYTHING, Explorer
from explorer.model import Query
from explorer.placing import place_view
from explorer.ui.address import check_query, read_query
from explorer.ui.contents import to_json
from explorer.ui.contents.article import article
from explorer.ui.contents.filters import filters
from explorer.ui.contents.network import list_chips, picture, say_source
from explorer.ui.contents.pane import pane
from explorer.ui.contents.span import window_of
from explorer.ui.contents.table import tables
from explorer.ui.deciding import (
    carry_out,
    find_mention,
    list_hidden_actors,
    make_decisions,
    settle,
    tell,
    tell_decisions,
)
from explorer.ui.drawing import bend_parallel
from explorer.ui.heading import show_heading
from explorer.ui.parts import mount_library, show_part
from explorer.views import View

_DECIDED = "what was just decided"
"""Key of the session's state under which the note on a decision waits for the next run."""


def show_page(explorer: Explorer) -> None:
    """Draw the page that the address asks for."""
    mount_library()
    query, problems = _read_address(explorer)
    view = explorer.view(query)
    show_heading(explorer, query)
    with st.sidebar, st.container(key="filters"):
        show_part("filters", _keep_json(explorer, "filters", query, view, lambda: _filters(explorer, view, query)))
    with st.container(key="page"):
        with st.container(key="picture"):
            _show_picture(explorer, view, query)
        with st.container(key="reading"):
            _show_reading(explorer, view, query, problems)


def _show_picture(explorer: Explorer, view: View, query: Query) -> None:
    with st.container(key="network"):
        show_part("network", _keep_json(explorer, "network", query, view, lambda: _picture(explorer, view, query)))
    with st.container(key="table"):
        show_part("table", _keep_json(explorer, "table", query, view, lambda: tables(view)))


def _show_reading(explorer: Explorer, view: View, query: Query, problems: tuple[str, ...]) -> None:
    read = pane(explorer, view, query)
    more = {"notes": problems, "decided": st.session_state.pop(_DECIDED, None), "decisions": tell_decisions(explorer)}
    with st.container(key="evidence"):
        show_part("evidence", to_json({**read, **more}), on_decided=lambda said: _decide(explorer, said))
    with st.container(key="reader"):
        show_part("reader", to_json(article(explorer, query)))


def _decide(explorer: Explorer, said: dict) -> None:
    """Let a decision take effect; who was selected stays selected, even under another id."""
    selected = st.query_params.get("sel", "")
    mention, decisions = find_mention(explorer, selected), make_decisions(explorer, said)
    if not decisions:
        st.session_state[_DECIDED] = {"text": "That is not possible any more.", "undo": []}
        return
    text = tell(explorer, decisions)
    try:
        carry_out(explorer, decisions)
    except StoreError as error:
        st.session_state[_DECIDED] = {"text": str(error), "undo": []}
        return
    left, note = settle(explorer, selected, mention)
    if left != selected:
        _select(left)
    text += note
    undo = [each.id for each in decisions if each.verb != "withdraw"]
    st.session_state[_DECIDED] = {"text": text if text.endswith("”") else f"{text}.", "undo": undo}


def _select(actor_id: str) -> None:
    if actor_id:
        st.query_params["sel"] = actor_id
    else:
        st.query_params.pop("sel", None)


def _read_address(explorer: Explorer) -> tuple[Query, tuple[str, ...]]:
    """Return the query of the address without what this collection lacks, and words on what was passed over."""
    parameters = {name: st.query_params.get_all(name) for name in st.query_params}
    query, problems = read_query(parameters)
    documents = explorer.documents()
    known, missing = check_query(
        query,
        actors=explorer.everybody(),
        lines=explorer.lines_by_id(EVERYTHING),
        documents=documents,
        outlets={document.outlet for document in documents.values()},
    )
    return known, problems + missing


def _keep_json(explorer: Explorer, part: str, query: Query, view: View, make) -> str:
    asked = replace(query, selected="", sentence="")
    shown = tuple(actor.id for actor in view.actors)
    return explorer.keep((part, asked, shown), lambda: to_json(make()))


def _picture(explorer: Explorer, view: View, query: Query) -> dict:
    bends = explorer.keep(("bends",), lambda: bend_parallel(explorer.lines(EVERYTHING)))
    chips = list_chips(query, explorer.everybody(), explorer.documents())
    placed, places = place_view(explorer, view)
    content = picture(placed, query, bends, chips=chips, source=say_source(explorer))
    return {**content, "places": places, "hidden": [*content["hidden"], *list_hidden_actors(explorer)]}


def _filters(explorer: Explorer, view: View, query: Query) -> dict:
    heaviest = max((line.weight for line in explorer.lines(EVERYTHING)), default=1)
    return filters(
        view,
        query,
        actors=explorer.everybody(),
        documents=explorer.documents(),
        heaviest=heaviest,
        window=window_of(explorer),
        copies=len(explorer.copies()),
        certainty=explorer.certainty(query),
    )
