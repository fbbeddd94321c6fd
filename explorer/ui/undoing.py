"""What Undo and Redo would take back: found in the list of decisions itself, so that there is no limit to either.

A, B            undo --> withdraw B          redo --> withdraw (withdraw B)
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from explorer.model import Decision


def find_undo(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Return the decisions of the last moment that hold, or none: those that Undo takes back.

    Args:
        decisions: all, in the order in which they were made, those that were withdrawn marked.
    """
    held = [each for each in decisions if each.verb != "withdraw" and not each.withdrawn]
    return _last_moment(held)


def find_redo(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Return the withdrawals that Redo takes back, or none: the last one since something new was decided."""
    since: list[Decision] = []
    known = {each.id: each for each in decisions}
    for decision in reversed(decisions):
        if decision.verb != "withdraw":
            break
        takes = (known.get(each) for each in decision.subjects)
        if not decision.withdrawn and any(each is not None and each.verb != "withdraw" for each in takes):
            since.append(decision)
    return _last_moment(since[::-1])


def taken_back(withdrawals: Sequence[Decision], decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Return the decisions that some withdrawals took back."""
    known = {each.id: each for each in decisions}
    return tuple(known[each] for withdrawal in withdrawals for each in withdrawal.subjects if each in known)


def _last_moment(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    groups = [tuple(group) for _, group in groupby(decisions, key=lambda each: each.decided_at or each.id)]
    return groups[-1] if groups else ()
