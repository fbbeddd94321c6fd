"""An article opened at a sentence, everything marked in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from explorer.errors import QueryError
from explorer.explore import Explorer, is_line
from explorer.model import Candidate, Query
from explorer.store.marks import nest_marks
from explorer.store.search import find_words
from explorer.ui.contents import Json
from explorer.ui.contents.candidates import explain_candidates, mark_candidates
from explorer.ui.contents.marked import mark_up
from explorer.ui.contents.sentences import ROLES, article_head
from explorer.views import Mark, Passage

MARKED = ("actor", "candidate", "found")
"""What is marked everywhere in an article."""


def article(
    explorer: Explorer, query: Query, *, candidates: Mapping[str, Sequence[Candidate]] | None = None
) -> Json | None:
    """Return the content of the reader part, or None if no article is open.

    Args:
        explorer: the collection.
        query: its `sentence` says what is open; its line filters, which sentences of the selected line are marked.
        candidates: words worth discussing by the id of their sentence, to be marked and explained as well.

    The text comes as paragraphs of passages; those that are sentences carry their id. In sentences that are evidence
    of the selected line its words are marked, everywhere the actors are.
    """
    if not query.sentence:
        return None
    try:
        document, passages = explorer.article(query.sentence.rpartition("#")[0])
    except QueryError as error:
        return {"missing": str(error)}
    telling = _passages_of_line(explorer, query, document.id)
    worth = [each for passage in passages for each in (candidates or {}).get(passage.sentence_id, ())]
    if worth:
        passages, telling = _mark_worth(passages, telling, worth)
    if query.search:
        passages = tuple(_mark_found(each, query.search) for each in passages)
        telling = {name: _mark_found(each, query.search) for name, each in telling.items()}
    return {
        **article_head(document.id, document.title, document.outlet, document.published),
        "url": document.url if document.url.startswith(("http://", "https://")) else "",
        "at": query.sentence,
        "back": _back(explorer, query),
        "selected": query.selected,
        "worth": explain_candidates(worth),
        "paragraphs": _paragraphs(explorer, passages, telling),
    }


def _mark_worth(
    passages: Sequence[Passage], telling: dict[str, Passage], worth: Sequence[Candidate]
) -> tuple[tuple[Passage, ...], dict[str, Passage]]:
    """Mark the words worth discussing among what is marked already; the passages' texts make up the whole text."""
    marks, marked, start = mark_candidates(worth), [], 0
    telling = dict(telling)
    for passage in passages:
        inside = [m for m in marks if start <= m.start < start + len(passage.text)] if passage.sentence_id else []
        moved = [replace(mark, start=mark.start - start, end=mark.end - start) for mark in inside]
        marked.append(_add_marks(passage, moved))
        if passage.sentence_id in telling:
            telling[passage.sentence_id] = _add_marks(telling[passage.sentence_id], moved)
        start += len(passage.text)
    return tuple(marked), telling


def _mark_found(passage: Passage, words: str) -> Passage:
    """Mark what is searched, where it stands in a sentence."""
    hits = find_words(passage.text, words) if passage.sentence_id else []
    return _add_marks(passage, [Mark(start, end, "found") for start, end in hits])


def _add_marks(passage: Passage, marks: Sequence[Mark]) -> Passage:
    return replace(passage, marks=nest_marks((*passage.marks, *marks), length=len(passage.text))) if marks else passage


def _passages_of_line(explorer: Explorer, query: Query, document_id: str) -> dict[str, Passage]:
    if not is_line(query.selected):
        return {}
    evidence = sorted(explorer.evidence(query.selected, query), key=lambda each: each.confidence)
    found = (each.passage for each in evidence)
    return {passage.sentence_id: passage for passage in found if passage.document_id == document_id}


def _paragraphs(explorer: Explorer, passages: tuple[Passage, ...], telling: dict[str, Passage]) -> list[list[Json]]:
    """Return the passages by paragraph; a passage between sentences that holds a line break ends one."""
    actors, rules = explorer.everybody(), explorer.rules()
    paragraphs: list[list[Json]] = [[]]
    for passage in passages:
        if not passage.sentence_id:
            paragraphs = _go_on(paragraphs, passage.text)
            continue
        shown = telling.get(passage.sentence_id, passage)
        roles = (*ROLES, *MARKED) if passage.sentence_id in telling else MARKED
        entry = {"id": passage.sentence_id, "text": mark_up(shown, actors, rules, roles=roles)}
        if passage.sentence_id in telling:
            entry["tells"] = True
        if passage.repeats:
            entry["repeats"] = True
        paragraphs[-1].append(entry)
    return [paragraph for paragraph in paragraphs if paragraph]


def _go_on(paragraphs: list[list[Json]], between: str) -> list[list[Json]]:
    """Take in what stands between two sentences: spaces, paragraph breaks, words that are part of no sentence."""
    for number, piece in enumerate(between.split("\n")):
        if number and paragraphs[-1]:
            paragraphs.append([])
        if piece.strip():
            paragraphs[-1].append({"text": [piece]})
        elif piece and paragraphs[-1]:
            paragraphs[-1].append({"text": [" "]})
    return paragraphs


def _back(explorer: Explorer, query: Query) -> str:
    """Return what the way back is called: the line or actor that was being read about."""
    actors = explorer.everybody()
    line = explorer.line(query.selected) if is_line(query.selected) else None
    if line is not None:
        return f"{actors[line.source].name} → {actors[line.target].name}"
    return actors[query.selected].name if query.selected in actors else ""
