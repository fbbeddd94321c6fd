"""Who gets to speak, how much, and introduced by which verbs.

Words that somebody says within what somebody else says count for the one further in alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from explorer.coverage.chains import call_speaker, holds
from explorer.coverage.counting import count_words
from explorer.model import Voice

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from explorer.model import Document, Mention, Speech

QUOTES_ANOTHER = "quotes another"
"""Rule of a speech that has no words of its own: "X quoted Y as saying ...", for X."""


def summarize_voices(
    speeches: Iterable[Speech],
    mentions: Iterable[Mention],
    documents: Iterable[Document],
    actor_of: Mapping[str, tuple[str, str]],
    *,
    repeats: Collection[str] = (),
) -> tuple[Voice, ...]:
    """Say of each actor, and of each other speaker, how much it gets to say.

    Args:
        speeches: what is said in the articles of one side.
        mentions: everybody who is mentioned in them.
        documents: the articles.
        actor_of: mention id -> (id, name) of the actor that it refers to.
        repeats: ids of sentences that repeat others of their article; nothing in them counts.

    Returns:
        One for each who speaks or is mentioned as an actor; those with most words first.
    """
    texts = {document.id: document.text for document in documents}
    told = [each for each in speeches if each.document_id in texts and each.sentence_id not in repeats]
    by_document: dict[str, list[Speech]] = defaultdict(list)
    for speech in told:
        by_document[speech.document_id].append(speech)
    said: dict[tuple[str, str], list[tuple[Speech, int, int]]] = defaultdict(list)
    for speech in told:
        inner = [each for each in by_document[speech.document_id] if each is not speech and holds(speech, each)]
        said[_key(speech, actor_of)].append((speech, *_words(texts[speech.document_id], speech, inner)))
    named = [m for m in mentions if m.id in actor_of and m.document_id in texts and m.sentence_id not in repeats]
    counts = Counter(actor_of[m.id] for m in named)
    voices = [_voice(key, said.get(key, []), counts.get(key, 0)) for key in {*said, *counts}]
    return tuple(sorted(voices, key=lambda v: (-v.direct_words - v.indirect_words, -v.mentions, v.name, v.actor_id)))


def _key(speech: Speech, actor_of: Mapping[str, tuple[str, str]]) -> tuple[str, str]:
    return actor_of.get(speech.speaker.mention_id, ("", call_speaker(speech.speaker.text)))


def _words(text: str, speech: Speech, inner: Iterable[Speech]) -> tuple[int, int]:
    """Count the words in quotation marks and the others, without those that somebody says within."""
    if speech.rule == QUOTES_ANOTHER:
        return 0, 0
    others = [(run.start, run.end) for each in inner for run in each.content]
    quoted = [(run.start, run.end) for run in speech.quoted]
    direct = count_words(text, _without(quoted, others))
    return direct, count_words(text, _without([(run.start, run.end) for run in speech.content], others + quoted))


def _without(runs: Iterable[tuple[int, int]], holes: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give what is left of runs when others are taken out of them."""
    for start, end in runs:
        for hole_start, hole_end in sorted(holes):
            if hole_end <= start or end <= hole_start:
                continue
            if start < hole_start:
                yield start, hole_start
            start = max(start, min(hole_end, end))
        if start < end:
            yield start, end


def _voice(key: tuple[str, str], said: Sequence[tuple[Speech, int, int]], mentions: int) -> Voice:
    groups = Counter(speech.group for speech, _, _ in said)
    return Voice(
        *key,
        direct_words=sum(direct for _, direct, _ in said),
        indirect_words=sum(indirect for _, _, indirect in said),
        speeches=len(said),
        passed_on=sum(speech.passed_on or speech.rule == QUOTES_ANOTHER for speech, _, _ in said),
        mentions=mentions,
        groups=tuple(sorted(groups.items(), key=lambda pair: (-pair[1], pair[0]))),
    )
