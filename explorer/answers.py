"""Answers that are kept from one click to the next, and after a decision as far as it left them true.

key --keep--> kept answer, or a renewed one, or one found anew

Each answer is found once, however many sessions ask for it at the same moment: the others wait for the first.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from explorer.store import Change, Store

Answer = TypeVar("Answer")
Renew = Callable[[Change, Any], Any]
"""Given what changed and an answer from before, returns the answer that holds now, or None: it must be found anew."""

MOST_ANSWERS = 256
"""Answers kept; the largest (a view of thousands of lines) takes about two megabytes."""


def hold_always(change: Change, old: Answer) -> Answer:
    """Renew an answer that stands on the articles alone, which no decision changes."""
    return old


def hold_without_lines(change: Change, old: Answer) -> Answer | None:
    """Renew an answer that stands on what the lines and actors are, not on what the sentences show."""
    return None if change.lines or change.actors else old


@dataclass(slots=True)
class _Kept:
    """An answer, after how many changes of the store it was found, and a lock for finding it."""

    lock: threading.RLock = field(default_factory=threading.RLock)
    number: int = -1
    answer: Any = None


class Answers:
    """What was asked of a store."""

    def __init__(self, store: Store, *, most: int = MOST_ANSWERS) -> None:
        """Keep answers of a store, and no more than so many."""
        self._store, self._most = store, most
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._lock = threading.Lock()

    def keep(self, key: Hashable, find: Callable[[], Answer], renew: Renew | None = None) -> Answer:
        """Return a kept answer, or find it and keep it.

        Args:
            key: what the answer depends on beside the store.
            find: finds it.
            renew: makes it true again after decisions; without it, it is found anew after any.
        """
        with self._lock:
            kept = self._kept.setdefault(key, _Kept())
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        with kept.lock:
            number = self._store.changes
            if kept.number != number:
                answer = None
                if kept.number >= 0 and renew is not None:
                    answer = renew(self._store.changes_since(kept.number), kept.answer)
                kept.answer = find() if answer is None else answer
                kept.number = number
            return kept.answer
