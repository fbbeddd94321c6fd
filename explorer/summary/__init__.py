"""A comparison on one page, in plain words made from counts.

    two sides --FACTS--> Findings: words and Figures --find_evidence--> the sentences behind each figure

A fact is a function of a Scene that gives Findings; whoever has something new to count writes one and adds it to FACTS.
Every figure knows what was counted (Items), and every item its sentences, so that each number opens its evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from explorer.compare import Comparer, Side
from explorer.model import Query
from explorer.summary.naming import tell_left_out, tell_most_named, tell_named
from explorer.summary.scene import Scene
from explorer.summary.sources import tell_articles, tell_dates, tell_passages
from explorer.summary.speaking import tell_candidates, tell_credits, tell_speakers
from explorer.summary.telling import tell_contrast, tell_doubt, tell_lines, tell_most_told, tell_retold, tell_tone
from explorer.summary.values import Figure, Finding

Fact = Callable[[Scene], Iterable[Finding]]

FACTS: tuple[Fact, ...] = (
    tell_articles, tell_named, tell_left_out, tell_most_named, tell_lines, tell_most_told, tell_retold, tell_contrast,
    tell_tone, tell_doubt, tell_speakers, tell_credits, tell_candidates, tell_passages, tell_dates,
)  # fmt: skip
"""What a summary says, in this order."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What two sides tell, in findings, each with its figures."""

    a: Side
    b: Side
    findings: tuple[Finding, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures in the order in which they are read."""
        return tuple(figure for finding in self.findings for figure in finding.figures)

    def figure(self, figure_id: str) -> Figure | None:
        """Return the figure of an id, or None."""
        return next((each for each in self.figures if each.id == figure_id), None)


def summarise(comparer: Comparer, a: Side, b: Side, query: Query) -> Summary:
    """Say in findings how two sides tell it.

    Args:
        comparer: the collection.
        a, b: sides with at least one article each.
        query: the line filters, as in `Comparer.differences`.
    """
    return comparer.explorer.keep(_summarise, comparer, a, b, query)


def _summarise(comparer: Comparer, a: Side, b: Side, query: Query) -> Summary:
    scene = Scene(comparer, a, b, query)
    return Summary(scene.a, scene.b, tuple(finding for fact in FACTS for finding in fact(scene)))
