"""Relation mentions lifted to actors: once for all, and then again only where a decision changed something.

    relations + links --lift--> ends (of relations), evidence (between actors), lines (one row a relation),
                                occurrences (of actors)
    touched mentions, evidence with another verdict --lift_again--> the same tables as after lifting all anew

A mention stands for one actor: where several links claim it, the surest counts, so that no sentence is told twice.
Two actors of one sentence are named together once, by whatever names and however often either stands there.
Names of actors are not copied into the tables, so that another name changes none of them. `lines` only grows: a line
without evidence is found by no query.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import duckdb

from explorer.store.changes import Change

_PLACED = """
    SELECT r.no AS relation_no, s.no AS sentence_no, s.document_no, f.no AS source_no, t.no AS target_no
    FROM {relations} r JOIN placed_sentences s ON s.id = r.sentence_id
    JOIN placed_mentions f ON f.id = r.source LEFT JOIN placed_mentions t ON t.id = r.target
    WHERE s.repeats = '' AND (r.target = '' OR t.no IS NOT NULL)
"""

_CHOSEN = "(SELECT * FROM relations WHERE no IN (SELECT unnest(?::BIGINT[])))"

_CREDITS = """
CREATE OR REPLACE VIEW credits AS
    SELECT DISTINCT r.relation_no, coalesce(a.name, r.credit.text) AS credit
    FROM (SELECT no AS relation_no, unnest(attributions) AS credit FROM relations) r
    LEFT JOIN ends e ON e.mention_id = r.credit.mention_id LEFT JOIN actors a ON a.id = e.actor_id;
"""
"""A view, so that another name or link of an actor is in it at once."""

_ENDS = """
    SELECT l.mention_id, l.actor_id, l.rule, l.confidence, l.reference, p.no AS mention_no, m.start,
        {{actor_id: l.actor_id, text: m.text, start: m.start, "end": m."end", rule: l.rule,
          reference: l.reference}} AS words
    FROM links l SEMI JOIN actors a ON a.id = l.actor_id
    JOIN {mentions} p ON p.id = l.mention_id JOIN mentions m ON m.no = p.no
    QUALIFY row_number() OVER (PARTITION BY p.no ORDER BY l.confidence DESC, l.actor_id) = 1
"""

_OCCURRENCES = """
    SELECT e.actor_id, e.mention_no, m.sentence_no, m.document_no, m.repeats, e.rule, e.confidence, e.reference
    FROM ends e JOIN {mentions} m ON m.no = e.mention_no
"""

_LIFTED = """
CREATE OR REPLACE TEMP TABLE lifted AS
    SELECT * EXCLUDE (from_actor, from_words, to_actor, to_words, turned, called_wrong),
        if(turned, to_actor, from_actor) AS source, if(turned, from_actor, to_actor) AS target,
        if(turned, to_words, from_words) AS source_words, if(turned, from_words, to_words) AS target_words
    FROM (
        SELECT r.no AS relation_no, r.kind, p.sentence_no, p.document_no, d.id AS document_id, d.outlet,
            r.event, r.quad, if(r.stance = '', r.quad, r.stance) AS stance,
            if(starts_with(r.rule, 'learned'), 'learned', 'rules') AS finder,
            r.predicate, r.tense, r.mutual, if(r.negated, 'negated', r.modality) AS told_as,
            -- what the finder weighed counts how surely its ends are linked already (relations/learned)
            if(r.kind = 'co-mention' OR r.target = '', r.confidence * f.confidence * coalesce(t.confidence, 1),
                r.confidence) AS confidence,
            f.reference OR coalesce(t.reference, false) AS reference, f.start AS told_at,
            f.actor_id AS from_actor, f.words AS from_words, coalesce(t.actor_id, '') AS to_actor, t.words AS to_words,
            r.kind = 'co-mention' AND from_actor > to_actor AS turned, r.id IN (SELECT id FROM wrong) AS called_wrong
        FROM {relations} p JOIN relations r ON r.no = p.relation_no JOIN documents d ON d.no = p.document_no
        JOIN ends f ON f.mention_no = p.source_no LEFT JOIN ends t ON t.mention_no = p.target_no
        WHERE (p.target_no IS NULL OR t.actor_id IS NOT NULL) AND f.actor_id IS DISTINCT FROM t.actor_id
        WINDOW together AS (
            PARTITION BY r.kind, p.sentence_no, least(from_actor, to_actor), greatest(from_actor, to_actor))
        QUALIFY if(r.kind <> 'co-mention', NOT called_wrong,
            NOT bool_or(called_wrong) OVER together AND r.no = min(r.no) OVER together)
    )
