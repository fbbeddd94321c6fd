"""A line with the sentences it stands on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from explorer.explore import EVERYTHING, Explorer
from explorer.model import Query
from explorer.ui.address import write_change
from explorer.ui.contents import Json
from explorer.ui.contents.entries import actor_entry, line_entry, missing
from explorer.ui.contents.sentences import MOST_SENTENCES, group_by_article
from explorer.ui.drawing import UNREAL, describe_line, is_plural
from explorer.ui.words import count, describe_certainty, label, meaning
from explorer.views import ActorRow, Evidence, RelationRow

LONGEST_CUE = 40
"""Characters of cue words in the heading; longer ones are read in the sentence."""

NO_LINE_FILTERS = {
    name: getattr(Query(), name)
    for name in (
        "quads", "events", "outlets", "documents", "since", "until", "least_weight", "least_confidence", "references",
        "once",
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
        "what": _say_what(evidence, line, actors[line.source]), "line": line_entry(line, actors)["line"],
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


def _say_what(evidence: tuple[Evidence, ...], line: RelationRow, source: ActorRow) -> str:
    """Return what the heading says between the two: of deeds the words of the text that are used most, else predicates.

    Forms of one predicate ("written to", "wrote to") are said once.

    The bare words of the text would say as done what is denied or planned ("will not *allow*").
    """
    predicate = describe_line(line, plural=is_plural(source), most=2)
    if line.kind != "action" or line.unreal >= UNREAL:
        return predicate
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for each in evidence:
        cues = [each.passage.text[mark.start : mark.end] for mark in each.passage.marks if mark.role == "cue"]
        if cues and len(cues[0]) <= LONGEST_CUE:
            forms[each.mention.predicate][" ".join(" … ".join(cues[:2]).split()).lower()] += 1
    said = sorted(forms.values(), key=lambda words: -words.total())[:2]
    return ", ".join(words.most_common(1)[0][0] for words in said) or predicate


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
