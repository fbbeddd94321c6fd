"""Find what stands in articles and is none: bylines, copyright lines, notes of the editors, navigation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

MAX_CHARACTERS = 400
"""Characters. Longer lines and sentences are text whatever they begin with; it also bounds the work of the patterns."""

_DATA = Path(__file__).with_name("data")
_LINE = re.compile(r"\S[^\r\n]*")


def find_boilerplate(text: str, sentences: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give the offsets of lines and sentences of a text that are boilerplate.

    Args:
        text: the text.
        sentences: offsets of its sentences.
    """
    pattern = _load_pattern()
    for start, end in (*(match.span() for match in _LINE.finditer(text)), *sentences):
        if end - start <= MAX_CHARACTERS and pattern.fullmatch(text[start:end].strip()):
            yield start, end


@cache
def _load_pattern() -> re.Pattern[str]:
    rows = (_DATA / "boilerplate.tsv").read_text(encoding="utf-8").splitlines()
    patterns = [row.split("\t")[0] for row in rows if row and not row.startswith("#")]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
