"""Where each actor stands in the picture; computed once, at build time, and stored.

    relations --distances--> stress layout of the leading actors --fill the room--> no two labels touch
                                        `--> everybody else around those they have to do with

A reader sees the leading actors first ("showing 40 of 62"), so these are placed first and for themselves: so that
their labels can be read when the whole picture is in view. The others find their places in between and around, with
the leading ones standing still. What kind of actor somebody is decides nothing here, so neighbours in the picture are
neighbours in the story. The same actors and relations give the same places, whatever order they come in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol
from zlib import crc32

import numpy as np

LEADING = 48
"""Actors placed first: a few more than the picture shows at the start, so that a filter brings no crowd."""

WIDTH, HEIGHT = 1000.0, 800.0
"""Units of the room for the leading actors; 5:4 like the picture beside the reading pane on a laptop."""

CHARACTER_WIDTH = 13.0
"""Units a character of a label takes: 6.4 px in a picture 600 px wide, the narrowest with room for all labels."""

LABEL_HEIGHT = 30.0
"""Units for a label below a shape, with the gap between the two."""

SMALLEST_SHAPE, LARGEST_SHAPE = 20.0, 60.0
"""Units across the shape of an actor with hardly any evidence, and of the one with most."""

LINE_HEIGHT = 30.0
"""Units for a further line of a label."""

WRAP_AT = 18
"""Characters after which the picture breaks a label into lines."""

CROWD_SPACING = 70.0
"""Units between actors beyond the leading ones; their labels show as one zooms in."""

CO_MENTION_SHARE = 0.2
"""What a co-mention counts against a piece of evidence that claims something."""

SLIP = 0.1
"""Share of a move that goes along the axis where more is missing."""

SPOTS = 60
"""Columns and rows of spots that are looked at for somebody who stands in the way."""

RINGS = 24
"""Rings of spots, half a spacing apart, that are looked at around the place of somebody new."""

SETTLING_ROUNDS = 300
"""Rounds of pushing apart; the leading actors need some fifty, large crowds end at this number."""


class Placeable(Protocol):
    """An actor to be placed."""

    id: str
    name: str


class Weighted(Protocol):
    """A relation that draws its two ends together."""

    kind: str
    source: str
    target: str
    weight: int


def place(actors: Iterable[Placeable], relations: Iterable[Weighted]) -> dict[str, tuple[float, float]]:
    """Return for every actor where it stands: x to the right, y downwards, in units of the picture.

    Args:
        actors: everybody to be placed, with or without relations.
        relations: those with an end that is not among the actors count for nothing.
    """
    names = {actor.id: actor.name for actor in actors}
    ties = _tie(names, relations)
    order = sorted(names, key=lambda actor: (-sum(ties[actor].values()), actor))
    leading, crowd = order[:LEADING], order[LEADING:]
    places = _place_leading(leading, names, ties)
    if crowd:
        places = _place_crowd(places, leading, crowd, ties)
    return {actor: (round(float(x), 1), round(float(y), 1)) for actor, (x, y) in zip(order, places, strict=True)}


def place_among(
    fixed: Mapping[str, tuple[float, float]], actors: Iterable[Placeable], relations: Iterable[Weighted]
) -> dict[str, tuple[float, float]]:
    """Return where actors stand, those with a place staying there and the others near whom they have to do with.

    Args:
        fixed: places of actors that have one; others than `actors` count for nothing.
        actors: everybody to be placed. Where fewer than a third of them have a place, all are placed anew.
        relations: those with an end that is not among the actors count for nothing.
    """
    actors, relations = tuple(actors), tuple(relations)
    names = {actor.id: actor.name for actor in actors}
    known = [actor for actor in names if actor in fixed]
    if len(known) * 3 < len(names) or not known:
        return place(actors, relations)
    ties = _tie(names, relations)
    new = sorted((actor for actor in names if actor not in fixed), key=lambda each: (-sum(ties[each].values()), each))
    if not new:
        return {actor: fixed[actor] for actor in names}
    found = {actor: np.array(fixed[actor]) for actor in known}
    edge = np.abs(np.array([fixed[actor] for actor in known])).max(axis=0) + CROWD_SPACING
    for actor in new:
        found[actor] = _spot_near(actor, ties[actor], found, edge)
    heaviest = max((sum(each.values()) for each in ties.values()), default=1.0) or 1.0
    boxes = np.array([_measure(names[actor], sum(ties[actor].values()) / heaviest) for actor in found])
    pinned = np.arange(len(found)) < len(known)
    places = _push_apart(np.array(list(found.values())), boxes, pinned=pinned)
    return {
        actor: fixed[actor] if actor in fixed else (round(float(x), 1), round(float(y), 1))
        for actor, (x, y) in zip(found, places, strict=True)
    }


def place_new(
    fixed: Mapping[str, tuple[float, float]], actors: Iterable[Placeable], relations: Iterable[Weighted]
) -> dict[str, tuple[float, float]]:
    """Return where everybody stands after a few have come: those that have a place stay, whatever they mean now.

    The few stand near those they have to do with, and beside them rather than on them: as `place` puts all but the
    leading actors.

    Args:
        fixed: places of actors that have one.
        actors: everybody to be placed.
        relations: those with an end that is not among the actors count for nothing.
    """
    actors = tuple(actors)
    new = [actor for actor in actors if actor.id not in fixed]
    ties = _tie({actor.id: actor.name for actor in actors}, relations) if new else {}
    found = {actor.id: np.array(fixed[actor.id]) for actor in actors if actor.id in fixed}
    edge = np.abs(np.array(list(found.values()))).max(axis=0) + CROWD_SPACING if found else np.array([WIDTH, HEIGHT])
    for actor in sorted(new, key=lambda each: (-sum(ties[each.id].values()), each.id)):
        found[actor.id] = _beside(_spot_near(actor.id, ties[actor.id], found, edge), found)
    return {actor: fixed.get(actor) or (round(float(x), 1), round(float(y), 1)) for actor, (x, y) in found.items()}


def _beside(spot: np.ndarray, found: Mapping[str, np.ndarray]) -> np.ndarray:
    """Return a spot, or the nearest on rings around it where nobody stands within the spacing of a crowd."""
    taken = np.array(list(found.values())).reshape(-1, 2)
    near = taken[(np.abs(taken - spot) < CROWD_SPACING * (RINGS + 1)).all(axis=1)]
    for ring in range(RINGS):
        angles = np.arange(max(1, 6 * ring)) / max(1, 6 * ring) * 2 * np.pi
        tried = spot + np.column_stack([np.cos(angles), np.sin(angles)]) * ring * CROWD_SPACING / 2
        free = (np.abs(tried[:, None] - near[None]) >= CROWD_SPACING).any(axis=2).all(axis=1)
        if free.any():
            return tried[free.argmax()]
    return spot


def _tie(names: dict[str, str], relations: Iterable[Weighted]) -> dict[str, dict[str, float]]:
    """Return how strongly each actor is tied to each other one, both ways."""
    ties: dict[str, dict[str, float]] = {actor: {} for actor in names}
    for relation in relations:
        ends = (relation.source, relation.target)
        if relation.source == relation.target or not all(end in ties for end in ends):
            continue
        weight = relation.weight * (CO_MENTION_SHARE if relation.kind == "co-mention" else 1.0)
        for one, other in (ends, ends[::-1]):
            ties[one][other] = ties[one].get(other, 0.0) + weight
    return ties


def _place_leading(actors: Sequence[str], names: Mapping[str, str], ties: dict[str, dict[str, float]]) -> np.ndarray:
    if len(actors) < 2:
        return np.zeros((len(actors), 2))
    places = _lower_stress(_measure_distances(actors, ties))
    room = np.array([WIDTH, HEIGHT])
    heaviest = max(sum(ties[actors[0]].values()), 1.0)
    boxes = [_measure(names[actor], sum(ties[actor].values()) / heaviest) for actor in actors]
    places = _push_apart(_fill(_lay_flat(places), room, actors), np.array(boxes), room=room / 2)
    return _jump_free(places, np.array(boxes), room / 2)


def _measure(name: str, share: float) -> tuple[float, float]:
    """Return width and height of a shape with its label, in units of the picture; `share`: of the most evidence."""
    lines = 1 + (len(name) - 1) // WRAP_AT
    longest = len(name) if lines == 1 else WRAP_AT
    shape = SMALLEST_SHAPE + (LARGEST_SHAPE - SMALLEST_SHAPE) * share**0.5
    return max(longest * CHARACTER_WIDTH, shape) + 20, shape + LABEL_HEIGHT + (lines - 1) * LINE_HEIGHT


def _measure_distances(actors: Sequence[str], ties: dict[str, dict[str, float]]) -> np.ndarray:
    """Return how far apart each two actors belong: along the shortest way through the story.

    One step has length 1, less where more evidence ties the two. Who is not connected at all belongs a step
    further away than anybody who is.
    """
    index = {actor: at for at, actor in enumerate(actors)}
    steps = np.full((len(actors), len(actors)), np.inf)
    for one in actors:
        for other, weight in ties[one].items():
            if other in index:
                steps[index[one], index[other]] = 1.0 / (1.0 + np.log10(1.0 + weight))
    ways = _find_shortest_ways(steps)
    known = ways[np.isfinite(ways)]
    return np.where(np.isfinite(ways), ways, known.max() + 1.0)


def _find_shortest_ways(steps: np.ndarray) -> np.ndarray:
    """Return the length of the shortest way between each two (Floyd 1962, Warshall 1962)."""
    ways = steps.copy()
    np.fill_diagonal(ways, 0.0)
    for between in range(len(ways)):
        np.minimum(ways, ways[:, between, None] + ways[between], out=ways)
    return ways


def _lower_stress(distances: np.ndarray, *, rounds: int = 250) -> np.ndarray:
    """Return places whose distances differ little from those wanted.

    Stress majorization (Gansner, Koren and North: Graph drawing by stress majorization, 2004) from a start by
    classical scaling (Torgerson 1952), which needs no random numbers.
    """
    count = len(distances)
    places = _scale_classically(distances)
    weights = np.where(distances > 0, 1.0 / np.maximum(distances, 0.05) ** 2, 0.0)
    laplacian = np.diag(weights.sum(axis=1)) - weights
    inverse = np.linalg.inv(laplacian + 1.0 / count) - 1.0 / count
    for _ in range(rounds):
        now = np.linalg.norm(places[:, None] - places[None], axis=2)
        pull = np.where(now > 1e-9, -weights * distances / np.maximum(now, 1e-9), 0.0)
        np.fill_diagonal(pull, 0.0)
        np.fill_diagonal(pull, -pull.sum(axis=1))
        places = inverse @ (pull @ places)
    return places


def _scale_classically(distances: np.ndarray) -> np.ndarray:
    count = len(distances)
    centring = np.eye(count) - 1.0 / count
    values, vectors = np.linalg.eigh(-0.5 * centring @ distances**2 @ centring)
    leading = vectors[:, ::-1][:, :2]
    # An eigenvector may come out with either sign: the largest part decides, so that no machine mirrors the picture.
    leading = leading * np.sign(leading[np.abs(leading).argmax(axis=0), range(leading.shape[1])])
    # Actors with the same relations would stand on one spot and never part: a little of their own to each.
    own = np.column_stack([np.cos(np.arange(count) * 2.4), np.sin(np.arange(count) * 2.4)]) * 0.05
    return leading * np.sqrt(np.maximum(values[::-1][:2], 1e-6)) + own


def _lay_flat(places: np.ndarray) -> np.ndarray:
    """Return the places turned so that the picture is wider than it is high."""
    centred = places - places.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    axes = axes[:, ::-1]
    return centred @ (axes * np.sign(axes[np.abs(axes).argmax(axis=0), [0, 1]]))


def _fill(places: np.ndarray, room: np.ndarray, actors: Sequence[str]) -> np.ndarray:
    """Return the places spread over the room: half their own distances, half even ranks, which thins out the middle."""
    spread = np.empty_like(places)
    for axis in (0, 1):
        values = places[:, axis]
        ranks = np.argsort(np.lexsort((actors, values.round(6))))
        even = (ranks + 0.5) / len(values) - 0.5
        own = (values - values.mean()) / max(np.ptp(values), 1e-9)
        spread[:, axis] = (0.5 * even + 0.5 * own) * room[axis]
    return spread


def _place_crowd(
    leading_places: np.ndarray, leading: Sequence[str], crowd: Sequence[str], ties: dict[str, dict[str, float]]
) -> np.ndarray:
    """Return the places of all: the leading ones drawn apart to make room, the crowd near whom it has to do with."""
    area = WIDTH * HEIGHT
    grown = np.sqrt((area + len(crowd) * CROWD_SPACING**2 * 1.6) / area)
    found = {actor: spot * grown for actor, spot in zip(leading, leading_places, strict=True)}
    edge = np.array([WIDTH, HEIGHT]) / 2 * grown
    for actor in crowd:
        found[actor] = _spot_near(actor, ties[actor], found, edge)
    boxes = np.full((len(found), 2), CROWD_SPACING)
    boxes[: len(leading)] *= 1.4
    pinned = np.arange(len(found)) < len(leading)
    return _push_apart(np.array(list(found.values())), boxes, pinned=pinned)


def _spot_near(actor: str, tied: dict[str, float], found: dict[str, np.ndarray], edge: np.ndarray) -> np.ndarray:
    """Return a spot beside those it is tied to, or at the edge of the picture; which side its id decides."""
    angle = crc32(actor.encode()) / 2**32 * 2 * np.pi
    side = np.array([np.cos(angle), np.sin(angle)])
    known = sorted(other for other in tied if other in found)
    if not known:
        return side * edge * 1.05
    centre = np.average([found[other] for other in known], axis=0, weights=[tied[other] for other in known])
    return centre + side * CROWD_SPACING * (1.5 if len(known) == 1 else 0.8)


def _push_apart(
    places: np.ndarray, boxes: np.ndarray, *, pinned: np.ndarray | None = None, room: np.ndarray | None = None
) -> np.ndarray:
    """Return the places moved as little as needed so that no two boxes (width, height) overlap.

    Args:
        places: (n, 2).
        boxes: (n, 2).
        pinned: who does not move.
        room: half width and half height that nobody leaves.
    """
    places = places.copy()
    free = np.ones(len(places)) if pinned is None else np.where(pinned, 0.0, 1.0)
    for _ in range(SETTLING_ROUNDS):
        first, second = _find_overlaps(places, boxes)
        if not len(first):
            break
        _part(places, boxes, free, first, second)
        if room is not None:
            margin = np.minimum(boxes / 2, room * 0.9)
            np.clip(places, -room + margin, room - margin, out=places)
    return places


def _jump_free(places: np.ndarray, boxes: np.ndarray, room: np.ndarray) -> np.ndarray:
    """Return the places with those who could not be pushed apart put on the nearest free spots, the least first."""
    places = places.copy()
    spots = np.stack(np.meshgrid(*(np.linspace(-side, side, SPOTS) for side in room)), axis=-1).reshape(-1, 2)
    for actor in reversed(range(len(places))):
        others = np.delete(np.arange(len(places)), actor)
        need = (boxes[others] + boxes[actor]) / 2
        if (np.abs(places[actor] - places[others]) >= need - 0.01).any(axis=1).all():
            continue
        gaps = [np.abs(spots[:, axis, None] - places[others, axis]) >= need[:, axis] for axis in (0, 1)]
        free = (gaps[0] | gaps[1]).all(axis=1)
        free &= (np.abs(spots) <= np.maximum(room - boxes[actor] / 2, 1.0)).all(axis=1)
        if free.any():
            ways = np.linalg.norm(spots[free] - places[actor], axis=1)
            places[actor] = spots[free][ways.argmin()]
    return places


def _find_overlaps(places: np.ndarray, boxes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the pairs of boxes that overlap; only boxes near each other in height are looked at."""
    order = np.argsort(places[:, 1], kind="stable")
    heights = places[order, 1]
    below = np.searchsorted(heights, heights + boxes[:, 1].max()) - np.arange(len(order)) - 1
    upper = np.repeat(np.arange(len(order)), below)
    lower = upper + 1 + np.arange(len(upper)) - np.repeat(np.cumsum(below) - below, below)
    first, second = order[upper], order[lower]
    for axis in (0, 1):  # one after the other: few are left for the second
        need = (boxes[first, axis] + boxes[second, axis]) / 2
        overlapping = np.abs(places[first, axis] - places[second, axis]) < need - 0.01
        first, second = first[overlapping], second[overlapping]
    return first, second


def _part(places: np.ndarray, boxes: np.ndarray, free: np.ndarray, first: np.ndarray, second: np.ndarray) -> None:
    """Move overlapping pairs apart, in place: along the axis where less is missing, and a little along the other.

    The little lets two slip past each other where one stands at the edge of the room and cannot give way.
    """
    between = places[first] - places[second]
    missing = (boxes[first] + boxes[second]) / 2 - np.abs(between)
    shares = np.full_like(missing, SLIP)
    shares[np.arange(len(first)), np.argmin(missing / boxes.mean(axis=0), axis=1)] = 1.0
    moves = np.where(between >= 0, 1.0, -1.0) * (missing * 0.5 + 0.5) * shares
    whose = free[first] + free[second]
    whose = np.where(whose == 0, 1.0, whose)
    push = np.zeros_like(places)
    np.add.at(push, first, moves * (free[first] / whose)[:, None])
    np.add.at(push, second, -moves * (free[second] / whose)[:, None])
    places += push
