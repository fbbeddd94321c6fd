"""Corners of shapes, heads and bars, for every kind of picture."""

from __future__ import annotations

from math import atan2, cos, pi, sin

Point = tuple[float, float]

_TURNS = {
    "square": (4, pi / 4, 2**0.5),
    "hexagon": (6, 0.0, 1.0),
    "triangle": (3, -pi / 2, 1.15),
    "diamond": (4, 0.0, 1.0),
}
"""Shape -> number of corners, angle of the first, and how far they are out in half sizes."""


def corners_of(shape: str, x: float, y: float, size: float) -> tuple[Point, ...]:
    """Return the corners of a shape; none for a dot."""
    if shape not in _TURNS:
        return ()
    number, first, far = _TURNS[shape]
    angles = (first + 2 * pi * corner / number for corner in range(number))
    return tuple((x + far * size * cos(angle), y + far * size * sin(angle)) for angle in angles)


def head_of(before: Point, tip: Point, head: str, width: float) -> tuple[Point, ...]:
    """Return the corners of a line's head; none for a circle, which is drawn around its tip."""
    long = 5 + width * 2
    backs = {
        "circle": (),
        "vee": ((0, 0), (-long, long * 0.45), (-long * 0.6, 0), (-long, -long * 0.45)),
        "diamond": ((0, 0), (-long / 2, long * 0.4), (-long, 0), (-long / 2, -long * 0.4)),
    }
    corners = backs.get(head, ((0, 0), (-long, long * 0.45), (-long, -long * 0.45)))
    angle = atan2(tip[1] - before[1], tip[0] - before[0])
    return tuple(
        (tip[0] + dx * cos(angle) - dy * sin(angle), tip[1] + dx * sin(angle) + dy * cos(angle)) for dx, dy in corners
    )


def bar_of(points: tuple[Point, ...], width: float) -> tuple[Point, Point]:
    """Return the ends of the bar across the middle of a line."""
    at = len(points) // 2
    one, other = points[at - 1], points[at]
    angle, half = atan2(other[1] - one[1], other[0] - one[0]) + pi / 2, 4 + width
    x, y = (one[0] + other[0]) / 2, (one[1] + other[1]) / 2
    return (x - half * cos(angle), y - half * sin(angle)), (x + half * cos(angle), y + half * sin(angle))
