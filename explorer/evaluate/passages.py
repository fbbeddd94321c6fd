"""How well shared passages are found, measured by planting some of known place (plants.py).

A plant is found if passages of its two documents cover at least FOUND of its characters on both sides. Recall by
characters is the share of all plants' characters that they cover; precision the share of the characters of all
passages found, on both sides, that lie in plants of those two documents or in passages that they shared before
anything was planted. A passage is wrong if less than half of its characters do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from explorer.coverage.passages import find_passages
from explorer.evaluate.plants import RATES, WAYS, Plant, Planted, Planter, Span, cut_sentences
from explorer.evaluate.rows import read_rows
from explorer.model import Document, SharedPassage

FOUND = 0.8
"""Share of a plant's characters that must be covered on both sides."""

ROUNDS = 4
"""Times that every article is planted into for each rate: about 250 plants of 62 articles."""

Marks = dict[tuple[str, str], set[int]]
"""Characters of a document that it shares with another, by both."""


@dataclass(frozen=True, slots=True)
class PlantScore:
    """Counts of plants, passages and characters (both sides together)."""

    plants: int = 0
    found: int = 0
    planted: int = 0
    covered: int = 0
    passages: int = 0
    wrong: int = 0
    reported: int = 0
    right: int = 0

    def __add__(self, other: PlantScore) -> PlantScore:
        """The score of both together."""
        return PlantScore(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    @property
    def recall(self) -> float:
        """Share of the plants that were found, 0 to 1."""
        return self.found / max(1, self.plants)

    @property
    def precision(self) -> float:
        """Share of the reported characters that were planted or shared before, 0 to 1."""
        return self.right / max(1, self.reported)

    def __str__(self) -> str:
        """Plants, recall by plants and by characters, precision by characters and by passages, in percent."""
        shares = (
            self.recall,
            self.covered / max(1, self.planted),
            self.precision,
            1 - self.wrong / max(1, self.passages),
        )
        return f"{self.plants:8}" + "".join(f"{100 * share:14.1f}" for share in shares)


@dataclass(frozen=True, slots=True)
class PassagesReport:
    """What was measured: the score at each rate, and of the plants changed in each way (recall only)."""

    documents: int
    rates: dict[float, PlantScore]
    ways: dict[str, PlantScore]

    def __str__(self) -> str:
        """Give the figures as lines for a terminal."""
        head = f"{'':24}{'plants':>8}{'found':>14}{'characters':>14}{'precision':>14}{'of passages':>14}"
        names = {rate: f"{100 * rate:.0f} % of words touched" if rate else "verbatim" for rate in self.rates}
        lines = [f"{names[rate]:24}{score}" for rate, score in self.rates.items()]
        ways = [f"{'  20 %, ' + way:24}{str(score)[:36]}" for way, score in self.ways.items()]
        return "\n".join([f"{self.documents} documents", head, *lines, *ways])


def evaluate_passages(path: Path, *, seed: int = 0) -> PassagesReport:
    """Measure how well passages are found that are planted into the articles of a file.

    Args:
        path: JSON lines with `id` and `text`.
        seed: another gives other plants.

    Raises:
        ReadingError: the file cannot be read, or a line is not an article.
    """
    documents = list(read_rows(path, _read, what="an article", way_out="Each line needs id and text."))
    natural = _find(documents)
    closed: dict[str, list[Span]] = defaultdict(list)
    for each in natural:
        closed[each.document_a].append((each.start_a, each.end_a))
        closed[each.document_b].append((each.start_b, each.end_b))
    rates = dict.fromkeys(RATES, PlantScore())
    ways = dict.fromkeys(WAYS, PlantScore())
    planter = Planter(documents, closed, seed=seed)
    for rate in RATES * ROUNDS:
        planted = planter.plant(rate)
        found = _find(planted.documents)
        rates[rate] += judge_plants(planted.plants, found) + judge_passages(planted, found, natural)
        for way in WAYS if rate == 0.2 else ():
            ways[way] += judge_plants([plant for plant in planted.plants if plant.way == way], found)
    return PassagesReport(len(documents), rates, ways)


def _read(row: dict) -> Document:
    return Document(str(row["id"]), str(row.get("title", "")), str(row["text"]))


def _find(documents: Sequence[Document]) -> tuple[SharedPassage, ...]:
    return find_passages(documents, [sentence for each in documents for sentence in cut_sentences(each)])


def judge_plants(plants: Iterable[Plant], found: Iterable[SharedPassage]) -> PlantScore:
    """Count the plants that the passages found cover."""
    covered = _mark(_sides(found))
    score = PlantScore()
    for plant in plants:
        sides = ((plant.source, plant.target, plant.source_span), (plant.target, plant.source, plant.target_span))
        shares = [_cover(covered[one, other], span) for one, other, span in sides]
        lengths = [end - start for _, _, (start, end) in sides]
        is_found = all(share >= FOUND * length for share, length in zip(shares, lengths, strict=True))
        score += PlantScore(plants=1, found=is_found, planted=sum(lengths), covered=sum(shares))
    return score


def judge_passages(planted: Planted, found: Iterable[SharedPassage], natural: Iterable[SharedPassage]) -> PlantScore:
    """Count the characters of passages that were planted, or shared before.

    Args:
        planted: the articles searched.
        found: what was found in them.
        natural: what was found before anything was planted, with offsets into the articles as they were.
    """
    known: list[tuple[str, str, Span]] = []
    for plant in planted.plants:
        known.append((plant.source, plant.target, plant.source_span))
        known.append((plant.target, plant.source, plant.target_span))
    for one, other, span in _sides(natural):
        known.append((one, other, planted.insertions[one].shift(span) if one in planted.insertions else span))
    marks, score = _mark(known), PlantScore()
    for passage in found:
        sides = list(_sides([passage]))
        reported = sum(end - start for _, _, (start, end) in sides)
        right = sum(_cover(marks[one, other], span) for one, other, span in sides)
        score += PlantScore(passages=1, wrong=2 * right < reported, reported=reported, right=right)
    return score


def _sides(passages: Iterable[SharedPassage]) -> Iterator[tuple[str, str, Span]]:
    """Give both sides of passages: document, the other document, offsets."""
    for each in passages:
        yield each.document_a, each.document_b, (each.start_a, each.end_a)
        yield each.document_b, each.document_a, (each.start_b, each.end_b)


def _mark(sides: Iterable[tuple[str, str, Span]]) -> Marks:
    marks: Marks = defaultdict(set)
    for one, other, (start, end) in sides:
        marks[one, other].update(range(start, end))
    return marks


def _cover(marks: set[int], span: Span) -> int:
    return sum(place in marks for place in range(*span))
