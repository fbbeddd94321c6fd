"""Markdown files: what a reader of the rendered page would read, as plain text.

Headings, list items and paragraphs become paragraphs; emphasis and links leave their words; pictures and link
addresses go; HTML stays as the text that it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.errors import ReadingError
from explorer.reading.decoding import read_text
from explorer.reading.drafts import Draft, Reader
from explorer.reading.metadata import Metadata, split_front_matter
from explorer.reading.plain import first_line_title, make_draft

if TYPE_CHECKING:
    from markdown_it.token import Token


def read_markdown(path: Path, metadata: Metadata) -> Iterator[Draft | ReadingError]:
    """Read a Markdown file; a heading at its start is its title where nothing else says so."""
    own, marked_up, problems = split_front_matter(read_text(path), path)
    yield from problems
    tokens = _parse(marked_up)
    text = "\n\n".join(_paragraphs(tokens))
    title = _first_heading(tokens) or first_line_title(text)
    yield from make_draft(path, text, own, metadata, title=title)


def markdown_to_text(marked_up: str) -> str:
    """Return Markdown as plain text, its paragraphs separated by empty lines."""
    return "\n\n".join(_paragraphs(_parse(marked_up)))


def _parse(marked_up: str) -> list[Token]:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table").parse(marked_up)


def _paragraphs(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        # What is no text is code, or has no content.
        text = "".join(_words(token.children or ())) if token.type == "inline" else token.content
        if text.strip():
            yield text.strip()


def _words(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "softbreak":
            yield " "
        elif token.type == "hardbreak":
            yield "\n"
        elif token.type != "image":
            yield token.content


def _first_heading(tokens: list[Token]) -> str:
    if len(tokens) > 1 and tokens[0].type == "heading_open":
        return "".join(_words(tokens[1].children or ())).strip()
    return ""


MARKDOWN = Reader((".md", ".markdown"), read_markdown)
