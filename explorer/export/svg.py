"""The picture of what a query shows as SVG, for print and for drawing programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from explorer.explore import Explorer
from explorer.export.characters import fit_for_xml
from explorer.export.outlines import Point, bar_of, corners_of, head_of
from explorer.export.scene import Scene, Shape, Stroke, Text, set_scene
from explorer.model import Query

SVG_FILE = "network.svg"

INK, PAPER = "#1C2430", "#FFFFFF"
FONTS = "'Source Sans 3','Source Sans Pro',Helvetica,Arial,sans-serif"


def shown_svg(explorer: Explorer, query: Query) -> str:
    """Return the picture of what a query shows, with legend, filters and source in it."""
    return to_svg(set_scene(explorer, query))


def to_svg(scene: Scene) -> str:
    """Return a picture as SVG."""
    box = " ".join(f"{each:.1f}" for each in (scene.left, scene.top, scene.width, scene.height))
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" width="{scene.width:.0f}" '
            f'height="{scene.height:.0f}" font-family={quoteattr(FONTS)}>',
            "<title>Network of actors</title>",
            f"<desc>{_text(' '.join(scene.about))}</desc>",
            f'<rect x="{scene.left:.1f}" y="{scene.top:.1f}" width="100%" height="100%" fill="{PAPER}"/>',
            *map(_stroke, scene.strokes),
            *map(_shape, scene.shapes),
            *map(_words, scene.texts),
            "</svg>\n",
        ]
    )


def _stroke(stroke: Stroke) -> str:
    dashes = f' stroke-dasharray="{" ".join(map(str, stroke.dashes))}"' if stroke.dashes else ""
    return (
        f'<g fill="{stroke.color}" stroke="{stroke.color}">{_title(stroke.title)}'
        f'<path d="M{_join(stroke.points)}" fill="none" stroke-width="{stroke.width}"{dashes}/>'
        f"{''.join(_ends(stroke))}</g>"
    )


def _ends(stroke: Stroke) -> Iterator[str]:
    ends = [(stroke.points[-2], stroke.points[-1])] if stroke.head else []
    ends += [(stroke.points[1], stroke.points[0])] if stroke.head and stroke.both else []
    for before, tip in ends:
        corners = head_of(before, tip, stroke.head, stroke.width)
        if corners:
            yield f'<polygon points="{_join(corners)}" stroke="none"/>'
        else:
            yield f'<circle cx="{tip[0]:.1f}" cy="{tip[1]:.1f}" r="{(5 + stroke.width * 2) / 2.4:.1f}"/>'
    if stroke.crossed:
        (x1, y1), (x2, y2) = bar_of(stroke.points, stroke.width)
        yield f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke-width="2.2"/>'


def _shape(shape: Shape) -> str:
    corners = corners_of(shape.shape, shape.x, shape.y, shape.size)
    if corners:
        return f'<polygon points="{_join(corners)}" fill="{shape.color}">{_title(shape.title)}</polygon>'
    return (
        f'<circle cx="{shape.x:.1f}" cy="{shape.y:.1f}" r="{shape.size}" fill="{shape.color}">'
        f"{_title(shape.title)}</circle>"
    )


def _words(words: Text) -> str:
    look = (
        f'text-anchor="middle" font-weight="500" stroke="{PAPER}" stroke-width="3.5" stroke-linejoin="round" '
        'paint-order="stroke" '
        if words.centred
        else ""
    )
    return (
        f'<text x="{words.x:.1f}" y="{words.y:.1f}" {look}font-size="{words.size:g}" fill="{INK}">'
        f"{_text(words.text)}</text>"
    )


def _title(text: str) -> str:
    return f"<title>{_text(text)}</title>" if text else ""


def _join(points: Iterable[Point]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def _text(text: str) -> str:
    return escape(fit_for_xml(text))
