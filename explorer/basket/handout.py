"""What stands on a hand-out, whatever kind of file it becomes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from explorer.basket.citing import MONTHS, Runs, Source, address, cite_in_text, list_sources
from explorer.basket.kept import Basket, Kept
from explorer.basket.looking import Shown, look
from explorer.explore import Explorer
from explorer.ui.contents.network import say_source
from explorer.ui.words import count

UNTITLED = "Kept sentences"

MARKING = (("source", "who"), ("cue", "does what"), ("target", "to whom"), ("speaker", "who says so"))
"""Roles that are marked, and what a reader is told of each."""

MarkedRuns = tuple[tuple[str, frozenset[str]], ...]
"""Texts, each with the roles of its words."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A kept sentence on the hand-out.

    Attributes:
        claim: what it stands for, or empty.
        runs: the sentence, its words marked.
        citation: how the text refers to the source.
        origin: outlet, title and date in one line.
    """

    number: int
    claim: str
    runs: MarkedRuns
    comment: str
    citation: str
    origin: str
    url: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Handout:
    """A hand-out: what is written above, the sentences, and the sources in the order of the alphabet."""

    title: str
    author: str
    day: str
    about: str
    style: str
    entries: tuple[Entry, ...]
    sources: tuple[Runs, ...]


def make_handout(explorer: Explorer, basket: Basket, *, today: date | None = None) -> Handout:
    """Return the hand-out of a basket, articles and claims as they are now."""
    shown = look(explorer, basket)
    sources = [source_of(each.kept) for each in shown]
    today = today or date.today()
    articles = len({(each.kept.document_id, each.kept.title) for each in shown})
    return Handout(
        title=basket.title or UNTITLED,
        author=basket.author,
        day=f"{MONTHS[today.month - 1]} {today.day}, {today.year}",
        about=f"{count(len(shown), 'sentence')} from {count(articles, 'article')}. {say_source(explorer)}.",
        style=basket.style,
        entries=tuple(_entry(number, each, basket.style) for number, each in enumerate(shown, start=1)),
        sources=list_sources(sources, basket.style),
    )


def source_of(kept: Kept) -> Source:
    """Return the article of a kept sentence as it is cited."""
    return Source(kept.title, kept.outlet, kept.published[:10], kept.url)


def run_through(text: str, marks: Iterable[tuple[int, int, str]]) -> MarkedRuns:
    """Return a text in runs with the roles of their words, white space as single spaces."""
    marks = [mark for mark in marks if mark[0] < len(text)]
    borders = sorted({0, len(text), *(min(place, len(text)) for start, end, _ in marks for place in (start, end))})
    runs = []
    for start, end in pairwise(borders):
        roles = frozenset(role for begin, stop, role in marks if begin <= start and end <= stop)
        runs.append((re.sub(r"\s+", " ", text[start:end]), roles))
    return tuple(runs)


def _entry(number: int, shown: Shown, style: str) -> Entry:
    kept = shown.kept
    origin = ", ".join(
        filter(None, (kept.outlet or "Outlet unknown", kept.title and f"“{kept.title}”", kept.published[:10]))
    )
    return Entry(
        number, kept.claim, run_through(kept.text, kept.marks), kept.comment, cite_in_text(source_of(kept), style),
        origin, address(kept.url), shown.notes,
    )  # fmt: skip
