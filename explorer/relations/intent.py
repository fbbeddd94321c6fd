"""What an announced deed is: PLOVER codes the intention to cooperate as AGREE, to act against somebody as THREATEN.

A deed that will or may be done has not been done, so it counts with the verbal classes; a
cooperation that will not be is a refusal. (PLOVER codebook, Open Event Data Alliance 2016: AGREE,
REJECT, THREATEN.)
"""

from __future__ import annotations

from explorer.factuality import EventFactuality
from explorer.relations.lexicon import QUAD_OF_EVENT

OBLIGING = frozenset({"must", "should", "ought", "shall"})
ANNOUNCED = frozenset({"planned", "possible"})


def intended_event(event: str, factuality: EventFactuality) -> str:
    """Give the event type of a deed, which is another when it is only announced.

    Args:
        event: PLOVER type of the verb or noun; may be empty.
        factuality: (negated, modality) of the deed.
    """
    negated, modality = factuality
    if not event or modality not in ANNOUNCED:
        return event
    if negated:
        return "REJECT" if QUAD_OF_EVENT[event].endswith("cooperation") else event
    if QUAD_OF_EVENT[event].endswith("cooperation"):
        return "AGREE"
    return "THREATEN" if event not in ("ACCUSE", "REQUEST") else event


def obliges(auxiliaries: list[str]) -> bool:
    """Tell whether auxiliaries say that something has to be done ("must", "should")."""
    return bool(OBLIGING & set(auxiliaries))
