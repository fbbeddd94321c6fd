"""The sentences that relations stand on, with everything that a reader needs to judge and cite them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from explorer.model import RelationMention
from explorer.store.columns import column_names, row_maker
from explorer.store.correcting import read_as_read
from explorer.store.filters import Condition
from explorer.store.passages import MarkedSentence, read_sentences
from explorer.views import Evidence, Mark

NEWEST_FIRST = "d.published DESC, d.id, e.sentence_no, e.told_at, e.relation_no"
AS_READ = "e.document_no, e.sentence_no, e.told_at, e.relation_no"

_RELATION_COLUMNS = column_names(RelationMention)

_EVIDENCE = f"""
SELECT {", ".join(f"r.{column}" for column in _RELATION_COLUMNS)},
    e.sentence_no, e.source_words, e.target_words, s.name, coalesce(t.name, ''), d.title, d.outlet, d.published,
    e.confidence, r.id IN (SELECT id FROM checked) AS checked
FROM (SELECT * FROM evidence WHERE {{where}}) e
JOIN relations r ON r.no = e.relation_no JOIN documents d ON d.no = e.document_no
JOIN actors s ON s.id = e.source LEFT JOIN actors t ON t.id = e.target
ORDER BY {{order}}
"""

_CREDITS = """
SELECT e.mention_id, e.actor_id, a.name, e.rule, e.reference
FROM ends e JOIN (SELECT unnest(?::VARCHAR[]) AS mention_id) asked USING (mention_id)
JOIN actors a ON a.id = e.actor_id
"""


@dataclass(frozen=True, slots=True)
class _End:
    """One end of a piece of evidence: the actor, and the words that refer to it."""

    actor_id: str = ""
    name: str = ""
    text: str = ""
    start: int = 0
    end: int = 0
    rule: str = ""
    reference: bool = False


@dataclass(frozen=True, slots=True)
class _Credit:
    """The actor whom a mention in an attribution refers to."""

    actor_id: str
    name: str
    rule: str
    reference: bool


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the database, put into values."""

    mention: RelationMention
    sentence_no: int
    source: _End
    target: _End
    origin: tuple[str, str, str]
    confidence: float
    checked: bool


def read_evidence(
    database: duckdb.DuckDBPyConnection, which: Condition, *, order: str = NEWEST_FIRST
) -> tuple[Evidence, ...]:
    """Return the evidence that passes a condition on the table `evidence`, ready to be shown.

    Args:
        database: a cursor on a loaded store.
        which: the condition.
        order: NEWEST_FIRST (articles of unknown date last) or AS_READ.
    """
    statement = _EVIDENCE.format(where=which.sql, order=order)
    rows = [_read_row(row) for row in database.execute(statement, which.parameters).fetchall()]
    if not rows:
        return ()
    credits = _read_credits(database, (row.mention for row in rows))
    sentences = read_sentences(database, (row.sentence_no for row in rows))
    as_read = read_as_read(database, [row.mention.id for row in rows])
    return tuple(_evidence(row, sentences[row.sentence_no], credits, as_read.get(row.mention.id)) for row in rows)


def _read_row(row: Sequence[Any]) -> _Row:
    width = len(_RELATION_COLUMNS)
    mention = row_maker(RelationMention)(*row[:width])
    sentence_no, source, target, source_name, target_name, *origin, confidence, checked = row[width:]
    ends = _End(name=source_name, **source), _End(name=target_name, **target) if target else _End()
    return _Row(mention, sentence_no, *ends, tuple(origin), confidence, checked)


def _read_credits(database: duckdb.DuckDBPyConnection, mentions: Iterable[RelationMention]) -> dict[str, _Credit]:
    """Return the actor behind each mention that evidence is credited to, by the surest link."""
    asked = sorted({each.mention_id for mention in mentions for each in mention.attributions if each.mention_id})
    rows = database.execute(_CREDITS, [asked]).fetchall() if asked else []
    return {mention_id: _Credit(*credit) for mention_id, *credit in rows}


def _evidence(
    row: _Row, sentence: MarkedSentence, credits: dict[str, _Credit], as_read: RelationMention | None
) -> Evidence:
    source, target = row.source, row.target
    title, outlet, published = row.origin
    return Evidence(
        mention=row.mention, passage=sentence.show(_role_marks(row, credits)),
        source_id=source.actor_id, source_name=source.name, source_text=source.text, source_rule=source.rule,
        target_id=target.actor_id, target_name=target.name, target_text=target.text, target_rule=target.rule,
        document_title=title, outlet=outlet, published=published,
        credited_to=_credited_to(row.mention, credits), confidence=row.confidence, checked=row.checked,
        as_read=as_read,
    )  # fmt: skip


def _credited_to(mention: RelationMention, credits: dict[str, _Credit]) -> tuple[str, ...]:
    """Name whom the text credits it to: the actor where that is known, else the words of the text."""
    names = (
        credits[each.mention_id].name if each.mention_id in credits else each.text for each in mention.attributions
    )
    return tuple(dict.fromkeys(names))


def _role_marks(row: _Row, credits: dict[str, _Credit]) -> list[Mark]:
    marks = [Mark(cue.start, cue.end, "cue") for cue in row.mention.cues]
    marks += [Mark(words.start, words.end, "words") for words in row.mention.words]
    for role, end in (("source", row.source), ("target", row.target)):
        marks.append(Mark(end.start, end.end, role, end.actor_id, end.rule, end.reference))
    for each in row.mention.attributions:
        credit = credits.get(each.mention_id, _Credit("", "", "", False))
        marks.append(Mark(each.start, each.end, "speaker", credit.actor_id, credit.rule, credit.reference))
    return marks
