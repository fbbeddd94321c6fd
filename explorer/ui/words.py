"""What the page calls things: kinds of lines and actors, event types, degrees of certainty."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from explorer.settings import FAIRLY_SURE, SURE
from explorer.wording import say

_FILE = Path(__file__).with_name("words.tsv")


def label(group: str, word: str) -> str:
    """Return what readers are shown for an id; an id nobody described is shown as it is, in small letters."""
    return _read().get((group, word), (word.replace("_", " ").lower(), ""))[0]


def meaning(group: str, word: str) -> str:
    """Return one line that says what an id means, or nothing."""
    return _read().get((group, word), ("", ""))[1]


_DEMANDED = {
    "demand": " What is asked for is not against the other.",
    "hostile demand": " The other is to stop, leave, give way or answer for something.",
}


def say_stance(kind: str, predicate: str, event: str, stance: str) -> str:
    """Return in a sentence why words count as friendly, hostile or a demand, or as none of them.

    Args:
        kind: of the line; those that state no event have no stance.
        predicate, event, stance: as in `model.RelationMention`; for `stance` also its quad class.
    """
    if not stance:
        return f"“{predicate}” counts as neither friendly nor hostile: it has no class." if kind == "action" else ""
    why = meaning("event", event)
    because = f": the first {why[:1].lower()}{why[1:]}" if why else "."
    return f"“{predicate}” counts among {label('quad', stance).lower()}{because}{_DEMANDED.get(stance, '')}"


def describe_certainty(confidence: float) -> str:
    """Return a certainty (0 to 1) in words."""
    if confidence >= SURE:
        return "sure"
    return "fairly sure" if confidence >= FAIRLY_SURE else "unsure"


def count(number: int, singular: str, plural: str = "") -> str:
    """Return a number with its noun: "1 line", "1,204 lines"."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def join(names: list[str] | tuple[str, ...], *, most: int = 3) -> str:
    """Return names in a row as one says them: "A, B and C", "A, B and 4 others"."""
    if len(names) > most:
        names = [*names[: most - 1], f"{len(names) - most + 1} others"]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def conjugate(predicate: str, told_as: str = "", tense: str = "", *, plural: bool = False, office: bool = False) -> str:
    """Return a predicate as one says it between who and whom: "writes to", "did not attack", "is minister of".

    Args:
        predicate: as in `model.RelationMention`.
        told_as: empty if it is told as a fact, else "negated" or one of MODALITIES: "does not write to".
        tense: "past", "present" or empty.
        plural: several do it.
        office: the predicate may be what somebody is: "director of".
    """
    return say(predicate, told_as, tense, plural_source=plural, office=office)


@cache
def _read() -> dict[tuple[str, str], tuple[str, str]]:
    with _FILE.open(encoding="utf-8", newline="") as file:
        rows = csv.reader((line for line in file if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
        return {(group, word): (text, said) for group, word, text, said in rows}
