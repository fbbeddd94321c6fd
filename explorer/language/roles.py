"""Who does what to whom, as learned heads over the encoder's word states say: predicates, their roles, factuality.

    news_encoder --> doc.user_data[STATES]  (a word's state, two bytes a number, as long as the Doc lives)
    roles_of(doc, start, end) --RoleHeads--> Roles of one sentence, computed when they are asked for

Texts whose roles nobody asks for pay for no more than keeping the states. A Doc of another pipeline has no states and
no roles. Importing this module also makes `doc._.roles_of(start, end)` known, for code that must not know this package.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from weakref import WeakValueDictionary

import numpy as np
from spacy.tokens import Doc

from explorer.language.role_paths import find_paths
from explorer.language.session import Session

STATES, HEADS = "role_states", "role_heads"
"""Keys of `doc.user_data`: the states of all tokens, (n, width) float16, and which heads can read them."""
OUTPUTS = ("predicates", "factuality", "as_predicate", "as_argument")
LEAST = 0.3
"""Words below this probability are not given as predicates; 0.5 is the fairest border, less serves who weighs them."""
NO_ROLE = 0
"""Column of `Roles.scores` for "no argument"."""


@dataclass(frozen=True, slots=True)
class Roles:
    """What the words of a sentence are to its predicates; n tokens from `start` to `end`.

    Attributes:
        start, end: tokens of the Doc.
        labels: what the columns of `scores` mean: PropBank's ARG0 (doer), ARG1 (done-to), ARG2 ... ARG5, ARGM-* (when,
            where, negation ...), R (relative pronoun), C (continued); the first is "no argument".
        predicates: token numbers in the Doc, verbs and nouns, in their order.
        probability: (p,) that each is a predicate; at least LEAST.
        scores: (p, n, labels) probabilities of the labels for each token (the head word of an argument), which add up
            to 1. Blanks are no arguments.
        factuality: (n,) about 1 where a verb's event happened, according to the text, -1 where it did not or is only
            wished, feared, planned; means something for predicates only. 0 for blanks.
    """

    start: int
    end: int
    labels: tuple[str, ...]
    predicates: tuple[int, ...]
    probability: np.ndarray
    scores: np.ndarray
    factuality: np.ndarray


def roles_of(doc: Doc, start: int, end: int) -> Roles | None:
    """Read the roles of a sentence.

    Args:
        doc: parsed; only a Doc of a pipeline with these heads has roles.
        start, end: its first token and that after its last, as in `span.start` and `span.end` of `doc.sents`.

    Returns:
        The roles, or None for a Doc without states or if its pipeline is gone.
    """
    heads = _HEADS.get(doc.user_data.get(HEADS, ""))
    return None if heads is None else heads.read(doc, start, end)


class RoleHeads:
    """The trained heads.

    Args:
        model: an ONNX file's bytes, as written by `training/`: states and relations of a sentence's words -> OUTPUTS.
        labels: of the roles, "no argument" first.
        relations: of the parser, as its numbers.
        paths: those with scores of their own (see `role_paths`), from number 1 on.
        pair_weights: (labels, d + 1, d + 1) the biaffine tensor.
        path_weights: (1 + paths, labels) what a path adds; row 0 is any other path.
        threads: how many threads the network may use.
    """

    def __init__(
        self, model: bytes, labels: Sequence[str], relations: Sequence[str], paths: Sequence[str],
        pair_weights: np.ndarray, path_weights: np.ndarray, *, threads: int = 1,
    ) -> None:  # fmt: skip
        self.model, self.labels, self.relations, self.paths = model, tuple(labels), tuple(relations), tuple(paths)
        self.pair_weights, self.path_weights = pair_weights, path_weights
        self._session = Session(model, threads=threads)
        self._relation = {"ROOT" if name == "root" else name: k for k, name in enumerate(relations)}
        self._path = {path: k for k, path in enumerate(paths, 1)}
        count, width, _ = pair_weights.shape
        flat = pair_weights.astype(np.float32).transpose(1, 0, 2)
        self._flat = np.ascontiguousarray(flat.reshape(width, count * width))
        self._added = path_weights.astype(np.float32)
        self.key = hashlib.sha256(model + pair_weights.tobytes() + path_weights.tobytes()).hexdigest()
        _HEADS[self.key] = self

    def read(self, doc: Doc, start: int, end: int) -> Roles:
        """The roles of a sentence of a Doc with states; see `roles_of`."""
        kept = [k for k in range(start, end) if not doc[k].is_space]
        labels, n = len(self.labels), end - start
        if not kept:
            empty = np.zeros((0, n, labels), np.float32)
            return Roles(start, end, self.labels, (), np.zeros(0, np.float32), empty, np.zeros(n, np.float32))
        places = np.array(kept) - start
        names = [doc[k].dep_ for k in kept]
        feed = {
            "states": doc.user_data[STATES][kept].astype(np.float32)[None],
            "relations": np.array([[self._relation.get(name, 0) for name in names]], np.int64),
        }
        predicates, facts, as_predicate, as_argument = (array[0] for array in self._session.run(OUTPUTS, feed))
        probability = 1 / (1 + np.exp(-predicates))
        chosen = np.flatnonzero(probability >= LEAST)
        rank = {k: i for i, k in enumerate(kept)}
        heads = [rank.get(doc[k].head.i, i) for i, k in enumerate(kept)]
        found = self._score(as_predicate[chosen], as_argument, self._find_paths(heads, names, chosen))
        scores = np.zeros((len(chosen), n, labels), np.float32)
        scores[:, :, NO_ROLE] = 1
        scores[:, places] = found
        own = places[chosen]
        scores[np.arange(len(own)), own] = np.eye(labels, dtype=np.float32)[NO_ROLE]
        factuality = np.zeros(n, np.float32)
        factuality[places] = facts
        numbers = tuple(int(k) + start for k in own)
        return Roles(start, end, self.labels, numbers, probability[chosen], scores, factuality)

    def _find_paths(self, heads: Sequence[int], relations: Sequence[str], predicates: np.ndarray) -> np.ndarray:
        """(p, n) numbers of the paths from predicates to words."""
        names = ["root" if name == "ROOT" else name for name in relations]
        numbers = np.zeros((len(predicates), len(heads)), int)
        for row, predicate in enumerate(predicates.tolist()):
            for word, path in find_paths(heads, names, predicate).items():
                numbers[row, word] = self._path.get(path, 0)
        return numbers

    def _score(self, predicates: np.ndarray, arguments: np.ndarray, paths: np.ndarray) -> np.ndarray:
        """(p, d), (n, d) and (p, n) -> (p, n, labels) probabilities."""
        count, width, _ = self.pair_weights.shape
        left = (_with_one(predicates) @ self._flat).reshape(-1, width)
        scores = (left @ _with_one(arguments).T).reshape(len(predicates), count, len(arguments)).transpose(0, 2, 1)
        scores = scores + self._added[paths]
        scores = np.exp(scores - scores.max(axis=2, keepdims=True))
        return scores / scores.sum(axis=2, keepdims=True)

    def __setstate__(self, state: dict) -> None:
        self.__dict__.update(state)
        _HEADS[self.key] = self


def _with_one(rows: np.ndarray) -> np.ndarray:
    return np.concatenate([rows, np.ones((len(rows), 1), np.float32)], axis=1)


_HEADS: WeakValueDictionary[str, RoleHeads] = WeakValueDictionary()
"""The heads of all loaded pipelines: a Doc can be sent to another process as arrays, but not with a network."""

Doc.set_extension("roles_of", method=roles_of, force=True)
