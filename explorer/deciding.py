"""Decisions that take effect on a store, each at the cost of what it touches.

store --prepare, once--> Resolver
Resolver + decisions --resolve--> actors --use_links--> the same store, changed where they differ

Verdicts on evidence ("wrong", "right") resolve nothing: the store itself counts what they speak of in or out.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from explorer.store import Store

if TYPE_CHECKING:
    from explorer.actors import Resolver
    from explorer.model import Decision

ABOUT_ACTORS = ("same", "different", "rename", "hide")


class Deciding:
    """Lets people's decisions take effect on one store; several threads may decide at once, one after the other."""

    def __init__(self, store: Store) -> None:
        """Decide about a store; nothing is read for it before it is needed or `prepare` is called."""
        self._store = store
        self._resolver: Resolver | None = None
        self._preparing, self._resolving = threading.Lock(), threading.Lock()

    def prepare(self) -> None:
        """Let the rules join what they join, so that the first decision about actors need not wait for it.

        It takes about as long as it took the build to bring the names together. May run beside everything else.
        """
        with self._preparing:
            if self._resolver is not None:
                return
            from explorer.actors import Resolver

            store = self._store
            resolver = Resolver(store.documents(), store.sentences(), store.mentions())
            store.hold_actors(resolver.resolve(store.decisions()))
            self._resolver = resolver

    def apply(self) -> None:
        """Bring the actors up to all decisions of the store.

        A store on which nobody ever decided anything about actors stays as it is.
        """
        if not any(decision.verb in ABOUT_ACTORS for decision in self._store.decisions()):
            return
        self.prepare()
        with self._resolving:
            self._store.use_links((), self._resolver.resolve(self._store.decisions()))

    def decide(self, decisions: Sequence[Decision]) -> None:
        """Keep decisions that were made together and let them take effect as one.

        Raises:
            StoreError: they cannot be written; what was decided before holds.
        """
        self._store.append_decisions(decisions)
        if self._concern_actors(decisions):
            self.apply()

    def catch_up(self) -> None:
        """Let what other windows and programs decided on the same store take effect; cheap where they did not.

        Raises:
            StoreError: the decisions cannot be read any more.
        """
        new = self._store.catch_up()
        if self._concern_actors(new):
            self.apply()

    def _concern_actors(self, decisions: Iterable[Decision]) -> bool:
        """Tell whether some decisions are about actors, or take back one that is, or give it back."""
        made = {each.id: each for each in self._store.decisions()}
        waiting, seen = list(decisions), set()
        while waiting:
            decision = waiting.pop()
            if decision.verb in ABOUT_ACTORS:
                return True
            seen.add(decision.id)
            if decision.verb == "withdraw":
                waiting += (made[each] for each in decision.subjects if each in made and each not in seen)
        return False


def apply_decisions(store: Store) -> None:
    """Resolve a store's mentions again, obeying all decisions; the language pipeline is not needed.

    A store on which nobody ever decided anything about actors stays as it is.
    """
    Deciding(store).apply()
