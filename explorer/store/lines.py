"""Relations, actors and filter options as a query shows them: counted in the database, worded here."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import Any

import duckdb

from explorer.model import FINDERS, RELATION_KINDS, STANCES, Query
from explorer.store.filters import LINE_FILTERS, OPTION_COLUMNS, Condition, filter_documents, filter_evidence
from explorer.views import ActorRow, RelationRow

_RELATIONS = """
SELECT l.id, l.kind, l.source, l.target, e.* EXCLUDE line_no FROM (
    SELECT line_no, count(DISTINCT sentence_no) AS weight, string_agg(quad, chr(31)) AS quads,
        string_agg(stance, chr(31)) AS stances,
        string_agg(event, chr(31)) AS events,
        string_agg(predicate || chr(30) || told_as || chr(30) || tense, chr(31)) AS told,
        count(DISTINCT document_no) AS documents, string_agg(DISTINCT outlet, chr(31)) AS outlets,
        max(confidence) AS confidence, bool_and(mutual) AS mutual, avg((told_as <> '')::INT) AS unreal
    FROM evidence WHERE target <> '' AND {passes}
    GROUP BY line_no HAVING weight >= ?
) e JOIN lines l USING (line_no)
ORDER BY weight DESC, confidence DESC, l.source, l.target, l.kind
"""
# Lists come as one text each: thousands of relations are fetched at every click, and Python lists are slow to make.
_BETWEEN, _WITHIN = "\x1f", "\x1e"

_ACTORS = """
SELECT a.id, a.name, a.kind, a.aliases, a.belongs_to, coalesce(o.mentions, 0), coalesce(o.documents, 0),
    p.x, p.y
