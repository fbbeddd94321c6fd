"""What the list of kept sentences shows, as plain values."""

from __future__ import annotations

from dataclasses import replace

from explorer.basket.kept import Basket, Kept
from explorer.basket.looking import Shown, look
from explorer.explore import Explorer
from explorer.store.marks import nest_marks
from explorer.ui.contents import Json
from explorer.ui.contents.marked import mark_up
from explorer.ui.contents.sentences import article_head
from explorer.views import Mark, Passage

MOST_LISTED, MOST_REMOVED = 500, 50
"""Sentences in the list, and of those that were taken out; a file that somebody sent may hold a hundred thousand."""

LONGEST_BEGINNING = 90
"""Characters by which a sentence that was taken out is told."""


def show_basket(explorer: Explorer, basket: Basket, *, lasting: bool) -> Json:
    """Return the content of the part "basket".

    Args:
        explorer: the collection.
        basket: what was kept.
        lasting: it is kept in the project's folder, not in the session alone.
    """
    listed = replace(basket, sentences=basket.sentences[:MOST_LISTED])
    return {
        "title": basket.title, "author": basket.author, "style": basket.style, "lasting": lasting,
        "sentences": [_entry(each) for each in look(explorer, listed)],
        "removed": [{"id": each.id, "text": _begin(each.text)} for each in basket.removed[:MOST_REMOVED]],
        "rest": len(basket.sentences) - len(listed.sentences),
    }  # fmt: skip


def _entry(shown: Shown) -> Json:
    kept = shown.kept
    return {
        "id": kept.id, **article_head(kept.document_id, kept.title, kept.outlet, kept.published),
        "url": kept.url if kept.url.startswith(("http://", "https://")) else "",
        "sentence": shown.sentence_id, "relation": kept.relation, "claim": kept.claim, "comment": kept.comment,
        "claims": [[each.relation, each.text] for each in shown.claims], "notes": shown.notes, "text": _mark(kept),
    }  # fmt: skip


def _mark(kept: Kept) -> list:
    marks = [Mark(start, min(end, len(kept.text)), role) for start, end, role in kept.marks if start < len(kept.text)]
    passage = Passage("", kept.document_id, kept.text, nest_marks(marks, length=len(kept.text)))
    return mark_up(passage, {}, {})


def _begin(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_BEGINNING else f"{text[: LONGEST_BEGINNING - 1]}…"
