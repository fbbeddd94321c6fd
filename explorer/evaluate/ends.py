"""Whether what was found for an end of a relation is whom readers wrote down: the matching of names.

Two names match if they are written alike, or share at least half of the telling words of the shorter one, by their
first letters ("Marenian government" and "government of Marenia"). Names of the same actor differ from text to text and
from reader to reader; stricter matching would count those.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

NOT_TELLING = frozenset(
    "the a an of in and to for on at by from with mr mrs ms dr his her its their president prime minister government "
    "former new".split()
)
"""Words that many names share and that therefore tell nothing."""

STEM = 5
"""Letters in which two words must agree: "Marenia" and "Marenian"."""

POSSESSIVE = re.compile(r"['’]s ")
NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def plain(words: str) -> str:
    """Return words as they are compared: lower case, without possessive endings and punctuation."""
    return NOT_PLAIN.sub(" ", POSSESSIVE.sub(" ", words.lower())).strip()


@lru_cache(maxsize=100_000)
def telling_words(words: str) -> frozenset[str]:
    """Return the beginnings of the words that tell who is meant."""
    return frozenset(w[:STEM] for w in plain(words).split() if w not in NOT_TELLING and len(w) > 1)


def fits(forms: Iterable[str], name: str, words: str) -> bool:
    """Tell whether one of the forms of somebody's name may be the name, or the words, that a reader wrote down.

    Args:
        forms: an actor's name, its aliases, the words of a mention.
        name: the full name that the reader gave.
        words: the words in the sentence.
    """
    forms = list(forms)
    wanted = {plain(name), plain(words)} - {""}
    if any(plain(form) in wanted for form in forms):
        return True
    telling = telling_words(name) or telling_words(words)
    return any(_share_half(telling, telling_words(form)) for form in forms)


def _share_half(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and len(one & other) >= (min(len(one), len(other)) + 1) // 2
