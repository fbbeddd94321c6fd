"""Find what an article says twice in the same words (its whole text pasted twice, a summary box).

Words, not characters or sentences, are compared: white space, quotation marks, punctuation and letter case may differ
between the copies, and so may the places where sentences were cut.

Method: maximal repeated runs by hashing every run of MIN_RUN_WORDS words ("shingles", Broder 1997, On the resemblance
and containment of documents), extended to the right as far as the words agree.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from explorer.model import Sentence

MIN_RUN_WORDS = 12
"""Words. Formulas ("the Ministry of Foreign Affairs said in a statement on ...") and names stay below it."""

LEAST_SHARE = 0.9
"""Share of a sentence's words that must lie in repeated runs: a word or two may differ (a misprint, "on Friday")."""

MAX_CANDIDATES = 4
"""Earlier places that one run is compared with; more occur only in texts that repeat one phrase over and over."""


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int


def mark_repeats(text: str, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Return the sentences of a document, those that repeat earlier ones with the id of the first of these.

    Args:
        text: the document's text.
        sentences: its sentences, in text order.
    """
    words = [_Word(match[0].lower(), match.start()) for match in re.finditer(r"[^\W_]+", text)]
    origins = _find_origins([word.text for word in words])
    if not origins:
        return tuple(sentences)
    starts = [word.start for word in words]
    spans = [(_first_from(starts, each.start), _first_from(starts, each.end)) for each in sentences]
    owner = _owners(spans, len(words))
    marked: list[Sentence] = []
    for index, (sentence, (first, last)) in enumerate(zip(sentences, spans, strict=True)):
        repeated = [origins[place] for place in range(first, last) if place in origins]
        earlier = Counter(owner[place] for place in repeated if 0 <= owner[place] < index)
        if earlier and sum(earlier.values()) >= LEAST_SHARE * (last - first):
            original = marked[earlier.most_common(1)[0][0]]
            sentence = replace(sentence, repeats=original.repeats or original.id)
        marked.append(sentence)
    return tuple(marked)


def _first_from(starts: Sequence[int], offset: int) -> int:
    """Return the index of the first word at or behind an offset."""
    return bisect_right(starts, offset - 1)


def _owners(spans: Sequence[tuple[int, int]], length: int) -> list[int]:
    """Return for each word the index of its sentence, -1 where it has none."""
    owner = [-1] * length
    for index, (first, last) in enumerate(spans):
        owner[first:last] = [index] * (last - first)
    return owner


def _find_origins(words: Sequence[str]) -> dict[int, int]:
    """Return, for each word in a repeated run, the place of the word that it repeats, always a first one."""
    origins: dict[int, int] = {}
    for earlier, later, length in _find_runs(words):
        for step in range(length):
            origins[later + step] = origins.get(earlier + step, earlier + step)
    return origins


def _find_runs(words: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Give the repeated runs from left to right as (earlier place, later place, number of words)."""
    seen: defaultdict[int, list[int]] = defaultdict(list)
    place = indexed = 0
    while place + MIN_RUN_WORDS <= len(words):
        while indexed + MIN_RUN_WORDS <= place:  # only what ends before this place: a run does not repeat itself
            _remember(seen, words, indexed)
            indexed += 1
        earlier, length = _longest(words, seen.get(_shingle(words, place), ()), place)
        if length >= MIN_RUN_WORDS:
            yield earlier, place, length
            place += length
        else:
            place += 1


def _remember(seen: defaultdict[int, list[int]], words: Sequence[str], place: int) -> None:
    places = seen[_shingle(words, place)]
    if len(places) < MAX_CANDIDATES:
        places.append(place)


def _shingle(words: Sequence[str], place: int) -> int:
    return hash(tuple(words[place : place + MIN_RUN_WORDS]))


def _longest(words: Sequence[str], candidates: Sequence[int], place: int) -> tuple[int, int]:
    """Return the earlier place from which most words agree with those from `place`, and their number."""
    lengths = [(_agreeing(words, earlier, place), -earlier) for earlier in candidates]
    length, earlier = max(lengths, default=(0, 0))
    return -earlier, length


def _agreeing(words: Sequence[str], earlier: int, place: int) -> int:
    length = 0
    while earlier + length < place and place + length < len(words) and words[earlier + length] == words[place + length]:
        length += 1
    return length
