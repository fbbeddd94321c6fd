"""A store made from articles, of which those that are known from before are not analysed again.

documents + what the folder's store knows of them --find_in (only new ones)--> rows of each article
          --resolve--> actors --find_passages, find_copies--> what articles share --place--> --write--> store
"""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from explorer.errors import ReadingError, StoreError
from explorer.fingerprint import describe_pipeline, sign_analysis
from explorer.model import RELATION_KINDS, Actor, Document, Rule
from explorer.stages import Findings, Stages, choose_stages, find_in
from explorer.steps import BuildReport, Teller
from explorer.store import (
    OF_ARTICLES,
    About,
    Articles,
    Tables,
    Tie,
    find_ties,
    read_about,
    read_articles,
    read_decisions,
    read_rows,
    tables_to_arrow,
    write_store,
)

log = logging.getLogger(__name__)

Places = Mapping[str, tuple[float, float]]
"""Where actors stand, by their id."""

KEPT = 1 / 3
"""Share of the actors that must have been there before for their places to be kept; else the picture is a new one."""

_FOUND = tuple(name for name in OF_ARTICLES if name != "documents")
"""What was found in an article by itself; fields of Findings and of Tables."""

_JOINING = ("actors", "links", "positions", "rules", "passages", "copies")
"""The tables that hold what articles have with each other."""

_LOOKED_AT = ("id", "title", "text", "published", "language")
"""What of a document the analysis looks at; the others can change without any of its rows changing."""


@dataclass(frozen=True, slots=True)
class Making:
    """How a store is made: whom to tell, with which stages and pipeline, in how many processes; `about` it."""

    tell: Teller
    stages: Stages | None = None
    pipeline: str = ""
    jobs: int = 1


def make_store(folder: Path, documents: Sequence[Document], about: About, making: Making) -> BuildReport:
    """Make a store of articles; those that its former state knows as they are, are not analysed again.

    Args:
        folder: of the store.
        documents: all its articles from now on, in the order in which they are to be listed.
        about: fingerprint, and whether it is for teaching; the rest is filled in.
        making: how.

    Raises:
        ReadingError: no article could be analysed; nothing is written.
        PipelineError: the pipeline cannot be loaded; nothing is written.
        StoreError: the store cannot be written; what was there is unchanged.
    """
    started, tell = time.monotonic(), making.tell
    stages = making.stages or choose_stages()
    analysis = sign_analysis(making.pipeline)
    known = _read_known(folder, analysis)
    articles, analysed = _find(documents, known, stages, making)
    tables, columns, ties = _join(articles, known, stages, folder, tell)
    tell.step("writing")
    about = replace(about, pipeline=describe_pipeline(making.pipeline), analysis=analysis)
    write_store(folder, columns, about=about)
    tell.step("writing", done=1)
    return _report(folder, tables, ties, time.monotonic() - started, tell, analysed)


def _read_known(folder: Path, analysis: str) -> Articles:
    """Return what the store in a folder holds of its articles, if the same program and pipeline found it."""
    try:
        if read_about(folder).analysis == analysis:
            return read_articles(folder)[1]
    except StoreError as error:
        log.debug("nothing is known from before: %s", error)
    return Articles.of(Tables())


def _find(documents: Sequence[Document], known: Articles, stages: Stages, making: Making) -> tuple[Articles, int]:
    """Return what is in the documents, those left out that could not be analysed, and how many were analysed."""
    tell, before = making.tell, {each.id: each for each in known.rows("documents")}
    same = {each.id for each in documents if each.id in before and _is_same(each, before[each.id])}
    fresh = [each for each in documents if each.id not in same]
    tell.step("loading")
    found: list[Findings] = []
    if fresh:
        with closing(find_in(fresh, stages, pipeline=making.pipeline, jobs=making.jobs)) as findings:
            for done, each in enumerate(findings, start=1):
                _tell_of(each, tell)
                found += [each] if each.problem is None else []
                tell.step("annotating", done=done, total=len(fresh))
    else:
        tell.step("annotating", done=1)
    there = same | {each.document.id for each in found}
    left = [each for each in documents if each.id in there]
    if not left:
        raise ReadingError("No article could be analysed, so nothing is built.", way_out="See the messages above.")
    kept = known.choose([each for each in left if each.id in same])
    return kept.join(Articles.of(_gather(found))).choose(left), len(fresh)


