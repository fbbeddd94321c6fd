"""Whether two sides tell differently of two actors, or only of other times, in other words, or less surely.

    Telling of A, Telling of B --weigh--> Contrast with what makes it doubtful --find_retold--> Retold: sure, or not

A contrast is shown as a difference only where nothing speaks against it: both tell of the same time or say none, both
tell a fact (and both in their own words or both as somebody's), and neither side tells it the other way as well, in
the sentences around or anywhere else. All other contrasts may be two ways of saying one thing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from explorer.coverage.times import Period

COOPERATIVE = frozenset(("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"))
"""PLOVER's types of cooperation; all others are of conflict."""

TALK = frozenset(("CONSULT", "REQUEST"))
"""Types of talks, letters and demands: what is said in them may be as hostile or friendly as what the other tells."""

SURE = ("happened", "opposite", "direction")
"""Contrasts that are differences where nothing speaks against them; all others may be a choice of words."""

WEIGHTS = {"happened": 5, "opposite": 4, "direction": 3, "talk": 2, "certainty": 2, "type": 2, "verb": 1}
"""How much a contrast matters, for the order of the list: set by hand, from contradiction to choice of words."""

DOUBTS = ("time", "told", "near", "words")
"""What speaks against a difference, the weightiest first."""

NEAR = timedelta(days=14)
"""Days before an article within which news without a date is taken to have happened."""

SLACK = timedelta(days=1)
"""Days that two papers' dates of one event may lie apart: it was night, or the other side of the world."""

SMALL_WORDS = frozenset(
    ("a", "an", "the", "about", "against", "at", "away", "by", "for", "from", "in", "into", "of", "off", "on", "out",
     "over", "to", "up", "with", "be", "do", "have", "make", "take", "give")
)  # fmt: skip
"""Words of a predicate that two ways of saying one thing need not share: "write to" and "write"."""

ENDINGS = re.compile(r"(?:en|ise|ize|ate|ify|e|y)$")
"""What verbs have and nouns beside them lack: threaten and threat, accuse and accusation, apologize and apology."""

LEAST_STEM = 4
"""Letters that two words must begin with to count as one; fewer would make "deny" of "dental"."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One piece of evidence for what somebody does to somebody, with what is needed to hold it against another.

    Attributes:
        line: id of the relation.
        source, target: ids of the actors.
        predicate, event, quad: what is done, in words and by PLOVER.
        told_as: empty (as a fact), "negated", or a modality.
        mutual: each does it with the other.
        credited: the text gives it as somebody's word.
        document, sentence: ids of where it stands.
        times: the times that its sentence names, where they could be resolved.
        said_when: the words of the others, in small letters ("on monday").
        published: when its article appeared, where that is known.
        around: the words of the sentences around it, in small letters.
    """

    line: str
    source: str
    target: str
    predicate: str
    event: str = ""
    quad: str = ""
    told_as: str = ""
    mutual: bool = False
    credited: bool = False
    document: str = ""
    sentence: str = ""
    times: tuple[Period, ...] = ()
    said_when: tuple[str, ...] = ()
    published: Period | None = None
    around: frozenset[str] = frozenset()

    @property
    def pair(self) -> tuple[str, str]:
        """Both actors in the order of their ids."""
        return min(self.source, self.target), max(self.source, self.target)

    @property
    def family(self) -> str:
        """What it is told in contrast to: "cooperation" or "conflict"; nothing for talks and where no type is known."""
        if not self.event or self.event in TALK:
            return ""
        return "cooperation" if self.event in COOPERATIVE else "conflict"

    @property
    def words(self) -> frozenset[str]:
        """The words that carry the predicate: "send letter to" and "a letter to" share one."""
        every = frozenset(self.predicate.split())
        return every - SMALL_WORDS or every


