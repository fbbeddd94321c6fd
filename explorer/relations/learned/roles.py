"""What the learned semantic roles say of two mentions: who is the doer of which word, and who its object.

The roles are PropBank's (Palmer, Gildea and Kingsbury 2005): ARG0 is the doer, ARG1 whom or what it is done to. A
pipeline without them has no such features.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

DOER, DONE_TO = ("ARG0",), ("ARG1",)
OTHERS = ("ARG2", "ARG3", "ARG4", "ARG5")
CORE = (*DONE_TO, *OTHERS)
LOOSE = (*CORE, "ARGM-COM", "ARGM-GOL", "ARGM-DIR", "ARGM-LOC")
WHERE = ("ARGM-LOC", "ARGM-DIR", "ARGM-GOL")
NONE = "-"

MOST_ABOVE = 5
"""Words from a mention upwards that may be the argument in its stead ("X's *letter* angered Y")."""

CERTAIN = 0.1
"""Below this nothing is said of the word that ties two mentions."""

GROUPS = (DOER, DONE_TO, OTHERS, CORE, LOOSE, WHERE)
(
    DOER_ITSELF, DONE_ITSELF, OTHER_ITSELF, CORE_ITSELF, _, _, SOME, DOER_WIDE, DONE_WIDE, OTHER_WIDE, CORE_WIDE,
    LOOSE_WIDE, WHERE_WIDE, _,
) = range(14)  # fmt: skip
COMBINED = {
    "doer, object": (DOER_ITSELF, CORE_ITSELF),
    "doer, in object": (DOER_ITSELF, CORE_WIDE),
    "in doer, in object": (DOER_WIDE, CORE_WIDE),
    "in doer, loosely": (DOER_WIDE, LOOSE_WIDE),
    "object, doer": (CORE_ITSELF, DOER_ITSELF),
    "in object, in doer": (CORE_WIDE, DOER_WIDE),
    "doer, done to": (DOER_ITSELF, DONE_ITSELF),
    "doer, receiver": (DOER_ITSELF, OTHER_ITSELF),
    "in done to, in receiver": (DONE_WIDE, OTHER_WIDE),
    "in receiver, in done to": (OTHER_WIDE, DONE_WIDE),
    "in done to, where": (DONE_WIDE, WHERE_WIDE),
    "both arguments": (SOME, SOME),
    "both doers": (DOER_WIDE, DOER_WIDE),
    "both done to": (DONE_WIDE, DONE_WIDE),
}
"""What two mentions can be to one word: columns of `Filled.table`, of the source and of the target."""

_SOURCE, _TARGET = (np.array(columns) for columns in zip(*COMBINED.values(), strict=True))
_NAMES = tuple("roles:" + name for name in COMBINED)
TELLING = list(COMBINED).index("in doer, in object")


@dataclass(slots=True)
class RolesView:
    """The roles in one sentence.

    Attributes:
        predicates: word numbers of the words that have roles.
        probability: (p,) that each has.
        filled: (p, words, 7) how far a word fills each of GROUPS, and any role at all.
        factuality: (words,) about 1 happened, -1 did not.
    """

    predicates: list[int]
    probability: np.ndarray
    filled: np.ndarray
    factuality: np.ndarray


def read_roles(doc: Doc, numbers: Sequence[int]) -> RolesView | None:
    """Give the roles of a sentence, or None where the pipeline has none.

    Args:
        doc: the parsed text.
        numbers: token numbers of the sentence's words.
    """
    if not doc.has_extension("roles_of") or not numbers:
        return None
    roles = doc._.roles_of(numbers[0], numbers[-1] + 1)
    if roles is None:
        return None
    place = {token: k for k, token in enumerate(numbers)}
    kept = [row for row, token in enumerate(roles.predicates) if token in place]
    inside = [token - roles.start for token in numbers]
    scores = roles.scores[kept][:, inside].astype(np.float32)
    groups = [[k for k, label in enumerate(roles.labels) if label in group] for group in GROUPS]
    none = roles.labels.index(NONE)
    filled = np.stack([*(scores[:, :, columns].max(2) for columns in groups), 1 - scores[:, :, none]], 2)
    predicates = [place[roles.predicates[row]] for row in kept]
    return RolesView(predicates, roles.probability[kept], filled, roles.factuality[inside])


def fill(roles: RolesView, head: int, chain: Sequence[int]) -> np.ndarray:
    """Give (p, 14) how far a mention fills each group of roles of each predicate, by itself and with what is above it.

    Args:
        roles: of the sentence.
        head: word number of the mention's head.
        chain: the head and what is above it.
    """
    itself = roles.filled[:, head].copy()
    wide = roles.filled[:, list(chain[:MOST_ABOVE])].max(1)
    for row, predicate in enumerate(roles.predicates):
        if predicate == head:
            itself[row] = wide[row] = 0.0
        elif predicate in chain[:MOST_ABOVE]:
            wide[row] = roles.filled[row, list(chain[: chain.index(predicate)])].max(0)
    return np.concatenate([itself, wide], 1)


def pair_roles(roles: RolesView, one: np.ndarray, other: np.ndarray) -> tuple[dict[str, float], int]:
    """Give the features of two mentions together, and the word that ties them most likely (-1: none does).

    Args:
        roles: of the sentence.
        one, other: of `fill`.
    """
    if not roles.predicates:
        return {}, -1
    products = one[:, _SOURCE] * other[:, _TARGET] * roles.probability[:, None]
    best = products.max(0)
    features = {name: float(value) for name, value in zip(_NAMES, best, strict=True) if value > 0.02}
    row = int(products[:, TELLING].argmax())
    return features, roles.predicates[row] if best[TELLING] > CERTAIN else -1
