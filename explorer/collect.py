"""Articles from files and the web into one file of JSON lines, for the command line.

sources --read_batch--> articles --find_duplicates--> those to keep --write--> FILE.jsonl
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from explorer.coverage.duplicates import DuplicateGroup, find_duplicates
from explorer.errors import ReadingError, StoreError
from explorer.model import Document
from explorer.reading import list_files
from explorer.reading.batch import list_feed, read_batch
from explorer.reading.feeds import Feed
from explorer.reading.inputs import Address, Upload
from explorer.reading.limits import LIMITS, megabytes
from explorer.reading.rows import Columns

_WEB = ("http://", "https://")
_TABLES = (".csv", ".tsv", ".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True)
class CollectReport:
    """What collecting came to: the file, its articles, what is worth knowing, and how many problems were told."""

    file: Path
    articles: int
    notes: tuple[str, ...]
    problems: int


def collect_articles(
    sources: Sequence[str],
    to: Path,
    *,
    columns: Columns | None = None,
    one_of_each: bool = False,
    on_problem: Callable[[ReadingError], None] = lambda _: None,
) -> CollectReport:
    """Read files, folders and web addresses and write their articles as JSON lines.

    Args:
        sources: files, folders, and addresses that begin with http:// or https://; only these are fetched.
        to: the file; an earlier one is replaced in one step.
        columns: what the columns of tables are called; guessed where it is not said.
        one_of_each: leave out duplicates, as far as `find_duplicates` would.
        on_problem: told about everything that could not be read.

    Raises:
        ReadingError: nothing could be read; nothing is written.
        StoreError: the file cannot be written.
    """
    problems: list[ReadingError] = []
    batch = read_batch(_to_inputs(sources, columns, problems.append))
    problems += batch.problems
    for problem in problems:
        on_problem(problem)
    if not batch.articles:
        raise ReadingError("Nothing could be read, so nothing is written.", way_out="See the messages above.")
    groups = find_duplicates(batch.documents)
    dropped = {each for group in groups for each in group.documents if each not in group.keep} if one_of_each else set()
    documents = [document for document in batch.documents if document.id not in dropped]
    _write(documents, to)
    return CollectReport(to, len(documents), tuple(_describe(group, dropped) for group in groups), len(problems))


def read_columns(text: str) -> Columns | None:
    """Return the columns of "text=body,title=headline"; nothing for an empty text.

    Raises:
        ReadingError: a part is unknown, or no column is said to be the text.
    """
    if not text:
        return None
    chosen = dict(part.split("=", 1) for part in text.split(",") if "=" in part)
    known = [field.name for field in fields(Columns)]
    if "text" not in chosen or not set(chosen) <= set(known):
        way_out = f"Write it as text=NAME,title=NAME; there are: {', '.join(known)}."
        raise ReadingError("The columns cannot be understood.", where="--columns", way_out=way_out)
    return Columns(**chosen)


def open_feed(source: str) -> Feed:
    """Return the entries of a feed at an address or in a file.

    Raises:
        ReadingError: it cannot be fetched or read.
    """
    return list_feed(source if source.startswith(_WEB) else _upload(Path(source), None))


def _to_inputs(
    sources: Sequence[str], columns: Columns | None, on_problem: Callable[[ReadingError], None]
) -> list[Address | Upload]:
    inputs: list[Address | Upload] = []
    for source in sources:
        if source.startswith(_WEB):
            inputs.append(Address(source))
            continue
        for file in list_files([Path(source)], on_problem=on_problem):
            try:
                inputs.append(_upload(file.path, columns))
            except ReadingError as problem:
                on_problem(problem)
    return inputs


def _upload(path: Path, columns: Columns | None) -> Upload:
    try:
        if (size := path.stat().st_size) > LIMITS.file_bytes:
            what = f"The file is too large ({megabytes(size)}); at most {megabytes(LIMITS.file_bytes)} are read."
            raise ReadingError(what, where=str(path), way_out="Save only the article, or its text.")
        return Upload(path.as_posix(), path.read_bytes(), columns if path.suffix.lower() in _TABLES else None)
    except OSError as error:
        way_out = "See to it that you may read it, or leave it out."
        raise ReadingError(f"It cannot be read ({error.strerror}).", where=str(path), way_out=way_out) from error


def _describe(group: DuplicateGroup, dropped: set[str]) -> str:
    same = {"exact": "have the same words", "near": "are nearly the same", "part": "hold one another's text"}[
        group.kind
    ]
    gone = [each for each in group.documents if each in dropped]
    left = f"; left out: {', '.join(gone)}" if gone else ""
    return f"{', '.join(group.documents)} {same}{left}."


def _write(documents: Sequence[Document], to: Path) -> None:
    passing = to.with_name(f"{to.name}.new")
    try:
        with passing.open("w", encoding="utf-8") as file:
            for document in documents:
                named = {name: value for name, value in asdict(document).items() if value and name != "path"}
                file.write(json.dumps(named, ensure_ascii=False) + "\n")
        os.replace(passing, to)
    except OSError as error:
        raise StoreError(
            f"It cannot be written ({error.strerror}).", where=str(to), way_out="Name another place."
        ) from error
