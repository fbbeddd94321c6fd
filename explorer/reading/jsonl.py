"""JSONL files: one article a line, `{"id", "title", "text", "outlet", "published", "url"}`, all but text optional."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from explorer.errors import ReadingError, fault_of
from explorer.model import Document
from explorer.reading.decoding import (
    HEAD_BYTES,
    check_signature,
    encoding_of,
    is_like_utf16,
    not_text,
    not_utf8,
    too_long,
    unreadable,
)
from explorer.reading.drafts import Draft, Reader
from explorer.reading.metadata import Metadata, read_date, read_fields
from explorer.settings import MAX_DOCUMENT_CHARACTERS

MAX_LINE_CHARACTERS = 6 * MAX_DOCUMENT_CHARACTERS + 100_000
r"""Characters. The longest text with every character written as \uXXXX, and room for the other fields."""

PIECE_CHARACTERS = 65_536
"""Characters read at a time."""

_ESCAPED_BYTE = re.compile(r"[\udc80-\udcff]")
_HOW = 'Each line must be one object like {"id": "a1", "title": "...", "text": "..."}.'


def read_jsonl(path: Path, metadata: Metadata) -> Iterator[Draft | ReadingError]:
    """Read a JSONL file line by line; a bad line is a problem, the others are read.

    What a line lacks in outlet, date and so on, the metadata of the whole file may say.
    """
    if path.stat().st_size == 0:
        raise ReadingError("The file is empty.", where=str(path), way_out=_HOW)
    seen: dict[str, int] = {}
    for number, line in number_lines(path):
        where = f"{path}:{number}"
        if isinstance(line, ReadingError):
            yield line
            continue
        try:
            document, problem = _read_line(line, path, number, metadata)
        except ReadingError as error:
            yield error
            continue
        if problem is not None:
            yield problem
        if document.id in seen:
            what = f"The id {document.id!r} stands in line {seen[document.id]} already; this line is not read."
            yield ReadingError(what, where=where, way_out="Give every article its own id.")
            continue
        seen[document.id] = number
        yield Draft(document, keeps_id=True, whole=True)


def _read_line(line: str, path: Path, number: int, metadata: Metadata) -> tuple[Document, ReadingError | None]:
    where = f"{path}:{number}"
    fields = _parse(line, where)
    text = fields.get("text")
    if not isinstance(text, str):
        what = "The field `text` is missing." if text is None else "The field `text` is not text."
        raise ReadingError(what, where=where, way_out=_HOW)
    if len(text) > MAX_DOCUMENT_CHARACTERS:
        raise too_long(where, f"{len(text):,} characters")
    known, problem = read_date(read_fields(fields, where).over(metadata), where)
    document_id = known.id or f"{path.stem}-{number}"
    document = Document(
        id=document_id, title=known.title or document_id, text=text, outlet=known.outlet, published=known.published,
        url=known.url, path=path.as_posix(), language=known.language,
    )  # fmt: skip
    return document, problem


def _parse(line: str, where: str) -> dict[str, Any]:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        what = f"This line is not valid JSON ({fault_of(error)})."
        raise ReadingError(what, where=where, way_out=_HOW) from error
    if not isinstance(fields, dict):
        raise ReadingError("This line is not an object.", where=where, way_out=_HOW)
    return fields


def number_lines(path: Path) -> Iterator[tuple[int, str | ReadingError]]:
    """Give each line that is not blank with its number; one that is too long is passed over unread."""
    try:
        head = _read_head(path)
        with path.open(encoding=encoding_of(head), errors="surrogateescape", newline="\n") as file:
            for number, line in enumerate(iter(lambda: _read_one(file), ""), start=1):
                where = f"{path}:{number}"
                if line is None:
                    yield number, too_long(where, f"a line of over {MAX_LINE_CHARACTERS:,} characters")
                elif line.strip():
                    yield number, _check_encoding(line.rstrip("\r\n"), where)
    except OSError as error:
        raise unreadable(path, error) from error
    except UnicodeError as error:
        way_out = "Save it as UTF-8."
        raise ReadingError("The file is not the text it says it is.", where=str(path), way_out=way_out) from error


def _read_head(path: Path) -> bytes:
    """Return the beginning of a file that is text; one that is not is said once, and not line by line."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    check_signature(head, path)
    text_like = head.lstrip().startswith(b"{") and not is_like_utf16(head)
    if encoding_of(head) == "utf-8" and b"\x00" in head and not text_like:
        raise not_text(path, head)
    return head


def _read_one(file: IO[str]) -> str | None:
    """Return the next line, empty at the end of the file, None for one that is too long; that one is not kept."""
    pieces, length = [], 0
    while piece := file.readline(PIECE_CHARACTERS):
        length += len(piece)
        if length <= MAX_LINE_CHARACTERS:
            pieces.append(piece)
        else:
            pieces.clear()
        if piece.endswith("\n"):
            break
    return "".join(pieces) if length <= MAX_LINE_CHARACTERS else None


def _check_encoding(line: str, where: str) -> str | ReadingError:
    bad = _ESCAPED_BYTE.search(line)
    return not_utf8(where, ord(bad[0]) - 0xDC00) if bad else line


JSONL = Reader((".jsonl", ".ndjson"), read_jsonl)