@dataclass(frozen=True, slots=True)
class Retold:
    """Two actors of whom both sides tell, differently or perhaps differently.

    Attributes:
        one, other: ids of the actors, in the order of the ids.
        reasons: what differs, most important first: of WEIGHTS.
        a, b: ids of the relations that each side tells of the two.
        said_a, said_b: what each side says: (source id, predicate, told as, event), most frequent first.
        doubts: what speaks against a difference, of DOUBTS; empty where nothing does.
    """

    one: str
    other: str
    reasons: tuple[str, ...]
    a: tuple[str, ...]
    b: tuple[str, ...]
    said_a: tuple[tuple[str, str, str, str], ...]
    said_b: tuple[tuple[str, str, str, str], ...]
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Contrast:
    """What one piece of evidence of A says against one of B."""

    reason: str
    a: Telling
    b: Telling
    doubts: tuple[str, ...]


def find_retold(a: Iterable[Telling], b: Iterable[Telling]) -> tuple[tuple[Retold, ...], tuple[Retold, ...]]:
    """Find the pairs of actors that two sides tell differently, and those that may be told the same.

    Args:
        a, b: what each side tells of pairs of which both tell.

    Returns:
        Differences, the strongest contrast first; and contrasts that something speaks against.
    """
    pairs_a, pairs_b = _by_pair(a), _by_pair(b)
    sure, unsure = [], []
    for pair in sorted(pairs_a.keys() & pairs_b.keys()):
        contrasts = list(_contrast(pairs_a[pair], pairs_b[pair]))
        certain = [each for each in contrasts if not each.doubts]
        if certain:
            sure.append(_retold(pair, certain))
        elif contrasts:
            unsure.append(_retold(pair, contrasts))
    return tuple(sorted(sure, key=_rank)), tuple(sorted(unsure, key=_rank))


def _by_pair(tellings: Iterable[Telling]) -> dict[tuple[str, str], list[Telling]]:
    pairs: defaultdict[tuple[str, str], list[Telling]] = defaultdict(list)
    for each in tellings:
        pairs[each.pair].append(each)
    return dict(pairs)


def _retold(pair: tuple[str, str], contrasts: Sequence[_Contrast]) -> Retold:
    reasons = tuple(why for why in WEIGHTS if any(each.reason == why for each in contrasts))
    told = [list(dict.fromkeys(getattr(each, side) for each in contrasts)) for side in ("a", "b")]
    lines = [tuple(dict.fromkeys(each.line for each in side)) for side in told]
    said = [tuple(dict.fromkeys((t.source, t.predicate, t.told_as, t.event) for t in side)) for side in told]
    doubts = tuple(each for each in DOUBTS if any(each in contrast.doubts for contrast in contrasts))
    return Retold(*pair, reasons, *lines, *said, doubts)


def _rank(pair: Retold) -> tuple:
    weights = [WEIGHTS[why] for why in pair.reasons]
    return -max(weights), -sum(weights), pair.one, pair.other


def _contrast(a: Sequence[Telling], b: Sequence[Telling]) -> Iterator[_Contrast]:
    """Give what of two sides stands in contrast; nothing where they say the same and no more than that."""
    agree = any(_is_alike(one, other) for one in a for other in b)
    for one in a:
        for other in b:
            reason = _name_contrast(one, other)
            if reason in SURE:
                yield _Contrast(reason, one, other, tuple(_doubt(reason, one, other, a, b)))
            elif reason and not agree:
                yield _Contrast(reason, one, other, ("told",) if reason == "certainty" else ("words",))


def _is_alike(one: Telling, other: Telling) -> bool:
    """Tell whether two pieces of evidence say the same, as surely as one another."""
    same = one.words & other.words or (one.event and one.event == other.event)
    return bool(same) and _has_direction_of(one, other) and one.told_as == other.told_as


def _has_direction_of(one: Telling, other: Telling) -> bool:
    return one.source == other.source or one.mutual or other.mutual


def _is_same_deed(one: Telling, other: Telling) -> bool:
    return one.event == other.event and bool(one.event or one.words & other.words)


