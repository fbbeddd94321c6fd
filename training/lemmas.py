"""Learn the lemma table of `explorer.language.lemmas` from tagged and lemmatised text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from explorer.language.lemmas import LONGEST_ENDING, LemmaTable

REGULAR = ("NNS", "VBZ", "VBD", "VBN", "VBG", "JJR", "JJS", "RBR", "RBS", "NNPS")
"""Tags whose endings are cut off; words of other tags that were never seen are their own lemma."""
WORDS = ("NN", "NNS", "JJ", "JJR", "JJS", "RB", "VB", "VBZ", "VBD", "VBN", "VBG", "VBP")
"""Tags whose lemmas are words that exist, against which a guess is checked."""
UNLISTED = frozenset({"ADD", "GW"})
"""Tags of addresses and of pieces of words: their forms tell nothing, and may be somebody's address."""
LEAST_ENDING = 2
"""Words that must show an ending before it becomes a rule."""

Word = tuple[str, str, str]
"""Form, Penn tag, lemma."""


def learn_lemmas(words: Iterable[Word], *, irregular: Iterable[Word] = ()) -> LemmaTable:
    """Learn a table.

    Args:
        words: of the training text.
        irregular: forms that are listed whether or not the training text has them; it overrules them.

    Returns:
        The smallest table that gives every training word its most frequent lemma.
    """
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    listed = {(tag, form): lemma for form, tag, lemma in irregular}
    for form, tag, lemma in words:
        if tag in UNLISTED or "@" in form or "://" in form:
            continue
        counts[tag, form.lower().replace("’", "'")][lemma] += 1
    best = {key: found.most_common(1)[0][0] for key, found in counts.items()} | listed
    endings = _learn_endings(best)
    rules = LemmaTable({}, endings, frozenset({lemma for (tag, _), lemma in best.items() if _exists(tag, lemma)}))
    return LemmaTable(_exceptions(best, rules), endings, rules.known)


def _learn_endings(best: dict[tuple[str, str], str]) -> dict[str, dict[str, tuple[int, str]]]:
    changes: dict[tuple[str, str], Counter[tuple[int, str]]] = defaultdict(Counter)
    for (tag, form), lemma in best.items():
        if tag in REGULAR and form.isalpha():
            change = _change(form, lemma.lower())
            for length in range(min(LONGEST_ENDING, len(form) - 1) + 1):
                changes[tag, form[len(form) - length :]][change] += 1
    table: dict[str, dict[str, tuple[int, str]]] = defaultdict(dict)
    for (tag, ending), found in sorted(changes.items(), key=lambda item: len(item[0][1])):
        change, count = found.most_common(1)[0]
        applies = change[0] <= len(ending) or len(ending) == LONGEST_ENDING
        if count >= LEAST_ENDING and applies and _shorter(table[tag], ending) != change:
            table[tag][ending] = change
    return dict(table)


def _shorter(table: dict[str, tuple[int, str]], ending: str) -> tuple[int, str] | None:
    """What the longest ending already in the table says."""
    return next((table[ending[k:]] for k in range(len(ending) + 1) if ending[k:] in table), None)


def _change(form: str, lemma: str) -> tuple[int, str]:
    """Letters to cut off and to put on."""
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return len(form) - same, lemma[same:]


def _exists(tag: str, lemma: str) -> bool:
    return tag in WORDS and lemma.isalpha() and lemma.islower()


def _exceptions(best: dict[tuple[str, str], str], rules: LemmaTable) -> dict[str, dict[str, str]]:
    """The training words that the endings do not get right, and all words of small classes."""
    table: dict[str, dict[str, str]] = defaultdict(dict)
    for (tag, form), lemma in sorted(best.items()):
        made = rules.find_lemma(form, tag)
        right = made.lower() == lemma.lower() if tag in rules.names else made == lemma
        if not right:
            table[tag][form] = lemma
    return dict(table)


def score_lemmas(table: LemmaTable, words: Sequence[Word]) -> float:
    """Share of words whose lemma is right."""
    return sum(table.find_lemma(form, tag) == lemma for form, tag, lemma in words) / max(1, len(words))


def read_irregular_verbs(path: Path) -> list[Word]:
    """Read base, past tense and participle of each line as (form, tag, lemma)."""
    rows = [
        line.split("\t") for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")
    ]
    return [(form, tag, row[0]) for row in rows for form, tag in ((row[1], "VBD"), (row[2], "VBN"))]
