"""Views of sentences made by hand, `word pos relation head-index [lemma]` a line, and claims and roles for them."""

from __future__ import annotations

import numpy as np

from explorer.relations.learned.roles import RolesView
from explorer.relations.learned.view import Claim, End, SentenceView, Who


def make_view(rows: str, ends: dict[str, tuple[int, int]], *, kinds: dict[str, str] | None = None) -> SentenceView:
    """Make a view; `ends` are actors with first and last word of their mention, roots have their own index as head."""
    fields = [line.split() for line in rows.strip().splitlines()]
    texts = [field[0] for field in fields]
    starts = [sum(len(text) + 1 for text in texts[:k]) for k in range(len(texts))]
    heads = [int(field[3]) if int(field[3]) != k else -1 for k, field in enumerate(fields)]
    children = [[k for k, head in enumerate(heads) if head == word] for word in range(len(texts))]
    view = SentenceView(
        id="d#0", document_id="d", start=0, end=sum(len(text) + 1 for text in texts), texts=texts,
        lemmas=[field[4] if len(field) > 4 else field[0].lower() for field in fields],
        tags=[""] * len(texts), kinds=[field[1] for field in fields], relations=[field[2] for field in fields],
        heads=heads, starts=starts, stops=[at + len(text) for at, text in zip(starts, texts, strict=True)],
        quoted=[False] * len(texts), ends=[], claims=[], speeches=[], children=children,
    )  # fmt: skip
    view.ends = [_end(view, actor, *place, (kinds or {}).get(actor, "organization")) for actor, place in ends.items()]
    return view


def _end(view: SentenceView, actor: str, first: int, last: int, kind: str) -> End:
    head = next(k for k in range(first, last + 1) if not first <= view.heads[k] <= last)
    who = Who(actor, kind, 2, "same name", 1.0, 2, 1, True)
    start, end = view.starts[first], view.stops[last]
    return End(f"d@{start}-{end}", who, kind, "name", "name", "other", False, first, last, head, start, end)


def claim(view: SentenceView, source: str, target: str, kind: str = "action", confidence: float = 0.8) -> Claim:
    """Make a rule's claim between two actors of a view."""
    ends = {end.who.actor: end for end in view.ends}
    exact = (ends[source].mention, ends[target].mention)
    return Claim("r1", source, target, exact, kind, "verb", "", confidence, False, "", view.starts[1])


def end_of(view: SentenceView, actor: str) -> End:
    """Give the mention of an actor."""
    return next(end for end in view.ends if end.who.actor == actor)


def make_roles(words: int, predicate: int, doer: int, done_to: int) -> RolesView:
    """Make roles of one predicate: its doer and whom it is done to."""
    filled = np.zeros((1, words, 7), np.float32)
    filled[0, doer, [0, 6]] = 0.9
    filled[0, done_to, [1, 3, 4, 6]] = 0.8
    return RolesView([predicate], np.ones(1, np.float32), filled, np.ones(words, np.float32))


BOUGHT = """
Acme PROPN nsubj 1
bought VERB root 1 buy
Beta PROPN obj 1
from ADP case 4
Corvo PROPN obl 1
"""
