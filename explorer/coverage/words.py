"""Texts as rows of words that can be compared: no white space, punctuation, quotation marks, letter case or accents.

A word is a number; the words of a text are also kept as a string with one character for each word, so that runs of
words are cut and aligned as fast as strings are.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate
from operator import sub
from pathlib import Path

FUNCTION_WEIGHT, NAME_WEIGHT, CONTENT_WEIGHT = 0.25, 0.5, 1.0
"""What a shared word tells of copying. Who writes about the same event shares function words by grammar, and names,
titles and numbers by the matter; other words are the writer's own choice."""

_DATA = Path(__file__).with_name("data")
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff"
_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670"
_WORD = re.compile(rf"[^\W_]+(?:[{_INVISIBLE}{_MARKS}]+[^\W_]*)*")
_SKIPPED = re.compile(rf"[{_INVISIBLE}]")
_FIRST_CODE, _SURROGATES, _CODES = 0x100, range(0xD800, 0xE000), 0x10FF00
"""Codes of words begin behind the first page, leave out what no string may hold, and begin again when all are used:
two of a million words are then taken for the same."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text.

    Attributes:
        codes: one character for each word; the same character for the same word, in all texts of one Vocabulary.
        starts, ends: their offsets in the text.
        weights: what each tells of copying, added up from the first on: `weights[k]` is that of the first k words.
        own: how many are neither function words nor names or numbers, added up in the same way.
    """

    codes: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    weights: tuple[float, ...]
    own: tuple[int, ...]

    def between(self, start: int, end: int) -> tuple[int, int]:
        """Return the words that begin from one offset on and before another, as first and last (exclusive)."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def close(self, spans: Iterable[tuple[int, int]], code: str) -> Words:
        """Return the words with those between offsets closed: they weigh nothing and are no word of another text.

        Args:
            spans: start and end offsets.
            code: one that no other text has.
        """
        codes, weights = list(self.codes), list(map(sub, self.weights[1:], self.weights))
        for first, last in (self.between(*span) for span in spans):
            codes[first:last] = code * (last - first)
            weights[first:last] = [0.0] * (last - first)
        added, own = _add_up(weights)
        return replace(self, codes="".join(codes), weights=added, own=own)


class Vocabulary:
    """The words of all texts that are compared with each other."""

    def __init__(self) -> None:
        self._forms: dict[str, tuple[str, float]] = {}
        self._codes: dict[str, str] = {}

    def read(self, text: str) -> Words:
        """Return the words of a text."""
        found = list(_WORD.finditer(text))
        forms = self._forms
        known = [forms.get(match[0]) or self._learn(match[0]) for match in found]
        codes = "".join([code for code, _ in known])
        starts, ends = tuple([match.start() for match in found]), tuple([match.end() for match in found])
        return Words(codes, starts, ends, *_add_up([weight for _, weight in known]))

    def make_code(self) -> str:
        """Return a code that no word has."""
        return self._codes.setdefault(f" {len(self._codes)}", _code(len(self._codes)))

    def _learn(self, form: str) -> tuple[str, float]:
        plain = normalise(form)
        code = self._codes.setdefault(plain, _code(len(self._codes)))
        self._forms[form] = known = code, _weigh(form, plain)
        return known


def _add_up(weights: list[float]) -> tuple[tuple[float, ...], tuple[int, ...]]:
    own = accumulate([weight == CONTENT_WEIGHT for weight in weights], initial=0)
    return tuple(accumulate(weights, initial=0.0)), tuple(own)


def normalise(form: str) -> str:
    """Return a word without letter case, accents and invisible characters."""
    if form.isascii():
        return form.lower()
    parts = unicodedata.normalize("NFKD", _SKIPPED.sub("", form))
    return "".join(part for part in parts if not unicodedata.combining(part)).casefold() or form


def _weigh(form: str, plain: str) -> float:
    if plain in function_words():
        return FUNCTION_WEIGHT
    return NAME_WEIGHT if form[0].isupper() or form[0].isdigit() else CONTENT_WEIGHT


def _code(number: int) -> str:
    code = _FIRST_CODE + number % (_CODES - len(_SURROGATES))
    return chr(code if code < _SURROGATES.start else code + len(_SURROGATES))


@cache
def function_words() -> frozenset[str]:
    """Return the words that carry a sentence and not its matter."""
    return frozenset(read_words(_DATA / "function_words.txt"))


def read_words(path: Path) -> Iterator[str]:
    """Give the words of a list; lines that begin with # are comments."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield from line.split()
