"""Who may be the same, one pair at a time: the reason, both as the texts show them, and what would change."""

from __future__ import annotations

from explorer.explore import Explorer
from explorer.ui.contents import Json


def count_suggestions(explorer: Explorer) -> int | None:
    """Return how many suggestions are not answered; None where nothing suggests any."""
    return None


def show_suggestion(explorer: Explorer, number: int) -> Json:
    """Return one suggestion, the most useful first."""
    return {"pair": None}
