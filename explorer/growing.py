"""A store made from articles, of which those that are known from before are not analysed again.

documents + what the folder's store knows of them --find_in (only new ones)--> rows of each article
          --resolve--> actors --find_passages, find_copies--> what articles share --place--> --write--> store
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from explorer.errors import ReadingError, StoreError
from explorer.fingerprint import describe_pipeline, sign_analysis
from explorer.model import RELATION_KINDS, Document, Query, Rule
from explorer.stages import Findings, Stages, choose_stages, find_in
from explorer.steps import BuildReport, Teller
from explorer.store import About, Tables, hold_store, read_about, read_decisions, read_rows, write_store
from explorer.views import ActorRow, RelationRow

Places = Mapping[str, tuple[float, float]]
"""Where actors stand, by their id."""

KEPT = 1 / 3
"""Share of the actors that must have been there before for their places to be kept; else the picture is a new one."""

_OF_AN_ARTICLE = ("sentences", "mentions", "relations", "speeches", "dates", "portrayals", "candidates")
"""The tables that hold what was found in each article by itself; fields of Findings and of Tables."""

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
    found, analysed = _find(documents, known, stages, making)
    tables, relations = _join(_gather(found), stages, folder, _read_places(folder), tell)
    tell.step("writing")
    about = replace(about, pipeline=describe_pipeline(making.pipeline), analysis=analysis)
    write_store(folder, tables, about=about)
    tell.step("writing", done=1)
    return _report(folder, tables, relations, time.monotonic() - started, tell, analysed)


def _read_known(folder: Path, analysis: str) -> dict[str, Findings]:
    """Return what the store in a folder holds of each of its articles, if the same program and pipeline found it."""
    try:
        if read_about(folder).analysis != analysis:
            return {}
        _, rows = read_rows(folder, ("documents", *_OF_AN_ARTICLE))
    except StoreError:
        return {}
    return _split(Tables(**rows))


def _split(tables: Tables) -> dict[str, Findings]:
    """Return the rows of each document by its id."""
    documents = {sentence.id: sentence.document_id for sentence in tables.sentences}
    rows: dict[str, dict[str, list]] = {each.id: defaultdict(list) for each in tables.documents}
    for name in _OF_AN_ARTICLE:
        for row in getattr(tables, name):
            document_id = documents[row.sentence_id] if name == "relations" else row.document_id
            rows[document_id][name].append(row)
    made = {each.id: {name: tuple(some) for name, some in rows[each.id].items()} for each in tables.documents}
    return {each.id: Findings(each, **made[each.id]) for each in tables.documents}


def _find(
    documents: Sequence[Document], known: Mapping[str, Findings], stages: Stages, making: Making
) -> tuple[list[Findings], int]:
    """Return what is in each document, and how many had to be analysed for it."""
    tell = making.tell
    fresh = [each for each in documents if each.id not in known or not _is_same(each, known[each.id].document)]
    tell.step("loading")
    new = {}
    if fresh:
        with closing(find_in(fresh, stages, pipeline=making.pipeline, jobs=making.jobs)) as findings:
            for done, each in enumerate(findings, start=1):
                new[each.document.id] = each
                _tell_of(each, tell)
                tell.step("annotating", done=done, total=len(fresh))
    else:
        tell.step("annotating", done=1)
    every = (new.get(each.id) or replace(known[each.id], document=each) for each in documents)
    return [each for each in every if each.problem is None], len(fresh)


def _is_same(one: Document, other: Document) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in _LOOKED_AT)


def _tell_of(findings: Findings, tell: Teller) -> None:
    for each in (findings.problem, findings.note):
        if each is not None:
            tell.problem(each)


def _gather(found: Sequence[Findings]) -> Tables:
    """Return what was found in all documents as tables."""
    if not found:
        raise ReadingError("No article could be analysed, so nothing is built.", way_out="See the messages above.")
    rows = {name: tuple(row for each in found for row in getattr(each, name)) for name in _OF_AN_ARTICLE}
    return Tables(documents=tuple(each.document for each in found), **rows)


def _read_places(folder: Path) -> Places:
    """Return where the actors of the store in a folder stand."""
    try:
        rows = read_rows(folder, ["positions"])[1]["positions"]
    except StoreError:
        return {}
    return {row.actor_id: (row.x, row.y) for row in rows}


def _join(
    tables: Tables, stages: Stages, folder: Path, before: Places, tell: Teller
) -> tuple[Tables, tuple[RelationRow, ...]]:
    """Return the tables with actors and their places, and the relations between these."""
    tell.step("resolving")
    decisions = read_decisions(folder)
    actors = tuple(stages.resolve(tables.documents, tables.sentences, tables.mentions, decisions))
    tell.step("comparing")
    passages = stages.find_passages(tables.documents, tables.sentences)
    copies = stages.find_copies(tables.documents, passages, tables.sentences)
    tables = replace(tables, actors=actors, rules=_list_rules(stages), passages=passages, copies=copies)
    tell.step("placing")
    store, everything = hold_store(tables), Query(kinds=(), least_confidence=0.0)
    relations = store.relations(everything)
    actors = store.actors(everything, relations)
    return replace(tables, positions=_place(actors, relations, before, stages)), relations


def _place(
    actors: Sequence[ActorRow], relations: Sequence[RelationRow], before: Places, stages: Stages
) -> dict[str, tuple[float, float]]:
    """Return where actors stand; while most of them have been there before, these stay where they were."""
    known = {actor.id: before[actor.id] for actor in actors if actor.id in before}
    if len(known) < KEPT * len(actors):
        return stages.place(actors, relations)
    return {**stages.place_new(known, actors, relations), **known}


def _list_rules(stages: Stages) -> tuple[Rule, ...]:
    """Return all rules, each with its sentence for readers and what was measured of it."""
    texts = {rule: text for explain in stages.explain_rules for rule, text in explain().items()}
    measured = stages.read_measured()
    return tuple(Rule(name, text, *measured.get(name, (0, 0))) for name, text in texts.items())


def _report(
    folder: Path, tables: Tables, relations: Iterable[RelationRow], seconds: float, tell: Teller, analysed: int
) -> BuildReport:
    counts = Counter(relation.kind for relation in relations)
    kinds = {kind: counts[kind] for kind in RELATION_KINDS if counts[kind]}
    totals = len(tables.documents), len(tables.sentences), len(tables.actors)
    return BuildReport(folder, *totals, kinds, seconds, tuple(tell.problems), analysed)
