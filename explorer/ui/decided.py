"""What people decided, as the pages list it: in plain words (explorer/history.py), with what takes it back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from explorer.explore import Explorer, hold_always, is_line
from explorer.history import HistoryRow
from explorer.history import tell as tell_in_words
from explorer.model import Decision
from explorer.store import ABOUT_EVIDENCE
from explorer.ui.contents import Json
from explorer.ui.subjects import hidden_actors

LOST = " (the program does not read this there any more)"
"""Said of decisions about evidence that is not there now."""


def tell_decisions(explorer: Explorer) -> list[Json]:
    """Return what holds of what people decided, the latest first: in words, and the ids of the decisions to undo it.

    Those about evidence that a later analysis did not find again are told too.
    """
    return [each for each in tell_history(explorer) if not each["undone"]]


def tell_history(explorer: Explorer) -> list[Json]:
    """Return all that people decided, the latest first: in words, who, when, why, whether it holds and applies."""
    return explorer.keep(_tell_all, explorer)


def _tell_all(explorer: Explorer) -> list[Json]:
    back = _find_withdrawals(explorer.decisions())
    return [_row(each, back) for each in explorer.history()]


def _row(row: HistoryRow, withdrawals: Mapping[str, str]) -> Json:
    lost = not row.applies and not row.withdrawn
    about_evidence = ABOUT_EVIDENCE.issuperset(row.verbs)
    back = [withdrawals[each] for each in row.ids if each in withdrawals] if row.withdrawn else []
    return {
        "text": row.text + (LOST if lost and about_evidence else ""), "ids": list(row.ids),
        "author": row.author, "when": row.decided_at, "why": row.why,
        "undone": row.withdrawn, "by": row.undone_by, "lost": lost, "back": list(dict.fromkeys(back)),
    }  # fmt: skip


def _find_withdrawals(decisions: Iterable[Decision]) -> dict[str, str]:
    """Return for each decision that was taken back the withdrawal that holds."""
    held = (each for each in decisions if each.verb == "withdraw" and not each.withdrawn)
    return {subject: each.id for each in held for subject in each.subjects}


def list_hidden_actors(explorer: Explorer) -> list[Json]:
    """Return whom people hid, for the list of what is not shown: in words, and what is decided to show them again."""
    return [
        {"text": f"{name}, hidden by hand", "fix": "Show again", "change": {},
         "decide": {"do": "unhide", "actor": actor}}
        for actor, name in name_hidden(explorer).items()
    ]  # fmt: skip


def name_hidden(explorer: Explorer) -> dict[str, str]:
    """Return whom people hid with their names: as they were called when they were hidden."""
    return {actor: words or name_subject(explorer, actor) for actor, words in hidden_actors(explorer).items()}


def tell(explorer: Explorer, decisions: Sequence[Decision]) -> str:
    """Return decisions that were made together in words."""
    told = [each for each in decisions if each.verb != "withdraw"]
    return tell_in_words(told, partial(name_subject, explorer)) if told else "Undone"


def name_subject(explorer: Explorer, subject: str) -> str:
    """Return how a subject of a decision is called: an actor's name, a mention's words, an article's title ..."""
    if subject in explorer.everybody():
        return explorer.everybody()[subject].name
    if is_line(subject) and subject.count("~") == 2:
        source, _, target = subject.split("~")
        return f"{name_subject(explorer, source)} → {name_subject(explorer, target)}"
    called = explorer.store.call(subject)
    if re.search("[@#/]", subject) or called != subject.replace("-", " "):
        return called
    # Ids are names in small letters: so one who is hidden or part of another now is called as the texts call him.
    return explorer.keep(_forms_by_letters, explorer, renew=hold_always).get(called, called)


def _forms_by_letters(explorer: Explorer) -> dict[str, str]:
    """Return the most frequent of the forms in the texts that have the same letters, by these letters."""
    forms: dict[str, str] = {}
    for text, _ in explorer.store.forms():
        forms.setdefault(_plain(text), text)
    return forms


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
