"""What a person decides on the page, made into decisions, and told in words.

{"do": "same", "actor": ..., "other": ...} --make_decisions--> Decision ... --Explorer.decide--> a new view
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import groupby
from uuid import uuid4

from explorer.deciding import apply_decisions
from explorer.explore import EVERYTHING, Explorer, is_line
from explorer.model import Decision
from explorer.ui.contents import Json

LONGEST_NAME = 120
"""Characters of a name that somebody gives; a longer one would cover the picture."""


def make_decisions(explorer: Explorer, said: Json) -> tuple[Decision, ...]:
    """Return the decisions for what somebody said on the page; none if it makes no sense any more.

    Args:
        explorer: what it is about.
        said: "do" is "same" (actor, other), "different" (actor, name), "rename" (actor, name), "hide" (actor),
            "wrong" or "right" (evidence), or "withdraw" (decisions).
    """
    verb, actor = str(said.get("do", "")), str(said.get("actor", ""))
    if verb in ("same", "different", "rename", "hide") and actor not in explorer.everybody():
        return ()
    subjects = {
        "same": lambda: _same(explorer, actor, str(said.get("other", ""))),
        "different": lambda: _take_out(explorer, actor, str(said.get("name", ""))),
        "rename": lambda: _rename(actor, str(said.get("name", ""))),
        "hide": lambda: [("hide", (actor,))],
        "wrong": lambda: [("wrong", _texts(said.get("evidence")))],
        "right": lambda: [("right", _texts(said.get("evidence")))],
        "withdraw": lambda: [("withdraw", _texts(said.get("decisions")))],
    }
    if verb not in subjects:
        return ()
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    return tuple(Decision(uuid4().hex[:12], what, about, decided_at=now) for what, about in subjects[verb]() if about)


def carry_out(explorer: Explorer, decisions: Iterable[Decision]) -> None:
    """Keep what a person decided and let it take effect; no sentence is read again, and nobody changes place.

    Raises:
        StoreError: it cannot be written; what was decided before holds.
    """
    for decision in decisions:
        explorer.store.append_decision(decision)
    apply_decisions(explorer.store)


def find_mention(explorer: Explorer, actor_id: str) -> str:
    """Return one of an actor's mentions, by which it can be found again after a decision; empty if there is none."""
    if actor_id not in explorer.everybody():
        return ""
    links = explorer.store.actor(actor_id).links
    return next((link.mention_id for link in links if not link.reference), links[0].mention_id if links else "")


def find_actor(explorer: Explorer, mention_id: str) -> str:
    """Return the actor that a mention refers to now, or nothing."""
    actors = explorer.store.tables().actors
    return next((each.id for each in actors if any(link.mention_id == mention_id for link in each.links)), "")


def tell_decisions(explorer: Explorer) -> list[Json]:
    """Return what people decided, the latest first: in words, and the ids of the decisions to undo it.

    Decisions of one moment belong together: a name may have to be taken out of an actor in each article.
    """
    made = [each for each in explorer.store.decisions() if each.verb != "withdraw" and not each.withdrawn]
    groups = [list(group) for _, group in groupby(made, key=lambda each: each.decided_at or each.id)]
    return [{"text": tell(explorer, group), "ids": [each.id for each in group]} for group in reversed(groups)]


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
    first = decisions[0]
    names = [_name(explorer, subject) for subject in first.subjects]
    if first.verb == "rename":
        return f"{names[0]} is shown as “{first.subjects[-1]}”"
    if first.verb in ("wrong", "right"):
        verdict = "Not so" if first.verb == "wrong" else "Checked and right"
        return f"{verdict}: “{_sentence(explorer, first.subjects[0])}”"
    words = {
        "same": "{0} and {1} are the same",
        "different": "“{0}” is not {1}",
        "hide": "{0} is hidden",
        "withdraw": "Undone",
    }
    return words[first.verb].format(*names)


def _same(explorer: Explorer, actor: str, other: str) -> list[tuple[str, tuple[str, ...]]]:
    return [("same", (actor, other))] if other in explorer.everybody() and other != actor else []


def _rename(actor: str, name: str) -> list[tuple[str, tuple[str, ...]]]:
    name = " ".join(name.split())[:LONGEST_NAME]
    return [("rename", (actor, name))] if name else []


def _take_out(explorer: Explorer, actor: str, name: str) -> list[tuple[str, tuple[str, ...]]]:
    """Say for each article that a name means somebody else there, and that it means the same one in all of them."""
    tables = explorer.store.tables()
    mine = {link.mention_id for each in tables.actors if each.id == actor for link in each.links if not link.reference}
    uses: dict[str, str] = {}
    for mention in tables.mentions:
        if mention.id in mine and mention.text == name:
            uses.setdefault(mention.document_id, mention.id)
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
    start, _, end = span.partition("-")
    if document and start.isdigit() and end.isdigit():
        return document.text[int(start) : int(end)]
    return explorer.keep(("name of one who is gone", subject), lambda: _remember_name(explorer, subject))


def _remember_name(explorer: Explorer, actor_id: str) -> str:
    """Return what an actor was called who is hidden or part of another now: ids are names in small letters."""
    words = actor_id.replace("-", " ")
    forms = Counter(each.text for each in explorer.store.tables().mentions if _plain(each.text) == words)
    return forms.most_common(1)[0][0] if forms else words


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _sentence(explorer: Explorer, evidence_id: str) -> str:
    """Return the beginning of the sentence that a piece of evidence lies in; its id begins with the sentence's."""
    sentence_id = evidence_id.partition("/")[0]
    document_id = sentence_id.rpartition("#")[0]
    if document_id not in explorer.documents():
        return sentence_id
    _, passages = explorer.article(document_id)
    text = next((each.text for each in passages if each.sentence_id == sentence_id), sentence_id)
    return text if len(text) <= LONGEST_NAME else f"{text[: LONGEST_NAME - 1]}…"
