"""The page: one function of the address.

Every click writes the address, and Streamlit reruns the page for it. What a part shows is a text that is kept as long
as nothing changes it, and an equal text is sent as a short reference, so a click costs what its sentences cost.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from explorer.explore import EVERYTHING, Explorer, hold_without_lines
from explorer.export.filters import tell_filters
from explorer.model import Query
from explorer.placing import place_view
from explorer.ui.acting import act, answers
from explorer.ui.address import read_known
from explorer.ui.contents import to_json
from explorer.ui.contents.article import article
from explorer.ui.contents.filters import filters
from explorer.ui.contents.network import find_bends, list_chips, picture, say_source
from explorer.ui.contents.pane import pane
from explorer.ui.contents.span import window_of
from explorer.ui.contents.table import tables
from explorer.ui.decided import list_hidden_actors, tell_decisions
from explorer.ui.heading import show_heading
from explorer.ui.parts import mount_library, show_part
from explorer.ui.visitors import as_decided, as_seen
from explorer.views import View


def show_page(open_explorer: Callable[[], Explorer]) -> None:
    """Draw the page that the address asks for.

    Args:
        open_explorer: returns the explorer of the store as it is now; a decision asks for it anew, because a store
            may have been built between drawing the page and deciding.
    """
    mount_library()
    explorer = as_seen(open_explorer())
    query, problems = _read_address(explorer)
    view = explorer.view(query)
    show_heading(explorer, query)
    with st.sidebar, st.container(key="filters"):
        show_part("filters", explorer.keep(_filters, explorer, _shown(explorer, query), renew=hold_without_lines))
    with st.container(key="page"):
        with st.container(key="picture"):
            _show_picture(explorer, query)
        with st.container(key="reading"):
            _show_reading(explorer, view, query, problems, lambda said: act(open_explorer(), said))


def _show_picture(explorer: Explorer, query: Query) -> None:
    shown = _shown(explorer, query)
    with st.container(key="network"):
        show_part("network", explorer.keep(_picture, explorer, shown, renew=hold_without_lines))
    with st.container(key="table"):
        show_part("table", explorer.keep(_table, explorer, shown, renew=hold_without_lines))


def _show_reading(
    explorer: Explorer, view: View, query: Query, problems: tuple[str, ...], decide: Callable[[dict], None]
) -> None:
    read = pane(explorer, view, query)
    more = {**answers(explorer), "notes": problems, "decisions": tell_decisions(as_decided(explorer))}
    with st.container(key="evidence"):
        show_part("evidence", to_json({**read, **more}), on_decided=decide)
    with st.container(key="reader"):
        show_part("reader", to_json(article(explorer, query)))


def _read_address(explorer: Explorer) -> tuple[Query, tuple[str, ...]]:
    """Return the query of the address without what this collection lacks, and words on what was passed over."""
    parameters = {name: st.query_params.get_all(name) for name in st.query_params}
    return read_known(explorer, parameters)


def _shown(explorer: Explorer, query: Query) -> Query:
    """Return the query without what a click changes; a selection stays only where it brings in somebody else."""
    plain = replace(query, selected="", sentence="")
    asked = replace(query, sentence="")
    return plain if explorer.view(asked) is explorer.view(plain) else asked


def _table(explorer: Explorer, query: Query) -> str:
    return to_json(tables(explorer.view(query)))


def _picture(explorer: Explorer, query: Query) -> str:
    chips = list_chips(query, explorer.everybody(), explorer.documents())
    placed, places = place_view(explorer, explorer.view(query))
    content = picture(placed, query, find_bends(explorer), chips=chips, source=say_source(explorer))
    content["filters"] = tell_filters(explorer, query)
    return to_json({**content, "places": places, "hidden": [*content["hidden"], *list_hidden_actors(explorer)]})


def _filters(explorer: Explorer, query: Query) -> str:
    heaviest = max((line.weight for line in explorer.lines(EVERYTHING)), default=1)
    return to_json(
        filters(
            explorer.view(query),
            query,
            actors=explorer.everybody(),
            documents=explorer.documents(),
            heaviest=heaviest,
            window=window_of(explorer),
            copies=len(explorer.copies()),
            certainty=explorer.certainty(query),
        )
    )
