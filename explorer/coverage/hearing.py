"""Both sides' voices next to each other: who speaks on one side only, with which verbs, and whose words are the same.

Voice, Voice --compare_voices--> Heard;  Speech --group_verbs--> VerbGroup;  Quotation --pair_quotations--> Paired
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.coverage.chains import is_filled
from explorer.coverage.counting import WORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from explorer.model import Document, Quotation, Speech, Voice

SAME_SPEAKER, ANY_SPEAKER = 0.5, 0.8
"""Share of their words that two quotations have in common (Dice), from which they count as the same words: of one
speaker, and whoever speaks. Set by hand: translations of one statement share some two thirds, two statements of one
speaker on one matter seldom a half."""

LEAST_WORDS = 4
"""Words of a quotation that can be found again; "he said so" is said by everybody."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Somebody as both sides let them speak; None where a side does not name them."""

    actor_id: str
    name: str
    a: Voice | None
    b: Voice | None

    @property
    def key(self) -> str:
        """What it is selected by: the actor's id, or the words for a speaker who is no actor."""
        return self.actor_id or self.name

    @property
    def speaks(self) -> str:
        """Where it is heard: "both", "a", "b", or nowhere."""
        heard = [bool(each and each.speeches) for each in (self.a, self.b)]
        return {(True, True): "both", (True, False): "a", (False, True): "b"}.get(tuple(heard), "")


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Verbs that do the same with the words they introduce, with their counts on both sides, most frequent first."""

    group: str
    a: tuple[tuple[str, int], ...]
    b: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Paired:
    """What both sides give of somebody's words, or what only one of them has.

    `literal` says that both have it in quotation marks and in (nearly) the same words; else it is a paraphrase.
    """

    a: Quotation | None
    b: Quotation | None
    literal: bool = False


def compare_voices(a: Iterable[Voice], b: Iterable[Voice], *, words_a: int, words_b: int) -> tuple[Heard, ...]:
    """Put the voices of two sides in one list.

    Args:
        a, b: the voices of each side.
        words_a, words_b: words of each side's articles; by them the words said are made comparable.

    Returns:
        Who has the largest share of the words of both sides first; then those who never speak, by their mentions.
    """
    sides = [{(each.actor_id, each.name): each for each in voices} for voices in (a, b)]
    heard = [Heard(*key, *(side.get(key) for side in sides)) for key in dict.fromkeys([*sides[0], *sides[1]])]
    return tuple(sorted(heard, key=lambda each: (*_size(each, words_a, words_b), each.name, each.actor_id)))


def _size(heard: Heard, *words: int) -> tuple[bool, float, int]:
    voices = [(each, count) for each, count in zip((heard.a, heard.b), words, strict=True) if each is not None]
    share = sum((each.direct_words + each.indirect_words) / max(1, count) for each, count in voices)
    return not heard.speaks, -share, -sum(each.mentions for each, _ in voices)


def group_verbs(a: Iterable[Speech], b: Iterable[Speech]) -> tuple[VerbGroup, ...]:
    """Count the verbs that introduce what is said, by what they do with it; the commonest group first."""
    counted = [Counter((each.group, each.verb) for each in side) for side in (a, b)]
    totals = Counter({group: 0 for side in counted for group, _ in side})
    for side in counted:
        for (group, _), count in side.items():
            totals[group] += count
    return tuple(
        VerbGroup(group, *(_verbs_of(group, side) for side in counted))
        for group, _ in sorted(totals.items(), key=lambda item: (-item[1], item[0]))
    )


def _verbs_of(group: str, counted: Counter[tuple[str, str]]) -> tuple[tuple[str, int], ...]:
    found = ((verb, count) for (each, verb), count in counted.items() if each == group)
    return tuple(sorted(found, key=lambda item: (-item[1], item[0])))


def drop_carriers(quotations: Iterable[Quotation], speeches: Iterable[Speech]) -> tuple[Quotation, ...]:
    """Leave out what holds little but the words of another: "Fars quoted X as saying ..." where X's words are told.

    Args:
        quotations: rows of one side.
        speeches: all speeches of the same articles.
    """
    by_document: dict[str, list[Speech]] = {}
    for speech in speeches:
        by_document.setdefault(speech.document_id, []).append(speech)
    filled = {each.id for here in by_document.values() for each in here if is_filled(each, here)}
    return tuple(each for each in quotations if each.id not in filled)


def pair_quotations(
    a: Sequence[Quotation], b: Sequence[Quotation], documents: Mapping[str, Document]
) -> tuple[Paired, ...]:
    """Put what both sides give of somebody's words next to each other.

    Args:
        a, b: quotations of each side.
        documents: their articles by id.

    Returns:
        Pairs, those with most words in common first, each quotation in one at most; then what is left of A and of B.
    """
    words = {each.id: _words(each, documents) for each in (*a, *b)}
    possible = [
        (-shared, one.id, other.id, one, other)
        for one in a
        for other in b
        if (shared := _alike(words[one.id], words[other.id])) >= _least(one, other)
    ]
    pairs, taken = [], set()
    for *_, one, other in sorted(possible, key=lambda row: row[:3]):
        if not taken & {("a", one.id), ("b", other.id)}:
            taken |= {("a", one.id), ("b", other.id)}
            literal = _are_quoted(one, other) and _overlap(words[one.id], words[other.id]) >= ANY_SPEAKER
            pairs.append(Paired(one, other, literal))
    left = [Paired(each, None) for each in a if ("a", each.id) not in taken]
    return (*pairs, *left, *(Paired(None, each) for each in b if ("b", each.id) not in taken))


def _are_quoted(one: Quotation, other: Quotation) -> bool:
    return "indirect" not in (one.kind, other.kind)


def _words(quotation: Quotation, documents: Mapping[str, Document]) -> frozenset[str]:
    text = documents[quotation.document_id].text[quotation.start : quotation.end]
    return frozenset(word.casefold() for word in WORD.findall(text))


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    if min(len(one), len(other)) < LEAST_WORDS:
        return 0.0
    return 2 * len(one & other) / (len(one) + len(other))


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return which share of the shorter quotation's words the longer one has: a paper may quote less of a sentence."""
    return len(one & other) / max(1, min(len(one), len(other)))


def _least(one: Quotation, other: Quotation) -> float:
    same = (one.speaker_id, one.speaker) == (other.speaker_id, other.speaker)
    return SAME_SPEAKER if same else ANY_SPEAKER
