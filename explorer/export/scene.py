"""The picture of what a query shows as plain shapes, with legend, filters and source below it: for SVG and PNG.

It is drawn where the page draws it at first, with the same colours, strokes and heads; whoever drags actors about on
the page saves that picture there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import hypot
from textwrap import wrap

from explorer.explore import EVERYTHING, Explorer
from explorer.export.filters import tell_filters
from explorer.model import Query
from explorer.placing import place_view
from explorer.ui.contents.network import CROSSED, legend, say_source
from explorer.ui.drawing import UNREAL, bend_parallel, describe_line, is_plural, measure_line, size_actor
from explorer.ui.style import style_actor, style_line
from explorer.ui.words import label
from explorer.views import ActorRow, RelationRow, View

Point = tuple[float, float]

MARGIN, NARROWEST = 60.0, 640.0
"""Pixels around the actors, and the least width, so that the legend has room."""

TEXT, SMALL, ROW, LETTER = 13.0, 11.0, 20.0, 0.55
"""Pixels: height of names, of captions, of a row of the legend; width of a letter in heights, on average."""

STEPS = 24
"""Points of a bent line; more cannot be told from a curve."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line: from its first to its last point, with heads at its ends and perhaps a bar across its middle."""

    points: tuple[Point, ...]
    width: float
    color: str
    dashes: tuple[int, ...] = ()
    head: str = ""
    both: bool = False
    crossed: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """An actor: a "dot", "square", "hexagon", "triangle" or "diamond" of half a size around its middle."""

    shape: str
    x: float
    y: float
    size: float
    color: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """Words; `x` is their middle or, where `centred` is false, their beginning; `y` is the line they stand on."""

    text: str
    x: float
    y: float
    size: float
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole picture; `about` is what stands below it in words: filters and source."""

    left: float
    top: float
    width: float
    height: float
    strokes: tuple[Stroke, ...]
    shapes: tuple[Shape, ...]
    texts: tuple[Text, ...]
    about: tuple[str, ...]


def set_scene(explorer: Explorer, query: Query) -> Scene:
    """Return the picture of what a query shows."""
    view, _ = place_view(explorer, explorer.view(query))
    bends, actors = bend_parallel(explorer.lines(EVERYTHING)), {actor.id: actor for actor in view.actors}
    strokes = [_stroke(line, actors, bends.get(line.id, 0.0)) for line in view.relations]
    shapes = [_shape(actor) for actor in view.actors]
    names = [Text(each.name, each.x, each.y + size_actor(each) + TEXT + 1, TEXT, centred=True) for each in view.actors]
    left, top, right, bottom = _bounds(shapes, names)
    about = (f"Filters: {tell_filters(explorer, query)}.", f"{say_source(explorer)}.")
    keys, y = _legend(view, query, left, right, bottom + ROW)
    notes = [line for text in about for line in wrap(text, int((right - left) / (SMALL * LETTER)))]
    captions = [Text(note, left + 10, y + 1.4 * ROW + number * 15, SMALL) for number, note in enumerate(notes)]
    height = y + 1.4 * ROW + len(notes) * 15 + 10 - top
    key_parts = {kind: tuple(each for each in keys if isinstance(each, kind)) for kind in (Stroke, Shape, Text)}
    return Scene(
        left, top, right - left, height, (*strokes, *key_parts[Stroke]), (*shapes, *key_parts[Shape]),
        (*names, *key_parts[Text], *captions), about,
    )  # fmt: skip


def _shape(actor: ActorRow) -> Shape:
    style = style_actor(actor.kind)
    about = f"{actor.name}, {label('kind of actor', actor.kind)}"
    return Shape(style.shape, actor.x, actor.y, size_actor(actor), style.color, about)


def _stroke(line: RelationRow, actors: Mapping[str, ActorRow], bend: float) -> Stroke:
    source, target = actors[line.source], actors[line.target]
    style = style_line(line.kind, line.stance)
    said = describe_line(line, plural=is_plural(source))
    return Stroke(
        _curve(source, target, bend), measure_line(line), style.color, style.dashes, style.head, line.mutual,
        line.unreal >= UNREAL and line.kind != "co-mention", f"{source.name} {said} {target.name}",
    )  # fmt: skip


def _curve(source: ActorRow, target: ActorRow, bend: float) -> tuple[Point, ...]:
    """Return the points of a line between two shapes, bent to the left of its direction."""
    dx, dy = target.x - source.x, target.y - source.y
    middle = ((source.x + target.x) / 2 + bend * dy, (source.y + target.y) / 2 - bend * dx)
    points = [
        tuple((1 - t) ** 2 * a + 2 * t * (1 - t) * m + t * t * b
              for a, m, b in zip((source.x, source.y), middle, (target.x, target.y), strict=True))
        for t in (step / STEPS for step in range(STEPS + 1))
    ]  # fmt: skip
    ends = [(source.x, source.y, size_actor(source) + 2), (target.x, target.y, size_actor(target) + 2)]
    inside = [point for point in points if all(hypot(point[0] - x, point[1] - y) > far for x, y, far in ends)]
    return tuple(inside) if len(inside) > 1 else (points[STEPS // 2 - 1], points[STEPS // 2 + 1])


def _bounds(shapes: Iterable[Shape], names: Iterable[Text]) -> tuple[float, float, float, float]:
    boxes = [(each.x - each.size, each.y - each.size, each.x + each.size, each.y + each.size) for each in shapes]
    boxes += [(each.x - _half(each), each.y, each.x + _half(each), each.y) for each in names]
    if not boxes:
        return 0.0, 0.0, NARROWEST, 120.0
    left, top = (min(box[side] for box in boxes) - MARGIN / 2 for side in (0, 1))
    right, bottom = (max(box[side] for box in boxes) + MARGIN / 2 for side in (2, 3))
    missing = max(0.0, NARROWEST - (right - left)) / 2
    return left - missing, top, right + missing, bottom


def _half(text: Text) -> float:
    return len(text.text) * text.size * LETTER / 2


def _legend(view: View, query: Query, left: float, right: float, y: float) -> tuple[list[Stroke | Shape | Text], float]:
    """Return the legend of what is drawn, row after row, and where its last row stands."""
    parts: list[Stroke | Shape | Text] = []
    x = left + 10
    for shape, style, words in _entries(view, query):
        wide = (20 if shape else 44) + len(words) * 12 * LETTER + 14
        if x + wide > right and x > left + 10:
            x, y = left + 10, y + ROW
        if shape:
            parts.append(Shape(shape, x + 7, y, 6, style["color"]))
        else:
            ends = ((x, y), (x + 32, y))
            crossed = bool(style.get("crossed"))
            parts.append(Stroke(ends, 1.8, style["color"], tuple(style["dashes"]), style["head"], crossed=crossed))
        parts.append(Text(words, x + (20 if shape else 42), y + 4, 12))
        x += wide
    return parts, y


def _entries(view: View, query: Query) -> Iterator[tuple[str, dict, str]]:
    """Give the entries of the legend: the shape (nothing for a line), the style, and the words."""
    said = legend(view, query)
    kinds = {actor.kind for actor in view.actors}
    for each in said["actors"]:
        if each["kind"] in kinds:
            yield each["shape"], each, each["label"]
    used = {style_line(line.kind, line.stance).id for line in view.relations}
    for each in said["lines"]:
        if each["id"] in used:
            yield "", each, each["label"]
    if any(line.unreal >= UNREAL and line.kind != "co-mention" for line in view.relations):
        yield "", CROSSED, CROSSED["label"]
