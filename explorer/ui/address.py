"""The address of a page: a `Query` as the parameters of a link, and back.

What stands in an address was typed or sent by anybody: whatever cannot be understood is passed over with a message
for the reader, and the rest of the address still holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from explorer.explore import EVERYTHING, Explorer
from explorer.model import ACTOR_KINDS, FINDERS, RELATION_KINDS, STANCES, Query

LISTS = {
    "kinds": "kinds",
    "quads": "quads",
    "events": "events",
    "outlets": "outlets",
    "articles": "documents",
    "actors": "actor_kinds",
    "credit": "credited",
    "by": "finders",
}
"""Parameter -> field of a query that holds several values; the parameter is repeated."""

TEXTS = {
    "since": "since",
    "until": "until",
    "from": "told_since",
    "till": "told_until",
    "find": "search",
    "focus": "focus",
    "to": "path_to",
    "sel": "selected",
    "at": "sentence",
}

NUMBERS = {"least": "least_weight", "radius": "radius", "show": "limit"}

PROJECT = "project"
"""Parameter that says which project is shown; it is no part of a query, and every link keeps it."""

LONGEST = 300
"""Characters of a value in an address; ids and names are shorter, more is nonsense or an attack."""

_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")

UNKNOWN_OUTLET = "unknown"
"""How an address names the articles whose outlet is not known."""

NOBODY = "nobody"
"""How an address names what is credited to nobody: what the articles say in their own name."""

_EMPTY = {"outlets": UNKNOWN_OUTLET, "credit": NOBODY}
"""Parameter -> how an address writes an empty value of it."""

_KNOWN = {"kinds": RELATION_KINDS, "quads": STANCES, "actors": ACTOR_KINDS, "by": FINDERS}
_LIMITS = {"least": (1, 999), "radius": (1, 2), "show": (0, 5000)}

Parameters = Mapping[str, Sequence[str]]


def read_query(parameters: Parameters) -> tuple[Query, tuple[str, ...]]:
    """Return the query that an address asks for, and what could not be understood, in words for the reader.

    Args:
        parameters: name -> values, decoded. Unknown names are nobody's business and are passed over in silence.
    """
    query, problems = Query(), []
    for name, values in parameters.items():
        values = [value for value in values if value]
        if name in _READERS and values:
            try:
                query = replace(query, **_READERS[name](name, values))
            except ValueError as problem:
                problems.append(str(problem))
    if query.path_to and not query.focus:
        query = replace(query, path_to="")
    return query, tuple(problems)


def write_query(query: Query) -> dict[str, list[str]]:
    """Return the parameters for a query; what is as at the start is left out."""
    default, parameters = Query(), {}
    for name, field in (*LISTS.items(), *TEXTS.items(), *NUMBERS.items()):
        value = getattr(query, field)
        if value != getattr(default, field):
            parameters[name] = [_write(name, each) for each in value] if name in LISTS else [str(value)]
    if query.least_confidence != default.least_confidence:
        parameters["sure"] = [str(round(query.least_confidence * 100))]
    if not query.references:
        parameters["pronouns"] = ["0"]
    if query.once:
        parameters["once"] = ["1"]
    if query.facts:
        parameters["facts"] = ["1"]
    return parameters


def write_link(query: Query) -> str:
    """Return the address of a query, from the question mark on."""
    return "?" + urlencode(write_query(query), doseq=True)


def write_change(query: Query, **fields: Any) -> dict[str, list[str]]:
    """Return what a click changes in the address to set fields of a query: parameter -> new values, none: drop it."""
    before, after = write_query(query), write_query(replace(query, **fields))
    names = dict.fromkeys([*before, *after])
    return {name: after.get(name, []) for name in names if before.get(name) != after.get(name)}


def read_known(explorer: Explorer, parameters: Parameters) -> tuple[Query, tuple[str, ...]]:
    """Return the query of an address without what a collection lacks, and words on what was passed over."""
    query, problems = read_query(parameters)
    documents = explorer.documents()
    known, missing = check_query(
        query,
        actors=explorer.everybody(),
        lines=explorer.lines_by_id(EVERYTHING),
        documents=documents,
        outlets={document.outlet for document in documents.values()},
    )
    return known, problems + missing


def check_query(
    query: Query, *, actors: Iterable[str], lines: Iterable[str], documents: Mapping[str, Any], outlets: Iterable[str]
) -> tuple[Query, tuple[str, ...]]:
    """Return the query without what this collection does not hold, and words on what was passed over.

    Links travel: one made with other articles, or before these were built anew, still opens what it can.
    """
    problems: list[str] = []
    actors, lines, outlets = set(actors), set(lines), set(outlets)
    known = {
        "outlets": tuple(each for each in query.outlets if each in outlets),
        "documents": tuple(each for each in query.documents if each in documents),
        "focus": query.focus if query.focus in actors else "",
        "path_to": query.path_to if query.path_to in actors else "",
        "selected": query.selected if query.selected in actors or query.selected in lines else "",
        "sentence": query.sentence if query.sentence.rpartition("#")[0] in documents else "",
    }
    for field, words in _MISSING.items():
        if known[field] != getattr(query, field):
            problems.append(words)
    if not known["focus"]:
        known["path_to"] = ""
    return replace(query, **known), tuple(problems)


_MISSING = {
    "outlets": "The link asks for an outlet that this collection does not have.",
    "documents": "The link asks for an article that this collection does not have.",
    "focus": "The link asks for the neighbourhood of somebody who is not in this collection.",
    "path_to": "The link asks for the way to somebody who is not in this collection.",
    "selected": "The link points to an actor or a line that is not in this collection.",
    "sentence": "The link points to a sentence that is not in this collection.",
}


def _write(name: str, value: str) -> str:
    return value or _EMPTY.get(name, value)


def _read_list(name: str, values: list[str]) -> dict[str, Any]:
    known = _KNOWN.get(name)
    kept = (
        [value for value in values if value in known] if known else [value for value in values if len(value) <= LONGEST]
    )
    if not kept:
        raise ValueError(f"The link asks for “{_shorten(values[0])}”, which is not known here.")
    if name in _EMPTY:
        kept = ["" if value == _EMPTY[name] else value for value in kept]
    return {LISTS[name]: tuple(dict.fromkeys(kept))}


def _read_text(name: str, values: list[str]) -> dict[str, Any]:
    if len(values[0]) > LONGEST:
        raise ValueError(f"The link holds a value that is too long to be one: “{_shorten(values[0])}”.")
    return {TEXTS[name]: values[0]}


def _read_day(name: str, values: list[str]) -> dict[str, Any]:
    return {TEXTS[name]: check_day(values[0])}


def check_day(text: str) -> str:
    """Return a day, month or year (ISO 8601) as it is.

    Raises:
        ValueError: it is none, in words for the reader.
    """
    try:
        whole = _DAY.fullmatch(text) is not None and date(*map(int, (text + "-01-01"[len(text) - 4 :]).split("-")))
    except ValueError:
        whole = None
    if not whole:
        raise ValueError(f"The link asks for “{_shorten(text)}” where a day, month or year belongs.")
    return text


def _read_number(name: str, values: list[str]) -> dict[str, Any]:
    low, high = _LIMITS[name]
    return {NUMBERS[name]: _bound(values[0], low, high)}


def _read_certainty(name: str, values: list[str]) -> dict[str, Any]:
    return {"least_confidence": _bound(values[0], 0, 100) / 100}


def _read_switch(name: str, values: list[str]) -> dict[str, Any]:
    return {"references": values[0] != "0"}


def _read_once(name: str, values: list[str]) -> dict[str, Any]:
    return {"once": values[0] == "1"}


def _read_facts(name: str, values: list[str]) -> dict[str, Any]:
    return {"facts": values[0] == "1"}


def _bound(text: str, low: int, high: int) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise ValueError(f"The link asks for “{_shorten(text)}” where a whole number belongs.")
    return min(max(int(text), low), high)


def _shorten(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


_READERS: dict[str, Callable[[str, list[str]], dict[str, Any]]] = {
    **dict.fromkeys(LISTS, _read_list),
    **dict.fromkeys(TEXTS, _read_text),
    "from": _read_day,
    "till": _read_day,
    **dict.fromkeys(NUMBERS, _read_number),
    "sure": _read_certainty,
    "pronouns": _read_switch,
    "once": _read_once,
    "facts": _read_facts,
}
