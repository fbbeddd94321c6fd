"""An actor's card: what can be put right about it, its names, and its mentions one by one."""

from __future__ import annotations

from explorer.explore import Explorer
from explorer.model import ACTOR_KINDS
from explorer.ui.actors.asking import Asked
from explorer.ui.contents import Json
from explorer.ui.contents.entries import actor_entry
from explorer.ui.contents.notes import list_notes
from explorer.ui.contents.sentences import article_head
from explorer.ui.decided import name_hidden
from explorer.ui.words import count, label
from explorer.views import ActorRow, Naming

MENTIONS = 40
"""Mentions of a page of the card."""

AROUND = 160
"""Characters told before and after a mention; sentences of articles are rarely longer."""


def show_card(explorer: Explorer, asked: Asked) -> Json:
    """Return the card of the selected actor, or why there is none."""
    if not asked.selected:
        return {"kind": "start", "selected": ""}
    everybody = explorer.everybody()
    if asked.selected in everybody:
        return {"kind": "actor", "selected": asked.selected, **_tell(explorer, everybody[asked.selected], asked)}
    hidden = name_hidden(explorer)
    if asked.selected in hidden:
        return {"kind": "hidden", "selected": asked.selected, "id": asked.selected, "name": hidden[asked.selected]}
    text = "This actor is not in this collection. It may be part of another one now: look under Corrections."
    return {"kind": "missing", "selected": asked.selected, "text": text}


def list_kinds() -> list[list[str]]:
    """Return the kinds that an actor may be of, with what readers call them."""
    return [[kind, label("kind of actor", kind)] for kind in ACTOR_KINDS]


def _tell(explorer: Explorer, actor: ActorRow, asked: Asked) -> Json:
    names, whole = explorer.names_of(actor.id), explorer.everybody().get(actor.belongs_to)
    named = sum(number for _, number in names)
    return {
        "id": actor.id, "name": actor.name, "of": actor.kind, "label": label("kind of actor", actor.kind),
        "kinds": list_kinds(), "part": actor_entry(whole) if whole else None,
        "counts": f"{count(actor.mentions, 'mention')} in {count(actor.documents, 'article')}",
        "names": [[text, number] for text, number in names], "unnamed": max(actor.mentions - named, 0),
        "notes": list_notes(explorer, actor.id), "mentions": _mentions(explorer, actor, asked, dict(names)),
    }  # fmt: skip


def _mentions(explorer: Explorer, actor: ActorRow, asked: Asked, names: dict[str, int]) -> Json:
    called = asked.called if asked.called in names else ""
    number = names[called] if called else actor.mentions
    pages = max(-(-number // MENTIONS), 1)
    part = min(asked.part, pages - 1)
    found = explorer.keep(_read, explorer, actor.id, called, part)
    return {"called": called, "number": number, "part": part, "pages": pages,
            "rows": [_row(explorer, each) for each in found]}  # fmt: skip


def _read(explorer: Explorer, actor_id: str, called: str, part: int) -> tuple[Naming, ...]:
    return explorer.store.namings_of(actor_id, called=called, start=part * MENTIONS, most=MENTIONS)


def _row(explorer: Explorer, naming: Naming) -> Json:
    document = explorer.documents()[naming.document_id]
    rule = explorer.rules().get(naming.rule)
    before, after = naming.before, naming.after
    return {
        **article_head(document.id, document.title, document.outlet, document.published),
        "id": naming.mention_id, "text": naming.text, "sentence": naming.sentence_id,
        "before": before if len(before) <= AROUND else f"… {before[-AROUND:]}",
        "after": after if len(after) <= AROUND else f"{after[:AROUND]} …",
        "why": rule.text if rule else "", "reference": naming.reference,
    }  # fmt: skip
