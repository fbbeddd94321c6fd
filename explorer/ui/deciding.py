"""What a person decides on the page, made into decisions, and told in words.

{"do": "same", "actor": ..., "other": ...} --make_decisions--> Decision ... --Deciding.decide--> a new view
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import groupby
from uuid import uuid4

from explorer.errors import QueryError
from explorer.explore import EVERYTHING, Explorer, hold_always, is_line
from explorer.model import Decision
from explorer.store import clean_name
from explorer.ui.contents import Json

LONGEST_QUOTE = 120
"""Characters of a sentence by which a decision about it is told."""


def make_decisions(explorer: Explorer, said: Json) -> tuple[Decision, ...]:
    """Return the decisions for what somebody said on the page; none if it makes no sense any more.

    Args:
        explorer: what it is about.
        said: "do" is "same" (actor, other), "different" (actor, name), "rename" (actor, name), "hide" (actor),
            "wrong" or "right" (evidence), or "withdraw" (decisions).

    Raises:
        QueryError: what was said holds half a character.
    """
    _check_characters(said)
    verb, actor = str(said.get("do", "")), str(said.get("actor", ""))
    if verb in ("same", "different", "rename", "hide") and actor not in explorer.everybody():
        return ()
    subjects = {
        "same": lambda: _same(explorer, actor, str(said.get("other", ""))),
        "different": lambda: _take_out(explorer, actor, str(said.get("name", ""))),
        "rename": lambda: _rename(actor, str(said.get("name", ""))),
        "hide": lambda: [("hide", (actor,))],
        "wrong": lambda: [("wrong", _known_evidence(explorer, said))],
        "right": lambda: [("right", _known_evidence(explorer, said))],
        "withdraw": lambda: [("withdraw", _known_decisions(explorer, said))],
    }
    if verb not in subjects:
        return ()
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    return tuple(Decision(uuid4().hex[:12], what, about, decided_at=now) for what, about in subjects[verb]() if about)


def _check_characters(said: Json) -> None:
    try:
        json.dumps(said, ensure_ascii=False, default=str).encode("utf-8")
    except UnicodeEncodeError:
        way_out = "Type it again without its last sign; a symbol may have been cut in two."
        raise QueryError("There is half a character in this, which cannot be written.", way_out=way_out) from None


def _known_evidence(explorer: Explorer, said: Json) -> tuple[str, ...]:
    asked = _texts(said.get("evidence"))
    known = explorer.store.known_evidence(asked)
    return tuple(each for each in asked if each in known)


def _known_decisions(explorer: Explorer, said: Json) -> tuple[str, ...]:
    known = {each.id for each in explorer.store.decisions()}
    return tuple(each for each in _texts(said.get("decisions")) if each in known)


def find_mention(explorer: Explorer, actor_id: str) -> str:
    """Return one of an actor's mentions, by which it can be found again after a decision; empty if there is none."""
    return explorer.store.mention_of(actor_id)


def find_actor(explorer: Explorer, mention_id: str) -> str:
    """Return the actor that a mention refers to now, or nothing."""
    return explorer.store.actor_of(mention_id)


def tell_decisions(explorer: Explorer) -> list[Json]:
    """Return what people decided, the latest first: in words, and the ids of the decisions to undo it.

    Decisions of one moment belong together: a name may have to be taken out of an actor in each article. Those about
    evidence that a later analysis did not find again are told too.
    """
    return explorer.keep(_tell_all, explorer)


def _tell_all(explorer: Explorer) -> list[Json]:
    made = [each for each in explorer.store.decisions() if each.verb != "withdraw" and not each.withdrawn]
    groups = [list(group) for _, group in groupby(made, key=lambda each: each.decided_at or each.id)]
    quotes = _quote(explorer, made)
    told = [{"text": _tell(explorer, group, quotes), "ids": [each.id for each in group]} for group in groups]
    return told[::-1]


