"""Whether two names may be one person's: Mike and Michael Pompeo, J. Biden and Joe Biden, George and George W. Bush."""

from __future__ import annotations

from functools import lru_cache

from explorer.actors.names import CACHED, arabic_articles, fold, particles
from explorer.actors.resources import read_rows, split_cell
from explorer.actors.spelling import sounds_alike

Words = tuple[str, ...]

LETTERS_OF_INITIALS = 2
"""Letters of two initials run together ("gh")."""

LEAST_CONSONANTS_OF_A_PART = 2
"""In a name of several words, short words may vary too (Reza and Riza), since the others must match as well."""


@lru_cache(maxsize=CACHED)
def agree(one: Words, other: Words) -> str:
    """Tell how two full names of people may be one person's.

    Args:
        one, other: folded words of two names without titles, two words or more each.

    Returns:
        "same name", "other spelling", "other order", "middle name", "first name in another form", "first name and
        initial" or "part of the full name"; an empty text if they contradict each other.
    """
    if one == other:
        return "same name"
    one, other = _without_articles(one), _without_articles(other)
    if len(one) == len(other) and all(_alike(a, b) for a, b in zip(one, other, strict=True)):
        return "other spelling"
    if min(map(len, one + other)) > 2 and sounds_alike(" ".join(one), " ".join(other)):
        return "other spelling"  # "Abdul Rahman Saleh" and "Abdulrahman Saleh"; run together, initials would get lost
    if len(one) == 2 and one == other[::-1]:
        return "other order"
    if _is_cut_surname(one, other):
        return "first name and initial"
    if not _alike(one[-1], other[-1]):
        return _overlap(one, other)
    if _first_names_agree(one[0], other[0]) and _initials_agree(one, other) and _initials_agree(other, one):
        exact = _alike(one[0], other[0])
        if _middles_agree(one[1:-1], other[1:-1]):
            return "middle name" if exact else "first name in another form"
        return ""
    return _overlap(one, other)


def _is_cut_surname(one: Words, other: Words) -> bool:
    """Tell whether one name is the first name of the other and the first letter of its surname ("Irena V.")."""
    short, long = sorted((one, other), key=lambda words: len(words[-1]))
    initial = len(short) == 2 and len(short[-1]) == 1 < len(long[-1])
    return initial and len(short[0]) > 1 and _first_names_agree(short[0], long[0]) and long[-1].startswith(short[-1])


def _without_articles(words: Words) -> Words:
    return tuple(word for word in words if word not in arabic_articles()) or words


def _alike(one: str, other: str) -> bool:
    return sounds_alike(one, other, least_consonants=LEAST_CONSONANTS_OF_A_PART)


def _overlap(one: Words, other: Words) -> str:
    """Tell whether the shorter name stands at one end of the longer one: "Mohammadi Golpayegani", "Abu Bakr"."""
    short, long = sorted((one, other), key=len)
    if len(short) < 2 or len(short) == len(long) or set(short) <= particles():
        return ""
    ends = (long[: len(short)], long[-len(short) :])
    return "part of the full name" if any(all(map(_alike, short, end)) for end in ends) else ""


def _first_names_agree(one: str, other: str) -> bool:
    """Tell whether two first names may be one: alike, an initial of the other, or a short form of it."""
    if _alike(one, other):
        return True
    if len(one) <= 2 or len(other) <= 2:  # "j", "jd": initials
        both = max(len(one), len(other)) <= 2
        return (one.startswith(other) or other.startswith(one)) if both else one[0] == other[0]
    forms, others = full_forms(one), full_forms(other)
    return one in others or other in forms or bool(forms & others)


def _initials_agree(short: Words, long: Words) -> bool:
    """Tell whether a second initial is that of the other's middle name, if both are told ("G. H." and "George W.")."""
    first = short[0]
    if len(first) != LETTERS_OF_INITIALS or len(long[0]) <= LETTERS_OF_INITIALS or is_first_name(first):
        return True
    middles = [word for word in long[1:-1] if word not in particles()]
    return not middles or middles[0][0] == first[1]


def _middles_agree(one: Words, other: Words) -> bool:
    """Tell whether middle names may be one person's: missing in one, or the same, or initials of each other."""
    one, other = (tuple(word for word in words if word not in particles()) for words in (one, other))
    if not one or not other:
        return True
    return all(
        a == b or _alike(a, b) or (min(len(a), len(b)) == 1 and a[0] == b[0]) for a, b in zip(one, other, strict=False)
    )


@lru_cache(maxsize=1)
def _nicknames() -> dict[str, frozenset[str]]:
    rows = read_rows("nicknames.tsv")
    return {fold(row["short"]): frozenset(map(fold, split_cell(row["full"]))) for row in rows}


def full_forms(first_name: str) -> frozenset[str]:
    """Return the full first names that a short one may stand for ("mike": michael)."""
    return _nicknames().get(first_name, frozenset())


@lru_cache(maxsize=1)
def _genders() -> dict[str, str]:
    return {fold(row["name"]): row["gender"] for row in read_rows("given_names.tsv")}


def gender_of(words: Words) -> str:
    """Return the gender that a full name's first word tells, or an empty text."""
    return _genders().get(words[0], "") if len(words) > 1 else ""


def is_first_name(word: str) -> bool:
    """Tell whether a folded word is a known given name."""
    return word in _genders()


def find_in(short: Words, full: Words) -> str:
    """Tell where a short form of a person's name stands in the full one.

    Returns:
        "surname" if it ends the full name ("Macron", "van der Leyen", "al-Assad"), "first name" if it begins it
        ("Xi", "Ivanka"), "inner name" if it stands within ("Santos" of Juan Manuel Santos Calderón), or empty.
    """
    size = len(short)
    if size >= len(full):
        return ""
    if len(full) > size + 1 and full[-size - 1] == "of" and all(map(_alike, short, full[-size:])):
        return ""  # where somebody is from: "Theodore of Tarsus"
    if all(map(_alike, short, full[-size:])):
        return "surname"
    if all(map(_alike, short, full[:size])):
        return "first name"
    inner = any(full[place : place + size] == short for place in range(1, len(full) - size))
    return "inner name" if inner and len(full) > 2 else ""
