"""How the page shows what others wrote: escaped, as HTML or as a label. Article text may hold anything."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

from explorer.errors import ExplorerError
from explorer.reading.drafts import Piece
from explorer.ui.words import count

MOST_PIECES = 400
"""Pieces of an article that are shown: enough to see whether the right thing was taken."""

MOST_CHARACTERS = 60_000
"""Characters of an article that are shown: some ten pages."""

MOST_PROBLEMS = 200
"""Problems that are shown one by one."""

_MARKDOWN = re.compile(r"([!-/:-@\[-`{-~])")
"""Every sign that can mean something in Streamlit's labels: Markdown, formulas, colours, pictures by name."""


def plain(text: str, most: int = 80) -> str:
    """Return a text for a label, in which nothing is Markdown; a longer one is cut."""
    text = " ".join(text.split())
    return _MARKDOWN.sub(r"\\\1", text if len(text) <= most else f"{text[: most - 1]}…")


def tell_problem(problem: ExplorerError) -> str:
    """Return a problem as HTML: which file, the reason, the way out."""
    where = f"<b>{escape(problem.where)}</b> " if problem.where else ""
    way_out = f" <span class='ae-wayout'>{escape(problem.way_out)}</span>" if problem.way_out else ""
    return f"<li>{where}{escape(problem.what)}{way_out}</li>"


def tell_problems(problems: Sequence[ExplorerError]) -> str:
    """Return problems as a list in HTML."""
    more = len(problems) - MOST_PROBLEMS
    rest = f"<li>… and {count(more, 'more', 'more')}.</li>" if more > 0 else ""
    return f"<ul class='ae-problems'>{''.join(map(tell_problem, problems[:MOST_PROBLEMS]))}{rest}</ul>"


def show_pieces(pieces: Iterable[Piece]) -> str:
    """Return what was in a file as HTML: what was kept on the left, what was dropped beside it, with the reason."""
    rows, shown = [], 0
    for number, (kept, dropped) in enumerate(_pair(pieces)):
        if number == MOST_PIECES or shown > MOST_CHARACTERS:
            rows.append("<p class='ae-kept'>… it goes on; only its beginning is shown here.</p>")
            break
        shown += sum(len(piece.text) for piece in (*kept, *dropped))
        left = "".join(f"<p>{escape(piece.text[:MOST_CHARACTERS])}</p>" for piece in kept)
        rows.append(f"<div class='ae-kept'>{left}</div><div class='ae-dropped'>{_tell_dropped(dropped)}</div>")
    return f"<div class='ae-pieces'>{''.join(rows)}</div>"


def _pair(pieces: Iterable[Piece]) -> Iterable[tuple[list[Piece], list[Piece]]]:
    """Give runs of kept pieces with the run of dropped ones that follows, so that each stands beside the other."""
    kept: list[Piece] = []
    dropped: list[Piece] = []
    for piece in pieces:
        if not piece.dropped and dropped:
            yield kept, dropped
            kept, dropped = [], []
        (dropped if piece.dropped else kept).append(piece)
    yield kept, dropped


def _tell_dropped(dropped: Sequence[Piece]) -> str:
    """Return dropped pieces under their reasons, each reason once."""
    by_reason: dict[str, list[str]] = {}
    for piece in dropped:
        by_reason.setdefault(piece.dropped, []).append(piece.text)
    return "".join(
        f"<details><summary>Dropped: {escape(reason)}</summary>"
        f"{''.join(f'<p>{escape(text[:1000])}</p>' for text in texts)}</details>"
        for reason, texts in by_reason.items()
    )
