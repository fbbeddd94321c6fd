"""The line filters of a query as conditions over the table `evidence`.

Values only ever travel as parameters: they come from the address bar.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce
from operator import and_
from typing import Any

from explorer.model import Query
from explorer.store.told import pad_first, pad_last


@dataclass(frozen=True, slots=True)
class Condition:
    """A piece of SQL that is true for the rows that pass, and its parameters."""

    sql: str = "true"
    parameters: tuple[Any, ...] = ()

    def __and__(self, other: Condition) -> Condition:
        """Return the condition that both are true."""
        return Condition(f"({self.sql}) AND ({other.sql})", self.parameters + other.parameters)


LINE_FILTERS = ("kinds", "quads", "events", "outlets", "documents", "finders")
"""The filters of a query that offer options, each with the column of `evidence` that it looks at."""

OPTION_COLUMNS = {
    "kinds": "kind",
    "quads": "stance",
    "events": "event",
    "outlets": "outlet",
    "documents": "document_id",
    "finders": "finder",
}


def filter_evidence(query: Query, *, without: tuple[str, ...] = ()) -> Condition:
    """Return the condition for evidence that passes the query's line filters.

    Args:
        query: its filters of lines; `least_weight` is about whole lines and no part of this.
        without: names of filters that are left out, for counting what they would offer.
    """
    passes = _filter_all(query, without)
    return passes & _filter_copies(query, without) if query.once else passes


def _filter_all(query: Query, without: tuple[str, ...]) -> Condition:
    conditions = [
        _one_of("kind", query.kinds, "kinds" in without),
        _one_of("stance", query.quads, "quads" in without),
        _one_of("event", query.events, "events" in without),
        filter_documents(query, without=without),
        filter_told(query),
        _one_of("finder", query.finders, "finders" in without),
        filter_credited(query, without=without),
        Condition("told_as = ''") if query.facts else Condition(),
        Condition() if "certainty" in without else _sure_enough(query),
        Condition() if query.references else Condition("NOT reference"),
    ]
    return _all_of(conditions)


def _sure_enough(query: Query) -> Condition:
    """Return the condition for claims that are sure enough; a co-mention claims nothing that could be wrong."""
    if query.least_confidence <= 0:
        return Condition()
    return Condition("(confidence >= ? OR kind = 'co-mention')", (query.least_confidence,))


_FIRST_TOLD = """shared_no IS NULL OR relation_no IN (
    SELECT relation_no FROM evidence WHERE shared_no IS NOT NULL AND ({passes})
    QUALIFY document_no = first_value(document_no) OVER (PARTITION BY line_no, shared_no ORDER BY shared_order.copied,
        shared_order.day NULLS LAST, shared_order.document_no))"""


def _filter_copies(query: Query, without: tuple[str, ...]) -> Condition:
    """Return the condition for evidence whose words no earlier document has that tells of the same line.

    Earlier are the original (see coverage/copies.py), then whatever was published first, then what was read first.
    Only evidence that passes the other filters comes into question: what is not looked at takes nothing away.
    """
    among = replace(query, outlets=(), documents=query.once_among) if query.once_among else query
    passes = _filter_all(among, without)
    return Condition(_FIRST_TOLD.format(passes=passes.sql), passes.parameters)


def filter_documents(query: Query, *, without: tuple[str, ...] = ()) -> Condition:
    """Return the condition, on `document_no`, for the documents that a query looks at."""
    conditions = [
        _one_of("outlet", query.outlets, "outlets" in without),
        _one_of("id", query.documents, "documents" in without),
        # Dates of any precision: "2017-12" holds all of December, as a lower and as an upper bound.
        Condition("left(published, ?) >= ?", (len(query.since), query.since)) if query.since else Condition(),
        Condition("published <> '' AND left(published, ?) <= ?", (len(query.until), query.until))
        if query.until
        else Condition(),
    ]
    which = _all_of(conditions)
    if which == Condition():
        return which
    return Condition(f"document_no IN (SELECT no FROM documents WHERE {which.sql})", which.parameters)


def filter_credited(query: Query, *, without: tuple[str, ...] = ()) -> Condition:
    """Return the condition, on `relation_no`, for evidence that is credited to one of certain names, or to nobody."""
    if not query.credited or "credited" in without:
        return Condition()
    to_them = "relation_no IN (SELECT relation_no FROM credits WHERE list_contains(?::VARCHAR[], credit))"
    if "" in query.credited:
        to_them += " OR relation_no NOT IN (SELECT relation_no FROM credits)"
    return Condition(f"({to_them})", (list(query.credited),))


def filter_told(query: Query) -> Condition:
    """Return the condition, on `sentence_no`, for the sentences that tell of the time a query looks at."""
    since = Condition("last_day >= ?", (pad_first(query.told_since),)) if query.told_since else Condition()
    until = Condition("first_day <= ?", (pad_last(query.told_until),)) if query.told_until else Condition()
    when = _all_of([since, until])
    if when == Condition():
        return when
    return Condition(f"sentence_no IN (SELECT sentence_no FROM told WHERE {when.sql})", when.parameters)


def _one_of(column: str, values: tuple[str, ...], left_out: bool) -> Condition:
    if left_out or not values:
        return Condition()
    return Condition(f"list_contains(?::VARCHAR[], {column})", (list(values),))


def _all_of(conditions: list[Condition]) -> Condition:
    telling = [each for each in conditions if each != Condition()]
    return reduce(and_, telling, Condition()) if len(telling) != 1 else telling[0]
