"""What a `metadata.csv` tells about the articles beside it: path, title, outlet, published, url."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any
from unicodedata import normalize

from explorer.errors import ReadingError
from explorer.reading.decoding import read_text
from explorer.reading.links import check_inside
from explorer.reading.metadata import Metadata, read_date, read_fields

METADATA_FILE = "metadata.csv"


class MetadataTables:
    """The `metadata.csv` files of the folders that are read, each read once."""

    def __init__(self) -> None:
        """Begin with no table read; `problems` collects what is wrong with those that are."""
        self._tables: dict[Path, dict[str, Metadata]] = {}
        self.problems: list[ReadingError] = []

    def of(self, path: Path, top: Path) -> Metadata:
        """Return what tables say about a file: the one in its folder first, then those above it up to `top`."""
        found = Metadata()
        for folder in path.parents:
            table = self._table(folder, top)
            found = found.over(table.get(_one_spelling(path.relative_to(folder).as_posix()), Metadata()))
            if folder == top:
                break
        return found

    def _table(self, folder: Path, top: Path) -> dict[str, Metadata]:
        if folder not in self._tables:
            self._tables[folder] = {}
            path = folder / METADATA_FILE
            leads_out = check_inside(path, top)
            if leads_out is not None:
                self.problems.append(leads_out)
            elif path.is_file():
                self._fill(path, self._tables[folder])
        return self._tables[folder]

    def _fill(self, path: Path, table: dict[str, Metadata]) -> None:
        for where, row in _read_table(path):
            if isinstance(row, ReadingError):
                self.problems.append(row)
                continue
            name, metadata = row
            if name in table:
                what = f"There is a line about {name!r} already; this one is passed over."
                self.problems.append(ReadingError(what, where=where, way_out="Delete one of the two lines."))
                continue
            table[name], problem = read_date(metadata, where)
            if problem is not None:
                self.problems.append(problem)


def _read_table(path: Path) -> Iterator[tuple[str, tuple[str, Metadata] | ReadingError]]:
    """Give each line with the place that messages name."""
    try:
        text = read_text(path)
        # Spreadsheets of many countries write semicolons.
        bar = max(",;\t", key=text.split("\n", 1)[0].count)
        rows = csv.DictReader(io.StringIO(text, newline=""), strict=True, skipinitialspace=True, delimiter=bar)
        rows.fieldnames = [name.strip().lower() for name in rows.fieldnames or ()]
        if "path" not in rows.fieldnames:
            what, way_out = "The first line names no column `path`.", "Begin it with: path,title,outlet,published,url."
            yield f"{path}:1", ReadingError(what, where=f"{path}:1", way_out=way_out)
            return
        for row in rows:
            where = f"{path}:{rows.line_num}"
            yield where, _read_row(row, path.parent, where)
    except csv.Error as error:
        where, way_out = f"{path}:{rows.line_num + 1}", "Mend this line; what stands behind it is not read."
        yield where, ReadingError(f"This line is no CSV ({_fault_of(error)}).", where=where, way_out=way_out)
    except ReadingError as error:
        yield str(path), error


def _fault_of(error: csv.Error) -> str:
    return "a value in it is far too long" if "field limit" in str(error) else "its quotation marks do not fit"


def _read_row(row: dict[str | None, Any], folder: Path, where: str) -> tuple[str, Metadata] | ReadingError:
    beyond = row.pop(None, ())  # spreadsheets write empty cells behind the last column
    if any(map(str.strip, beyond)) or None in row.values():
        what = "This line has more or fewer values than the first line has names."
        return ReadingError(what, where=where, way_out='Put values that hold a comma into quotation marks ("...").')
    name = row["path"].strip().replace("\\", "/").removeprefix("./")
    if not _is_inside(folder, name):
        what = f"There is no file {name[:100]!r} here." if name else "The column `path` is empty."
        way_out = f"Name the article's file as it is called in {folder}, or delete the line."
        return ReadingError(what, where=where, way_out=way_out)
    try:
        return _one_spelling(name), read_fields({key: value.strip() for key, value in row.items()}, where)
    except ReadingError as error:
        return error


def _is_inside(folder: Path, name: str) -> bool:
    """Whether a folder holds a file of this name, however its system writes letters with accents."""
    path = PurePosixPath(name)
    try:
        return (
            not path.is_absolute()
            and ".." not in path.parts
            and any((folder / normalize(form, name)).is_file() for form in ("NFC", "NFD"))
        )
    except OSError:  # no file can be called that
        return False


def _one_spelling(name: str) -> str:
    """Return a name as it is compared: some systems write é as one character, others as e and an accent."""
    return normalize("NFC", name)
