"""Which articles are the same once more: exact copies, near ones, and parts of longer ones, with which to keep.

    documents --equal words--> exact --find_passages--> shares --> near, part --> groups

The same text twice would count all its evidence twice for a reader who looks at single articles. A text that two
outlets printed is no duplicate to be left out: that they did is part of the story, and copies count once (copies.py).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

from explorer.coverage.passages import find_passages
from explorer.model import Document, SharedPassage

NEAR_SHARE = 0.8
"""Share of the words of both articles that stand in the other: more than a later version that tells news as well."""

PART_SHARE = 0.9
"""Share of the words of the shorter article from which on it is a part of the longer one, such as an excerpt."""

LEAST_WORDS = 20
"""Words. Of a shorter text, the same words may be chance; only equal ones are duplicates."""


@dataclass(frozen=True, slots=True)
class DuplicateGroup:
    """Articles that are the same or nearly so.

    Attributes:
        kind: "exact" (all have the same words), "near", or "part" (some are parts of others).
        documents: their ids, in document order.
        keep: the ids of those to keep: one of each outlet, the longest and best described.
        share: the least share of an article's words that stand in one of the others, 0 to 1.
    """

    kind: str
    documents: tuple[str, ...]
    keep: tuple[str, ...]
    share: float


def find_duplicates(documents: Sequence[Document]) -> tuple[DuplicateGroup, ...]:
    """Return the groups of articles that are the same or nearly so, in document order.

    Args:
        documents: the articles, new and old ones together; ids are unique.
    """
    same: dict[str, list[Document]] = defaultdict(list)
    words = {document.id: re.findall(r"\w+", document.text.lower()) for document in documents}
    for document in documents:
        same[" ".join(words[document.id])].append(document)
    firsts = [group[0] for group in same.values()]
    shares = _find_shares(firsts, {each.id: len(words[each.id]) for each in firsts})
    joined = _join(firsts, shares)
    groups = []
    for members in joined:
        everything = [document for first in members for document in same[" ".join(words[first.id])]]
        if len(everything) > 1:
            groups.append(_make(everything, members, shares, words))
    order = {document.id: number for number, document in enumerate(documents)}
    return tuple(sorted(groups, key=lambda group: order[group.documents[0]]))


def _find_shares(documents: Sequence[Document], lengths: Mapping[str, int]) -> dict[tuple[str, str], float]:
    """Return for pairs of articles how much of the first stands in the second."""
    long = [document for document in documents if lengths[document.id] >= LEAST_WORDS]
    texts = {document.id: document.text for document in long}
    spans: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for each in find_passages(long, ()):
        spans[each.document_a, each.document_b].append((each.start_a, each.end_a))
        spans[each.document_b, each.document_a].append((each.start_b, each.end_b))
    return {pair: _covered(texts[pair[0]], found) / lengths[pair[0]] for pair, found in spans.items()}


def _covered(text: str, spans: Iterable[tuple[int, int]]) -> int:
    """Return how many words lie in spans of a text, each counted once."""
    reached = words = 0
    for start, end in sorted(spans):
        if end > reached:
            words += len(re.findall(r"\w+", text[max(start, reached) : end]))
            reached = end
    return words


def _are_same(one: str, other: str, shares: Mapping[tuple[str, str], float]) -> bool:
    most = max(shares.get((one, other), 0.0), shares.get((other, one), 0.0))
    return _mutual(one, other, shares) >= NEAR_SHARE or most >= PART_SHARE


def _join(documents: Sequence[Document], shares: Mapping[tuple[str, str], float]) -> list[list[Document]]:
    """Return the articles in groups: what is the same as the same is the same."""
    group_of = {document.id: [document] for document in documents}
    for one, other in shares:
        here, there = group_of[one], group_of[other]
        if here is not there and _are_same(one, other, shares):
            here += there
            group_of.update(dict.fromkeys((each.id for each in there), here))
    return list({id(group): group for group in group_of.values()}.values())


def _make(
    everything: Sequence[Document],
    members: Sequence[Document],
    shares: Mapping[tuple[str, str], float],
    words: Mapping[str, Sequence[str]],
) -> DuplicateGroup:
    """Return a group; `members` are those of `everything` with words of their own."""
    ids = [each.id for each in members]
    there = [max((shares.get((one, other), 0.0) for other in ids if other != one), default=1.0) for one in ids]
    both = [max((_mutual(one, other, shares) for other in ids if other != one), default=1.0) for one in ids]
    kind = "exact" if len(ids) == 1 else "near" if min(both) >= NEAR_SHARE else "part"
    documents = tuple(each.id for each in everything)
    return DuplicateGroup(kind, documents, _choose(everything, words), round(min(1.0, *there, 1.0), 3))


def _mutual(one: str, other: str, shares: Mapping[tuple[str, str], float]) -> float:
    return min(shares.get((one, other), 0.0), shares.get((other, one), 0.0))


def _choose(documents: Sequence[Document], words: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return which to keep: the longest of each outlet, of equals the one of which most is known, then the first."""
    by_outlet: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        by_outlet[document.outlet.strip().lower()].append(document)
    if len(by_outlet) > 1:
        by_outlet.pop("", None)  # a copy that says nothing of where it comes from is one of the others
    kept = {max(group, key=lambda each: (len(words[each.id]), _count_known(each))).id for group in by_outlet.values()}
    return tuple(each.id for each in documents if each.id in kept)


def _count_known(document: Document) -> int:
    return sum(bool(getattr(document, field.name)) for field in fields(Document))


def list_shared(group: DuplicateGroup, documents: Sequence[Document]) -> tuple[SharedPassage, ...]:
    """Return the passages that the articles of a group share, for showing them beside each other."""
    return find_passages([document for document in documents if document.id in group.documents], ())
