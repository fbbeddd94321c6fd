"""How two sides tell of the same actors: which lines only one of them has, and which pairs they tell differently.

    relations of A, relations of B --find_differences--> Differences: lines (both, only A, only B), pairs retold,
                                                         actors that only one of them names
Weights are comparable by rates: pieces of evidence per 1,000 words of the side's articles.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from explorer.coverage.folding import Folded, Folding, fold_lines
from explorer.coverage.retelling import Retold, Telling, find_retold
from explorer.views import ActorRow, RelationRow

PER_WORDS = 1000
"""Words of a side by which its counts are divided: an article has some hundred, a small collection some thousand."""

OPPOSED = {
    "verbal cooperation": "conflict", "material cooperation": "conflict",
    "verbal conflict": "cooperation", "material conflict": "cooperation", "hostile demand": "cooperation",
}  # fmt: skip
"""Class -> the family of classes that it is told in contrast to; a demand that is against nobody is of neither."""


NOTHING_FOLDED = Folding({})


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
class Differences:
    """All that two sides tell, held against each other.

    Attributes:
        lines: what matters most first: told by both before told by one, then by rate.
        retold: pairs told differently, the strongest contrast first.
        unsure: pairs that may be told differently: something speaks against each.
        only_a, only_b: actors that only one side names, most mentions first, as it sees them, those left out whom the
            other has under another name.
        folded_a, folded_b: actors that one side names and the other has under another name.
        renamed: lines that the other side tells under other names, by their ids, with what it tells.
        both: ids of the actors that both name.
        words_a, words_b: words of each side's articles, repeats left out.
    """

    lines: tuple[LineDifference, ...]
    retold: tuple[Retold, ...]
    unsure: tuple[Retold, ...]
    only_a: tuple[ActorRow, ...]
    only_b: tuple[ActorRow, ...]
    folded_a: tuple[Folded, ...]
    folded_b: tuple[Folded, ...]
    renamed: Mapping[str, RelationRow]
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
    tellings_a: Iterable[Telling] = (),
    tellings_b: Iterable[Telling] = (),
    folding: Folding = NOTHING_FOLDED,
    stands_in: Callable[[Iterable[ActorRow], str], Mapping[str, bool]] = lambda actors, side: {},
) -> Differences:
    """Hold what two sides tell against each other.

    Args:
        a, b: the relations that each side tells.
        actors_a, actors_b: the actors that each side names, with their mentions there.
        words_a, words_b: how long the articles of each side are, in words.
        tellings_a, tellings_b: the evidence of the relations of pairs of which both sides tell.
        folding: under which other names somebody may be meant.
        stands_in: tells of actors, by id, whether a name of theirs stands in the text of side "a" or "b".
    """
    by_id_a, by_id_b = ({line.id: line for line in lines} for lines in (a, b))
    named_a, named_b = ({actor.id: actor for actor in actors if actor.mentions} for actors in (actors_a, actors_b))
    lines = [
        _line(by_id_a.get(each), by_id_b.get(each), words_a, words_b) for each in dict.fromkeys([*by_id_a, *by_id_b])
    ]
    left_a, left_b = _left_out(named_a, named_b), _left_out(named_b, named_a)
    only_a, folded_a = folding.split(left_a, named_b, stands=stands_in(left_a, "b"))
    only_b, folded_b = folding.split(left_b, named_a, stands=stands_in(left_b, "a"))
    renamed = {
        **fold_lines(folding, [each for key, each in by_id_a.items() if key not in by_id_b], by_id_b.values()),
        **fold_lines(folding, [each for key, each in by_id_b.items() if key not in by_id_a], by_id_a.values()),
    }
    retold, unsure = find_retold(tellings_a, tellings_b)
    return Differences(
        lines=tuple(sorted(lines, key=_rank)),
        retold=retold,
        unsure=unsure,
        only_a=only_a,
        only_b=only_b,
        folded_a=folded_a,
        folded_b=folded_b,
        renamed=renamed,
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
