"""What a decision would change, told before it is made."""

from __future__ import annotations

from explorer.explore import EVERYTHING, Explorer
from explorer.ui.contents import Json
from explorer.ui.decided import tell
from explorer.ui.deciding import make_decisions
from explorer.ui.words import count


def preview(explorer: Explorer, of: Json) -> Json | None:
    """Return what a decision would change, in words, with what was said; None if it makes no sense any more.

    Args:
        explorer: what it is about.
        of: what would be decided, as `make_decisions` takes it.
    """
    decisions = make_decisions(explorer, of)
    if not decisions:
        return None
    everybody = explorer.everybody()
    actors = [everybody[each] for each in decisions[0].subjects if each in everybody]
    lines = {line.id for actor in actors[:1] for line in explorer.lines_of(actor.id, EVERYTHING)}
    moved = f"{count(actors[0].mentions, 'mention')} and {count(len(lines), 'line')}" if actors else ""
    return {"of": of, "text": tell(explorer, decisions), "changes": [moved] if moved else []}
