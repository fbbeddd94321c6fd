"""What a summary is made of; values only."""

from __future__ import annotations

from dataclasses import dataclass

ITEM_KINDS = ("actor", "line", "article", "sentences")
"""What a figure counts: "sentences" are things that are nothing but their sentences (quotations, dates, passages)."""


@dataclass(frozen=True, slots=True)
class Item:
    """One of the things that a figure counts.

    Attributes:
        kind: one of ITEM_KINDS; the sentences of actors and lines are looked up when they are asked for.
        id: actor's, relation's or article's id; else a text that tells it from the others of its figure.
        label: what to call it.
        number: how much it adds to the figure, or how often it occurs.
        sentences: ids of its sentences, where they are known already.
        lines: ids of the relations whose sentences it has, if that is more than its own.
    """

    kind: str
    id: str
    label: str
    number: int = 1
    sentences: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with everything that it stands on.

    Attributes:
        id: tells it from all others of a summary, the same for the same sides.
        side: "a", "b" or "both": whose articles it is counted in.
        name: what is counted, in words that can stand alone.
        value: the number.
        shown: the number as it stands in its sentence, with its noun ("14 actors").
        per_words: the value per 1,000 words of the side's articles; None where that would say nothing.
        items: what was counted, most important first.
    """

    id: str
    side: str
    name: str
    value: int
    shown: str
    per_words: float | None
    items: tuple[Item, ...]

    @property
    def selects(self) -> str:
        """What a click on it selects: its only actor or line, else the figure itself."""
        only = self.items[0] if len(self.items) == 1 else None
        return only.id if only is not None and only.kind in ("actor", "line") else FIGURE + self.id


FIGURE = "figure:"
"""What the selection of a figure begins with; no actor or relation has an id with a colon there."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence of a summary: runs of words, and figures between them.

    Attributes:
        topic: the heading below which it stands.
        parts: words and figures in the order in which they are read.
    """

    topic: str
    parts: tuple[str | Figure, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Its figures."""
        return tuple(each for each in self.parts if isinstance(each, Figure))

    @property
    def side(self) -> str:
        """Return "a" or "b" if it speaks of one side alone, else "both"."""
        sides = {each.side for each in self.figures}
        return sides.pop() if len(sides) == 1 else "both"

    @property
    def text(self) -> str:
        """Its words with the numbers among them."""
        return "".join(each.shown if isinstance(each, Figure) else each for each in self.parts)
