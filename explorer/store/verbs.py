"""What a decision may say: its verbs, how many subjects each has, and in which form.

A decision comes from the page, from a file, or from a newer program; whatever it is, it is checked before it counts.
A new verb is one row here and its effect where it is carried out (actors/decisions.py, or the verdicts on evidence).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from explorer.model import Decision

LONGEST_NAME = 200
"""Characters of a name that somebody gives; a longer one would cover the picture."""

_ACTOR_OR_MENTION = re.compile(r"[a-z0-9_]+(?:-[a-z0-9_]+)*|.+@[0-9]{1,9}-[0-9]{1,9}", re.DOTALL)
_EVIDENCE = re.compile(r".+#[0-9]{1,9}/.+", re.DOTALL)
_ANY = re.compile(r".+", re.DOTALL)
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""What steers a terminal, turns what is written beside it, or cannot be seen."""


@dataclass(frozen=True, slots=True)
class Verb:
    """How the subjects of a verb look: the first ones each by its form, any further ones by the last form.

    Attributes:
        forms: of the subjects that there must be.
        more: whether there may be further ones.
    """

    forms: tuple[re.Pattern[str], ...]
    more: bool = False


VERBS = {
    "same": Verb((_ACTOR_OR_MENTION, _ACTOR_OR_MENTION), more=True),
    "different": Verb((_ACTOR_OR_MENTION, _ACTOR_OR_MENTION)),
    "rename": Verb((_ACTOR_OR_MENTION, _ANY)),
    "hide": Verb((_ACTOR_OR_MENTION,), more=True),
    "wrong": Verb((_EVIDENCE,), more=True),
    "right": Verb((_EVIDENCE,), more=True),
    "withdraw": Verb((_ANY,), more=True),
}


def clean_name(text: str) -> str:
    """Return a name that somebody gives as one line in which nothing steers or turns what is written beside it."""
    return " ".join(_STEERING.sub(" ", text).split())[:LONGEST_NAME].strip()


def check_decision(decision: Decision) -> Decision:
    """Return a decision that can be carried out, its new name cleaned.

    Raises:
        ValueError: its verb is unknown, or its subjects are too few, too many or of another form; or a text of it
            holds half a character.
    """
    for text in (decision.id, decision.verb, decision.author, decision.decided_at, *decision.subjects):
        text.encode("utf-8")
    verb = VERBS.get(decision.verb)
    if verb is None:
        raise ValueError(f"the verb {decision.verb[:40]!r} is unknown")
    if decision.verb == "rename":
        actor, *names = decision.subjects
        decision = replace(decision, subjects=(actor, *map(clean_name, names)))
    least, number = len(verb.forms), len(decision.subjects)
    if number < least or (number > least and not verb.more):
        raise ValueError(f"{decision.verb!r} has {number} subjects instead of {least}")
    forms = (*verb.forms, *verb.forms[-1:] * (number - least))
    for form, subject in zip(forms, decision.subjects, strict=True):
        if not form.fullmatch(subject):
            raise ValueError(f"{decision.verb!r} cannot be about {subject[:40]!r}")
    return decision
