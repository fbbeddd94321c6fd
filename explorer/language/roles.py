"""Who does what to whom, as learned heads over the encoder's word states say: predicates, their roles, factuality.

    news_encoder --> doc.user_data[STATES]  (a word's state, two bytes a number, as long as the Doc lives)
    roles_of(doc, start, end) --RoleHeads--> Roles of one sentence, computed when they are asked for

Texts whose roles nobody asks for pay for no more than keeping the states. A Doc of another pipeline has no states and
no roles. Importing this module also makes `doc._.roles_of(start, end)` known, for code that must not know this package.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from weakref import WeakSet

import numpy as np
from spacy.attrs import DEP, HEAD, IS_SPACE, SENT_START
from spacy.strings import get_string_id
from spacy.tokens import Doc

from explorer.language.role_paths import PathTable, list_children
from explorer.language.session import Session

STATES, HEADS = "role_states", "role_heads"
"""Keys of `doc.user_data`: the states of all tokens, (n, width) float16, and which heads can read them."""
INPUTS = ("states", "relations", "sentences")
OUTPUTS = ("predicates", "factuality", "as_predicate", "as_argument")
LEAST = 0.3
"""Words below this probability are not given as predicates; 0.5 is the fairest border, less serves who weighs them."""
TOGETHER = 100
"""Words of neighbouring sentences that are read in one run, which is twice as quick as sentence by sentence."""
MOST_LOG_ODDS = 60.0
"""Of a label against "no argument"; keeps float32 from overflowing and lies far beyond what is certain."""
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
    heads = next(iter(_HEADS[doc.user_data[HEADS]]), None) if HEADS in doc.user_data else None
    return None if heads is None else heads.read(doc, start, end)


class RoleHeads:
    """The trained heads.

    Args:
        model: an ONNX file's bytes, as written by `training/`: INPUTS, one row for each word -> OUTPUTS.
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
        self._relation = {get_string_id("ROOT" if name == "root" else name): k for k, name in enumerate(relations)}
        self._table = PathTable(paths, relations)
        count, width, _ = pair_weights.shape
        flat = pair_weights.astype(np.float32).transpose(1, 0, 2)
        self._flat = np.ascontiguousarray(flat.reshape(width, count * width))
        self._added = path_weights.astype(np.float32)
        self._ones = np.ones((count, 1), np.float32)
        self._none = (np.arange(count) == NO_ROLE).astype(np.float32)
        self._read = _NOTHING
        self.key = hashlib.sha256(model + pair_weights.tobytes() + path_weights.tobytes()).hexdigest()
        _HEADS[self.key].add(self)

    def read(self, doc: Doc, start: int, end: int) -> Roles:
        """The roles of a sentence of a Doc with states; see `roles_of`.

        Sentences are read together with their neighbours, always the same ones, and those of the last Doc are
        remembered. What is no sentence of the Doc is read alone.
        """
        if self._read.states is not doc.user_data[STATES]:
            tokens = doc.to_array([IS_SPACE, DEP, HEAD, SENT_START])
            chunks = {sentence: chunk for chunk in _chunks(tokens) for sentence in chunk}
            self._read = _Read(doc.user_data[STATES], tokens, chunks, {})
        known = self._read.sentences
        if (start, end) not in known:
            chunk = self._read.chunks.get((start, end), [(start, end)])
            known.update({(roles.start, roles.end): roles for roles in self._read_chunk(chunk)})
        return known[start, end]

    def _read_chunk(self, chunk: list[tuple[int, int]]) -> Iterator[Roles]:
        """Run the network over sentences that stand side by side."""
        tokens = self._read.tokens
        begin, end = chunk[0][0], chunk[-1][1]
        places = np.flatnonzero(tokens[begin:end, 0] == 0) + begin
        borders = np.searchsorted(places, [start for start, _ in chunk] + [end])
        parse = _parse(tokens, places, self._relation)
        predicates = factuality = np.zeros(0, np.float32)
        as_predicate = as_argument = np.zeros((0, self.pair_weights.shape[1] - 1), np.float32)
        if len(places):
            sentences = np.repeat(np.arange(len(chunk)), np.diff(borders))
            feed = (self._read.states[places].astype(np.float32), parse.relations, sentences)
            found = self._session.run(OUTPUTS, dict(zip(INPUTS, feed, strict=True)))
            predicates, factuality, as_predicate, as_argument = found
        probability = 1 / (1 + np.exp(-predicates))
        chosen = np.flatnonzero(probability >= LEAST)
        left, right = _with_one(as_predicate[chosen]) @ self._flat, _with_one(as_argument)
        relations, children = parse.relations.tolist(), list_children(parse.heads)
        for (start, stop), (first, last) in zip(chunk, pairwise(borders.tolist()), strict=True):
            rows = slice(*np.searchsorted(chosen, (first, last)))
            paths = np.zeros((last - first, len(chosen[rows])), int)
            for row, predicate in enumerate(chosen[rows].tolist()):
                for word, number in self._table.find(parse.heads, relations, children, predicate):
                    paths[word - first, row] = number
            scores = self._score(left[rows], right[first:last], paths)
            own = chosen[rows] - first
            scores[np.arange(len(own)), own] = self._none
            words = _Words(places[first:last] - start, own, scores, factuality[first:last])
            yield self._roles(start, stop, words, probability[chosen[rows]])

    def _score(self, left: np.ndarray, right: np.ndarray, paths: np.ndarray) -> np.ndarray:
        """(p, labels * d), (n, d) and (n, p) -> (p, n, labels) probabilities."""
        count, width, _ = self.pair_weights.shape
        scores = (right @ left.reshape(-1, width).T).reshape(len(right), len(left), count)
        scores += self._added[paths]
        scores -= scores[:, :, :1].copy()  # a softmax without the slow search for each word's best label
        np.minimum(scores, MOST_LOG_ODDS, out=scores)
        np.exp(scores, out=scores)
        scores /= (scores.reshape(-1, count) @ self._ones).reshape(len(right), len(left), 1)
        return scores.transpose(1, 0, 2)

    def _roles(self, start: int, end: int, words: _Words, probability: np.ndarray) -> Roles:
        """Put words back between the blanks of their sentence."""
        n, places = end - start, words.places
        numbers = tuple((places[words.predicates] + start).tolist())
        if len(places) == n:
            return Roles(start, end, self.labels, numbers, probability, words.scores, words.factuality)
        scores = np.zeros((len(numbers), n, len(self.labels)), np.float32)
        scores[:] = self._none
        scores[:, places] = words.scores
        factuality = np.zeros(n, np.float32)
        factuality[places] = words.factuality
        return Roles(start, end, self.labels, numbers, probability, scores, factuality)

    def __getstate__(self) -> dict:
        return self.__dict__ | {"_read": _NOTHING}

    def __setstate__(self, state: dict) -> None:
        self.__dict__.update(state)
        _HEADS[self.key].add(self)


