"""The difference network: what only A tells, what both tell, what only B tells, in one picture with one set of places.

Sides are told apart by colour and by stroke: A is orange and dashed, B blue and dotted, both together grey and solid;
the shape of an actor still says of which kind it is. The picture shows the actors with most evidence on both sides
together, so that other sides leave whoever stays where he stands.
"""

from __future__ import annotations

from explorer.compare import Comparer, Side
from explorer.coverage.differences import Differences, LineDifference
from explorer.coverage.folding import Folded
from explorer.model import Query
from explorer.ui.contents import Json
from explorer.ui.contents.comparison.wording import DOUBTS, FOLDS, REASONS, say_retold
from explorer.ui.contents.entries import line_entry
from explorer.ui.contents.network import find_bends, list_time_chips, say_source
from explorer.ui.drawing import describe_line, draw, dump, is_plural
from explorer.ui.words import count
from explorer.views import ActorRow, RelationRow

LOOKS = {
    "a": {"color": "#C9571B", "dashes": (9, 5)},
    "both": {"color": "#6F7780", "dashes": ()},
    "b": {"color": "#2470BE", "dashes": (2, 4)},
}
"""Side -> how its lines are drawn; contrast of 3 and more to both backgrounds (WCAG 2.2, 1.4.11)."""

MOST_ACTORS = 40
"""Actors in the picture; more cannot be read from the back of a classroom."""

ONCE = (
    "Shared passages count once: what a later article has in the words of an earlier one gives no line, so a line that "
    "one side only copied is the other’s alone."
)

MOST_LISTED = 40
"""Entries of a list; the tables of the summary hold all."""


def show_network(comparer: Comparer, a: Side, b: Side, query: Query, differences: Differences) -> Json:
    """Return the content of the picture."""
    explorer = comparer.explorer
    view = explorer.view(_of_both(a, b, query))
    bends = find_bends(explorer)
    drawing = dump(draw(view, bends))
    sides = {line.id: line for line in differences.lines}
    drawing["edges"] = [
        _paint_line(edge, sides[edge["id"]], _side_of_line(sides[edge["id"]], differences))
        for edge in drawing["edges"]
        if edge["id"] in sides
    ]
    drawing["nodes"] = [_paint_actor(node, _side_of(node["id"], differences)) for node in drawing["nodes"]]
    showing = {
        "text": f"Showing {count(len(drawing['nodes']), 'actor')}",
        "lines": count(len(drawing["edges"]), "line"),
    }
    if view.actors_matching > len(view.actors):
        showing |= {"because": f"of {view.actors_matching:,}, those with most evidence"}
    return {
        **drawing, "showing": showing, "hidden": [], "chips": list_time_chips(query), "legend": _legend(a, b),
        "source": say_source(explorer),
    }  # fmt: skip


def list_differences(comparer: Comparer, a: Side, b: Side, query: Query, differences: Differences) -> Json:
    """Return the lists beside the picture: told differently, told by both, only by one, actors left out."""
    actors = comparer.explorer.everybody(_of_both(a, b, query))
    titles = {"both": "Told by both", "a": f"Only {a.short} tells", "b": f"Only {b.short} tells"}
    own = [each for each in differences.lines if each.id not in differences.renamed]
    lines = {side: [each for each in own if each.side == side] for side in LOOKS}
    renamed = [each for each in differences.lines if each.id in differences.renamed]
    return {
        "retold": [_retold(each, actors) for each in differences.retold[:MOST_LISTED]],
        "unsure": [_retold(each, actors) for each in differences.unsure[:MOST_LISTED]],
        "lines": [
            {"side": side, "title": title, "number": len(lines[side]),
             "entries": [_entry(each, actors) for each in lines[side][:MOST_LISTED]]}
            for side, title in titles.items()
        ],
        "renamed": {
            "number": len(renamed),
            "entries": [_renamed(each, differences.renamed[each.id], actors) for each in renamed[:MOST_LISTED]],
        },
        "actors": [
            {"side": side, "title": f"Actors of {mine.short} not found in {other.short}", "number": len(left),
             "entries": [_actor(each) for each in left[:MOST_LISTED]],
             "folded": [_folded(each, actors) for each in folded[:MOST_LISTED]], "more": len(folded),
             "fold": f"{other.short} may have them under another name"}
            for side, mine, other, left, folded in (
                ("a", a, b, differences.only_a, differences.folded_a),
                ("b", b, a, differences.only_b, differences.folded_b),
            )
        ],
        "how": (
            "Lists are sorted by evidence per 1,000 words of each side’s articles "
            f"(A {differences.words_a:,} words, B {differences.words_b:,}); the numbers are sentences."
            + (f" {ONCE}" if query.once else "")
        ),
    }  # fmt: skip


