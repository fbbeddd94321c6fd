"""What a decision would change, told before it is made."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.explore import EVERYTHING, Explorer
from explorer.model import Decision
from explorer.ui.contents import Json
from explorer.ui.decided import tell
from explorer.ui.deciding import make_decisions
from explorer.ui.words import count
from explorer.views import ActorRow


def preview(explorer: Explorer, of: Json) -> Json | None:
    """Return what a decision would change, in words, with what was said; None if it makes no sense any more.

    Args:
        explorer: what it is about.
        of: what would be decided, as `make_decisions` takes it.
    """
    decisions = make_decisions(explorer, of)
    if not decisions:
        return None
    if decisions[0].verb == "same":
        return {"of": of, **tell_merge(explorer, *decisions[0].subjects[:2])}
    return {"of": of, "text": tell(explorer, decisions), "changes": _count_changes(explorer, decisions)}


def tell_merge(explorer: Explorer, one: str, other: str) -> Json:
    """Return what happens if two actors are made one: who becomes part of whom, and what goes along.

    The one with more mentions stays (actors/roster.py); either name can be kept.
    """
    everybody = explorer.everybody()
    gone, kept = sorted((everybody[one], everybody[other]), key=lambda each: (each.mentions, each.id))
    between = [line for line in explorer.lines_of(gone.id, EVERYTHING) if kept.id in (line.source, line.target)]
    changes = [f"{_of_one(explorer, gone)} go over to {kept.name}, which has {_of_one(explorer, kept)}."]
    if between:
        changes.append(f"{count(len(between), 'line')} between the two would be gone: nobody does anything to himself.")
    return {"text": f"“{gone.name}” becomes part of “{kept.name}”", "changes": changes,
            "names": list(dict.fromkeys((kept.name, gone.name)))}  # fmt: skip


def _of_one(explorer: Explorer, actor: ActorRow) -> str:
    lines = explorer.lines_of(actor.id, EVERYTHING)
    return f"{count(actor.mentions, 'mention')} and {count(len(lines), 'line')}"


def _count_changes(explorer: Explorer, decisions: Sequence[Decision]) -> list[str]:
    return []
