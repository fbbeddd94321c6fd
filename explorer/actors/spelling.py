"""Whether two spellings stand for one sound: Suleimani and Soleimani, Deir Ezzor and Deir ez-Zor, Qassem and Kasim.

A word is taken apart into its consonants and the vowels around them. Two names sound alike when their consonants
match and their vowels are near. Vowels are compared, not dropped, because Hassan and Hussein are two names.

    "soleimani" -> consonants s-l-m-n, vowels ("", "o", "ei", "a", "i")

Our own, for the romanisations that English news mixes (of Arabic, Persian, Turkish, Russian); the general ways to do
this (Soundex, Metaphone) drop all vowels and bring too many names together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from explorer.actors.names import CACHED, arabic_articles
from explorer.actors.resources import read_mapping

LEAST_CONSONANTS = 3
"""Names with fewer (Aden, Eden) sound alike by chance too often."""

LEAST_LETTERS_FOR_MISPRINT = 7
"""Letters. In shorter names one letter often makes another name: Hamad and Hamas, Tamir and Samir."""

CLASSES = str.maketrans("qgxγjžzðdθtč", "kkkkkkkkkssš")
"""Letters that match directly or through another fall into one class, by which names of like sound are found."""

WEAK = frozenset("eia")
"""Vowels that one spelling may leave out between consonants (Qassm, Qassem), though not at the end."""

_PARTS = re.compile(r"[aeiouy]*[^aeiouy]|[aeiouy]+$")
_DOUBLED = re.compile(r"([^aeiou])\1")
_GLUED_ARTICLE = re.compile(r"^[ae](z|d|s|r|t|n)\1(?=[aeiou])")
_SERVANT_OF = re.compile(r"^abd[aeiu](?:l(?=[^l])|r(?=r))?(?=.{2})")
_FATHER_OF = re.compile(r"^(?:al)?a?bu(?=.{4})")
_SILENT_H = re.compile(r"(?<=[aeiou])h(?![aeiouy])")


@dataclass(frozen=True, slots=True)
class Tables:
    """What data/spelling.yaml says: letters that write one consonant, consonants that match, vowels that are near."""

    one_consonant: tuple[tuple[str, str], ...]
    matching: frozenset[frozenset[str]]
    near: frozenset[frozenset[str]]


@lru_cache(maxsize=1)
def _tables() -> Tables:
    tables = read_mapping("spelling.yaml")
    return Tables(
        tuple(tables["one consonant"].items()),
        frozenset(frozenset(pair) for pair in tables["matching"].split()),
        frozenset(frozenset(pair.split("-")) for pair in tables["near"].split()),
    )


@dataclass(frozen=True, slots=True)
class Sound:
    """A name by sound: its letters, its consonants, and the vowels before each of these and at the end.

    `key` is the same for all names that could sound alike.
    """

    letters: str
    consonants: str
    vowels: tuple[str, ...]
    key: str


@lru_cache(maxsize=CACHED)
def read_sound(name: str) -> Sound:
    """Return the sound of a folded name: articles fall away and the words run together."""
    words = [_without_article(word) for word in name.split() if word not in arabic_articles()] or [name]
    text = _SERVANT_OF.sub("abd", _FATHER_OF.sub("bu", "".join(words))).replace("x", "ks")
    for written, plain in _tables().one_consonant:
        text = text.replace(written, plain)
    text = _SILENT_H.sub("", _DOUBLED.sub(r"\1", text))
    parts = _PARTS.findall(text)
    consonants = "".join(part[-1] for part in parts if part[-1] not in "aeiouy")
    vowels = [part[:-1] if part[-1] not in "aeiouy" else part for part in parts]
    if len(vowels) == len(consonants):
        vowels.append("")
    key = _DOUBLED.sub(r"\1", consonants.translate(CLASSES))
    return Sound(text.replace("q", "k"), consonants, tuple(vowels), key)


def _without_article(word: str) -> str:
    """Cut off an article that is written as one with its word: "ezzor" is "ez-Zor"."""
    return _GLUED_ARTICLE.sub(lambda match: match.group(1), word)


def sounds_alike(one: str, other: str, *, least_consonants: int = LEAST_CONSONANTS) -> bool:
    """Tell whether two folded names are two spellings of one sound.

    Args:
        one, other: folded names, of one word or more.
        least_consonants: names with fewer must be written alike but for silent letters.
    """
    if one == other:
        return True
    first, second = read_sound(one), read_sound(other)
    if first.letters == second.letters:
        return True
    length = len(first.consonants)
    if length != len(second.consonants) or length < least_consonants:
        return False
    consonants = [(a, b) for a, b in zip(first.consonants, second.consonants, strict=True) if a != b]
    vowels = [(n, a, b) for n, (a, b) in enumerate(zip(first.vowels, second.vowels, strict=True)) if a != b]
    if len(consonants) + len(vowels) >= length:
        return False  # all near, but nothing the same: Paris and Perth
    return all(frozenset(pair) in _tables().matching for pair in consonants) and all(
        _near(a, b, inside=0 < n < length) for n, a, b in vowels
    )


def _near(one: str, other: str, *, inside: bool) -> bool:
    if frozenset((one, other)) in _tables().near:
        return True
    return inside and not (one and other) and (one or other) in WEAK


def is_misprint(one: str, other: str) -> bool:
    """Tell whether two folded names differ by one slip of the hand: a letter left out, doubled, changed or swapped.

    The first letter, digits and an "s" at the end are never slips: Hussein and Lussein, G7 and G8, Kurd and Kurds.
    """
    if min(len(one), len(other)) < LEAST_LETTERS_FOR_MISPRINT or one[0] != other[0]:
        return False
    if any(char.isdigit() for char in one + other) or one.rstrip("s") == other.rstrip("s"):
        return False
    return DamerauLevenshtein.distance(one, other, score_cutoff=1) == 1