def _is_same(one: Document, other: Document) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in _LOOKED_AT)


def _tell_of(findings: Findings, tell: Teller) -> None:
    for each in (findings.problem, findings.note):
        if each is not None:
            tell.problem(each)


def _gather(found: Sequence[Findings]) -> Tables:
    """Return what was found in some documents as tables."""
    rows = {name: tuple(row for each in found for row in getattr(each, name)) for name in _FOUND}
    return Tables(documents=tuple(each.document for each in found), **rows)


def _read_shared(folder: Path, known: Articles) -> Tables | None:
    """Return what the articles of the store in a folder share, if anything is known of it."""
    documents, sentences = known.rows("documents"), known.rows("sentences")
    try:
        passages = read_rows(folder, ["passages"])[1]["passages"] if documents else ()
    except StoreError:
        return None
    return Tables(documents=documents, sentences=sentences, passages=passages) if documents else None


def _read_places(folder: Path) -> Places:
    """Return where the actors of the store in a folder stand."""
    try:
        rows = read_rows(folder, ["positions"])[1]["positions"]
    except StoreError:
        return {}
    return {row.actor_id: (row.x, row.y) for row in rows}


def _join(
    articles: Articles, known: Articles, stages: Stages, folder: Path, tell: Teller
) -> tuple[Tables, Mapping[str, Any], tuple[Tie, ...]]:
    """Return actors and what else articles have with each other, all tables as columns, and the actors' relations."""
    tell.step("resolving")
    documents, sentences, mentions = (articles.rows(name) for name in ("documents", "sentences", "mentions"))
    actors = tuple(stages.resolve(documents, sentences, mentions, read_decisions(folder)))
    tell.step("comparing")
    passages = stages.find_passages(documents, sentences, _read_shared(folder, known))
    copies = stages.find_copies(documents, passages, sentences)
    joining = Tables(actors=actors, rules=_list_rules(stages), passages=passages, copies=copies)
    tell.step("placing")
    columns = {**articles.columns, **tables_to_arrow(joining, _JOINING)}
    ties = find_ties(columns)
    positions = _place(actors, ties, _read_places(folder), stages)
    columns |= tables_to_arrow(Tables(positions=positions), ["positions"])
    return replace(joining, documents=documents, sentences=sentences), columns, ties


def _place(
    actors: Sequence[Actor], ties: Sequence[Tie], before: Places, stages: Stages
) -> dict[str, tuple[float, float]]:
    """Return where actors stand; while most of them have been there before, these stay where they were."""
    known = {actor.id: before[actor.id] for actor in actors if actor.id in before}
    if len(known) < KEPT * len(actors):
        return stages.place(actors, ties)
    return {**stages.place_new(known, actors, ties), **known}


def _list_rules(stages: Stages) -> tuple[Rule, ...]:
    """Return all rules, each with its sentence for readers and what was measured of it."""
    texts = {rule: text for explain in stages.explain_rules for rule, text in explain().items()}
    measured = stages.read_measured()
    return tuple(Rule(name, text, *measured.get(name, (0, 0))) for name, text in texts.items())


def _report(
    folder: Path, tables: Tables, ties: Iterable[Tie], seconds: float, tell: Teller, analysed: int
) -> BuildReport:
    counts = Counter(tie.kind for tie in ties)
    kinds = {kind: counts[kind] for kind in RELATION_KINDS if counts[kind]}
    totals = len(tables.documents), len(tables.sentences), len(tables.actors)
    return BuildReport(folder, *totals, kinds, seconds, tuple(tell.problems), analysed)
