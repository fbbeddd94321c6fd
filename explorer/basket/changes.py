"""What a reader does to a basket, as the rows that say so; nothing here writes them."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import UTC, datetime
from uuid import uuid4

from explorer.basket.kept import HEADING, LONGEST_COMMENT, LONGEST_NAME, STYLES, Basket, Kept, Row

CLOSEST = 1e-6
"""Two neighbours whose orders differ by less leave no room between them: all are numbered anew."""


def keep(basket: Basket, kept: Kept) -> list[Row]:
    """Return the rows that put a sentence at the end, or back where the same one was taken out."""
    if any(is_same(each, kept) for each in basket.sentences):
        return []
    for each in basket.removed:
        if is_same(each, kept):
            again = {"id": each.id, "removed": False}
            return [again | {"claim": kept.claim, "relation": kept.relation, "marks": list(kept.marks)}]
    last = max((each.order for each in basket.sentences), default=0.0)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    row = asdict(replace(kept, id=uuid4().hex[:12], order=last + 1.0, kept_at=now))
    return [{**row, "marks": [list(each) for each in kept.marks]}]


def take_out(basket: Basket, kept_id: str) -> list[Row]:
    """Return the rows that take a sentence out; `put_back` undoes it."""
    return [{"id": kept_id, "removed": True}] if any(each.id == kept_id for each in basket.sentences) else []


def put_back(basket: Basket, kept_id: str) -> list[Row]:
    """Return the rows that put a sentence back where it was."""
    return [{"id": kept_id, "removed": False}] if any(each.id == kept_id for each in basket.removed) else []


def comment(basket: Basket, kept_id: str, text: str) -> list[Row]:
    """Return the rows that put a line of one's own beside a sentence, or take it away (an empty one)."""
    text = " ".join(text.split())[:LONGEST_COMMENT]
    return [
        {"id": each.id, "comment": text} for each in basket.sentences if each.id == kept_id and each.comment != text
    ]


def stand_for(basket: Basket, kept_id: str, claim: str, relation: str, marks: tuple) -> list[Row]:
    """Return the rows that say what a sentence stands for."""
    known = any(each.id == kept_id for each in basket.sentences)
    return [{"id": kept_id, "claim": claim, "relation": relation, "marks": list(marks)}] if known else []


def move(basket: Basket, kept_id: str, place: int) -> list[Row]:
    """Return the rows that put a sentence at a place of the list, 0 being the first."""
    moved = next((each for each in basket.sentences if each.id == kept_id), None)
    others = [each for each in basket.sentences if each.id != kept_id]
    place = min(max(place, 0), len(others))
    if moved is None or basket.sentences[place].id == kept_id:
        return []
    before = others[place - 1].order if place > 0 else others[0].order - 2.0
    after = others[place].order if place < len(others) else others[-1].order + 2.0
    if after - before > CLOSEST:
        return [{"id": kept_id, "order": (before + after) / 2}]
    others.insert(place, moved)
    return [{"id": each.id, "order": float(number)} for number, each in enumerate(others, start=1)]


def name(basket: Basket, *, title: str, author: str, style: str = "") -> list[Row]:
    """Return the rows that say what the hand-out is called, whose it is, and how it cites."""
    title, author = (" ".join(text.split())[:LONGEST_NAME] for text in (title, author))
    said: Row = {"title": title, "author": author, "style": style if style in STYLES else basket.style}
    changed = {field: text for field, text in said.items() if getattr(basket, field) != text}
    return [{"id": HEADING, **changed}] if changed else []


def is_same(one: Kept, other: Kept) -> bool:
    """Tell whether two are the same sentence of the same document."""
    return one.document_id == other.document_id and one.start == other.start and one.text == other.text
