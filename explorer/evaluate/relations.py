"""Relations that people marked in articles (re3d's types), held against those found.

Only relations count whose both ends are names or named groups that stand in one sentence; which
kinds of ours fit which of theirs is said in FITTING. A relation is found when a typed relation of that
sentence holds between the two actors: as in the picture, "its" stands for the state that was named,
and "ISIS fighters" may stand for the marked "ISIS" within them.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.actors import resolve
from explorer.analysis import analyse
from explorer.errors import ReadingError, fault_of
from explorer.language import annotate
from explorer.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path
    from types import UnionType

    from spacy.language import Language

    from explorer.analysis import Analysis
    from explorer.model import Mention, RelationMention

FITTING = {
    "FightingAgainst": {"material conflict", "verbal conflict"},
    "AlliesOf": {"material cooperation", "verbal cooperation", "affiliation"},
    "CommWith": {"verbal cooperation", "verbal conflict", "material cooperation", "statement", "quotation"},
    "InChargeOf": {"affiliation", "material conflict"},
    "BelongsTo": {"affiliation"},
    "Likes": {"verbal cooperation", "material cooperation", "statement", "quotation"},
    "Dislikes": {"verbal conflict", "material conflict", "statement", "quotation"},
}
"""Types of relations and the quad classes or kinds that fit them."""

MUTUAL = frozenset({"FightingAgainst", "AlliesOf", "CommWith"})
"""Types whose direction is free. So is that of affiliations: "X's brigade" is one that X leads."""

LEAST_CONFIDENCE = 0.5
"""Marked relations below are mostly noise, says the data's description."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One relation that people marked; offsets into the article's text."""

    document: str
    type: str
    source: tuple[int, int]
    target: tuple[int, int]


@dataclass(frozen=True, slots=True)
class RelationsReport:
    """How many of the marked relations were found, by type."""

    marked: Counter[str]
    paired: Counter[str]
    found: Counter[str]
    typed: int
    documents: int

    def __str__(self) -> str:
        """Give the figures as lines for a terminal."""
        lines = [f"{'type':<16} marked  any typed relation  fitting kind"]
        for name in sorted(self.marked):
            lines.append(f"{name:<16} {self.marked[name]:6}  {self.paired[name]:18}  {self.found[name]:12}")
        whole = sum(self.marked.values())
        share = sum(self.found.values()) / max(1, whole)
        lines.append(
            f"{'all':<16} {whole:6}  {sum(self.paired.values()):18}  {sum(self.found.values()):12}  ({share:.1%})"
        )
        lines.append(f"typed relations found in the {self.documents} articles: {self.typed}")
        return "\n".join(lines)


def evaluate_relations(nlp: Language, articles: Path, relations: Path) -> RelationsReport:
    """Count the marked relations that were found as a typed relation of a fitting kind.

    Args:
        nlp: the language pipeline.
        articles: JSON lines with id and text.
        relations: JSON lines with document, type, offsets of source and target, confidence.

    Raises:
        ReadingError: a line cannot be read; names file and line.
    """
    documents = [
        Document(row["id"], row.get("title", ""), row["text"]) for row in _rows(articles, {"id": object, "text": str})
    ]
    analyses = {
        d.id: analyse(d, doc) for d, doc in zip(documents, annotate(nlp, [d.text for d in documents]), strict=True)
    }
    actors = _actor_of_mention(analyses.values())
    marked, paired, found = Counter(), Counter(), Counter()
    for relation in read_marked(relations):
        analysis = analyses.get(relation.document)
        ends = _ends(analysis, relation) if analysis is not None else None
        if analysis is None or ends is None:
            continue
        marked[relation.type] += 1
        between = list(_between(analysis, ends, actors, mutual=relation.type in MUTUAL))
        paired[relation.type] += bool(between)
        found[relation.type] += any({r.kind, r.quad} & FITTING[relation.type] for r in between)
    typed = sum(r.kind != "co-mention" for analysis in analyses.values() for r in analysis.relations)
    return RelationsReport(marked, paired, found, typed, len(analyses))


def read_marked(path: Path) -> Iterator[Marked]:
    """Read the marked relations of the types that count."""
    offsets = dict.fromkeys(("source_start", "source_end", "target_start", "target_end"), int)
    for row in _rows(path, {"document": object, "type": str, **offsets, "confidence": int | float}):
        if row["type"] in FITTING and row["confidence"] >= LEAST_CONFIDENCE:
            source, target = (row["source_start"], row["source_end"]), (row["target_start"], row["target_end"])
            yield Marked(row["document"], row["type"], source, target)


def _rows(path: Path, needed: Mapping[str, type | UnionType]) -> Iterator[dict]:
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            missing = [name for name in needed if name not in row]
            odd = [name for name, kind in needed.items() if name in row and not isinstance(row[name], kind)]
        except (ValueError, TypeError, RecursionError) as error:
            raise ReadingError(f"this line is no JSON object ({fault_of(error)}).", where=f"{path}:{number}") from error
        if missing:
            raise ReadingError(f"the field {missing[0]!r} is missing.", where=f"{path}:{number}")
        if odd:
            raise ReadingError(f"the field {odd[0]!r} is not what it must be.", where=f"{path}:{number}")
        yield row


@dataclass(frozen=True, slots=True)
class _Ends:
    """The mentions at both ends of a marked relation, and the sentences that hold both."""

    sources: frozenset[str]
    targets: frozenset[str]
    sentences: frozenset[str]


def _actor_of_mention(analyses: Iterable[Analysis]) -> dict[str, str]:
    """Give for each mention the actor that it refers to, each document resolved by itself."""
    found = {}
    for analysis in analyses:
        for actor in resolve((analysis.document,), analysis.sentences, analysis.mentions):
            found.update((link.mention_id, f"{analysis.document.id} {actor.id}") for link in actor.links)
    return found


def _ends(analysis: Analysis, relation: Marked) -> _Ends | None:
    """Give what stands at both ends, if each holds a name or named group and they share a sentence."""
    source, target = (_mentions_in(analysis, span) for span in (relation.source, relation.target))
    sentences = {m.sentence_id for m in source} & {m.sentence_id for m in target}
    if not source or not target or not sentences:
        return None
    return _Ends(frozenset(m.id for m in source), frozenset(m.id for m in target), frozenset(sentences))


def _mentions_in(analysis: Analysis, span: tuple[int, int]) -> list[Mention]:
    named = [m for m in analysis.mentions if m.form in ("name", "group")]
    inside = [m for m in named if span[0] <= m.start and m.end <= span[1]]
    return inside + [m for m in named if any(m.belongs_to == each.id and m.start <= each.start for each in inside)]


def _between(analysis: Analysis, ends: _Ends, actors: Mapping[str, str], *, mutual: bool) -> Iterator[RelationMention]:
    sources, targets = ({actors.get(each, each) for each in side} for side in (ends.sources, ends.targets))
    for relation in analysis.relations:
        if relation.kind == "co-mention" or relation.sentence_id not in ends.sentences:
            continue
        source, target = (actors.get(each, each) for each in (relation.source, relation.target))
        there, back = source in sources and target in targets, source in targets and target in sources
        if there or (back and (mutual or relation.mutual or relation.kind == "affiliation")):
            yield relation