def _of_both(a: Side, b: Side, query: Query) -> Query:
    documents = tuple(dict.fromkeys((*a.documents, *b.documents)))
    fields = {"outlets": (), "documents": documents, "limit": MOST_ACTORS}
    return Query(**{name: fields.get(name, getattr(query, name)) for name in Query.__slots__})


def _side_of(actor_id: str, differences: Differences) -> str:
    """Return which side names an actor; "both" where the other has it under another name."""
    folded = {each.actor.id for each in (*differences.folded_a, *differences.folded_b)}
    if actor_id in differences.both | folded:
        return "both"
    return "a" if any(actor.id == actor_id for actor in differences.only_a) else "b"


def _side_of_line(line: LineDifference, differences: Differences) -> str:
    return "both" if line.id in differences.renamed else line.side


def _paint_line(edge: Json, line: LineDifference, side: str) -> Json:
    look = LOOKS[side]
    color = {"color": look["color"], "highlight": look["color"], "hover": look["color"], "inherit": False}
    told = {"both": "told by both", "a": "only A tells it", "b": "only B tells it"}[side]
    about = f"{edge['about']}\n{told}: A {_times(line.a)}, B {_times(line.b)}"
    return {**edge, "color": color, "dashes": list(look["dashes"]) or False, "about": about, "side": side}


def _paint_actor(node: Json, side: str) -> Json:
    color = LOOKS[side]["color"]
    return {**node, "color": {"background": color, "border": color}, "side": side}


def _times(line: object) -> str:
    return count(line.weight, "sentence") if line is not None else "nothing"


def _legend(a: Side, b: Side) -> Json:
    names = {"a": f"only A: {a.short}", "both": "both tell it", "b": f"only B: {b.short}"}
    lines = [{"id": side, "label": names[side], **look, "head": "arrow", "on": True} for side, look in LOOKS.items()]
    return {"actors": [], "lines": lines, "crossed": None, "start": {}}


def _entry(line: LineDifference, actors: dict[str, ActorRow]) -> Json:
    entry = line_entry(line.a or line.b, actors)
    if line.side == "both":
        plural = is_plural(actors.get(line.source))
        said = dict.fromkeys(describe_line(each, plural=plural) for each in (line.a, line.b))
        entry["what"] = " / ".join(said)
    numbers = [each.weight if each else 0 for each in (line.a, line.b)]
    entry["line"] = {**entry["line"], **LOOKS[line.side]}
    return {**entry, "numbers": numbers, "rates": [round(line.rate_a, 2), round(line.rate_b, 2)]}


def _renamed(line: LineDifference, other: RelationRow, actors: dict[str, ActorRow]) -> Json:
    told = line_entry(other, actors)
    return {**_entry(line, actors), "there": f"{told['who']} {told['what']} {told['whom']}"}


def _folded(folded: Folded, actors: dict[str, ActorRow]) -> Json:
    there = actors[folded.into].name if folded.into in actors else ""
    return {**_actor(folded.actor), "there": FOLDS[folded.why].format(there)}


def _actor(actor: ActorRow) -> Json:
    return {"id": actor.id, "name": actor.name, "kind": actor.kind, "number": actor.mentions}


def _retold(pair: object, actors: dict[str, ActorRow]) -> Json:
    names = [actors[each].name if each in actors else each for each in (pair.one, pair.other)]
    return {
        "id": pair.a[0], "names": names, "reasons": [REASONS[each] for each in pair.reasons],
        "doubts": [DOUBTS[each] for each in pair.doubts],
        "a": say_retold(pair.said_a, pair, actors), "b": say_retold(pair.said_b, pair, actors),
    }  # fmt: skip
