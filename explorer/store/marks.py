"""Make marks fit for a renderer: properly nested, so that opening and closing tags never cross.

Of any two marks one holds the other or they are apart. They come ordered by start, outer before inner, so a
renderer walks them once with a stack. Where two would cross (quoted words that end inside a name), the later one is
split at the border. Two marks on the same words stand outer to inner as in ROLE_ORDER.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from explorer.views import Mark

ROLE_ORDER = ("words", "speaker", "source", "target", "cue", "actor", "shown", "candidate", "found")


def nest_marks(marks: Iterable[Mark], *, length: int) -> tuple[Mark, ...]:
    """Return marks that nest, cut to a text of `length` characters; empty and doubled ones are left out."""
    waiting = [cut for mark in _merge_actors(marks) if (cut := _cut(mark, 0, length)) is not None]
    nested: list[Mark] = []
    open_ends: list[int] = []
    waiting.sort(key=_order, reverse=True)
    while waiting:
        mark = waiting.pop()
        while open_ends and open_ends[-1] <= mark.start:
            open_ends.pop()
        if open_ends and mark.end > open_ends[-1]:
            waiting.append(replace(mark, start=open_ends[-1]))
            waiting.sort(key=_order, reverse=True)
            mark = replace(mark, end=open_ends[-1])
        nested.append(mark)
        open_ends.append(mark.end)
    return tuple(nested)


def _merge_actors(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """A name that is source, target or speaker needs no second mark as an actor: it says so itself."""
    marks = tuple(dict.fromkeys(marks))
    actors = {(mark.start, mark.end): mark for mark in marks if mark.role == "actor"}
    taken = {(mark.start, mark.end) for mark in marks if mark.role in ("speaker", "source", "target")}
    merged = []
    for mark in marks:
        actor = actors.get((mark.start, mark.end))
        if mark.role == "speaker" and actor is not None and not mark.actor_id:
            mark = replace(mark, actor_id=actor.actor_id, rule=actor.rule, reference=actor.reference)
        if mark.role != "actor" or (mark.start, mark.end) not in taken:
            merged.append(mark)
    return tuple(merged)


def _cut(mark: Mark, start: int, end: int) -> Mark | None:
    start, end = max(mark.start, start), min(mark.end, end)
    return replace(mark, start=start, end=end) if start < end else None


def _order(mark: Mark) -> tuple[int, int, int, str, str]:
    rank = ROLE_ORDER.index(mark.role) if mark.role in ROLE_ORDER else len(ROLE_ORDER)
    return mark.start, -mark.end, rank, mark.actor_id, mark.rule
