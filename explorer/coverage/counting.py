"""Words of a text, counted as tokens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

WORD = re.compile(r"\w+(?:[-'’.]\w+)*")
"""A word token: "don't", "al-Bukamal" and "U.S" are one each."""


def count_words(text: str, runs: Iterable[tuple[int, int]]) -> int:
    """Count the word tokens in runs of a text."""
    return sum(1 for start, end in runs for _ in WORD.finditer(text, start, end))
