"""Decisions that take effect on a store, each at the cost of what it touches.

store --prepare, once--> Resolver
Resolver + decisions --resolve--> actors --use_links--> the same store, changed where they differ

Verdicts on evidence ("wrong", "direction" ...) resolve nothing: the store itself carries out what they say. Every
decision keeps what it points at (pointing.py), can be tried out before (`preview`) and be taken back and given back
without limit (`undo`, `redo`); the list can be read in plain words (`history`).
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import uuid4

from explorer.errors import QueryError
from explorer.history import HistoryRow, last_done, last_undone, tell_history
from explorer.model import BY_READER, Actor, Decision
from explorer.pointing import point
from explorer.store import ABOUT_ACTORS, Store, check_decision, mark_withdrawn

if TYPE_CHECKING:
    from explorer.actors import Outcome, Resolver
    from explorer.actors.suggestions import Suggestion


@dataclass(frozen=True, slots=True)
class ActorChange:
    """An actor as it is and as it would be; before or after is None where it is new or gone."""

    before: Actor | None
    after: Actor | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What decisions would change.

    Attributes:
        actors: those that would be new, gone, called otherwise or have other mentions; most mentioned first.
        mentions: how many mentions would stand for somebody else, or for somebody or nobody only then.
        lines: how many lines would gain or lose evidence, or have evidence that is told otherwise.
        applies: at least one of the decisions finds what it speaks of.
    """

    actors: tuple[ActorChange, ...]
    mentions: int
    lines: int
    applies: bool


