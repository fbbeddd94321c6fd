"""Who did what to whom, held against hand-coded sentences (PLOVER gold standard records).

How a text counts: it codes a source and a target, or several sources that act on each other. An end
of a relation fits a coded actor when the two share a content word, compared by its first letters,
over the mention's words, the actor's name and its aliases.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from explorer.actors import resolve
from explorer.analysis import analyse
from explorer.evaluate.rows import read_rows
from explorer.language import annotate
from explorer.model import Document
from explorer.settings import SHOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from spacy.language import Language

    from explorer.analysis import Analysis
    from explorer.model import Actor, RelationMention

STEM = 5
"""Letters by which content words are compared."""

EMPTY_WORDS = frozenset(
    "the a an of in on at to for from by with and or former president prime minister government officials "
    "leaders".split()
)


@dataclass(frozen=True, slots=True)
class Record:
    """One coded text; `source` and `target` are the actors' words."""

    id: str
    text: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    event: str
    quad: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found in one text: the claims made, and those that are the coded pair."""

    record: Record
    claims: tuple[RelationMention, ...]
    right: tuple[RelationMention, ...]
    reversed: bool


@dataclass(frozen=True, slots=True)
class PloverReport:
    """Figures over a file of coded texts; shares are between 0 and 1."""

    outcomes: tuple[Outcome, ...] = field(repr=False)

    @property
    def texts(self) -> int:
        """Count the texts that code a pair."""
        return len(self.outcomes)

    @property
    def pair(self) -> float:
        """Share of texts whose coded pair is found in either direction."""
        return _share(bool(o.right) or o.reversed for o in self.outcomes)

    @property
    def directed(self) -> float:
        """Share of texts whose coded pair is found with the right direction."""
        return _share(bool(o.right) for o in self.outcomes)

    @property
    def quad(self) -> float:
        """Share of the found with the coded quad class."""
        return _share(any(r.quad == o.record.quad for r in o.right) for o in self.outcomes if o.right)

    @property
    def event(self) -> float:
        """Share of the found with the coded event type."""
        return _share(any(r.event == o.record.event for r in o.right) for o in self.outcomes if o.right)

    @property
    def claims(self) -> float:
        """Typed relations a text."""
        return sum(len(o.claims) for o in self.outcomes) / max(1, self.texts)

    @property
    def precision(self) -> float:
        """Share of the typed relations that are the coded pair."""
        return sum(len(o.right) for o in self.outcomes) / max(1, sum(len(o.claims) for o in self.outcomes))

    def __str__(self) -> str:
        """Give the figures as lines for a terminal."""
        return (
            f"texts that code a pair    {self.texts}\n"
            f"pair found                {self.pair:.1%}\n"
            f"with the right direction  {self.directed:.1%}\n"
            f"quad class right          {self.quad:.1%} of those\n"
            f"event type right          {self.event:.1%} of those\n"
            f"typed claims a text       {self.claims:.2f}\n"
            f"share of the coded pair   {self.precision:.1%}"
        )


def evaluate_plover(nlp: Language, path: Path) -> PloverReport:
    """Hold the typed relations found in coded texts against their coding.

    Args:
        nlp: the language pipeline.
        path: JSON lines with text, source, target, mutual, event and quad.

    Raises:
        ReadingError: a line cannot be read; names file and line.
    """
    records = [record for record in read_records(path) if record.source and record.target]
    documents = [Document(f"t{index}", "", record.text) for index, record in enumerate(records)]
    docs = annotate(nlp, [document.text for document in documents])
    analyses = [analyse(document, doc) for document, doc in zip(documents, docs, strict=True)]
    return PloverReport(tuple(judge(record, analysis) for record, analysis in zip(records, analyses, strict=True)))


def read_records(path: Path) -> Iterator[Record]:
    """Read coded texts; where several act on each other, the sources are both."""
    return read_rows(path, _record, what="a coded text", way_out="It needs id, text, source, target, event and quad.")


def _record(row: dict) -> Record:
    sources = tuple(row["source"])
    targets = sources if row.get("mutual") and not row["target"] else tuple(row["target"])
    record = Record(row["id"], row["text"], sources, targets, row["event"], row["quad"])
    _check(record, row)
    return record


def _check(record: Record, row: dict) -> None:
    if not all(isinstance(each, str) for each in (record.text, *record.source, *record.target)):
        raise TypeError("the text or a name is not text")
    if not all(isinstance(row[name], list) for name in ("source", "target")):
        raise TypeError("source and target must be lists of names")


def judge(record: Record, analysis: Analysis) -> Outcome:
    """Compare what is shown of a text at first with what is coded for it."""
    actors = resolve((analysis.document,), analysis.sentences, analysis.mentions)
    words = _words_of_mentions(analysis, actors)
    actor_of = {link.mention_id: actor.id for actor in actors for link in actor.links}
    typed = [r for r in analysis.relations if r.kind != "co-mention" and r.target and r.confidence >= SHOWN]
    lifted = {(r.kind, actor_of.get(r.source), actor_of.get(r.target), r.event): r for r in typed}
    claims = [r for (_, source, target, _), r in lifted.items() if source and target and source != target]
    mutual = record.source == record.target
    right = [r for r in claims if _fits(record.source, record.target, words, r, mutual=mutual)]
    back = any(_fits(record.target, record.source, words, r, mutual=mutual) for r in claims)
    return Outcome(record, tuple(claims), tuple(right), back)


def _fits(
    sources: Iterable[str],
    targets: Iterable[str],
    words: dict[str, set[str]],
    relation: RelationMention,
    *,
    mutual: bool,
) -> bool:
    own, other = words[relation.source], words[relation.target]
    pairs = ((s, t) for s in sources for t in targets if not (mutual and s == t))
    return any(_content(s) & own and _content(t) & other for s, t in pairs)


def _words_of_mentions(analysis: Analysis, actors: Sequence[Actor]) -> dict[str, set[str]]:
    words = {mention.id: _content(mention.text) for mention in analysis.mentions}
    for actor in actors:
        names = _content(" ".join((actor.name, *actor.aliases)))
        for link in actor.links:
            words[link.mention_id] = words[link.mention_id] | names
    return words


def _content(text: str) -> set[str]:
    found = re.findall(r"[^\W\d_]+", text.lower())
    return {word[:STEM] for word in found if word not in EMPTY_WORDS}


def _share(flags: Iterable[bool]) -> float:
    values = list(flags)
    return sum(values) / max(1, len(values))
