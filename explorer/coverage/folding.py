"""Under which other name a side may have somebody, before anybody is called missing there.

    Tehran (capital), the Iranian government, Iranians --> Iran
    "the Iranian general" --> whoever has that role on the other side
    a name that stands in the other side's text though it was not read as this actor there

What is folded is no claim that two names mean the same; it only is no reason to say that the other side lacks it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from explorer.views import ActorRow, RelationRow

CAPITAL, GOVERNMENT, PEOPLE, DESCRIPTION, SAME_NAME, WORDS = (
    "capital", "government", "people", "description", "same name", "words",
)  # fmt: skip
"""Why somebody is folded into another."""

MOST_OWNERS = 3
"""Steps from a group to whose it is ("governments in Baghdad": Baghdad, Iraq)."""


MOST_WORDS = 4
"""Words of what means a government ("Turkey's democratically elected government"); a longer one is some authority."""


@dataclass(frozen=True, slots=True)
class Known:
    """An actor as all texts of a collection show it.

    Attributes:
        actor: the actor.
        named: it has a name of its own somewhere, beside named groups and descriptions.
        heads: head nouns of the named groups and descriptions that mean it ("general", "government").
        roles: role words before its name and beside it ("general", "spokesman").
        capital: it is the seat of a government.
        works_for: ids of those whose member or officer the texts say it is.
    """

    actor: ActorRow
    named: bool = True
    heads: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    capital: bool = False
    works_for: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Folded:
    """Somebody whom one side names and the other has under another name.

    Attributes:
        actor: as the side sees it that names it.
        into: id of whom the other side has, or empty where only the words stand in its text.
        why: CAPITAL, GOVERNMENT, PEOPLE, DESCRIPTION, SAME_NAME or WORDS.
    """

    actor: ActorRow
    into: str
    why: str


class Folding:
    """Tells under which other names somebody may be meant.

    Args:
        known: every actor of the collection by id.
    """

    def __init__(self, known: Mapping[str, Known]) -> None:
        """Find out for every actor whom it can be folded into."""
        self.known = known
        self._folds = {each: self._fold(each) for each in known}

    def key(self, actor_id: str) -> tuple[str, str]:
        """Return the id of whom an actor is folded into, and why; itself and nothing where it is not."""
        why, at = "", actor_id
        for _ in range(MOST_OWNERS):
            into, reason = self._folds.get(at, (at, ""))
            if not reason or into not in self.known:
                break
            why, at = why or reason, into
        return at, why

    def split(
        self, left: Iterable[ActorRow], others: Mapping[str, ActorRow], *, stands: Mapping[str, bool]
    ) -> tuple[tuple[ActorRow, ...], tuple[Folded, ...]]:
        """Part those whom only one side names into those the other lacks and those it has under another name.

        Args:
            left: whom one side names and the other does not.
            others: whom the other side names, by id.
            stands: actor id -> whether a name of it stands in the other side's text.
        """
        by_key: defaultdict[str, list[str]] = defaultdict(list)
        for each in others:
            by_key[self.key(each)[0]].append(each)
        names = {_plain(actor.name): each for each, actor in others.items()}
        missing, folded = [], []
        for actor in left:
            found = self._find(actor, by_key, names, others, stands.get(actor.id, False))
            (folded if found else missing).append(found or actor)
        return tuple(missing), tuple(folded)

    def _find(
        self,
        actor: ActorRow,
        by_key: Mapping[str, list[str]],
        names: Mapping[str, str],
        others: Mapping[str, ActorRow],
        stands: bool,
    ) -> Folded | None:
        key, why = self.key(actor.id)
        if same := by_key.get(key):
            into = key if key in same else same[0]
            return Folded(actor, into, why or self.key(into)[1])
        if (namesake := names.get(_plain(actor.name))) is not None:
            return Folded(actor, namesake, SAME_NAME)
        if (described := self._describe(actor.id, others)) is not None:
            return Folded(actor, described, DESCRIPTION)
        return Folded(actor, "", WORDS) if stands else None

    def _describe(self, actor_id: str, others: Iterable[str]) -> str | None:
        """Find whom a description without a name may mean on the other side, or who may be meant by one there."""
        mine = self.known.get(actor_id)
        if mine is None or mine.actor.kind != "person":
            return None
        for other_id in others:
            other = self.known.get(other_id)
            if other is None or other.actor.kind != "person" or mine.named == other.named:
                continue
            nameless, somebody = (other, mine) if mine.named else (mine, other)
            if nameless.heads & somebody.roles and self._owners(nameless) & self._owners(somebody):
                return other_id
        return None

    def _owners(self, known: Known) -> set[str]:
        """Return to whom somebody belongs, and to whom these belong."""
        found, reached = set(), {known.actor.belongs_to, *known.works_for}
        for _ in range(MOST_OWNERS):
            found |= reached
            bodies = [self.known[each].actor for each in reached if each in self.known]
            reached = {each.belongs_to for each in bodies if each.kind == "organization"}
        return {self.key(each)[0] for each in found if each in self.known}

    def _fold(self, actor_id: str) -> tuple[str, str]:
        known = self.known[actor_id]
        owner = known.actor.belongs_to
        if not owner:
            return actor_id, ""
        if known.capital:
            return owner, CAPITAL
        if known.heads & read_government_words() and (not known.named or _is_called_by_head(known)):
            return (owner, GOVERNMENT) if len(known.actor.name.split()) <= MOST_WORDS else (actor_id, "")
        return (owner, PEOPLE) if not known.heads and known.actor.kind == "group" else (actor_id, "")


def _is_called_by_head(known: Known) -> bool:
    """Tell whether the words "Iraqi government" are what somebody is called; a capital may stand for it elsewhere."""
    return bool(set(known.actor.name.casefold().split()) & known.heads)


def fold_lines(folding: Folding, mine: Iterable[RelationRow], others: Iterable[RelationRow]) -> dict[str, RelationRow]:
    """Return for the lines of one side that the other tells under other names, by their ids, what it tells."""
    known = {(folding.key(each.source)[0], each.kind, folding.key(each.target)[0]): each for each in others}
    found = {}
    for line in mine:
        key = (folding.key(line.source)[0], line.kind, folding.key(line.target)[0])
        if key[0] != key[2] and key in known and known[key].id != line.id:
            found[line.id] = known[key]
    return found


@cache
def read_government_words() -> frozenset[str]:
    """Return the nouns that with a state mean its government."""
    text = resources.files("explorer.coverage").joinpath("data", "government_words.txt").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


def _plain(name: str) -> str:
    return " ".join(name.casefold().removeprefix("the ").split())
