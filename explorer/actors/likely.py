"""Which names may be forms of one at all, found by key: the rules then look at these and not at everybody.

An article that names four thousand people would otherwise have each compared with each. Keys are such that names
which the rules in `people` bring together share one of them.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from explorer.actors.names import arabic_articles
from explorer.actors.people import full_forms
from explorer.actors.spelling import read_sound

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from explorer.actors.uses import Use

Words = tuple[str, ...]

MOST_ALIKE = 60
"""Names under one key that are looked at, the first. More namesakes than that nobody could tell apart."""

FEW = 20
"""So few names are compared with each other sooner than their keys are made."""

LONGEST_INITIALS = 2
"""Letters of a first name that may be initials: J., JD."""


def likely_forms(ranked: Sequence[Use]) -> dict[int, list[Use]]:
    """Give for each full name, by its use's order, those that may be another form of it.

    Args:
        ranked: full names of people, those first that others are rather brought to; the answers are in this order.
    """
    if len(ranked) <= FEW:
        return {use.order: list(ranked) for use in ranked}
    places: dict[Hashable, list[int]] = defaultdict(list)
    keys = [list(_keys_of(_without_articles(use.name.words))) for use in ranked]
    for place, own in enumerate(keys):
        for key in own:
            if len(places[key]) < MOST_ALIKE:
                places[key].append(place)
    found = {}
    for use, own in zip(ranked, keys, strict=True):
        near = sorted({place for key in own for place in (*places[key], *places.get(_counterpart(key), ()))})
        found[use.order] = [ranked[place] for place in near]
    return found


def _keys_of(words: Words) -> Iterator[Hashable]:
    """Give a key for each way in which two full names may be one: see `people.agree`."""
    first, last = words[0], read_sound(words[-1]).key
    yield "joined", read_sound(" ".join(words)).key
    yield "ends", read_sound(first).key, last
    if len(words) == 2:
        yield "turned", *sorted(words)
    yield "initials" if len(first) <= LONGEST_INITIALS else "spelt out", first[0], last
    for form in {first, *full_forms(first)}:
        yield "form", form, last


def _counterpart(key: Hashable) -> Hashable:
    """Initials are brought to names that are spelt out, and those to initials; other keys have to be the same."""
    other = {"initials": "spelt out", "spelt out": "initials"}.get(key[0])
    return (other, *key[1:])


def likely_bearers(full: Sequence[Use]) -> dict[int, list[Use]]:
    """Give for each name with a surname cut to its initial ("Irena V."), by its use's order, whose name it may be.

    Nobody where so many may be meant that nobody could tell who is.

    Args:
        full: full names of people in one document; the answers are in this order.
    """
    cut = [use for use in full if len(use.name.words[-1]) == 1]
    places: dict[Hashable, list[int]] = defaultdict(list)
    for place, use in enumerate(full if cut else ()):
        if len(use.name.words[-1]) > 1:
            words = _without_articles(use.name.words)
            for key in _keys_of_first_name(words[0]):
                places[key, words[-1][0]].append(place)
    found = {}
    for use in cut:
        words = _without_articles(use.name.words)
        keys = ((_counterpart_of_first_name(key), words[-1]) for key in _keys_of_first_name(words[0]))
        near = sorted({place for key in keys for place in places.get(key, ())[: MOST_ALIKE + 1]})
        found[use.order] = [full[place] for place in near] if len(near) <= MOST_ALIKE else []
    return found


def _keys_of_first_name(first: str) -> Iterator[tuple[str, str]]:
    """Give a key for each way in which two first names may be one: see `people.agree`."""
    yield "sound", read_sound(first).key
    yield "any", first[0]
    if len(first) <= LONGEST_INITIALS:
        yield "initials", first[0]
    for form in {first, *full_forms(first)}:
        yield "form", form


def _counterpart_of_first_name(key: tuple[str, str]) -> tuple[str, str]:
    """Initials may be those of any first name, and any first name may be cut to initials."""
    return ({"initials": "any", "any": "initials"}.get(key[0], key[0]), key[1])


class FullNames:
    """The full names of people in one document, found by what a part of them sounds like.

    Args:
        uses: the names, in the order in which they are given back.
    """

    def __init__(self, uses: Iterable[Use]) -> None:
        self._uses = list(uses)
        self._places: dict[Hashable, list[int]] = defaultdict(list)
        for place, use in enumerate(self._uses):
            words = use.name.words
            bare = _without_articles(words)
            keys = {("word", word) for word in words[1:-1]}
            keys |= {(end, read_sound(word).key) for end, word in (("first", words[0]), ("last", words[-1]))}
            keys |= {(end, read_sound(word).key) for end, word in (("first", bare[0]), ("last", bare[-1]))}
            for key in keys:
                self._places[key].append(place)

    def holding(self, words: Words) -> list[Use]:
        """Give the names that a shorter one may stand in: at the beginning, at the end or within.

        Nothing where so many do that nobody could tell who is meant.
        """
        bare = _without_articles(words)
        keys = {("first", read_sound(each[0]).key) for each in (words, bare)}
        keys |= {("last", read_sound(each[-1]).key) for each in (words, bare)} | {("word", words[0])}
        places = sorted({place for key in keys for place in self._places.get(key, ())[: MOST_ALIKE + 1]})
        return [self._uses[place] for place in places] if len(places) <= MOST_ALIKE else []


def _without_articles(words: Words) -> Words:
    return tuple(word for word in words if word not in arabic_articles()) or words
