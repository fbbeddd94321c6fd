"""The places where an actor is mentioned, one by one, each with the words around it."""

from __future__ import annotations

import duckdb

from explorer.views import Naming

_NAMINGS = """
SELECT m.id, m.text, m.document_id, s.id, o.reference, o.rule,
    substring(d.text, s.start + 1, m.start - s.start), substring(d.text, m."end" + 1, s."end" - m."end")
FROM occurrences o JOIN mentions m ON m.no = o.mention_no JOIN sentences s ON s.no = o.sentence_no
JOIN documents d ON d.no = o.document_no
WHERE o.actor_id = ? AND o.repeats = '' {called}
ORDER BY d.published DESC, d.id, m.no LIMIT ? OFFSET ?
"""


def read_namings(
    database: duckdb.DuckDBPyConnection, actor_id: str, *, called: str = "", start: int = 0, most: int
) -> tuple[Naming, ...]:
    """Return the mentions of an actor, newest article first; or those by certain words alone.

    Args:
        database: a cursor on a lifted store.
        actor_id: whose.
        called: the very words, or empty for all.
        start, most: how many are passed over, and how many are returned.
    """
    parameters = [actor_id, *([called] if called else []), most, start]
    statement = _NAMINGS.format(called="AND m.text = ?" if called else "")
    return tuple(Naming(*row) for row in database.execute(statement, parameters).fetchall())
