"""Evidence as people say that it should have been read, in the tables of an open store.

    relations + corrections --correct_relations--> relations (corrected), as_read (how the machine had read these)
    an id from before + its ends --find_evidence--> the evidence there now

Everything that is asked of a store sees the corrected rows; the files on disk keep the machine's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import duckdb

from explorer.model import Decision, RelationMention
from explorer.store.columns import column_names, row_maker
from explorer.store.lifting import place_again
from explorer.store.numbered import delete_numbered, insert_numbered
from explorer.store.verdicts import correct

_COLUMNS = ", ".join(f'r."{name}"' for name in column_names(RelationMention))

_CHOSEN = "JOIN (SELECT unnest(?::VARCHAR[]) AS id) asked USING (id)"

_AS_READ = "CREATE TABLE IF NOT EXISTS as_read AS SELECT * FROM relations LIMIT 0"

_IN_DOCUMENT = """
SELECT r.id, r.kind, s.start, s."end", t.start, t."end", r.cues[1].start
FROM relations r JOIN mentions s ON s.id = r.source LEFT JOIN mentions t ON t.id = r.target
WHERE s.document_id = ?
"""


def read_as_read(database: duckdb.DuckDBPyConnection, evidence: Iterable[str]) -> dict[str, RelationMention]:
    """Return how the machine had read those of some evidence that people corrected, by id."""
    rows = database.execute(f"SELECT {_COLUMNS} FROM as_read r {_CHOSEN}", [sorted(evidence)]).fetchall()
    return {each.id: each for each in map(lambda row: row_maker(RelationMention)(*row), rows)}


def prepare_corrections(database: duckdb.DuckDBPyConnection) -> None:
    """Make the table of what is corrected, empty."""
    database.execute(_AS_READ)


def correct_relations(
    database: duckdb.DuckDBPyConnection, changed: Iterable[str], corrected: Mapping[str, tuple[Decision, ...]]
) -> None:
    """Bring relations up to what people say of them; it takes effect between actors by lifting.

    Args:
        database: a cursor on a store whose relations are placed, in a transaction.
        changed: ids of the evidence of which people say something else than before.
        corrected: the corrections of all evidence, by its id.
    """
    changed = sorted(changed)
    if not changed:
        return
    database.execute(f"INSERT INTO as_read SELECT r.* FROM relations r {_CHOSEN} "
                     "WHERE r.no NOT IN (SELECT no FROM as_read)", [changed])  # fmt: skip
    rows = database.execute(f"SELECT r.no, {_COLUMNS} FROM as_read r {_CHOSEN} ORDER BY r.no", [changed]).fetchall()
    read = [(number, row_maker(RelationMention)(*row)) for number, *row in rows]
    texts = _texts(database, (each for _, each in read))
    now = [correct(each, corrected[each.id], texts) if each.id in corrected else each for _, each in read]
    numbers = [number for number, _ in read]
    delete_numbered(database, "relations", numbers)
    insert_numbered(database, "relations", numbers, now)
    delete_numbered(database, "as_read", [number for number, each in read if each.id not in corrected])
    place_again(database, numbers)


def _texts(database: duckdb.DuckDBPyConnection, relations: Iterable[RelationMention]) -> dict[str, str]:
    ends = sorted({end for each in relations for end in (each.source, each.target) if end})
    return dict(database.execute(f"SELECT m.id, m.text FROM mentions m {_CHOSEN}", [ends]).fetchall())


class _Place(NamedTuple):
    """What the id of a piece of evidence tells: where it lies, whatever the analysis numbers its sentences."""

    document_id: str
    kind: str
    source: int
    target: int
    cue: int


def find_evidence(database: duckdb.DuckDBPyConnection, wanted: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """Return the evidence that is there now for ids from before; what is not there any more is missing.

    Where an id is no longer there, evidence of the same kind is taken whose ends lie where the id says, or as far from
    there as its sentence moved.

    Args:
        database: a cursor on a loaded store.
        wanted: ids, each with place (document@start-end) and text of its sentence when it was decided, as far as known.
    """
    known = database.execute(f"SELECT r.id FROM relations r {_CHOSEN}", [sorted(wanted)]).fetchall()
    found = {each: each for (each,) in known}
    lost = {each: place for each in wanted if each not in found and (place := _read_place(each)) is not None}
    rows = {key: database.execute(_IN_DOCUMENT, [key]).fetchall() for key in {p.document_id for p in lost.values()}}
    for evidence, place in lost.items():
        moved = _moved(database, *wanted[evidence]) if rows[place.document_id] else 0
        if near := _find_near(place, moved, rows[place.document_id]):
            found[evidence] = near
    return found


def _moved(database: duckdb.DuckDBPyConnection, place: str, text: str) -> int:
    """Return by how many characters a sentence moved in its article since it was decided about."""
    document_id, _, span = place.rpartition("@")
    row = database.execute("SELECT text FROM documents WHERE id = ?", [document_id]).fetchone()
    if row is None or not text:
        return 0
    start = int(span.partition("-")[0])
    places = [found.start() for found in re.finditer(re.escape(text), row[0])]
    return min((each - start for each in places), key=abs, default=0)


def _read_place(evidence: str) -> _Place | None:
    try:
        document_sentence, kind, ends, cue = evidence.rsplit("/", 3)
        source, _, target = ends.partition("-")
        return _Place(document_sentence.rpartition("#")[0], kind, int(source), int(target or -1), int(cue or source))
    except ValueError:
        return None


def _find_near(place: _Place, moved: int, rows: Iterable[tuple]) -> str:
    """Return the nearest evidence of the same kind between the same ends, or nothing."""
    alike = []
    for evidence, kind, source, source_end, target, target_end, cue in rows:
        same_target = (
            target is None if place.target < 0 else (target is not None and target <= place.target + moved < target_end)
        )
        if kind == place.kind and source <= place.source + moved < source_end and same_target:
            alike.append((abs((source if cue is None else cue) - place.cue - moved), evidence))
    return min(alike)[1] if alike else ""