def _name_contrast(one: Telling, other: Telling) -> str:
    """Return in which way two pieces of evidence stand in contrast, of WEIGHTS; empty where they do not."""
    if not _has_direction_of(one, other):
        return "direction" if _is_same_deed(one, other) and one.told_as == other.told_as else ""
    if one.told_as != other.told_as and _is_same_deed(one, other) and one.words & other.words:
        return "happened" if {one.told_as, other.told_as} == {"", "negated"} else "certainty"
    if {one.family, other.family} == {"cooperation", "conflict"}:
        return "opposite"
    if _is_material_against_talk(one, other):
        return "opposite" if _tell_same_day(one, other) else "talk"
    if one.event != other.event:
        return "talk" if {one.event, other.event} & TALK else "type"
    return "" if one.words & other.words else "verb"


def _is_material_against_talk(one: Telling, other: Telling) -> bool:
    talks = [each for each in (one, other) if each.event == "CONSULT"]
    return len(talks) == 1 and any(each.quad == "material conflict" for each in (one, other))


def _doubt(reason: str, one: Telling, other: Telling, a: Sequence[Telling], b: Sequence[Telling]) -> Iterator[str]:
    """Give what speaks against a difference between a piece of evidence of A and one of B."""
    if not _tell_same_time(one, other):
        yield "time"
    if not _are_told_alike(one, other, reason):
        yield "told"
    told = any(_tells_as(each, other, reason) for each in a) or any(_tells_as(each, one, reason) for each in b)
    if told or (reason == "opposite" and (_is_said_around(one, other) or _is_said_around(other, one))):
        yield "near"


def _are_told_alike(one: Telling, other: Telling, reason: str) -> bool:
    """Tell whether both tell a fact, and both in their own words or both as somebody's."""
    facts = reason == "happened" or not (one.told_as or other.told_as)
    return facts and one.credited == other.credited


def _tells_as(each: Telling, other: Telling, reason: str) -> bool:
    """Tell whether a piece of evidence says what one of the other side says."""
    if reason == "opposite":
        known = each.family or each.event
        return known == (other.family or other.event) and _has_direction_of(each, other)
    if not _is_same_deed(each, other):
        return False
    return each.source == other.source and (reason == "direction" or each.told_as == other.told_as)


def _is_said_around(one: Telling, other: Telling) -> bool:
    """Tell whether the sentences around one have a word of the other: "the letter was a warning" beside "wrote"."""
    stems = [stem for word in other.words - one.words if (stem := _stem(word))]
    return any(word.startswith(stem) for stem in stems for word in one.around)


def _stem(word: str) -> str:
    stem = ENDINGS.sub("", word.casefold())
    return stem if len(stem) >= LEAST_STEM else word if len(word) >= LEAST_STEM else ""


def _tell_same_day(one: Telling, other: Telling) -> bool:
    """Tell whether both name a time, and the same."""
    if one.times and other.times:
        return _overlap(one.times, other.times)
    return bool(set(one.said_when) & set(other.said_when))


def _tell_same_time(one: Telling, other: Telling) -> bool:
    """Tell whether both tell of the same time, or name none and appeared together."""
    if one.times and other.times:
        return _overlap(one.times, other.times)
    if one.times or other.times:
        named, silent = (one, other) if one.times else (other, one)
        return silent.published is not None and _overlap(named.times, [_recently(silent.published)])
    if one.said_when and other.said_when and not set(one.said_when) & set(other.said_when):
        return False
    if one.published is None or other.published is None:
        return True
    return _overlap([_recently(one.published)], [_recently(other.published)])


def _recently(published: Period) -> Period:
    return Period(published.first - NEAR, published.last)


def _overlap(one: Iterable[Period], other: Iterable[Period]) -> bool:
    others = list(other)
    return any(x.first - SLACK <= y.last and y.first - SLACK <= x.last for x in one for y in others)
