"""Pairs of mentions with what readers say of them: what the learned finder learns from and is measured on."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.actors import resolve
from explorer.analysis import analyse_parts, link_mentions
from explorer.evaluate.ends import fits
from explorer.evaluate.gold import GoldRelation, same_sentence
from explorer.language import annotate
from explorer.relations.learned.view import view_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from spacy.language import Language

    from explorer.model import Document
    from explorer.relations.learned.view import End, SentenceView

LABELS = ("none", "action", "statement", "affiliation")
"""What a pair can be; a quotation is a statement in somebody's own words."""

LABEL_OF_KIND = {"action": 1, "statement": 2, "quotation": 2, "affiliation": 3}


@dataclass(slots=True)
class Article:
    """An article as the finder sees it, with its gold.

    Attributes:
        views: sentences with two actors or more.
        texts: words of each sentence, by sentence id.
        forms: name and aliases of each actor.
        gold: what readers wrote down of it.
        sentences: of it, (start, end, text).
    """

    id: str
    views: list[SentenceView]
    texts: dict[str, str]
    forms: dict[str, tuple[str, ...]]
    words: int
    gold: tuple[GoldRelation, ...] = ()


@dataclass(slots=True)
class Pair:
    """An ordered pair of mentions.

    Attributes:
        label: number in LABELS.
        weight: 0 where the gold means other mentions of the same two actors.
        hits: numbers of the gold relations of its article that it would find in this direction.
        back: the same in the other direction.
    """

    article: Article
    view: SentenceView
    one: End
    other: End
    label: int = 0
    weight: float = 1.0
    hits: tuple[int, ...] = ()
    back: tuple[int, ...] = ()
    exact: tuple[int, ...] = ()


def read_articles(nlp: Language, documents: Sequence[Document], gold: Iterable[GoldRelation]) -> Iterator[Article]:
    """Analyse articles and give each with its gold.

    Args:
        nlp: the language pipeline.
        documents: the articles.
        gold: of all of them.
    """
    by_document: dict[str, list[GoldRelation]] = defaultdict(list)
    for relation in gold:
        by_document[relation.document].append(relation)
    for document, doc in zip(documents, annotate(nlp, [each.text for each in documents]), strict=True):
        parts = analyse_parts(document, doc)
        found = parts.sentences
        actors = resolve([document], found, parts.mentions)
        who = link_mentions(document, found, parts.mentions)
        views = view_sentences(parts.located, found, who, parts.relations, parts.speeches)
        texts = {s.id: document.text[s.start : s.end] for s in found}
        forms = {actor.id: (actor.name, *actor.aliases) for actor in actors}
        yield Article(document.id, views, texts, forms, len(doc), tuple(by_document[document.id]))


def list_pairs(article: Article) -> Iterator[Pair]:
    """Give each ordered pair of mentions of two actors in a sentence, with what the gold says."""
    for view in article.views:
        yield from _label(article, view, same_relations(article, view))


def same_relations(article: Article, view: SentenceView) -> list[tuple[int, GoldRelation]]:
    """Give the gold relations of a sentence with their numbers in the article."""
    text = article.texts[view.id]
    return [(number, relation) for number, relation in enumerate(article.gold) if same_sentence(relation, text)]


def _label(article: Article, view: SentenceView, own: Sequence[tuple[int, GoldRelation]]) -> Iterator[Pair]:
    text = article.texts[view.id]
    fit = {
        (number, end.mention): (
            fits(_forms(article, end, text, view), relation.source, relation.source_words),
            fits(_forms(article, end, text, view), relation.target, relation.target_words),
        )
        for number, relation in own
        for end in view.ends
    }
    heads = {number: (_head(view, r.source_at), _head(view, r.target_at)) for number, r in own}
    groups: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for one in view.ends:
        for other in view.ends:
            if one.who.actor != other.who.actor and (one.start, one.end) != (other.start, other.end):
                pair = Pair(article, view, one, other)
                _mark(pair, own, fit, heads)
                groups[one.who.actor, other.who.actor].append(pair)
    for pairs in groups.values():
        if any(pair.exact for pair in pairs):
            for pair in pairs:
                pair.weight = float(bool(pair.exact))
        yield from pairs


def _mark(pair: Pair, own: Sequence[tuple[int, GoldRelation]], fit: Mapping, heads: Mapping) -> None:
    hits, back, exact = [], [], []
    for number, relation in own:
        source, target = fit[number, pair.one.mention], fit[number, pair.other.mention]
        here = (pair.one.head, pair.other.head) == heads[number]
        good = source[0] and target[1]
        if good:
            hits.append(number)
        if source[1] and target[0]:
            back.append(number)
        if here:
            exact.append(number)
        if (here or good) and (not pair.label or (here and len(exact) == 1)):
            pair.label = LABEL_OF_KIND.get(relation.kind, 0)
    pair.hits, pair.back, pair.exact = tuple(hits), tuple(back), tuple(exact)


def _forms(article: Article, end: End, text: str, view: SentenceView) -> tuple[str, ...]:
    words = text[end.start - view.start : end.end - view.start]
    return (words, *article.forms.get(end.who.actor, ()))


def _head(view: SentenceView, at: tuple[int, int]) -> int:
    start, end = at
    inside = [k for k in range(len(view.texts)) if view.starts[k] < end and view.stops[k] > start]
    return next((k for k in inside if view.heads[k] not in inside), inside[0] if inside else -2)
