"""People named by a piece of the name that their article gives in full: "Irena V.", "the Bear"."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from explorer.actors.likely import likely_bearers
from explorer.actors.names import nickname_of
from explorer.actors.people import agree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.actors.clusters import Clusters
    from explorer.actors.uses import Use

CUT = "first name and initial"


def join_cut_surnames(uses: Sequence[Use], clusters: Clusters) -> None:
    """Join "Irena V." to the only person of the document with that first name and a surname that begins so."""
    full = [use for use in uses if use.is_person and len(use.name.words) > 1]
    bearers = likely_bearers(full)
    for use in full:
        likely = bearers.get(use.order, ())
        fitting = {id(clusters.of(other)): other for other in likely if agree(use.name.words, other.name.words) == CUT}
        if len(fitting) == 1:
            clusters.join(use, *fitting.values(), CUT)


def join_nicknames(uses: Sequence[Use], clusters: Clusters) -> None:
    """Join a nickname that stands alone to the person in whose name it stands elsewhere ('Marko "the Bear" Vilen')."""
    bearers: dict[str, dict[int, Use]] = defaultdict(dict)
    for use in uses:
        for text in use.spellings if use.is_person else ():
            nickname = nickname_of(text)
            if nickname:
                bearers[nickname].setdefault(id(clusters.of(use)), use)
    for use in uses:
        fitting = bearers.get(use.name.folded, {})
        if len(fitting) == 1 and use.is_person:
            _read_as_one_word(use, clusters)
            clusters.join(use, *fitting.values(), "nickname")


def _read_as_one_word(use: Use, clusters: Clusters) -> None:
    """Let a nickname of several words be no first name and surname, which would contradict the full name's."""
    if len(use.name.words) > 1 and len(clusters.of(use).uses) == 1:
        clusters.remove(use)
        use.name = replace(use.name, words=(use.name.key,))
        clusters.add(use)
