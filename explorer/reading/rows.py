"""CSV tables and JSON lines whose columns are called otherwise: which of them is the text, the title and so on.

rows --columns chosen or guessed--> JSON lines as `jsonl` reads them, each at the number of its row
"""

from __future__ import annotations

import csv
import io
import json
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from itertools import islice
from pathlib import Path

from explorer.errors import ReadingError
from explorer.reading.decoding import decode, unreadable
from explorer.reading.drafts import Draft, Reader
from explorer.reading.jsonl import number_lines, read_jsonl
from explorer.reading.limits import LIMITS, Limits, megabytes
from explorer.reading.metadata import Metadata
from explorer.reading.renaming import rename_read
from explorer.settings import MAX_DOCUMENT_CHARACTERS

PREVIEW_ROWS = 3
"""Rows that are shown for choosing columns."""

LOOKED_AT = 50
"""Rows by which columns are guessed."""

TEXT_CHARACTERS = 200
"""Characters that a column has on average in which articles stand; titles and descriptions stay below."""

MAX_CELL_CHARACTERS = 300
"""Characters of a cell in a preview."""

_SEPARATOR = re.compile(r"\"?sep=([,;|\t])\"?\r?\n", re.I)
"""A first line by which a spreadsheet is told what stands between the cells."""

_NAMES_FILE = Path(__file__).with_name("columns.tsv")
_KINDS = {".csv": "CSV", ".tsv": "CSV", ".jsonl": "JSON lines", ".ndjson": "JSON lines"}
_CHOOSE = "Say which column holds the text (on the page, or by `collect --columns text=NAME`)."


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column or field holds what; empty where none does."""

    text: str
    title: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """The columns of a table, its first rows with cells cut to what can be shown, and which column seems to hold what.

    `guess` is None where no column looks like the text of articles.
    """

    columns: tuple[str, ...]
    rows: tuple[dict[str, str], ...]
    guess: Columns | None


def preview_table(path: Path, *, limits: Limits = LIMITS) -> Preview:
    """Return what is needed for choosing the columns of a CSV table or a file of JSON lines.

    Raises:
        ReadingError: it is not text, too large, or has no rows.
    """
    rows = [row for _, row in islice(_rows(path, limits), LOOKED_AT) if isinstance(row, dict)]
    if not rows:
        raise ReadingError("There are no rows in this table.", where=str(path), way_out=_CHOOSE)
    columns = tuple(dict.fromkeys(name for row in rows for name in row))
    shown = tuple({name: cell[:MAX_CELL_CHARACTERS] for name, cell in row.items()} for row in rows[:PREVIEW_ROWS])
    return Preview(columns, shown, guess_columns(columns, rows))


def guess_columns(columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> Columns | None:
    """Return which column seems to hold what: by their names, the text else by its length; None where none is text."""
    bare = {}
    for name in columns:
        bare.setdefault(re.sub(r"[\W_]", "", name.lower()), name)
    found = {part: next((bare[name] for name in names if name in bare), "") for part, names in _known_names().items()}
    if not found["text"]:
        lengths = {name: sum(len(row.get(name, "")) for row in rows) / max(1, len(rows)) for name in columns}
        longest = max(lengths, key=lengths.get, default="")
        if not longest or lengths[longest] < TEXT_CHARACTERS:
            return None
        found = {part: "" if name == longest else name for part, name in found.items()} | {"text": longest}
    return Columns(**found)


def read_table(
    path: Path, metadata: Metadata, *, columns: Columns | None = None, limits: Limits = LIMITS
) -> Iterator[Draft | ReadingError]:
    """Read the articles of a CSV table or of JSON lines, one a row; a bad row is a problem, the others are read.

    Args:
        path: the file.
        metadata: what is said about all its articles.
        columns: which column holds what; guessed where it is not said.
        limits: `file_bytes` and `rows`.
    """
    is_lines = _KINDS[path.suffix.lower()] == "JSON lines"
    if columns is None and is_lines and _has_own_names(path, limits):
        yield from read_jsonl(path, metadata)
        return
    columns = columns or preview_table(path, limits=limits).guess
    if columns is None:
        way_out = f"{_CHOOSE} There are: {', '.join(_list_columns(path, limits))}."
        raise ReadingError("No column looks like the text of articles.", where=str(path), way_out=way_out)
    yield from _read_mapped(path, metadata, columns, limits)


def _has_own_names(path: Path, limits: Limits) -> bool:
    """Whether JSON lines call the text `text`, or nothing can be said about them."""
    rows = [row for _, row in islice(_rows(path, limits), LOOKED_AT) if isinstance(row, dict)]
    return any("text" in row for row in rows) or not rows or guess_columns(list(rows[0]), rows) is None


def _list_columns(path: Path, limits: Limits) -> Sequence[str]:
    return [name[:40] for name in preview_table(path, limits=limits).columns[:20]]


def _read_mapped(path: Path, metadata: Metadata, columns: Columns, limits: Limits) -> Iterator[Draft | ReadingError]:
    """Write the rows as the lines that `read_jsonl` knows, each at its own number, and read these."""
    with tempfile.TemporaryDirectory(prefix="actors-") as folder:
        passing = Path(folder, path.name[:200]).with_suffix(".jsonl")
        problems: list[ReadingError] = []
        with passing.open("w", encoding="utf-8") as file:
            reached = 1
            for count, (number, row) in enumerate(_rows(path, limits)):
                if count == limits.rows:
                    what = f"It has more than {limits.rows:,} rows; those behind are left out."
                    problems.append(ReadingError(what, where=f"{path}:{number}", way_out="Split the table."))
                    break
                row = _check_row(row, columns, f"{path}:{number}")
                if isinstance(row, ReadingError):
                    problems.append(row)
                    continue
                file.write("\n" * (number - reached) + json.dumps(_map(row, columns)) + "\n")
                reached = number + 1
        yield from problems
        if passing.stat().st_size:
            reads = (replace(read, keeps_id=bool(columns.id)) if isinstance(read, Draft) else read
                     for read in read_jsonl(passing, metadata))  # fmt: skip
            yield from rename_read(reads, lambda text: text.replace(passing.as_posix(), path.as_posix()))


def _check_row(row: dict[str, str] | ReadingError, columns: Columns, where: str) -> dict[str, str] | ReadingError:
    if isinstance(row, ReadingError):
        return row
    if not row.get(columns.text, "").strip():
        what = f"The column {columns.text[:40]!r} is empty in this row." if columns.text in row else (
            f"There is no column {columns.text[:40]!r} in this row.")  # fmt: skip
        return ReadingError(what, where=where, way_out="Leave the row out, or choose another column.")
    return row


def _map(row: Mapping[str, str], columns: Columns) -> dict[str, str]:
    chosen = {each.name: getattr(columns, each.name) for each in fields(Columns)}
    return {part: row[name] for part, name in chosen.items() if name and row.get(name, "").strip()}


def _rows(path: Path, limits: Limits) -> Iterator[tuple[int, dict[str, str] | ReadingError]]:
    """Give each row with the number of the line in which it ends."""
    if _KINDS[path.suffix.lower()] == "CSV":
        yield from _csv_rows(path, limits)
    else:
        yield from _json_rows(path)


def _read(path: Path, limits: Limits) -> str:
    try:
        if (size := path.stat().st_size) > limits.file_bytes:
            what = f"The file is too large ({megabytes(size)}); at most {megabytes(limits.file_bytes)} are read."
            raise ReadingError(what, where=str(path), way_out="Split it.")
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error
    if not data.strip():
        raise ReadingError("The file is empty.", where=str(path), way_out="Put articles into it or leave it out.")
    return decode(data, path)


def _csv_rows(path: Path, limits: Limits) -> Iterator[tuple[int, dict[str, str] | ReadingError]]:
    text = _read(path, limits)
    csv.field_size_limit(4 * MAX_DOCUMENT_CHARACTERS)  # Python's own is an eighth of an article's limit
    said = _SEPARATOR.match(text)
    # Spreadsheets of many countries write semicolons.
    bar = said[1] if said else max(",;\t", key=text.split("\n", 1)[0].count)
    lines = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=bar)
    if said:
        next(lines)
    names: list[str] | None = None
    while True:
        begun = lines.line_num + 1
        try:
            cells = next(lines)
        except StopIteration:
            return
        except csv.Error as error:
            what = f"This row is no CSV ({error})."
            way_out = 'Put texts that hold commas into quotation marks ("..."), and double those in the text ("").'
            yield begun, ReadingError(what, where=f"{path}:{begun}", way_out=way_out)
            continue
        if not any(cell.strip() for cell in cells):
            continue
        if names is None:
            names = [cell.strip() for cell in cells]
        else:
            yield lines.line_num, _to_row(names, cells, f"{path}:{begun}")


def _to_row(names: Sequence[str], cells: Sequence[str], where: str) -> dict[str, str] | ReadingError:
    if any(cell.strip() for cell in cells[len(names) :]):
        what = "This row has more values than the first line has names."
        return ReadingError(what, where=where, way_out='Put values that hold a comma into quotation marks ("...").')
    return {name: cell for name, cell in zip(names, cells, strict=False) if name}


def _json_rows(path: Path) -> Iterator[tuple[int, dict[str, str] | ReadingError]]:
    for number, line in number_lines(path):
        yield number, line if isinstance(line, ReadingError) else _to_fields(line, f"{path}:{number}")


def _to_fields(line: str, where: str) -> dict[str, str] | ReadingError:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        found = None
    if isinstance(found, dict):
        return {str(name): _to_cell(value) for name, value in found.items()}
    way_out = 'Write each line like {"title": "...", "text": "..."}.'
    return ReadingError("This line is not an object in JSON.", where=where, way_out=way_out)


def _to_cell(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


@cache
def _known_names() -> dict[str, tuple[str, ...]]:
    lines = _NAMES_FILE.read_text(encoding="utf-8").splitlines()
    parts = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {part: tuple(names.split()) for part, names in parts}


TABLE = Reader((".csv", ".tsv", ".jsonl", ".ndjson"), read_table)
