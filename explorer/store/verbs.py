"""What a decision may say: its verbs, how many subjects each has, and in which form.

A decision comes from the page, from a file, or from a newer program; whatever it is, it is checked before it counts.
A new verb is one row here and its effect where it is carried out: on actors (actors/decisions.py, ABOUT_ACTORS), or
on evidence (store/verdicts.py, store/correcting.py, ABOUT_EVIDENCE).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from explorer.model import ACTOR_KINDS, QUAD_OF_EVENT, RELATION_KINDS, TOLD_AS, Decision

LONGEST_NAME = 200
"""Characters of a name that somebody gives; a longer one would cover the picture."""

LONGEST_TEXT = 2_000
"""Characters of a note or a reason: a page of handwriting; what is longer belongs into an essay."""

MOST_SUBJECTS = 10_000
"""Subjects of one decision; a name that everybody bears is split off by fewer."""

_ACTOR_OR_MENTION = re.compile(r"[a-z0-9_]+(?:-[a-z0-9_]+)*|.+@[0-9]{1,9}-[0-9]{1,9}", re.DOTALL)
_MENTION = re.compile(r".+@[0-9]{1,9}-[0-9]{1,9}", re.DOTALL)
_EVIDENCE = re.compile(r".+#[0-9]{1,9}/.+", re.DOTALL)
_ANY = re.compile(r".+", re.DOTALL)
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""What steers a terminal, turns what is written beside it, or cannot be seen."""


def _one_of(values: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, values)))


@dataclass(frozen=True, slots=True)
class Verb:
    """How the subjects of a verb look: the first ones each by its form, any further ones by the last form.

    Attributes:
        forms: of the subjects that there must be.
        more: whether there may be further ones.
        text: whether the last subject is what somebody typed, to be cleaned: "name" (one line), "note", or empty.
    """

    forms: tuple[re.Pattern[str], ...]
    more: bool = False
    text: str = ""


VERBS = {
    "same": Verb((_ACTOR_OR_MENTION, _ACTOR_OR_MENTION), more=True),
    "different": Verb((_ACTOR_OR_MENTION, _ACTOR_OR_MENTION)),
    "never": Verb((_ACTOR_OR_MENTION, _ACTOR_OR_MENTION)),
    "split": Verb((_MENTION,), more=True),
    "rename": Verb((_ACTOR_OR_MENTION, _ANY), text="name"),
    "kind": Verb((_ACTOR_OR_MENTION, _one_of(ACTOR_KINDS))),
    "hide": Verb((_ACTOR_OR_MENTION,), more=True),
    "unhide": Verb((_ACTOR_OR_MENTION,), more=True),
    "no-mention": Verb((_MENTION,), more=True),
    "give": Verb((_MENTION, _ACTOR_OR_MENTION)),
    "name": Verb((_ACTOR_OR_MENTION, _ANY), text="name"),
    "wrong": Verb((_EVIDENCE,), more=True),
    "right": Verb((_EVIDENCE,), more=True),
    "direction": Verb((_EVIDENCE,)),
    "event": Verb((_EVIDENCE, _one_of((*RELATION_KINDS, *QUAD_OF_EVENT)))),
    "told": Verb((_EVIDENCE, _one_of(TOLD_AS))),
    "note": Verb((_ANY, _ANY), text="note"),
    "withdraw": Verb((_ANY,), more=True),
}
"""Verb -> the form of its subjects.

same, different, never: these are one; these are not; these two actors never are. split: these mentions are an actor of
their own. rename, kind: an actor is called so; is of this kind. hide, unhide: an actor is not shown; is shown again.
no-mention: these words name nobody. give: this mention is that actor's. name: these words name an actor wherever they
stand. wrong, right: evidence that does not count; that somebody checked. direction: it is the other way round.
event: it is of this kind, or this event. told: it is told so. note: a remark on whatever it is.
"""

ABOUT_ACTORS = frozenset(
    ("same", "different", "never", "split", "rename", "kind", "hide", "unhide", "no-mention", "give", "name")
)
"""Verbs that resolving the mentions again carries out."""

ABOUT_EVIDENCE = frozenset(("wrong", "right", "direction", "event", "told"))
"""Verbs that the store carries out on the evidence itself."""

CORRECTIONS = ("direction", "event", "told")
"""Verbs that say how a piece of evidence should have been read."""


def clean_name(text: str) -> str:
    """Return a name that somebody gives as one line in which nothing steers or turns what is written beside it."""
    return " ".join(_STEERING.sub(" ", text).split())[:LONGEST_NAME].strip()


def clean_text(text: str) -> str:
    """Return a note or a reason with its lines, in which nothing steers or turns what is written beside it."""
    lines = (" ".join(_STEERING.sub(" ", line).split()) for line in text.splitlines())
    return "\n".join(lines)[:LONGEST_TEXT].strip()


_CLEAN = {"name": clean_name, "note": clean_text}


def check_decision(decision: Decision) -> Decision:
    """Return a decision that can be carried out, what somebody typed in it cleaned.

    Raises:
        ValueError: its verb is unknown, or its subjects are too few, too many or of another form; or a text of it
            holds half a character.
    """
    for text in _texts(decision):
        text.encode("utf-8")
    verb = VERBS.get(decision.verb)
    if verb is None:
        raise ValueError(f"the verb {decision.verb[:40]!r} is unknown")
    decision = replace(decision, author=clean_name(decision.author), why=clean_text(decision.why))
    if verb.text:
        first, *rest = decision.subjects
        decision = replace(decision, subjects=(first, *map(_CLEAN[verb.text], rest)))
    _check_subjects(decision, verb)
    return decision


def _texts(decision: Decision) -> Iterable[str]:
    fields = (decision.id, decision.verb, decision.author, decision.decided_at, decision.why)
    return (*fields, *decision.subjects, *decision.words, *decision.anchors)


def _check_subjects(decision: Decision, verb: Verb) -> None:
    least, number = len(verb.forms), len(decision.subjects)
    if number < least or (number > least and not verb.more) or number > MOST_SUBJECTS:
        raise ValueError(f"{decision.verb!r} has {number} subjects instead of {least}")
    forms = (*verb.forms, *verb.forms[-1:] * (number - least))
    for form, subject in zip(forms, decision.subjects, strict=True):
        if not form.fullmatch(subject):
            raise ValueError(f"{decision.verb!r} cannot be about {subject[:40]!r}")
    for parallel in (decision.words, decision.anchors):
        if parallel and len(parallel) != number:
            raise ValueError(f"{decision.verb!r} tells the words of {len(parallel)} of {number} subjects")
