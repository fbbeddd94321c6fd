"""How right the role heads are on kept states, also with the annotators' own predicates."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import torch

from training.role_data import ROLES
from training.role_measure import Found
from training.role_net import RoleNet
from training.role_train import Batcher, Item, cut_batches

WORDS = 3000
"""Of a batch."""


@torch.no_grad()
def predict(net: RoleNet, batcher: Batcher, items: Sequence[Item], *, given: bool) -> list[Found]:
    """Predicates with their arguments, for each sentence.

    Args:
        net, batcher: trained.
        items: sentences.
        given: the predicates are those of the annotators.
    """
    net.eval()
    found: dict[int, Found] = {}
    for chosen in cut_batches(items, WORDS, Random(0)):
        batch = batcher.batch(chosen, [()] * len(chosen))
        logits, _, as_predicate, as_argument = net(net.mix_layers(batch.states), batch.relations, batch.mask)
        places = [
            list(item.sentence.predicates or ()) if given else torch.nonzero((row > 0) & (mask > 0))[:, 0].tolist()
            for item, row, mask in zip(chosen, logits, batch.mask, strict=True)
        ]
        batch = batcher.batch(chosen, places)
        scores = net.score_roles(as_predicate[batch.rows, batch.places], as_argument[batch.rows], batch.paths)
        best = scores.argmax(-1)
        found |= {id(item): {} for item in chosen}
        for k, (row, place) in enumerate(zip(batch.rows.tolist(), batch.places.tolist(), strict=True)):
            labels = best[k, : len(chosen[row].sentence.words)].tolist()
            found[id(chosen[row])][place] = {w: ROLES[role] for w, role in enumerate(labels) if role and w != place}
    return [found[id(item)] for item in items]


@torch.no_grad()
def predict_factuality(net: RoleNet, batcher: Batcher, items: Sequence[Item]) -> tuple[list[float], list[float]]:
    """The readers' and the net's factuality of all judged words."""
    net.eval()
    gold, found = [], []
    for chosen in cut_batches(items, WORDS, Random(0)):
        batch = batcher.batch(chosen, [()] * len(chosen))
        facts = net(net.mix_layers(batch.states), batch.relations, batch.mask)[1]
        for row, item in enumerate(chosen):
            for place, value in item.sentence.factuality.items():
                gold.append(value)
                found.append(facts[row, place].item())
    return gold, found
