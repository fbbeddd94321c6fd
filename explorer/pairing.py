"""Who is named together: pairs of the names of a sentence; nothing more is claimed of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from explorer.model import Cue, Mention, RelationMention

MOST_IN_A_SENTENCE = 12
"""A sentence that names more is a list; its pairs say nothing."""

SAME_SENTENCE = "same sentence"
"""Rule of these pairs."""


def pair_names(mentions: Iterable[Mention]) -> tuple[RelationMention, ...]:
    """Pair the names and named groups of each sentence, each pair of words once, in the order given."""
    by_sentence: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.form in ("name", "group"):
            by_sentence[mention.sentence_id].append(mention)
    return tuple(pair for found in by_sentence.values() for pair in _pairs(_first_of_each(found)))


def _first_of_each(mentions: list[Mention]) -> list[Mention]:
    first: dict[str, Mention] = {}
    for mention in mentions:
        first.setdefault(mention.text.lower(), mention)
    return list(first.values())


def _pairs(mentions: list[Mention]) -> list[RelationMention]:
    if len(mentions) > MOST_IN_A_SENTENCE:
        return []
    return [
        _pair(one, other)
        for index, one in enumerate(mentions)
        for other in mentions[index + 1 :]
        if one.end <= other.start or other.end <= one.start
    ]


def _pair(one: Mention, other: Mention) -> RelationMention:
    return RelationMention(
        id=f"{one.sentence_id}/co-mention/{one.start}-{other.start}/{one.start}",
        kind="co-mention",
        source=one.id,
        target=other.id,
        sentence_id=one.sentence_id,
        cues=(Cue(one.start, one.end), Cue(other.start, other.end)),
        predicate="named together",
        confidence=1.0,
        rule=SAME_SENTENCE,
    )
