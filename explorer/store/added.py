"""Names that readers added, in the tables of an open store: mentions like others, with those they are named beside.

    mentions before, mentions after --use_added--> mentions, placed_mentions, relations (co-mentions), placed_relations

Their rows have numbers of their own, behind all that the machine found, which follow from where they stand: whatever
was added and taken back on the way, the tables are the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace

import duckdb

from explorer.model import Mention, RelationMention
from explorer.pairing import pair_names
from explorer.store.changes import Change
from explorer.store.columns import column_names, row_maker
from explorer.store.lifting import place_again
from explorer.store.numbered import delete_numbered, insert_numbered

FIRST_ADDED = 1 << 40
"""Number from which on mentions were added by readers; the machine finds fewer in any collection."""

FIRST_PAIRED = 1 << 60
"""Number from which on relations stand on mentions that were added by readers."""

_COLUMNS = ", ".join(f'm."{name}"' for name in column_names(Mention))

_NAMES_BESIDE = f"""
SELECT {_COLUMNS} FROM mentions m JOIN (SELECT unnest(?::VARCHAR[]) AS sentence_id) asked USING (sentence_id)
WHERE m.form IN ('name', 'group') ORDER BY m.sentence_id, m.start, m."end" DESC
"""

_KNOWN = "SELECT id FROM relations JOIN (SELECT unnest(?::VARCHAR[]) AS id) USING (id)"

_PAIRED = "SELECT no FROM relations WHERE no >= ? AND sentence_id IN (SELECT unnest(?::VARCHAR[]))"

_THEIR_LINES = """
SELECT DISTINCT id FROM lines JOIN evidence USING (line_no)
WHERE id IS NOT NULL AND relation_no IN (SELECT unnest(?::BIGINT[]))
"""

_PLACE = """
INSERT INTO placed_mentions SELECT m.no, m.id, s.no AS sentence_no, s.document_no, s.repeats
FROM mentions m JOIN placed_sentences s ON s.id = m.sentence_id WHERE m.no IN (SELECT unnest(?::BIGINT[]))
"""


def use_added(
    database: duckdb.DuckDBPyConnection, before: Mapping[str, Mention], after: Mapping[str, Mention]
) -> tuple[Change, frozenset[str]]:
    """Put other names that readers added in place of the former ones; between actors it takes effect by lifting.

    Args:
        database: a cursor on a lifted store, in a transaction.
        before, after: the mentions that readers added, by id.

    Returns:
        What is gone, and the ids of the evidence that is to be lifted.
    """
    gone = [each for key, each in before.items() if after.get(key) != each]
    new = [each for key, each in after.items() if before.get(key) != each]
    sentences = sorted({each.sentence_id for each in (*gone, *new)})
    numbers = [no for (no,) in database.execute(_PAIRED, [FIRST_PAIRED, sentences]).fetchall()]
    lines = frozenset(each for (each,) in database.execute(_THEIR_LINES, [numbers]).fetchall())
    for table in ("evidence", "placed_relations"):
        database.execute(f"DELETE FROM {table} WHERE relation_no IN (SELECT unnest(?::BIGINT[]))", [numbers])
    delete_numbered(database, "relations", numbers)
    delete_numbered(database, "as_read", numbers)
    _take_out(database, gone)
    _put_in(database, new)
    pairs = _pair(database, sentences, after)
    insert_numbered(database, "relations", list(map(_number_of_pair, pairs)), pairs)
    place_again(database, list(map(_number_of_pair, pairs)))
    gone_ids = frozenset(each.id for each in gone)
    return Change(lines=lines, mentions=gone_ids, sentences=frozenset(sentences)), frozenset(each.id for each in pairs)


def _take_out(database: duckdb.DuckDBPyConnection, mentions: Iterable[Mention]) -> None:
    ids = [each.id for each in mentions]
    numbers = [no for (no,) in database.execute(
        "SELECT no FROM mentions WHERE no >= ? AND id IN (SELECT unnest(?::VARCHAR[]))", [FIRST_ADDED, ids]
    ).fetchall()]  # fmt: skip
    for table in ("mentions", "placed_mentions"):
        delete_numbered(database, table, numbers)
    for table in ("ends", "occurrences"):
        database.execute(f"DELETE FROM {table} WHERE mention_no IN (SELECT unnest(?::BIGINT[]))", [numbers])


def _put_in(database: duckdb.DuckDBPyConnection, mentions: list[Mention]) -> None:
    documents = sorted({each.document_id for each in mentions})
    asked = "SELECT id, no FROM documents JOIN (SELECT unnest(?::VARCHAR[]) AS id) USING (id)"
    number_of = dict(database.execute(asked, [documents]).fetchall())
    known = [each for each in mentions if each.document_id in number_of]
    numbers = [_number(number_of[each.document_id], each) for each in known]
    insert_numbered(database, "mentions", numbers, known)
    database.execute(_PLACE, [numbers])


def _number(document_no: int, mention: Mention) -> int:
    """Return the number of a mention: document, start and length (at most LONGEST_NAME characters) as one."""
    return (document_no + 1) * FIRST_ADDED + (mention.start << 8) + min(mention.end - mention.start, 255)


def _pair(
    database: duckdb.DuckDBPyConnection, sentences: Iterable[str], added: Mapping[str, Mention]
) -> list[RelationMention]:
    make = row_maker(Mention)
    beside = (make(*row) for row in database.execute(_NAMES_BESIDE, [list(sentences)]).fetchall())
    pairs = [each for each in pair_names(beside) if each.source in added or each.target in added]
    known = database.execute(_KNOWN, [[each.id for each in pairs]]).fetchall()
    taken = {each for (each,) in known}  # a shorter name that begins where the machine found a longer one
    return [replace(each, id=f"{each.id}+") if each.id in taken else each for each in pairs]


def _number_of_pair(pair: RelationMention) -> int:
    digest = hashlib.blake2b(pair.id.encode("utf-8"), digest_size=7).digest()
    return FIRST_PAIRED + int.from_bytes(digest, "big")
