"""Portrayals and candidate words of articles, counted, with a sample to be judged by reading.

There is no marked set for them: somebody reads the sample and counts how many portrayals are right, and how many
candidates a class could discuss. The same seed gives the same sample, so that two versions can be held side by side.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.analysis import analyse
from explorer.evaluate.rows import read_rows
from explorer.language import annotate
from explorer.model import Document

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokens import Doc

    from explorer.model import Candidate, Portrayal

SAMPLE = 100
SEED = 1
AROUND = 60
"""Characters of text on both sides of the words in a sample's line."""


@dataclass(frozen=True, slots=True)
class PortrayedText:
    """What was found in one text; `names` gives the words of each mention by its id."""

    text: str
    words: int
    names: dict[str, str]
    portrayals: tuple[Portrayal, ...]
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class PortrayalsReport:
    """What was found in all texts."""

    texts: tuple[PortrayedText, ...]

    def __str__(self) -> str:
        """Give the counts, then the samples, as lines for a terminal."""
        words = sum(text.words for text in self.texts)
        rules = Counter(f"{p.kind}: {p.rule}" for text in self.texts for p in text.portrayals)
        groups = Counter(c.group for text in self.texts for c in text.candidates)
        lines = [f"{words} words in {len(self.texts)} articles"]
        for title, counts in (("portrayals", rules), ("candidate words", groups)):
            lines.append(
                f"{title}: {sum(counts.values())} ({1000 * sum(counts.values()) / max(1, words):.1f} per 1,000)"
            )
            lines += [f"  {name:32}{count:6}" for name, count in sorted(counts.items())]
        return "\n".join(
            [*lines, "portrayals to judge:", *self.portrayals(), "candidates to judge:", *self.candidates()]
        )

    def portrayals(self) -> list[str]:
        """Give a sample of portrayals, plain names left out: they are as right as the names."""
        every = [
            f"  {p.kind}: {text.names[p.mention_id]}: {p.lemma} | {_shown(text.text, p.start, p.end)}"
            for text in self.texts
            for p in text.portrayals
            if p.kind != "name"
        ]
        return _pick(every)

    def candidates(self) -> list[str]:
        """Give a sample of candidate words."""
        return _pick(
            [f"  {c.group} | {_shown(text.text, c.start, c.end)}" for text in self.texts for c in text.candidates]
        )


def _pick(lines: Sequence[str]) -> list[str]:
    return random.Random(SEED).sample(lines, min(SAMPLE, len(lines)))


def _shown(text: str, start: int, end: int) -> str:
    around = f"{text[max(0, start - AROUND) : start]}[{text[start:end]}]{text[end : end + AROUND]}"
    return " ".join(around.split())


def evaluate_portrayals(nlp: Language, path: Path) -> PortrayalsReport:
    """Find how articles portray whom they name, and their candidate words.

    Args:
        nlp: the language pipeline.
        path: JSON lines with id and text.

    Raises:
        ReadingError: a line cannot be read; names file and line.
    """
    documents = list(read_rows(path, _document, what="an article", way_out="It needs id and text."))
    docs = annotate(nlp, [document.text for document in documents])
    return PortrayalsReport(tuple(portray(each, doc) for each, doc in zip(documents, docs, strict=True)))


def portray(document: Document, doc: Doc) -> PortrayedText:
    """Find everything that belongs to portrayal in one parsed text."""
    analysis = analyse(document, doc)
    return PortrayedText(
        text=document.text,
        words=sum(token.is_alpha for token in doc),
        names={mention.id: mention.text for mention in analysis.mentions},
        portrayals=analysis.portrayals,
        candidates=analysis.candidates,
    )


def _document(row: dict) -> Document:
    if not isinstance(row["text"], str):
        raise TypeError("text is no text")
    return Document(str(row["id"]), "", row["text"])
