"""Relations drawn at random from a corpus, for judging by hand.

articles --analyse, resolve, lift (as a build does)--> evidence --draw--> a judging sheet (`sheet.py`)
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.actors import resolve
from explorer.analysis import analyse
from explorer.errors import ReadingError
from explorer.evaluate.sheet import write_sheet
from explorer.language import annotate
from explorer.model import Query
from explorer.reading import mark_repeats, read_sources
from explorer.store import Store, Tables, hold_store

if TYPE_CHECKING:
    from spacy.language import Language

    from explorer.model import Document
    from explorer.views import Evidence

SHOWN_LINES = Query(kinds=(), limit=0)


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was drawn and written."""

    path: Path
    drawn: int
    found: int
    documents: int

    def __str__(self) -> str:
        """Say it in one line."""
        return (
            f"{self.drawn} of {self.found} typed relations in {self.documents} articles drawn: {self.path}\n"
            "Write right or wrong into reading_1 and reading_2, then: python -m explorer evaluate judged SHEET"
        )


def evaluate_draw(nlp: Language, articles: Path, *, count: int, seed: int, to: Path, with_text: bool = False) -> Drawn:
    """Draw typed relations at random and write a judging sheet.

    Args:
        nlp: the language pipeline.
        articles: a file or folder of articles.
        count: how many to draw; all, where there are not so many.
        seed: equal seeds draw the same of the same relations.
        to: the sheet.
        with_text: whether the sheet holds the sentences too.

    Raises:
        ReadingError: nothing can be read, or nothing was found.
        StoreError: the sheet cannot be written.
    """
    documents = _read(articles)
    found = typed_evidence(hold_corpus(nlp, documents))
    if not found:
        way_out = "Give articles that tell who did or said what to whom."
        raise ReadingError("No typed relation was found.", where=str(articles), way_out=way_out)
    drawn = draw(found, count=count, seed=seed)
    return Drawn(write_sheet(to, drawn, with_text=with_text), len(drawn), len(found), len(documents))


def draw(evidence: Sequence[Evidence], *, count: int, seed: int) -> list[Evidence]:
    """Return evidence drawn at random, each piece as likely as any other, in random order."""
    ordered = sorted(evidence, key=lambda each: each.mention.id)
    return random.Random(seed).sample(ordered, min(count, len(ordered)))


def typed_evidence(store: Store) -> tuple[Evidence, ...]:
    """Return all evidence between two actors that claims more than that both are named."""
    return tuple(each for each in store.evidence_for(SHOWN_LINES) if each.mention.kind != "co-mention")


def hold_corpus(nlp: Language, documents: Sequence[Document]) -> Store:
    """Find everything in documents and hold it as a build would store it."""
    docs = annotate(nlp, [document.text for document in documents])
    found = [analyse(document, doc) for document, doc in zip(documents, docs, strict=True)]
    sentences = tuple(each for one in found for each in mark_repeats(one.document.text, one.sentences))
    mentions = tuple(each for one in found for each in one.mentions)
    relations = tuple(each for one in found for each in one.relations)
    actors = tuple(resolve(documents, sentences, mentions))
    return hold_store(Tables(tuple(documents), sentences, mentions, relations, actors))


def _read(articles: Path) -> list[Document]:
    problems: list[ReadingError] = []
    documents = list(read_sources([articles], on_problem=problems.append))
    if problems:
        raise problems[0]
    return documents
