"""GraphML and GEXF files, for Gephi, Cytoscape, yEd, igraph and the like."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from pathlib import Path

import networkx as nx

from explorer.export.characters import fit_for_xml
from explorer.export.files import write_file
from explorer.export.tables import EVERYTHING
from explorer.store import Store
from explorer.ui.drawing import describe_line
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


def to_graphml(actors: Iterable[ActorRow], relations: Iterable[RelationRow]) -> str:
    """Return a network as GraphML text."""
    file = io.BytesIO()
    nx.write_graphml_xml(make_graph(actors, relations), file)
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


def to_gexf(actors: Iterable[ActorRow], relations: Iterable[RelationRow]) -> str:
    """Return a network as GEXF 1.2 text, with the places of the picture."""
    graph = make_graph(actors, relations)
    for _, data in graph.nodes(data=True):
        # Gephi's y points up, the picture's down.
        data["viz"] = {"position": {"x": data["x"], "y": 0.0 - data["y"], "z": 0.0}}
    for _, _, key, data in graph.edges(keys=True, data=True):
        data["id"] = key
    file = io.BytesIO()
    nx.write_gexf(graph, file)
    return file.getvalue().decode("utf-8")


def make_graph(actors: Iterable[ActorRow], relations: Iterable[RelationRow]) -> nx.MultiDiGraph:
    """Return actors and the relations between them with attributes of the types that the formats know.

    These are text, whole numbers, numbers and truth values: lists become text, joined by vertical bars, events with
    their counts ("THREATEN (3) | CONSULT (1)"). A co-mention's direction means nothing; it is a directed edge all the
    same, because most programs refuse a file of both sorts.
    """
    graph = nx.MultiDiGraph()
    for each in actors:
        graph.add_node(
            fit_for_xml(each.id), label=fit_for_xml(each.name), kind=each.kind,
            aliases=fit_for_xml(_BAR.join(each.aliases)), belongs_to=fit_for_xml(each.belongs_to), mentions=each.mentions, documents=each.documents,
            evidence=each.weight, x=float(each.x), y=float(each.y),
        )  # fmt: skip
    for each in relations:
        source, target = fit_for_xml(each.source), fit_for_xml(each.target)
        if source in graph and target in graph:
            graph.add_edge(source, target, key=fit_for_xml(each.id), **_describe_relation(each))
    return graph


def _describe_relation(each: RelationRow) -> dict[str, str | int | float | bool]:
    events = _BAR.join(f"{event} ({count})" for event, count in each.events)
    return {
        "label": each.kind, "kind": each.kind, "weight": each.weight, "quad": each.quad, "stance": each.stance,
        "mixed": each.mixed, "events": fit_for_xml(events), "predicates": fit_for_xml(_BAR.join(each.predicates)),
        "in_words": fit_for_xml(describe_line(each, most=3)),
        "documents": each.documents, "outlets": fit_for_xml(_BAR.join(filter(None, each.outlets))),
        "confidence": round(float(each.confidence), 4), "mutual": each.mutual, "unreal": round(float(each.unreal), 4),
    }  # fmt: skip


def _everything(store: Store) -> tuple[tuple[ActorRow, ...], tuple[RelationRow, ...]]:
    relations = store.relations(EVERYTHING)
    return store.actors(EVERYTHING, relations), relations
