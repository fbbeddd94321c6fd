"""Which words of a passage stand in one of the two texts only, for readers who compare them word by word."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz.distance import Levenshtein

from explorer.coverage.words import Vocabulary, Words
from explorer.model import Cue, SharedPassage


def find_changes(text_a: str, text_b: str, passage: SharedPassage) -> tuple[tuple[Cue, ...], tuple[Cue, ...]]:
    """Return the runs of words of each text that the other does not have at that place.

    Quotation marks, punctuation and letter case are no change. A word that was moved is marked in both.

    Args:
        text_a, text_b: the texts of the passage's documents.
        passage: what they share; offsets that are returned count in the texts, as its own do.
    """
    vocabulary = Vocabulary()
    a = vocabulary.read(text_a[passage.start_a : passage.end_a])
    b = vocabulary.read(text_b[passage.start_b : passage.end_b])
    blocks = Levenshtein.editops(a.codes, b.codes).as_matching_blocks()
    kept_a = {first + step for first, _, size in blocks for step in range(size)}
    kept_b = {first + step for _, first, size in blocks for step in range(size)}
    return _runs(a, kept_a, passage.start_a), _runs(b, kept_b, passage.start_b)


def _runs(words: Words, kept: Iterable[int], start: int) -> tuple[Cue, ...]:
    """Return the words that are not kept, those beside each other as one run."""
    runs: list[list[int]] = []
    for place in sorted(set(range(len(words.codes))) - set(kept)):
        if runs and runs[-1][1] == place - 1:
            runs[-1][1] = place
        else:
            runs.append([place, place])
    return tuple(Cue(start + words.starts[first], start + words.ends[last]) for first, last in runs)
