"""All rules in order: from mentions to clusters.

    mentions --documents--> uses --within, across, surnames, groups--> clusters of uses

Rules are applied from the surest to the least sure, each to what the ones before it have joined, as in the multi-pass
sieve of Raghunathan et al. (2010) and Lee et al. (2013); unlike there, all documents are resolved together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.actors import across, shortened, within
from explorer.actors.clusters import Clusters
from explorer.actors.documents import Told, read_document
from explorer.actors.groups import join_groups, join_shorter_groups
from explorer.actors.metonyms import join_governments
from explorer.actors.surnames import join_short_names
from explorer.actors.uses import GROUP, Use

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from explorer.model import Mention


@dataclass(slots=True)
class Resolution:
    """What resolving gives, before names and ids are chosen.

    Attributes:
        clusters: which uses are one actor.
        use_of: the use of each named mention, by mention id.
    """

    clusters: Clusters
    use_of: dict[str, Use]


def read_documents(mentions: Mapping[str, Sequence[Mention]]) -> list[Told]:
    """Sort the mentions of each document by name.

    Args:
        mentions: the mentions of each document in text order, by document id.
    """
    told, order = [], 0
    for document_id, own in mentions.items():
        told.append(read_document(document_id, own, order))
        order += len(told[-1].uses)
    return told


def join_all(told: Sequence[Told], index_of: dict[str, int]) -> Resolution:
    """Join the uses of all documents.

    Args:
        told: from `read_documents`.
        index_of: place of each sentence in its document, by sentence id.
    """
    uses = [use for each in told for use in each.uses]
    clusters = Clusters(uses)
    use_of = {mention.id: use for use in uses for mention in use.mentions}
    names = [[use for use in each.uses if use.sense != GROUP] for each in told]
    _join_names(told, names, clusters)
    _join_short_names(names, clusters, index_of, len(uses), use_of)
    uses = [use for each in names for use in each] + [use for use in uses if use.sense == GROUP]
    across.join_surnames([use for each in names for use in each], clusters)
    for each in names:
        within.join_misprints(each, clusters)
    join_groups(uses, clusters, use_of)
    for each in told:
        join_shorter_groups(each.uses, clusters, use_of)
    join_governments(uses, clusters, use_of)
    return Resolution(clusters, use_of)


def _join_names(told: Sequence[Told], names: Sequence[Sequence[Use]], clusters: Clusters) -> None:
    every = [use for each in names for use in each]
    for document, uses in zip(told, names, strict=True):
        within.join_said(document.equated, clusters)
        within.join_kinds(uses, clusters)
    across.join_known(every, clusters)
    across.join_same_names(every, clusters)
    across.join_parties(every, clusters)
    across.join_spellings(every, clusters)
    across.join_full_names(every, clusters)
    for uses in names:
        within.join_initials(uses, clusters)
        shortened.join_cut_surnames(uses, clusters)
        shortened.join_nicknames(uses, clusters)
    across.join_acronyms(every, clusters)
    for uses in names:
        within.join_offices(uses, clusters)
        within.join_short_organizations(uses, clusters)
        within.join_parts_of_names(uses, clusters)


def _join_short_names(
    names: list[list[Use]], clusters: Clusters, index_of: dict[str, int], next_order: int, use_of: dict[str, Use]
) -> None:
    """Join bare surnames within each document; uses whose mentions were dealt out are replaced by their parts."""
    for uses in names:
        made = join_short_names(uses, clusters, index_of, next_order)
        next_order += len(made)
        use_of.update({mention.id: use for use in made for mention in use.mentions})
        uses[:] = [use for use in uses if use in clusters] + made
