"""The words that say how an event is told, from data/cues.tsv (columns: data/README.md)."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources

FACTUAL = "fact"
"""What a word tells of its complement where the complement has happened after all ("did not fail to")."""


@cache
def read_cues(kind: str) -> dict[str, str]:
    """Give the words of one kind ("noun", "verb", "adverb" ...), each with how it tells an event."""
    return {row["word"]: row["told"] or "" for row in _rows() if row["kind"] == kind}


@cache
def _rows() -> tuple[dict[str, str], ...]:
    text = resources.files("explorer.factuality").joinpath("data", "cues.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
