"""Whether a claim is right: by what people said of it, else by whether readers wrote it down themselves."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from explorer.evaluate.gold import find_hits
from explorer.evaluate.pairs import LABEL_OF_KIND, same_relations

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.evaluate.pairs import Article
    from explorer.relations.learned.view import SentenceView
    from explorer.relations.learned.weighing import Weighed

TOLD = {
    "done": {""},
    "planned": {"planned", "threatened", "attempted"},
    "demanded": {"demanded"},
    "denied": {"denied", "negated"},
    "alleged": {"alleged"},
    "possible": {"possible", "feared", "hypothetical"},
}
"""What readers wrote, and what of ours says the same."""


def is_held_out(document: str) -> bool:
    """Tell whether an article is kept out of all learning: every third, by its id."""
    return int(hashlib.sha1(document.encode()).hexdigest(), 16) % 3 == 0


def hits_of(article: Article, view: SentenceView, weighed: Weighed) -> set[int]:
    """Give the numbers of the gold relations that a claim finds."""
    text = article.texts[view.id]
    source, target = _forms(article, view, weighed, text)
    event = weighed.claim.event if weighed.claim is not None else ""
    return find_hits(weighed.kind, event, source, target, same_relations(article, view))


def _forms(
    article: Article, view: SentenceView, weighed: Weighed, text: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    claim = weighed.claim
    actors = (claim.source, claim.target) if claim else (weighed.one.who.actor, weighed.other.who.actor)
    by_id = {end.mention: end for end in view.ends}
    ends = [by_id.get(key) for key in claim.exact] if claim else [weighed.one, weighed.other]
    forms = []
    for actor, end in zip(actors, ends, strict=True):
        words = (text[end.start - view.start : end.end - view.start],) if end is not None else ()
        forms.append((*words, *article.forms.get(actor, ())))
    return forms[0], forms[1]


def is_right(article: Article, view: SentenceView, weighed: Weighed) -> tuple[bool, bool]:
    """Tell whether a claim's ends are in the gold, and whether kind and telling are right, too."""
    hits = [article.gold[number] for number in hits_of(article, view, weighed)]
    same = [r for r in hits if LABEL_OF_KIND.get(r.kind) == LABEL_OF_KIND[weighed.kind]]
    told = weighed.claim.told if weighed.claim is not None else None
    whole = [r for r in same if told is None or r.kind != "action" or told in TOLD.get(r.told, {""})]
    return bool(hits), bool(whole)


def verdict_on(article: Article, view: SentenceView, weighed: Weighed, judged: Mapping[tuple, bool]) -> bool | None:
    """Give what people said of a claim, None where nobody judged it.

    Args:
        article: the article.
        view: the sentence.
        weighed: the claim.
        judged: verdicts by document, kind and places of both ends.
    """
    ends = {end.mention: end for end in view.ends}
    one, other = (
        (ends.get(key) for key in weighed.claim.exact) if weighed.claim is not None else (weighed.one, weighed.other)
    )
    if one is None or other is None:
        return None
    return judged.get((article.id, weighed.kind, one.start, other.start))
