"""A store made from articles, of which those that are known from before are not analysed again.

documents + what the folder's store knows of them --find_in (only new ones)--> rows of each article
          --resolve--> actors --find_passages, find_copies--> what articles share --place--> --write--> store
"""

from __future__ import annotations

import gc
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from explorer.fingerprint import describe_pipeline, sign_analysis
from explorer.former import Former, Keeper, find_articles, read_former
from explorer.model import RELATION_KINDS, Actor, Document, Mention, Rule
from explorer.stages import Stages, choose_stages
from explorer.steps import BuildReport, Teller
from explorer.store import (
    About,
    Articles,
    Tables,
    Tie,
    drop_kept,
    find_ties,
    read_decisions,
    tables_to_arrow,
    write_store,
)

Places = Mapping[str, tuple[float, float]]
"""Where actors stand, by their id."""

KEPT = 1 / 3
"""Share of the actors that must have been there before for their places to be kept; else the picture is a new one."""

_JOINING = ("actors", "links", "positions", "rules", "passages", "copies")
"""The tables that hold what articles have with each other."""


@dataclass(frozen=True, slots=True)
class Making:
    """How a store is made: whom to tell, with which stages and pipeline, in how many processes.

    `over`: the folder of tables that it takes the place of, if no others may count by then.
    """

    tell: Teller
    stages: Stages | None = None
    pipeline: str = ""
    jobs: int = 1
    over: str | None = None


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
    former, keeper = read_former(folder, analysis), Keeper(folder, analysis)
    options = {"pipeline": making.pipeline, "jobs": making.jobs}
    try:
        articles, analysed = find_articles(documents, former, stages, keeper, tell, **options)
        with _not_collecting():
            tables, columns, ties = _join(articles, former, stages, folder, tell)
        tell.step("writing")
        about = replace(about, pipeline=describe_pipeline(making.pipeline), analysis=analysis)
        write_store(folder, columns, about=about, over=making.over)
    except KeyboardInterrupt:
        keeper.keep()
        raise
    drop_kept([*former.folders, *keeper.folders])
    tell.step("writing", done=1)
    return _report(folder, tables, ties, time.monotonic() - started, tell, analysed)


@contextmanager
def _not_collecting() -> Iterator[None]:
    """Let Python not look for unreachable cycles: what joins articles makes none, and keeps a million objects."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _join(
    articles: Articles, former: Former, stages: Stages, folder: Path, tell: Teller
) -> tuple[Tables, Mapping[str, Any], tuple[Tie, ...]]:
    """Return actors and what else articles have with each other, all tables as columns, and the actors' relations."""
    tell.step("resolving")
    documents, sentences, mentions = (articles.rows(name) for name in ("documents", "sentences", "mentions"))
    decisions = read_decisions(folder)
    actors = tuple(stages.resolve(documents, sentences, mentions, decisions))
    if any(decision.verb == "name" for decision in decisions):
        actors = _without_added(actors, mentions)
    tell.step("comparing")
    passages = stages.find_passages(documents, sentences, former.shared)
    copies = stages.find_copies(documents, passages, sentences)
    joining = Tables(actors=actors, rules=_list_rules(stages), passages=passages, copies=copies)
    tell.step("placing")
    columns = {**articles.columns, **tables_to_arrow(joining, _JOINING)}
    ties = find_ties(columns)
    positions = _place(actors, ties, former.places, stages)
    columns |= tables_to_arrow(Tables(positions=positions), ["positions"])
    return replace(joining, documents=documents, sentences=sentences), columns, ties


def _without_added(actors: Iterable[Actor], mentions: Iterable[Mention]) -> tuple[Actor, ...]:
    """Return actors without links of names that readers added: such mentions come with decisions, from no table."""
    there = {mention.id for mention in mentions}
    return tuple(replace(each, links=tuple(link for link in each.links if link.mention_id in there)) for each in actors)


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
