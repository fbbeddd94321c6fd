"""Who is who: which mentions are the same actor, and why.

    mentions --read_documents--> names as each document uses them (uses)
             --join_all (names, known, within, across, surnames, groups, metonyms)--> clusters of uses
             --decisions--> actors as people want them --references--> pronouns and descriptions linked
             --naming--> Actor with Links; every link names its rule

Everything is computed from rows of mentions and from decisions, again and again; nothing here needs the language
pipeline. What people decide comes last and wins.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from explorer.actors.decisions import Roster
from explorer.actors.making import gather_cast, make_actors
from explorer.actors.resolver import join_all, read_documents
from explorer.actors.rules import explain_rules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from explorer.model import Actor, Decision, Document, Mention, Sentence

__all__ = ["explain_rules", "resolve"]


def resolve(
    documents: Iterable[Document],
    sentences: Iterable[Sentence],
    mentions: Iterable[Mention],
    decisions: Iterable[Decision] = (),
) -> tuple[Actor, ...]:
    """Find out which mentions are the same actor.

    Args:
        documents: the articles; mentions of others are passed over.
        sentences: their sentences, which tell how far apart mentions stand.
        mentions: everything in them that may refer to somebody, in any order.
        decisions: what people decided, oldest first; later ones win, and those about unknown ids are passed over.

    Returns:
        Actors with the links of their mentions, those with most mentions first. The same rows give the same actors,
        ids included, in whatever order they come.
    """
    known = {document.id: document for document in documents}
    by_document: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.document_id in known:
            by_document[mention.document_id].append(mention)
    in_order = {key: sorted(by_document[key], key=lambda m: (m.start, -m.end)) for key in sorted(by_document)}
    index_of = {sentence.id: sentence.index for sentence in sentences}
    joined = join_all(read_documents(in_order), index_of)
    place_of = {mention.id: (key, mention.start) for key, own in in_order.items() for mention in own}
    unnamed = frozenset(place_of.keys() - joined.use_of.keys())
    roster = Roster.of(list(joined.clusters), joined.use_of, unnamed)
    roster.carry_out(decisions)
    cast = gather_cast(roster, joined.clusters.rule, [(known[key], own) for key, own in in_order.items()], index_of)
    return make_actors(cast, place_of)
