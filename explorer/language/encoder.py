"""The trained network, run by onnxruntime: words -> scores for names, word classes, sentence starts and arcs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from explorer.language.pieces import WordPieces
from explorer.language.roles import RoleHeads
from explorer.language.session import Session

OUTPUTS = ("names", "analyses", "starts", "arcs", "dependents", "heads")
STATES = "states"
"""A further output of networks with heads for roles."""


@dataclass(frozen=True, slots=True)
class Labels:
    """What the columns of the scores mean.

    Attributes:
        names: BIO labels, "O" first.
        analyses: (universal part of speech, Penn tag, features as in CoNLL-U or "") of each word class.
        relations: Universal Dependencies relations, subtypes included; "root" is one of them.
    """

    names: tuple[str, ...]
    analyses: tuple[tuple[str, str, str], ...]
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says about one text of n words.

    Attributes:
        names: (n, labels) log-probabilities.
        analyses: (n,) the best word class of each word.
        starts: (n,) log-odds that a word starts a sentence.
        arcs: (n, n + 1) scores of heads; column 0 is the root.
        dependents: (n, r) and
        heads: (n + 1, r) what the scores of relations are made from; row 0 of `heads` is the root.
        states: (n, width) float16, what roles are read from; None where the network has no heads for them.
    """

    names: np.ndarray
    analyses: np.ndarray
    starts: np.ndarray
    arcs: np.ndarray
    dependents: np.ndarray
    heads: np.ndarray
    states: np.ndarray | None = None

    def __len__(self) -> int:
        return len(self.analyses)


class Encoder:
    """The network with all that is needed to run it.

    Args:
        model: an ONNX file's bytes, as written by `training/`; its inputs are the arrays of `pieces.Batch`.
        pieces: the vocabulary.
        labels: what the columns of the scores mean.
        relation_weights: (relations, r + 1, r + 1) the biaffine tensor of the relations.
        threads: how many threads onnxruntime may use.
        roles: heads that read the output STATES, if the network has it.
    """

    def __init__(
        self, model: bytes, pieces: WordPieces, labels: Labels, relation_weights: np.ndarray,
        *, threads: int = 1, roles: RoleHeads | None = None,
    ) -> None:  # fmt: skip
        self.model, self.pieces, self.labels, self.threads, self.roles = model, pieces, labels, threads, roles
        self.relation_weights = relation_weights
        relations, width, _ = relation_weights.shape
        weights = relation_weights.astype(np.float32).transpose(1, 0, 2)
        self._flat = np.ascontiguousarray(weights.reshape(width, relations * width))
        self._root = labels.relations.index("root")
        self._session = Session(model, threads=threads)
        self._outputs = (*OUTPUTS, STATES) if roles else OUTPUTS

    def score(self, words: Sequence[str]) -> Scores:
        """Run the network over a text; one with too many pieces comes back shorter.

        Texts are run one by one: 8-bit arithmetic scales with the largest value of a batch, so that in a batch a text's
        scores would depend on its neighbours, and articles are long enough to keep the processor busy.
        """
        batch = self.pieces.batch([words])
        feed = {"ids": batch.ids, "shapes": batch.shapes, "mask": batch.mask, "first": batch.first}
        return Scores(*(array[0] for array in self._session.run(self._outputs, feed)))

    def pick_relations(self, scores: Scores, heads: np.ndarray) -> np.ndarray:
        """Name the arcs of a tree.

        Args:
            scores: of the text.
            heads: (n,) 0 for roots, else 1 + the index of the head.

        Returns:
            (n,) indices into `labels.relations`; "root" exactly where the head is 0.
        """
        n, width = len(scores), self.relation_weights.shape[1]
        one = np.ones((n, 1), np.float32)
        dependents = np.concatenate([scores.dependents, one], axis=1) @ self._flat
        chosen = np.concatenate([scores.heads[heads], one], axis=1)
        values = (dependents.reshape(n, -1, width) @ chosen[:, :, None])[:, :, 0]
        values[:, self._root] = -np.inf
        return np.where(heads == 0, self._root, values.argmax(axis=1))
