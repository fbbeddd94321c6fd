"""What the picture shows: the drawing, what is hidden and how to get it back, the filters that are on, the legend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from explorer import explore
from explorer.explore import Explorer
from explorer.model import RELATION_KINDS, Document, Query
from explorer.network import matches_name
from explorer.ui.address import write_change
from explorer.ui.contents import Json
from explorer.ui.days import name_span
from explorer.ui.drawing import bend_parallel, draw, dump
from explorer.ui.style import ACTOR_STYLES, LINE_STYLES, LineStyle, style_line
from explorer.ui.words import count, label
from explorer.views import ActorRow, View

KINDS_AT_START = Query().kinds

CROSSED = {
    "label": "not told as a fact",
    "help": "A bar across a line: the texts deny, plan, demand or only claim what it says.",
    "color": style_line("action", "").color, "dashes": (), "head": style_line("action", "").head, "crossed": True,
}  # fmt: skip
"""The legend's entry for the bar that `drawing` puts across some lines, whatever their class."""


def picture(view: View, query: Query, bends: Mapping[str, float], *, chips: list[Json], source: str) -> Json:
    """Return the content of the network part.

    Args:
        view: what is shown.
        query: what was asked for.
        bends: from `drawing.bend_parallel`.
        chips: the filters that are on, from `list_chips`.
        source: one line on where the texts come from, for pictures that leave the page.
    """
    return {
        **dump(draw(view, bends)),
        "found": [actor.id for actor in view.actors if query.search and matches_name(actor, query.search)],
        "showing": say_showing(view, query),
        "hidden": [_say_hidden(why, number, query) for why, number in view.hidden],
        "chips": chips,
        "legend": legend(view, query),
        "source": source,
    }


def find_bends(explorer: Explorer) -> dict[str, float]:
    """Return how far parallel lines bend in every picture of a collection, by the relation's id."""
    return explorer.keep(_find_bends, explorer, renew=explore.hold_without_lines)


def _find_bends(explorer: Explorer) -> dict[str, float]:
    return bend_parallel(explorer.lines(explore.EVERYTHING))


def say_source(explorer: Explorer) -> str:
    """Return one line on where the texts come from, for pictures and files that leave the page."""
    documents = explorer.documents().values()
    outlets = sorted({document.outlet for document in documents if document.outlet})
    teaching = "retellings written for teaching, outlets invented; " if explorer.store.about.teaching else ""
    names = ", ".join(outlets[:6]) + (" and others" if len(outlets) > 6 else "")
    return f"Source: {teaching}{len(documents)} articles" + (f" of {names}" if names else "")


def legend(view: View, query: Query) -> Json:
    """Return the legend; a click on an entry switches a value of a filter on or off."""
    known = {option for name in ("actor_kinds", "kinds", "quads") for option, _ in view.facets.get(name, ())}
    return {
        "actors": [_actor_entry(kind, query) for kind in ACTOR_STYLES if kind in known],
        "lines": [_line_entry(style, query) for style in LINE_STYLES if style.value in known],
        "crossed": CROSSED,
        "start": {"kinds": KINDS_AT_START},
    }


def _actor_entry(kind: str, query: Query) -> Json:
    style, on = ACTOR_STYLES[kind], not query.actor_kinds or kind in query.actor_kinds
    return {
        "label": label("actor", kind), "kind": kind, "color": style.color, "shape": style.shape, "on": on,
        "param": "actors", "value": kind,
    }  # fmt: skip


def _line_entry(style: LineStyle, query: Query) -> Json:
    if style.param == "quads":
        on = (not query.quads or style.value in query.quads) and (not query.kinds or "action" in query.kinds)
    else:
        on = (not query.kinds or style.value in query.kinds) and not query.quads
    return {
        "id": style.id, "label": style.label, "color": style.color, "dashes": style.dashes, "head": style.head,
        "on": on, "param": style.param, "value": style.value,
    }  # fmt: skip


def toggle_kind(query: Query, kind: str) -> tuple[str, ...]:
    """Return the kinds of lines with one switched on or off; the last one stays, for a picture needs lines."""
    kinds = query.kinds or RELATION_KINDS
    left = tuple(each for each in RELATION_KINDS if (each in kinds) != (each == kind))
    return left or kinds


def list_chips(query: Query, actors: Mapping[str, ActorRow], documents: Mapping[str, Document]) -> list[Json]:
    """Return the filters that are on, in words, each with the change that takes it away."""
    chips = _kind_chips(query)
    chips += [_chip(label("quad", each), query, quads=_without(query.quads, each)) for each in query.quads]
    chips += [_chip(label("event", each), query, events=_without(query.events, each)) for each in query.events]
    chips += [_chip(each or "unknown outlet", query, outlets=_without(query.outlets, each)) for each in query.outlets]
    for each in query.documents:
        title = documents[each].title if each in documents else each
        chips.append(_chip(f"“{title}”", query, documents=_without(query.documents, each)))
    chips += [
        _chip(label("actor", each), query, actor_kinds=_without(query.actor_kinds, each)) for each in query.actor_kinds
    ]
    chips += [
        _chip(f"credited to {each or 'nobody'}", query, credited=_without(query.credited, each))
        for each in query.credited
    ]
    chips += [_chip(label("finder", each), query, finders=_without(query.finders, each)) for each in query.finders]
    return chips + _number_chips(query) + _actor_chips(query, actors)


