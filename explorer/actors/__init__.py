"""Who is who: which mentions are the same actor, and why.

    mentions --read_documents--> names as each document uses them (uses)
             --join_all (names, known, within, across, surnames, groups, metonyms)--> clusters of uses
             --decisions--> actors as people want them --linking--> pronouns and descriptions linked
             --making--> Actor with Links; every link names its rule

Everything is computed from rows of mentions and from decisions, again and again; nothing here needs the language
pipeline. What people decide comes last and wins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.actors.again import Outcome, Resolver
from explorer.actors.rules import explain_rules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from explorer.model import Actor, Decision, Document, Mention, Sentence

__all__ = ["Outcome", "Resolver", "explain_rules", "resolve"]


def resolve(
    documents: Iterable[Document],
    sentences: Iterable[Sentence],
    mentions: Iterable[Mention],
    decisions: Iterable[Decision] = (),
) -> tuple[Actor, ...]:
    """Find out which mentions are the same actor, once; a `Resolver` does it again after each decision.

    Args:
        documents: the articles; mentions of others are passed over.
        sentences: their sentences, which tell how far apart mentions stand.
        mentions: everything in them that may refer to somebody, in any order.
        decisions: what people decided, oldest first; later ones win, and those about unknown ids are passed over.

    Returns:
        Actors with the links of their mentions, those with most mentions first. The same rows give the same actors,
        ids included, in whatever order they come.
    """
    return Resolver(documents, sentences, mentions).resolve(decisions)
