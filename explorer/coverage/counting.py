"""Words counted as readers count them."""

from __future__ import annotations

import re
from collections.abc import Iterable

WORD = re.compile(r"\w+(?:[-'’.]\w+)*")
"""A word token: "don't", "al-Bukamal" and "U.S" are one each."""


def count_words(text: str, runs: Iterable[tuple[int, int]]) -> int:
    """Count the word tokens in runs of a text, given as start and end offsets."""
    return sum(1 for start, end in runs for _ in WORD.finditer(text, start, end))
