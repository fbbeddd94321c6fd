"""What the reading pane shows: how to read the picture, the ways between two actors, or what is selected."""

from __future__ import annotations

from itertools import pairwise

from explorer.explore import Explorer, is_line
from explorer.model import Query
from explorer.ui.address import write_change
from explorer.ui.contents import Json
from explorer.ui.contents.actor import show_actor
from explorer.ui.contents.entries import actor_entry, line_entry
from explorer.ui.contents.found import show_found
from explorer.ui.contents.line import NO_LINE_FILTERS, show_line
from explorer.ui.contents.network import toggle_kind
from explorer.ui.contents.notes import add_notes
from explorer.ui.contents.sentences import article_head
from explorer.views import ActorRow, View

STRONGEST = 8
"""Lines and actors offered at the start: what fits beside the picture without scrolling much."""


MOST_ARTICLES = 60
"""Articles offered for reading at the start; in a larger collection one comes to them by their sentences."""


def pane(explorer: Explorer, view: View, query: Query) -> Json:
    """Return the content of the evidence part for what is selected."""
    if not query.selected:
        content = _paths(explorer, query) if query.path_to else _overview(explorer, view, query)
    elif is_line(query.selected):
        content = show_line(explorer, query)
    else:
        content = show_actor(explorer, query)
    return add_notes(explorer, {"selected": query.selected, **content})


def _overview(explorer: Explorer, view: View, query: Query) -> Json:
    actors = {actor.id: actor for actor in view.actors}
    # Offices and memberships are told again and again; what somebody did is the better way into a story.
    doing = [line for line in view.relations if line.kind not in ("co-mention", "affiliation")] or view.relations
    most = sorted(view.actors, key=lambda actor: (-actor.mentions, actor.id))
    return {
        "kind": "overview",
        "found": show_found(explorer, query) if query.search else None,
        "strongest": [line_entry(line, actors) for line in doing[:STRONGEST]],
        "actors": [{**actor_entry(actor), "number": actor.mentions} for actor in most[:STRONGEST]],
        "articles": _articles(explorer, query),
    }


def _articles(explorer: Explorer, query: Query) -> list[Json]:
    """Return the articles that the query looks at, newest first; each opens at its first sentence."""
    looked_at = [
        each
        for each in explorer.documents().values()
        if (not query.documents or each.id in query.documents) and (not query.outlets or each.outlet in query.outlets)
    ]
    newest = sorted(looked_at, key=lambda each: each.published, reverse=True)[:MOST_ARTICLES]
    return [{**article_head(each.id, each.title, each.outlet, each.published), "at": f"{each.id}#0"} for each in newest]


def _paths(explorer: Explorer, query: Query) -> Json:
    actors = explorer.everybody()
    ways = explorer.paths(query.focus, query.path_to, query)
    return {
        "kind": "paths",
        "from": actor_entry(actors[query.focus]), "to": actor_entry(actors[query.path_to]),
        "ways": [[_step(explorer, query, ends, actors) for ends in pairwise(way)] for way in ways],
        "draw": {} if "co-mention" in query.kinds else write_change(query, kinds=toggle_kind(query, "co-mention")),
        "clear": write_change(query, **NO_LINE_FILTERS),
    }  # fmt: skip


def _step(explorer: Explorer, query: Query, ends: tuple[str, str], actors: dict[str, ActorRow]) -> list[Json]:
    """Return the lines between two neighbours on a way, in either direction."""
    between = [line for line in explorer.lines_of(ends[0], query) if ends[1] in (line.source, line.target)]
    return [line_entry(line, actors) for line in between]
