"""Relations that readers wrote down, and which claims of the program are among them.

The counting is that of the readers' own definition: a claim is in the gold if it stands in the sentence of a gold
relation and joins the same two ends in the same direction (affiliations and mutual events either way). Ends are
compared as `explorer/evaluate/ends.py` says.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.errors import ReadingError
from explorer.evaluate.ends import fits, plain

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MUTUAL = frozenset({"CONSULT", "AGREE"})
"""PLOVER types whose direction is free."""


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """One relation that a reader wrote down; offsets are -1 where the reader gave none."""

    document: str
    sentence: str
    kind: str
    source: str
    target: str
    source_words: str
    target_words: str
    verb: str
    told: str
    event: str
    source_at: tuple[int, int] = (-1, -1)
    target_at: tuple[int, int] = (-1, -1)
    verb_at: tuple[int, int] = (-1, -1)


def read_gold(file: Path) -> tuple[GoldRelation, ...]:
    """Read relations, one JSON object a line.

    Raises:
        ReadingError: a line is no JSON object or lacks a field; file and line are named.
    """
    found = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip():
            try:
                found.append(_relation(json.loads(line)))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                where = f"{file}, line {number}"
                way_out = "A line is an object with document, sentence, kind, source, target and their words."
                raise ReadingError(f"This is no relation: {error!r}.", where=where, way_out=way_out) from error
    return tuple(found)


def _relation(row: dict) -> GoldRelation:
    words = [str(row.get(key) or "") for key in ("source_words", "target_words", "verb", "told", "plover")]
    places = [(_offset(row, f"{end}_start"), _offset(row, f"{end}_end")) for end in ("source", "target", "verb")]
    named = [str(row[key]) for key in ("document", "sentence", "kind", "source", "target")]
    return GoldRelation(*named, *words, *places)


def _offset(row: dict, key: str) -> int:
    value = row.get(key)
    return -1 if value is None else int(value)


def same_sentence(relation: GoldRelation, text: str) -> bool:
    """Tell whether a sentence is the one that the reader meant."""
    begin, own = plain(relation.sentence)[:40], plain(text)
    return begin[:30] in own or own[:30] in plain(relation.sentence)


def find_hits(
    kind: str,
    event: str,
    source: Iterable[str],
    target: Iterable[str],
    own: Iterable[tuple[int, GoldRelation]],
) -> set[int]:
    """Give the numbers of the gold relations that a claim finds, those included whose direction is free.

    Args:
        kind, event: of the claim.
        source, target: the forms of its ends: names and aliases of the actor, words of the mention.
        own: the gold relations of its sentence with their numbers.
    """
    source, target = tuple(source), tuple(target)
    return {
        number
        for number, gold in own
        if _joins(gold, source, target) or (_is_free(kind, event, gold) and _joins(gold, target, source))
    }


def _joins(gold: GoldRelation, source: Iterable[str], target: Iterable[str]) -> bool:
    """Tell whether a gold relation leads from the one to the other."""
    return fits(source, gold.source, gold.source_words) and fits(target, gold.target, gold.target_words)


def _is_free(kind: str, event: str, gold: GoldRelation) -> bool:
    return kind == gold.kind == "affiliation" or (event in MUTUAL and gold.event in MUTUAL)
