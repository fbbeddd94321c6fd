"""The same as the picture, as rows: one table of lines, one of actors."""

from __future__ import annotations

from explorer.ui.contents import Json
from explorer.ui.drawing import describe_line
from explorer.ui.words import label
from explorer.views import ActorRow, RelationRow, View

LINE_COLUMNS = ("Who", "What", "Whom", "Kind of line", "Sentences", "Articles", "Sure")
ACTOR_COLUMNS = ("Name", "Kind", "Evidence", "Mentions", "Articles")


def tables(view: View) -> Json:
    """Return the content of the table part: columns, and rows as [id, cell ...] in the order of the picture."""
    names = {actor.id: actor.name for actor in view.actors}
    return {
        "lines": {"columns": LINE_COLUMNS, "rows": [_line_row(line, names) for line in view.relations]},
        "actors": {"columns": ACTOR_COLUMNS, "rows": [_actor_row(actor) for actor in view.actors]},
    }


def _line_row(line: RelationRow, names: dict[str, str]) -> list:
    kind = ", ".join(filter(None, (label("kind", line.kind), label("quad", line.quad).lower())))
    said, sure = describe_line(line, most=3), round(line.confidence * 100)
    return [line.id, names[line.source], said, names[line.target], kind, line.weight, line.documents, sure]


def _actor_row(actor: ActorRow) -> list:
    kind = label("kind of actor", actor.kind)
    return [actor.id, actor.name, kind, actor.weight, actor.mentions, actor.documents]
