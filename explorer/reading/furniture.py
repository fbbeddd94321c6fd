"""Blank out what belongs to the web page around an article: "Comments", "Share this", "Related articles" ...

Only whole lines go, and they go by being overwritten with blanks: every offset in the text stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

MAX_BLOCK_LINES = 12
"""Lines. Lists of links under an article are shorter; what goes on beyond that is text again."""

MAX_LINK_CHARACTERS = 140
"""Characters. The title of a linked article is a headline; a longer line is text."""

MAX_FURNITURE_CHARACTERS = 300
"""Characters. Longer lines are text whatever they begin with; it also bounds the work of the patterns."""

_PATTERNS_FILE = Path(__file__).with_name("furniture.tsv")
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class _Patterns:
    line: re.Pattern[str]
    block: re.Pattern[str]


def blank_furniture(text: str) -> str:
    """Return a text of the same length in which lines of page furniture are blanks."""
    pieces, reached = [], 0
    for start, end in _find_furniture(text):
        pieces += [text[reached:start], " " * (end - start)]
        reached = end
    return "".join([*pieces, text[reached:]])


def _find_furniture(text: str) -> Iterator[tuple[int, int]]:
    patterns = _load_patterns()
    links_left = 0
    for match in re.finditer(r"[^\r\n]+", text):
        line = match[0].strip()
        if not line:
            continue
        if len(line) > MAX_FURNITURE_CHARACTERS:
            links_left = 0
        elif patterns.block.fullmatch(line):
            links_left = MAX_BLOCK_LINES
            yield match.span()
        elif patterns.line.fullmatch(line):
            yield match.span()
        elif links_left and _is_link(line):
            links_left -= 1
            yield match.span()
        else:
            links_left = 0


def _is_link(line: str) -> bool:
    return len(line) <= MAX_LINK_CHARACTERS and not _ENDS_SENTENCE.search(line)


@cache
def _load_patterns() -> _Patterns:
    by_kind: dict[str, list[str]] = {"line": [], "block": []}
    for line in _PATTERNS_FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, pattern, _ = line.split("\t")
            by_kind[kind].append(pattern)
    return _Patterns(*(re.compile("|".join(f"(?:{each})" for each in by_kind[kind]), re.I) for kind in by_kind))
