"""Sentences -> texts of about a window's length -> padded tensors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import torch

from explorer.language.encoder import Labels
from explorer.language.pieces import WordPieces
from training.corpus import NAME_LABELS, UNKNOWN, Sentence, group_by_document
from training.net import MASK_ID

IGNORED = -100
"""Target of what is not known; PyTorch's losses skip it."""
SHORTEST_TEXT, LONGEST_TEXT = 40, 128
"""Words of a text of several sentences, up to the length of the pipeline's windows."""
MOST_WORDS = 180
"""Longer sentences are left out: there are few, and one fills a batch."""
STEP = 16
"""Pieces. Texts are padded to multiples of it: few shapes, since kernels are built anew for each."""

Text = list[Sentence]


def group_texts(sentences: Sequence[Sentence], random: Random, *, share: float) -> Iterator[Text]:
    """Cut documents into texts.

    Args:
        sentences: neighbours are neighbours in their document.
        random: where chance comes from.
        share: of the texts that take several sentences, the others have one.
    """
    for group in group_by_document(sentences):
        at = 0
        while at < len(group):
            most = random.randint(SHORTEST_TEXT, LONGEST_TEXT) if random.random() < share else 0
            end, words = at + 1, len(group[at].words)
            while end < len(group) and words + len(group[end].words) <= most:
                words += len(group[end].words)
                end += 1
            if words <= MOST_WORDS:
                yield group[at:end]
            at = end


@dataclass(frozen=True, slots=True)
class Targets:
    """What is to be learnt of a batch: (texts, words) int64, IGNORED where nothing is known.

    `heads` counts words of the text from 1, 0 is the root; `sentences` numbers the sentences, -1 beyond the text.
    """

    names: torch.Tensor
    classes: torch.Tensor
    starts: torch.Tensor
    heads: torch.Tensor
    relations: torch.Tensor
    sentences: torch.Tensor


@dataclass(frozen=True, slots=True)
class TensorBatch:
    """Inputs of the network and what is to be learnt; `words` counts the words of all texts."""

    inputs: tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]
    targets: Targets
    words: int


class Batcher:
    """Makes batches.

    Args:
        pieces: the vocabulary.
        labels: what the targets count.
        random: where chance comes from.
        masked: share of the words that are hidden, so that their surroundings must say what they are.
    """

    def __init__(self, pieces: WordPieces, labels: Labels, random: Random, *, masked: float = 0.0) -> None:
        self.pieces, self.labels, self.random, self.masked = pieces, labels, random, masked
        self._classes = {analysis: k for k, analysis in enumerate(labels.analyses)}
        self._relations = {relation: k for k, relation in enumerate(labels.relations)}
        self._names = {label: k for k, label in enumerate(NAME_LABELS)} | {UNKNOWN: IGNORED}
        self._noise = np.random.default_rng(random.randrange(2**32))

    def split(self, texts: Iterable[Text], pieces: int) -> list[list[Text]]:
        """Texts of like length together, about `pieces` pieces a batch, in random order."""
        shelves: dict[int, list[Text]] = defaultdict(list)
        for text in texts:
            length = 2 + sum(len(self.pieces.encode(word)[0]) for sentence in text for word in sentence.words)
            shelves[-(-length // STEP) * STEP].append(text)
        batches = []
        for length, shelf in shelves.items():
            self.random.shuffle(shelf)
            count = max(1, pieces // length)
            batches += [shelf[k : k + count] for k in range(0, len(shelf), count)]
        self.random.shuffle(batches)
        return batches

    def tensors(self, texts: Sequence[Text]) -> TensorBatch:
        """Put texts into tensors."""
        batch = self.pieces.batch([[word for sentence in text for word in sentence.words] for text in texts])
        width = -(-batch.ids.shape[1] // STEP) * STEP
        grown = [
            np.pad(array, ((0, 0), (0, width - array.shape[1]))) for array in (batch.ids, batch.shapes, batch.mask)
        ]
        if self.masked:
            self._hide(grown[0], batch.first, batch.lengths)
        inputs = tuple(torch.from_numpy(array) for array in (*grown, batch.first))
        return TensorBatch(inputs, self._targets(texts, batch.first.shape, batch.lengths), sum(batch.lengths))

    def _hide(self, ids: np.ndarray, first: np.ndarray, lengths: Sequence[int]) -> None:
        for row, length in enumerate(lengths):
            for k in np.flatnonzero(self._noise.random(length) < self.masked):
                end = first[row, k + 1] if k + 1 < length else first[row, k] + 1
                ids[row, first[row, k] : end] = MASK_ID

    def _targets(self, texts: Sequence[Text], shape: tuple[int, int], lengths: Sequence[int]) -> Targets:
        arrays = {
            name: np.full(shape, IGNORED, np.int64) for name in ("names", "classes", "starts", "heads", "relations")
        }
        arrays["sentences"] = np.full(shape, -1, np.int64)
        for row, (text, length) in enumerate(zip(texts, lengths, strict=True)):
            for name, values in self._of_text(text).items():
                arrays[name][row, :length] = values[:length]
        return Targets(**{name: torch.from_numpy(array) for name, array in arrays.items()})

    def _of_text(self, text: Text) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {"names": [], "sentences": []}
        for number, sentence in enumerate(text):
            found["names"] += [self._names[label] for label in sentence.names]
            found["sentences"] += [number] * len(sentence.words)
        if len(text) > 1:
            found["starts"] = [start for one in text for start in (1, *[0] * (len(one.words) - 1))]
        if text[0].syntax is not None:
            found |= self._syntax(text)
        return found

    def _syntax(self, text: Text) -> dict[str, list[int]]:
        classes, heads, relations, offset = [], [], [], 0
        for sentence in text:
            syntax = sentence.syntax
            classes += [self._classes.get(analysis, IGNORED) for analysis in syntax.analyses]
            heads += [head + offset if head else 0 for head in syntax.heads]
            relations += [self._relations.get(relation, IGNORED) for relation in syntax.relations]
            offset += len(sentence.words)
        return {"classes": classes, "heads": heads, "relations": relations}
