"""How right predicates, roles and factuality are: figures from gold and found, and what the pipeline itself finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from spacy.tokens import Doc

from explorer.language.component import NewsEncoder
from explorer.language.roles import roles_of
from training.role_data import RoleSentence

UNSCORED = {"R", "C"}
"""Relative pronouns and continued arguments."""
BORDER = 0.5
"""From this probability on a word counts as a predicate."""
Found = dict[int, dict[int, str]]
"""Predicate -> {argument's head word: role}."""


def score_roles(
    gold: Sequence[Found], found: Sequence[Found], roles: Sequence[str] = ("ARG0", "ARG1", "ARG2")
) -> dict[str, float]:
    """F1 in percent of predicates and of labelled argument heads, all and by role."""
    right, made, wanted = Counter(), Counter(), Counter()
    for want, have in zip(gold, found, strict=True):
        right["predicates"] += len(want.keys() & have.keys())
        made["predicates"] += len(have)
        wanted["predicates"] += len(want)
        for k in want.keys() | have.keys():
            a, b = ({(w, r) for w, r in side.get(k, {}).items() if r not in UNSCORED} for side in (want, have))
            for counter, pairs in ((wanted, a), (made, b), (right, a & b)):
                counter.update(role for _, role in pairs)
                counter["all"] += len(pairs)
    return {
        name: round(200 * right[name] / max(1, made[name] + wanted[name]), 1) for name in ("predicates", "all", *roles)
    }


def score_factuality(gold: Iterable[float], found: Iterable[float]) -> dict[str, float]:
    """Correlation (Pearson) with the readers, mean absolute error, and share with the right sign."""
    gold, found = np.array(list(gold)), np.array(list(found))
    return {
        "words": len(gold),
        "correlation": round(float(np.corrcoef(gold, found)[0, 1]), 3),
        "error": round(float(np.abs(gold - found).mean()), 3),
        "same sign": round(float(((gold > 0) == (found > 0)).mean()), 3),
    }


def find_roles(component: NewsEncoder, sentences: Sequence[RoleSentence]) -> tuple[list[Found], list[np.ndarray]]:
    """What the pipeline finds in sentences by themselves: predicates with their roles, and factuality of all words."""
    found, facts = [], []
    for sentence in sentences:
        doc = Doc(component.vocab, words=list(sentence.words))
        for token in doc:
            token.is_sent_start = token.i == 0
        component(doc)
        here: Found = {}
        values = np.zeros(len(doc), np.float32)
        for part in doc.sents:
            roles = roles_of(doc, part.start, part.end)
            values[part.start : part.end] = roles.factuality
            best = roles.scores.argmax(axis=2)
            for predicate, probability, labels in zip(roles.predicates, roles.probability, best, strict=True):
                if probability >= BORDER:
                    here[predicate] = {part.start + w: roles.labels[k] for w, k in enumerate(labels.tolist()) if k}
        found.append(here)
        facts.append(values)
    return found, facts
