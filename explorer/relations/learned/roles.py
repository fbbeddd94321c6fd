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

(
    DOER_ITSELF, DOER_WIDE, DONE_ITSELF, DONE_WIDE, CORE_ITSELF, CORE_WIDE, LOOSE_WIDE, OTHER_WIDE, WHERE_WIDE, SOME,
    OTHER_ITSELF,
) = range(11)  # fmt: skip
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
        scores: (p, words, labels).
        columns: which labels each group of roles has.
        factuality: (words,) about 1 happened, -1 did not.
    """

    predicates: list[int]
    probability: np.ndarray
    scores: np.ndarray
    columns: dict[tuple[str, ...], list[int]]
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
    columns = {
        group: [k for k, label in enumerate(roles.labels) if label in group]
        for group in (DOER, DONE_TO, OTHERS, CORE, LOOSE, WHERE, (NONE,))
    }
    scores = roles.scores[kept][:, inside].astype(np.float32)
    predicates = [place[roles.predicates[row]] for row in kept]
    return RolesView(predicates, roles.probability[kept], scores, columns, roles.factuality[inside])


def fill(roles: RolesView, head: int, chain: Sequence[int]) -> np.ndarray:
    """Give (p, 11) how far a mention fills each kind of role of each predicate.

    Args:
        roles: of the sentence.
        head: word number of the mention's head.
        chain: the head and what is above it.
    """
    table = np.zeros((len(roles.predicates), 11), np.float32)
    for row, predicate in enumerate(roles.predicates):
        above = chain[: chain.index(predicate)] if predicate in chain else chain[:MOST_ABOVE]
        itself = roles.scores[row, head] if predicate != head else np.zeros(roles.scores.shape[2], np.float32)
        wide = roles.scores[row, above[:MOST_ABOVE]].max(0) if above else itself
        values = {
            DOER_ITSELF: itself[roles.columns[DOER]].max(),
            DOER_WIDE: wide[roles.columns[DOER]].max(),
            DONE_ITSELF: itself[roles.columns[DONE_TO]].max(),
            DONE_WIDE: wide[roles.columns[DONE_TO]].max(),
            CORE_ITSELF: itself[roles.columns[CORE]].max(),
            CORE_WIDE: wide[roles.columns[CORE]].max(),
            LOOSE_WIDE: wide[roles.columns[LOOSE]].max(),
            OTHER_WIDE: wide[roles.columns[OTHERS]].max(),
            WHERE_WIDE: wide[roles.columns[WHERE]].max(),
            SOME: 1 - itself[roles.columns[(NONE,)]].max() if predicate != head else 0.0,
            OTHER_ITSELF: itself[roles.columns[OTHERS]].max(),
        }
        table[row] = [values[column] for column in range(11)]
    return table


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
