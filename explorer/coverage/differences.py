"""How two sides tell of the same actors: which lines only one of them has, and which pairs they tell differently.

    relations of A, relations of B --find_differences--> Differences: lines (both, only A, only B), pairs retold,
                                                         actors left out
Weights are comparable by rates: pieces of evidence per 1,000 words of the side's articles.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from explorer.views import ActorRow, RelationRow

PER_WORDS = 1000
"""Words of a side by which its counts are divided: an article has some hundred, a small collection some thousand."""

OPPOSED = {
    "verbal cooperation": "conflict", "material cooperation": "conflict",
    "verbal conflict": "cooperation", "material conflict": "cooperation", "hostile demand": "cooperation",
}  # fmt: skip
"""Class -> the family of classes that it is told in contrast to; a demand that is against nobody is of neither."""

COOPERATIVE = frozenset(("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"))
"""PLOVER's types of cooperation; all others are of conflict."""

WEIGHTS = {"opposite": 4, "direction": 3, "certainty": 2, "tone": 2, "type": 2, "verb": 1}
"""How much a difference matters, for the order of the list: set by hand, from contradiction to choice of words."""

SMALL_WORDS = frozenset(
    ("a", "an", "the", "about", "against", "at", "away", "by", "for", "from", "in", "into", "of", "off", "on", "out",
     "over", "to", "up", "with", "be", "do", "have", "make", "take", "give")
)  # fmt: skip
"""Words of a predicate that two ways of saying one thing need not share: "write to" and "write"."""


@dataclass(frozen=True, slots=True)
class LineDifference:
    """One relation as both sides tell it.

    Attributes:
        side: "both", "a" or "b": who tells it.
        a, b: as each side tells it, or None.
        rate_a, rate_b: its evidence per 1,000 words of each side's articles.
    """

    id: str
    kind: str
    source: str
    target: str
    side: str
    a: RelationRow | None
    b: RelationRow | None
    rate_a: float
    rate_b: float

    @property
    def weight(self) -> int:
        """Pieces of evidence on both sides."""
        return (self.a.weight if self.a else 0) + (self.b.weight if self.b else 0)


@dataclass(frozen=True, slots=True)
class Retold:
    """Two actors of whom both sides tell, differently.

    Attributes:
        one, other: ids of the actors, in the order of the ids.
        reasons: what differs, most important first: of WEIGHTS.
        a, b: ids of the relations that each side tells of the two.
        said_a, said_b: what each side says: (source id, predicate, told as, event), most frequent first.
    """

    one: str
    other: str
    reasons: tuple[str, ...]
    a: tuple[str, ...]
    b: tuple[str, ...]
    said_a: tuple[tuple[str, str, str, str], ...]
    said_b: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Differences:
    """All that two sides tell, held against each other.

    Attributes:
        lines: what matters most first: told by both before told by one, then by rate.
        retold: pairs told differently, the strongest contrast first.
        only_a, only_b: actors that only one side names, most mentions first, as it sees them.
        both: ids of the actors that both name.
        words_a, words_b: words of each side's articles, repeats left out.
    """

    lines: tuple[LineDifference, ...]
    retold: tuple[Retold, ...]
    only_a: tuple[ActorRow, ...]
    only_b: tuple[ActorRow, ...]
    both: frozenset[str]
    words_a: int
    words_b: int


def find_differences(
    a: Iterable[RelationRow],
    b: Iterable[RelationRow],
    actors_a: Iterable[ActorRow],
    actors_b: Iterable[ActorRow],
    *,
    words_a: int,
    words_b: int,
) -> Differences:
    """Hold what two sides tell against each other.

    Args:
        a, b: the relations that each side tells.
        actors_a, actors_b: the actors that each side names, with their mentions there.
        words_a, words_b: how long the articles of each side are, in words.
    """
    by_id_a, by_id_b = ({line.id: line for line in lines} for lines in (a, b))
    named_a, named_b = ({actor.id: actor for actor in actors if actor.mentions} for actors in (actors_a, actors_b))
    lines = [
        _line(by_id_a.get(each), by_id_b.get(each), words_a, words_b) for each in dict.fromkeys([*by_id_a, *by_id_b])
    ]
    return Differences(
        lines=tuple(sorted(lines, key=_rank)),
        retold=_find_retold(by_id_a, by_id_b),
        only_a=_left_out(named_a, named_b),
        only_b=_left_out(named_b, named_a),
        both=frozenset(named_a.keys() & named_b.keys()),
        words_a=words_a,
        words_b=words_b,
    )


def rate(weight: int, words: int) -> float:
    """Return pieces of evidence per 1,000 words; 0 where there are no words."""
    return PER_WORDS * weight / words if words else 0.0


def _line(a: RelationRow | None, b: RelationRow | None, words_a: int, words_b: int) -> LineDifference:
    either = a or b
    side = "both" if a and b else "a" if a else "b"
    rates = (rate(a.weight, words_a) if a else 0.0, rate(b.weight, words_b) if b else 0.0)
    return LineDifference(either.id, either.kind, either.source, either.target, side, a, b, *rates)


def _rank(line: LineDifference) -> tuple[bool, float, str]:
    return line.side != "both", -(line.rate_a + line.rate_b), line.id


def _left_out(mine: Mapping[str, ActorRow], others: Collection[str]) -> tuple[ActorRow, ...]:
    left = (actor for each, actor in mine.items() if each not in others)
    return tuple(sorted(left, key=lambda actor: (-actor.mentions, -actor.weight, actor.id)))


