"""An actor: who it is, what it does and what is done to it, its words and sentences."""

from __future__ import annotations

from dataclasses import replace

from explorer.errors import QueryError
from explorer.explore import EVERYTHING, Explorer
from explorer.model import Query
from explorer.ui.address import write_change
from explorer.ui.contents import Json
from explorer.ui.contents.entries import actor_entry, line_entry, missing
from explorer.ui.contents.sentences import MOST_SENTENCES, group_by_article, plain_sentences
from explorer.ui.words import count, join, label
from explorer.views import ActorRow, RelationRow

MOST_LINES = 40
"""Lines in each list; the picture of such an actor shows the others."""


_NO_ARTICLE_FILTERS = {
    name: getattr(Query(), name) for name in ("outlets", "documents", "since", "until", "references")
}


def show_actor(explorer: Explorer, query: Query) -> Json:
    """Return the selected actor."""
    everybody, actor_id = explorer.everybody(), query.selected
    if actor_id not in everybody:
        return missing(_say_missing(explorer, actor_id))
    return {
        "kind": "actor",
        **_describe(explorer, everybody[actor_id], everybody),
        "outlets": _say_outlets(explorer, actor_id, query),
        **_lines(explorer, actor_id, query, everybody),
        **_sentences(explorer, actor_id, query, everybody),
        "around": _around(actor_id, query),
    }


def _say_missing(explorer: Explorer, actor_id: str) -> str:
    try:
        explorer.store.actor(actor_id)
    except QueryError as error:
        return str(error)
    return "No sentence mentions this actor any more."


def _describe(explorer: Explorer, row: ActorRow, everybody: dict[str, ActorRow]) -> Json:
    whole, names = everybody.get(row.belongs_to), explorer.names_of(row.id)
    return {
        "id": row.id, "name": row.name, "of": row.kind, "label": label("kind of actor", row.kind),
        "part": actor_entry(whole) if whole else None,
        "names": [[text, number] for text, number in names],
        "unnamed": max(row.mentions - sum(number for _, number in names), 0),
        "counts": f"mentioned {count(row.mentions, 'time')} in {count(row.documents, 'article')}",
    }  # fmt: skip


def _say_outlets(explorer: Explorer, actor_id: str, query: Query) -> str:
    """Return which outlets mention an actor, whatever the filters: "of A and B"; nothing where none has a name."""
    documents = explorer.documents()
    _, outlets = explorer.reach_of(actor_id, replace(query, **_NO_ARTICLE_FILTERS))
    telling = set(outlets) - {""}
    known = {each.outlet for each in documents.values()} - {""}
    if len(telling) > 1 and telling == known:
        return f"of all {len(known)} outlets"
    return f"of {join(sorted(telling))}" if telling else ""


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
    passages = explorer.passages_of(actor_id, query, most=MOST_SENTENCES)
    number, _ = explorer.reach_of(actor_id, query)
    in_all, _ = explorer.reach_of(actor_id, replace(query, **_NO_ARTICLE_FILTERS))
    return {
        "quotes": group_by_article(spoken, actors=everybody, rules=rules),
        "groups": plain_sentences(passages, explorer.documents(), actors=everybody, rules=rules, only=actor_id),
        "rest": number - len(passages),
        "hidden": _say_hidden(in_all - number, number),
        "clear": write_change(query, **_NO_ARTICLE_FILTERS),
    }


def _say_hidden(left_out: int, left: int) -> str:
    if not left_out:
        return ""
    number = count(left_out, "more sentence" if left else "sentence")
    return f"The filters leave out {'' if left else 'all '}{number}."


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
