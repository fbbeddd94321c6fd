"""Names that every state has ("Foreign Ministry", "Supreme Court"): they say who is meant only with their state."""

from __future__ import annotations

from functools import lru_cache

from explorer.actors.knowledge import load_knowledge
from explorer.actors.names import CACHED
from explorer.actors.resources import read_words

ONE_SPELLING = {
    "defence": "defense",
    "labour": "labor",
    "armed": "army",
    "refugees": "refugee",
    "migrants": "migration",
}
"""British and other spellings of words in the names of offices."""

DROPPED = {"of", "the", "for", "and", "on", "to", "a", "affairs", "national", "federal", "s"}
"""Words that the name of an office may have or not: Ministry of Foreign Affairs, Foreign Ministry."""


@lru_cache(maxsize=CACHED)
def read_office(words: tuple[str, ...]) -> tuple[str, frozenset[str]] | None:
    """Take the name of an office apart.

    Args:
        words: folded words of a name ("iraqi", "ministry", "of", "defense").

    Returns:
        The id of the state that it names (or an empty text) and the words that say which office it is;
        None if some word says more than the name of an office does ("Fars", "Kurdistan").
    """
    for size in (0, 1, 2, 3):
        for rest, owner in ((words[size:], words[:size]), (words[: len(words) - size], words[len(words) - size :])):
            core = frozenset(ONE_SPELLING.get(word, word) for word in rest if word not in DROPPED)
            if not core or not all(word in read_words("generic_words.txt") for word in rest):
                continue
            state = _state_of(owner) if owner else ""
            if state is not None:
                return state, core
    return None


def _state_of(words: tuple[str, ...]) -> str | None:
    readings = load_knowledge().look_up(" ".join(word for word in words if word != "of"))
    found = (reading.entry.id for reading in readings if reading.how in ("name", "adjective"))
    return next((entry for entry in found if entry.startswith(("state/", "region/"))), None)


def is_office(words: tuple[str, ...]) -> bool:
    """Tell whether a name is that of an office which every state has."""
    return read_office(words) is not None


@lru_cache(maxsize=CACHED)
def read_party(words: tuple[str, ...]) -> frozenset[str] | None:
    """Return the words that tell a party by which name many states have one ("Labor Party"); None for other names."""
    if len(words) < 2 or words[-1] != "party" or not all(word in read_words("party_words.txt") for word in words):
        return None
    return frozenset(ONE_SPELLING.get(word, word) for word in words)
