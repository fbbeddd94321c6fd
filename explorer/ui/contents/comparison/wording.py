"""What two sides say of a pair of actors, in words."""

from __future__ import annotations

from collections.abc import Mapping

from explorer.coverage.differences import Retold
from explorer.ui.drawing import is_plural
from explorer.ui.words import conjugate
from explorer.views import ActorRow

MOST_SAID = 3
"""Things that one side says of a pair in a list; a click shows all."""

REASONS = {
    "opposite": "conflict here, cooperation there",
    "direction": "who does it to whom is turned round",
    "certainty": "a fact here, not a fact there",
    "tone": "conflict and cooperation here, one of them alone there",
    "type": "another type of action",
    "verb": "other words",
}


def say_retold(said: tuple[tuple[str, str, str, str], ...], pair: Retold, actors: Mapping[str, ActorRow]) -> str:
    """Return what one side says of a pair: "Pompeo warns Soleimani; Soleimani refuses letter of Pompeo"."""
    parts = dict.fromkeys(_say(each, pair, actors) for each in said)
    shown = list(parts)[:MOST_SAID]
    return "; ".join(shown) + (f"; and {len(parts) - MOST_SAID} more" if len(parts) > MOST_SAID else "")


def _say(said: tuple[str, str, str, str], pair: Retold, actors: Mapping[str, ActorRow]) -> str:
    source, predicate, told_as, _ = said
    target = pair.other if source == pair.one else pair.one
    who, whom = (actors[each].name if each in actors else each for each in (source, target))
    return " ".join(f"{who} {conjugate(predicate, told_as, plural=is_plural(actors.get(source)))} {whom}".split())
