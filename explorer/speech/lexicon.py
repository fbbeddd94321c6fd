"""Reporting verbs, from data/reporting.tsv."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from explorer.located import Located


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
    plain = name.lower().removeprefix("the ").removesuffix(" agency")
    return plain in names or any(word.strip(".,’'s") in words or word in words for word in plain.split())


def entry_of(located: Located, verb: Token) -> Reporting | None:
    """Give the reporting verb that a token is, with its particle or preposition where that makes it another one."""
    if verb.pos_ != "VERB":
        return None
    verbs, lemma, syntax = read_reporting(), verb.lemma_.lower(), located.syntax
    if lemma in _with_second_word():
        seconds = [t.lower_ for t in syntax.children(verb, "compound:prt")]
        seconds += [syntax.case_of(t) for t in syntax.children(verb, "obl")]
        seconds += [t.lower_ for t in syntax.children(verb, "xcomp")]
        found = [verbs[f"{lemma} {second}"] for second in seconds if f"{lemma} {second}" in verbs]
        if found:
            return found[0]
    return verbs.get(lemma)


@cache
def read_reporting() -> dict[str, Reporting]:
    """Give the reporting verbs by lemma."""
    text = resources.files("explorer.speech").joinpath("data/reporting.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return {entry.verb: entry for entry in map(_read_row, rows)}


@cache
def _with_second_word() -> frozenset[str]:
    return frozenset(verb.split()[0] for verb in read_reporting() if " " in verb)


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
