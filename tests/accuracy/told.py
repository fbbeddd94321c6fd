"""Reads told.tsv and compares what was found in a sentence with what it tells.

A part of an expectation reads "A > B: TYPE, told": who, whom, PLOVER types ("said" for statements and quotations,
"affiliation"), and how it is told: nothing for happened, "not", a modality, or "by C" for what is credited to C.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from explorer.analysis import Analysis
    from explorer.model import RelationMention

TABLE = Path(__file__).parent / "told.tsv"
PART = re.compile(r"(?P<may>\? )?(?P<source>.+?) (?P<way><?>) (?P<target>.+?): ?(?P<types>[^,]*)(, (?P<told>.+))?")
PLAIN = "plain"
NOTHING = "nothing plain"


@dataclass(frozen=True)
class Part:
    """One expected relation; `may`: it may be found and need not be."""

    text: str
    may: bool
    mutual: bool
    source: str
    target: str
    types: tuple[str, ...]
    told: tuple[str, ...]

    def is_met_by(self, found: Found) -> bool:
        """Tell whether a relation is this one, told in this way."""
        return self.joins(found) and self.is_of_type(found) and any(found.is_told(way) for way in self.told)

    def joins(self, found: Found) -> bool:
        """Tell whether a relation is between these two."""
        forth = found.is_named(self.source, found.source) and found.is_named(self.target, found.target)
        back = found.is_named(self.source, found.target) and found.is_named(self.target, found.source)
        return forth or (self.mutual and back)

    def is_of_type(self, found: Found) -> bool:
        """Tell whether a relation is of one of these types."""
        kind = {"action": "", "affiliation": "affiliation"}.get(found.kind, "said")
        return found.event in self.types or (kind in self.types and kind != "")


@dataclass(frozen=True)
class Row:
    """A sentence of the table.

    Attributes:
        told: how it tells its event; type, voice: the event's PLOVER type and by what it is named.
        parts: what is to be found; each with what may stand for it ("A > B: THREATEN or A > B: ASSAULT, threatened").
        missed: it is known not to be found.
        unreal: words of the sentence that name an event which is not told as happened.
    """

    told: str
    type: str
    voice: str
    sentence: str
    parts: tuple[tuple[Part, ...], ...]
    missed: bool
    unreal: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """A relation that was found, in words."""

    kind: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    event: str
    negated: bool
    modality: str
    credited: tuple[str, ...]

    @property
    def is_plain(self) -> bool:
        """Tell whether it is shown as happened (perhaps on somebody's word)."""
        return not self.negated and not self.modality

    def is_told(self, way: str) -> bool:
        """Tell whether it is told in one of the ways of the table."""
        if way.startswith("by "):
            return self.is_plain and any(way[3:].lower() in name.lower() for name in self.credited)
        return way == (" ".join(filter(None, ("not" * self.negated, self.modality))) or PLAIN)

    def is_named(self, name: str, words: tuple[str, ...]) -> bool:
        """Tell whether an end is who the table means: the same words, or some of them ("Lenz" for "Petra Lenz")."""
        return any(re.search(rf"\b{re.escape(n)}\b", one, re.IGNORECASE) for n in name.split("|") for one in words)

    def __str__(self) -> str:
        ways = ("not" * self.negated, self.modality, *(f"by {name}" for name in self.credited))
        told = ", ".join(filter(None, ways)) or PLAIN
        return f"{self.kind} {self.source[0]} > {self.target[0] if self.target else ''}: {self.event or '-'}, {told}"


def read_table(path: Path = TABLE) -> list[Row]:
    """Read the table; a part that cannot be read is named with its sentence."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [_row(row) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


def _row(row: dict[str, str]) -> Row:
    texts = [text.strip() for text in row["expected"].split(";")]
    parts = tuple(tuple(_part(one, row["sentence"]) for one in text.split(" or ")) for text in texts if text != NOTHING)
    unreal = tuple((row.get("unreal") or "").split())
    return Row(row["told"], row["type"], row["voice"], row["sentence"], parts, row["mark"] == "missed", unreal)


def _part(text: str, sentence: str) -> Part:
    match = PART.fullmatch(text)
    if match is None:
        raise ValueError(f"cannot read {text!r} of {sentence!r}")
    told = tuple((match["told"] or PLAIN).split("|"))
    types = tuple(match["types"].split("|"))
    return Part(text, bool(match["may"]), match["way"] == "<>", match["source"], match["target"], types, told)


def relations_of(analysis: Analysis) -> list[Found]:
    """Give the relations of a sentence in words, without co-mentions; a pronoun also by what it stands for."""
    mentions = {mention.id: mention for mention in analysis.mentions}

    def words(mention_id: str) -> tuple[str, ...]:
        mention = mentions.get(mention_id)
        same = mentions.get(mention.same_as) if mention is not None else None
        return tuple(one.text for one in (mention, same) if one is not None)

    def found(relation: RelationMention) -> Found:
        return Found(
            relation.kind,
            words(relation.source),
            words(relation.target),
            relation.event,
            relation.negated,
            relation.modality,
            tuple(attribution.text for attribution in relation.attributions),
        )

    return [found(r) for r in analysis.relations if r.kind != "co-mention" and r.target]


def missing(row: Row, relations: list[Found]) -> list[str]:
    """Give what the sentence tells and was not found."""
    return [
        " or ".join(part.text for part in parts)
        for parts in row.parts
        if not parts[0].may and not any(part.is_met_by(found) for part in parts for found in relations)
    ]


def wrongly_plain(row: Row, relations: list[Found]) -> list[str]:
    """Give what is shown as happened and is not told so."""
    return [str(found) for found in relations if found.is_plain and _is_wrong(row, found)]


def _is_wrong(row: Row, found: Found) -> bool:
    parts = [part for alternatives in row.parts for part in alternatives]
    met = any(part.is_met_by(found) for part in parts)
    if found.kind == "action":
        return not met
    told_otherwise = any(part.joins(found) and part.is_of_type(found) for part in parts)
    return told_otherwise and not met


def bare_portrayals(row: Row, analysis: Analysis) -> list[str]:
    """Give the portrayals that show as done what the sentence does not tell so ("attack" for "may attack")."""
    spans = [match.span() for word in row.unreal for match in re.finditer(rf"\b{re.escape(word)}\b", row.sentence)]
    return [
        f"{portrayal.kind} {portrayal.lemma}"
        for portrayal in analysis.portrayals
        for start, end in spans
        if portrayal.kind in ("doer", "target")
        and portrayal.start <= start < end <= portrayal.end
        and portrayal.lemma[:2] == row.sentence[start:end].lower()[:2]
    ]
