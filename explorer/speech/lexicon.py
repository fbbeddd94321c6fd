"""Reporting verbs, from data/reporting.tsv."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Reporting:
    """A reporting verb: what it does, how far it commits to what is said, and where the addressee stands.

    `only` is "clause", "direct" or empty: with what alone the verb reports ("press" only "..." he pressed).
    """

    verb: str
    group: str
    certainty: float
    addressee: str
    only: str = ""


@cache
def read_media() -> tuple[frozenset[str], frozenset[str]]:
    """Give the names of agencies, papers and broadcasters, and the words that they have in their names."""
    text = resources.files("explorer.speech").joinpath("data/media.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if "\t" in line]
    return tuple(frozenset(row[1] for row in rows if row[0] == kind) for kind in ("name", "word"))


def is_media(name: str) -> bool:
    """Tell whether a name is that of an agency, paper or broadcaster."""
    names, words = read_media()
    plain = name.lower().removeprefix("the ")
    return plain in names or any(word.strip(".,’'s") in words or word in words for word in plain.split())


@cache
def read_reporting() -> dict[str, Reporting]:
    """Give the reporting verbs by lemma."""
    text = resources.files("explorer.speech").joinpath("data/reporting.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return {entry.verb: entry for entry in map(_read_row, rows)}


def _read_row(row: dict[str, str]) -> Reporting:
    note = row["note"] or ""
    only = (
        "clause"
        if note.startswith("with a clause only")
        else "direct"
        if note.startswith("with direct speech only")
        else ""
    )
    return Reporting(row["verb"], row["group"], float(row["certainty"] or 0.8), row["addressee"] or "", only)
