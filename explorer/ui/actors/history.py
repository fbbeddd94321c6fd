"""What people decided, as a list to read: a page of it, the latest first, each row with what takes it back."""

from __future__ import annotations

import json
from dataclasses import asdict

from explorer.explore import Explorer
from explorer.ui.contents import Json
from explorer.ui.decided import tell_history
from explorer.ui.words import count

ROWS = 100
"""Corrections of a page."""


def show_history(explorer: Explorer, page: int, *, own: bool = False) -> Json:
    """Return a page of what was decided.

    Args:
        explorer: as this session sees it.
        page: from 0.
        own: these are a visitor's own, who may take them along as a file.
    """
    rows = tell_history(explorer)
    pages = max(-(-len(rows) // ROWS), 1)
    page = min(page, pages - 1)
    return {
        "rows": rows[page * ROWS : (page + 1) * ROWS], "page": page, "pages": pages,
        "number": count(len(rows), "correction"), "file": to_lines(explorer) if own and rows else "",
    }  # fmt: skip


def to_lines(explorer: Explorer) -> str:
    """Return all decisions as the lines of a decisions.jsonl."""
    return "".join(f"{json.dumps(asdict(each), ensure_ascii=False)}\n" for each in explorer.decisions())
