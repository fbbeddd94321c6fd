"""Label again, with a better network, the texts whose names were labelled by a machine in the first place.

The network's label is taken where it is sure of it or where the former label is the same; elsewhere the label becomes
unknown, so that neither machine's doubt is learnt as truth.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import torch

from training.batches import Batcher, group_texts
from training.corpus import NAME_LABELS, UNKNOWN, Sentence
from training.net import Net

SURE = 0.75
"""Probability from which on the network's label is taken against the former one."""
PIECES = 6144
"""Pieces a batch; nothing is learnt, so that batches can be larger than in training."""


@torch.no_grad()
def relabel(net: Net, batcher: Batcher, sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences with names labelled anew, in their order; very long ones stay as they are."""
    net.eval()
    places = {id(sentence): k for k, sentence in enumerate(sentences)}
    labelled = list(sentences)
    texts = group_texts(sentences, Random(0), share=1.0)
    for batch_texts in batcher.split(texts, PIECES):
        batch = batcher.tensors(batch_texts)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = net(*batch.inputs)[0]
        sure, best = (values.tolist() for values in scores.float().softmax(-1).max(-1))
        for row, text in enumerate(batch_texts):
            at = 0
            for sentence in text:
                end = at + len(sentence.words)
                labelled[places[id(sentence)]] = _merge(sentence, best[row][at:end], sure[row][at:end])
                at = end
    return labelled


def _merge(sentence: Sentence, best: list[int], sure: list[float]) -> Sentence:
    new = (NAME_LABELS[number] for number in best)
    names = tuple(
        label if chance >= SURE or label == old else UNKNOWN
        for label, chance, old in zip(new, sure, sentence.names[: len(best)], strict=False)
    )
    return replace(sentence, names=names + sentence.names[len(names) :])
