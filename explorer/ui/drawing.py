"""The picture, made with pyvis: nodes, edges and options as vis-network takes them.

    View + places of parallel lines --draw--> pyvis.Network --dump--> nodes, edges, options

Physics is off: every actor stands where the layout put it when the store was built. Labels are drawn by the page
itself (`frontend/labels.js`), which can keep them from covering one another; vis is told to draw none.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import islice
from math import log2, sqrt
from typing import TYPE_CHECKING, Any

from explorer.model import RelationMention
from explorer.ui.style import style_actor, style_line
from explorer.ui.words import conjugate, count, describe_certainty, label
from explorer.views import ActorRow, RelationRow, View

if TYPE_CHECKING:
    from pyvis.network import Network

SMALLEST, LARGEST = 6.5, 21.0
"""Pixels: half the size of an actor with one piece of evidence, and of the heaviest."""

THINNEST, THICKEST = 1.4, 7.0
"""Pixels: width of a line with one sentence, and of the heaviest."""

CO_MENTION_WIDTH = 0.8

BEND = 0.16
"""Roundness between neighbouring lines of two actors: about 14 px apart in the middle of a line of 180 px."""

CROWDED = 800
"""Lines from which on the browser cannot draw all of them 60 times a second: they hide while the picture moves."""

_FIXED = {"co-mention": "is named together with", "quotation": "is quoted about", "statement": "says about"}
"""What a line says where its predicates ("say", "tell") would say too little."""

UNREAL = 0.999
"""Share of evidence that is negated or not told as happened, from which on a line is crossed in the middle."""


def draw(view: View, bends: Mapping[str, float]) -> Network:
    """Return the picture of a view.

    Args:
        view: what is shown.
        bends: relation id -> how far its line bends, from `bend_parallel`.
    """
    from pyvis.network import Network  # imports IPython; only a page that draws pays for it

    net = Network(directed=True)
    for actor in view.actors:
        _add_actor(net, actor)
    actors = {actor.id: actor for actor in view.actors}
    for line in view.relations:
        _add_line(net, line, actors, bends.get(line.id, 0.0))
    net.set_options(json.dumps(_options(len(view.relations))))
    return net


def dump(net: Network) -> dict[str, Any]:
    """Return what the browser needs of a drawing, ready for JSON."""
    return {"nodes": net.nodes, "edges": net.edges, "options": net.options}


def bend_parallel(relations: Iterable[RelationRow]) -> dict[str, float]:
    """Return for each relation how far its line bends to the left of its own direction, so that no two coincide.

    The bends depend on all relations of the store and not on what is shown, so that a filter straightens no line.
    Lines that claim something lie around the middle, a co-mention outside of them.
    """
    pairs: defaultdict[tuple[str, str], list[RelationRow]] = defaultdict(list)
    for line in relations:
        pairs[tuple(sorted((line.source, line.target)))].append(line)
    bends = {}
    for (first, _), lines in pairs.items():
        lines.sort(key=lambda line: (line.kind == "co-mention", line.kind, line.source, line.id))
        claiming = sum(line.kind != "co-mention" for line in lines)
        for at, line in enumerate(lines):
            slot = (at - (claiming - 1) / 2) * BEND
            bends[line.id] = slot if line.source == first else -slot
    return bends


def _add_actor(net: Network, actor: ActorRow) -> None:
    style = style_actor(actor.kind)
    net.add_node(
        actor.id, label=actor.name, x=actor.x, y=actor.y, shape=style.shape, size=size_actor(actor),
        color={"background": style.color, "border": style.color}, kind=actor.kind, weight=actor.weight,
        about=f"{actor.name}\n{label('kind of actor', actor.kind)}, {_describe_actor(actor)}",
    )  # fmt: skip


def _add_line(net: Network, line: RelationRow, actors: Mapping[str, ActorRow], bend: float) -> None:
    style = style_line(line.kind, line.stance)
    net.add_edge(
        line.source, line.target, id=line.id, kind=line.kind, style=style.id, width=measure_line(line),
        color={"color": style.color, "highlight": style.color, "hover": style.color, "inherit": False},
        dashes=list(style.dashes) or False, smooth=_curve(bend), arrows=_heads(line, style.head),
        what=describe_line(line, plural=is_plural(actors.get(line.source))),
        about=f"{_who_what_whom(line, actors)}\n{_describe_evidence(line)}",
    )  # fmt: skip


def describe_line(line: RelationRow, *, plural: bool = False, most: int = 1) -> str:
    """Return in few words what a line says: "warns", "did not warn", "is director of", "is named together with".

    Args:
        line: what is described.
        plural: its source is several ("Iraqi forces").
        most: how many of the things it says are named, the most frequent first.
    """
    if line.kind in _FIXED:
        return _say_fixed(line.kind, plural=plural)
    said = (
        conjugate(predicate, told_as, tense, plural=plural, office=line.kind == "affiliation")
        for (predicate, told_as), tense in zip(line.told, line.tenses or ("",) * len(line.told), strict=True)
    )
    return ", ".join(islice(dict.fromkeys(said), most)) or label("kind", line.kind).lower()


def describe_evidence(said: RelationMention, *, plural: bool = False) -> str:
    """Return what one piece of evidence says, as `describe_line` does for all of a line.

    Args:
        said: the evidence.
        plural: its source is several.
    """
    if said.kind in _FIXED:
        return _say_fixed(said.kind, plural=plural)
    told_as = "negated" if said.negated else said.modality
    return conjugate(said.predicate, told_as, said.tense, plural=plural, office=said.kind == "affiliation")


def _say_fixed(kind: str, *, plural: bool) -> str:
    words = _FIXED[kind]
    return words.replace("is ", "are ", 1).replace("says", "say") if plural else words


def is_plural(actor: ActorRow | None) -> bool:
    """Tell whether an actor's name is said in the plural: a group whose name ends so, or "Farland forces"."""
    if actor is None:
        return False
    return (actor.kind == "group" and actor.name.endswith("s")) or is_plural_name(actor.name)