def list_hidden_actors(explorer: Explorer) -> list[Json]:
    """Return whom people hid, for the list of what is not shown: in words, and what is decided to show them again."""
    hidden = [each for each in explorer.store.decisions() if each.verb == "hide" and not each.withdrawn]
    return [
        {"text": f"{_name(explorer, each.subjects[0])}, hidden by hand", "fix": "Show again", "change": {},
         "decide": {"do": "withdraw", "decisions": [each.id]}}
        for each in hidden
    ]  # fmt: skip


def settle(explorer: Explorer, selected: str, mention: str) -> tuple[str, str]:
    """Return what is selected after a decision, which may have taken it away, and what a reader is told of that.

    Args:
        selected: an actor's or relation's id, or empty.
        mention: a mention of the selected actor, from `find_mention`; empty if it is no actor.
    """
    if mention and selected not in explorer.everybody():
        return find_actor(explorer, mention), ""
    if is_line(selected) and selected not in explorer.lines_by_id(EVERYTHING):
        return "", "; no other sentence tells this, so the line is gone"
    return selected, ""


def tell(explorer: Explorer, decisions: Sequence[Decision]) -> str:
    """Return decisions that were made together in words."""
    return _tell(explorer, decisions, _quote(explorer, decisions))


def _tell(explorer: Explorer, decisions: Sequence[Decision], quotes: Mapping[str, str]) -> str:
    first = decisions[0]
    if first.verb in VERDICTS:
        return f"{VERDICTS[first.verb]}: {quotes[first.subjects[0]]}"
    names = [_name(explorer, subject) for subject in first.subjects]
    words = {
        "same": "{0} and {1} are the same",
        "different": "“{0}” is not {1}",
        "rename": "{0} is shown as “{1}”",
        "hide": "{0} is hidden",
        "withdraw": "Undone",
    }
    return words[first.verb].format(*names[:1], *(first.subjects[1:] if first.verb == "rename" else names[1:]))


VERDICTS = {"wrong": "Not so", "right": "Checked and right"}


def _quote(explorer: Explorer, decisions: Iterable[Decision]) -> dict[str, str]:
    """Return the beginnings of the sentences that some verdicts are about, by the ids of the evidence."""
    judged = [each.subjects[0] for each in decisions if each.verb in VERDICTS]
    if not judged:
        return {}
    texts = explorer.store.sentence_texts(_sentence_of(each) for each in judged)
    known = explorer.store.known_evidence(judged)
    return {each: _quote_one(texts.get(_sentence_of(each), ""), each, found=each in known) for each in judged}


def _quote_one(text: str, evidence_id: str, *, found: bool) -> str:
    short = text if len(text) <= LONGEST_QUOTE else f"{text[: LONGEST_QUOTE - 1]}…"
    lost = "" if found else " (the program does not read this there any more)"
    return f"“{short or _sentence_of(evidence_id)}”{lost}"


def _sentence_of(evidence_id: str) -> str:
    """Return the id of the sentence that a piece of evidence lies in; its id begins with the sentence's."""
    return evidence_id.partition("/")[0]


def _same(explorer: Explorer, actor: str, other: str) -> list[tuple[str, tuple[str, ...]]]:
    return [("same", (actor, other))] if other in explorer.everybody() and other != actor else []


def _rename(actor: str, name: str) -> list[tuple[str, tuple[str, ...]]]:
    name = clean_name(name)
    return [("rename", (actor, name))] if name else []


def _take_out(explorer: Explorer, actor: str, name: str) -> list[tuple[str, tuple[str, ...]]]:
    """Say for each article that a name means somebody else there, and that it means the same one in all of them."""
    uses: dict[str, str] = {}
    for mention_id, document_id in explorer.store.mentions_called(actor, name):
        uses.setdefault(document_id, mention_id)
    first, *others = uses.values() or [""]
    if not first:
        return []
    return [("different", (first, actor)), *(("same", (each, first)) for each in others)]


def _texts(values: object) -> tuple[str, ...]:
    return tuple(str(each) for each in values) if isinstance(values, list | tuple) else ()


def _name(explorer: Explorer, subject: str) -> str:
    """Return how a subject of a decision is called: an actor's name, a mention's words, a name like its id."""
    if subject in explorer.everybody():
        return explorer.everybody()[subject].name
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
