"""Who may be the same, one pair at a time: the reason, both as the texts show them, and what would change.

The pairs, most useful first, are found by actors/suggestions.py; what was answered does not come again.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from explorer.explore import Explorer, hold_always
from explorer.ui.contents import Json
from explorer.ui.previewing import tell_merge
from explorer.ui.words import count, label
from explorer.views import ActorRow, Naming

if TYPE_CHECKING:
    from explorer.deciding import Suggestion

MOST_SUGGESTED = 100
"""Pairs that are offered; nobody answers more in a lesson, and each answer brings the next."""

SAMPLES = 2
"""Sentences shown of each."""

NAMES = 5
"""Other names shown of each."""

AROUND = 110
"""Characters told before and after a mention."""


def show_suggestion(explorer: Explorer, number: int) -> Json:
    """Return one suggestion, the most useful first; past the last one the first comes again."""
    suggested = _open_ones(explorer)
    if not suggested:
        return {"pair": None}
    at = number % len(suggested)
    return {"at": at, "all": len(suggested), "pair": _tell(explorer, suggested[at])}


def _open_ones(explorer: Explorer) -> tuple[Suggestion, ...]:
    """Return the suggestions that nobody answered.

    They are looked for once (five seconds among sixteen thousand actors), and again when all are answered: what comes
    of answers may suggest something new.
    """
    found, since = explorer.keep(_suggest, explorer, 0, renew=hold_always)
    left = _drop_answered(explorer, found)
    if left or since == explorer.store.changes:
        return left
    found, _ = explorer.keep(_suggest, explorer, explorer.store.changes)
    return _drop_answered(explorer, found)


def _suggest(explorer: Explorer, round_: int) -> tuple[tuple[Suggestion, ...], int]:
    """Return suggestions, and after how many changes of the store they were made."""
    changes = explorer.store.changes
    return explorer.deciding.suggestions(MOST_SUGGESTED), changes


def _drop_answered(explorer: Explorer, suggested: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    """Return suggestions without those that people answered: two who are one now, or who never are."""
    answered = set()
    for decision in explorer.decisions():
        if decision.verb in ("never", "different") and not decision.withdrawn:
            answered.add(frozenset(_actor_now(explorer, each) for each in decision.subjects))
    everybody = explorer.everybody()
    here = (each for each in suggested if each.one in everybody and each.other in everybody)
    return tuple(each for each in here if frozenset((each.one, each.other)) not in answered)


def _actor_now(explorer: Explorer, subject: str) -> str:
    return explorer.store.actor_of(subject) if "@" in subject else subject


def _tell(explorer: Explorer, suggestion: Suggestion) -> Json:
    pair = suggestion.one, suggestion.other
    merge = tell_merge(explorer, *pair)
    everybody = explorer.everybody()
    return {
        "reason": suggestion.reason, "actors": [_side(explorer, everybody[each]) for each in pair],
        "changes": f"{merge['text']}. {' '.join(merge['changes'])}",
    }  # fmt: skip


def _side(explorer: Explorer, actor: ActorRow) -> Json:
    names = [text for text, _ in explorer.names_of(actor.id) if text != actor.name]
    samples = explorer.store.namings_of(actor.id, most=SAMPLES)
    return {
        "id": actor.id, "name": actor.name, "kind": actor.kind, "label": label("kind of actor", actor.kind),
        "counts": f"{count(actor.mentions, 'mention')} in {count(actor.documents, 'article')}",
        "names": names[:NAMES], "sentences": [_sample(explorer, each) for each in samples],
    }  # fmt: skip


def _sample(explorer: Explorer, naming: Naming) -> Json:
    document = explorer.documents()[naming.document_id]
    before, after = naming.before, naming.after
    return {
        "before": before if len(before) <= AROUND else f"… {before[-AROUND:]}",
        "text": naming.text,
        "after": after if len(after) <= AROUND else f"{after[:AROUND]} …",
        "origin": ", ".join(filter(None, (document.outlet, document.title, document.published[:10]))),
    }  # fmt: skip
