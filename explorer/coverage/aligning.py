"""What two texts share in a region, word by word: stretches that match densely enough to have been copied.

    Region --widened--> alignment (Levenshtein over words, where that finds nothing Indel) --scored--> Stretch

Shared words count by their weight, words that only one text has count against; a stretch is a run of the alignment
with the best sum, as in local alignment (Smith and Waterman 1981; the drop that ends a run is that of BLAST, Altschul
et al. 1990).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import ModuleType
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel, Levenshtein

if TYPE_CHECKING:
    from explorer.coverage.regions import Region
    from explorer.coverage.words import Words

PENALTY = 0.3
"""What a word that only one text has counts against. Copying that changes a third of the words still gains (two
thirds shared, worth 0.6 each); texts on the same matter share one word in seven and lose. With 0.25 more plants of
which 30 % was touched are found, with 0.35 fewer; the lower, the more is taken along at the ends."""

DROP = 9.0
"""Score. A stretch ends where it would lose this: behind 30 words in a row that only one text has."""

LEAST_SCORE = 4.0
"""Score of a passage. Formulas ("the Islamic State of Iraq and the Levant", 3.0; "Prime Minister N. N. said on
Tuesday", 2.5) stay below; so does a clause of eight words with two changed."""

LEAST_WORDS = 9
"""Words of a passage on each side. Names with their titles and offices are shorter."""

LEAST_OWN_WORDS = 4.5
"""Shared words of a passage that are neither function words nor names or numbers: a formula ("Prime Minister N. N. said
on Tuesday in a statement") has one or two ..."""

WORTH_AN_OWN_WORD = 6
"""... and is short: so many more shared words of any kind than others count as one. Two reports of one event often have
three such words and the names in common, with others between them."""

LEAST_SIMILARITY = 0.6
"""Share of the longer side's words that both have, in order. Below are lists in the same form (which town, how many
strikes) whose words the form gives; 0.5 finds no more plants than this."""

MAX_HOLE = 20
"""Words. Two stretches so near each other in both texts are one of which a clause was left out or rewritten ..."""

LEAST_JOINED_SIMILARITY = 0.7
"""... as long as this share of the longer side's words remains."""

PAD = 14
"""Words around a region that are aligned too: as many as may lie between two seeds."""

WIDER = 4
"""Times. How much more is aligned where a stretch reaches the border of what was aligned."""

NEAR = 2
"""Words between a stretch and the border of what was aligned that leave it open whether it goes on."""

MAX_ROUNDS = 4
"""Alignments of one region: the second finds what the first could not because it stands in another order."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of two texts that match; `last` is exclusive, `matched` how many words both have in order."""

    first_a: int
    last_a: int
    first_b: int
    last_b: int
    matched: int
    score: float

    @property
    def similarity(self) -> float:
        """Share of the longer side's words that both have, 0 to 1."""
        return self.matched / max(self.last_a - self.first_a, self.last_b - self.first_b)

    def join(self, later: Stretch) -> Stretch | None:
        """Return both as one if little stands between them; the other must begin behind it in the first text."""
        hole_a, hole_b = later.first_a - self.last_a, later.first_b - self.last_b
        if hole_b < 0 or max(hole_a, hole_b) > MAX_HOLE:
            return None
        matched, score = self.matched + later.matched, self.score + later.score
        joined = Stretch(self.first_a, later.last_a, self.first_b, later.last_b, matched, score)
        return joined if joined.similarity >= LEAST_JOINED_SIMILARITY else None

    def overlaps(self, other: Stretch) -> bool:
        """Whether more than half of the shorter lies in the other, in either text."""
        return _share_much(self.first_a, self.last_a, other.first_a, other.last_a) or _share_much(
            self.first_b, self.last_b, other.first_b, other.last_b
        )

    def contains(self, region: Region) -> bool:
        """Whether a region lies in it in both texts."""
        return (
            self.first_a <= region.first_a
            and region.last_a <= self.last_a
            and self.first_b <= region.first_b
            and region.last_b <= self.last_b
        )


def _share_much(start: int, end: int, other_start: int, other_end: int) -> bool:
    return 2 * (min(end, other_end) - max(start, other_start)) > min(end - start, other_end - other_start)


@dataclass(frozen=True, slots=True)
class _Window:
    """What is aligned: a region with as many words around it in one text as in the other.

    With more on one side than on the other, the alignment would have to skip some to match the region itself.
    """

    first_a: int
    last_a: int
    first_b: int
    last_b: int
    is_open_before: bool
    is_open_behind: bool

    @classmethod
    def around(cls, region: Region, pad: int, length_a: int, length_b: int) -> _Window:
        """Return the window with up to `pad` words before and behind a region, in texts of these lengths."""
        most_before = min(region.first_a, region.first_b)
        most_behind = min(length_a - region.last_a, length_b - region.last_b)
        before, behind = min(pad, most_before), min(pad, most_behind)
        return cls(
            region.first_a - before,
            region.last_a + behind,
            region.first_b - before,
            region.last_b + behind,
            before < most_before,
            behind < most_behind,
        )

    def may_cut(self, stretch: Stretch) -> bool:
        """Whether a stretch may go on where the window ends."""
        before = min(stretch.first_a - self.first_a, stretch.first_b - self.first_b)
        behind = min(self.last_a - stretch.last_a, self.last_b - stretch.last_b)
        return (self.is_open_before and before < NEAR) or (self.is_open_behind and behind < NEAR)


def align(a: Words, b: Words, region: Region) -> list[Stretch]:
    """Return what two texts share in and around a region."""
    found: list[Stretch] = []
    codes_a, codes_b = a.codes, b.codes
    rest: Region | None = region
    for _ in range(MAX_ROUNDS):
        new = _align_widening(a, codes_a, codes_b, rest)
        found += new
        rest = _leave(region, found) if new else None
        if rest is None:
            break
        for stretch in new:
            codes_a = _blank(codes_a, stretch.first_a, stretch.last_a, "\0")
            codes_b = _blank(codes_b, stretch.first_b, stretch.last_b, "\1")
    return found


def _blank(codes: str, first: int, last: int, code: str) -> str:
    return codes[:first] + code * (last - first) + codes[last:]


def _leave(region: Region, found: list[Stretch]) -> Region | None:
    """Return the longest run of words of both sides that is in no stretch, if they may be another passage."""
    in_a = _longest_gap(region.first_a, region.last_a, sorted((each.first_a, each.last_a) for each in found))
    in_b = _longest_gap(region.first_b, region.last_b, sorted((each.first_b, each.last_b) for each in found))
    if min(in_a[1] - in_a[0], in_b[1] - in_b[0]) < LEAST_WORDS:
        return None
    return replace(region, first_a=in_a[0], last_a=in_a[1], first_b=in_b[0], last_b=in_b[1])


def _longest_gap(first: int, last: int, taken: list[tuple[int, int]]) -> tuple[int, int]:
    gaps = []
    for begin, end in taken:
        gaps.append((first, begin))
        first = max(first, end)
    return max([*gaps, (first, last)], key=lambda gap: gap[1] - gap[0])


def _align_widening(a: Words, codes_a: str, codes_b: str, region: Region) -> list[Stretch]:
    pad = PAD
    holds_two = min(region.last_a - region.first_a, region.last_b - region.first_b) >= 2 * LEAST_WORDS
    while True:
        window = _Window.around(region, pad, len(codes_a), len(codes_b))
        found = list(_find_stretches(a, codes_a, codes_b, window))
        if not found and holds_two:
            found = _find_crossed(a, codes_a, codes_b, window)
        if not any(map(window.may_cut, found)):
            return found
        pad *= WIDER


def _find_crossed(a: Words, codes_a: str, codes_b: str, window: _Window) -> list[Stretch]:
    """Return what is found where passages stand crosswise, because the texts tell them in another order.

    Changing every word is then the shortest editing. One that may only put in and leave out keeps the longer passage;
    words that it happens to keep at its ends are put right by another look at that passage alone.
    """
    found = []
    for kept in _find_stretches(a, codes_a, codes_b, window, distance=Indel):
        alone = replace(
            window, first_a=max(window.first_a, kept.first_a - NEAR), last_a=min(window.last_a, kept.last_a + NEAR),
            first_b=max(window.first_b, kept.first_b - NEAR), last_b=min(window.last_b, kept.last_b + NEAR),
        )  # fmt: skip
        found += list(_find_stretches(a, codes_a, codes_b, alone)) or [kept]
    return found


def _find_stretches(
    a: Words, codes_a: str, codes_b: str, window: _Window, *, distance: ModuleType = Levenshtein
) -> Iterator[Stretch]:
    editing = distance.editops(codes_a[window.first_a : window.last_a], codes_b[window.first_b : window.last_b])
    run: list[tuple[int, int, int]] = []  # place in a, place in b, words
    score = peak = 0.0
    best = end_a = end_b = 0
    first_a, first_b, weights = window.first_a, window.first_b, a.weights
    for block_a, block_b, size in editing.as_matching_blocks()[:-1]:
        place_a, place_b = block_a + first_a, block_b + first_b
        if run:
            gap_a, gap_b = place_a - end_a, place_b - end_b
            score -= PENALTY * (gap_a if gap_a > gap_b else gap_b)
            if score <= 0 or peak - score > DROP:
                yield from _take(a, run[:best], peak)
                run, score, peak = [], 0.0, 0.0
        end_a, end_b = place_a + size, place_b + size
        run.append((place_a, place_b, size))
        score += weights[end_a] - weights[place_a]
        if score > peak:
            peak, best = score, len(run)
    yield from _take(a, run[:best], peak)


def _take(a: Words, run: list[tuple[int, int, int]], score: float) -> Iterator[Stretch]:
    """Give a run of matching words if it is a passage."""
    if score < LEAST_SCORE:
        return
    (first_a, first_b, _), (last_a, last_b, size) = run[0], run[-1]
    stretch = Stretch(first_a, last_a + size, first_b, last_b + size, sum([size for _, _, size in run]), score)
    shorter, longer = sorted((stretch.last_a - first_a, stretch.last_b - first_b))
    if shorter < LEAST_WORDS or stretch.similarity < LEAST_SIMILARITY:
        return
    own = sum([a.own[place + size] - a.own[place] for place, _, size in run])
    if own + (2 * stretch.matched - longer) / WORTH_AN_OWN_WORD >= LEAST_OWN_WORDS:
        yield stretch
