"""Forms of English verbs: present, past tense, past participle."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("data") / "irregular_verbs.tsv"

_PRESENT = {"be": "is", "have": "has", "do": "does", "go": "goes"}
_PLURAL = {"is": "are", "has": "have", "does": "do", "was": "were"}

_VOWELS = "aeiou"

_STRESSED_AT_THE_END = frozenset(
    "abet abhor admit allot annul commit compel concur confer control defer deter dispel enrol equip excel expel extol"
    " forbid impel incur infer kidnap occur outbid outrun patrol permit propel rebel rebut recur refer regret remit"
    " repel submit transfer transmit worship".split()
)
"""Verbs of several syllables that double their last letter: "permitted". Written for this project."""


def present(verb: str) -> str:
    """Return the third person singular: "writes"."""
    if verb in _PRESENT:
        return _PRESENT[verb]
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{verb}es"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ies"
    return f"{verb}s"


def past(verb: str) -> str:
    """Return the past tense: "wrote"."""
    return _read().get(verb, (regular(verb),) * 2)[0]


def participle(verb: str) -> str:
    """Return the past participle: "written"."""
    return _read().get(verb, (regular(verb),) * 2)[1]


def plural(form: str) -> str:
    """Return how an auxiliary is said of several: "are" for "is"; other forms are the same."""
    return _PLURAL.get(form, form)


def regular(verb: str) -> str:
    """Return the form that ends in -ed."""
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ied"
    if verb.endswith("c"):
        return f"{verb}ked"
    return f"{verb}{verb[-1]}ed" if _doubles(verb) else f"{verb}ed"


def _doubles(verb: str) -> bool:
    """Whether the last letter is doubled: after one vowel, in verbs of one syllable or stressed on the last."""
    last, before = verb[-1:], verb[-2:-1]
    if last in f"{_VOWELS}wxyh" or before not in _VOWELS or verb[-3:-2] in _VOWELS:
        return verb[-4:-1] == "qui"
    if last == "l":
        return True
    word = verb.rpartition("-")[2]
    syllables = sum(letter in _VOWELS and (not at or word[at - 1] not in _VOWELS) for at, letter in enumerate(word))
    return (
        syllables == 1 or verb in _STRESSED_AT_THE_END or (verb.startswith("re") and verb[2:] in _STRESSED_AT_THE_END)
    )


@cache
def _read() -> dict[str, tuple[str, str]]:
    """Return past tense and past participle of the verbs that do not follow the rule."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        rows = csv.reader((line for line in file if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
        return {base: (second, third) for base, second, third in rows}
