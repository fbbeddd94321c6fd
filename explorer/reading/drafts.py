"""What a reader hands on: a document that has no final id yet, or a problem in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from explorer.errors import ReadingError
from explorer.model import Document
from explorer.reading.metadata import Metadata

Read = Callable[[Path, Metadata], Iterator["Draft | ReadingError"]]
"""Reads one file; what the file lacks comes from the metadata. A problem is a value: the rest is still read."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of what a file holds, in its order: part of the article, or dropped with the reason in plain words."""

    text: str
    dropped: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A document as its file gives it.

    Attributes:
        document: with the id that the file gives or suggests.
        keeps_id: the file itself names the id (JSONL, front matter), so others give way.
        whole: nothing may be cut even at the end, because others count offsets in this text.
        pieces: what of the file became the text and what did not; empty where all of it did.
    """

    document: Document
    keeps_id: bool = False
    whole: bool = False
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """One kind of file: the endings of its names, and how it is read."""

    suffixes: tuple[str, ...]
    read: Read