@dataclass(frozen=True, slots=True)
class _Read:
    """One Doc: its states, by which it is known again, its tokens, what is read at once, and what was read."""

    states: np.ndarray | None
    tokens: np.ndarray
    chunks: dict[tuple[int, int], list[tuple[int, int]]]
    sentences: dict[tuple[int, int], Roles]


_NOTHING = _Read(None, np.zeros((0, 4), np.uint64), {}, {})


@dataclass(frozen=True, slots=True)
class _Parse:
    """Of n words: index of each word's head, a root's own, and numbers of the relations."""

    heads: list[int]
    relations: np.ndarray


@dataclass(frozen=True, slots=True)
class _Words:
    """`Roles` of a sentence without its blanks; `places` are those of its words, from its first token on."""

    places: np.ndarray
    predicates: np.ndarray
    scores: np.ndarray
    factuality: np.ndarray


def _chunks(tokens: np.ndarray) -> Iterator[list[tuple[int, int]]]:
    """Sentences of a Doc, first and last token, in groups of about TOGETHER words."""
    starts = [0, *(np.flatnonzero(tokens[1:, 3] == 1) + 1).tolist()]
    chunk: list[tuple[int, int]] = []
    for start, end in pairwise([*starts, len(tokens)]):
        if chunk and end - chunk[0][0] > TOGETHER:
            yield chunk
            chunk = []
        chunk.append((start, end))
    yield chunk


def _parse(tokens: np.ndarray, places: np.ndarray, numbers: dict[int, int]) -> _Parse:
    """The tokens of a Doc -> the parse of the words at `places`."""
    rank = np.full(len(tokens), -1)
    rank[places] = np.arange(len(places))
    heads = rank[places + tokens[places, 2].astype(np.int64)]
    heads = np.where(heads >= 0, heads, np.arange(len(places)))
    return _Parse(heads.tolist(), np.array([numbers.get(dep, 0) for dep in tokens[places, 1].tolist()], np.int64))


def _with_one(rows: np.ndarray) -> np.ndarray:
    return np.concatenate([rows, np.ones((len(rows), 1), np.float32)], axis=1)


_HEADS: defaultdict[str, WeakSet[RoleHeads]] = defaultdict(WeakSet)
"""The heads of all loaded pipelines: a Doc can be sent to another process as arrays, but not with a network."""

Doc.set_extension("roles_of", method=roles_of, force=True)
