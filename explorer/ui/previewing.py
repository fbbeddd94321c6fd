"""What a decision would change, told before it is made."""

from __future__ import annotations

from explorer.deciding import ActorChange, Preview
from explorer.explore import EVERYTHING, Explorer
from explorer.ui.contents import Json
from explorer.ui.decided import tell
from explorer.ui.deciding import make_decisions
from explorer.ui.words import count
from explorer.views import ActorRow, RelationRow

MOST_TOLD = 5
"""Actors whose change is told one by one."""

NOWHERE = "These words stand nowhere in the articles, or name this actor already."
NOTHING = "This would change nothing here."


def preview(explorer: Explorer, of: Json) -> Json | None:
    """Return what a decision would change, in words, with what was said; None if it makes no sense any more.

    Args:
        explorer: what it is about.
        of: what would be decided, as `make_decisions` takes it.
    """
    decisions = make_decisions(explorer, of)
    if not decisions:
        return None
    found = explorer.deciding.preview(decisions)
    if decisions[0].verb == "same":
        told = tell_merge(explorer, *decisions[0].subjects[:2])
        return {"of": of, **told, "changes": [*told["changes"], *_say_lines(found)]}
    changes = [*_say_mentions(found, decisions[0].verb), *map(_say_actor, found.actors[:MOST_TOLD]), *_say_lines(found)]
    return {"of": of, "text": tell(explorer, decisions), "changes": changes}


def _say_mentions(found: Preview, verb: str) -> list[str]:
    if verb == "name":
        return [f"Found at {count(found.mentions, 'place')} in the articles." if found.mentions else NOWHERE]
    return [] if found.applies else [NOTHING]


def _say_actor(change: ActorChange) -> str:
    """Return what becomes of an actor: new, gone, or with another number of mentions."""
    if change.before is None:
        return f"New: {change.after.name}, {count(len(change.after.links), 'mention')}."
    if change.after is None:
        return f"No actor of its own any more: {change.before.name}."
    was, now = len(change.before.links), len(change.after.links)
    return f"{change.after.name}: {was:,} → {count(now, 'mention')}." if was != now else f"{change.after.name}."


def _say_lines(found: Preview) -> list[str]:
    if not found.lines:
        return []
    return [f"{count(found.lines, 'line')} would not be as before, with those of “named together”."]


def tell_merge(explorer: Explorer, one: str, other: str) -> Json:
    """Return what happens if two actors are made one: who becomes part of whom, and what goes along.

    The one with more mentions stays (actors/roster.py); either name can be kept.
    """
    everybody = explorer.everybody()
    gone, kept = sorted((everybody[one], everybody[other]), key=lambda each: (each.mentions, each.id))
    between = [line for line in _lines_of(explorer, gone) if kept.id in (line.source, line.target)]
    changes = [f"{_of_one(explorer, gone)} go over to {kept.name}, which has {_of_one(explorer, kept)}."]
    if between:
        changes.append(f"{count(len(between), 'line')} between the two would be gone: nobody has a line to itself.")
    return {"text": f"“{gone.name}” becomes part of “{kept.name}”", "changes": changes,
            "names": list(dict.fromkeys((kept.name, gone.name)))}  # fmt: skip


def _of_one(explorer: Explorer, actor: ActorRow) -> str:
    return f"{count(actor.mentions, 'mention')} and {count(len(_lines_of(explorer, actor)), 'line')}"


def _lines_of(explorer: Explorer, actor: ActorRow) -> list[RelationRow]:
    """Return the lines of an actor as the list of actors counts them: without those that only name two together."""
    return [line for line in explorer.lines_of(actor.id, EVERYTHING) if line.kind != "co-mention"]
