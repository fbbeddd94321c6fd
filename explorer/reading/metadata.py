"""Title, outlet, date and address of an article: from YAML front matter, or from a `metadata.csv` beside it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from explorer.errors import ReadingError
from explorer.reading.decoding import read_text

METADATA_FILE = "metadata.csv"
MAX_FRONT_MATTER_LINES = 200
"""Lines. Front matter is a handful; a text that merely begins with a rule ("---") is not searched to its end."""

_FIELDS = ("id", "title", "outlet", "published", "url", "language")
_ISO_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])([T ]\d{2}:\d{2}.*)?)?)?")
_WRITTEN_DATES = ("%d %B %Y", "%B %d %Y", "%d %b %Y", "%b %d %Y")
"""Dates as articles write them: 2 December 2017, December 2, 2017, Dec. 2, 2017. All-number forms are ambiguous,
but for the year first."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about an article beside its text; unknown is empty."""

    id: str = ""
    title: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""
    language: str = ""

    def over(self, other: Metadata) -> Metadata:
        """Return this, with what it lacks taken from the other."""
        return Metadata(*(getattr(self, name) or getattr(other, name) for name in _FIELDS))


def split_front_matter(text: str, path: Path) -> tuple[Metadata, str, int]:
    """Split a text into its front matter, the rest, and the number of lines that the front matter takes.

    Raises:
        ReadingError: there is front matter, and it is broken.
    """
    lines = text.split("\n", MAX_FRONT_MATTER_LINES)
    opens = len(lines) > 1 and lines[0].rstrip() == "---" and re.match(r"[\w-]+\s*:", lines[1])
    if not opens:
        return Metadata(), text, 0
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        way_out = "End it with a line of three dashes (---)."
        raise ReadingError("The front matter has no end.", where=f"{path}:1", way_out=way_out)
    fields = _load_yaml("\n".join(lines[1:end]), path)
    return read_fields(fields, str(path)), "\n".join(lines[end + 1 :]), end + 1


def read_fields(fields: Mapping[str, Any], where: str) -> Metadata:
    """Return metadata from named values; unknown names are passed over.

    Raises:
        ReadingError: a value is no plain text, number or date.
    """
    return Metadata(**{name: _plain(name, fields[name], where) for name in _FIELDS if fields.get(name) is not None})


def read_date(metadata: Metadata, where: str) -> tuple[Metadata, ReadingError | None]:
    """Return metadata with an ISO 8601 date; a date that cannot be understood is unknown, and a problem."""
    given = re.sub(r"^(\d{4})(\d\d)(\d\d)$", r"\1-\2-\3", metadata.published.strip())  # as archives write it
    if not given or _ISO_DATE.fullmatch(given):
        return replace(metadata, published=given.replace(" ", "T", 1)), None
    plain = re.sub(r"[.,]|(?<=\d)(st|nd|rd|th)\b", "", given)
    for form in _WRITTEN_DATES:
        try:
            return replace(metadata, published=datetime.strptime(plain, form).date().isoformat()), None
        except ValueError:
            continue
    problem = ReadingError(
        f"The date {given[:40]!r} cannot be understood; the article is read without it.",
        where=where, way_out="Write it as 2017-12-31 (year, month, day).",
    )  # fmt: skip
    return replace(metadata, published=""), problem


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
            found = found.over(self._table(folder).get(path.relative_to(folder).as_posix(), Metadata()))
            if folder == top:
                break
        return found

    def _table(self, folder: Path) -> dict[str, Metadata]:
        if folder not in self._tables:
            self._tables[folder] = {}
            path = folder / METADATA_FILE
            if path.is_file():
                self._fill(path, self._tables[folder])
        return self._tables[folder]

    def _fill(self, path: Path, table: dict[str, Metadata]) -> None:
        for row in _read_table(path):
            if isinstance(row, ReadingError):
                self.problems.append(row)
            else:
                table[row[0]] = row[1]


def _read_table(path: Path) -> Iterator[tuple[str, Metadata] | ReadingError]:
    try:
        text = read_text(path)
        # Spreadsheets of many countries write semicolons.
        bar = max(",;\t", key=text.split("\n", 1)[0].count)
        rows = csv.DictReader(io.StringIO(text, newline=""), strict=True, skipinitialspace=True, delimiter=bar)
        rows.fieldnames = [name.strip().lower() for name in rows.fieldnames or ()]
        if "path" not in rows.fieldnames:
            what = "The first line names no column `path`."
            way_out = "Begin the file with: path,title,outlet,published,url."
            yield ReadingError(what, where=f"{path}:1", way_out=way_out)
            return
        for row in rows:
            yield _read_row(row, path, rows.line_num)
    except csv.Error as error:
        way_out = "Mend this line; the articles after it are read without metadata."
        yield ReadingError(f"This line is no CSV ({error}).", where=f"{path}:{rows.line_num + 1}", way_out=way_out)
    except ReadingError as error:
        yield error


def _read_row(row: dict[str | None, Any], path: Path, line: int) -> tuple[str, Metadata] | ReadingError:
    where = f"{path}:{line}"
    name = (row["path"] or "").strip().replace("\\", "/").removeprefix("./")
    if None in row or None in row.values():
        what = "This line has more or fewer values than the first line has names."
        return ReadingError(what, where=where, way_out='Put values that hold a comma into quotation marks ("...").')
    if not name or not (path.parent / name).is_file():
        what = f"There is no file {name!r} here." if name else "The column `path` is empty."
        way_out = f"Name the article's file as it is called in {path.parent}, or delete the line."
        return ReadingError(what, where=where, way_out=way_out)
    try:
        return name, read_fields({key: value.strip() for key, value in row.items()}, where)
    except ReadingError as error:
        return error


def _load_yaml(text: str, path: Path) -> dict[str, Any]:
    import yaml

    way_out = "Put values that hold a colon or quotation marks into quotation marks."
    try:
        fields = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        what = f"The front matter is broken ({getattr(error, 'problem', None) or error})."
        raise ReadingError(what, where=f"{path}:{line}", way_out=way_out) from error
    if not isinstance(fields, dict):
        what = "The front matter is broken (it must be lines of `name: value`)."
        raise ReadingError(what, where=f"{path}:1", way_out=way_out)
    return fields


def _plain(name: str, value: Any, where: str) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, date):  # a date-time is one too
        return value.isoformat()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    what = f"The field `{name}` is not text."
    raise ReadingError(what, where=where, way_out=f'Write it as plain text in quotation marks: {name}: "...".')
