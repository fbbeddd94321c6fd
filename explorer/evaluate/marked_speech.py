"""Passages in which people marked who says what; of articles, only places are kept and never words.

The first line of a file names where the articles lie, from the file's own folder on: `{"articles": ["../../corpus"]}`.
Each other line is a passage: `id`, `half` ("dev", "held-out"), `speeches`, and either `text`, or `document`, `start`,
`end` and `sha1`, the first ten signs of the passage's SHA-1.

A marked speech holds `kind`, `content` (runs), `speaker` (a run), `cue` (a run; none for a quotation without one), and
where it helps `name` (of whom a pronoun stands for), `credited_to` (agencies and people that it is passed on by) and
`optional`: neither wanted nor wrong (thoughts; who passes on a speech that is marked by itself). Offsets count in the
article's text, end exclusive.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from explorer.errors import ReadingError
from explorer.evaluate.rows import read_rows
from explorer.reading import read_sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from explorer.model import Document

Run = tuple[int, int]

WAY_OUT = "It needs id, half, speeches, and text or document, start, end, sha1; see explorer/evaluate/marked_speech.py."


@dataclass(frozen=True, slots=True)
class MarkedSpeech:
    """Words that people marked as somebody's; see the module's docstring."""

    kind: str
    content: tuple[Run, ...]
    speaker: Run
    cue: Run | None = None
    name: str = ""
    credited_to: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of a text with all that is said in it; `text` is empty where it is one of an article."""

    id: str
    half: str
    speeches: tuple[MarkedSpeech, ...]
    text: str
    document: str
    start: int
    end: int
    sha1: str


def read_passages(path: Path) -> tuple[tuple[str, ...], tuple[Passage, ...]]:
    """Read where the articles lie, and the passages.

    Raises:
        ReadingError: the file cannot be read, or a line is not in the format.
    """
    rows = list(read_rows(path, _made, what="a marked passage", way_out=WAY_OUT))
    sources = tuple(source for row in rows if isinstance(row, tuple) for source in row)
    return sources, tuple(row for row in rows if isinstance(row, Passage))


def _made(row: dict[str, Any]) -> Passage | tuple[str, ...]:
    if "articles" in row:
        return tuple(map(str, row["articles"]))
    text = str(row.get("text", ""))
    where = (row["id"], 0, len(text), "") if text else (row["document"], row["start"], row["end"], row["sha1"])
    document, start, end, sha1 = where
    speeches = tuple(map(_made_speech, row["speeches"]))
    return Passage(str(row["id"]), str(row["half"]), speeches, text, str(document), int(start), int(end), str(sha1))


def _made_speech(row: dict[str, Any]) -> MarkedSpeech:
    return MarkedSpeech(
        str(row["kind"]),
        tuple((int(start), int(end)) for start, end in row["content"]),
        (int(row["speaker"][0]), int(row["speaker"][1])),
        (int(row["cue"][0]), int(row["cue"][1])) if "cue" in row else None,
        str(row.get("name", "")),
        tuple(map(str, row.get("credited_to", ()))),
        bool(row.get("optional", False)),
    )


def read_articles(folder: Path, sources: Iterable[str]) -> dict[str, Document]:
    """Read the articles that are there, by id; what their readers have to complain about does not matter here."""
    paths = [path for path in (folder / source for source in sources) if path.exists()]
    return {each.id: each for path in paths for each in read_sources([path], on_problem=lambda problem: None)}


def check_unchanged(passage: Passage, articles: Mapping[str, Document], *, where: str) -> None:
    """Refuse a passage of an article that has been changed since it was marked.

    Raises:
        ReadingError: it has been; names the file and the passage.
    """
    words = articles[passage.document].text[passage.start : passage.end]
    if hashlib.sha1(words.encode(), usedforsecurity=False).hexdigest()[:10] != passage.sha1:
        what = f"The article {passage.document!r} is not as it was when {passage.id!r} was marked."
        raise ReadingError(what, where=where, way_out="Take the article as it was, or mark it anew.")
