"""The door for whatever a reader brings: files, pasted text, addresses, feed entries in; articles and problems out.

    inputs --lay (addresses are fetched)--> files in a passing folder --read by kind--> drafts
           --clean, name--> articles, each with what was kept and what was dropped

What is wrong with one input is told under its name and costs only that one. Nothing is fetched but the addresses that
are among the inputs, and nothing is kept but what is returned.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from explorer.errors import ReadingError
from explorer.model import Document
from explorer.reading.apart import end_reading_apart
from explorer.reading.drafts import Draft, Piece
from explorer.reading.feeds import Feed, read_feed
from explorer.reading.fetching import fetch
from explorer.reading.furniture import blank_furniture
from explorer.reading.inputs import Input, Upload
from explorer.reading.laying import KINDS, Laid, lay_all, lay_upload
from explorer.reading.limits import LIMITS, Limits
from explorer.reading.renaming import rename_read
from explorer.reading.rows import Preview, preview_table
from explorer.reading.sources import clean, is_sound, name_apart
from explorer.reading.tables import MetadataTables

_FURNITURE = "page furniture: comments, sharing, related links"


@dataclass(frozen=True, slots=True)
class Article:
    """An article that was read.

    Attributes:
        document: with an id of its own within the batch, and its language.
        origin: the name of the input that it came from, as its reader knows it.
        kind: what that was, in a word: "PDF", "Word", "web page", "text" ...
        pieces: what was in the input, in its order: kept, or dropped with the reason.
    """

    document: Document
    origin: str
    kind: str
    pieces: tuple[Piece, ...]

    @property
    def dropped(self) -> tuple[Piece, ...]:
        """What did not become part of the text."""
        return tuple(piece for piece in self.pieces if piece.dropped)


@dataclass(frozen=True, slots=True)
class Batch:
    """Articles in the order of the inputs, and problems: each names the file or address and the reason."""

    articles: tuple[Article, ...]
    problems: tuple[ReadingError, ...]

    @property
    def documents(self) -> tuple[Document, ...]:
        """The articles without how they were read."""
        return tuple(article.document for article in self.articles)


def read_batch(
    inputs: Sequence[Input],
    *,
    limits: Limits = LIMITS,
    taken: Collection[str] = (),
    on_progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Batch:
    """Read everything that a reader brings.

    Args:
        inputs: uploads, pasted texts, addresses and feed entries. Only addresses and feed entries among them make the
            program send requests.
        limits: how much is read.
        taken: ids that other articles have.
        on_progress: told how many inputs are done, and of how many. What it raises ends the reading.
    """
    problems: list[ReadingError] = []
    drafts: list[tuple[Draft, Laid]] = []
    try:
        with tempfile.TemporaryDirectory(prefix="actors-") as passing:
            folder, tables = Path(passing).resolve(), MetadataTables()
            for done, laid in enumerate(lay_all(inputs, folder, limits)):
                on_progress(done, len(inputs))
                for read in [laid] if isinstance(laid, ReadingError) else _read(laid, tables):
                    if isinstance(read, ReadingError):
                        problems.append(read)
                    elif is_sound(cleaned := clean(read), problems.append):
                        drafts.append((_with_pieces(read, cleaned), laid))
            on_progress(len(inputs), len(inputs))
    finally:
        end_reading_apart()
    documents = name_apart([draft for draft, _ in drafts], problems.append, taken=taken)
    articles = (
        Article(document, laid.shown, _kind(document, laid), draft.pieces)
        for document, (draft, laid) in zip(documents, drafts, strict=True)
    )
    return Batch(tuple(articles), tuple(problems))


def _read(laid: Laid, tables: MetadataTables) -> Iterator[Draft | ReadingError]:
    """Give what a file holds, under the name that its reader knows."""

    def to_shown(text: str) -> str:
        return text.replace(laid.path.as_posix(), laid.shown).replace(f"{laid.path.parent.as_posix()}/", "")

    def read_all() -> Iterator[Draft | ReadingError]:
        try:
            known = laid.metadata.over(tables.of(laid.path, laid.path.parent))
            for read in laid.read(laid.path, known):
                yield _name_outlet(read, laid.outlet) if isinstance(read, Draft) else read
        except ReadingError as problem:
            yield problem
        while tables.problems:
            yield tables.problems.pop(0)

    yield from rename_read(read_all(), to_shown)


def _name_outlet(draft: Draft, outlet: str) -> Draft:
    document = draft.document
    return draft if document.outlet or not outlet else replace(draft, document=replace(document, outlet=outlet))


def _kind(document: Document, laid: Laid) -> str:
    """Return what an article was, in a word; one from a ZIP is what its own name says."""
    return KINDS.get(PurePosixPath(document.path).suffix.lower(), "ZIP") if laid.kind == "ZIP" else laid.kind


def _with_pieces(read: Draft, cleaned: Draft) -> Draft:
    """Return the cleaned draft with all its pieces: those that cleaning blanked are dropped ones."""
    text = read.document.text
    blanked = blank_furniture(text).split("\n")
    lines = list(zip(text.split("\n"), blanked, strict=True))
    furniture = {line.strip() for line, left in lines if line.strip() and not left.strip()}
    pieces = read.pieces or tuple(Piece(line.strip()) for line, _ in lines if line.strip())
    sorted_out = (
        Piece(piece.text, _FURNITURE) if not piece.dropped and piece.text.strip() in furniture else piece
        for piece in pieces
    )
    return replace(cleaned, pieces=tuple(sorted_out))


def preview_upload(upload: Upload, *, limits: Limits = LIMITS) -> Preview:
    """Return the columns of an uploaded table with three rows and a guess, for choosing what is text, title and so on.

    Raises:
        ReadingError: it is no CSV table and no file of JSON lines, or has no rows.
    """
    with tempfile.TemporaryDirectory(prefix="actors-") as passing:
        laid = lay_upload(upload, Path(passing).resolve(), limits)
        if laid.kind not in ("table", "JSON lines"):
            raise ReadingError(
                "This is no table.", where=upload.name, way_out="Columns are chosen in CSV and JSON lines."
            )
        try:
            return preview_table(laid.path, limits=limits)
        except ReadingError as problem:
            where = problem.where.replace(str(laid.path), laid.shown)
            raise ReadingError(problem.what, where=where, way_out=problem.way_out) from problem


def list_feed(feed: str | Upload, *, limits: Limits = LIMITS) -> Feed:
    """Return the entries of a feed, to choose from; those chosen are inputs of `read_batch`.

    Args:
        feed: its address, which is fetched, or an uploaded file.
        limits: how much is read.

    Raises:
        ReadingError: it cannot be fetched or is no feed.
    """
    with tempfile.TemporaryDirectory(prefix="actors-") as passing:
        path, shown, url = Path(passing).resolve() / "feed.xml", "", ""
        if isinstance(feed, Upload):
            path.write_bytes(feed.data)
            shown = feed.name
        else:
            fetched = fetch(feed, limits=limits)
            path.write_bytes(fetched.data)
            shown, url = feed, fetched.url
        try:
            return read_feed(path, url=url, limits=limits)
        except ReadingError as problem:
            raise ReadingError(problem.what, where=shown, way_out=problem.way_out) from problem
        finally:
            end_reading_apart()
