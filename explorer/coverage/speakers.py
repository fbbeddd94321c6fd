"""Whose words a text gives, as far as that is certain; a literal quotation in a wrong mouth is worse than in none.

Speech + links of mentions --settle_speakers--> Speech: unsure speakers taken away, what is told twice told once
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from explorer.coverage.chains import PRONOUNS
from explorer.coverage.counting import WORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from explorer.model import Document, Speech

UNSURE = "speaker not certain"
"""What stands for a speaker of literal words who is not certain."""

LEAST_SURE = 0.7
"""Confidence of the link from a pronoun to its actor, from which it may stand for who said literal words: of the links
below it that were looked at, one of two was wrong."""

SEVERAL = "several possible"
"""How the rules end that link a pronoun to one of several whom it may mean."""

FLOATING = "floating quotation"

INTRODUCING = ":–—-"
"""Marks between somebody's name and words that nothing else introduces: before them they are that person's for sure."""

MARKS = " \t\n\"'“”‘’«»„`"

SAME = 0.8
"""Share of its characters, or of its words, from which a speech says again what another one of its speaker says."""

LEAST_WORDS = 4
"""Words of a quotation that can be found again; "he said so" is said twice in many texts."""


def settle_speakers(
    speeches: Iterable[Speech], documents: Mapping[str, Document], links: Mapping[str, tuple[str, str, float]]
) -> tuple[Speech, ...]:
    """Take speakers away from literal quotations where they are not certain, and leave out what is told twice.

    Args:
        speeches: what is said in some articles.
        documents: the articles by id.
        links: mention id -> actor's id, the rule that says so, and how surely.

    Returns:
        The speeches in the same order; an unsure speaker has the words UNSURE and is no mention.
    """
    settled = [_settle(each, documents[each.document_id].text, links) for each in speeches]
    by_speaker: defaultdict[tuple[str, str], list[Speech]] = defaultdict(list)
    for each in settled:
        by_speaker[each.document_id, _speaker(each, links)].append(each)
    again = {
        each.id for (document_id, _), said in by_speaker.items() for each in _find_again(said, documents[document_id])
    }
    return tuple(each for each in settled if each.id not in again)


def _settle(speech: Speech, text: str, links: Mapping[str, tuple[str, str, float]]) -> Speech:
    if speech.kind == "indirect" or _is_sure(speech, text, links):
        return speech
    return replace(speech, speaker=replace(speech.speaker, text=UNSURE, mention_id=""))


def _is_sure(speech: Speech, text: str, links: Mapping[str, tuple[str, str, float]]) -> bool:
    """Tell whether it is certain who says words in quotation marks."""
    _, rule, confidence = links.get(speech.speaker.mention_id, ("", "", 0.0))
    if speech.speaker.text.lower() in PRONOUNS and (confidence < LEAST_SURE or rule.endswith(SEVERAL)):
        return False
    return speech.rule != FLOATING or _is_introduced(speech, text)


def _is_introduced(speech: Speech, text: str) -> bool:
    """Tell whether a colon leads from the speaker to the words, or a dash behind them to the speaker."""
    first, last = speech.content[0].start, speech.content[-1].end
    between = text[last : speech.speaker.start] if last <= speech.speaker.start else text[speech.speaker.end : first]
    stripped = between.strip(MARKS)
    return stripped[:1] in INTRODUCING[1:] if last <= speech.speaker.start else stripped.endswith(INTRODUCING[0])


def _speaker(speech: Speech, links: Mapping[str, tuple[str, str, float]]) -> str:
    return links.get(speech.speaker.mention_id, ("",))[0] or " ".join(speech.speaker.text.casefold().split())


def _find_again(said: Sequence[Speech], document: Document) -> list[Speech]:
    """Find what somebody is told to say that another speech of the same speaker in the article holds already."""
    words = {each.id: _quoted_words(each, document.text) for each in said}
    order = sorted(said, key=lambda each: (each.kind == "indirect", -_size(each), each.content[0].start))
    kept, again = [], []
    for each in order:
        known = any(_holds(other, each) or _repeats(words[other.id], words[each.id]) for other in kept)
        (again if known else kept).append(each)
    return again


def _holds(speech: Speech, other: Speech) -> bool:
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in speech.content for b in other.content)
    return shared >= SAME * max(1, _size(other))


def _repeats(words: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether literal words are said again: all of them in the order in which they stand in what is known."""
    many = len(other)
    if many < LEAST_WORDS:
        return False
    return any(words[start : start + many] == other for start in range(len(words) - many + 1))


def _quoted_words(speech: Speech, text: str) -> list[str]:
    if speech.kind != "direct":
        return []
    return [word.casefold() for run in speech.quoted for word in WORD.findall(text[run.start : run.end])]


def _size(speech: Speech) -> int:
    return sum(run.end - run.start for run in speech.content)
