"""What was learned, read from data/: trees, confidence, words that carry a claim, constructions."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from explorer.relations.learned.forest import Forest
from explorer.relations.learned.linear import Logistic

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Trained:
    """The learned parts of the finder; `training/finder.py` writes them.

    Attributes:
        forest: what a pair of mentions is.
        confidence: whether a claim is right in every respect.
        cues: whether a word carries a claim.
        constructions: how many pairs in a construction the finder learned from, and how many readers wrote down.
    """

    forest: Forest
    confidence: Logistic
    cues: Logistic
    constructions: Mapping[str, tuple[int, int]]


@cache
def read_trained() -> Trained | None:
    """Give what was learned, or None where nothing was."""
    if not resources.files(__package__).joinpath("data", "forest.json").is_file():
        return None
    counts = {name: (int(seen), int(told)) for name, (seen, told) in _read("constructions.json").items()}
    return Trained(
        Forest.of(_read("forest.json")), _logistic(_read("confidence.json")), _logistic(_read("cues.json")), counts
    )


def _read(name: str) -> Any:
    return json.loads(resources.files(__package__).joinpath("data", name).read_text(encoding="utf-8"))


def _logistic(stored: Mapping[str, Any]) -> Logistic:
    return Logistic(float(stored["bias"]), {name: float(value) for name, value in stored["weights"].items()})
