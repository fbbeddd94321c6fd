"""Notes that people left on actors, lines and sentences, put to what is shown of these."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from explorer.explore import Explorer
from explorer.ui.contents import Json


def add_notes(explorer: Explorer, content: Json) -> Json:
    """Return what the pane shows with the notes on what is selected and on its sentences."""
    notes = explorer.keep(_gather, explorer)
    if not notes:
        return content
    for group in (*content.get("groups", ()), *content.get("quotes", ())):
        for sentence in group["sentences"]:
            if found := list_notes(explorer, *sentence.get("evidence", ())):
                sentence["remarks"] = found
    return {**content, "remarks": list_notes(explorer, content["selected"])}


def list_notes(explorer: Explorer, *about: str) -> list[Json]:
    """Return the notes on something, the latest first, each with what withdraws it."""
    notes = explorer.keep(_gather, explorer)
    return [note for each in about for note in notes.get(each, ())]


def _gather(explorer: Explorer) -> dict[str, list[Json]]:
    notes: dict[str, list[Json]] = defaultdict(list)
    held: Iterable = (each for each in explorer.store.decisions() if each.verb == "note" and not each.withdrawn)
    for each in reversed(list(held)):
        notes[each.subjects[0]].append({"text": each.subjects[1], "author": each.author, "ids": [each.id]})
    return dict(notes)
