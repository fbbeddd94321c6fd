"""What is selected in a comparison, the evidence of both sides next to each other."""

from __future__ import annotations

from explorer.compare import Comparer, Side, query_of
from explorer.explore import EVERYTHING, is_line
from explorer.model import Query
from explorer.ui.contents import Json
from explorer.ui.contents.comparison.nearest import offer_actor, offer_line
from explorer.ui.contents.entries import line_entry
from explorer.ui.contents.sentences import MOST_SENTENCES, group_by_article, plain_sentences
from explorer.ui.days import name_span
from explorer.ui.drawing import describe_line, is_plural
from explorer.ui.words import count
from explorer.views import RelationRow

MOST_LINES = 12
"""Lines of an actor that each side lists."""


def show_selected(comparer: Comparer, a: Side, b: Side, query: Query, selected: str) -> Json | None:
    """Return an actor or a line as both sides tell it; None where nothing of this collection is selected."""
    explorer = comparer.explorer
    if is_line(selected):
        line = explorer.line(selected)
        return _line(comparer, line, a, b, query) if line is not None else None
    everybody = explorer.everybody()
    return _actor(comparer, everybody[selected], a, b, query) if selected in everybody else None


def _line(comparer: Comparer, line: RelationRow, a: Side, b: Side, query: Query) -> Json:
    actors = comparer.explorer.everybody()
    entry = {**line_entry(line, actors), "what": _say_both(comparer, line, a, b, query)}
    return {
        "kind": "line", "id": line.id, "entry": entry,
        "columns": [_line_column(comparer, line, side, query) for side in (a, b)],
        "others": [line_entry(each, actors) for each in _others(comparer, line)],
    }  # fmt: skip


def _say_both(comparer: Comparer, line: RelationRow, a: Side, b: Side, query: Query) -> str:
    """Return what a line says in the words of each side: "writes to / warns"."""
    told = (comparer.explorer.line(line.id, query_of(side, query)) for side in (a, b))
    plural = is_plural(comparer.explorer.everybody().get(line.source))
    said = dict.fromkeys(describe_line(each, plural=plural) for each in told if each is not None)
    return " / ".join(said) or describe_line(line, plural=plural)


def _line_column(comparer: Comparer, line: RelationRow, side: Side, query: Query) -> Json:
    explorer = comparer.explorer
    evidence = explorer.evidence(line.id, query_of(side, query))
    sentences = len({each.passage.sentence_id for each in evidence})
    groups = group_by_article(evidence[:MOST_SENTENCES], actors=explorer.everybody(), rules=explorer.rules())
    when = name_span(query.told_since, query.told_until)
    return {
        "label": side.short, "title": side.label, "groups": groups,
        "counts": count(sentences, "sentence") + (f" told of: {when}" if when else ""),
        "empty": "Not found on this side" + (f", told of this time ({when})." if when else "."),
        "instead": None if evidence else offer_line(comparer, line, side, query),
    }  # fmt: skip


def _others(comparer: Comparer, line: RelationRow) -> list:
    ends = {line.source, line.target}
    lines = comparer.explorer.lines_of(line.source, EVERYTHING)
    return [each for each in lines if {each.source, each.target} == ends and each.id != line.id]


def _actor(comparer: Comparer, actor: object, a: Side, b: Side, query: Query) -> Json:
    return {
        "kind": "actor", "id": actor.id, "name": actor.name, "of": actor.kind,
        "columns": [_actor_column(comparer, actor.id, side, query) for side in (a, b)],
    }  # fmt: skip


def _actor_column(comparer: Comparer, actor_id: str, side: Side, query: Query) -> Json:
    explorer = comparer.explorer
    asked = query_of(side, query)
    everybody = explorer.everybody()
    lines = [each for each in explorer.lines_of(actor_id, asked) if each.kind != "co-mention"]
    passages = explorer.passages_of(actor_id, asked)
    groups = plain_sentences(
        passages[:MOST_SENTENCES], explorer.documents(), actors=everybody, rules=explorer.rules(), only=actor_id
    )
    return {
        "label": side.short, "title": side.label, "groups": groups,
        "counts": f"{count(len(passages), 'sentence')} with the name" if passages else "",
        "empty": "Not found on this side under this name.",
        "instead": None if passages else offer_actor(comparer, comparer.explorer.everybody()[actor_id], side, query),
        "lines": [line_entry(each, everybody) for each in lines[:MOST_LINES]],
    }  # fmt: skip
