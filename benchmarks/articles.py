"""Articles to measure with, made from the bundled corpus: any number, none like another, always the same."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

from explorer.build import CORPUS
from explorer.reading import read_sources

if TYPE_CHECKING:
    from pathlib import Path

PARAGRAPHS = 8
"""About 350 words: a news agency's report."""


def make_articles(count: int) -> list[dict[str, str]]:
    """Give articles of paragraphs drawn from the bundled corpus."""
    documents = list(read_sources([CORPUS], on_problem=lambda problem: None))
    paragraphs = [p for d in documents for p in d.text.split("\n") if len(p) > 80]
    outlets = sorted({d.outlet for d in documents})
    dice = random.Random(count)
    return [
        {
            "id": f"article-{number:05}",
            "title": f"Report {number}",
            "text": "\n\n".join(dice.sample(paragraphs, PARAGRAPHS)),
            "outlet": dice.choice(outlets),
            "published": f"2017-{1 + number % 12:02}-{1 + number % 28:02}",
        }
        for number in range(count)
    ]


def write_articles(path: Path, count: int) -> Path:
    """Write articles as JSON lines."""
    path.write_text("\n".join(json.dumps(article) for article in make_articles(count)), encoding="utf-8")
    return path
