"""The picture of what a query shows as PNG, drawn without any browser.

Filters and source stand below the picture and in the file's own fields as well (Title, Description).
"""

from __future__ import annotations

import io
from itertools import cycle, pairwise
from math import hypot

from PIL import Image, ImageDraw, ImageFont, PngImagePlugin

from explorer.explore import Explorer
from explorer.export.outlines import Point, bar_of, corners_of, head_of
from explorer.export.scene import Scene, Shape, Stroke, Text, set_scene
from explorer.export.svg import INK, PAPER
from explorer.model import Query

PNG_FILE = "network.png"

SCALE = 2.0
"""Pixels of the file for each of the picture: sharp on paper and on a projector."""

MOST_PIXELS = 40_000_000
"""A picture of everybody in a large collection would take gigabytes; it is drawn smaller."""

FACES = ("DejaVuSans.ttf", "LiberationSans-Regular.ttf", "Arial.ttf", "arial.ttf", "Helvetica.ttc")
"""Typefaces with the letters of many scripts, by the names under which systems have them; else Pillow's own."""


def shown_png(explorer: Explorer, query: Query) -> bytes:
    """Return the picture of what a query shows, with legend, filters and source in it."""
    return to_png(set_scene(explorer, query))


def to_png(scene: Scene) -> bytes:
    """Return a picture as PNG."""
    scale = min(SCALE, (MOST_PIXELS / (scene.width * scene.height)) ** 0.5)
    image = Image.new("RGB", (max(1, round(scene.width * scale)), max(1, round(scene.height * scale))), PAPER)
    brush = _Brush(image, scene, scale)
    for stroke in scene.strokes:
        brush.draw_stroke(stroke)
    for shape in scene.shapes:
        brush.draw_shape(shape)
    for text in scene.texts:
        brush.write(text)
    said = PngImagePlugin.PngInfo()
    said.add_itxt("Title", "Network of actors")
    said.add_itxt("Description", " ".join(scene.about))
    file = io.BytesIO()
    image.save(file, "PNG", pnginfo=said)
    return file.getvalue()


class _Brush:
    """Draws on an image in the picture's own units."""

    def __init__(self, image: Image.Image, scene: Scene, scale: float) -> None:
        self.draw, self.scene, self.scale = ImageDraw.Draw(image), scene, scale
        self.fonts: dict[float, ImageFont.FreeTypeFont | ImageFont.ImageFont] = {}

    def at(self, points: tuple[Point, ...]) -> list[Point]:
        """Return points of the picture as points of the image."""
        return [((x - self.scene.left) * self.scale, (y - self.scene.top) * self.scale) for x, y in points]

    def draw_stroke(self, stroke: Stroke) -> None:
        """Draw a line with its heads and its bar."""
        width = max(1, round(stroke.width * self.scale))
        for piece in _dash(stroke.points, stroke.dashes):
            self.draw.line(self.at(piece), fill=stroke.color, width=width, joint="curve")
        ends = [(stroke.points[-2], stroke.points[-1])] if stroke.head else []
        ends += [(stroke.points[1], stroke.points[0])] if stroke.head and stroke.both else []
        for before, tip in ends:
            self._draw_head(head_of(before, tip, stroke.head, stroke.width), tip, stroke)
        if stroke.crossed:
            self.draw.line(
                self.at(bar_of(stroke.points, stroke.width)), fill=stroke.color, width=round(2.2 * self.scale)
            )

    def _draw_head(self, corners: tuple[Point, ...], tip: Point, stroke: Stroke) -> None:
        if corners:
            self.draw.polygon(self.at(corners), fill=stroke.color)
        else:
            self._draw_dot(tip, (5 + stroke.width * 2) / 2.4, stroke.color)

    def draw_shape(self, shape: Shape) -> None:
        """Draw an actor."""
        corners = corners_of(shape.shape, shape.x, shape.y, shape.size)
        if corners:
            self.draw.polygon(self.at(corners), fill=shape.color)
        else:
            self._draw_dot((shape.x, shape.y), shape.size, shape.color)

    def _draw_dot(self, middle: Point, size: float, color: str) -> None:
        x, y = middle
        self.draw.ellipse([*self.at(((x - size, y - size),)), *self.at(((x + size, y + size),))], fill=color)

    def write(self, text: Text) -> None:
        """Write words, names with a halo."""
        (place,) = self.at(((text.x, text.y),))
        halo = round(1.7 * self.scale) if text.centred else 0
        self.draw.text(
            place, text.text, fill=INK, font=self._font(text.size), anchor="ms" if text.centred else "ls",
            stroke_width=halo, stroke_fill=PAPER,
        )  # fmt: skip

    def _font(self, size: float) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
        if size not in self.fonts:
            self.fonts[size] = _load_font(max(4, round(size * self.scale)))
        return self.fonts[size]


def _load_font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    for face in FACES:
        try:
            return ImageFont.truetype(face, size)
        except OSError:
            continue
    return ImageFont.load_default(size)


def _dash(points: tuple[Point, ...], dashes: tuple[int, ...]) -> list[tuple[Point, ...]]:
    """Return the pieces of a line that are drawn, strokes and gaps having these lengths in turn."""
    if not dashes:
        return [points]
    pieces, current, lengths = [], [points[0]], cycle(dashes)
    left, drawn = float(next(lengths)), True
    for (x, y), end in pairwise(points):
        while (far := hypot(end[0] - x, end[1] - y)) > left:
            x, y = x + (end[0] - x) * left / far, y + (end[1] - y) * left / far
            pieces += [tuple([*current, (x, y)])] if drawn else []
            current, left, drawn = [(x, y)], float(next(lengths)), not drawn
        left -= far
        current.append(end)
    return [*pieces, tuple(current)] if drawn and len(current) > 1 else pieces
