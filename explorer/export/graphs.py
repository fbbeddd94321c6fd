"""GraphML and GEXF files, for Gephi, Cytoscape, yEd, igraph and the like, drawn as the page draws it.

A line's label is what it says ("warned"); places, colours and sizes are those of the picture. GEXF has words of its own
for these (viz); in GraphML they are attributes by the names under which Gephi and Cytoscape look for them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

import networkx as nx

from explorer.explore import EVERYTHING, Explorer
from explorer.export.characters import fit_for_xml
from explorer.export.files import write_file
from explorer.export.filters import tell_origin
from explorer.model import Query
from explorer.placing import place_view
from explorer.store import Store
from explorer.ui.drawing import describe_line, is_plural, measure_line, size_actor
from explorer.ui.style import style_actor, style_line
from explorer.views import ActorRow, RelationRow

GRAPHML_FILE, GEXF_FILE = "network.graphml", "network.gexf"

_BAR = " | "


def export_graphml(store: Store, folder: Path) -> tuple[Path, ...]:
    """Write all actors and relations of a store as `network.graphml`.

    Raises:
        StoreError: the folder cannot be written.
    """
    return (write_file(folder, GRAPHML_FILE, to_graphml(*_everything(store))),)


def export_gexf(store: Store, folder: Path) -> tuple[Path, ...]:
    """Write all actors and relations of a store as `network.gexf`.

    Raises:
        StoreError: the folder cannot be written.
    """
    return (write_file(folder, GEXF_FILE, to_gexf(*_everything(store))),)


def shown_graphml(explorer: Explorer, query: Query) -> str:
    """Return what a query shows as GraphML, where it stands in the picture; says which filters made it."""
    view, _ = place_view(explorer, explorer.view(query))
    return to_graphml(view.actors, view.relations, about=tell_origin(explorer, query))


def shown_gexf(explorer: Explorer, query: Query) -> str:
    """Return what a query shows as GEXF, where it stands in the picture; says which filters made it."""
    view, _ = place_view(explorer, explorer.view(query))
    return to_gexf(view.actors, view.relations, about=tell_origin(explorer, query))


def to_graphml(actors: Iterable[ActorRow], relations: Iterable[RelationRow], *, about: str = "") -> str:
    """Return a network as GraphML text; `about` is where it comes from, as an attribute of the whole."""
    graph = make_graph(actors, relations)
    if about:
        graph.graph["about"] = fit_for_xml(about)
    file = io.BytesIO()
    nx.write_graphml_xml(graph, file)
    return _spell_truth_values(file.getvalue().decode("utf-8"))


def _spell_truth_values(graphml: str) -> str:
    """Return GraphML with truth values as XML Schema has them: true and false.

    networkx writes Python's words, which igraph reads as false and other programs refuse. The declared keys say which
    values are meant; text that happens to say "True" stays.
    """
    keys = re.findall(r'<key id="(\w+)"[^>]* attr.type="boolean"', graphml)
    if not keys:
        return graphml
    value = re.compile(rf'(<data key="(?:{"|".join(keys)})">)(True|False)(?=</data>)')
    return value.sub(lambda match: match[1] + match[2].lower(), graphml)


def to_gexf(actors: Iterable[ActorRow], relations: Iterable[RelationRow], *, about: str = "") -> str:
    """Return a network as GEXF 1.2 text, drawn as in the picture; `about`, where it comes from, is its description."""
    graph = make_graph(actors, relations)
    for _, data in graph.nodes(data=True):
        # Gephi's y points up, the picture's down.
        position = {"x": data["x"], "y": 0.0 - data["y"], "z": 0.0}
        shape = _GEXF_SHAPES.get(data["shape"], "disc")
        data["viz"] = {"position": position, "color": _channels(data), "size": data["size"], "shape": shape}
        _leave_out(data, "r", "g", "b")
    for _, _, key, data in graph.edges(keys=True, data=True):
        data["id"] = key
        data["viz"] = {"color": _channels(data), "thickness": data["width"], "shape": data["stroke"]}
        _leave_out(data, "r", "g", "b")
    file = io.BytesIO()
    nx.write_gexf(graph, file)
    gexf = file.getvalue().decode("utf-8")
    said = f"</creator>\n    <description>{escape(fit_for_xml(about))}</description>"
    return gexf.replace("</creator>", said, 1) if about else gexf


_GEXF_SHAPES = {"dot": "disc", "square": "square", "triangle": "triangle", "diamond": "diamond"}
"""Shapes of the picture -> those that GEXF knows; it has no hexagon."""


def make_graph(actors: Iterable[ActorRow], relations: Iterable[RelationRow]) -> nx.MultiDiGraph:
    """Return actors and the relations between them with attributes of the types that the formats know.

    These are text, whole numbers, numbers and truth values: lists become text, joined by vertical bars, events with
    their counts ("THREATEN (3) | CONSULT (1)"). A co-mention's direction means nothing; it is a directed edge all the
    same, because most programs refuse a file of both sorts.
    """
    graph = nx.MultiDiGraph()
    known = {each.id: each for each in actors}
    for each in known.values():
        style = style_actor(each.kind)
        graph.add_node(
            fit_for_xml(each.id), label=fit_for_xml(each.name), kind=each.kind,
            aliases=fit_for_xml(_BAR.join(each.aliases)), belongs_to=fit_for_xml(each.belongs_to),
            mentions=each.mentions, documents=each.documents, evidence=each.weight, x=float(each.x), y=float(each.y),
            size=size_actor(each), shape=style.shape, **_color(style.color),
        )  # fmt: skip
    for each in relations:
        source, target = fit_for_xml(each.source), fit_for_xml(each.target)
        if source in graph and target in graph:
            graph.add_edge(source, target, key=fit_for_xml(each.id), **_describe_relation(each, known))
    return graph


def _describe_relation(each: RelationRow, actors: Mapping[str, ActorRow]) -> dict[str, str | int | float | bool]:
    events = _BAR.join(f"{event} ({count})" for event, count in each.events)
    plural, style = is_plural(actors.get(each.source)), style_line(each.kind, each.stance)
    return {
        "label": fit_for_xml(describe_line(each, plural=plural)), "kind": each.kind, "weight": each.weight,
        "quad": each.quad, "stance": each.stance,
        "mixed": each.mixed, "events": fit_for_xml(events), "predicates": fit_for_xml(_BAR.join(each.predicates)),
        "in_words": fit_for_xml(describe_line(each, plural=plural, most=3)),
        "documents": each.documents, "outlets": fit_for_xml(_BAR.join(filter(None, each.outlets))),
        "confidence": round(float(each.confidence), 4), "mutual": each.mutual, "unreal": round(float(each.unreal), 4),
        "width": float(measure_line(each)), "stroke": _stroke(style.dashes), **_color(style.color),
    }  # fmt: skip


def _stroke(dashes: tuple[int, ...]) -> str:
    """Return what GEXF calls a stroke; a short first one is a dot."""
    return "solid" if not dashes else "dotted" if dashes[0] < 5 else "dashed"


def _color(color: str) -> dict[str, str | int]:
    """Return a colour (#RRGGBB) as a text and as its parts from 0 to 255."""
    return {"color": color, **{name: int(color[at : at + 2], 16) for name, at in (("r", 1), ("g", 3), ("b", 5))}}


def _channels(data: Mapping[str, int]) -> dict[str, int]:
    return {name: data[name] for name in ("r", "g", "b")}


def _leave_out(data: dict, *names: str) -> None:
    for name in names:
        del data[name]


def _everything(store: Store) -> tuple[tuple[ActorRow, ...], tuple[RelationRow, ...]]:
    relations = store.relations(EVERYTHING)
    return store.actors(EVERYTHING, relations), relations