FROM actors a LEFT JOIN positions p ON p.actor_id = a.id LEFT JOIN (
    SELECT actor_id, count(DISTINCT mention_no) AS mentions, count(DISTINCT document_no) AS documents
    FROM occurrences WHERE repeats = '' AND {passes} GROUP BY actor_id
) o ON o.actor_id = a.id WHERE {among}
"""

CERTAINTY_STEP = 0.05
"""Confidence. As far apart as the places of the slider "Certainty at least"."""

_CERTAINTY = """
SELECT CAST(floor(confidence * 20 + 1e-6) AS INT) AS step, count(*), sum(confidence) FROM evidence
WHERE target <> '' AND kind <> 'co-mention' AND {passes} GROUP BY step
"""

_CREDITS = """
SELECT credit, count(*) FROM (
    SELECT coalesce(c.credit, '') AS credit, line_no FROM evidence LEFT JOIN credits c USING (relation_no)
    WHERE target <> '' AND kind <> 'co-mention' AND {passes}
    GROUP BY ALL HAVING count(DISTINCT sentence_no) >= ?
) GROUP BY credit ORDER BY count(*) DESC, credit
"""

MOST_CREDITED = 60
"""Names to choose from; a collection credits a few to most of what it credits to anybody."""

_OPTIONS = """
SELECT {columns}, count(DISTINCT line_no) FROM evidence WHERE target <> '' AND {passes} GROUP BY GROUPING SETS ({sets})
"""

_OPTIONS_OF_HEAVY_LINES = """
SELECT {columns}, count(*) FROM (
    SELECT {columns}, line_no FROM evidence WHERE target <> '' AND {passes} GROUP BY GROUPING SETS ({line_sets})
    HAVING count(DISTINCT sentence_no) >= ?
) GROUP BY ALL
"""


def read_relations(
    database: duckdb.DuckDBPyConnection,
    query: Query,
    *,
    only: Collection[str] | None = None,
    without: Collection[str] = (),
) -> tuple[RelationRow, ...]:
    """Return the relations, or only those of some ids, with evidence that passes the line filters, in their order.

    Evidence of the ids `without` is left out.
    """
    passes = filter_evidence(query)
    if without:
        left_out = "relation_no NOT IN (SELECT no FROM relations WHERE list_contains(?::VARCHAR[], id))"
        passes &= Condition(left_out, (sorted(without),))
    if only is not None:
        lines = _among("id", only)
        passes &= Condition(f"line_no IN (SELECT line_no FROM lines WHERE {lines.sql})", lines.parameters)
    parameters = [*passes.parameters, max(query.least_weight, 1)]
    columns = database.execute(_RELATIONS.format(passes=passes.sql), parameters).fetchnumpy()
    return tuple(map(_relation_row, *(column.tolist() for column in columns.values())))


def order_of_line(line: RelationRow) -> tuple[int, float, str, str, str]:
    """Return what relations are sorted by: most weight first, then the surest."""
    return -line.weight, -line.confidence, line.source, line.target, line.kind


def read_actors(
    database: duckdb.DuckDBPyConnection,
    query: Query,
    relations: Iterable[RelationRow],
    *,
    only: Collection[str] | None = None,
) -> tuple[ActorRow, ...]:
    """Return the actors, or only those of some ids, that are mentioned in the documents looked at or in `relations`."""
    weights = weigh_by_lines(relations)
    passes = filter_documents(query) & (Condition() if query.references else Condition("NOT reference"))
    passes &= _among("actor_id", only)
    among = _among("a.id", only)
    statement = _ACTORS.format(passes=passes.sql, among=among.sql)
    rows = database.execute(statement, [*passes.parameters, *among.parameters]).fetchall()
    actors = [_actor_row(row, weights[row[0]]) for row in rows if row[5] > 0 or row[0] in weights]
    return tuple(sorted(actors, key=order_of_actor))


def order_of_actor(actor: ActorRow) -> tuple[int, int, str]:
    """Return what actors are sorted by: most weight first, then most mentioned."""
    return -actor.weight, -actor.mentions, actor.id


def read_facets(database: duckdb.DuckDBPyConnection, query: Query) -> dict[str, tuple[tuple[str, int], ...]]:
    """Return, for each line filter, its options with the number of relations each shows under the other filters.

    Every option that the store knows is there, with 0 where the other filters leave nothing; an empty option
    stands for "none" (evidence without an event type, say) and is left out of quads and events.
    """
    passes = {name: filter_evidence(query, without=(name,)) for name in LINE_FILTERS}
    counts: dict[str, dict[str, int]] = {}
    for name, condition in passes.items():
        if name not in counts:
            alike = [other for other in LINE_FILTERS if passes[other] == condition]
            counts |= _count_options(database, condition, alike, query.least_weight)
    known = _known_options(database)
    facets = {name: _in_order_of_options(name, known[name], counts[name]) for name in LINE_FILTERS}
    return {**facets, "credited": _count_credits(database, query)}


def read_certainty(database: duckdb.DuckDBPyConnection, query: Query) -> tuple[tuple[float, int, float], ...]:
    """Return how sure the claims are that pass the line filters, whatever certainty these ask for.

    Returns:
        (certainty, how many claims are at least as sure, the mean certainty of these), by falling certainty, in steps
        of CERTAINTY_STEP from 1 to 0. A co-mention claims nothing. Certainty is calibrated: of claims with a mean of
        0.8 readers call about eight in ten right.
    """
    passes = filter_evidence(query, without=("certainty",))
    statement = _CERTAINTY.format(passes=passes.sql)
    found = {step: (number, total) for step, number, total in database.execute(statement, passes.parameters).fetchall()}
    steps, count, total = [], 0, 0.0
    for step in range(round(1 / CERTAINTY_STEP), -1, -1):
        number, added = found.get(step, (0, 0.0))
        count, total = count + number, total + added
        steps.append((round(step * CERTAINTY_STEP, 2), count, total / count if count else 0.0))
    return tuple(steps)


def weigh_by_lines(relations: Iterable[RelationRow]) -> Counter[str]:
    """Return for each actor how many pieces of evidence the relations hold that it takes part in."""
    weights: Counter[str] = Counter()
    for relation in relations:
        weights[relation.source] += relation.weight
        weights[relation.target] += relation.weight
    return weights


def _among(column: str, only: Collection[str] | None) -> Condition:
    return Condition() if only is None else Condition(f"{column} IN (SELECT unnest(?::VARCHAR[]))", ([*only],))


def _count_credits(database: duckdb.DuckDBPyConnection, query: Query) -> tuple[tuple[str, int], ...]:
    """Return whom evidence is credited to, the empty name for nobody; those chosen are there whatever their number."""
    passes = filter_evidence(query, without=("credited",))
    statement = _CREDITS.format(passes=passes.sql)
    counts = dict(database.execute(statement, [*passes.parameters, max(query.least_weight, 1)]).fetchall())
    leading = [name for name in counts if name][:MOST_CREDITED]
    chosen = [name for name in query.credited if name and name not in leading]
    return tuple((name, counts.get(name, 0)) for name in ["", *leading, *chosen]) if leading or chosen else ()


def _relation_row(
    relation_id: str, kind: str, source: str, target: str, weight: int, quads: str, stances: str, events: str,
    told: str, documents: int, outlets: str, confidence: float, mutual: bool, unreal: float,
) -> RelationRow:  # fmt: skip
    quad, _ = _most_told(quads)
    stance, mixed = _most_told(stances)
    return RelationRow(
        relation_id, kind, source, target, weight, quad, mixed, _most_frequent(events),
        _words_by_frequency(told), documents, _in_order(outlets), confidence, mutual, unreal, _told(told),
        stance, _tenses(told),
    )  # fmt: skip


def _actor_row(row: Sequence[Any], weight: int) -> ActorRow:
    actor_id, name, kind, aliases, belongs_to, mentions, documents, x, y = row
    return ActorRow(
        id=actor_id, name=name, kind=kind, aliases=tuple(aliases), belongs_to=belongs_to,
        mentions=mentions, documents=documents, weight=weight, x=x or 0.0, y=y or 0.0,
    )  # fmt: skip


def _count_options(
    database: duckdb.DuckDBPyConnection, passes: Condition, names: Sequence[str], least_weight: int
) -> dict[str, dict[str, int]]:
    """Return for some filters how many lines with evidence that passes each of their options has: all in one go."""
    columns = [OPTION_COLUMNS[name] for name in names]
    sets, line_sets = (", ".join(f"({column}{more})" for column in columns) for more in ("", ", line_no"))
    statement = _OPTIONS if least_weight <= 1 else _OPTIONS_OF_HEAVY_LINES
    statement = statement.format(columns=", ".join(columns), passes=passes.sql, sets=sets, line_sets=line_sets)
    parameters = [*passes.parameters] if least_weight <= 1 else [*passes.parameters, least_weight]
    counts: dict[str, dict[str, int]] = {name: {} for name in names}
    for *options, number in database.execute(statement, parameters).fetchall():
        (at,) = (at for at, option in enumerate(options) if option is not None)
        counts[names[at]][options[at]] = number
    return counts


def _known_options(database: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """Return all options of each filter, whatever else is filtered."""
    lists = ", ".join(f"list(DISTINCT {OPTION_COLUMNS[name]})" for name in LINE_FILTERS)
    found = database.execute(f"SELECT {lists} FROM evidence WHERE target <> ''").fetchone()
    return {name: options or [] for name, options in zip(LINE_FILTERS, found, strict=True)}


def _in_order_of_options(name: str, known: Iterable[str], counts: dict[str, int]) -> tuple[tuple[str, int], ...]:
    options = {option: counts.get(option, 0) for option in known if option or name not in ("quads", "events")}
    order = {"kinds": RELATION_KINDS, "quads": STANCES, "finders": FINDERS}.get(name, ())
    return tuple(sorted(options.items(), key=lambda item: (_rank(item[0], order), -item[1], item[0])))


@lru_cache(maxsize=4096)
def _most_told(joined: str) -> tuple[str, bool]:
    """Return the class of most evidence, and whether there are several; the order of STANCES decides a draw."""
    told = _count_known(joined)
    return max(told, key=lambda each: (told[each], -_rank(each, STANCES)), default=""), len(told) > 1


@lru_cache(maxsize=4096)
def _most_frequent(joined: str) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(_count_known(joined).items(), key=lambda item: (-item[1], item[0])))


@lru_cache(maxsize=4096)
def _words_by_frequency(joined: str) -> tuple[str, ...]:
    counts: Counter[str] = Counter()
    for (predicate, _), number in _count_told(joined).items():
        counts[predicate] += number
    return tuple(sorted(counts, key=lambda word: (-counts[word], word)))


@lru_cache(maxsize=4096)
def _told(joined: str) -> tuple[tuple[str, str], ...]:
    counts = _count_told(joined)
    return tuple(sorted(counts, key=lambda told: (-counts[told], told)))


def _count_told(joined: str) -> Counter[tuple[str, str]]:
    return Counter((predicate, told_as) for predicate, told_as, _ in _read_told(joined))


def _read_told(joined: str) -> list[tuple[str, str, str]]:
    """Return predicate, how it is told, and tense of each piece of evidence."""
    parts = ((*told.split(_WITHIN), "", "")[:3] for told in joined.split(_BETWEEN))
    return [(predicate, told_as, tense) for predicate, told_as, tense in parts if predicate]


@lru_cache(maxsize=4096)
def _tenses(joined: str) -> tuple[str, ...]:
    """Return for each of `_told` the tense of most of its evidence; of a draw the past."""
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for predicate, told_as, tense in _read_told(joined):
        counts[predicate, told_as][tense] += 1
    order = ("past", "present", "")
    return tuple(
        min(counts[told], key=lambda each, of=counts[told]: (-of[each], order.index(each))) for told in _told(joined)
    )


@lru_cache(maxsize=4096)
def _in_order(joined: str) -> tuple[str, ...]:
    return tuple(sorted(joined.split(_BETWEEN)))


def _count_known(joined: str) -> Counter[str]:
    return Counter(value for value in joined.split(_BETWEEN) if value)


def _rank(value: str, order: Sequence[str]) -> int:
    return order.index(value) if value in order else len(order)
