"""Invent names: people of many regions, places, peoples, organizations by the shape of their names."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random

import yaml

DATA = Path(__file__).parent / "data"
Words = tuple[str, ...]

WELL_KNOWN_SHARE = 0.15
"""Share of invented organizations that exist: well-known names must not be forgotten over the shapes."""
ACRONYM_SHARE = 0.2
"""Share of invented organizations that are acronyms; a fifth of those are made of random letters."""
_LETTERS = "ABCDEFGHIKLMNOPRSTUW"
_SLOT = re.compile(r"\{(\w+)\}")


def _read(name: str) -> dict:
    return yaml.safe_load((DATA / name).read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Person:
    """An invented person's given and family name, in words; `family_first` where that is the order."""

    given: Words
    family: Words
    family_first: bool = False

    @property
    def full(self) -> Words:
        """The whole name in its order."""
        return self.family + self.given if self.family_first else self.given + self.family


class Inventor:
    """Invents names.

    Args:
        random: where chance comes from.
        cut: cuts a name into the words that the pipeline's tokenizer makes of it.
    """

    def __init__(self, random: Random, cut: Callable[[str], Words]) -> None:
        self.random, self._cut = random, cut
        self._cuts: dict[str, Words] = {}

    @cached_property
    def _people(self) -> list[dict]:
        return list(_read("people.yaml").values())

    @cached_property
    def _places(self) -> dict:
        return _read("places.yaml")

    @cached_property
    def organizations(self) -> dict:
        """Shapes, titles and agencies, as in the data file."""
        return _read("organizations.yaml")

    @cached_property
    def _shapes(self) -> list[str]:
        return [shape for group in self.organizations["shapes"].values() for shape in group]

    def words(self, text: str) -> Words:
        """The words of a name."""
        if text not in self._cuts:
            if len(self._cuts) > 50_000:
                self._cuts.clear()
            self._cuts[text] = self._cut(text)
        return self._cuts[text]

    def person(self) -> Person:
        """A person of a random region."""
        region = self.random.choice(self._people)
        given, family = self.random.choice(region["given"]), self.random.choice(region["family"])
        return Person(self.words(given), self.words(family), region.get("family_first", False))

    def place(self) -> Words:
        """A country, city or province."""
        kind = self.random.choices(("countries", "cities", "provinces"), (4, 5, 1))[0]
        return self.words(self.random.choice(self._places[kind]))

    def region(self) -> Words:
        """A place that is no state or town."""
        return self.words(self.random.choice(self._places["regions"]))

    def people(self, *, plural: bool) -> Words:
        """A nationality, ethnic or religious group."""
        return self.words(self.random.choice(self._places["peoples"]["plural" if plural else "singular"]))

    def organization(self) -> Words:
        """An organization: mostly a shape with its slots filled, else an acronym or a well-known name."""
        chance = self.random.random()
        if chance < WELL_KNOWN_SHARE:
            return self.words(self.random.choice(self.organizations["well_known"]))
        if chance < WELL_KNOWN_SHARE + ACRONYM_SHARE:
            return self.words(self._acronym())
        return self.words(_SLOT.sub(lambda slot: self._fill(slot[1]), self.random.choice(self._shapes)))

    def _acronym(self) -> str:
        if self.random.random() < 0.8:
            return self.random.choice(self.organizations["acronyms"])
        return "".join(self.random.choices(_LETTERS, k=self.random.choice((3, 3, 3, 4, 4, 5))))

    def _fill(self, slot: str) -> str:
        if slot == "family":
            return self.random.choice(self.random.choice(self._people)["family"])
        if slot == "people":
            return self.random.choice(self._places["peoples"]["singular"])
        places = {"country": "countries", "city": "cities", "province": "provinces", "region": "regions"}
        source = self._places[places[slot]] if slot in places else self.organizations["slots"][slot]
        return self.random.choice(source)


def acronym_of(words: Words) -> str:
    """The capitals with which the words of a name begin."""
    return "".join(word[0] for word in words if word[:1].isupper())
