"""What a search finds: actors by any of their names, and sentences of the articles."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from explorer.explore import Explorer
from explorer.model import Query
from explorer.network import matches_name
from explorer.ui.contents import Json
from explorer.ui.contents.entries import actor_entry
from explorer.ui.contents.marked import mark_up
from explorer.ui.contents.sentences import MOST_SENTENCES, article_head, cite
from explorer.ui.words import count
from explorer.views import ActorRow, Passage

MOST_ACTORS = 20
"""Actors listed; a search that finds more wants another letter."""


def show_found(explorer: Explorer, query: Query) -> Json:
    """Return whom and which sentences the search of a query finds, the words marked where they stand."""
    actors = [actor for actor in explorer.everybody().values() if matches_name(actor, query.search)]
    actors.sort(key=lambda actor: (-actor.mentions, actor.id))
    passages, number = explorer.found_in_texts(query, limit=MOST_SENTENCES)
    articles = len({each.document_id for each in passages})
    where = f" in {count(articles, 'article')}" if number == len(passages) and number else ""
    return {
        "words": query.search,
        "actors": [{**actor_entry(each), "number": each.mentions, "also": _matching(each, query.search)}
                   for each in actors[:MOST_ACTORS]],
        "counts": f"{count(number, 'sentence')}{where}",
        "groups": _by_article(explorer, passages),
        "rest": number - len(passages),
    }  # fmt: skip


def _matching(actor: ActorRow, words: str) -> str:
    """Return the other name by which an actor was found; nothing where its own name was."""
    if matches_name(_named(actor, actor.name), words):
        return ""
    return next((alias for alias in actor.aliases if matches_name(_named(actor, alias), words)), "")


def _named(actor: ActorRow, name: str) -> ActorRow:
    return replace(actor, name=name, aliases=())


def _by_article(explorer: Explorer, passages: tuple[Passage, ...]) -> list[Json]:
    documents, groups = explorer.documents(), []
    for document_id, found in groupby(passages, key=lambda each: each.document_id):
        document = documents[document_id]
        sentences = [
            {"id": each.sentence_id, "text": mark_up(each, {}, {}, roles=("found",)), "strength": 0,
             "cite": cite(document, each.text)}
            for each in found
        ]  # fmt: skip
        head = article_head(document_id, document.title, document.outlet, document.published)
        groups.append({**head, "sentences": sentences})
    return groups
