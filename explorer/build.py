"""The slow half composed: articles in, a store out; and a store changed article by article.

sources --read--> documents --make_store (growing.py)--> store
store + new articles, ids, other titles and dates --make_store--> the same store, at the cost of what changed
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from pathlib import Path

from explorer.errors import ExplorerError, ReadingError, StoreError
from explorer.fingerprint import fingerprint, sign_documents
from explorer.growing import Making, make_store
from explorer.model import Document
from explorer.reading import list_files, metadata_files, read_sources
from explorer.stages import Stages
from explorer.steps import STEPS, BuildReport, Progress, Teller
from explorer.store import About, arrow_to_rows, check_decisions, check_writable, has_store, read_about, read_columns

__all__ = ["CORPUS", "STEPS", "BuildReport", "Progress", "build_store", "is_current", "update_store"]

log = logging.getLogger(__name__)

CORPUS = Path(__file__).parent.parent / "corpus"
"""The bundled articles: retellings for teaching, and marked as such in a store that holds them."""

NEW_OBJECTS = 50_000
"""Objects made before the youngest are looked through; Python's own 700 to 2,000 suits programs that keep little."""

_CHANGEABLE = {each.name for each in fields(Document)} - {"id"}


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
    sources, folder = [Path(source) for source in sources], Path(folder)
    tell = Teller(on_progress, on_problem)
    check_writable(folder)
    check_decisions(folder)
    sign = _sign(sources, pipeline)
    documents = _read(sources, tell)
    about = About(fingerprint=sign, teaching=CORPUS.resolve() in (source.resolve() for source in sources))
    return make_store(folder, documents, about, Making(tell, stages, pipeline, jobs))


@_rarely_collecting()
def update_store(
    folder: Path,
    *,
    add: Sequence[Document] = (),
    remove: Collection[str] = (),
    change: Mapping[str, Mapping[str, str]] | None = None,
    pipeline: str = "",
    jobs: int = 1,
    on_progress: Callable[[Progress], None] = lambda _: None,
    on_problem: Callable[[ExplorerError], None] = lambda problem: log.warning("%s", problem),
    stages: Stages | None = None,
) -> BuildReport:
    """Add, remove and change articles of a store; only what is new or changed is analysed.

    The store is then what building it from all its articles would give, save for places in the picture: an actor that
    was there stays where it was.

    Args:
        folder: of the store; where there is none, it is made.
        add: articles; one whose id is there already takes the former's place in the list.
        remove: ids of articles.
        change: other `title`, `outlet`, `published`, `url`, `text`, `language` or `path` of articles, by their id.
        pipeline: name or folder of a spaCy pipeline; empty for the bundled one.
        jobs: processes that share the work on the articles.
        on_progress: told how far it is.
        on_problem: told about every article that is not there or could not be analysed; the rest is done.
        stages: other stages than the program's own, for tests.

    Raises:
        ReadingError: no article would be left, or none could be analysed; nothing is changed.
        PipelineError: the pipeline cannot be loaded; nothing is changed.
        StoreError: the store cannot be read or written; what was there is unchanged.
    """
    folder, tell = Path(folder), Teller(on_progress, on_problem)
    check_writable(folder)
    check_decisions(folder)
    tell.step("reading")
    about, former = _read_former(folder)
    documents = _change(former, add, remove, change or {}, tell)
    if not documents:
        way_out = "Keep or add at least one article, or remove the whole store."
        raise ReadingError("No article would be left, so nothing is changed.", where=str(folder), way_out=way_out)
    sign = sign_documents(documents, pipeline=pipeline)
    about, over = About(fingerprint=sign, teaching=about.teaching), about.tables
    return make_store(folder, documents, about, Making(tell, stages, pipeline, jobs, over=over))


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


def _read(sources: Sequence[Path], tell: Teller) -> tuple[Document, ...]:
    tell.step("reading")
    documents = tuple(read_sources(sources, on_problem=tell.problem))
    if not documents:
        way_out = "Name files or folders of articles (text, Markdown, PDF, DOCX, HTML, CSV, JSON lines, ZIP)."
        raise ReadingError("Nothing could be read, so nothing is built.", way_out=way_out)
    return documents


def _read_former(folder: Path) -> tuple[About, tuple[Document, ...]]:
    """Return what a store says about itself, and its articles; nothing of a folder that is missing or empty.

    Raises:
        StoreError: it is there and cannot be read.
    """
    if not folder.exists() or not has_store(folder):
        return About(), ()
    about, columns = read_columns(folder, ["documents"])
    return about, arrow_to_rows(columns["documents"], Document)


def _change(
    former: Sequence[Document],
    add: Sequence[Document],
    remove: Collection[str],
    change: Mapping[str, Mapping[str, str]],
    tell: Teller,
) -> tuple[Document, ...]:
    """Return the articles of a store after a change."""
    after = {each.id: each for each in former}
    for document_id in [*remove, *change]:
        if document_id not in after:
            way_out = "Look at the list of articles for its id; the rest is done."
            tell.problem(ReadingError("There is no such article in this store.", where=document_id, way_out=way_out))
    for document_id, values in change.items():
        if unknown := values.keys() - _CHANGEABLE:
            way_out = f"There are: {', '.join(sorted(_CHANGEABLE))}."
            raise ReadingError(
                f"An article has no {sorted(unknown)[0]!r} to change.", where=document_id, way_out=way_out
            )
        if document_id in after:
            after[document_id] = replace(after[document_id], **values)
    for document_id in remove:
        after.pop(document_id, None)
    return tuple({**after, **{each.id: each for each in add}}.values())