def is_plural_name(name: str) -> bool:
    """Tell whether the last word of a name is a common noun in the plural: "Farland forces", "the police"."""
    last = name.rpartition(" ")[2]
    if last.lower() in _SEVERAL:
        return True
    return last.islower() and (last in _PLURALS or (last.endswith("s") and not last.endswith(("ss", "us", "is"))))


_SEVERAL = frozenset(("fighters", "forces", "guards", "militias", "rebels", "troops", "units"))
"""Last words of names that are said in the plural, written with a capital letter or not."""

_PLURALS = frozenset(("men", "women", "people", "police", "children", "media"))
"""Common nouns that are said in the plural and do not end so."""


def _describe_actor(actor: ActorRow) -> str:
    mentioned = f"mentioned {count(actor.mentions, 'time')} in {count(actor.documents, 'article')}"
    return f"{mentioned}; {count(actor.weight, 'sentence')} behind the lines shown"


def _describe_evidence(line: RelationRow) -> str:
    where = f"{count(line.weight, 'sentence')} in {count(line.documents, 'article')}"
    unreal = "; not told as a fact" if line.unreal >= UNREAL else ""
    return f"{where}, {describe_certainty(line.confidence)}{unreal}"


def _who_what_whom(line: RelationRow, actors: Mapping[str, ActorRow]) -> str:
    source, target = (actors[each].name if each in actors else each for each in (line.source, line.target))
    return f"{source} {describe_line(line, plural=is_plural(actors.get(line.source)))} {target}"


def size_actor(actor: ActorRow) -> float:
    """Return half the size of an actor in the picture, in pixels."""
    return round(min(LARGEST, SMALLEST + 1.8 * sqrt(max(actor.weight - 1, 0))), 1)


def measure_line(line: RelationRow) -> float:
    """Return the width of a line in the picture, in pixels."""
    if line.kind == "co-mention":
        return CO_MENTION_WIDTH
    return round(min(THICKEST, THINNEST + 1.1 * log2(line.weight)), 1)


def _curve(bend: float) -> dict[str, Any]:
    if abs(bend) < 1e-6:
        return {"enabled": False}
    return {"enabled": True, "type": "curvedCW" if bend > 0 else "curvedCCW", "roundness": round(abs(bend), 3)}


def _heads(line: RelationRow, head: str) -> dict[str, Any]:
    """Return the ends of a line: one head, two if both do it, a crossbar in the middle if it is not told as real."""
    drawn = {"enabled": bool(head), "type": head or "arrow", "scaleFactor": 0.35 if head == "circle" else 0.5}
    heads: dict[str, Any] = {"to": drawn}
    if line.mutual:
        heads["from"] = drawn
    if line.unreal >= UNREAL and line.kind != "co-mention":
        heads["middle"] = {"enabled": True, "type": "bar", "scaleFactor": 0.6}
    return heads


def _options(lines: int) -> dict[str, Any]:
    crowded = lines > CROWDED
    return {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "nodes": {"borderWidth": 1, "borderWidthSelected": 3, "font": {"size": 0}},
        "edges": {"selectionWidth": 1.5, "hoverWidth": 1, "font": {"size": 0}},
        "interaction": {
            "hover": not crowded, "hideEdgesOnDrag": crowded, "hideEdgesOnZoom": crowded, "keyboard": False,
            "selectConnectedEdges": False, "hoverConnectedEdges": False,
        },
    }  # fmt: skip
