"""Mend the labels of hyphenated compounds: "U.S.-led" is a name and a word, not a name.

Files made of unsplit tokens label such a compound as one name, or not at all. The pipeline's tokenizer cuts it, so that
the country in it can be found; what its parts are is learnt from how they are labelled where they stand alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from training.corpus import UNKNOWN, Sentence

LEAST_SEEN = 5
"""Times that a word must be seen alone as a name before its label is believed inside a compound."""
LEAST_SHARE = 0.9
"""Share of its uses as a name that must be of that kind."""
HYPHENS = ("-", "–")


def learn_single_names(sentences: Iterable[Sentence]) -> dict[str, str]:
    """The words that are a name by themselves more often than no name, and then nearly always of one kind."""
    alone: dict[str, Counter[str]] = defaultdict(Counter)
    ordinary: Counter[str] = Counter()
    for sentence in sentences:
        spans = {begin: kind for begin, end, kind in sentence.spans() if end == begin + 1}
        for k, (word, label) in enumerate(zip(sentence.words, sentence.names, strict=True)):
            beside = set(sentence.words[max(0, k - 1) : k + 2])
            if k in spans and not beside & set(HYPHENS):
                alone[word][spans[k]] += 1
            ordinary[word] += label == "O"
    best = {word: (*count.most_common(1)[0], count.total()) for word, count in alone.items()}
    return {
        word: kind
        for word, (kind, seen, total) in best.items()
        if kind in ("GPE", "NORP", "ORG", "LOC")
        and seen >= LEAST_SEEN
        and seen / total >= LEAST_SHARE
        and total > ordinary[word]
    }


def mend_compounds(sentence: Sentence, single: Mapping[str, str]) -> Sentence:
    """Label the parts of a compound by themselves where it ends in a small word or joins two known names."""
    names = list(sentence.names)
    for k in range(1, len(names) - 1):
        if sentence.words[k] in HYPHENS and _joined(sentence, names, k):
            first, last = sentence.words[k - 1], sentence.words[k + 1]
            if (first in single and last.islower()) or {single.get(first), single.get(last)} <= {"NORP", "GPE", "ORG"}:
                names[k - 1 : k + 2] = [_alone(first, single), "O", _alone(last, single)]
    return replace(sentence, names=tuple(names))


def _joined(sentence: Sentence, names: list[str], k: int) -> bool:
    """True if the source has the compound as one name of its own, or does not know."""
    before, here, after = names[k - 1 : k + 2]
    ends = k + 2 >= len(names) or not names[k + 2].startswith("I-")
    whole = before.startswith("B-") and here.startswith("I-") and after.startswith("I-") and ends
    return whole or UNKNOWN in (before, here, after)


def _alone(word: str, single: Mapping[str, str]) -> str:
    return f"B-{single[word]}" if word in single else "O"
