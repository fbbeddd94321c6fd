"""Which files the sources stand for."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from explorer.errors import ReadingError
from explorer.reading.beside import drop_company
from explorer.reading.converted import PAGE, PDF, WORD
from explorer.reading.decoding import unreadable
from explorer.reading.drafts import Reader
from explorer.reading.links import check_inside
from explorer.reading.markdown import MARKDOWN
from explorer.reading.plain import PLAIN
from explorer.reading.rows import TABLE
from explorer.reading.tables import METADATA_FILE
from explorer.reading.zips import ZIP
from explorer.settings import TABLES_FOLDER

READERS = (PLAIN, MARKDOWN, TABLE, PAGE, PDF, WORD, ZIP)
"""Every kind of file that can be read; a further one is a further entry."""

_NO_ARTICLES = ("readme", "license", "licence", "notice")
_KINDS = ", ".join(suffix for reader in READERS for suffix in reader.suffixes)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to be read; `top` is the folder that was named, whose `metadata.csv` may tell about it.

    `named` says that it was named itself, and not found in a folder.
    """

    path: Path
    top: Path
    reader: Reader
    named: bool = False


def list_files(
    sources: Sequence[Path], *, on_problem: Callable[[ReadingError], None] = lambda _: None
) -> tuple[SourceFile, ...]:
    """Return the files that files and folders stand for, in a fixed order, each once.

    In folders, hidden files, README, LICENSE and the like, files of other kinds, and whole stores are passed over.

    Args:
        sources: files and folders.
        on_problem: told about a source that is missing, of no known kind, or holds nothing that can be read.
    """
    files: dict[str, SourceFile] = {}
    for source in sources:
        for found in _files_of(Path(source)):
            problem = found if isinstance(found, ReadingError) else _check_ordinary(found)
            if problem is not None:
                on_problem(problem)
            else:
                files.setdefault(os.path.realpath(found.path), found)
    return tuple(files.values())


def _files_of(source: Path) -> Iterator[SourceFile | ReadingError]:
    if (problem := _check_there(source)) is not None:
        yield problem
    elif os.path.isdir(source):
        found = drop_company(tuple(_walk(source)))
        if not found:
            way_out = f"Put articles into it; these kinds are read: {_KINDS}."
            yield ReadingError("There is nothing to read in this folder.", where=str(source), way_out=way_out)
        yield from found
    else:
        reader = _reader_of(source)
        if reader is None:
            way_out = f"These kinds are read: {_KINDS}. Save the article as plain text."
            yield ReadingError("This kind of file cannot be read.", where=str(source), way_out=way_out)
        else:
            yield SourceFile(source, source.parent, reader, named=True)


def _walk(top: Path) -> Iterator[SourceFile | ReadingError]:
    closed: list[OSError] = []
    for folder, folders, names in os.walk(top, onerror=closed.append):
        if _is_store(folders, names):
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (problem for name in folders if (problem := check_inside(Path(folder, name), top)) is not None)
        for name in sorted(names):
            path = Path(folder, name)
            reader = _reader_of(path)
            if reader is not None and not _is_no_article(name):
                yield SourceFile(path, top, reader)
    yield from (unreadable(Path(error.filename), error) for error in closed)


def _is_store(folders: Sequence[str], names: Sequence[str]) -> bool:
    """Whether these stand in a store (explorer.store.writing): a build may put one among the articles."""
    return "about.json" in names and any(map(TABLES_FOLDER.fullmatch, folders))


def _check_there(source: Path) -> ReadingError | None:
    try:
        os.lstat(source)
    except (FileNotFoundError, NotADirectoryError):
        way_out = "Check the name; name a file or a folder of articles."
        return ReadingError("There is no such file or folder.", where=str(source), way_out=way_out)
    except OSError as error:
        return unreadable(source, error)
    return None


def _check_ordinary(file: SourceFile) -> ReadingError | None:
    """Return what is wrong with a file before it is opened: a pipe or a device might never come to an end."""
    path = file.path
    if not file.named and (problem := check_inside(path, file.top)) is not None:
        return problem
    try:
        if stat.S_ISREG(path.stat().st_mode):
            return None
    except OSError as error:
        return unreadable(path, error)
    what = "This is no ordinary file but a pipe, a device or the like."
    return ReadingError(what, where=str(path), way_out="Leave it out.")


def _is_no_article(name: str) -> bool:
    return name.startswith(".") or name == METADATA_FILE or name.lower().split(".")[0] in _NO_ARTICLES


def _reader_of(path: Path) -> Reader | None:
    return next((reader for reader in READERS if path.suffix.lower() in reader.suffixes), None)


def metadata_files(files: Sequence[SourceFile]) -> tuple[Path, ...]:
    """Return the `metadata.csv` files that may tell about files."""
    beside = {folder / METADATA_FILE: file.top for file in files for folder in _folders(file)}
    return tuple(path for path, top in beside.items() if path.is_file() and check_inside(path, top) is None)


def _folders(file: SourceFile) -> Iterator[Path]:
    for folder in file.path.parents:
        yield folder
        if folder == file.top:
            return
