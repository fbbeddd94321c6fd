"""How many of the relations that readers wrote down the program could find at all.

A relation can only be found if both its ends were found as mentions and linked to the right actors; everything behind
that (which words join them, of what kind it is) is not looked at here. An end counts as found if a mention with an
actor overlaps the reader's words and a name of that actor fits (see `ends`); the words of a pronoun or a description
prove nothing, only their actor does.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from explorer.evaluate.ends import fits

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from explorer.model import Actor, Mention

FOUND, WRONG, UNLINKED, MISSING = "right actor", "wrong actor", "no actor", "no mention"
"""What may be said of an end, from best to worst."""


class GoldEnd(NamedTuple):
    """An end of a relation as a reader wrote it down: document, offsets, full name, and the words there."""

    document: str
    start: int
    end: int
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Ceiling:
    """What became of both ends of each relation.

    Attributes:
        relations: number of relations.
        both: relations with both ends found.
        ends: how many ends are FOUND, WRONG, UNLINKED, MISSING.
        lost: the ends that are not found, with what is said of them.
    """

    relations: int = 0
    both: int = 0
    ends: Counter[str] = field(default_factory=Counter)
    lost: tuple[tuple[GoldEnd, str], ...] = ()

    @property
    def share(self) -> float:
        """Share of the relations whose two ends are found; 0 where there are none."""
        return self.both / self.relations if self.relations else 0.0

    def __str__(self) -> str:
        """Give the figures as a line for a terminal."""
        every = max(1, sum(self.ends.values()))
        parts = ", ".join(f"{what} {self.ends[what] / every:.1%}" for what in (FOUND, WRONG, UNLINKED, MISSING))
        return f"both ends found {self.both} of {self.relations} ({self.share:.1%}); ends: {parts}"


def measure_ceiling(gold: Iterable[dict], mentions: Sequence[Mention], actors: Iterable[Actor]) -> Ceiling:
    """Measure how many relations have both ends linked to the right actor.

    Args:
        gold: relations with `document`, `source`, `target` (full names), `source_words`, `source_start`, `source_end`
            and the same of the target; offsets into the document's text, end exclusive.
        mentions: what was found in the documents.
        actors: whom the mentions were linked to.
    """
    by_document: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_document[mention.document_id].append(mention)
    actor_of = {link.mention_id: actor for actor in actors for link in actor.links}
    relations, both, counts, lost = 0, 0, Counter(), []
    for row in gold:
        ends = [_end(row, side) for side in ("source", "target")]
        said = [judge_end(end, by_document[end.document], actor_of) for end in ends]
        relations += 1
        both += said == [FOUND, FOUND]
        counts.update(said)
        lost += [(end, what) for end, what in zip(ends, said, strict=True) if what != FOUND]
    return Ceiling(relations, both, counts, tuple(lost))


def _end(row: dict, side: str) -> GoldEnd:
    place = (int(row[f"{side}_start"]), int(row[f"{side}_end"]))
    return GoldEnd(str(row["document"]), *place, str(row[side]), str(row[f"{side}_words"]))


def judge_end(end: GoldEnd, mentions: Iterable[Mention], actor_of: dict[str, Actor]) -> str:
    """Say what became of one end.

    Args:
        end: the reader's words and name.
        mentions: what was found in the document.
        actor_of: the actor of each linked mention, by mention id.
    """
    here = [mention for mention in mentions if mention.start < end.end and mention.end > end.start]
    linked = [mention for mention in here if mention.id in actor_of]
    if any(_is_right(mention, actor_of[mention.id], end) for mention in linked):
        return FOUND
    return WRONG if linked else UNLINKED if here else MISSING


def _is_right(mention: Mention, actor: Actor, end: GoldEnd) -> bool:
    forms = [actor.name, *actor.aliases]
    return fits([*forms, mention.text] if mention.form in ("name", "group") else forms, end.name, end.name)
