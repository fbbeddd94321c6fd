"""The same as the picture, as rows: one table of lines, one of actors."""

from __future__ import annotations

from explorer.ui.contents import Json
from explorer.ui.drawing import describe_line, is_plural
from explorer.ui.words import label
from explorer.views import ActorRow, RelationRow, View

LINE_COLUMNS = ("Who", "What", "Whom", "Kind of line", "Sentences", "Articles", "Sure")
ACTOR_COLUMNS = ("Name", "Kind", "Sentences", "Mentions", "Articles")


def tables(view: View) -> Json:
    """Return the content of the table part: columns, and rows as [id, cell ...] in the order of the picture."""
    actors = {actor.id: actor for actor in view.actors}
    return {
        "lines": {"columns": LINE_COLUMNS, "rows": [_line_row(line, actors) for line in view.relations]},
        "actors": {"columns": ACTOR_COLUMNS, "rows": [_actor_row(actor) for actor in view.actors]},
    }


def _line_row(line: RelationRow, actors: dict[str, ActorRow]) -> list:
    kind = ", ".join(filter(None, (label("kind", line.kind), label("quad", line.stance).lower())))
    source, target, sure = actors[line.source], actors[line.target], round(line.confidence * 100)
    said = describe_line(line, plural=is_plural(source), most=3)
    return [line.id, source.name, said, target.name, kind, line.weight, line.documents, sure]


def _actor_row(actor: ActorRow) -> list:
    kind = label("kind of actor", actor.kind)
    return [actor.id, actor.name, kind, actor.weight, actor.mentions, actor.documents]
