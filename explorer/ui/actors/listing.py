"""The list of actors: searched, sorted, and one page of it. Of sixteen thousand the browser is sent fifty."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable

from explorer.explore import EVERYTHING, Explorer, hold_without_lines
from explorer.model import ACTOR_KINDS
from explorer.ui.actors.asking import HIDDEN, Asked
from explorer.ui.contents import Json
from explorer.ui.decided import name_hidden
from explorer.ui.words import count, label
from explorer.views import ActorRow

ROWS = 50
"""Rows of a page: two screens."""

MOST_NAMES = 4
"""Other names told in a row; the card has all."""

_Row = tuple[ActorRow, int]
"""An actor, and the number of its lines; negative for one who is hidden."""


def list_actors(explorer: Explorer, asked: Asked) -> Json:
    """Return the page of the list that is asked for."""
    found = explorer.keep(_find, explorer, asked.find, asked.kind)
    ordered = sorted(found, key=_order(asked.sort), reverse=asked.turned)
    pages = max(-(-len(ordered) // ROWS), 1)
    page = min(asked.page, pages - 1)
    shown = ordered[page * ROWS : (page + 1) * ROWS]
    in_all = len(explorer.everybody())
    return {
        "find": asked.find, "kind": asked.kind, "sort": asked.sort, "turned": asked.turned,
        "kinds": _kinds(explorer), "rows": [_tell(row) for row in shown],
        "page": page, "pages": pages,
        "counts": _say_count(len(ordered), in_all, searched=bool(asked.find or asked.kind)),
    }  # fmt: skip


def find_names(explorer: Explorer, text: str, *, most: int = 12, without: str = "") -> list[Json]:
    """Return the actors whom a name may mean, those told of most first: for a field in which a name is typed."""
    wanted = plain(text)
    if not wanted:
        return []
    names = explorer.keep(_plain_names, explorer, renew=hold_without_lines)
    found = [row for row, lines in _all_rows(explorer) if wanted in names.get(row.id, "") and row.id != without]
    exact = sorted(found, key=lambda row: (plain(row.name) != wanted, not plain(row.name).startswith(wanted)))
    return [
        {"id": row.id, "name": row.name, "kind": row.kind, "of": count(row.mentions, "mention")} for row in exact[:most]
    ]


def plain(text: str) -> str:
    """Return a text as it is searched: without accents, in small letters."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in parts if not unicodedata.combining(each)).strip()


def _find(explorer: Explorer, find: str, kind: str) -> list[_Row]:
    wanted = plain(find)
    rows = _all_rows(explorer)
    if kind:
        rows = [each for each in rows if (each[1] < 0 if kind == HIDDEN else each[0].kind == kind and each[1] >= 0)]
    if not wanted:
        return rows
    names = explorer.keep(_plain_names, explorer, renew=hold_without_lines)
    return [each for each in rows if wanted in (names.get(each[0].id) or plain(each[0].name))]


def _plain_names(explorer: Explorer) -> dict[str, str]:
    """Return all names of each actor as they are searched, a line each."""
    everybody = explorer.everybody().values()
    return {each.id: "\n".join(map(plain, dict.fromkeys((each.name, *each.aliases)))) for each in everybody}


def _all_rows(explorer: Explorer) -> list[_Row]:
    return explorer.keep(_count_all, explorer, renew=hold_without_lines) + explorer.keep(_hidden_rows, explorer)


def _count_all(explorer: Explorer) -> list[_Row]:
    lines: Counter[str] = Counter()
    for line in explorer.lines(EVERYTHING):
        if line.kind != "co-mention":
            lines.update((line.source, line.target))
    return [(actor, lines[actor.id]) for actor in explorer.everybody().values()]


def _hidden_rows(explorer: Explorer) -> list[_Row]:
    return [(_hidden_row(actor, name), -1) for actor, name in name_hidden(explorer).items()]


def _hidden_row(actor: str, name: str) -> ActorRow:
    return ActorRow(actor, name, "", (), "", mentions=0, documents=0, weight=0, x=0.0, y=0.0)


def _order(sort: str) -> Callable[[_Row], tuple]:
    return {
        "lines": lambda each: (-each[1], -each[0].mentions, each[0].id),
        "mentions": lambda each: (-each[0].mentions, each[0].id),
        "articles": lambda each: (-each[0].documents, -each[0].mentions, each[0].id),
        "name": lambda each: (plain(each[0].name), each[0].id),
        "kind": lambda each: (each[0].kind, -each[0].mentions, each[0].id),
    }[sort]


def _tell(row: _Row) -> Json:
    actor, lines = row
    told = {"id": actor.id, "name": actor.name, "kind": actor.kind}
    if lines < 0:
        return {**told, "hidden": True}
    names = [each for each in actor.aliases if each != actor.name]
    return {
        **told, "label": label("kind of actor", actor.kind), "names": names[:MOST_NAMES],
        "more": max(len(names) - MOST_NAMES, 0),
        "mentions": actor.mentions, "lines": lines, "articles": actor.documents,
    }  # fmt: skip


def _kinds(explorer: Explorer) -> list[Json]:
    numbers = Counter(row.kind if lines >= 0 else HIDDEN for row, lines in _all_rows(explorer))
    kinds = [{"value": kind, "label": label("actor", kind), "number": numbers[kind]} for kind in ACTOR_KINDS]
    return [*kinds, {"value": HIDDEN, "label": "Hidden", "number": numbers[HIDDEN]}]


def _say_count(number: int, in_all: int, *, searched: bool) -> str:
    return f"{number:,} of {count(in_all, 'actor')}" if searched else count(number, "actor")