def _find_retold(a: Mapping[str, RelationRow], b: Mapping[str, RelationRow]) -> tuple[Retold, ...]:
    pairs_a, pairs_b = _by_pair(a.values()), _by_pair(b.values())
    found = []
    for pair in sorted(pairs_a.keys() & pairs_b.keys()):
        reasons = _compare(pairs_a[pair], pairs_b[pair])
        if reasons:
            ids = [tuple(line.id for line in lines) for lines in (pairs_a[pair], pairs_b[pair])]
            said = [_say(lines) for lines in (pairs_a[pair], pairs_b[pair])]
            found.append(Retold(*pair, reasons, *ids, *said))
    return tuple(sorted(found, key=lambda each: _rank_contrast(each, a, b)))


def _rank_contrast(pair: Retold, a: Mapping[str, RelationRow], b: Mapping[str, RelationRow]) -> tuple:
    """Order by the strongest contrast, then by all of them, then by how much both sides tell."""
    weights = [WEIGHTS[why] for why in pair.reasons]
    evidence = min(sum(lines[each].weight for each in ids) for ids, lines in ((pair.a, a), (pair.b, b)))
    return -max(weights), -sum(weights), -evidence, pair.one, pair.other


def _by_pair(lines: Iterable[RelationRow]) -> dict[tuple[str, str], list[RelationRow]]:
    """Return what can be told differently: deeds, and words that are deeds (to accuse); no offices, no mere saying."""
    pairs: defaultdict[tuple[str, str], list[RelationRow]] = defaultdict(list)
    for line in lines:
        if line.kind == "action" or (line.kind == "statement" and line.events):
            pairs[tuple(sorted((line.source, line.target)))].append(line)
    return dict(pairs)


def _compare(a: list[RelationRow], b: list[RelationRow]) -> tuple[str, ...]:
    """Return in which ways two sides tell a pair differently, the most important first."""
    checks = {
        "opposite": _is_opposed(a, b),
        "direction": _is_turned(a, b),
        "certainty": _is_surer(a, b) or _is_surer(b, a),
        "tone": _is_mixed_once(a, b),
        "type": _has_other(_events(a), _events(b)),
        "verb": _is_reworded(_verbs(a), _verbs(b)),
    }
    return tuple(why for why, holds in checks.items() if holds)


def _is_opposed(a: list[RelationRow], b: list[RelationRow]) -> bool:
    """Tell whether one side tells of conflict only and the other of cooperation only."""
    families = [_families(lines) for lines in (a, b)]
    return all(len(each) == 1 for each in families) and families[0] != families[1]


def _is_mixed_once(a: list[RelationRow], b: list[RelationRow]) -> bool:
    """Tell whether one side tells of conflict and cooperation and the other of one of them only."""
    return {len(_families(lines)) for lines in (a, b)} == {1, 2}


def _families(lines: list[RelationRow]) -> set[str]:
    """Return what lines are told in contrast to: conflict what is of cooperation, and the other way round."""
    events = {event for line in lines if line.mixed for event, _ in line.events}
    return {OPPOSED[each] for each in (line.stance or line.quad for line in lines) if each in OPPOSED} | {
        "conflict" if event in COOPERATIVE else "cooperation" for event in events
    }


def _is_turned(a: list[RelationRow], b: list[RelationRow]) -> bool:
    """Tell whether the doer of one side is whom it is done to on the other; what is mutual has no direction."""
    directions = [{line.source for line in lines if line.kind == "action" and not line.mutual} for lines in (a, b)]
    return all(len(each) == 1 for each in directions) and directions[0] != directions[1]


def _is_surer(a: list[RelationRow], b: list[RelationRow]) -> bool:
    """Tell whether one side tells as a fact what the other only plans, denies or alleges."""
    for mine in (line for line in a if line.kind == "action"):
        theirs = [line for line in b if line.id == mine.id]
        if theirs and _is_fact(mine) and not any(_is_fact(line) for line in theirs):
            return True
    return False


def _is_fact(line: RelationRow) -> bool:
    return any(not told_as for _, told_as in line.told)


def _has_other(a: Counter[str], b: Counter[str]) -> bool:
    """Tell whether each side has something that the other lacks; one that only tells more does not tell differently."""
    return bool(a.keys() - b.keys()) and bool(b.keys() - a.keys())


def _events(lines: Iterable[RelationRow]) -> Counter[str]:
    return sum((Counter(dict(line.events)) for line in lines), Counter())


def _verbs(lines: Iterable[RelationRow]) -> set[frozenset[str]]:
    """Return the words that carry each predicate: "send letter to" and "a letter to" share one."""
    predicates = {predicate for line in lines for predicate, _ in line.told}
    return {frozenset(each.split()) - SMALL_WORDS or frozenset(each.split()) for each in predicates}


def _is_reworded(a: set[frozenset[str]], b: set[frozenset[str]]) -> bool:
    """Tell whether each side has a predicate of which the other shares no word."""
    return all(any(not any(words & theirs for theirs in others) for words in mine) for mine, others in ((a, b), (b, a)))


def _say(lines: Iterable[RelationRow]) -> tuple[tuple[str, str, str, str], ...]:
    told = [
        (line.source, predicate, told_as, line.events[0][0] if line.events else "")
        for line in lines
        for predicate, told_as in line.told
    ]
    return tuple(dict.fromkeys(told))
