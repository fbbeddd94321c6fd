"""A line with the sentences it stands on."""

from __future__ import annotations

from collections.abc import Iterable

from explorer.explore import EVERYTHING, Explorer
from explorer.model import Query
from explorer.ui.address import write_change
from explorer.ui.contents import Json
from explorer.ui.contents.entries import actor_entry, line_entry, missing
from explorer.ui.contents.sentences import MOST_SENTENCES, group_by_article
from explorer.ui.drawing import describe_line, is_plural
from explorer.ui.words import count, describe_certainty, label, meaning
from explorer.views import ActorRow, Evidence, RelationRow

NO_LINE_FILTERS = {
    name: getattr(Query(), name)
    for name in (
        "quads", "events", "outlets", "documents", "since", "until", "least_weight", "least_confidence", "references",
        "once", "facts", "credited", "finders",
    )
}  # fmt: skip


def show_line(explorer: Explorer, query: Query) -> Json:
    """Return the selected line: who, what, whom, and its sentences by article."""
    whole = explorer.line(query.selected)
    if whole is None:
        return missing("This line is not in this collection. Its articles may have been left out or read anew.")
    line = explorer.line(query.selected, query) or whole
    evidence = explorer.evidence(line.id, query)
    if not evidence:
        return _hidden_line(whole, query)
    actors = explorer.everybody()
    return {
        "kind": "line",
        **_describe(line, evidence, actors),
        "hidden": _say_hidden(whole, evidence),
        "clear": write_change(query, **NO_LINE_FILTERS),
        "groups": group_by_article(evidence[:MOST_SENTENCES], actors=actors, rules=explorer.rules()),
        "rest": max(len(evidence) - MOST_SENTENCES, 0),
        "others": _others_between(explorer, line, actors),
    }


def _describe(line: RelationRow, evidence: tuple[Evidence, ...], actors: dict[str, ActorRow]) -> Json:
    quad = {"text": label("quad", line.stance), "help": meaning("quad", line.stance)} if line.stance else None
    return {
        "source": actor_entry(actors[line.source]), "target": actor_entry(actors[line.target]),
        "what": describe_line(line, plural=is_plural(actors[line.source]), most=2),
        "line": line_entry(line, actors)["line"],
        "label": label("kind", line.kind), "meaning": meaning("kind", line.kind), "quad": quad, "mixed": line.mixed,
        "types": [_type(event, number) for event, number in line.events],
        "counts": _count(evidence), "sure": describe_certainty(line.confidence),
    }  # fmt: skip


def _type(event: str, number: int) -> Json:
    return {"text": label("event", event), "help": meaning("event", event), "number": number}


def _count(evidence: Iterable[Evidence]) -> str:
    sentences = count(len({each.passage.sentence_id for each in evidence}), "sentence")
    articles = count(len({each.passage.document_id for each in evidence}), "article")
    return f"{sentences} in {articles} from {count(len({each.outlet for each in evidence}), 'outlet')}"


def _say_hidden(whole: RelationRow, evidence: tuple[Evidence, ...]) -> str:
    left_out = whole.weight - len({each.passage.sentence_id for each in evidence})
    return f"The filters leave out {count(left_out, 'more sentence')}." if left_out > 0 else ""


def _hidden_line(whole: RelationRow, query: Query) -> Json:
    text = f"The filters leave out all {count(whole.weight, 'sentence')} of this line."
    return missing(text, fix="Show everything again", change=write_change(query, **NO_LINE_FILTERS))


def _others_between(explorer: Explorer, line: RelationRow, actors: dict[str, ActorRow]) -> list[Json]:
    """Return the other lines between the same two, those that are not drawn too."""
    ends = {line.source, line.target}
    others = (each for each in explorer.lines_of(line.source, EVERYTHING) if each.id != line.id)
    return [line_entry(each, actors) for each in others if {each.source, each.target} == ends]
