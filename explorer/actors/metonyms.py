"""Capitals that stand for the government: a reading that is linked, but marked and less sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.actors.groups import group_name, owner_of
from explorer.actors.uses import GOVERNMENT, GROUP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.actors.clusters import Clusters
    from explorer.actors.uses import Use


def join_governments(uses: Sequence[Use], clusters: Clusters, use_of: dict[str, Use]) -> None:
    """Join "Baghdad" in "Baghdad said" to the Iraqi government, or to Iraq where no text names its government.

    Args:
        uses: all uses; those of sense "government" are the capitals.
        clusters: what is joined so far.
        use_of: the use of each named mention, by mention id.
    """
    meant: dict[str, Use] = {}
    for use in uses:
        if use.reading is not None and use.reading.entry.kind == "state":
            meant.setdefault(use.reading.entry.id, use)
    for use in uses:
        state = _state_governed(use, clusters, use_of)
        if state and meant.get(state, use).sense != GROUP:
            meant[state] = use
    for use in uses:
        if use.sense == GOVERNMENT:
            clusters.join(use, meant.setdefault(use.owner, use), "capital for government")


def _state_governed(use: Use, clusters: Clusters, use_of: dict[str, Use]) -> str:
    """Return the state whose government a named group is, or an empty text."""
    if use.sense != GROUP or use.mentions[0].head != "government":
        return ""
    owner, name = owner_of(use, use_of), group_name(use)
    if owner is None or name.words or name.entries:
        return ""
    return next((entry for entry in sorted(clusters.of(owner).entries) if entry.startswith("state/")), "")
