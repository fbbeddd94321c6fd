"""The filters: for each its options with counts, what is chosen, and what an address calls it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from explorer.coverage.times import Window
from explorer.model import RELATION_KINDS, Document, Query
from explorer.ui.address import NOBODY, UNKNOWN_OUTLET, write_query
from explorer.ui.contents import Json
from explorer.ui.contents.network import clear_all
from explorer.ui.contents.span import span
from explorer.ui.style import style_line
from explorer.ui.words import count, label, meaning
from explorer.views import ActorRow, View

SAY_ONCE = (
    "A sentence that was copied from an earlier article, literally or nearly so, gives a line no further weight; "
    "the earliest among the articles looked at counts."
)

MOST_SENTENCES = 20
"""Up to which number of sentences a line can be asked for; few lines of any collection have more."""


def filters(
    view: View,
    query: Query,
    *,
    actors: Mapping[str, ActorRow],
    documents: Mapping[str, Document],
    heaviest: int,
    window: Window | None = None,
    copies: int = 0,
    certainty: Sequence[tuple[float, int, float]] = (),
) -> Json:
    """Return the content of the filters part.

    Args:
        view: its facets hold the options and counts.
        query: what is chosen.
        actors: everybody in the collection, for finding names.
        documents: all articles.
        heaviest: sentences of the heaviest line of the collection.
        window: the time that the collection tells of, from `span.window_of`.
        copies: sentences that were copied from another article; without any there is nothing to switch.
        certainty: from `Explorer.certainty`: how many claims each place of the slider shows.
    """
    return {
        "kinds": _kinds(view, query),
        "start": Query().kinds,
        "groups": [group for group in _groups(view, query, documents) if len(group["options"]) > 1],
        "actors": [[each.id, each.name, each.kind, *each.aliases] for each in _by_weight(actors)],
        "numbers": _numbers(query, heaviest, len(actors), certainty),
        "span": span(window, query.told_since, query.told_until),
        "pronouns": query.references,
        "facts": query.facts,
        "once": {"on": query.once, "help": SAY_ONCE, "number": copies} if copies or query.once else None,
        "find": query.search,
        "around": {"focus": query.focus, "to": query.path_to, "radius": query.radius},
        "clear": clear_all(query),
        "on": bool(write_query(query).keys() - {"sel", "at"}),
    }


def _kinds(view: View, query: Query) -> list[Json]:
    counts = dict(view.facets.get("kinds", ()))
    chosen = query.kinds or RELATION_KINDS
    return [
        {"value": kind, "label": label("kind", kind), "help": meaning("kind", kind), "count": counts[kind],
         "line": _line_glyph(kind), "on": kind in chosen}
        for kind in RELATION_KINDS if kind in counts
    ]  # fmt: skip


def _groups(view: View, query: Query, documents: Mapping[str, Document]) -> list[Json]:
    facets = view.facets
    quads = [_option("quad", each, number, query.quads) for each, number in facets.get("quads", ())]
    for option in quads:
        option["line"] = _line_glyph("action", option["value"])
    events = [_option("event", each, number, query.events) for each, number in facets.get("events", ())]
    finders = [_option("finder", each, number, query.finders) for each, number in facets.get("finders", ())]
    actors = [_option("actor", each, number, query.actor_kinds) for each, number in facets.get("actor_kinds", ())]
    for option in actors:
        option["shape"] = option["value"]
    return [
        {"param": "quads", "title": "Friendly or hostile", "options": quads, "open": True},
        {"param": "events", "title": "What happens", "options": events},
        {"param": "actors", "title": "Kind of actor", "options": actors},
        {"param": "credit", "title": "Credited to", "options": _credits(view, query)},
        {"param": "by", "title": "How a line was found", "options": finders},
        {"param": "outlets", "title": "Outlet", "options": _outlets(view, query)},
        {"param": "articles", "title": "Article", "options": _articles(view, query, documents)},
    ]


def _option(group: str, value: str, number: int, chosen: tuple[str, ...]) -> Json:
    return {
        "value": value, "label": label(group, value), "help": meaning(group, value), "count": number,
        "on": value in chosen,
    }  # fmt: skip


def _credits(view: View, query: Query) -> list[Json]:
    """Return whom the articles credit their claims to; the empty name: to nobody, they say it themselves."""
    return [
        {"value": each or NOBODY, "label": each or "Nobody: the article says it itself", "count": number,
         "on": each in query.credited}
        for each, number in view.facets.get("credited", ())
    ]  # fmt: skip


def _outlets(view: View, query: Query) -> list[Json]:
    return [
        {
            "value": each or UNKNOWN_OUTLET,
            "label": each or "Unknown outlet",
            "count": number,
            "on": each in query.outlets,
        }
        for each, number in view.facets.get("outlets", ())
    ]


def _articles(view: View, query: Query, documents: Mapping[str, Document]) -> list[Json]:
    options = []
    for each, number in view.facets.get("documents", ()):
        document = documents.get(each)
        help_text = " · ".join(filter(None, (document.outlet, document.published))) if document else ""
        title = document.title if document else each
        options.append(
            {"value": each, "label": title, "help": help_text, "count": number, "on": each in query.documents}
        )
    return options


def _numbers(query: Query, heaviest: int, everybody: int, certainty: Sequence[tuple[float, int, float]]) -> list[Json]:
    sure, sure_at_start = round(query.least_confidence * 100), round(Query().least_confidence * 100)
    numbers = [
        {"param": "least", "label": "Sentences at least", "value": query.least_weight, "from": 1, "start": 1,
         "to": max(min(heaviest, MOST_SENTENCES), query.least_weight, 1), "step": 1,
         "units": ["sentence", "sentences"]},
        {"param": "sure", "label": "Certainty at least", "value": sure, "from": 0, "start": sure_at_start,
         "to": 100, "step": 5, "unit": "%", "says": say_certainty(certainty)},
    ]  # fmt: skip
    if everybody > 10:
        start = Query().limit
        most = min(everybody, 200)
        numbers.append(
            {"param": "show", "label": "Actors at most", "value": query.limit or everybody, "from": 5, "start": start,
             "to": max(most, start, query.limit), "step": 5, "all": everybody, "everybody": not query.limit}
        )  # fmt: skip
    return numbers


def say_certainty(certainty: Sequence[tuple[float, int, float]]) -> dict[str, str]:
    """Return for each place of the slider (percent) what it shows: how many claims, how many are right, how many more.

    Args:
        certainty: (certainty, claims at least as sure, their mean certainty), by falling certainty; the certainty is
            calibrated, so its mean is the share that readers call right.
    """
    every = certainty[-1][1] if certainty else 0
    return {str(round(sure * 100)): _say_step(number, mean, every - number) for sure, number, mean in certainty}


def _say_step(number: int, mean: float, more: int) -> str:
    shown = f"Shows {count(number, 'claim')}"
    if number:
        shown += f"; readers call about {round(mean * 10)} of 10 right"
    return f"{shown}. {more:,} more {'is' if more == 1 else 'are'} less sure." if more else f"{shown}."


def _line_glyph(kind: str, quad: str = "") -> Json:
    style = style_line(kind, quad)
    return {"color": style.color, "dashes": style.dashes, "head": style.head, "thin": kind == "co-mention"}


def _by_weight(actors: Mapping[str, ActorRow]) -> list[ActorRow]:
    return sorted(actors.values(), key=lambda actor: (-actor.weight, -actor.mentions, actor.id))
