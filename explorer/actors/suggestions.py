"""Which actors may be one, with the reason in words; a person answers, nothing is joined.

    actors --blocks (acronym, surname, sound, shared word, capital)--> pairs --judge--> Suggestion, most useful first

Only actors that share something rare are compared, so the work grows with the actors and not with their pairs. What the
rules join by themselves is not here; here is what they rightly do not dare.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from rapidfuzz.fuzz import ratio

from explorer.actors.capitals import DOUBTFUL, SPELLINGS
from explorer.actors.names import fold, gender_of_titles, initials, is_acronym, read_name, read_titles
from explorer.actors.people import agree, find_in
from explorer.actors.resources import read_rows, read_words, split_cell
from explorer.actors.spelling import read_sound, sounds_alike
from explorer.model import Actor, Decision

MOST_IN_A_BLOCK = 30
"""Actors that share something; what more share is too common to say that two of them are one."""

LEAST_ALIKE = 0.88
"""Share of their letters that two names must have in common in order, of 1 (rapidfuzz's ratio)."""

LEAST_LETTERS = 6
"""Letters of names that are compared by their spelling; shorter ones differ by one letter and are two."""

CERTAINTY = {
    "acronym": 0.8,
    "surname and title": 0.75,
    "same name": 0.7,
    "surname": 0.5,
    "contains": 0.45,
    "capital": 0.2,
}
"""How often we expect such a pair to be one; the order is what counts."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two actors that may be one.

    Attributes:
        one, other: their ids; the one with more mentions first.
        reason: in words: `one` and `other` in this order, or neither named.
        score: how useful an answer would be: how likely they are one, times what it would join.
    """

    one: str
    other: str
    reason: str
    score: float


@dataclass(frozen=True, slots=True)
class _Face:
    """What of an actor is compared."""

    id: str
    kind: str
    name: str
    folded: str
    words: tuple[str, ...]
    acronyms: frozenset[str]
    titles: frozenset[str]
    size: int
    names: tuple[str, ...]
    is_person: bool
    digits: bool


Pairs = Iterator[tuple[_Face, _Face]]


def suggest(
    actors: Iterable[Actor],
    decisions: Iterable[Decision] = (),
    *,
    weights: Mapping[str, int] | None = None,
    titles: Mapping[str, Collection[str]] | None = None,
    most: int = 100,
) -> tuple[Suggestion, ...]:
    """Return pairs of actors that may be one, those first whose answer would matter most.

    Args:
        actors: with their links.
        decisions: all that people decided; pairs that they answered do not come again.
        weights: how many pieces of evidence each takes part in, by id.
        titles: the titles that its mentions have, by id.
        most: how many pairs.
    """
    actors = tuple(actors)
    weights, titles = weights or {}, titles or {}
    faces = [_look_at(each, weights.get(each.id, 0), titles.get(each.id, ())) for each in actors]
    answered = _answered(actors, decisions)
    found: dict[frozenset[str], Suggestion] = {}
    for pairs, judge in _WAYS:
        for one, other in pairs(faces):
            judged = judge(one, other) if one is not other else None
            if judged is None:
                continue
            first, second = sorted((one, other), key=lambda face: (-face.size, face.id))
            key = frozenset((one.id, other.id))
            if key not in answered and key not in found:
                certainty, reason = judged
                found[key] = Suggestion(first.id, second.id, reason, round(certainty * second.size, 2))
    return tuple(sorted(found.values(), key=lambda each: (-each.score, each.one, each.other))[:most])


def _look_at(actor: Actor, weight: int, titles: Collection[str]) -> _Face:
    names = (actor.name, *actor.aliases)
    name = read_name(actor.name, person=actor.kind == "person")
    read = frozenset(title for each in titles for title in read_titles(each)) | frozenset(name.titles)
    acronyms = frozenset(fold(each) for each in names if is_acronym(each)) if actor.kind != "person" else frozenset()
    return _Face(
        actor.id,
        actor.kind,
        actor.name,
        name.folded,
        name.words,
        acronyms,
        read,
        len(actor.links) + weight,
        names,
        is_person=actor.kind == "person",
        digits=any(map(str.isdigit, name.folded)),
    )


def _answered(actors: Iterable[Actor], decisions: Iterable[Decision]) -> set[frozenset[str]]:
    """Return the pairs of which people said that they are two."""
    actor_of = {link.mention_id: actor.id for actor in actors for link in actor.links}
    known = set(actor_of.values())
    answered = set()
    for decision in decisions:
        if decision.verb in ("never", "different") and not decision.withdrawn:
            anchors = (*decision.anchors, "", "")
            ends = (
                subject if subject in known else actor_of.get(subject) or actor_of.get(anchor, subject)
                for subject, anchor in zip(decision.subjects, anchors, strict=False)
            )
            answered.add(frozenset(ends))
    return answered


def _blocks(faces: Sequence[_Face], keys: Callable[[_Face], Iterable[str]]) -> Pairs:
    """Yield the pairs of actors that share a key which few have."""
    by_key: dict[str, list[_Face]] = defaultdict(list)
    for face in faces:
        for key in set(keys(face)):
            by_key[key].append(face)
    for block in by_key.values():
        if len(block) <= MOST_IN_A_BLOCK:
            yield from combinations(block, 2)


def _by_acronym(faces: Sequence[_Face]) -> Pairs:
    long = defaultdict(list)
    for face in faces:
        if not face.is_person and len(face.words) > 1:
            for short in initials(face.words):
                long[short].append(face)
    for face in faces:
        for short in face.acronyms:
            if len(short) > 1 and len(long[short]) <= MOST_IN_A_BLOCK:
                yield from ((face, each) for each in long[short])


def _by_name(faces: Sequence[_Face]) -> Pairs:
    return _blocks(faces, lambda face: (face.folded,))


def _by_surname(faces: Sequence[_Face]) -> Pairs:
    return _blocks([face for face in faces if face.is_person and face.words], lambda face: face.words[-1:])


def _by_sound(faces: Sequence[_Face]) -> Pairs:
    return _blocks(faces, lambda face: (read_sound(face.folded).key,) if len(face.folded) >= LEAST_LETTERS else ())


def _by_beginning(faces: Sequence[_Face]) -> Pairs:
    """Yield those whose names begin or end alike, so that a slip elsewhere is found."""
    return _blocks(
        faces,
        lambda face: (f"{face.folded[:5]}>", f"<{face.folded[-5:]}") if len(face.folded) >= LEAST_LETTERS else (),
    )


def _by_word(faces: Sequence[_Face]) -> Pairs:
    """Yield those that share a word; the rarest words of a name tell most."""
    return _blocks(faces, lambda face: set(face.words) - read_words("small_words.txt"))


def _by_capital(faces: Sequence[_Face]) -> Pairs:
    states: dict[str, _Face] = {}
    for face in faces:
        if face.kind == "state":
            states.setdefault(face.folded, face)
    for face in faces:
        state = states.get(_state_of_capital().get(face.folded, ""))
        if face.kind != "state" and not face.is_person and state is not None:
            yield face, state


@cache
def _state_of_capital() -> dict[str, str]:
    """Return the folded name of the state that each capital governs, by the folded forms of the capital."""
    return {
        fold(form): fold(row["name"])
        for row in read_rows("countries.tsv")
        for cell in split_cell(row["capital"])
        for form in cell.removesuffix(DOUBTFUL).split(SPELLINGS)
    }


Judged = tuple[float, str] | None


def _fits(one: _Face, other: _Face) -> bool:
    return one.is_person == other.is_person


def _judge_acronym(one: _Face, other: _Face) -> Judged:
    if not _fits(one, other):
        return None
    short, long = (one, other) if len(one.words) < len(other.words) else (other, one)
    return CERTAINTY["acronym"], f"“{_shown_acronym(short, long)}” may be the acronym of “{long.name}”"


def _shown_acronym(short: _Face, long: _Face) -> str:
    made = initials(long.words)
    return next((each for each in short.names if is_acronym(each) and fold(each) in made), short.name)


def _judge_same_name(one: _Face, other: _Face) -> Judged:
    return CERTAINTY["same name"], "same name"


def _judge_surname(one: _Face, other: _Face) -> Judged:
    if _differ(one, other):
        return None
    shared = one.titles & other.titles
    bare = min(len(one.words), len(other.words)) == 1
    if not bare and not agree(one.words, other.words):
        return None
    if shared:
        title = "same titles" if len(shared) > 1 else f"same title ({min(shared)})"
        return CERTAINTY["surname and title"], f"same surname, {title}"
    how = "" if bare else f", {agree(one.words, other.words)}"
    return CERTAINTY["surname"], f"same surname{how}"


def _differ(one: _Face, other: _Face) -> bool:
    """Tell whether titles tell a man from a woman."""
    genders = [gender_of_titles(tuple(sorted(each.titles))) for each in (one, other)]
    return bool(genders[0] and genders[1] and genders[0] != genders[1])


def _judge_sound(one: _Face, other: _Face) -> Judged:
    if not _comparable(one, other) or not sounds_alike(one.folded, other.folded):
        return None
    alike = ratio(one.folded, other.folded) / 100
    return 0.5 + 0.4 * alike, f"spelling {alike:.2f}, sounds alike"


def _judge_spelling(one: _Face, other: _Face) -> Judged:
    """Judge two names by their letters; where two words differ, or one begins otherwise, they are two names."""
    if not _comparable(one, other):
        return None
    alike = ratio(one.folded, other.folded, score_cutoff=100 * LEAST_ALIKE) / 100
    others = [(a, b) for a, b in zip(one.words, other.words, strict=True) if a != b]
    if not alike or len(others) != 1 or others[0][0][0] != others[0][1][0]:
        return None
    return 0.6 * alike, f"spelling {alike:.2f}"


def _comparable(one: _Face, other: _Face) -> bool:
    """Tell whether a slip may make one name of the other: not a number, nor an "s" at the end."""
    if not _fits(one, other) or len(one.words) != len(other.words) or one.digits or other.digits:
        return False
    return one.folded.rstrip("s") != other.folded.rstrip("s")


def _judge_contains(one: _Face, other: _Face) -> Judged:
    if not _fits(one, other) or one.kind != other.kind:
        return None
    if len(one.words) == len(other.words):
        return None
    short, long = (one, other) if len(one.words) < len(other.words) else (other, one)
    if not _within(short.words, long.words):
        return None
    if one.is_person and (not find_in(short.words, long.words) or _differ(one, other)):
        return None
    return CERTAINTY["contains"] * len(short.words) / len(long.words) * 2, "one name contains the other"


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


def _judge_capital(one: _Face, other: _Face) -> Judged:
    city, state = (other, one) if one.kind == "state" else (one, other)
    return CERTAINTY["capital"], f"{city.name} is the capital of {state.name}"


_WAYS: tuple[tuple[Callable[[Sequence[_Face]], Pairs], Callable[[_Face, _Face], Judged]], ...] = (
    (_by_acronym, _judge_acronym),
    (_by_name, _judge_same_name),
    (_by_surname, _judge_surname),
    (_by_sound, _judge_sound),
    (_by_beginning, _judge_spelling),
    (_by_word, _judge_contains),
    (_by_capital, _judge_capital),
)
"""By what pairs are found, and how they are judged, the most telling reason first."""
