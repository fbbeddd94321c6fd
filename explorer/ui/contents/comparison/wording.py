"""What two sides say of a pair of actors, in words."""

from __future__ import annotations

from collections.abc import Mapping

from explorer.coverage.retelling import Retold
from explorer.ui.drawing import is_plural
from explorer.ui.words import conjugate
from explorer.views import ActorRow

MOST_SAID = 3
"""Things that one side says of a pair in a list; a click shows all."""

REASONS = {
    "happened": "done here, not done there",
    "opposite": "hostile here, friendly there",
    "direction": "who does it to whom is turned round",
    "talk": "a talk, letter or demand here, something else there",
    "certainty": "a fact here, not a fact there",
    "type": "another kind of action",
    "verb": "other words",
}
"""What differs, of `coverage.retelling.WEIGHTS`, in words."""

DOUBTS = {
    "time": "the two may tell of different times",
    "told": "not both tell it as a fact of their own",
    "near": "one of the two tells it the other way as well",
    "words": "both may mean the same",
}
"""What speaks against a difference, in words."""


FOLDS = {
    "capital": "the capital: there {}",
    "government": "the government: there {}",
    "people": "the people: there {}",
    "description": "may be {}",
    "same name": "the same name there",
    "words": "the name stands in the text there",
}
"""Why somebody is not called missing, of `coverage.folding`, in words."""


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
