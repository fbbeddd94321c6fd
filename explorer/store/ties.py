"""Which actors have to do with each other, and how much: asked of tables that no store holds yet.

An open store answers this too, with everything else that is known of a relation; for that it is lifted first, which
takes longer than all else that one article more needs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import duckdb

from explorer.store.database import OFFLINE

_TIES = """
WITH ends AS (
    SELECT mention_id, actor_id FROM links
    QUALIFY row_number() OVER (PARTITION BY mention_id ORDER BY confidence DESC, actor_id) = 1
), told AS (
    SELECT r.kind, r.sentence_id, r.kind = 'co-mention' AND f.actor_id > t.actor_id AS turned,
        if(turned, t.actor_id, f.actor_id) AS source, if(turned, f.actor_id, t.actor_id) AS target
    FROM relations r JOIN sentences s ON s.id = r.sentence_id
    JOIN ends f ON f.mention_id = r.source JOIN ends t ON t.mention_id = r.target
    WHERE s.repeats = '' AND f.actor_id <> t.actor_id
)
SELECT kind, source, target, count(DISTINCT sentence_id) FROM told GROUP BY ALL ORDER BY ALL
"""


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation between two actors, as the picture is arranged by; `weight`: sentences that say so."""

    kind: str
    source: str
    target: str
    weight: int


def find_ties(columns: Mapping[str, Any]) -> tuple[Tie, ...]:
    """Return the relations between actors; nobody's decisions about evidence are heeded.

    Args:
        columns: the tables `sentences`, `relations` and `links` as Arrow has them.
    """
    with duckdb.connect(config=OFFLINE) as database:
        for name in ("sentences", "relations", "links"):
            database.register(name, columns[name])
        return tuple(Tie(*row) for row in database.execute(_TIES).fetchall())