class Deciding:
    """Lets people's decisions take effect on one store; several threads may decide at once, one after the other."""

    def __init__(self, store: Store) -> None:
        """Decide about a store; nothing is read for it before it is needed or `prepare` is called."""
        self._store = store
        self._resolver: Resolver | None = None
        self._applied: frozenset[str] = frozenset()
        self._preparing, self._resolving = threading.Lock(), threading.Lock()
        self._deciding = threading.RLock()

    def prepare(self) -> None:
        """Let the rules join what they join, so that the first decision about actors need not wait for it.

        It takes about as long as it took the build to bring the names together. May run beside everything else.
        """
        with self._preparing:
            if self._resolver is not None:
                return
            from explorer.actors import Resolver

            store = self._store
            found = (mention for mention in store.mentions() if mention.rule != BY_READER)
            resolver = Resolver(store.documents(), store.sentences(), found)
            store.hold_actors(resolver.resolve(store.decisions()))
            self._resolver = resolver

    def apply(self) -> None:
        """Bring the actors up to all decisions of the store.

        A store on which nobody ever decided anything about actors stays as it is.
        """
        if not any(decision.verb in ABOUT_ACTORS for decision in self._store.decisions()):
            return
        with self._resolving:
            outcome = self._carry_out(self._store.decisions())
            self._store.use_links((), outcome.actors, outcome.added)
            self._applied = outcome.applied

    def decide(self, decisions: Sequence[Decision]) -> None:
        """Keep decisions that were made together and let them take effect as one.

        Raises:
            QueryError: one of them cannot be carried out by this program.
            StoreError: they cannot be written; what was decided before holds.
        """
        with self._deciding:
            decisions = self._point(decisions)
            self._store.append_decisions(decisions)
            if self._concern_actors(decisions):
                self.apply()

    def catch_up(self) -> None:
        """Let what other windows and programs decided on the same store take effect; cheap where they did not.

        Raises:
            StoreError: the decisions cannot be read any more.
        """
        with self._deciding:
            new = self._store.catch_up()
            if self._concern_actors(new):
                self.apply()

    def preview(self, decisions: Sequence[Decision]) -> Preview:
        """Return what decisions would change; nothing is changed.

        Raises:
            QueryError: one of them cannot be carried out by this program.
        """
        with self._deciding, self._resolving:
            decisions = self._point(decisions)
            now = self._store.decisions()
            then = mark_withdrawn([*now, *decisions])
            concerned = self._concern_actors(decisions, then)
            outcome = self._carry_out(then) if concerned else None
            try:
                actors, added = (outcome.actors, outcome.added) if outcome else (None, ())
                change, before, after, applied = self._store.try_out(then, actors, added)
            finally:
                if concerned:
                    self._carry_out(now)  # so that what is kept of the resolution is of what holds
            applied |= outcome.applied if outcome else frozenset()
        changed = [ActorChange(before.get(key), after.get(key)) for key in change.actors]
        changed.sort(key=_mentions, reverse=True)
        applies = any(each.verb in ("withdraw", "note") or each.id in applied for each in decisions)
        return Preview(tuple(changed), len(change.mentions), len(change.lines), applies)

    def undo(self, author: str = "") -> tuple[Decision, ...]:
        """Take back the last moment's decisions that hold, and return the decision that does so; nothing is left: ().

        Raises:
            StoreError: it cannot be written.
        """
        return self._withdraw(last_done, author)

    def redo(self, author: str = "") -> tuple[Decision, ...]:
        """Give back what was taken back last, unless something else was decided since; see `undo`."""
        return self._withdraw(last_undone, author)

    def history(self) -> tuple[HistoryRow, ...]:
        """Return what people decided in plain words, the latest first; what does not apply any more is told too."""
        decisions, store = self._store.decisions(), self._store
        noted = frozenset(each.id for each in decisions if each.verb == "note" and store.holds(each.subjects[0]))
        return tell_history(decisions, self._applied | store.applied() | noted, store.call)

    def suggestions(self, most: int = 100) -> tuple[Suggestion, ...]:
        """Return pairs of actors that may be one, most useful first; what was answered does not come again."""
        from explorer.actors.suggestions import suggest

        store = self._store
        return suggest(
            store.held_actors(),
            store.decisions(),
            weights=store.weights_of_actors(),
            titles=store.titles_of_actors(),
            most=most,
        )

    def _withdraw(self, choose: Callable[[Sequence[Decision]], tuple[str, ...]], author: str) -> tuple[Decision, ...]:
        with self._deciding:
            ids = choose(self._store.decisions())
            if not ids:
                return ()
            now = datetime.now(UTC).isoformat(timespec="microseconds")
            made = (Decision(uuid4().hex[:12], "withdraw", ids, author, now),)
            self.decide(made)
            return made

    def _point(self, decisions: Sequence[Decision]) -> tuple[Decision, ...]:
        try:
            checked = [check_decision(each) for each in decisions]
        except ValueError as error:
            raise QueryError(f"This cannot be decided: {error}.", way_out="Load the page again.") from error
        if self._concern_actors(checked):
            self.prepare()
        return point(self._store, checked, self._resolver.known if self._resolver is not None else ())

    def _carry_out(self, decisions: Sequence[Decision]) -> Outcome:
        self.prepare()
        return self._resolver.carry_out(decisions)

    def _concern_actors(self, decisions: Iterable[Decision], among: Sequence[Decision] | None = None) -> bool:
        """Tell whether some decisions are about actors, or take back one that is, or give it back."""
        made = {each.id: each for each in among or self._store.decisions()}
        waiting, seen = list(decisions), set()
        while waiting:
            decision = waiting.pop()
            if decision.verb in ABOUT_ACTORS:
                return True
            seen.add(decision.id)
            if decision.verb == "withdraw":
                waiting += (made[each] for each in decision.subjects if each in made and each not in seen)
        return False


def _mentions(change: ActorChange) -> int:
    return max(len(each.links) for each in (change.before, change.after) if each is not None)


def make_id(name: str) -> str:
    """Return the id of an actor that a reader adds by a name (verb "name"); empty for a name without any letter."""
    from explorer.actors.naming import slug

    if not any(map(str.isalnum, name)):
        return ""
    plain = slug(name)
    # Names in other scripts leave nothing in ASCII: the same name is the same actor, another is another.
    return plain if plain != slug("") else f"{plain}-{sha256(name.encode()).hexdigest()[:8]}"


def apply_decisions(store: Store) -> None:
    """Resolve a store's mentions again, obeying all decisions; the language pipeline is not needed.

    A store on which nobody ever decided anything about actors stays as it is.
    """
    Deciding(store).apply()
