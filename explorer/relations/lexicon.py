"""What verbs and nouns signal, from data/verbs.tsv and data/nouns.tsv (columns: data/README.md)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources

from explorer.model import QUAD_OF_EVENT as QUAD_OF_EVENT  # the rules that read the lexicon import both from here

NO_EVENT = "-"
CARRIER = "~"
ORDER_OF_CONDITIONS = ("pred", "obj", "iobj", "comp", "prep", "subj")
"""Which condition says most about a verb's sense; the first that holds decides."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What must stand beside a verb for a sense to hold.

    `kind` is one of ORDER_OF_CONDITIONS; `values` are lemmas, prepositions, event types, or "@actor",
    "@person", "@place", "any"; `nouns` (for prepositions) the lemmas that must follow, empty for any.
    """

    kind: str
    values: frozenset[str]
    nouns: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class VerbRow:
    """One sense of a verb: the conditions under which it holds, and what it then signals.

    Attributes:
        when: all must hold; empty for the plain sense.
        event: PLOVER type, NO_EVENT, or CARRIER for verbs that only carry their complement.
        agent: slots of whoever does it where that is not the subject.
        target: slots in order of preference.
        note: for carriers the modality they bring to their complement.
    """

    verb: str
    when: tuple[Condition, ...]
    event: str
    agent: tuple[str, ...]
    target: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class NounRow:
    """One sense of a noun that names an event.

    It holds where one of `modifiers` stands before the noun (or after "of") or one of `prepositions`
    follows it; where both are empty, anywhere.
    """

    noun: str
    modifiers: frozenset[str]
    prepositions: frozenset[str]
    event: str
    agent: tuple[str, ...]
    target: tuple[str, ...]


@cache
def read_verbs() -> dict[str, tuple[VerbRow, ...]]:
    """Give the senses of each verb, those with conditions first."""
    rows: dict[str, list[VerbRow]] = {}
    for row in _rows("verbs.tsv"):
        entry = VerbRow(
            row["verb"], _conditions(row["when"]), row["event"], _list(row["agent"]), _list(row["target"]), row["note"]
        )
        rows.setdefault(entry.verb, []).append(entry)
    return {verb: tuple(sorted(entries, key=_rank)) for verb, entries in rows.items()}


@cache
def read_nouns() -> dict[str, tuple[NounRow, ...]]:
    """Give the senses of each event noun, those with modifiers first."""
    rows: dict[str, list[NounRow]] = {}
    for row in _rows("nouns.tsv"):
        words = frozenset(word for word in row["with"].removeprefix("prep:").split("|") if word)
        following = row["with"].startswith("prep:")
        modifiers, prepositions = (frozenset(), words) if following else (words, frozenset())
        entry = NounRow(row["noun"], modifiers, prepositions, row["event"], _list(row["agent"]), _list(row["target"]))
        rows.setdefault(entry.noun, []).append(entry)
    return {noun: tuple(sorted(entries, key=_rank_of_noun)) for noun, entries in rows.items()}


def _rank_of_noun(entry: NounRow) -> tuple[bool, bool]:
    return (not entry.modifiers, not entry.prepositions)


@dataclass(frozen=True, slots=True)
class Ties:
    """Words that state an affiliation, each with the relation that it states.

    Attributes:
        offices: nouns ("head", "member").
        not_to: offices whose "to" says where they serve, not whose they are ("ambassador to").
        endings: participles after a hyphen ("backed" in "US-backed").
        verbs: verbs, with the slots of what they tie to ("belong", prep:to).
    """

    offices: dict[str, str]
    not_to: frozenset[str]
    endings: dict[str, str]
    verbs: dict[str, tuple[str, tuple[str, ...]]]


@cache
def read_affiliations() -> Ties:
    """Give the words of affiliation."""
    rows = _rows("affiliations.tsv")
    verbs = [row for row in rows if row["noun"].startswith("to ")]
    nouns = [row for row in rows if row not in verbs and not row["noun"].startswith("-")]
    return Ties(
        offices={row["noun"]: row["relation"] for row in nouns},
        not_to=frozenset(row["noun"] for row in nouns if row["note"] == "not to"),
        endings={row["noun"].removeprefix("-"): row["relation"] for row in rows if row["noun"].startswith("-")},
        verbs={
            row["noun"].removeprefix("to "): (row["relation"], _list(row["note"].removeprefix("verb ")))
            for row in verbs
        },
    )


@cache
def read_judgements() -> dict[str, str]:
    """Give the predicates that judge somebody, each with the PLOVER type of saying so."""
    return {row["word"]: row["event"] for row in _rows("judgements.tsv")}


@cache
def read_demands() -> dict[str, str]:
    """Give what can be demanded ("hostile": it is against who is asked; "ending") and verbs of ordering ("order")."""
    return {row["word"]: row["kind"] for row in _rows("demands.tsv")}


def _rows(name: str) -> list[dict[str, str]]:
    text = resources.files("explorer.relations").joinpath("data", name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    reader = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return [{key: (value or "").strip() for key, value in row.items() if key} for row in reader]


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _conditions(text: str) -> tuple[Condition, ...]:
    return tuple(_condition(part.strip()) for part in text.split(";") if part.strip())


def _condition(text: str) -> Condition:
    kind, _, rest = text.partition(":")
    values, _, nouns = rest.partition("=")
    return Condition(kind, frozenset(values.split("|")), frozenset(nouns.split("|")) if nouns else frozenset())


def _rank(entry: VerbRow) -> tuple[int, bool, int]:
    """Put the most specific sense first: by kind of condition, words before classes, number of conditions."""
    kinds = [ORDER_OF_CONDITIONS.index(condition.kind) for condition in entry.when]
    return (min(kinds, default=len(ORDER_OF_CONDITIONS)), any(map(_is_general, entry.when)), -len(kinds))


def _is_general(condition: Condition) -> bool:
    if condition.kind == "prep":
        return not condition.nouns
    return any(value.startswith("@") or value in ("any", "infinitive") for value in condition.values)
