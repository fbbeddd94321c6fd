"""How right the role heads are on sentences that they were not trained on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from random import Random

import numpy as np
import torch

from training.role_data import ROLES
from training.role_net import RoleNet
from training.role_train import Batcher, Item, cut_batches

UNSCORED = {"R", "C"}
"""Relative pronouns and continued arguments."""
Found = dict[int, dict[int, str]]


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
    number = {id(item): k for k, item in enumerate(items)}
    for chosen in cut_batches(items, 3000, Random(0)):
        batch = batcher.batch(chosen, [()] * len(chosen))
        logits, _, as_predicate, as_argument = net(net.mix_layers(batch.states), batch.relations, batch.mask)
        places = [
            list(item.sentence.predicates or ()) if given else torch.nonzero((row > 0) & (mask > 0))[:, 0].tolist()
            for item, row, mask in zip(chosen, logits, batch.mask, strict=True)
        ]
        batch = batcher.batch(chosen, places)
        scores = net.score_roles(as_predicate[batch.rows, batch.places], as_argument[batch.rows], batch.paths)
        best = scores.argmax(-1)
        for item in chosen:
            found[number[id(item)]] = {}
        for k, (row, place) in enumerate(zip(batch.rows.tolist(), batch.places.tolist(), strict=True)):
            n = len(chosen[row].sentence.words)
            labels = {w: ROLES[role] for w, role in enumerate(best[k, :n].tolist()) if role and w != place}
            found[number[id(chosen[row])]][place] = labels
    return [found[k] for k in range(len(items))]


def f1(right: int, found: int, gold: int) -> float:
    """In percent."""
    return 200 * right / max(1, found + gold)


def score_roles(
    items: Sequence[Item], found: Sequence[Found], roles: Sequence[str] = ("ARG0", "ARG1", "ARG2")
) -> dict[str, float]:
    """F1 of predicates and of labelled argument heads, all and by role."""
    right, made, gold = Counter(), Counter(), Counter()
    for item, have in zip(items, found, strict=True):
        want = item.sentence.predicates or {}
        right["predicates"] += len(want.keys() & have.keys())
        made["predicates"] += len(have)
        gold["predicates"] += len(want)
        for k in want.keys() | have.keys():
            wanted, given = ({(w, r) for w, r in side.get(k, {}).items() if r not in UNSCORED} for side in (want, have))
            for counter, pairs in ((gold, wanted), (made, given), (right, wanted & given)):
                for _, role in pairs:
                    counter[role] += 1
                    counter["all"] += 1
    return {name: round(f1(right[name], made[name], gold[name]), 1) for name in ("predicates", "all", *roles)}


@torch.no_grad()
def score_factuality(net: RoleNet, batcher: Batcher, items: Sequence[Item]) -> dict[str, float]:
    """Correlation (Pearson) with the readers, mean absolute error, and share with the right sign."""
    net.eval()
    gold, made = [], []
    for chosen in cut_batches([item for item in items if item.sentence.factuality], 3000, Random(0)):
        batch = batcher.batch(chosen, [()] * len(chosen))
        fact = net(net.mix_layers(batch.states), batch.relations, batch.mask)[1]
        for row, item in enumerate(chosen):
            for place, value in item.sentence.factuality.items():
                gold.append(value)
                made.append(fact[row, place].item())
    gold, made = np.array(gold), np.array(made)
    return {
        "words": len(gold),
        "correlation": round(float(np.corrcoef(gold, made)[0, 1]), 3),
        "error": round(float(np.abs(gold - made).mean()), 3),
        "same sign": round(float(((gold > 0) == (made > 0)).mean()), 3),
    }