"""

_LINES = """
    SELECT {first} + row_number() OVER (ORDER BY source, target, kind) AS line_no,
        if(target <> '', source || '~' || kind || '~' || target, NULL) AS id, kind, source, target
    FROM (SELECT DISTINCT source, target, kind FROM lifted)
"""

_EVIDENCE = """
    SELECT lifted.*, line_no, shared_no, shared_order
    FROM lifted JOIN lines USING (source, target, kind) LEFT JOIN shared_sentences USING (sentence_no)
    ORDER BY document_no, sentence_no, told_at, relation_no
"""

_TOUCHED_MENTIONS = """
CREATE OR REPLACE TEMP TABLE touched_mentions AS
    SELECT p.* FROM placed_mentions p JOIN (SELECT unnest(?::VARCHAR[]) AS id) USING (id)
"""

_JUDGED_ANEW = "CREATE OR REPLACE TEMP TABLE judged_anew AS SELECT unnest(?::VARCHAR[]) AS id"

_TOUCHED_RELATIONS = """
CREATE OR REPLACE TEMP TABLE touched_relations AS
    WITH touched AS (
        SELECT * FROM placed_relations
        WHERE source_no IN (SELECT no FROM touched_mentions) OR target_no IN (SELECT no FROM touched_mentions)
            OR relation_no IN (SELECT no FROM relations JOIN judged_anew USING (id))
    )
    SELECT * FROM touched UNION  -- which of its co-mentions counts is a question to the whole sentence
    SELECT p.* FROM placed_relations p JOIN relations r ON r.no = p.relation_no
    WHERE r.kind = 'co-mention' AND p.sentence_no IN (SELECT sentence_no FROM touched)
