"""The fast half composed: what one query shows, what it hides and why, and what can be read about it.

    store + Query --line filters--> relations --actor filters, focus, path--> matching --limit--> View

Answers are kept; the page asks for the same view at every click. After a decision those that it did not touch go on
being used, lines and actors are renewed only where it changed them, and everything else is found again when asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, fields, replace
from functools import partial
from types import FunctionType, MethodType

from explorer.answers import Answer, Answers, Renew, hold_always, hold_without_lines
from explorer.deciding import Deciding
from explorer.history import HistoryRow
from explorer.model import Decision, Document, Query, Rule
from explorer.network import (
    build_network,
    choose_shown,
    ego_network,
    find_neighbours,
    find_paths,
    matches_name,
    weigh_actors,
)
from explorer.store import Change, Store, order_of_actor, order_of_line, weigh_by_lines
from explorer.views import ActorRow, Evidence, Passage, RelationRow, View

NOT_DRAWN = "lines that only say that two are named in one sentence"
UNSURE = "lines that the program is less sure of"
FILTERED_LINES = "lines that the filters leave out"
LINES_OF_HIDDEN = "lines of actors who are not shown"
UNTOLD = "actors without a line that passes the filters"
FILTERED_ACTORS = "actors that the filters leave out"
UNIMPORTANT = "actors of whom fewer sentences tell"

EVERYTHING = Query(kinds=(), least_confidence=0.0, limit=0)

_NO_ACTOR_FILTERS = {
    each.name: each.default
    for each in fields(Query)
    if each.name in ("actor_kinds", "search", "focus", "radius", "path_to", "limit", "selected", "sentence")
}


class Explorer:
    """A store to be explored; what the page, the tables and the exports ask.

    One explorer serves several sessions and threads at once.

    Attributes:
        store: what is explored.
        deciding: lets decisions take effect on it.
        anchors: where those stand who are shown at first, once that is known.
        on_placed: told when they were found, so that somebody can keep them.
    """

    def __init__(self, store: Store) -> None:
        """Explore an open store."""
        self.store, self.deciding = store, Deciding(store)
        self._answers = Answers(store)
        self.anchors: dict[str, tuple[float, float]] | None = None  # see placing.py
        self.on_placed: Callable[[dict[str, tuple[float, float]]], None] = lambda _: None

    @property
    def version(self) -> str:
        """A text that changes whenever an answer may change."""
        return self.store.version

    def decisions(self) -> tuple[Decision, ...]:
        """Return what people decided, in that order, withdrawn decisions marked."""
        return self.store.decisions()

    def history(self) -> tuple[HistoryRow, ...]:
        """Return what people decided in plain words, the latest first; what does not apply any more is told too."""
        return self.deciding.history()

    def view(self, query: Query) -> View:
        """Return what a query shows. The selected actor, or both ends of the selected line, are always among it."""
        asked = replace(query, selected="", sentence="")
        view = self.keep(self._look, asked, frozenset(), renew=hold_without_lines)
        kept = frozenset(_ends(query.selected) - {actor.id for actor in view.actors})
        if not kept:
            return view
        return self.keep(self._look, asked, kept, renew=hold_without_lines)

    def lines(self, query: Query) -> tuple[RelationRow, ...]:
        """Return the relations that pass the line filters, whoever stands at their ends."""
        lines = line_part(query)

        def renew(change: Change, old: tuple[RelationRow, ...]) -> tuple[RelationRow, ...]:
            if not change.lines:
                return old
            new = self.store.relations(lines, only=change.lines)
            return tuple(sorted([*(line for line in old if line.id not in change.lines), *new], key=order_of_line))

        return self.keep(self.store.relations, lines, renew=renew)

    def lines_of(self, actor_id: str, query: Query) -> tuple[RelationRow, ...]:
        """Return the relations of one actor that pass the line filters, most weight first."""
        return tuple(line for line in self.lines(query) if actor_id in (line.source, line.target))

    def line(self, relation_id: str, query: Query = EVERYTHING) -> RelationRow | None:
        """Return a relation as the line filters leave it, or None; without a query: as the whole store tells it."""
        return self.lines_by_id(query).get(relation_id)

    def lines_by_id(self, query: Query) -> dict[str, RelationRow]:
        """Return the relations that pass the line filters by their ids."""
        return self.keep(self._by_id, line_part(query), renew=_hold_lines)

    def everybody(self, query: Query = EVERYTHING) -> dict[str, ActorRow]:
        """Return the actors of the documents that a query looks at, by id, with the weight its lines give them."""
        lines = line_part(query)

        def renew(change: Change, old: dict[str, ActorRow]) -> dict[str, ActorRow]:
            if not change.lines and not change.actors:
                return old
            weights = weigh_by_lines(self.lines(lines))
            same = [each for key, each in old.items() if key not in change.actors]
            same = [_weigh_again(each, weights[each.id]) for each in same if each.mentions or each.id in weights]
            wanted = change.actors | (weights.keys() - old.keys())
            new = self.store.actors(lines, self.lines(lines), only=wanted)
            return {each.id: each for each in sorted([*same, *new], key=order_of_actor)}

        return self.keep(self._find_everybody, lines, renew=renew)

    def certainty(self, query: Query) -> tuple[tuple[float, int, float], ...]:
        """Return how many claims pass the line filters at each certainty, and the mean certainty of these."""
        lines = replace(line_part(query), least_confidence=0.0)
        return self.keep(self.store.certainty, lines, renew=_hold_lines)

    def found_in_texts(self, query: Query, *, limit: int) -> tuple[tuple[Passage, ...], int]:
        """Return the sentences that hold what is searched, newest article first, and how many there are in all."""
        return self.keep(self._find_in_texts, _text_part(query), limit)

    def actors_in_texts(self, query: Query) -> frozenset[str]:
        """Return the actors mentioned in the sentences that hold what is searched."""
        return self.keep(self._find_actors_in_texts, _text_part(query))

    def _find_actors_in_texts(self, query: Query) -> frozenset[str]:
        return self.store.actors_in_texts(query.search, query)

    def _find_in_texts(self, query: Query, limit: int) -> tuple[tuple[Passage, ...], int]:
        return self.store.found_in_texts(query.search, query, limit=limit)

    def evidence(self, relation_id: str, query: Query) -> tuple[Evidence, ...]:
        """Return the evidence of a relation that passes the line filters, newest article first."""
        lines = line_part(query)

        def renew(change: Change, old: tuple[Evidence, ...]) -> tuple[Evidence, ...] | None:
            return None if relation_id in change.lines or change.renamed or _is_shown(old, change) else old

        return self.keep(self.store.evidence, relation_id, lines, renew=renew)

    def reach_of(self, actor_id: str, query: Query) -> tuple[int, tuple[str, ...]]:
        """Return how many sentences mention an actor in the articles a query looks at, and the outlets of these."""
        return self.keep(
            self.store.reach_of_actor,
            actor_id,
            line_part(query),
            renew=lambda change, old: None if actor_id in change.actors else old,
        )

    def passages_of(self, actor_id: str, query: Query, *, most: int | None = None) -> tuple[Passage, ...]:
        """Return the sentences, or the first of them, that mention an actor in the articles a query looks at.

        Those of the newest article come first.
        """
        lines = line_part(query)

        def renew(change: Change, old: tuple[Passage, ...]) -> tuple[Passage, ...] | None:
            touched = actor_id in change.actors or any(each.sentence_id in change.sentences for each in old)
            return None if touched else old

        return self.keep(self._find_passages, actor_id, lines, most, renew=renew)

    def quotations_of(self, actor_id: str, query: Query) -> tuple[Evidence, ...]:
        """Return what an actor is quoted with in the articles a query looks at, newest article first."""
        return self.keep(
            self.store.quotations_of,
            actor_id,
            line_part(query),
            renew=lambda change, old: None if change.sentences or change.renamed else old,
        )

    def names_of(self, actor_id: str) -> tuple[tuple[str, int], ...]:
        """Return the names that the texts use for an actor with their counts, most frequent first."""
        return self.keep(
            self.store.names_of,
            actor_id,
            renew=lambda change, old: None if actor_id in change.actors else old,
        )

    def article(self, document_id: str) -> tuple[Document, tuple[Passage, ...]]:
        """Return an article and its whole text as passages with the actors marked.

        Raises:
            QueryError: there is no such article.
        """

        def renew(change: Change, old: tuple[Document, tuple[Passage, ...]]) -> tuple[Document, tuple[Passage, ...]]:
            return None if any(each.sentence_id in change.sentences for each in old[1]) else old

        return self.keep(self.store.article, document_id, renew=renew)

    def documents(self) -> dict[str, Document]:
        """Return all articles by id, in the order in which they were read."""
        return self.keep(self._find_documents, renew=hold_always)

    def copies(self) -> dict[str, str]:
        """Return the sentences that were copied from another article, each with the first that has its words."""
        return self.keep(self._find_copies, renew=hold_always)

    def rules(self) -> dict[str, Rule]:
        """Return the rules by name: what each does, in a sentence for readers, and how often it was right."""
        return self.keep(self.store.rules, renew=hold_always)

    def paths(self, start: str, end: str, query: Query) -> tuple[tuple[str, ...], ...]:
        """Return the shortest ways between two actors over lines that pass the filters, strongest first."""
        return self.keep(self._find_paths, start, end, line_part(query), renew=hold_without_lines)

    def keep(self, answer: Callable[..., Answer], *given: Hashable, renew: Renew | None = None) -> Answer:
        """Return what a function answers, kept from last time or found now; also for what the page makes of answers.

        The key of an answer is the function with all that it is given. So no two functions can take each other's
        answers, and no answer can depend on what is not in its key.

        Args:
            answer: a function of a module, or a method; two methods are the same if their objects are equal.
            given: what it is called with.
            renew: makes it true again after decisions (see answers.py); without it, it is found anew after any.

        Raises:
            TypeError: the function was made inside another one, and may hold what its key does not tell.
        """
        return self._answers.keep((_whose(answer), given), partial(answer, *given), renew)

    def _by_id(self, query: Query) -> dict[str, RelationRow]:
        return {line.id: line for line in self.lines(query)}

    def _find_everybody(self, query: Query) -> dict[str, ActorRow]:
        return {actor.id: actor for actor in self.store.actors(query, self.lines(query))}

    def _find_passages(self, actor_id: str, query: Query, most: int | None) -> tuple[Passage, ...]:
        return self.store.passages_of_actor(actor_id, query, limit=most)

    def _find_documents(self) -> dict[str, Document]:
        return {each.id: each for each in self.store.documents()}

    def _find_copies(self) -> dict[str, str]:
        return {each.sentence_id: each.copies for each in self.store.copies()}

    def _find_paths(self, start: str, end: str, query: Query) -> tuple[tuple[str, ...], ...]:
        return find_paths(build_network(self.everybody(query).values(), self.lines(query)), start, end)

    def _look(self, query: Query, kept: frozenset[str]) -> View:
        lines, everybody = self.lines(query), self.everybody(query)
        named = {actor.id for actor in everybody.values() if query.search and matches_name(actor, query.search)}
        told = tuple(actor for actor in everybody.values() if actor.weight > 0 or actor.id in kept | named)
        wanted = kept | self._pick_wanted(query, told, lines, named)
        inner = tuple(line for line in lines if line.source in wanted and line.target in wanted)
        asked_for = kept | named | {query.focus, query.path_to}
        matching = weigh_actors([actor for actor in told if actor.id in wanted], inner, kept=asked_for)
        shown = choose_shown(matching, inner, query.limit, kept=asked_for)
        ids = {actor.id for actor in shown}
        drawn = tuple(line for line in inner if line.source in ids and line.target in ids)
        return View(
            actors=shown,
            relations=drawn,
            actors_in_all=len(self.everybody()),
            actors_matching=len(matching),
            relations_in_all=len(self.lines(EVERYTHING)),
            hidden=self._explain_hidden(query, _Scene(told, matching, shown, inner, drawn)),
            facets=self._facets(query),
        )

    def _pick_wanted(
        self, query: Query, told: tuple[ActorRow, ...], lines: tuple[RelationRow, ...], named: set[str]
    ) -> frozenset[str]:
        """Return the ids of the actors that pass the actor filters, whatever the limit; `named`: who was searched."""
        if query.path_to and query.focus:
            return frozenset(actor for path in self.paths(query.focus, query.path_to, query) for actor in path)
        wanted = {actor.id for actor in told if not query.actor_kinds or actor.kind in query.actor_kinds}
        if query.search:
            near = find_neighbours(named, lines) if named else self.actors_in_texts(query)
            wanted = named | (wanted & near)
        if query.focus:
            wanted = (wanted & self._near(query, told, lines)) | {query.focus}
        return frozenset(wanted)

    def _near(self, query: Query, told: tuple[ActorRow, ...], lines: tuple[RelationRow, ...]) -> set[str]:
        return set(ego_network(build_network(told, lines), query.focus, radius=query.radius))

    def _explain_hidden(self, query: Query, scene: _Scene) -> tuple[tuple[str, int], ...]:
        """Return what is hidden, why, and how many; whatever adds up to nothing is left out."""
        every_line, everybody = self.lines(EVERYTHING), self.everybody()
        undrawn = 0
        if query.kinds and "co-mention" not in query.kinds:
            undrawn = sum(line.kind == "co-mention" for line in every_line)
        unsure = len(self.lines(replace(query, least_confidence=0.0))) - len(self.lines(query))
        hidden = (
            (UNIMPORTANT, len(scene.matching) - len(scene.shown)),
            (FILTERED_ACTORS, len(scene.told) - len(scene.matching)),
            (UNTOLD, len(everybody) - len(scene.told)),
            (UNSURE, unsure),
            (FILTERED_LINES, len(every_line) - undrawn - unsure - len(scene.inner)),
            (LINES_OF_HIDDEN, len(scene.inner) - len(scene.drawn)),
            (NOT_DRAWN, undrawn),
        )
        return tuple((why, number) for why, number in hidden if number > 0)

    def _facets(self, query: Query) -> dict[str, tuple[tuple[str, int], ...]]:
        lines = line_part(query)
        facets = self.keep(self.store.facets, lines, renew=_hold_names_of_lines)
        known = Counter(actor.kind for actor in self.everybody().values() if actor.weight > 0)
        told = Counter(actor.kind for actor in self.everybody(query).values() if actor.weight > 0)
        return {**facets, "actor_kinds": tuple((kind, told[kind]) for kind, _ in known.most_common())}


@dataclass(frozen=True, slots=True)
class _Scene:
    """The stages between everything and what is drawn: actors told about, matching, shown; lines among them, drawn."""

    told: tuple[ActorRow, ...]
    matching: tuple[ActorRow, ...]
    shown: tuple[ActorRow, ...]
    inner: tuple[RelationRow, ...]
    drawn: tuple[RelationRow, ...]


def line_part(query: Query) -> Query:
    """Return the query with its line filters alone: equal parts have equal lines and evidence."""
    return replace(query, **_NO_ACTOR_FILTERS)


def _text_part(query: Query) -> Query:
    """Return the search with the filters of articles alone: what sentences hold depends on nothing else."""
    return replace(EVERYTHING, search=query.search, outlets=query.outlets, documents=query.documents,
                   since=query.since, until=query.until)  # fmt: skip


def is_line(selected: str) -> bool:
    """Whether a selected id is that of a relation and not of an actor."""
    return "~" in selected


def _whose(answer: Callable) -> Hashable:
    """Return what tells a function from all others: itself, or a method's function with the object it belongs to."""
    function = answer.__func__ if isinstance(answer, MethodType) else answer
    if not isinstance(function, FunctionType) or "<" in function.__qualname__:
        raise TypeError(f"{answer!r} cannot own a kept answer: name a function of a module, or a method.")
    return (function, answer.__self__) if isinstance(answer, MethodType) else function


def _hold_lines(change: Change, old: Answer) -> Answer | None:
    return None if change.lines else old


def _hold_names_of_lines(change: Change, old: Answer) -> Answer | None:
    return None if change.lines or change.renamed else old


def _weigh_again(actor: ActorRow, weight: int) -> ActorRow:
    return actor if actor.weight == weight else replace(actor, weight=weight)


def _is_shown(evidence: Iterable[Evidence], change: Change) -> bool:
    """Tell whether a change touches the sentences of evidence, or those to whom it is credited."""
    return any(
        each.passage.sentence_id in change.sentences
        or any(credit.mention_id in change.mentions for credit in each.mention.attributions)
        for each in evidence
    )


def _ends(selected: str) -> set[str]:
    """Return the actors that a selection needs in the picture: the actor, or both ends of the line."""
    if not selected:
        return set()
    source, _, rest = selected.partition("~")
    return {source, rest.partition("~")[2]} if rest else {source}
