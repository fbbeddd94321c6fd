"""How well dates are found and resolved, measured on a file of annotated texts.

The format is one JSON object per line: `id`, `published` (ISO 8601, or empty), `text`, and `dates`, a list of
[words, resolved] in text order. A line may name the `half` of the file that it belongs to ("dev" for texts that rules
were made with, "held-out"); then each half is also told for itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.coverage.dates import find_dates
from explorer.evaluate.names import NameScore
from explorer.evaluate.rows import read_rows
from explorer.mentions import find_sentences
from explorer.model import DateMention, Document

if TYPE_CHECKING:
    from spacy.language import Language

Place = tuple[int, int, str]
"""Where a date begins and ends, and what it resolves to."""


@dataclass(frozen=True, slots=True)
class DateScore:
    """Dates of some texts.

    Attributes:
        exact: a date counts as found if its borders are those marked.
        overlapping: it counts as found if it shares a character with a marked one.
        resolved: of the dates found (overlapping), how many resolve as marked.
    """

    exact: NameScore = field(default_factory=NameScore)
    overlapping: NameScore = field(default_factory=NameScore)
    resolved: int = 0

    @property
    def resolved_right(self) -> float:
        """Share of the found dates that resolve as marked, 0 to 1."""
        return self.resolved / max(1, self.overlapping.found)

    def __add__(self, other: DateScore) -> DateScore:
        """The score of both texts together."""
        return DateScore(self.exact + other.exact, self.overlapping + other.overlapping, self.resolved + other.resolved)


@dataclass(frozen=True, slots=True)
class DatesReport:
    """What was measured on a file.

    Attributes:
        halves: score of each half that the file names; "all" of all lines.
        wrong: a line for each text with an error: its id, the dates marked and those found.
    """

    halves: dict[str, DateScore]
    wrong: tuple[str, ...] = field(default=(), repr=False)

    def __str__(self) -> str:
        """Two lines a half: precision, recall, F1, and resolved right, in percent; then the errors."""
        lines = [f"{'':24}precision  recall     F1  resolved right"]
        for half, score in self.halves.items():
            lines += [_line(f"{half}, exact", score.exact), _line(f"{half}, overlapping", score.overlapping)]
            lines[-1] += f"{100 * score.resolved_right:16.1f}"
        return "\n".join([*lines, *self.wrong])


def _line(name: str, score: NameScore) -> str:
    return f"{name:24}{100 * score.precision:9.1f}{100 * score.recall:8.1f}{100 * score.f1:7.1f}"


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text with its dates."""

    document: Document
    dates: tuple[Place, ...]
    half: str


def evaluate_dates(nlp: Language, path: str | Path) -> DatesReport:
    """Measure how dates are found and resolved.

    Args:
        nlp: a pipeline that parses and finds names.
        path: the file.

    Raises:
        ReadingError: the file cannot be read, or a line is not in the format.
    """
    gold = list(_read(Path(path)))
    docs = nlp.pipe(text.document.text for text in gold)
    found = [
        find_dates(text.document, doc, find_sentences(text.document, doc)) for text, doc in zip(gold, docs, strict=True)
    ]
    scores = [_score(text.dates, dates) for text, dates in zip(gold, found, strict=True)]
    halves = {"all": sum(scores, DateScore())}
    for half in sorted({text.half for text in gold} - {""}):
        pairs = zip(gold, scores, strict=True)
        halves[half] = sum((score for text, score in pairs if text.half == half), DateScore())
    wrong = (_tell(text, dates) for text, dates in zip(gold, found, strict=True))
    return DatesReport(halves, tuple(line for line in wrong if line))


def _read(path: Path) -> Iterator[GoldText]:
    way_out = "Each line needs id, published, text and dates; see explorer/evaluate/dates.py."
    return read_rows(path, _gold_text, what="a text with dates", way_out=way_out)


def _gold_text(row: dict) -> GoldText:
    document = Document(str(row["id"]), "", row["text"], published=row["published"])
    dates: list[Place] = []
    for words, resolved in row["dates"]:
        start = document.text.index(words, dates[-1][1] if dates else 0)
        dates.append((start, start + len(words), str(resolved)))
    return GoldText(document, tuple(dates), row.get("half", ""))


def _score(gold: Sequence[Place], found: Iterable[DateMention]) -> DateScore:
    made = _places(found)
    exact = {place[:2] for place in gold} & {place[:2] for place in made}
    pairs = [(one, other) for one in gold for other in made if one[0] < other[1] and other[0] < one[1]]
    reached, claimed = {one for one, _ in pairs}, {other for _, other in pairs}
    right = {one for one, other in pairs if one[2] == other[2]}
    return DateScore(
        NameScore(len(exact), len(made) - len(exact), len(gold) - len(exact)),
        NameScore(len(reached), len(made) - len(claimed), len(gold) - len(reached)),
        len(right),
    )


def _places(dates: Iterable[DateMention]) -> list[Place]:
    return [(date.start, date.end, date.resolved) for date in dates]


def _tell(text: GoldText, dates: Sequence[DateMention]) -> str:
    """Say what is wrong with a text, empty if nothing is."""
    words = text.document.text
    marked, found = (
        ", ".join(f"{words[start:end]} = {resolved or '?'}" for start, end, resolved in places) or "none"
        for places in (text.dates, _places(dates))
    )
    return "" if marked == found else f"{text.document.id}: marked {marked}; found {found}"
