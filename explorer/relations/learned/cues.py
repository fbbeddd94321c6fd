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

CARRYING = {
    "action": frozenset({"VERB", "NOUN", "ADJ"}),
    "statement": frozenset({"VERB", "NOUN", "ADJ"}),
    "affiliation": frozenset({"VERB", "NOUN", "ADJ", "PROPN"}),
}
"""Parts of speech that may carry a claim of each kind; auxiliaries and function words say nothing alone."""

WHOSE = frozenset({"of", "'s", "’s", "'", "’"})
"""Words that may carry an affiliation: whose it is."""


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
    words = [k for k in sorted(near) if _may_carry(view, k, one, other, kind)]
    return {k: _features(view, k, one, other, kind, up, down) for k in words}


def _may_carry(view: SentenceView, word: int, one: End, other: End, kind: str) -> bool:
    """Tell whether a word can say that two are tied; the head of an end only names it, unless it is an office."""
    if kind == "affiliation" and view.lemmas[word] in WHOSE:
        return True
    if view.kinds[word] not in CARRYING[kind] or not view.texts[word][:1].isalpha():
        return False
    is_head = word in (one.head, other.head)
    return not is_head or (kind == "affiliation" and view.kinds[word] == "NOUN")


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
