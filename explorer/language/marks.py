"""Names while they are mended, and what their shape tells."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml
from spacy.tokens import Doc, Token

NOT_QUITE_SURE = 0.9
"""Probability given to a name that a step made of pieces."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A name in a Doc: tokens `begin` to `end` (exclusive), kind, probability, and the step that last changed it."""

    begin: int
    end: int
    kind: str
    probability: float
    rule: str = ""


@lru_cache(maxsize=1)
def shapes() -> dict[str, frozenset[str]]:
    """The word lists of `resources/name_shapes.yaml`."""
    text = (files("explorer.language") / "resources" / "name_shapes.yaml").read_text(encoding="utf-8")
    return {name: frozenset(words) for name, words in yaml.safe_load(text).items()}


def normal(word: str) -> str:
    """Words that differ only in the case of an article or the kind of apostrophe are the same."""
    return word.lower() if word.lower() in shapes()["articles"] else word.replace("’", "'")


def form_of(doc: Doc, mark: Mark) -> tuple[str, ...]:
    """The words of a name as they are compared."""
    return tuple(normal(token.text) for token in doc[mark.begin : mark.end])


def is_name(token: Token) -> bool:
    """Tell whether a word is written as names are: with a capital."""
    return token.text[:1].isupper() and token.text[:1].isalpha()
