"""How well a pipeline finds names, measured on a file of annotated sentences.

The format is one JSON object per line: `id`, `tokens`, `ws` (one character per token, "1" if a blank follows), `ents`
(lists of first token, last token + 1, label) and `missing` (token ranges of which nothing is known). The text is
rebuilt and cut into tokens by the pipeline itself. A name counts as found if its borders and label are exact.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.evaluate.rows import read_rows

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MERGED = {"GPE": "LOC"}
"""Collections draw the line between places that act and other places differently; merged, they can be compared."""

Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class NameScore:
    """Names that were found, names that were claimed and are none, names that were missed."""

    found: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of the claimed names that are right, 0 to 1."""
        return self.found / max(1, self.found + self.wrong)

    @property
    def recall(self) -> float:
        """Share of the names that were found, 0 to 1."""
        return self.found / max(1, self.found + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.found / max(1, 2 * self.found + self.wrong + self.missed)

    def __add__(self, other: NameScore) -> NameScore:
        """The score of both texts together."""
        return NameScore(self.found + other.found, self.wrong + other.wrong, self.missed + other.missed)


@dataclass(frozen=True, slots=True)
class NamesReport:
    """What was measured on a file.

    Attributes:
        labels: score of each label that the file uses; claims of other labels are not counted, since it cannot say.
        micro: all of them together.
        merged: the same with GPE and LOC taken for one label.
        tokens: of the file.
        seconds: that the pipeline took.
    """

    labels: dict[str, NameScore]
    micro: NameScore
    merged: NameScore
    tokens: int
    seconds: float

    def __str__(self) -> str:
        """One line a label: precision, recall, F1 in percent."""
        rows = [("all", self.micro), ("all, GPE = LOC", self.merged), *sorted(self.labels.items())]
        lines = [f"{'':16}precision  recall     F1"]
        lines += [f"{name:16}{100 * s.precision:9.1f}{100 * s.recall:8.1f}{100 * s.f1:7.1f}" for name, s in rows]
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text with its names: tokens as (start, end) character offsets, names and unknown tokens by number."""

    text: str
    tokens: tuple[tuple[int, int], ...]
    names: frozenset[Span]
    unknown: frozenset[int]


def evaluate_names(nlp: Language, path: str | Path, *, joined: bool = True) -> NamesReport:
    """Measure a pipeline on a file of annotated sentences.

    Args:
        nlp: any pipeline that sets `doc.ents`.
        path: the file.
        joined: True to give it whole documents (neighbouring lines whose ids differ only after the last hyphen), as
            the program does; False to give it single sentences.

    Raises:
        ReadingError: the file cannot be read, or a line is not in the format.
    """
    sentences = list(_read(Path(path)))
    groups = (
        [list(group) for _, group in groupby(sentences, key=lambda one: one[0])]
        if joined
        else [[one] for one in sentences]
    )
    texts = [_join([text for _, text in group]) for group in groups]
    started = time.perf_counter()
    docs = list(nlp.pipe(text.text for text in texts))
    seconds = time.perf_counter() - started
    claimed = [_claimed(doc, text) for doc, text in zip(docs, texts, strict=True)]
    plain = _score(texts, claimed, {})
    merged = _score(texts, claimed, MERGED)
    tokens = sum(len(text.tokens) for text in texts)
    return NamesReport(plain, _sum(plain.values()), _sum(merged.values()), tokens, seconds)


def _read(path: Path) -> Iterator[tuple[str, GoldText]]:
    way_out = "Each line needs id, tokens, ws and ents; see explorer/evaluate/names.py."
    return read_rows(path, _named, what="an annotated sentence", way_out=way_out)


def _named(row: dict) -> tuple[str, GoldText]:
    return re.sub(r"-\d+$", "", row["id"]), _gold_text(row)


def _gold_text(row: dict) -> GoldText:
    tokens, blanks = row["tokens"], row["ws"]
    if len(tokens) != len(blanks):
        raise ValueError(f"{len(tokens)} tokens but {len(blanks)} marks in ws")
    text, places = "", []
    for token, blank in zip(tokens, blanks, strict=True):
        places.append((len(text), len(text) + len(token)))
        text += token + (" " if blank == "1" else "")
    names = frozenset((int(begin), int(end), str(label)) for begin, end, label in row["ents"])
    unknown = frozenset(k for begin, end in row.get("missing", []) for k in range(begin, end))
    if any(not 0 <= begin < end <= len(tokens) for begin, end, _ in names):
        raise ValueError("a name reaches beyond the tokens")
    return GoldText(text, tuple(places), names, unknown)


def _join(parts: Sequence[GoldText]) -> GoldText:
    """One text out of sentences, a blank between them."""
    text, tokens, names, unknown = "", [], set(), set()
    for part in parts:
        if text and not text.endswith(" "):
            text += " "
        shift, count = len(text), len(tokens)
        tokens += [(begin + shift, end + shift) for begin, end in part.tokens]
        names |= {(begin + count, end + count, label) for begin, end, label in part.names}
        unknown |= {k + count for k in part.unknown}
        text += part.text
    return GoldText(text, tuple(tokens), frozenset(names), frozenset(unknown))


def _claimed(doc: Doc, gold: GoldText) -> set[Span]:
    """The names of a Doc by gold tokens, without those that touch a token of which nothing is known.

    A name whose border lies inside a gold token can match no gold name; it gets a place that none has.
    """
    starts = {begin: k for k, (begin, _) in enumerate(gold.tokens)}
    ends = {end: k + 1 for k, (_, end) in enumerate(gold.tokens)}
    claimed = set()
    for name in doc.ents:
        touched = [k for k, (begin, end) in enumerate(gold.tokens) if begin < name.end_char and name.start_char < end]
        first, last = starts.get(name.start_char, -1), ends.get(name.end_char, -1 - name.start_char)
        span = (first, last, name.label_)
        if span in gold.names or not gold.unknown.intersection(touched):
            claimed.add(span)
    return claimed


def _score(texts: Sequence[GoldText], claimed: Sequence[set[Span]], merge: dict[str, str]) -> dict[str, NameScore]:
    labels = {merge.get(label, label) for text in texts for _, _, label in text.names}
    found, wrong, missed = Counter(), Counter(), Counter()
    for text, claims in zip(texts, claimed, strict=True):
        gold = {(begin, end, merge.get(label, label)) for begin, end, label in text.names}
        made = {(begin, end, merge.get(label, label)) for begin, end, label in claims}
        found.update(label for _, _, label in made & gold)
        wrong.update(label for _, _, label in made - gold if label in labels)
        missed.update(label for _, _, label in gold - made)
    return {label: NameScore(found[label], wrong[label], missed[label]) for label in sorted(labels)}


def _sum(scores: Iterable[NameScore]) -> NameScore:
    return sum(scores, NameScore())
