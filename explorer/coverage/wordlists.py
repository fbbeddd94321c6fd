"""The word lists of this stage, from data/*.tsv; README.md there says how they were made."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

PEOPLE = "@people"
WORD = re.compile(r"[^\s-]+|-")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A word or expression worth discussing.

    Attributes:
        words: for each word in a row the lemmas that may stand there.
        pos: word class of a single word, or empty for any.
        group: name of its group.
        reason: why words of that group are worth discussing.
        alternatives: what others write for it.
        not_before, not_behind: lemmas in the neighbourhood that rule it out.
        order: its place in the list; of two that fit, the earlier counts.
    """

    words: tuple[frozenset[str], ...]
    pos: str
    group: str
    reason: str
    alternatives: tuple[str, ...]
    not_before: frozenset[str]
    not_behind: frozenset[str]
    order: int


@dataclass(frozen=True, slots=True)
class Deed:
    """A noun that names a deed: its verb, and what somebody after "of", or its owner, is to it ("doer", "target")."""

    verb: str
    of: str
    owner: str


@cache
def read_reasons() -> dict[str, str]:
    """Give the groups of words worth discussing with the reasons that readers see."""
    return {row["group"]: row["reason"] for row in _rows("groups.tsv")}


@cache
def read_patterns() -> dict[str, dict[str, list[Pattern]]]:
    """Give the patterns by the lemmas of their first and second word; "" where there is no second."""
    found: dict[str, dict[str, list[Pattern]]] = {}
    for order, row in enumerate(_rows("candidates.tsv")):
        pattern = _pattern(row, order)
        seconds = pattern.words[1] if len(pattern.words) > 1 else frozenset({""})
        for first in pattern.words[0]:
            for second in seconds:
                found.setdefault(first, {}).setdefault(second, []).append(pattern)
    return found


@cache
def read_deeds() -> dict[str, Deed]:
    """Give the nouns that name deeds."""
    return {row["noun"]: Deed(row["verb"], row["of"], row["owner"]) for row in _rows("deeds.tsv")}


@cache
def read_classifying() -> frozenset[str]:
    """Give the adjectives that sort, count or point and describe nobody."""
    return frozenset(_lines("classifying.txt"))


@cache
def _read_people() -> frozenset[str]:
    return frozenset(_lines("people.txt"))


def _pattern(row: dict[str, str], order: int) -> Pattern:
    unless = row["unless"].split()
    words = [frozenset(part.split("|")) for part in WORD.findall(row["words"])]
    return Pattern(
        words=tuple(_read_people() if PEOPLE in choices else choices for choices in words),
        pos=row["pos"].strip("-"),
        group=row["group"],
        reason=read_reasons()[row["group"]],
        alternatives=tuple(part.strip() for part in row["alternatives"].split(",") if part.strip()),
        not_before=frozenset(word[1:] for word in unless if word.startswith("-")),
        not_behind=frozenset(word[1:] for word in unless if word.startswith("+")),
        order=order,
    )


def _rows(name: str) -> list[dict[str, str]]:
    reader = csv.DictReader(_lines(name), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [{key: (value or "").strip() for key, value in row.items() if key} for row in reader]


def _lines(name: str) -> list[str]:
    text = resources.files("explorer.coverage").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
