"""An actor: who it is, what it does and what is done to it, its words and sentences."""

from __future__ import annotations

from explorer.errors import QueryError
from explorer.explore import EVERYTHING, Explorer
from explorer.model import Query
from explorer.ui.address import write_change
from explorer.ui.contents import Json
from explorer.ui.contents.entries import actor_entry, line_entry, missing
from explorer.ui.contents.sentences import MOST_SENTENCES, group_by_article, plain_sentences
from explorer.ui.words import count, label
from explorer.views import ActorRow, RelationRow

MOST_LINES = 40
"""Lines in each list; the picture of such an actor shows the others."""


def show_actor(explorer: Explorer, query: Query) -> Json:
    """Return the selected actor."""
    try:
        actor = explorer.store.actor(query.selected)
    except QueryError as error:
        return missing(str(error))
    everybody = explorer.everybody()
    if actor.id not in everybody:
        return missing("No sentence mentions this actor any more.")
    return {
        "kind": "actor",
        **_describe(explorer, everybody[actor.id], everybody),
        **_lines(explorer, actor.id, query, everybody),
        **_sentences(explorer, actor.id, query, everybody),
        "around": _around(actor.id, query),
    }


def _describe(explorer: Explorer, row: ActorRow, everybody: dict[str, ActorRow]) -> Json:
    whole = everybody.get(row.belongs_to)
    return {
        "id": row.id, "name": row.name, "of": row.kind, "label": label("kind of actor", row.kind),
        "part": actor_entry(whole) if whole else None,
        "names": [[text, number] for text, number in explorer.names_of(row.id)],
        "counts": f"mentioned {count(row.mentions, 'time')} in {count(row.documents, 'article')}",
    }  # fmt: skip


def _lines(explorer: Explorer, actor_id: str, query: Query, everybody: dict[str, ActorRow]) -> Json:
    lines = [line for line in explorer.lines_of(actor_id, query) if line.kind != "co-mention"]
    beside = [line for line in explorer.lines_of(actor_id, EVERYTHING) if line.kind == "co-mention"]

    def entries(some: list[RelationRow]) -> list[Json]:
        return [line_entry(line, everybody) for line in some[:MOST_LINES]]

    return {
        "out": entries([line for line in lines if line.source == actor_id]),
        "in": entries([line for line in lines if line.target == actor_id]),
        "beside": entries(beside),
    }


def _sentences(explorer: Explorer, actor_id: str, query: Query, everybody: dict[str, ActorRow]) -> Json:
    rules = explorer.rules()
    spoken = explorer.quotations_of(actor_id, query)[:MOST_SENTENCES]
    passages = explorer.passages_of(actor_id, query)
    return {
        "quotes": group_by_article(spoken, actors=everybody, rules=rules),
        "groups": plain_sentences(
            passages[:MOST_SENTENCES], explorer.documents(), actors=everybody, rules=rules, only=actor_id
        ),
        "rest": max(len(passages) - MOST_SENTENCES, 0),
    }


def _around(actor_id: str, query: Query) -> list[Json]:
    """Return the ways to look at an actor's surroundings: one step, two steps, or everything again."""
    ways = [
        ("Only its neighbours", {"focus": actor_id, "radius": 1, "path_to": ""}),
        ("Two steps around", {"focus": actor_id, "radius": 2, "path_to": ""}),
    ]
    if query.focus:
        ways.append(("The whole picture", {"focus": "", "radius": 1, "path_to": ""}))
    offered = [{"text": text, "change": write_change(query, **fields)} for text, fields in ways]
    return [each for each in offered if each["change"]]
