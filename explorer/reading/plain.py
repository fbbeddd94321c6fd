"""Plain text files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from explorer.errors import ReadingError
from explorer.model import Document
from explorer.reading.decoding import read_text
from explorer.reading.drafts import Draft, Reader
from explorer.reading.metadata import Metadata, read_date, split_front_matter

MAX_TITLE_CHARACTERS = 150
"""Characters. Headlines hardly ever reach 120; a longer first line is a paragraph."""


def read_plain(path: Path, metadata: Metadata) -> Iterator[Draft | ReadingError]:
    """Read a text file, with or without front matter; its first line may be its title and stays in the text."""
    own, text, problems = split_front_matter(read_text(path), path)
    yield from problems
    yield from make_draft(path, text, own, metadata, title=first_line_title(text))


def make_draft(path: Path, text: str, own: Metadata, beside: Metadata, *, title: str) -> Iterator[Draft | ReadingError]:
    """Give the document that a file of one article stands for, and before it what is wrong with its date.

    Args:
        path: the file.
        text: its text without front matter.
        own: what its front matter says.
        beside: what is said about it elsewhere.
        title: what its text suggests as title, or empty.
    """
    known, problem = read_date(own.over(beside), str(path))
    if problem is not None:
        yield problem
    document = Document(
        id=known.id or path.stem, title=known.title or title or path.stem, text=text.strip("\n\r\t \f\v\ufeff"),
        outlet=known.outlet, published=known.published, url=known.url, path=path.as_posix(),
        language=known.language,
    )  # fmt: skip
    yield Draft(document, keeps_id=bool(own.id))


def first_line_title(text: str) -> str:
    """Return the first line where it looks like a headline: short, without a full stop, before an empty line."""
    match = re.match(r"\s*(\S[^\n]*)\n[^\S\n]*\n", text)
    line = match[1].strip() if match else ""
    return line if len(line) <= MAX_TITLE_CHARACTERS and not re.search(r"[.:;,][”\"’']?$", line) else ""


PLAIN = Reader((".txt", ".text"), read_plain)
