"""One HTML file with picture, table and sentences that opens anywhere, without any network.

It is the page's own picture and reading pane (explorer/ui/frontend) with everything that they can show put into the
file. Articles' texts travel as JSON in which no tag can begin, and reach the page as text only; the file allows itself
to load nothing.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from html import escape
from pathlib import Path
from string import Template

from explorer.explore import EVERYTHING, Explorer
from explorer.export.files import write_file
from explorer.export.filters import list_filters
from explorer.model import Query
from explorer.placing import place_view
from explorer.store import Store
from explorer.ui import bundle
from explorer.ui.contents import Json, to_json
from explorer.ui.contents.network import picture, say_source
from explorer.ui.contents.pane import pane
from explorer.ui.contents.table import tables
from explorer.ui.drawing import bend_parallel

HTML_FILE = "network.html"

LIMIT = 120
"""Actors in the file of a whole store: more make a picture that nobody can read and a file that no mail takes."""

_LISTS = ("out", "in", "beside", "others")
"""Lists of lines in the reading pane."""

_TEMPLATE = Path(__file__).with_name("standalone.html")


def export_html(store: Store, folder: Path) -> tuple[Path, ...]:
    """Write the LIMIT leading actors of a store with the lines between them and their sentences as `network.html`.

    Raises:
        StoreError: the folder cannot be written.
    """
    return (write_file(folder, HTML_FILE, to_html(Explorer(store), Query(limit=LIMIT))),)


def to_html(explorer: Explorer, query: Query) -> str:
    """Return what a query shows, with all its sentences, as one HTML text."""
    query = replace(query, selected="", sentence="")
    return Template(_TEMPLATE.read_text(encoding="utf-8")).substitute(
        source=escape(say_source(explorer)),
        filters=escape("Filters: " + "; ".join(list_filters(explorer, query)) + "."),
        style=bundle.style_sheet(),
        data=_escape_json(to_json(_contents(explorer, query))),
        script=f"{bundle.read_vis()}\n{bundle.join_modules('standalone')}",
    )


def _contents(explorer: Explorer, query: Query) -> Json:
    view = explorer.view(query)
    bends = bend_parallel(explorer.lines(EVERYTHING))
    ids = dict.fromkeys(["", *(actor.id for actor in view.actors), *(line.id for line in view.relations)])
    placed, _ = place_view(explorer, view)
    drawing = picture(placed, query, bends, chips=_say_filters(explorer, query), source=say_source(explorer))
    return {
        "network": _fix_filters(drawing),
        "table": tables(view),
        "evidence": {each: _fix_pane(pane(explorer, view, replace(query, selected=each)), ids) for each in ids},
    }


def _say_filters(explorer: Explorer, query: Query) -> list[Json]:
    """Return the filters that the file was made with, in words alone."""
    return [{"text": text, "change": {}} for text in list_filters(explorer, query)]


def _fix_filters(drawing: Json) -> Json:
    """Return the drawing without ways to filter: the file holds what it holds."""
    legend = {
        name: [{**entry, "param": None} for entry in drawing["legend"][name] if entry["on"]]
        for name in ("actors", "lines")
    }
    showing = {name: text for name, text in drawing["showing"].items() if name != "more"}
    if "empty" in showing:
        showing["empty"] = {"text": showing["empty"]["text"]}
    hidden = [{"text": each["text"], "fix": "", "change": {}} for each in drawing["hidden"]]
    return {**drawing, "legend": {**drawing["legend"], **legend}, "hidden": hidden, "showing": showing}


def _fix_pane(content: Json, ids: Collection[str]) -> Json:
    """Return what can be read without what leads out of the file, which holds these actors and lines."""
    nothing = {"around": [], "hidden": "", "articles": []}
    inside = {name: [each for each in content.get(name, ()) if each["id"] in ids] for name in _LISTS}
    fixed = nothing | inside
    if content.get("part") and content["part"]["id"] not in ids:
        fixed["part"] = None
    return {**content, **{name: value for name, value in fixed.items() if name in content}}


def _escape_json(text: str) -> str:
    """Return JSON that can stand in a script element: no tag or comment can begin in it."""
    return text.translate({ord(each): f"\\u{ord(each):04x}" for each in "<>&\u2028\u2029"})
