"""From clusters, decisions and references to the actors that everybody else sees."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.actors.clusters import Cluster, gather
from explorer.actors.groups import owner_of
from explorer.actors.names import read_name
from explorer.actors.naming import aliases_of, entry_of, kind_of, name_of
from explorer.actors.references import Reader
from explorer.actors.rules import confidence_of
from explorer.actors.salience import Card
from explorer.actors.uses import GOVERNMENT, GROUP, OF_THE_TEXT
from explorer.model import Actor, Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from explorer.actors.decisions import Roster
    from explorer.actors.uses import Use
    from explorer.model import Document, Mention

RULE_OF_READING = {
    "adjective": "adjective",
    "people": "people",
    "acronym": "known acronym",
    "name": "known name",
    "capital": "known name",
}


@dataclass(slots=True)
class Cast:
    """Everything that the actors are made of.

    Attributes:
        clusters: the cluster of each actor, by actor id, decisions carried out.
        rules: the rule that brought a use to its actor, by the use's order.
        roster: what people decided.
        references: the links of pronouns and descriptions, by actor id.
    """

    clusters: dict[str, Cluster]
    rules: Mapping[int, str]
    roster: Roster
    references: dict[str, list[Link]]


def gather_cast(
    roster: Roster,
    rules: Mapping[int, str],
    documents: Iterable[tuple[Document, list[Mention]]],
    index_of: Mapping[str, int],
) -> Cast:
    """Collect the actors and link the pronouns and descriptions of each document to them.

    Args:
        roster: the actors, decisions carried out.
        rules: the rule that brought a use to its actor, by the use's order.
        documents: each article with its mentions in text order.
        index_of: place of each sentence in its document, by sentence id.
    """
    clusters = {key: gather(sorted(uses, key=lambda use: use.order)) for key, uses in roster.actors.items()}
    cluster_of = {use.order: cluster for cluster in clusters.values() for use in cluster.uses}
    id_of = {cluster.order: key for key, cluster in clusters.items()}
    order_of = {key: cluster.order for key, cluster in clusters.items()}
    decided = {mention: order_of[actor] for mention in roster.references if (actor := roster.actor_of(mention))}
    barred = {
        mention: {order_of[actor] for actor in actors if actor in order_of} for mention, actors in roster.barred.items()
    }
    references: dict[str, list[Link]] = defaultdict(list)
    blank: dict[int, Card] = {}
    for document, mentions in documents:
        found = Reader(cluster_of, roster.use_of, index_of, decided, barred, blank).read(document, mentions)
        for mention, each in found.items():
            references[id_of[each.key]].append(
                Link(mention, id_of[each.key], each.rule, round(each.confidence, 3), reference=True)
            )
    return Cast(clusters, rules, roster, references)


def make_actors(cast: Cast, place_of: Mapping[str, tuple[str, int]]) -> tuple[Actor, ...]:
    """Make the actors, most mentioned first.

    Args:
        cast: what they are made of.
        place_of: document and start of each mention, by mention id; links are in this order.
    """
    owners = _Owners(cast)
    actors = []
    for key, cluster in cast.clusters.items():
        if key in cast.roster.hidden:
            continue
        found = name_of(cluster)
        links = [*_links(key, cluster, cast, found), *cast.references.get(key, ())]
        links.sort(key=lambda link: place_of[link.mention_id])
        name = cast.roster.names.get(key, found)
        actors.append(
            Actor(key, name, kind_of(cluster), aliases_of(cluster, name), tuple(links), owners.owner(key, cluster))
        )
    return tuple(sorted(actors, key=lambda actor: (-len(actor.links), actor.id)))


def _links(key: str, cluster: Cluster, cast: Cast, found: str) -> Iterable[Link]:
    name = read_name(found).folded
    usual = _usual_rule(cluster, cast, name)
    for use in cluster.uses:
        decided = use.order in cast.roster.decided
        rule = "decision" if decided else _rule(use, name, cast.rules.get(use.order), usual)
        implied = use.is_unowned and not decided
        rule = OF_THE_TEXT if implied else rule
        for mention in use.mentions:
            yield Link(mention.id, key, rule, confidence_of(rule), reference=implied)


def _rule(use: Use, name: str, rule: str | None, usual: str) -> str:
    """Return the rule by which readers see a use linked: that which brought it, or which its own form tells."""
    if use.sense == GOVERNMENT:
        return "capital for government"
    if use.name.folded == name or use.name.key == name:
        return "name"
    if rule is not None:
        return rule
    if use.reading is not None:
        return RULE_OF_READING[use.reading.how]
    return "same group" if use.sense == GROUP and usual == "name" else usual


def _usual_rule(cluster: Cluster, cast: Cast, name: str) -> str:
    """Return the rule that brought the use with the actor's name to the first use, which itself was brought by none."""
    rules = Counter(cast.rules[use.order] for use in cluster.uses if use.order in cast.rules and use.name.key == name)
    rules = rules or Counter(cast.rules[use.order] for use in cluster.uses if use.order in cast.rules)
    return min(rules, key=lambda rule: (-rules[rule], rule)) if rules else "name"


class _Owners:
    """Tells which actor another belongs to."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._actor_of_entry: dict[str, str] = {}
        self._actor_of_use: dict[int, str] = {}
        for key, cluster in cast.clusters.items():
            self._actor_of_use.update({use.order: key for use in cluster.uses})
            entry = entry_of(cluster)
            if entry is not None:
                self._actor_of_entry.setdefault(entry.id, key)

    def owner(self, key: str, cluster: Cluster) -> str:
        """Return the id of the actor that this one is part of, or an empty text."""
        candidates = [*self._known(cluster), *self._said(cluster)]
        return next((each for each in candidates if each and each != key and each not in self._cast.roster.hidden), "")

    def _known(self, cluster: Cluster) -> Sequence[str]:
        entry = entry_of(cluster)
        known = (entry.within, entry.state) if entry is not None else tuple(sorted(cluster.owners))
        return [self._actor_of_entry.get(each, "") for each in known]

    def _said(self, cluster: Cluster) -> Iterable[str]:
        if any(use.sense not in (GROUP, GOVERNMENT) for use in cluster.uses):
            return
        for use in cluster.uses:
            if use.sense == GROUP:
                owner = owner_of(use, self._cast.roster.use_of)
                yield self._actor_of_use.get(owner.order, "") if owner is not None else ""
