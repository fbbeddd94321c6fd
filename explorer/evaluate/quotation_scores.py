"""Marked and found speeches held against each other, and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.evaluate.marked_speech import MarkedSpeech, Passage
    from explorer.model import Speech

KINDS = ("direct", "mixed", "indirect")


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair of a marked and a found speech, or one of them that has no other.

    Attributes:
        exact: no letter of the words is too many or missing.
        speaker_right: the found speaker stands where the marked one does, or is the actor whose mention stands there.
        name_right: the pronoun that speaks was taken for whom it stands for.
        chain_right: everybody who passes it on is in the chain of attribution.
    """

    passage: Passage
    marked: MarkedSpeech | None = None
    found: Speech | None = None
    exact: bool = False
    speaker_right: bool = False
    name_right: bool = False
    chain_right: bool = False

    @property
    def kind(self) -> str:
        """The marked kind, or the found one where nothing is marked."""
        return self.marked.kind if self.marked is not None else self.found.kind


@dataclass(frozen=True, slots=True)
class Shares:
    """How many speeches are marked, found and both, and how many of the pairs are right in what.

    `names` and `chains` are pairs of (right, all): pronouns, and speeches that somebody passes on.
    """

    marked: int
    found: int
    pairs: int
    exact: int
    kinds: int
    speakers: int
    names: tuple[int, int]
    chains: tuple[int, int]

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 to 1."""
        return 2 * self.pairs / max(1, self.marked + self.found)

    @property
    def speaker(self) -> float:
        """Share of the pairs with the right speaker, 0 to 1."""
        return self.speakers / max(1, self.pairs)

    def __str__(self) -> str:
        """Counts, then shares in percent, for one line of a table."""
        precision, recall = (100 * self.pairs / max(1, each) for each in (self.found, self.marked))
        exact, kinds, speakers = (100 * each / max(1, self.pairs) for each in (self.exact, self.kinds, self.speakers))
        names, chains = (f"{right}/{every}" for right, every in (self.names, self.chains))
        return (
            f"{self.marked:6}{self.found:7}{precision:11.1f}{recall:8.1f}{100 * self.f1:7.1f}"
            f"{exact:7.1f}{kinds:7.1f}{speakers:9.1f}{names:>8}{chains:>10}"
        )


def count_shares(judged: Sequence[Judged]) -> Shares:
    """Count judgements; what is optional counts neither as marked nor as found."""
    counted = [each for each in judged if each.marked is None or not each.marked.optional]
    pairs = [each for each in counted if each.marked is not None and each.found is not None]
    named = [each for each in pairs if each.marked.name]
    credited = [each for each in counted if each.marked is not None and each.marked.credited_to]
    return Shares(
        marked=sum(each.marked is not None for each in counted),
        found=sum(each.found is not None for each in counted),
        pairs=len(pairs),
        exact=sum(each.exact for each in pairs),
        kinds=sum(each.marked.kind == each.found.kind for each in pairs),
        speakers=sum(each.speaker_right for each in pairs),
        names=(sum(each.name_right for each in named), len(named)),
        chains=(sum(each.chain_right for each in credited), len(credited)),
    )


@dataclass(frozen=True, slots=True)
class QuotationsReport:
    """What was measured on a file: its passages, those skipped because their article is not there, and judgements."""

    passages: int
    skipped: int
    judged: tuple[Judged, ...]

    def of(self, half: str = "", kind: str = "") -> Shares:
        """Count the judgements of one half and kind; an empty string stands for all."""
        return count_shares([e for e in self.judged if half in ("", e.passage.half) and kind in ("", e.kind)])

    def __str__(self) -> str:
        """Give the figures as lines for a terminal."""
        skipped = f", {self.skipped} more skipped because their articles are not there" if self.skipped else ""
        heads = f"{'':18}marked  found  precision  recall     F1  exact   kind  speaker   names  credited"
        halves = [*sorted({each.passage.half for each in self.judged}), ""]
        rows = [f"{half or 'all':9}{kind or 'all':9}{self.of(half, kind)}" for half in halves for kind in (*KINDS, "")]
        return "\n".join([f"{self.passages} passages{skipped}", heads, *rows])
