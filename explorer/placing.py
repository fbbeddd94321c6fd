"""Where actors stand in the picture of a query: places are found for what is shown, once, and kept.

    what is shown at first --layout.place--> anchors, kept as long as the store is open
    what another query shows + anchors --layout.place_among--> places of the others, the anchors standing still

The places in the store are those of everybody. Of sixteen thousand actors the forty that a filter shows may stand in
one corner of that picture, so a picture of few is arranged for itself.
"""

from __future__ import annotations

from dataclasses import replace

from explorer.explore import Explorer
from explorer.layout import place, place_among
from explorer.model import Query
from explorer.views import View

MOST_PLACED = 300
"""Actors up to which a picture is arranged for itself (half a second); more stand where the store puts them."""

ARRANGED, STORED = "arranged", "stored"


def place_view(explorer: Explorer, view: View) -> tuple[View, str]:
    """Return a view with its actors where they stand in its picture, and which places these are.

    Places of one sort can be kept when another view of that sort is shown; ARRANGED and STORED ones do not go together.
    """
    if len(view.actors) > MOST_PLACED:
        return view, STORED
    anchors = find_anchors(explorer)
    places = place_among(anchors, view.actors, view.relations)
    actors = tuple(replace(actor, x=places[actor.id][0], y=places[actor.id][1]) for actor in view.actors)
    return replace(view, actors=actors), ARRANGED


def find_anchors(explorer: Explorer) -> dict[str, tuple[float, float]]:
    """Return where those stand who are shown at first; decisions of people move nobody."""
    if explorer.anchors is None:
        first = explorer.view(Query())
        explorer.anchors = place(first.actors, first.relations)
        explorer.on_placed(explorer.anchors)
    return explorer.anchors
