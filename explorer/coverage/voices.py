"""Who gets to speak, how much, introduced by which verbs, and through whom the words came.

What one speaker says may hold what another says: "Reuters reported that X had said ...". The one further out passes the
words of the one further in on; the words count for the one further in alone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from explorer.model import Voice

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from explorer.model import Attribution, Cue, Document, Mention, Speech

WORD = re.compile(r"\w+(?:[-'’.]\w+)*")
"""A word token: "don't", "al-Bukamal" and "U.S" are one each."""

QUOTES_ANOTHER = "quotes another"
"""Rule of a speech that has no words of its own: "X quoted Y as saying ...", for X."""

MOSTLY = 0.5
"""Share of its characters that lies within another speech, from which one speech is said within another."""


def chain_of(
    speech: Speech, speeches: Iterable[Speech], document: Document, names: Mapping[str, str]
) -> tuple[str, ...]:
    """Give through whom words came, outermost first: outlet, agency or broadcaster, ..., speaker.

    Args:
        speech: the words.
        speeches: everything that is said in the document; those around the words pass them on.
        document: the article; its outlet, where known, comes first.
        names: mention id -> name of the actor that it refers to; who is no actor is named as in the text.

    Returns:
        Names without repeats; the last is the speaker.
    """
    around = sorted(_around(speech, speeches), key=_breadth, reverse=True)
    carriers = [each for outer in around for each in (*outer.through, outer.speaker)]
    wires = [each for each in speech.through if each not in carriers]
    first = [each for each in wires if each.end <= min(run.start for run in (speech.cue, *speech.content))]
    inner = [each for each in wires if each not in first]
    named = [_name(each, names) for each in (*first, *carriers, *inner)]
    speaker = _name(speech.speaker, names)
    passed = dict.fromkeys(name for name in (document.outlet, *named) if name and name != speaker)
    return (*passed, speaker)


def _name(attribution: Attribution, names: Mapping[str, str]) -> str:
    return names.get(attribution.mention_id) or " ".join(attribution.text.split())


def _around(speech: Speech, speeches: Iterable[Speech]) -> Iterator[Speech]:
    """Give the speeches that this one is said within."""
    for other in speeches:
        if other is not speech and _holds(other, speech):
            yield other


def _holds(outer: Speech, inner: Speech) -> bool:
    """Of two with the same content ("X reported, citing Y"), the one that passes on what others say is further out."""
    if outer.document_id != inner.document_id or outer.speaker == inner.speaker:
        return False
    size, other = _size(inner.content), _size(outer.content)
    shared = _shared(outer.content, inner.content)
    wider = _breadth(outer) > _breadth(inner)
    return shared >= MOSTLY * max(1, size) and wider and (other > shared or outer.passed_on)


def _breadth(speech: Speech) -> tuple[int, bool]:
    return _size(speech.content), speech.passed_on


def _size(runs: Iterable[Cue]) -> int:
    return sum(run.end - run.start for run in runs)


def _shared(one: Iterable[Cue], other: Sequence[Cue]) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)


def count_words(text: str, runs: Iterable[tuple[int, int]]) -> int:
    """Count the word tokens in runs of a text."""
    return sum(1 for start, end in runs for _ in WORD.finditer(text, start, end))


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
        inner = [each for each in by_document[speech.document_id] if each is not speech and _holds(speech, each)]
        said[_key(speech, actor_of)].append((speech, *_words(texts[speech.document_id], speech, inner)))
    named = [m for m in mentions if m.id in actor_of and m.document_id in texts and m.sentence_id not in repeats]
    counts = Counter(actor_of[m.id] for m in named)
    voices = [_voice(key, said.get(key, []), counts.get(key, 0)) for key in {*said, *counts}]
    return tuple(sorted(voices, key=lambda v: (-v.direct_words - v.indirect_words, -v.mentions, v.name, v.actor_id)))


def _key(speech: Speech, actor_of: Mapping[str, tuple[str, str]]) -> tuple[str, str]:
    words = " ".join(speech.speaker.text.split())
    return actor_of.get(speech.speaker.mention_id, ("", words))


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
