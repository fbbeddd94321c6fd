"""Relations that readers wrote down, and which claims of the program are among them.

The counting is that of the readers' own definition: a claim is in the gold if it stands in the sentence of a gold
relation and joins the same two ends in the same direction (affiliations and mutual events either way). An end is the
same if a name of the actor, or the words of the mention, share half of their words with the gold's name or words.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.errors import ReadingError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

WEAK = frozenset(
    "the a an of in and to for on at by from with mr mrs ms dr his her its their president prime minister government "
    "former new".split()
)
"""Words that do not tell one actor from another."""

STEM = 5
"""Letters of a word that are compared: Russia and Russian are one."""

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


def plain(text: str) -> str:
    """Give a text in lower case, without signs and possessive endings."""
    return re.sub(r"[^a-z0-9]+", " ", text.lower().replace("’s ", " ").replace("'s ", " ")).strip()


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:STEM] for word in plain(text).split() if word not in WEAK and len(word) > 1)


def fits(forms: Iterable[str], names: Sequence[str]) -> bool:
    """Tell whether one of an actor's forms is what the gold calls an end.

    Args:
        forms: the mention's words, the actor's name and aliases.
        names: the gold's resolved name and its words in the sentence.
    """
    forms = list(forms)
    plain_names = {plain(name) for name in names} - {""}
    if any(plain(form) in plain_names for form in forms):
        return True
    wanted = _stems(names[0]) or _stems(names[1])
    for form in forms:
        own = _stems(form)
        if own and wanted and len(own & wanted) >= max(1, (min(len(own), len(wanted)) + 1) // 2):
            return True
    return False


def same_sentence(relation: GoldRelation, text: str) -> bool:
    """Tell whether a sentence is the one that the reader meant."""
    begin, own = plain(relation.sentence)[:40], plain(text)
    return begin[:30] in own or own[:30] in plain(relation.sentence)
