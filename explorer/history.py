"""What people decided, in plain words, and what undo and redo mean for the list of it.

decisions --gather--> groups of one moment --tell_history--> HistoryRow ...
decisions --last_done, last_undone--> what undo takes back, what redo gives back
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from explorer.model import Decision
from explorer.pointing import about, is_evidence, is_mention

LONGEST_QUOTE = 120
"""Characters of a sentence by which a decision about it is told."""

MOST_TOLD = 3
"""Decisions of one moment that are told one by one; of more only how many there are."""

KINDS = {
    "person": "a person",
    "organization": "an organization",
    "state": "a state",
    "group": "a group of people",
    "place": "a place",
}


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """Decisions of one moment, as readers see them.

    Attributes:
        ids: of the decisions; withdrawing all of them takes the row back.
        verbs: theirs, each once.
        text: what was decided, in plain words.
        author, decided_at, why: as in the decisions.
        applies: at least one of them finds what it speaks of.
        withdrawn: all of them are taken back.
        undone_by: who took them back, where they are; may be empty.
    """

    ids: tuple[str, ...]
    verbs: tuple[str, ...]
    text: str
    author: str = ""
    decided_at: str = ""
    why: str = ""
    applies: bool = True
    withdrawn: bool = False
    undone_by: str = ""


def gather(decisions: Iterable[Decision]) -> list[list[Decision]]:
    """Return decisions, without withdrawals, in groups of one moment, oldest first."""
    made = (each for each in decisions if each.verb != "withdraw")
    return [list(group) for _, group in groupby(made, key=lambda each: (each.decided_at or each.id, each.author))]


def last_done(decisions: Sequence[Decision]) -> tuple[str, ...]:
    """Return the ids of what undo takes back: of the last moment of which something holds; empty where nothing does."""
    for group in reversed(gather(decisions)):
        if ids := tuple(each.id for each in group if not each.withdrawn):
            return ids
    return ()


def last_undone(decisions: Sequence[Decision]) -> tuple[str, ...]:
    """Return the ids of the withdrawal that redo takes back: the last that holds; none once something else was decided.

    A withdrawal of a withdrawal is itself a redo, and is not redone.
    """
    withdrawals = {each.id for each in decisions if each.verb == "withdraw"}
    for decision in reversed(decisions):
        if decision.verb != "withdraw":
            return ()
        if not decision.withdrawn and not withdrawals.intersection(decision.subjects):
            return (decision.id,)
    return ()


def tell_history(
    decisions: Sequence[Decision], applied: Collection[str], call: Callable[[str], str]
) -> tuple[HistoryRow, ...]:
    """Return what people decided, the latest first.

    Args:
        decisions: all, withdrawn ones marked.
        applied: ids of those that find what they speak of.
        call: what something is called that a decision does not tell the words of.
    """
    undone = {
        subject: each
        for each in decisions
        if each.verb == "withdraw" and not each.withdrawn
        for subject in each.subjects
    }
    return tuple(_row(group, applied, undone, call) for group in reversed(gather(decisions)))


def tell(group: Sequence[Decision], call: Callable[[str], str]) -> str:
    """Return decisions of one moment in plain words."""
    telling = [each for each in group if not _says_nothing(each)] or group
    told = list(dict.fromkeys(_tell_one(each, call) for each in telling))
    more = f"; and {len(told) - MOST_TOLD} more" if len(told) > MOST_TOLD else ""
    return "; ".join(told[:MOST_TOLD]) + more


def _says_nothing(decision: Decision) -> bool:
    """Tell whether a decision only brings together what has one name: a name that was taken out of another actor."""
    return decision.verb == "same" and bool(decision.words) and len(set(decision.words)) == 1


def _row(
    group: Sequence[Decision], applied: Collection[str], undone: dict[str, Decision], call: Callable[[str], str]
) -> HistoryRow:
    first, withdrawn = group[0], all(each.withdrawn for each in group)
    back = next((undone[each.id] for each in group if each.id in undone), None)
    return HistoryRow(
        ids=tuple(each.id for each in group),
        verbs=tuple(dict.fromkeys(each.verb for each in group)),
        text=tell(group, call),
        author=first.author,
        decided_at=first.decided_at,
        why=next((each.why for each in group if each.why), ""),
        applies=withdrawn or any(each.id in applied for each in group),
        withdrawn=withdrawn,
        undone_by=back.author if back is not None and withdrawn else "",
    )


def _tell_one(decision: Decision, call: Callable[[str], str]) -> str:
    subjects = about(decision)
    kept = (*decision.words, *("",) * len(subjects))
    names = [_name(subject, words, call) for subject, words in zip(subjects, kept, strict=False)]
    return _SENTENCES[decision.verb](names, decision.subjects[-1])


def _name(subject: str, words: str, call: Callable[[str], str]) -> str:
    words = words or call(subject)
    if is_evidence(subject) and not is_mention(subject) and len(words) > LONGEST_QUOTE:
        words = f"{words[: LONGEST_QUOTE - 1]}…"
    return words


def _all(names: Sequence[str]) -> str:
    names = list(dict.fromkeys(names))
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _places(names: Sequence[str]) -> str:
    quoted = _all([f"“{name}”" for name in names])
    return quoted if len(names) == 1 else f"{quoted} (at {len(names)} places)"


def _be(names: Sequence[str]) -> str:
    return "is" if len(set(names)) == 1 else "are"


_SENTENCES: dict[str, Callable[[list[str], str], str]] = {
    "same": lambda names, _: f"{_all(names)} are the same",
    "different": lambda names, _: f"“{names[0]}” is not {names[1]}",
    "never": lambda names, _: f"{names[0]} and {names[1]} are never the same",
    "split": lambda names, _: f"{_places(names)} is somebody else",
    "rename": lambda names, name: f"{names[0]} is shown as “{name}”",
    "kind": lambda names, kind: f"{names[0]} is {KINDS.get(kind, kind)}",
    "hide": lambda names, _: f"{_all(names)} {_be(names)} hidden",
    "unhide": lambda names, _: f"{_all(names)} {_be(names)} shown again",
    "no-mention": lambda names, _: f"{_places(names)} names nobody",
    "give": lambda names, _: f"“{names[0]}” is {names[1]}",
    "name": lambda names, name: f"{names[0]} is also called “{name}”",
    "wrong": lambda names, _: f"Not so: “{names[0]}”",
    "right": lambda names, _: f"Checked and right: “{names[0]}”",
    "direction": lambda names, _: f"The other way round: “{names[0]}”",
    "event": lambda names, value: f"Read as {value.lower()}: “{names[0]}”",
    "told": lambda names, value: f"Told {'as a fact' if value == 'fact' else f'as {value}'}: “{names[0]}”",
    "note": lambda names, text: f"Note on {names[0]}: {text}",
}