def _kind_chips(query: Query) -> list[Json]:
    if len(query.kinds) == 1:
        return [_chip(f"only {_plural(query.kinds[0])}", query, kinds=KINDS_AT_START)]
    missing = [kind for kind in KINDS_AT_START if query.kinds and kind not in query.kinds]
    chips = [_chip(f"no {_plural(kind)}", query, kinds=toggle_kind(query, kind)) for kind in missing]
    if not query.kinds or "co-mention" in query.kinds:
        chips.append(_chip("with named together", query, kinds=toggle_kind(query, "co-mention")))
    return chips


def _number_chips(query: Query) -> list[Json]:
    chips = []
    if query.since or query.until:
        text = " to ".join(each for each in (query.since or "the first", query.until or "the last"))
        chips.append(_chip(text, query, since="", until=""))
    chips += list_time_chips(query)
    if query.least_weight > 1:
        chips.append(_chip(f"{query.least_weight} sentences or more", query, least_weight=1))
    if query.least_confidence != Query().least_confidence:
        text = f"at least {query.least_confidence:.0%} sure" if query.least_confidence else "however unsure"
        chips.append(_chip(text, query, least_confidence=Query().least_confidence))
    if query.facts:
        chips.append(_chip("told as facts only", query, facts=False))
    if not query.references:
        chips.append(_chip("names only", query, references=True))
    if query.once:
        chips.append(_chip("shared passages once", query, once=False))
    return chips


def list_time_chips(query: Query) -> list[Json]:
    """Return the chip of the time that sentences shall tell of, if one is asked for."""
    text = name_span(query.told_since, query.told_until)
    return [_chip(f"said to have happened: {text}", query, told_since="", told_until="")] if text else []


def _actor_chips(query: Query, actors: Mapping[str, ActorRow]) -> list[Json]:
    chips = []
    if query.search:
        chips.append(_chip(f"searched: “{query.search}”", query, search=""))
    if query.focus:
        name = actors[query.focus].name if query.focus in actors else query.focus
        other = actors[query.path_to].name if query.path_to in actors else ""
        around = f"around {name}" + (", 2 steps" if query.radius == 2 else "")
        text = f"ways from {name} to {other}" if other else around
        chips.append(_chip(text, query, focus="", path_to="", radius=1))
    return chips


def _chip(text: str, query: Query, **fields: object) -> Json:
    return {"text": text, "change": write_change(query, **fields)}


def _without(values: tuple[str, ...], value: str) -> tuple[str, ...]:
    return tuple(each for each in values if each != value)


def _plural(kind: str) -> str:
    return {"co-mention": "named together", "affiliation": "roles and memberships"}.get(kind, f"{kind}s")


def say_showing(view: View, query: Query) -> Json:
    """Return how many actors and lines the picture shows, why not more, and the way to more; or why it is empty."""
    shown, matching = len(view.actors), view.actors_matching
    text = f"Showing {shown:,} of {matching:,} actors" if shown < matching else f"Showing {count(shown, 'actor')}"
    if query.search and shown and not any(matches_name(actor, query.search) for actor in view.actors):
        text += f" named in sentences that say “{query.search}”"
    said: Json = {"text": text, "lines": count(len(view.relations), "line")}
    if shown < matching and query.limit:
        said |= {
            "because": "those told of most",
            "more": {"text": f"Show all {matching:,}", "change": write_change(query, limit=0)},
        }
    elif not query.limit and matching > Query().limit:
        said["more"] = {"text": f"Show {Query().limit} only", "change": write_change(query, limit=Query().limit)}
    if not shown:
        said["empty"] = {"text": _say_empty(query), "fix": "Show everything again", "change": clear_all(query)}
    return said


def _say_empty(query: Query) -> str:
    if query.path_to:
        return "No line that passes the filters leads from one to the other."
    nobody = (
        f"No actor is called “{query.search}”, and none that the filters leave stands in a sentence with these words."
    )
    return nobody if query.search else "No line passes all these filters."


def _say_hidden(why: str, number: int, query: Query) -> Json:
    kinds = toggle_kind(query, "co-mention") if "co-mention" not in query.kinds else query.kinds
    ways = {
        explore.UNIMPORTANT: ("Show them", {"limit": 0}),
        explore.LINES_OF_HIDDEN: ("Show them", {"limit": 0}),
        explore.UNSURE: ("Show them", {"least_confidence": 0.0}),
        explore.NOT_DRAWN: ("Draw them", {"kinds": kinds}),
        explore.FILTERED_ACTORS: ("Show everything again", _everything(query)),
        explore.FILTERED_LINES: ("Show everything again", _everything(query)),
        explore.UNTOLD: ("Draw who is named with whom", {"kinds": kinds}),
    }
    text, fields = ways[why]
    singular = why.replace("lines that only say", "line that only says").replace("actors ", "actor ", 1)
    change = write_change(query, **fields)
    return {"text": f"{number:,} {why if number != 1 else singular}", "fix": text if change else "", "change": change}


def _everything(query: Query) -> dict[str, object]:
    """Return the fields of a query without any filter; what is selected stays selected."""
    clear = replace(Query(), selected=query.selected, sentence=query.sentence)
    return {name: getattr(clear, name) for name in clear.__slots__}


def clear_all(query: Query) -> dict[str, list[str]]:
    """Return the change of the address that switches all filters off."""
    return write_change(query, **_everything(query))
