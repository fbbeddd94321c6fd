"""The slow half composed: articles in, a store out.

sources --read--> documents --find_in--> sentences, mentions, relations, ... --resolve--> actors
        --find_passages, find_copies--> what articles share --place--> --write--> store
"""

from __future__ import annotations

import gc
import logging
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from explorer.errors import ExplorerError, ReadingError, StoreError
from explorer.fingerprint import describe_pipeline, fingerprint
from explorer.model import RELATION_KINDS, Document, Query, Rule
from explorer.reading import list_files, metadata_files, read_sources
from explorer.stages import Findings, Stages, choose_stages, find_in
from explorer.store import (
    About,
    Tables,
    check_decisions,
    check_writable,
    hold_store,
    read_about,
    read_decisions,
    write_store,
)
from explorer.views import RelationRow

log = logging.getLogger(__name__)

CORPUS = Path(__file__).parent.parent / "corpus"
"""The bundled articles: retellings for teaching, and marked as such in a store that holds them."""

STEPS = {
    "reading": "Reading the articles",
    "loading": "Loading the language pipeline",
    "annotating": "Finding who does what",
    "resolving": "Bringing names together",
    "comparing": "Finding what articles share",
    "placing": "Arranging the picture",
    "writing": "Writing the store",
}
"""What a build does, in order, with words for those who wait."""


