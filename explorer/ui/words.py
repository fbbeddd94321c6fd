"""What the page calls things: kinds of lines and actors, event types, degrees of certainty."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from explorer.settings import FAIRLY_SURE, SURE

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


_IRREGULAR = {"be": "is", "have": "has", "do": "does", "go": "goes"}


_TOLD_AS = {
    "negated": "does not {verb}",
    "planned": "plans to {verb}",
    "attempted": "tries to {verb}",
    "threatened": "threatens to {verb}",
    "demanded": "is asked to {verb}",
    "possible": "may {verb}",
    "hypothetical": "might {verb}",
    "alleged": "is said to {verb}",
    "denied": "is said to {verb}, which is denied,",
    "feared": "is feared to {verb}",
    "asked": "is asked about: {verb}",
}
_PLURAL = {"does": "do", "plans": "plan", "tries": "try", "threatens": "threaten", "is": "are", "belongs": "belong"}


def conjugate(predicate: str, told_as: str = "", *, plural: bool = False, office: bool = False) -> str:
    """Return a predicate, which begins with a verb as dictionaries have it, as one says it: "writes to".

    What an office is called ("director of") stays as it is, and what is told by a noun ("a letter to").

    Args:
        predicate: as in `model.RelationMention`.
        told_as: empty if it is told as a fact, else "negated" or one of MODALITIES: "does not write to".
        plural: several do it.
        office: the predicate may be what somebody is: "director of".
    """
    if predicate.startswith(("a ", "an ")) or (office and predicate.endswith(" of")):
        told = "not" if told_as == "negated" else f"({label('modality', told_as)})"
        return f"{told} {predicate}" if told_as else predicate
    base = "belong to" if predicate == "of" else predicate
    if told_as in _TOLD_AS:
        said = _TOLD_AS[told_as].format(verb=base)
        verb, _, rest = said.partition(" ")
        return f"{_PLURAL.get(verb, verb)} {rest}" if plural else said
    return base if plural else _third_person(base)


def _third_person(predicate: str) -> str:
    verb, _, rest = predicate.partition(" ")
    if not verb:
        return predicate
    if verb in _IRREGULAR:
        verb = _IRREGULAR[verb]
    elif verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        verb += "es"
    elif verb.endswith("y") and verb[-2:-1] not in "aeiou":
        verb = verb[:-1] + "ies"
    else:
        verb += "s"
    return f"{verb} {rest}".strip()


@cache
def _read() -> dict[tuple[str, str], tuple[str, str]]:
    with _FILE.open(encoding="utf-8", newline="") as file:
        rows = csv.reader((line for line in file if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
        return {(group, word): (text, said) for group, word, text, said in rows}
