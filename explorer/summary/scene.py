"""What the facts of a summary look at: two sides, held against each other once, and helps for counting."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from explorer.compare import Comparer, Side, query_of
from explorer.coverage.differences import Differences, rate
from explorer.model import Query, Sentence
from explorer.summary.values import Figure, Finding, Item
from explorer.ui.drawing import describe_line, is_plural
from explorer.ui.words import count
from explorer.views import ActorRow, RelationRow

MOST_NAMED = 3
"""Names in a sentence of the summary; the figure before them opens all."""


class Scene:
    """Two sides of a comparison, for facts.

    Attributes:
        comparer, a, b, query: what is compared.
        differences: how the sides differ.
        actors: id -> actor as the whole collection has it.
    """

    def __init__(self, comparer: Comparer, a: Side, b: Side, query: Query) -> None:
        """Look at two sides that have articles."""
        self.comparer, self.a, self.b, self.query = comparer, a, b, query
        self.actors = comparer.explorer.everybody()

    @cached_property
    def differences(self) -> Differences:
        """How the sides differ."""
        return self.comparer.differences(self.a, self.b, self.query)

    def sides(self) -> Iterator[tuple[str, Side]]:
        """Give ("a", A) and ("b", B)."""
        return iter((("a", self.a), ("b", self.b)))

    def side(self, name: str) -> Side:
        """Return side "a" or "b"."""
        return self.a if name == "a" else self.b

    def other(self, name: str) -> Side:
        """Return the side that is not the named one."""
        return self.b if name == "a" else self.a

    def words(self, name: str) -> int:
        """Return the words of a side's articles."""
        return self.differences.words_a if name == "a" else self.differences.words_b

    def cast(self, name: str) -> dict[str, ActorRow]:
        """Return the actors as a side has them, by id."""
        return self.comparer.explorer.everybody(query_of(self.side(name), self.query))

    def lines(self, name: str) -> list[RelationRow]:
        """Return what a side tells of who did or said what to whom, most evidence first."""
        lines = self.comparer.explorer.lines(query_of(self.side(name), self.query))
        return [line for line in lines if line.kind != "co-mention"]

    def sentences(self) -> dict[str, tuple[Sentence, ...]]:
        """Return the sentences of each article, in text order."""
        return self.comparer.sentences_by_article()

    def name(self, actor_id: str) -> str:
        """Return what an actor is called."""
        return self.actors[actor_id].name if actor_id in self.actors else actor_id

    def line_item(self, line: RelationRow, *, number: int | None = None) -> Item:
        """Return a relation as something that is counted: "Pompeo warns Soleimani"."""
        what = describe_line(line, plural=is_plural(self.actors.get(line.source)))
        label = f"{self.name(line.source)} {what} {self.name(line.target)}"
        return Item("line", line.id, label, line.weight if number is None else number)


def actor_item(actor: ActorRow, *, number: int | None = None) -> Item:
    """Return an actor as something that is counted, with the mentions."""
    return Item("actor", actor.id, actor.name, actor.mentions if number is None else number)


def make_figure(
    scene: Scene,
    figure_id: str,
    side: str,
    name: str,
    items: Iterable[Item],
    *,
    noun: str = "",
    value: int | None = None,
    rated: bool = False,
) -> Figure:
    """Return a figure.

    Args:
        scene: for the words of the side.
        figure_id: without the side, which is put before it.
        side: "a", "b" or "both".
        name: what is counted.
        items: what was counted.
        noun: what the number stands before in its sentence; without one the bare number is shown.
        value: the number; by default how many items there are.
        rated: it can be compared per 1,000 words.
    """
    items = tuple(items)
    value = len(items) if value is None else value
    shown = count(value, noun) if noun else f"{value:,}" if value else "none"
    per_words = rate(value, scene.words(side)) if rated and side != "both" else None
    return Figure(f"{side}.{figure_id}", side, name, value, shown, per_words, items)


def name_leading(
    items: Sequence[Item], make: Callable[[Item], Figure], *, rest: bool = False
) -> tuple[str | Figure, ...]:
    """Return the first items with their numbers as parts of a finding: "X (8), Y (5) and Z (3)".

    Args:
        items: most important first.
        make: makes the figure of an item.
        rest: say at the end how many others there are.
    """
    more = len(items) - MOST_NAMED if rest else 0
    leading, parts = items[:MOST_NAMED], []
    for at, item in enumerate(leading):
        between = "" if not at else " and " if at == len(leading) - 1 and more <= 0 else ", "
        parts += [f"{between}{item.label} (", make(item), ")"]
    return (*parts, f" and {count(more, 'other')}") if more > 0 else tuple(parts)


def finding(topic: str, *parts: str | Figure | Iterable[str | Figure]) -> Finding:
    """Return a finding of words, figures, and runs of both."""
    flat: list[str | Figure] = []
    for part in parts:
        flat += [part] if isinstance(part, str | Figure) else part
    return Finding(topic, tuple(flat))
