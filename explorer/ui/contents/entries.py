"""Lines and actors as lists name them, wherever they are offered for a click."""

from __future__ import annotations

from collections.abc import Mapping

from explorer.ui.contents import Json
from explorer.ui.drawing import describe_line, is_plural
from explorer.ui.style import style_line
from explorer.views import ActorRow, RelationRow


def line_entry(line: RelationRow, actors: Mapping[str, ActorRow]) -> Json:
    """Return a line as lists name it: who, what, whom, how often, and how it is drawn."""
    style = style_line(line.kind, line.stance)
    source, target = (actors[each].name if each in actors else each for each in (line.source, line.target))
    return {
        "id": line.id, "who": source, "what": describe_line(line, plural=is_plural(actors.get(line.source))),
        "whom": target, "number": line.weight,
        "line": {"color": style.color, "dashes": style.dashes, "head": style.head, "thin": line.kind == "co-mention"},
    }  # fmt: skip


def actor_entry(actor: ActorRow) -> Json:
    """Return an actor as lists name it."""
    return {"id": actor.id, "name": actor.name, "kind": actor.kind, "number": actor.weight}


def missing(text: str, **fields: object) -> Json:
    """Return what the pane shows where there is nothing to show: why, and perhaps what a button changes."""
    return {"kind": "missing", "text": text, **fields}
