"""How actors and lines look: colour and shape by kind of actor, colour and stroke by kind of line and quad class.

No difference is left to colour alone. The colours have a contrast of at least 3 to both the light and the dark
background (WCAG 2.2, 1.4.11), so that a change of theme redraws nothing but text; blue for cooperation against
orange for conflict stay apart under the common kinds of colour blindness (Okabe and Ito 2008). In grey the heads tell
them apart: an arrow for cooperation, a diamond for conflict.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

LIGHT_BACKGROUND, DARK_BACKGROUND = "#FFFFFF", "#13171D"
"""As in .streamlit/config.toml."""


@dataclass(frozen=True, slots=True)
class ActorStyle:
    """Colour and vis-network shape of an actor."""

    color: str
    shape: str


@dataclass(frozen=True, slots=True)
class LineStyle:
    """How a class of lines is drawn.

    Attributes:
        id: short name of the class, in the legend and in the drawing.
        label: what the legend calls it.
        color: of the line and its head.
        dashes: lengths of strokes and gaps in pixels; none: a solid line.
        head: vis-network's name of the arrow head; empty: none.
        param, value: the filter that shows only this class, for a click in the legend.
    """

    id: str
    label: str
    color: str
    dashes: tuple[int, ...]
    head: str
    param: str
    value: str


ACTOR_STYLES = {
    "person": ActorStyle("#4F7DB3", "dot"),
    "organization": ActorStyle("#8F6FC0", "square"),
    "state": ActorStyle("#2F9080", "hexagon"),
    "group": ActorStyle("#B27A22", "triangle"),
    "place": ActorStyle("#838A93", "diamond"),
}

_SOLID, _DASHED, _DOTTED, _DASH_DOT = (), (9, 5), (2, 4), (10, 4, 2, 4)

LINE_STYLES = (
    LineStyle("friendly-deeds", "friendly deeds", "#2470BE", _SOLID, "arrow", "quads", "material cooperation"),
    LineStyle("friendly-words", "friendly words", "#3F97D3", _DASHED, "arrow", "quads", "verbal cooperation"),
    LineStyle("demands", "demands", "#8A8420", _DASHED, "vee", "quads", "demand"),
    LineStyle("hostile-demands", "hostile demands", "#A8640F", _DOTTED, "diamond", "quads", "hostile demand"),
    LineStyle("hostile-words", "hostile words", "#D07E1C", _DASHED, "diamond", "quads", "verbal conflict"),
    LineStyle("hostile-deeds", "hostile deeds", "#C8431F", _SOLID, "diamond", "quads", "material conflict"),
    LineStyle("action", "other action", "#78818C", _SOLID, "vee", "kinds", "action"),
    LineStyle("statement", "statement about", "#9C62B4", _DASH_DOT, "vee", "kinds", "statement"),
    LineStyle("quotation", "is quoted about", "#B0559A", _DOTTED, "vee", "kinds", "quotation"),
    LineStyle("affiliation", "belongs to", "#5C8F3E", _SOLID, "circle", "kinds", "affiliation"),
    LineStyle("co-mention", "named together", "#8B929B", _SOLID, "", "kinds", "co-mention"),
)
_BY_ID = {style.id: style for style in LINE_STYLES}
_ACTION_BY_QUAD = {style.value: style for style in LINE_STYLES if style.param == "quads"}


def style_line(kind: str, quad: str) -> LineStyle:
    """Return how a relation is drawn: an action by its quad class, anything else by its kind.

    A statement or quotation with a quad class keeps its stroke and takes colour and head of the class.
    """
    if kind == "action":
        return _ACTION_BY_QUAD.get(quad, _BY_ID["action"])
    style = _BY_ID.get(kind, _BY_ID["co-mention"])
    if quad not in _ACTION_BY_QUAD or kind not in ("statement", "quotation"):
        return style
    return replace(style, color=_ACTION_BY_QUAD[quad].color, head=_ACTION_BY_QUAD[quad].head)


def style_actor(kind: str) -> ActorStyle:
    """Return how an actor is drawn."""
    return ACTOR_STYLES.get(kind, ACTOR_STYLES["place"])
