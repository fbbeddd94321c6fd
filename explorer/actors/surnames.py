"""Bare surnames and first names within a document, and what happens where they fit several people.

"Trump" in a text with Donald and Ivanka Trump: each mention goes to the one named last or most before it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from explorer.actors.likely import FullNames
from explorer.actors.within import fitting_people

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.actors.clusters import Clusters
    from explorer.actors.uses import Use
    from explorer.model import Mention

FADING = 0.8
"""Share of its weight that an earlier mention keeps for each sentence in between: three sentences halve it."""


def join_short_names(uses: Sequence[Use], clusters: Clusters, index_of: dict[str, int], next_order: int) -> list[Use]:
    """Join the short forms of people's names to the people whom the document names in full.

    Args:
        uses: the uses of one document.
        clusters: what is joined so far.
        index_of: place of each sentence in its document, by sentence id.
        next_order: the first free order for uses that have to be made.

    Returns:
        New uses, for mentions of a surname that were dealt out to several people; the old use is no longer in play.
    """
    full = FullNames(use for use in uses if use.is_person and use.is_full)
    made: list[Use] = []
    for use in uses:
        if not use.is_person or use.is_full or use.reading is not None:
            continue
        place, people = fitting_people(use, full.holding(use.name.words), clusters)
        if len(people) == 1:
            clusters.join(use, people[0], place)
        elif len(people) > 1 and place in ("surname", "same name"):
            made += _deal_out(use, people, clusters, index_of, next_order + len(made))
    return made


def _deal_out(use: Use, people: list[Use], clusters: Clusters, index_of: dict[str, int], next_order: int) -> list[Use]:
    """Give each mention to the person who is nearest and most present before it."""
    seen = {other.order: [mention for each in clusters.of(other).uses for mention in each.mentions] for other in people}
    seen = {order: [m for m in mentions if m.document_id == use.document_id] for order, mentions in seen.items()}
    shares: dict[int, list[Mention]] = {}
    for mention in use.mentions:
        chosen = max(people, key=lambda other: (_presence(seen[other.order], mention, index_of), -other.order))
        shares.setdefault(chosen.order, []).append(mention)
        seen[chosen.order].append(mention)
    clusters.remove(use)
    made = []
    for number, other in enumerate(each for each in people if each.order in shares):
        part = replace(use, order=next_order + number, mentions=shares[other.order])
        part.describe()
        clusters.add(part)
        clusters.join(part, other, "surname, nearest")
        made.append(part)
    return made


LASTING = 0.2
"""Weight that an earlier mention keeps however far back: whom a text is about it calls by the bare surname."""


def _presence(mentions: list[Mention], at: Mention, index_of: dict[str, int]) -> float:
    """Return how present somebody is at a mention: the number of earlier mentions, faded by distance in sentences."""
    here = index_of.get(at.sentence_id, 0)
    return sum(LASTING + FADING ** (here - index_of.get(m.sentence_id, 0)) for m in mentions if m.start < at.start)
