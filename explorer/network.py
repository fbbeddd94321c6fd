"""The selected actors and relations as a networkx graph: neighbourhoods, paths, and who matters most.

    actors + relations --build_network--> MultiDiGraph --ego_network, find_paths--> who is asked for
    actors + relations --weigh_actors, choose_shown--> who is shown

Nodes are actor ids with the actor's fields as attributes, edges carry the relation's id as key and its fields as
attributes. Functions return copies or plain values and change nothing that they are given.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace
from itertools import islice, pairwise

import networkx as nx

from explorer.views import ActorRow, RelationRow

MOST_PATHS = 5
"""Paths between two actors that are shown; more of equal length add lines, not an answer."""

_PATHS_LOOKED_AT = 500
"""Among how many shortest paths the strongest are sought; two hubs can have tens of thousands."""


def build_network(actors: Iterable[ActorRow], relations: Iterable[RelationRow]) -> nx.MultiDiGraph:
    """Return the graph of actors and relations; a relation with an end that is not among the actors is left out."""
    graph = nx.MultiDiGraph()
    for actor in actors:
        graph.add_node(actor.id, name=actor.name, kind=actor.kind, weight=actor.weight, mentions=actor.mentions)
    for line in relations:
        if line.source in graph and line.target in graph:
            graph.add_edge(line.source, line.target, key=line.id, kind=line.kind, quad=line.quad, weight=line.weight)
    return graph


def ego_network(graph: nx.MultiDiGraph, focus: str, *, radius: int = 1) -> nx.MultiDiGraph:
    """Return one actor with all within `radius` steps, directions ignored, and the lines among them.

    An actor that is not in the graph has an empty neighbourhood.
    """
    if focus not in graph:
        return nx.MultiDiGraph()
    near = nx.single_source_shortest_path_length(graph.to_undirected(as_view=True), focus, cutoff=radius)
    return graph.subgraph(near).copy()


def find_paths(graph: nx.MultiDiGraph, start: str, end: str, *, most: int = MOST_PATHS) -> tuple[tuple[str, ...], ...]:
    """Return the shortest ways from one actor to another, directions ignored, strongest first.

    A way is as strong as its weakest step (the evidence of all lines between the two actors of the step), then as
    all its steps together.

    Returns:
        Ways as actor ids from `start` to `end`; none if they are not connected or not in the graph.
    """
    if start not in graph or end not in graph or start == end:
        return ()
    simple = _sum_lines(graph)
    if not nx.has_path(simple, start, end):
        return ()
    ways = islice(nx.all_shortest_paths(simple, start, end), _PATHS_LOOKED_AT)
    return tuple(tuple(way) for way in sorted(ways, key=lambda way: _rank_way(simple, way))[:most])


def pick_leading(actors: Iterable[ActorRow], most: int, *, kept: Collection[str] = ()) -> tuple[ActorRow, ...]:
    """Return at most `most` actors, those with most evidence, in their order; 0 means all.

    Args:
        actors: who can be shown.
        most: how many are shown; `kept` count among them, and are shown even if they are more.
        kept: ids of actors that are shown whatever their weight (the selected one, the one in focus).
    """
    actors = tuple(actors)
    if most <= 0 or len(actors) <= most:
        return actors
    ranked = sorted(actors, key=lambda actor: (actor.id not in kept, -actor.weight, -actor.mentions, actor.id))
    chosen = {actor.id for actor in ranked[: max(most, sum(actor.id in kept for actor in actors))]}
    return tuple(actor for actor in actors if actor.id in chosen)


def choose_shown(
    actors: Iterable[ActorRow], relations: Iterable[RelationRow], most: int, *, kept: Collection[str] = ()
) -> tuple[ActorRow, ...]:
    """Return the leading actors; those whose lines all go to actors who are not shown make room for others.

    Args:
        actors: who can be shown, with the weight that the relations give them.
        relations: the lines that can be shown.
        most: how many actors are shown; 0 means all.
        kept: ids of actors that are shown whatever their weight.
    """
    actors, relations = tuple(actors), tuple(relations)
    while True:
        chosen = pick_leading(actors, most, kept=kept)
        ids = {actor.id for actor in chosen}
        inner = [line for line in relations if line.source in ids and line.target in ids]
        lonely = ids - {line.source for line in inner} - {line.target for line in inner} - set(kept)
        if not lonely or len(chosen) == len(actors):
            return tuple(actor for actor in chosen if actor.id not in lonely)
        actors = tuple(actor for actor in actors if actor.id not in lonely)


def weigh_actors(
    actors: Iterable[ActorRow], relations: Iterable[RelationRow], *, kept: Collection[str] = ()
) -> tuple[ActorRow, ...]:
    """Return the actors with the weight that these relations give them, most first; those without any only if kept."""
    weights: Counter[str] = Counter()
    for line in relations:
        weights[line.source] += line.weight
        weights[line.target] += line.weight
    weighed = [replace(actor, weight=weights[actor.id]) for actor in actors if weights[actor.id] or actor.id in kept]
    return tuple(sorted(weighed, key=lambda actor: (-actor.weight, -actor.mentions, actor.id)))


def matches_name(actor: ActorRow, search: str) -> bool:
    """Whether a word of the actor's name or of another form of it begins with what is searched, accents apart."""
    wanted = f" {_fold(search)}"
    return any(wanted in f" {_fold(name)}" for name in (actor.name, *actor.aliases))


def find_neighbours(actors: Collection[str], relations: Iterable[RelationRow]) -> set[str]:
    """Return the ids of those who share a relation with one of the actors."""
    relations = tuple(relations)
    found = {line.target for line in relations if line.source in actors}
    return found | {line.source for line in relations if line.target in actors}


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = (each if each.isalnum() else " " for each in plain if not unicodedata.combining(each))
    return " ".join("".join(kept).split())


def _sum_lines(graph: nx.MultiDiGraph) -> nx.Graph:
    """Return the graph with one undirected edge for all lines between two actors, their weights added."""
    simple = nx.Graph()
    simple.add_nodes_from(graph)
    for one, other, weight in graph.edges(data="weight"):
        known = simple.get_edge_data(one, other, {"weight": 0})["weight"]
        simple.add_edge(one, other, weight=known + weight)
    return simple


def _rank_way(simple: nx.Graph, way: list[str]) -> tuple[int, int, list[str]]:
    weights = [simple[one][other]["weight"] for one, other in pairwise(way)]
    return -min(weights), -sum(weights), way
