"""What is known of articles from before, so that only new and changed ones are analysed.

store + what killed builds have kept --read_former--> Former
documents + Former --find_in (only what it does not know)--> Articles
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from explorer.errors import ReadingError, StoreError
from explorer.model import Document, SharedPassage
from explorer.stages import Findings, Stages, find_in
from explorer.steps import Teller
from explorer.store import (
    OF_ARTICLES,
    Articles,
    Tables,
    arrow_to_rows,
    keep_articles,
    read_columns,
    read_kept,
    read_places,
)

log = logging.getLogger(__name__)

KEPT_AFTER = 30.0
"""Seconds of analysis that are lost, at most, when a build is killed; writing them down takes a hundredth."""

_FOUND = tuple(name for name in OF_ARTICLES if name != "documents")
"""What was found in an article by itself; fields of Findings and of Tables."""

_LOOKED_AT = ("id", "title", "text", "published", "language")
"""What of a document the analysis looks at; the others can change without any of its rows changing."""


@dataclass(frozen=True, slots=True)
class Former:
    """A store as it is before it is made anew, as far as it is of use.

    Attributes:
        articles: what was found in each of its articles; none where another program or pipeline found it.
        passages: what these articles share.
        places: where its actors stand.
        kept: what builds that were killed have found.
        folders: where that lies.
    """

    articles: Articles
    passages: tuple[SharedPassage, ...] = ()
    places: dict[str, tuple[float, float]] = field(default_factory=dict)
    kept: Sequence[Articles] = ()
    folders: Sequence[Path] = ()

    @property
    def shared(self) -> Tables | None:
        """What its articles share, if there are any."""
        documents = self.articles.documents
        if not documents:
            return None
        return Tables(documents=documents, sentences=self.articles.rows("sentences"), passages=self.passages)


def read_former(folder: Path, analysis: str) -> Former:
    """Read what can be used again of the store in a folder, which need not be there.

    Args:
        folder: of the store.
        analysis: what must have found the rows of its articles, as `About.analysis`.
    """
    kept, folders = read_kept(folder, analysis)
    nothing = Articles.of(Tables())
    try:
        about, columns = read_columns(folder, [*OF_ARTICLES, "passages", "positions"])
    except StoreError as error:
        log.debug("nothing is known from before: %s", error)
        return Former(nothing, kept=kept, folders=folders)
    places = read_places(columns["positions"])
    if about.analysis != analysis:
        return Former(nothing, places=places, kept=kept, folders=folders)
    articles = Articles({name: columns[name] for name in OF_ARTICLES})
    return Former(articles, arrow_to_rows(columns["passages"], SharedPassage), places, kept, folders)


def find_articles(
    documents: Sequence[Document], former: Former, stages: Stages, keeper: Keeper, tell: Teller, **options: Any
) -> tuple[Articles, int]:
    """Return what is in the documents, those left out that could not be analysed, and how many were analysed.

    Args:
        documents: the articles.
        former: what is known of some of them.
        stages: how to analyse the others.
        keeper: keeps what is found until it is in the store.
        tell: told about each article.
        options: as for `find_in`.

    Raises:
        ReadingError: none could be analysed.
    """
    wanted = {each.id: each for each in documents}
    known = _join([_same(articles, wanted) for articles in (former.articles, *former.kept)])
    same = {each.id for each in known.documents}
    fresh = [each for each in documents if each.id not in same]
    tell.step("loading")
    found = tuple(_analyse(fresh, stages, keeper, tell, options)) if fresh else ()
    if not fresh:
        tell.step("annotating", done=1)
    there = same | {each.document.id for each in found}
    left = [each for each in documents if each.id in there]
    if not left:
        raise ReadingError("No article could be analysed, so nothing is built.", way_out="See the messages above.")
    return known.join(Articles.of(_gather(found))).choose(left), len(fresh)


def _same(articles: Articles, wanted: dict[str, Document]) -> Articles:
    """Return those articles that are wanted and were found in the same text."""
    return articles.choose([wanted[each.id] for each in articles.documents if _is_same(each, wanted.get(each.id))])


def _join(found: Sequence[Articles]) -> Articles:
    """Return articles of several places, each once."""
    joined = found[0]
    for other in found[1:]:
        there = {each.id for each in joined.documents}
        joined = joined.join(other.choose([each for each in other.documents if each.id not in there]))
    return joined


def _is_same(one: Document, other: Document | None) -> bool:
    return other is not None and all(getattr(one, name) == getattr(other, name) for name in _LOOKED_AT)


def _analyse(
    documents: Sequence[Document], stages: Stages, keeper: Keeper, tell: Teller, options: dict[str, Any]
) -> Iterator[Findings]:
    """Give what is in each document that can be analysed."""
    with closing(find_in(documents, stages, **options)) as findings:
        for done, each in enumerate(findings, start=1):
            for problem in (each.problem, each.note):
                if problem is not None:
                    tell.problem(problem)
            if each.problem is None:
                keeper.add(each)
                yield each
            tell.step("annotating", done=done, total=len(documents))


class Keeper:
    """Keeps what a build finds beside the store, every now and then, until it is in the store."""

    def __init__(self, folder: Path, analysis: str) -> None:
        """Keep nothing yet.

        Args:
            folder: of the store.
            analysis: what finds it.
        """
        self._folder, self._analysis = folder, analysis
        self._waiting: list[Findings] = []
        self._since = time.monotonic()
        self.folders: list[Path] = []

    def add(self, findings: Findings) -> None:
        """Take what was found in an article."""
        self._waiting.append(findings)
        if time.monotonic() - self._since >= KEPT_AFTER:
            self.keep()

    def keep(self) -> None:
        """Write down what was found since the last time."""
        if self._waiting:
            self.folders += keep_articles(self._folder, Articles.of(_gather(self._waiting)), self._analysis)
        self._waiting, self._since = [], time.monotonic()


def _gather(found: Sequence[Findings]) -> Tables:
    """Return what was found in some documents as tables."""
    rows = {name: tuple(row for each in found for row in getattr(each, name)) for name in _FOUND}
    return Tables(documents=tuple(each.document for each in found), **rows)
