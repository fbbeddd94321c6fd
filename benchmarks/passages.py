"""How long the search for shared passages takes, against annotating the same articles, in one run on one core.

Articles are copied with up to 30 % of their words dropped, changed or moved until there are as many as asked for: far
more is shared than in any real coverage. Annotating is measured on some of them and scaled by words; processor time is
compared. Run: `python -m benchmarks.passages [ARTICLES.jsonl] [--articles N] [--annotated N]`.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from explorer.build import CORPUS
from explorer.coverage.passages import find_passages
from explorer.evaluate.plants import cut_sentences
from explorer.language import annotate, load_pipeline
from explorer.model import Document
from explorer.reading import read_sources

MOST_CHANGED = 0.3
"""Share of the words of a copy; every copy draws its own."""


def copy_articles(documents: Sequence[Document], count: int) -> list[Document]:
    """Give copies with changes, as many of one article as of another."""
    dice = random.Random(count)
    words = sorted({word for document in documents for word in document.text.split()})
    copies = []
    for number in range(count):
        original = documents[number % len(documents)]
        text = _change(original.text, words, dice)
        copies.append(replace(original, id=f"article-{number:05}", text=text))
    return copies


def _change(text: str, words: Sequence[str], dice: random.Random) -> str:
    rate = dice.random() * MOST_CHANGED
    lines = [[_touch(word, words, rate, dice) for word in line.split()] for line in text.split("\n")]
    return "\n".join(" ".join(filter(None, line)) for line in lines)


def _touch(word: str, words: Sequence[str], rate: float, dice: random.Random) -> str:
    if dice.random() >= rate:
        return word
    return dice.choice(("", dice.choice(words), f"{dice.choice(words)} {word}"))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path, nargs="?", default=CORPUS)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--annotated", type=int, default=60)
    options = parser.parse_args()
    documents = copy_articles(list(read_sources([options.source], on_problem=print)), options.articles)
    sample = documents[: options.annotated]
    share = sum(len(document.text.split()) for document in sample) / sum(len(d.text.split()) for d in documents)
    nlp = load_pipeline()
    list(annotate(nlp, [sample[0].text]))
    begun = time.process_time()
    tokens = sum(len(doc) for doc in annotate(nlp, [document.text for document in sample]))
    annotating = time.process_time() - begun
    print(f"annotating {len(sample)} articles: {annotating:.1f} s, {tokens / annotating:,.0f} tokens a second")
    sentences = [sentence for document in documents for sentence in cut_sentences(document)]
    begun = time.process_time()
    passages = find_passages(documents, sentences)
    searching = time.process_time() - begun
    pairs = len({(each.document_a, each.document_b) for each in passages})
    print(f"searching {len(documents)} articles: {searching:.1f} s, {len(passages)} passages in {pairs} pairs")
    print(f"searching / annotating all: {searching / (annotating / share):.3f}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
