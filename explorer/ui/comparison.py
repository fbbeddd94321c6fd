"""The page Compare: one function of the address, as the page of the network is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from explorer.compare import Comparer, Side
from explorer.explore import Explorer
from explorer.model import Query
from explorer.summary.notes import tell_gaps, tell_notes
from explorer.summary.values import FIGURE
from explorer.ui.comparison_address import ComparisonQuery, read_comparison
from explorer.ui.comparison_downloads import show_comparison_downloads
from explorer.ui.contents import Json, to_json
from explorer.ui.contents.article import article
from explorer.ui.contents.comparison.evidence import show_selected
from explorer.ui.contents.comparison.network import list_differences, show_network
from explorer.ui.contents.comparison.passages import show_passages
from explorer.ui.contents.comparison.portrayal import show_feature, show_portrayal
from explorer.ui.contents.comparison.sides import choose_at_start, find_obstacle, show_sides
from explorer.ui.contents.comparison.speaking import show_spoken
from explorer.ui.contents.comparison.summary import MEASURED, show_figure, show_measured, show_summary
from explorer.ui.contents.comparison.time import show_time
from explorer.ui.contents.comparison.voices import show_voices
from explorer.ui.heading import show_heading
from explorer.ui.parts import mount_library, show_part

PICTURED = ("network", "time")
"""Sections beside which the difference network stands."""

TOLD = {"voices": (show_voices, show_spoken), "portrayal": (show_portrayal, show_feature)}
"""Section -> what makes its content, and what shows the sentences of something that is selected in it."""


def show_comparison(explorer: Explorer) -> None:
    """Draw the page that the address asks for."""
    mount_library()
    comparer = Comparer(explorer)
    query, problems = read_comparison({name: st.query_params.get_all(name) for name in st.query_params})
    a, b = (comparer.side(each) for each in choose_at_start(comparer, query.a, query.b))
    show_heading(explorer, Query(), page="compare")
    with st.container(key="sides"):
        show_part("sides", to_json(show_sides(comparer, query, a, b)))
    obstacle = find_obstacle(a, b)
    notes = [*problems, *(tell_notes(comparer, a, b) if obstacle is None else ())]
    if obstacle is not None:
        _show_frame({"obstacle": obstacle, "notes": notes, "section": query.section})
        return
    asked, gaps = _asked(query, a, b), tell_gaps(comparer, a, b)
    _show_frame(
        {**_section(comparer, query, a, b, asked), "notes": notes, "gaps": gaps},
        picture=comparer.explorer.keep(_picture, comparer, a, b, asked) if query.section in PICTURED else "",
        offer=partial(show_comparison_downloads, comparer, a, b, asked) if query.section == "summary" else None,
        read=_article(comparer, query),
    )


def _show_frame(
    content: Json, *, picture: str = "", offer: Callable[[], None] | None = None, read: Json | None = None
) -> None:
    """Show a section in a frame that is the same for all of them.

    Streamlit knows a part by its place in the frame, and takes what a run has left out away when that run has ended. A
    pane that has another place in another section would stand there twice until then, and for good if no run ends.
    """
    with st.container(key="compared"):
        with st.container(key="picture"), st.container(key="network"):
            if picture:
                show_part("network", picture)
        with st.container(key="reading"):
            with st.container(key="files", horizontal=True, gap="small"):
                if offer is not None:
                    offer()
            with st.container(key="comparison"):
                show_part("comparison", to_json(content))
            with st.container(key="reader"):
                show_part("reader", to_json(read))


def _article(comparer: Comparer, query: ComparisonQuery) -> Json | None:
    opened = Query(selected=query.selected, sentence=query.sentence)
    return article(comparer.explorer, opened, candidates=comparer.candidates())


def _asked(query: ComparisonQuery, a: Side, b: Side) -> Query:
    """Return the line filters that the address asks for; those of time hold where the picture says so."""
    both = tuple(dict.fromkeys((*a.documents, *b.documents)))
    asked = Query(once=query.once, once_among=both if query.once else ())
    if query.section not in PICTURED:
        return asked
    return replace(asked, told_since=query.since, told_until=query.until)


def _picture(comparer: Comparer, a: Side, b: Side, asked: Query) -> str:
    """Return the content of the picture."""
    return to_json(show_network(comparer, a, b, asked, comparer.differences(a, b, asked)))


def _section(comparer: Comparer, query: ComparisonQuery, a: Side, b: Side, asked: Query) -> Json:
    """Return the content of the section that is looked at."""
    selected = _selected(comparer, query, a, b, asked) if query.selected else None
    content: Json = {"section": query.section, "selected": selected, "labels": [a.short, b.short]}
    if selected is not None:
        return content
    if query.section == "network":
        content["lists"] = list_differences(comparer, a, b, asked, comparer.differences(a, b, asked))
    if query.section in TOLD:
        content[query.section] = TOLD[query.section][0](comparer, a, b, query.selected)
    if query.section == "passages":
        content["passages"] = show_passages(comparer, a, b, query.selected)
    if query.section == "time":
        content["time"] = show_time(comparer, query, a, b)
    if query.section == "summary":
        content["summary"] = show_summary(comparer, a, b, asked)
    return content


def _selected(comparer: Comparer, query: ComparisonQuery, a: Side, b: Side, asked: Query) -> Json | None:
    if query.selected == MEASURED:
        return show_measured(query.selected)
    if query.selected.startswith(FIGURE):
        return show_figure(comparer, a, b, asked, query.selected)
    if query.section in TOLD:
        return TOLD[query.section][1](comparer, a, b, query.selected)
    return show_selected(comparer, a, b, asked, query.selected)
