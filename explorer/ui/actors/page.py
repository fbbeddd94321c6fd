"""The page Actors: one function of the address, as the page of the network is."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from explorer.explore import Explorer
from explorer.model import Query
from explorer.ui.acting import act, answers
from explorer.ui.actors.asking import Asked, read_asked
from explorer.ui.actors.card import show_card
from explorer.ui.actors.history import show_history
from explorer.ui.actors.listing import list_actors
from explorer.ui.actors.suggesting import show_suggestion
from explorer.ui.contents import Json, to_json
from explorer.ui.contents.article import article
from explorer.ui.decided import tell_history
from explorer.ui.heading import show_heading
from explorer.ui.parts import mount_library, show_part
from explorer.ui.visitors import as_decided, as_seen, may_change


def show_actors(open_explorer: Callable[[], Explorer]) -> None:
    """Draw the page that the address asks for."""
    mount_library()
    explorer = as_seen(open_explorer())
    asked = read_asked({name: st.query_params.get_all(name) for name in st.query_params})
    show_heading(explorer, Query(), page="actors")
    more = answers(explorer)

    def decide(said: dict) -> None:
        act(open_explorer(), said)

    with st.container(key="page"):
        with st.container(key="picture"):
            show_part("actors", to_json({**_content(explorer, asked), **more}), on_decided=decide)
        with st.container(key="reading"):
            with st.container(key="evidence"):
                show_part("card", to_json({**show_card(explorer, asked), **more}), on_decided=decide)
            with st.container(key="reader"):
                show_part("reader", to_json(_article(explorer, asked)))


def _content(explorer: Explorer, asked: Asked) -> Json:
    """Return the content of the section that is looked at."""
    decided = as_decided(explorer)
    history = tell_history(decided)
    content: Json = {
        "section": asked.section, "selected": asked.selected,
        "same": may_change(),
        "decisions": sum(not each["undone"] for each in history),
    }  # fmt: skip
    if asked.section == "same" and may_change():
        return {**content, "suggestion": show_suggestion(explorer, asked.pair)}
    if asked.section == "history":
        return {**content, "history": show_history(decided, asked.page, own=not may_change())}
    content["section"] = "list"
    return {**content, "list": list_actors(explorer, asked)}


def _article(explorer: Explorer, asked: Asked) -> Json | None:
    known = asked.sentence.rpartition("#")[0] in explorer.documents()
    return article(explorer, Query(selected=asked.selected, sentence=asked.sentence)) if known else None
