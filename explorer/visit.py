"""What one visitor sees who may hide and mark for himself alone: the explorer of all, and a few decisions over it.

explorer of all + own decisions --Visit--> the same answers without what this visitor hid or called wrong

Nothing is copied: lines and actors are those of all, passed through a sieve; only lines that lost evidence are counted
anew. Figures beside the filters (how many lines an option would show) stay those of all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from explorer.answers import Answers
from explorer.errors import QueryError
from explorer.explore import EVERYTHING, Explorer, line_part
from explorer.history import HistoryRow, tell_history
from explorer.model import Decision, Document, Query, Rule
from explorer.store import mark_withdrawn, order_of_actor, order_of_line, weigh_by_lines
from explorer.views import ActorRow, Evidence, Passage, RelationRow

OWN_VERBS = ("hide", "unhide", "wrong", "right", "withdraw")
"""What a visitor may decide for himself."""

MOST_OWN_DECISIONS = 2_000
"""Decisions of one visitor that are kept; a lesson takes some dozens, and more would only fill the server's memory."""

FEW_ANSWERS = 16
"""Answers kept for one visitor: those of the view before and now. A class of thirty costs what one explorer costs."""


class Visit(Explorer):
    """An explorer of a store that others look at as well, with decisions of one visitor over it.

    It is made anew for every decision, which costs nothing before something is asked.

    Attributes:
        base: the explorer of all.
        own: what this visitor decided, in that order.
    """

    def __init__(self, base: Explorer, own: Sequence[Decision]) -> None:
        """Look at what `base` explores through some own decisions."""
        self.base, self.own = base, tuple(own)
        self.store, self.anchors = base.store, base.anchors
        self._answers = Answers(base.store, most=FEW_ANSWERS)
        counting = [each for each in mark_withdrawn(self.own) if not each.withdrawn and each.verb != "withdraw"]
        self._hidden = _find_hidden(base, counting)
        said = {subject: each.verb for each in counting for subject in each.subjects if each.verb in ("wrong", "right")}
        self._wrong = frozenset(each for each, verdict in said.items() if verdict == "wrong")
        self._right = frozenset(each for each, verdict in said.items() if verdict == "right")
        self._judged = base.store.lines_of_evidence(self._wrong)

    @property
    def deciding(self) -> None:
        """Nothing that a visitor decides takes effect on the store.

        Raises:
            QueryError: always.
        """
        raise QueryError("Only whoever runs this page may change what all see.")

    @property
    def version(self) -> str:
        """A text that changes whenever an answer may change."""
        return f"{self.store.version}.{self.own[-1].id if self.own else ''}"

    def hidden(self) -> frozenset[str]:
        """Return the ids of the actors that this visitor hid."""
        return self._hidden

    def decisions(self) -> tuple[Decision, ...]:
        """Return what this visitor decided; what was decided for all is no visitor's to take back."""
        return mark_withdrawn(self.own)

    def history(self) -> tuple[HistoryRow, ...]:
        """Return what this visitor decided in plain words, the latest first."""
        return tell_history(self.decisions(), {each.id for each in self.own}, self.store.call)

    def lines(self, query: Query) -> tuple[RelationRow, ...]:
        """Return the relations as this visitor sees them."""
        return self.keep(self._sift_lines, line_part(query))

    def everybody(self, query: Query = EVERYTHING) -> dict[str, ActorRow]:
        """Return the actors as this visitor sees them."""
        return self.keep(self._sift_actors, line_part(query))

    def certainty(self, query: Query) -> tuple[tuple[float, int, float], ...]:
        """Return how sure the claims are, of all."""
        return self.base.certainty(query)

    def found_in_texts(self, query: Query, *, limit: int) -> tuple[tuple[Passage, ...], int]:
        """Return the sentences that hold what is searched."""
        return self.base.found_in_texts(query, limit=limit)

    def evidence(self, relation_id: str, query: Query) -> tuple[Evidence, ...]:
        """Return the evidence of a relation without what this visitor called wrong."""
        found = (each for each in self.base.evidence(relation_id, query) if each.mention.id not in self._wrong)
        return tuple(replace(each, checked=True) if each.mention.id in self._right else each for each in found)

    def reach_of(self, actor_id: str, query: Query) -> tuple[int, tuple[str, ...]]:
        """Return how many sentences mention an actor, and the outlets of these."""
        return self.base.reach_of(actor_id, query)

    def passages_of(self, actor_id: str, query: Query, *, most: int | None = None) -> tuple[Passage, ...]:
        """Return the sentences that mention an actor."""
        return self.base.passages_of(actor_id, query, most=most)

    def quotations_of(self, actor_id: str, query: Query) -> tuple[Evidence, ...]:
        """Return what an actor is quoted with."""
        return tuple(each for each in self.base.quotations_of(actor_id, query) if each.mention.id not in self._wrong)

    def names_of(self, actor_id: str) -> tuple[tuple[str, int], ...]:
        """Return the names that the texts use for an actor."""
        return self.base.names_of(actor_id)

    def article(self, document_id: str) -> tuple[Document, tuple[Passage, ...]]:
        """Return an article as all see it; names of those who are hidden lead nowhere."""
        return self.base.article(document_id)

    def documents(self) -> dict[str, Document]:
        """Return all articles by id."""
        return self.base.documents()

    def copies(self) -> dict[str, str]:
        """Return the sentences that were copied."""
        return self.base.copies()

    def rules(self) -> dict[str, Rule]:
        """Return the rules by name."""
        return self.base.rules()

    def _sift_lines(self, query: Query) -> tuple[RelationRow, ...]:
        again: tuple[RelationRow, ...] = ()
        if self._judged:
            again = self.store.relations(query, only=self._judged, without=self._wrong)
        kept = [line for line in self.base.lines(query) if line.id not in self._judged]
        shown = [line for line in (*kept, *again) if self._hidden.isdisjoint((line.source, line.target))]
        return tuple(sorted(shown, key=order_of_line))

    def _sift_actors(self, query: Query) -> dict[str, ActorRow]:
        weights = weigh_by_lines(self.lines(query))
        seen = (each for key, each in self.base.everybody(query).items() if key not in self._hidden)
        seen = (each if each.weight == weights[each.id] else replace(each, weight=weights[each.id]) for each in seen)
        told = [each for each in seen if each.mentions or each.weight]
        return {each.id: each for each in sorted(told, key=order_of_actor)}


def _find_hidden(base: Explorer, decisions: Sequence[Decision]) -> frozenset[str]:
    """Return who is hidden after some decisions; a mention stands for its actor."""
    hidden: set[str] = set()
    for decision in decisions:
        if decision.verb not in ("hide", "unhide"):
            continue
        for subject in decision.subjects:
            actor = subject if "@" not in subject else base.store.actor_of(subject)
            hidden = hidden | {actor} if decision.verb == "hide" else hidden - {actor}
    return frozenset(hidden)
