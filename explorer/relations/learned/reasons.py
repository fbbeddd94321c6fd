"""Why a learned claim is made, in a sentence for readers: where both names stand, and from what it was learned."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from explorer.relations.learned.features import path, relation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from explorer.relations.learned.view import End, SentenceView

FEW = 5
"""Examples below which their number is not given: it would say nothing."""


@cache
def _positions() -> Mapping[str, str]:
    text = resources.files(__package__).joinpath("data", "positions.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return {row["relation"]: row["told"] for row in rows}


def construction(view: SentenceView, one: End, other: End) -> str:
    """Name how two mentions hang together: the relations next to the word that joins them, source first."""
    up, down = path(view, one.head, other.head)
    if up[-1] != down[-1]:
        return "apart"
    return (relation(view, up[-2]) if len(up) > 1 else "") + "/" + (relation(view, down[-2]) if len(down) > 1 else "")


def tell_reason(
    view: SentenceView, one: End, other: End, text: str, constructions: Mapping[str, tuple[int, int]]
) -> str:
    """Say where the two names stand and how often readers saw a relation between two that stand so.

    Args:
        view: the sentence.
        one: source of the claim.
        other: its target.
        text: the article.
        constructions: how many pairs in a construction were learned from, and how many readers wrote down.
    """
    up, down = path(view, one.head, other.head)
    said = [_place(view, steps, text[end.start : end.end]) for steps, end in ((up, one), (down, other))]
    where = " and ".join(part for part in said if part)
    seen, told = constructions.get(construction(view, one, other), (0, 0))
    learned = (
        f"Readers saw a relation in {told:,} of {seen:,} pairs of names that stand so in the texts it was learned from."
        if seen >= FEW
        else "Names seldom stand so in the texts it was learned from."
    )
    return f"{where[:1].upper()}{where[1:]}. {learned}" if where else learned


def _place(view: SentenceView, steps: Sequence[int], name: str) -> str:
    """Say where a name stands to the word that joins it with the other; empty where it is that word itself."""
    if len(steps) < 2:
        return ""
    top, below = steps[-1], steps[-2]
    told = _positions().get(relation(view, below), _positions().get(view.relations[below].partition(":")[0]))
    if told is None:
        return ""
    prep = next((view.texts[k].lower() for k in view.children[below] if view.relations[k] == "case"), "")
    if "{prep}" in told and not prep:
        told = "stands beside “{word}”"
    inside = "" if len(steps) == 2 else "stands in what "
    return f"“{name}” {inside}" + told.format(word=view.texts[top], prep=prep)
