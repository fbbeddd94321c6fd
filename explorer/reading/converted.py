"""Readers for kinds of files from which the article has to be taken out: PDF, DOCX, saved web pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from explorer.errors import ReadingError
from explorer.reading.apart import read_apart
from explorer.reading.decoding import unreadable
from explorer.reading.drafts import Draft, Reader
from explorer.reading.extracts import Extract
from explorer.reading.limits import LIMITS, Limits, megabytes
from explorer.reading.metadata import Metadata
from explorer.reading.plain import first_line_title, make_draft


def read_converted(
    kind: str, path: Path, metadata: Metadata, *, limits: Limits = LIMITS, charset: str = ""
) -> Iterator[Draft | ReadingError]:
    """Read a file in the process apart; what is said about it goes before what the file seems to say.

    Args:
        kind: "pdf", "word" or "page".
        path: the file.
        metadata: what is said about it; the address also helps to read a page.
        limits: how large it may be and how long reading may take.
        charset: the encoding that a server named.
    """
    _check_size(path, limits.html_bytes if kind == "page" else limits.file_bytes)
    options = {"url": metadata.url, "charset": charset} if kind == "page" else {}
    found = Extract.from_fields(read_apart(kind, path, limits=limits, **options))
    seen = Metadata(title=found.title, outlet=found.outlet, published=found.published, url=found.url)
    for read in make_draft(path, found.text, metadata, seen, title=first_line_title(found.text)):
        yield replace(read, pieces=found.pieces) if isinstance(read, Draft) else read


def _check_size(path: Path, most: int) -> None:
    try:
        size = path.stat().st_size
    except OSError as error:
        raise unreadable(path, error) from error
    if not size:
        raise ReadingError("The file is empty.", where=str(path), way_out="Put the article into it or leave it out.")
    if size > most:
        what = f"The file is too large ({megabytes(size)}); at most {megabytes(most)} are read."
        raise ReadingError(what, where=str(path), way_out="Save only the article, or its text.")


def _reader(kind: str) -> Callable[[Path, Metadata], Iterator[Draft | ReadingError]]:
    def read(path: Path, metadata: Metadata) -> Iterator[Draft | ReadingError]:
        yield from read_converted(kind, path, metadata)

    return read


PDF = Reader((".pdf",), _reader("pdf"))
WORD = Reader((".docx",), _reader("word"))
PAGE = Reader((".html", ".htm", ".xhtml", ".mhtml", ".mht"), _reader("page"))
