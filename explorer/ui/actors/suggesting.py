"""Who may be the same, one pair at a time: the reason, both as the texts show them, and what would change."""

from __future__ import annotations

from explorer.explore import Explorer
from explorer.ui.contents import Json

SAMPLES = 2
"""Sentences shown of each."""

NAMES = 5
"""Other names shown of each."""

AROUND = 110
"""Characters told before and after a mention."""


def count_suggestions(explorer: Explorer) -> int:
    """Return how many suggestions are not answered."""
    return 0


def show_suggestion(explorer: Explorer, number: int) -> Json:
    """Return one suggestion, the most useful first."""
    return {"pair": None}
