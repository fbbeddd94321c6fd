"""What people decided, told in plain words: the list of it, who is hidden, and what was just decided.

Decisions of one moment belong together: a name may have to be taken out of an actor in each article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from explorer.explore import Explorer, hold_always, is_line
from explorer.model import Decision
from explorer.store import ABOUT_EVIDENCE
from explorer.ui.contents import Json
from explorer.ui.subjects import hidden_actors
from explorer.ui.words import count, label

LONGEST_QUOTE = 120
"""Characters of a sentence, or of a note, by which a decision about it is told."""

WORDS = {
    "same": "{0} and {1} are the same",
    "different": "“{0}” is not {1}",
    "never": "{0} and {1} are never the same",
    "split": "{some} “{0}”: an actor of its own",
    "rename": "{0} is shown as “{value}”",
    "kind": "{0} is of the kind “{value}”",
    "hide": "{0} is hidden",
    "unhide": "{0} is shown again",
    "no-mention": "{some} “{0}” names nobody",
    "give": "{some} “{0}” is {1}",
    "name": "“{value}” names {0}, wherever it stands",
    "wrong": "Not so: {quote}",
    "right": "Checked and right: {quote}",
    "direction": "The other way round: {quote}",
    "event": "It is “{value}”: {quote}",
    "told": "It is told as “{value}”: {quote}",
    "note": "Note on {0}: “{value}”",
    "withdraw": "Undone",
}
"""Verb -> how a decision is told. {0}, {1}: its subjects; {some}: how many mentions, where there are several."""

_VALUED = {"rename": "", "name": "", "note": "", "kind": "kind of actor", "event": "event", "told": "modality"}
"""Verbs whose last subject is a value, with its group in words.tsv."""


def tell_decisions(explorer: Explorer) -> list[Json]:
    """Return what holds of what people decided, the latest first: in words, and the ids of the decisions to undo it.

    Those about evidence that a later analysis did not find again are told too.
    """
    return [each for each in tell_history(explorer) if not each["undone"]]


def tell_history(explorer: Explorer) -> list[Json]:
    """Return all that people decided, the latest first: in words, who, when, why, and whether it was taken back."""
    return explorer.keep(_tell_all, explorer)


def _tell_all(explorer: Explorer) -> list[Json]:
    decisions = explorer.decisions()
    made = [each for each in decisions if each.verb != "withdraw"]
    groups = [list(group) for _, group in groupby(made, key=lambda each: (each.decided_at or each.id, each.withdrawn))]
    quotes, back = _quote(explorer, made), _find_withdrawals(decisions)
    return [{**_row(explorer, group, quotes), "back": _back(group, back)} for group in reversed(groups)]


def _row(explorer: Explorer, group: list[Decision], quotes: Mapping[str, str]) -> Json:
    first = group[0]
    return {
        "text": _tell(explorer, group, quotes), "ids": [each.id for each in group], "undone": first.withdrawn,
        "author": first.author, "when": first.decided_at, "why": first.why,
    }  # fmt: skip


def _find_withdrawals(decisions: Sequence[Decision]) -> dict[str, str]:
    """Return for each decision that was taken back the withdrawal that holds."""
    held = (each for each in decisions if each.verb == "withdraw" and not each.withdrawn)
    return {subject: each.id for each in held for subject in each.subjects}


def _back(group: Iterable[Decision], withdrawals: Mapping[str, str]) -> list[str]:
    """Return the withdrawals that are to be withdrawn so that some decisions hold again."""
    found = (withdrawals[each.id] for each in group if each.withdrawn and each.id in withdrawals)
    return list(dict.fromkeys(found))


def list_hidden_actors(explorer: Explorer) -> list[Json]:
    """Return whom people hid, for the list of what is not shown: in words, and what is decided to show them again."""
    return [
        {"text": f"{name_subject(explorer, actor)}, hidden by hand", "fix": "Show again", "change": {},
         "decide": {"do": "unhide", "actor": actor}}
        for actor in hidden_actors(explorer)
    ]  # fmt: skip


def tell(explorer: Explorer, decisions: Sequence[Decision]) -> str:
    """Return decisions that were made together in words."""
    return _tell(explorer, decisions, _quote(explorer, decisions))


def _tell(explorer: Explorer, decisions: Sequence[Decision], quotes: Mapping[str, str]) -> str:
    first = decisions[0]
    names = [quotes.get(each) or name_subject(explorer, each) for each in first.subjects[:2]]
    mentions = len(first.subjects) if first.verb in ("split", "no-mention") else len(decisions)
    words = {
        "some": f"{count(mentions, 'time')}" if mentions > 1 else "",
        "value": _say_value(first),
        "quote": quotes.get(first.subjects[0], ""),
    }
    told = WORDS[first.verb].format(*names, "", **words).strip()
    named = [each for each in decisions[1:] if each.verb == "rename"]
    return f"{told}, shown as “{named[0].subjects[1]}”" if named else told


def _say_value(decision: Decision) -> str:
    if decision.verb not in _VALUED:
        return ""
    value, group = decision.subjects[-1], _VALUED[decision.verb]
    if decision.verb == "event" and value.islower():
        group = "kind"
    return label(group, value) if group else _shorten(value)


def _quote(explorer: Explorer, decisions: Iterable[Decision]) -> dict[str, str]:
    """Return the beginnings of the sentences that some decisions are about, by the ids of the evidence."""
    judged = {each.subjects[0] for each in decisions if each.verb in ABOUT_EVIDENCE or "#" in each.subjects[0]}
    if not judged:
        return {}
    texts = explorer.store.sentence_texts(_sentence_of(each) for each in judged)
    known = explorer.store.known_evidence(judged)
    return {each: _quote_one(texts.get(_sentence_of(each), ""), each, found=each in known) for each in judged}


def _quote_one(text: str, evidence_id: str, *, found: bool) -> str:
    lost = "" if found else " (the program does not read this there any more)"
    return f"“{_shorten(text) or _sentence_of(evidence_id)}”{lost}"


def _shorten(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else f"{text[: LONGEST_QUOTE - 1]}…"


def _sentence_of(evidence_id: str) -> str:
    """Return the id of the sentence that a piece of evidence lies in; its id begins with the sentence's."""
    return evidence_id.partition("/")[0]


def name_subject(explorer: Explorer, subject: str) -> str:
    """Return how a subject of a decision is called: an actor's name, a mention's words, an article's title ..."""
    if subject in explorer.everybody():
        return explorer.everybody()[subject].name
    if subject in explorer.documents():
        return f"“{explorer.documents()[subject].title}”"
    if is_line(subject):
        source, _, target = subject.split("~", 2) if subject.count("~") >= 2 else (subject, "", "")
        return f"{name_subject(explorer, source)} → {name_subject(explorer, target)}"
    document_id, _, span = subject.rpartition("@")
    document = explorer.documents().get(document_id)
    if document and re.fullmatch("[0-9]{1,9}-[0-9]{1,9}", span):
        start, end = map(int, span.split("-"))
        return document.text[start:end]
    # Ids are names in small letters: so one who is hidden or part of another now is called as the texts call him.
    forms = explorer.keep(_forms_by_letters, explorer, renew=hold_always)
    words = subject.replace("-", " ")
    return forms.get(words, words)


def _forms_by_letters(explorer: Explorer) -> dict[str, str]:
    """Return the most frequent of the forms in the texts that have the same letters, by these letters."""
    forms: dict[str, str] = {}
    for text, _ in explorer.store.forms():
        forms.setdefault(_plain(text), text)
    return forms


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
