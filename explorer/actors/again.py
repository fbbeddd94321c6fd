"""Who is who, found once by the rules and then again after every decision, at the cost of what it touches.

    documents, sentences, mentions --rules, once--> base
    base + decisions --carry_out--> figures --References--> --Maker--> actors

The rules never look at decisions: people come last and win. So what the rules made of the texts is kept, all decisions
are carried out on a copy of it, which takes milliseconds, and what the copy has in common with the one before is kept:
figures, the links of documents, actors. The result is the same as if nothing had been kept.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from explorer.actors.decisions import carry_out
from explorer.actors.figures import Figure
from explorer.actors.linking import References, Text
from explorer.actors.making import Maker
from explorer.actors.resolver import join_all, read_documents
from explorer.actors.roster import Roster
from explorer.actors.written import Written

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from explorer.actors.uses import Use
    from explorer.model import Actor, Decision, Document, Mention, Sentence


@dataclass(frozen=True, slots=True)
class Outcome:
    """What people's decisions made of the actors.

    Attributes:
        actors: with the links of their mentions, those with most mentions first.
        added: the mentions of names that readers added.
        applied: ids of the decisions about actors that found what they speak of.
    """

    actors: tuple[Actor, ...]
    added: tuple[Mention, ...]
    applied: frozenset[str]


class Resolver:
    """Finds out who is who in some articles, as often as people decide something.

    It may be asked from several threads; they wait for each other.
    """

    def __init__(
        self, documents: Iterable[Document], sentences: Iterable[Sentence], mentions: Iterable[Mention]
    ) -> None:
        """Let the rules join what they join; nobody decided anything yet.

        Args:
            documents: the articles; mentions of others are passed over.
            sentences: their sentences, which tell how far apart mentions stand.
            mentions: everything in them that may refer to somebody, in any order.
        """
        known = {document.id: document for document in documents}
        in_order = _in_text_order(mentions, known)
        sentences = tuple(sentences)
        index_of = {sentence.id: sentence.index for sentence in sentences}
        joined = join_all(read_documents(in_order), index_of)
        place_of = {mention.id: (key, mention.start) for key, own in in_order.items() for mention in own}
        self._rules = joined.clusters.rule
        unnamed = frozenset(place_of.keys() - joined.use_of.keys())
        written = Written(known, sentences, in_order)
        self._base = Roster.of(list(joined.clusters), joined.use_of, unnamed, written)
        texts = {key: _text(known[key], in_order.get(key, []), joined.use_of) for key in sorted(known)}
        self._references, self._maker = References(texts, index_of), Maker(place_of)
        self._figures: dict[str, Figure] = {}
        self._lock = Lock()

    def resolve(self, decisions: Iterable[Decision] = ()) -> tuple[Actor, ...]:
        """Return the actors as people want them; see `carry_out`."""
        return self.carry_out(decisions).actors

    @property
    def known(self) -> Collection[str]:
        """Return the ids of the actors that the rules made, whatever people decided."""
        return self._base.actors.keys()

    def carry_out(self, decisions: Iterable[Decision]) -> Outcome:
        """Return the actors as people want them, and what became of each decision.

        Args:
            decisions: all that people decided, oldest first; later ones win, and those about unknown ids are passed
                over.

        Returns:
            Actors with the links of their mentions, those with most mentions first. Those that no decision since the
            last call touched are the very same objects.
        """
        with self._lock:
            roster = self._base.copied()
            applied = carry_out(roster, decisions)
            figures = {key: self._figure(key, uses, roster.kinds.get(key, "")) for key, uses in roster.actors.items()}
            touched = self._references.update(roster, self._figures, figures)
            self._figures = figures
            actors = self._maker.make(roster, figures, self._references, touched)
            added = (mention for own in roster.added_in_force().values() for mention in own)
            return Outcome(actors, tuple(sorted(added, key=lambda each: each.id)), applied)

    def _figure(self, key: str, uses: Sequence[Use], kind: str) -> Figure:
        kept = self._figures.get(key)
        return kept if kept is not None and kept.is_of(uses, kind) else Figure(key, uses, self._rules, kind)


def _in_text_order(mentions: Iterable[Mention], known: Mapping[str, Document]) -> dict[str, list[Mention]]:
    by_document: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.document_id in known:
            by_document[mention.document_id].append(mention)
    return {key: sorted(by_document[key], key=lambda m: (m.start, -m.end)) for key in sorted(by_document)}


def _text(document: Document, mentions: Sequence[Mention], use_of: Mapping[str, Use]) -> Text:
    uses = {use_of[mention.id].order: use_of[mention.id] for mention in mentions if mention.id in use_of}
    unnamed = [mention for mention in mentions if mention.id not in use_of]
    return Text(document, mentions, [uses[order] for order in sorted(uses)], unnamed)
