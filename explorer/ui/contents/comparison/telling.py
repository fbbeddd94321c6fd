"""Sentences of both sides in two columns, with the words that are looked at marked, and those worth discussing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from explorer.compare import Comparer, Side
from explorer.ui.contents import Json
from explorer.ui.contents.candidates import explain_candidates, mark_candidates
from explorer.ui.contents.marked import mark_up
from explorer.ui.contents.sentences import MOST_SENTENCES, article_head, cite
from explorer.ui.words import count
from explorer.views import Mark, Passage

MARKED = ("words", "speaker", "cue", "shown", "candidate")

Wanted = Mapping[str, Sequence[Mark]]
"""Sentence id -> what is marked in it; offsets count in the document."""


def tell_column(
    comparer: Comparer, side: Side, wanted: Wanted, *, only: str = "", flows: Mapping[str, list[Json]] | None = None
) -> Json:
    """Return the sentences of one side.

    Args:
        comparer: of the collection.
        side: whose column it is.
        wanted: the sentences with their marks.
        only: id of the actor whose mentions are marked too; nobody's if empty.
        flows: sentence id -> through whom the words in it came.
    """
    groups = tell_sentences(comparer, wanted, only=only, flows=flows or {})
    return {
        "label": side.short, "title": side.label, "counts": count(len(wanted), "sentence"), "groups": groups,
        "rest": max(0, len(wanted) - MOST_SENTENCES),
    }  # fmt: skip


def tell_sentences(
    comparer: Comparer, wanted: Wanted, *, only: str = "", flows: Mapping[str, list[Json]] | None = None
) -> list[Json]:
    """Return sentences by article, the newest article first."""
    explorer = comparer.explorer
    documents, everybody, rules = explorer.documents(), explorer.everybody(), explorer.rules()
    found = explorer.store.marked_sentences(wanted)[:MOST_SENTENCES]
    groups = []
    for document_id, sentences in groupby(found, key=lambda each: each.document_id):
        document, told = documents[document_id], []
        for sentence in sentences:
            candidates = comparer.candidates().get(sentence.sentence_id, ())
            passage = _keep_one(sentence.show([*wanted[sentence.sentence_id], *mark_candidates(candidates)]), only)
            told.append(
                {"id": sentence.sentence_id, "text": mark_up(passage, everybody, rules, roles=(*MARKED, "actor")),
                 "strength": 0, "cite": cite(document, sentence.text), "notes": explain_candidates(candidates),
                 "flows": (flows or {}).get(sentence.sentence_id, [])}
            )  # fmt: skip
        head = article_head(document.id, document.title, document.outlet, document.published)
        groups.append({**head, "sentences": told})
    return groups


def _keep_one(passage: Passage, only: str) -> Passage:
    """Leave out the marks of all actors but one; whose words they are stays marked."""
    marks = tuple(mark for mark in passage.marks if mark.role != "actor" or (only and mark.actor_id == only))
    return Passage(passage.sentence_id, passage.document_id, passage.text, marks, passage.repeats)