NEW_OBJECTS = 50_000
"""Objects made before the youngest are looked through; Python's own 700 to 2,000 suits programs that keep little."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is: `done` of `total` in this step (one of STEPS); articles while annotating, else one in all."""

    step: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build came to; `relations` counts them by kind, `problems` are those that were reported."""

    folder: Path
    documents: int
    sentences: int
    actors: int
    relations: dict[str, int]
    seconds: float
    problems: tuple[ExplorerError, ...] = ()


@contextmanager
def _rarely_collecting() -> Iterator[None]:
    """Let Python look for unreachable cycles less often.

    What a build makes it keeps, so that looking through it all again and again finds nothing: a sixteenth of the time.
    """
    before = gc.get_threshold()
    gc.set_threshold(NEW_OBJECTS, 20, 50)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@_rarely_collecting()
def build_store(
    sources: Sequence[Path],
    folder: Path,
    *,
    pipeline: str = "",
    jobs: int = 1,
    on_progress: Callable[[Progress], None] = lambda _: None,
    on_problem: Callable[[ExplorerError], None] = lambda problem: log.warning("%s", problem),
    stages: Stages | None = None,
) -> BuildReport:
    """Read articles, find who does what in them, and write it all as a store.

    Args:
        sources: files and folders of articles.
        folder: of the store; an earlier one is replaced in one step at the end, its decisions are kept and obeyed.
        pipeline: name or folder of a spaCy pipeline; empty for the bundled one.
        jobs: processes that share the work on the articles.
        on_progress: told how far the build is.
        on_problem: told about every file, line or article that could not be read; the rest is built.
        stages: other stages than the program's own, for tests.

    Raises:
        ReadingError: nothing could be read; nothing is written.
        PipelineError: the pipeline cannot be loaded; nothing is written.
        StoreError: the store cannot be written; what was there is unchanged.
    """
    started = time.monotonic()
    sources, folder = [Path(source) for source in sources], Path(folder)
    tell = _Teller(on_progress, on_problem)
    check_writable(folder)
    check_decisions(folder)
    sign = _sign(sources, pipeline)
    documents = _read(sources, tell)
    tell.step("loading")
    stages = stages or choose_stages()
    with closing(find_in(documents, stages, pipeline=pipeline, jobs=jobs)) as findings:
        tables = _annotate(documents, findings, tell)
    tables, relations = _join(tables, stages, folder, tell)
    tell.step("writing")
    teaching = CORPUS.resolve() in (source.resolve() for source in sources)
    write_store(folder, tables, about=About(describe_pipeline(pipeline), sign, teaching))
    tell.step("writing", done=1)
    return _report(folder, tables, relations, seconds=time.monotonic() - started, problems=tell.problems)


def is_current(folder: Path, sources: Sequence[Path], *, pipeline: str = "") -> bool:
    """Whether the store in a folder is what building it from these sources would give; cheap, without spaCy."""
    try:
        about = read_about(Path(folder))
    except StoreError:
        return False
    return about.fingerprint == _sign([Path(source) for source in sources], pipeline)


def _sign(sources: Sequence[Path], pipeline: str) -> str:
    """Return the fingerprint of a build; names count from the folder that was named, wherever that lies."""
    files = list_files(sources)
    beside = metadata_files(files)
    named = [(file.path.relative_to(file.top).as_posix(), file.path) for file in files]
    return fingerprint([*named, *((path.name, path) for path in beside)], pipeline=pipeline)


class _Teller:
    """Whom a build tells how far it is and what went wrong, and what it told."""

    def __init__(self, on_progress: Callable[[Progress], None], on_problem: Callable[[ExplorerError], None]) -> None:
        self.problems: list[ExplorerError] = []
        self._on_progress, self._on_problem = on_progress, on_problem

    def step(self, name: str, *, done: int = 0, total: int = 1) -> None:
        self._on_progress(Progress(name, done, total))

    def problem(self, problem: ExplorerError) -> None:
        self.problems.append(problem)
        self._on_problem(problem)


def _read(sources: Sequence[Path], tell: _Teller) -> tuple[Document, ...]:
    tell.step("reading")
    documents = tuple(read_sources(sources, on_problem=tell.problem))
    if not documents:
        way_out = "Name files or folders of articles (text, Markdown, PDF, DOCX, HTML, CSV, JSON lines, ZIP)."
        raise ReadingError("Nothing could be read, so nothing is built.", way_out=way_out)
    return documents


def _annotate(documents: Sequence[Document], findings: Iterable[Findings], tell: _Teller) -> Tables:
    """Return what was found in each document, those left out that could not be analysed."""
    found = []
    for done, each in enumerate(findings, start=1):
        if each.problem is None:
            found.append(each)
            if each.note is not None:
                tell.problem(each.note)
        else:
            tell.problem(each.problem)
        tell.step("annotating", done=done, total=len(documents))
    if not found:
        raise ReadingError("No article could be analysed, so nothing is built.", way_out="See the messages above.")
    return Tables(
        documents=tuple(each.document for each in found),
        sentences=tuple(sentence for each in found for sentence in each.sentences),
        mentions=tuple(mention for each in found for mention in each.mentions),
        relations=tuple(relation for each in found for relation in each.relations),
        speeches=tuple(speech for each in found for speech in each.speeches),
        dates=tuple(date for each in found for date in each.dates),
        portrayals=tuple(portrayal for each in found for portrayal in each.portrayals),
        candidates=tuple(candidate for each in found for candidate in each.candidates),
    )


def _join(tables: Tables, stages: Stages, folder: Path, tell: _Teller) -> tuple[Tables, tuple[RelationRow, ...]]:
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
    return replace(tables, positions=stages.place(store.actors(everything, relations), relations)), relations


def _list_rules(stages: Stages) -> tuple[Rule, ...]:
    """Return all rules, each with its sentence for readers and what was measured of it."""
    texts = {rule: text for explain in stages.explain_rules for rule, text in explain().items()}
    measured = stages.read_measured()
    return tuple(Rule(name, text, *measured.get(name, (0, 0))) for name, text in texts.items())


def _report(
    folder: Path,
    tables: Tables,
    relations: Sequence[RelationRow],
    *,
    seconds: float,
    problems: Sequence[ExplorerError],
) -> BuildReport:
    counts = Counter(relation.kind for relation in relations)
    kinds = {kind: counts[kind] for kind in RELATION_KINDS if counts[kind]}
    return BuildReport(
        folder, len(tables.documents), len(tables.sentences), len(tables.actors), kinds, seconds, tuple(problems)
    )
