"""Which words carry a learned claim: the verb, noun or office that says it.

Every word on the path between the two ends, beside it and between them is scored by a small logistic regression on
where it stands; readers marked the words that it learned from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.relations.learned.features import Features, path, relation, word_class

if TYPE_CHECKING:
    from explorer.relations.learned.view import End, SentenceView

FAR = 12
"""Words between two ends up to which all of them are looked at."""

ALWAYS_PASSED = frozenset({"the", "a", "an", "and", "or", ",", "that", "which", "who", "of", "'s", "’s"})
"""Words that carry nothing alone."""


def list_cues(view: SentenceView, one: End, other: End, kind: str) -> dict[int, Features]:
    """Give the words that may carry a claim, each with its features.

    Args:
        view: the sentence.
        one: source of the claim.
        other: its target.
        kind: of the claim.
    """
    up, down = path(view, one.head, other.head)
    on = {*up, *down}
    near = on | {k for word in on for k in view.children[word]} | {view.heads[w] for w in on if view.heads[w] >= 0}
    low, high = sorted((one.head, other.head))
    if high - low < FAR:
        near |= set(range(low, high + 1))
    words = [k for k in sorted(near) if view.texts[k][:1].isalpha() and view.lemmas[k] not in ALWAYS_PASSED]
    return {k: _features(view, k, one, other, kind, up, down) for k in words}


def _features(
    view: SentenceView, word: int, one: End, other: End, kind: str, up: list[int], down: list[int]
) -> Features:
    low, high = sorted((one.head, other.head))
    top = up[-1] if up[-1] == down[-1] else -1
    names = {
        "pos=" + view.kinds[word],
        "dep=" + relation(view, word),
        "class=" + word_class(view.lemmas[word], view.kinds[word]),
    }
    flags = {
        "up": word in up[1:],
        "down": word in down[1:],
        "top": word == top,
        "source": one.first <= word <= one.last,
        "target": other.first <= word <= other.last,
        "between": low < word < high,
        "above source": view.heads[one.head] == word,
        "above target": view.heads[other.head] == word,
        "below source": view.heads[word] == one.head,
        "below target": view.heads[word] == other.head,
        "below top": top >= 0 and view.heads[word] == top,
        "in an end": any(e.first <= word <= e.last for e in view.ends),
    }
    found = {f"{kind}:{name}": 1.0 for name in names} | {
        f"{kind}:{flag}": 1.0 for flag, holds in flags.items() if holds
    }
    found |= {f"{kind}:top:{name}": 1.0 for name in names if word == top}
    found["lemma=" + view.lemmas[word]] = 1.0
    found[f"{kind}:far"] = min(8, abs(word - low), abs(word - high)) / 4
    return found