"""

_LIFT_AGAIN = f"""
DELETE FROM evidence WHERE relation_no IN (SELECT relation_no FROM touched_relations);
DELETE FROM occurrences WHERE mention_no IN (SELECT no FROM touched_mentions);
DELETE FROM ends WHERE mention_no IN (SELECT no FROM touched_mentions);
INSERT INTO ends {_ENDS.format(mentions="touched_mentions")};
INSERT INTO occurrences {_OCCURRENCES.format(mentions="touched_mentions")};
{_LIFTED.format(relations="touched_relations")};
INSERT INTO lines SELECT * FROM (
    {_LINES.format(first="(SELECT coalesce(max(line_no), 0) FROM lines)")}
) ANTI JOIN lines USING (source, target, kind);
INSERT INTO evidence BY NAME {_EVIDENCE};
"""

_THEIR_LINES = """
SELECT DISTINCT id FROM lines JOIN evidence USING (line_no)
WHERE id IS NOT NULL AND relation_no IN (SELECT relation_no FROM touched_relations)
"""

_DIGEST = """
SELECT id, (count(*), sum(hash(e.sentence_no, e.event, e.quad, e.stance, e.told_as, e.source_words, e.target_words)))
FROM lines JOIN (SELECT unnest(?::VARCHAR[]) AS id) asked USING (id) JOIN evidence e USING (line_no) GROUP BY id
"""

_SENTENCES_OF_MENTIONS = "SELECT id FROM sentences WHERE no IN (SELECT sentence_no FROM touched_mentions)"

_SENTENCES_OF_EVIDENCE = "SELECT sentence_id FROM relations JOIN (SELECT unnest(?::VARCHAR[]) AS id) USING (id)"


def judge(database: duckdb.DuckDBPyConnection, *, wrong: Iterable[str], checked: Iterable[str]) -> None:
    """Take note of what people say of evidence; it takes effect by lifting.

    Args:
        database: a cursor on a loaded store.
        wrong: ids of the evidence that people called wrong; it counts no more.
        checked: ids of the evidence that people called right.
    """
    for name, ids in (("wrong", wrong), ("checked", checked)):
        database.execute(f"CREATE OR REPLACE TABLE {name} AS SELECT unnest(?::VARCHAR[]) AS id", [sorted(ids)])


def place_relations(database: duckdb.DuckDBPyConnection) -> None:
    """Note of each relation which sentence tells it of which mentions; before lifting."""
    database.execute(f"CREATE TABLE IF NOT EXISTS placed_relations AS {_PLACED.format(relations='relations')}")


def place_again(database: duckdb.DuckDBPyConnection, numbers: Sequence[int]) -> None:
    """Note it anew of some relations, by their numbers; those that are gone are placed no more."""
    database.execute("DELETE FROM placed_relations WHERE relation_no IN (SELECT unnest(?::BIGINT[]))", [numbers])
    database.execute(f"INSERT INTO placed_relations {_PLACED.format(relations=_CHOSEN)}", [numbers])


def lift(database: duckdb.DuckDBPyConnection) -> None:
    """Derive the tables between actors; the relations are placed already."""
    database.execute(f"CREATE OR REPLACE TABLE ends AS {_ENDS.format(mentions='placed_mentions')}")
    database.execute(f"CREATE OR REPLACE TABLE occurrences AS {_OCCURRENCES.format(mentions='placed_mentions')}")
    database.execute(_CREDITS)
    database.execute(_LIFTED.format(relations="placed_relations"))
    database.execute(f"CREATE OR REPLACE TABLE lines AS {_LINES.format(first=0)}")
    database.execute(f"CREATE OR REPLACE TABLE evidence AS {_EVIDENCE}")
    database.execute("DROP TABLE lifted")


def lift_again(
    database: duckdb.DuckDBPyConnection, *, mentions: Iterable[str] = (), evidence: Iterable[str] = ()
) -> Change:
    """Derive anew what stands on some mentions and pieces of evidence; all else stays.

    Args:
        database: a cursor on a store that was lifted, in a transaction.
        mentions: ids of mentions that have other links now.
        evidence: ids of evidence of which people say something else now.

    Returns:
        The lines, mentions and sentences that are not as they were.
    """
    mentions, evidence = sorted(mentions), sorted(evidence)
    database.execute(_TOUCHED_MENTIONS, [mentions])
    database.execute(_JUDGED_ANEW, [evidence])
    database.execute(_TOUCHED_RELATIONS)
    lines = _ids(database, _THEIR_LINES)
    database.execute(_LIFT_AGAIN)
    lines |= _ids(database, _THEIR_LINES)
    sentences = _ids(database, _SENTENCES_OF_MENTIONS) | sentences_of(database, evidence)
    return Change(lines=lines, mentions=frozenset(mentions), sentences=sentences)


def differing_lines(
    one: duckdb.DuckDBPyConnection, other: duckdb.DuckDBPyConnection, lines: Iterable[str]
) -> frozenset[str]:
    """Return those of some lines that have other evidence, or evidence told otherwise, in two states of a store."""
    lines = sorted(lines)
    before, after = (dict(state.execute(_DIGEST, [lines]).fetchall()) for state in (one, other))
    return frozenset(each for each in lines if before.get(each) != after.get(each))


def sentences_of(database: duckdb.DuckDBPyConnection, evidence: Iterable[str]) -> frozenset[str]:
    """Return the ids of the sentences of some evidence."""
    return _ids(database, _SENTENCES_OF_EVIDENCE, [sorted(evidence)])


def _ids(database: duckdb.DuckDBPyConnection, statement: str, parameters: Sequence[Any] = ()) -> frozenset[str]:
    return frozenset(each for (each,) in database.execute(statement, list(parameters)).fetchall())
