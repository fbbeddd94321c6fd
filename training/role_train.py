"""Trains the role heads on kept states; minutes on one core."""

from __future__ import annotations

import logging
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from explorer.language.role_paths import find_paths
from training.role_data import CORE, ROLES, SOME_CORE, RoleSentence
from training.role_net import RoleNet
from training.role_states import States

log = logging.getLogger(__name__)
IGNORED = -100
RARE_PATH = 15
"""Paths that lead to fewer arguments of the training sentences share the first row of the table."""
KEEP_STEPS = 200
"""Steps after which the weights are written."""
_ID = {role: k for k, role in enumerate(ROLES)}


@dataclass(frozen=True, slots=True)
class RoleSettings:
    """How the heads are trained.

    Attributes:
        minutes: of processor time.
        rate: highest learning rate; it rises over the first twentieth and then falls to 0.
        words: of a batch.
        no_parse: share of the batches in which the parse is hidden; that of the training texts is better than others.
        qa: how much an argument counts whose role was read off a question.
        fact: how much factuality counts beside the other losses.
        seed: of all that is random.
    """

    minutes: float = 4
    rate: float = 2e-3
    words: int = 1500
    no_parse: float = 0.15
    qa: float = 0.5
    fact: float = 1.5
    seed: int = 7


@dataclass(frozen=True, slots=True)
class Item:
    """One sentence with its states: rows `begin` to `end` of `states`."""

    sentence: RoleSentence
    states: States
    begin: int
    end: int

    @property
    def heads(self) -> np.ndarray:
        """See `States`."""
        return self.states.heads[self.begin : self.end]

    @property
    def relations(self) -> np.ndarray:
        """See `States`."""
        return self.states.relations[self.begin : self.end]


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences as the heads take them; `rows` and `places` say where the gold predicates are."""

    items: Sequence[Item]
    states: Tensor
    relations: Tensor
    mask: Tensor
    rows: Tensor
    places: Tensor
    paths: Tensor


class Batcher:
    """Makes batches.

    Args:
        names: of the parser's relations.
        layers: which of the kept layers are used.
        paths: the known paths; number 0 is any other.
    """

    def __init__(self, names: Sequence[str], layers: Sequence[int], paths: Sequence[str] = ()) -> None:
        self.names, self.layers = names, list(layers)
        self.paths = {path: k for k, path in enumerate(paths, 1)}
        self._known: dict[tuple[int, int, int], list[tuple[int, int]]] = {}

    def items(self, sentences: Sequence[RoleSentence], states: States) -> list[Item]:
        """All sentences that have states."""
        ends = states.begins.tolist()
        return [
            Item(sentences[k], states, ends[i], ends[i + 1])
            for i, k in enumerate(states.sentences.tolist())
            if ends[i + 1] - ends[i] == len(sentences[k].words)
        ]

    def learn_paths(self, items: Sequence[Item]) -> list[str]:
        """The paths that lead to arguments often enough, most frequent first."""
        count = Counter(
            path
            for item in items
            for predicate, arguments in (item.sentence.predicates or {}).items()
            for word, path in self._find(item, predicate).items()
            if word in arguments
        )
        found = [path for path, n in count.most_common() if n >= RARE_PATH]
        self.paths = {path: k for k, path in enumerate(found, 1)}
        return found

    def batch(self, items: Sequence[Item], predicates: Sequence[Sequence[int]]) -> Batch:
        """Put sentences and the given predicates of each together."""
        longest = max(item.end - item.begin for item in items)
        states = np.zeros((len(items), longest, len(self.layers), items[0].states.states.shape[2]), np.float32)
        relations = np.zeros((len(items), longest), np.int64)
        mask = np.zeros((len(items), longest), np.float32)
        places = [(row, place) for row, found in enumerate(predicates) for place in found]
        paths = np.zeros((len(places), longest), np.int64)
        for row, item in enumerate(items):
            n = item.end - item.begin
            states[row, :n] = item.states.states[item.begin : item.end, self.layers]
            relations[row, :n], mask[row, :n] = item.relations, 1
        for k, (row, place) in enumerate(places):
            for word, number in self._numbers(items[row], place):
                paths[k, word] = number
        rows, columns = (torch.tensor([x[i] for x in places], dtype=torch.long) for i in (0, 1))
        return Batch(
            items, torch.from_numpy(states), torch.from_numpy(relations), torch.from_numpy(mask),
            rows, columns, torch.from_numpy(paths),
        )  # fmt: skip

    def _find(self, item: Item, predicate: int) -> dict[int, str]:
        return find_paths(item.heads.tolist(), [self.names[r] for r in item.relations], predicate)

    def _numbers(self, item: Item, predicate: int) -> list[tuple[int, int]]:
        key = (id(item.states), item.begin, predicate)
        if key not in self._known:
            found = self._find(item, predicate)
            self._known[key] = [(word, self.paths[path]) for word, path in found.items() if path in self.paths]
        return self._known[key]


def cut_batches(items: Sequence[Item], words: int, random: Random) -> Iterator[list[Item]]:
    """Batches of sentences of like length, in any order."""
    items = sorted(items, key=lambda item: (item.end - item.begin, random.random()))
    batches, batch = [], []
    for item in items:
        batch.append(item)
        if len(batch) * (item.end - item.begin) >= words:
            batches.append(batch)
            batch = []
    batches += [batch] if batch else []
    random.shuffle(batches)
    yield from batches


def find_losses(net: RoleNet, batch: Batch, settings: RoleSettings) -> dict[str, Tensor]:
    """What the heads get wrong: predicates, roles, factuality."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        found = net(net.mix_layers(batch.states), batch.relations, batch.mask)
    predicate, fact, as_predicate, as_argument = (part.float() for part in found)
    losses = {}
    known, target = _predicate_targets(batch.items, predicate.shape)
    if known.any():
        losses["predicates"] = functional.binary_cross_entropy_with_logits(predicate[known], target[known])
    if len(batch.rows):
        scores = net.score_roles(as_predicate[batch.rows, batch.places], as_argument[batch.rows], batch.paths)
        losses["roles"] = _role_loss(scores, batch, settings)
    judged = [(row, k, v) for row, item in enumerate(batch.items) for k, v in item.sentence.factuality.items()]
    if judged:
        rows, places = (torch.tensor([x[i] for x in judged]) for i in (0, 1))
        values = torch.tensor([x[2] for x in judged])
        losses["fact"] = settings.fact * functional.smooth_l1_loss(fact[rows, places], values)
    return losses


def _predicate_targets(items: Sequence[Item], shape: tuple[int, int]) -> tuple[Tensor, Tensor]:
    known, target = torch.zeros(shape, dtype=torch.bool), torch.zeros(shape)
    for row, item in enumerate(items):
        sentence = item.sentence
        if sentence.predicates is None:
            continue
        judged = range(len(sentence.words)) if sentence.judged is None else sentence.judged
        known[row, list(judged)] = True
        known[row, list(sentence.predicates)] = True
        target[row, list(sentence.predicates)] = 1
    return known, target


def _role_loss(scores: Tensor, batch: Batch, settings: RoleSettings) -> Tensor:
    """Cross-entropy for each argument; where a question does not tell the role, any core role will do."""
    logs = torch.log_softmax(scores, -1)
    target = torch.full(logs.shape[:2], IGNORED)
    weight = torch.ones(len(logs))
    some, count = [], 0.0
    for k, (row, place) in enumerate(zip(batch.rows.tolist(), batch.places.tolist(), strict=True)):
        sentence = batch.items[row].sentence
        weight[k] = settings.qa if sentence.source == "qa" else 1.0
        target[k, : len(sentence.words)] = 0
        target[k, place] = IGNORED
        for word, role in sentence.predicates[place].items():
            if role == SOME_CORE:
                target[k, word] = IGNORED
                some.append((k, word))
            else:
                target[k, word] = _ID[role]
            count += weight[k].item()
    losses = functional.nll_loss(logs.flatten(0, 1), target.flatten(), ignore_index=IGNORED, reduction="none")
    loss = (losses.view(target.shape).sum(1) * weight).sum()
    if some:
        rows, words = (torch.tensor([x[i] for x in some]) for i in (0, 1))
        loss = loss - (torch.logsumexp(logs[rows, words, 1 : len(CORE) + 1], -1) * weight[rows]).sum()
    return loss / max(1.0, count)


def train(
    net: RoleNet, batcher: Batcher, items: Sequence[Item], settings: RoleSettings, kept: Path
) -> dict[str, Tensor]:
    """Train and return the averaged weights, which are also written to a file now and then."""
    random = Random(settings.seed)
    optimizer = torch.optim.AdamW(net.parameters(), lr=0.0, weight_decay=0.02, betas=(0.9, 0.98))
    average = {name: value.detach().clone() for name, value in net.state_dict().items()}
    started, step, epoch, sums = time.process_time(), 0, 0, defaultdict(list)
    net.train()
    while True:
        epoch += 1
        for chosen in cut_batches(items, settings.words, random):
            done = (time.process_time() - started) / 60 / settings.minutes
            if done >= 1:
                return average
            for group in optimizer.param_groups:
                group["lr"] = settings.rate * min(1.0, (done + 1e-3) / 0.05) * (1 - done)
            batch = batcher.batch(chosen, [list(item.sentence.predicates or ()) for item in chosen])
            if random.random() < settings.no_parse:
                batch.paths.zero_(), batch.relations.zero_()
            losses = find_losses(net, batch, settings)
            optimizer.zero_grad(set_to_none=True)
            sum(losses.values()).backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            step += 1
            _move(average, net, min(0.998, (step + 1) / (step + 30)))
            for name, value in losses.items():
                sums[name].append(value.item())
            if step % 100 == 0:
                told = " ".join(f"{name} {sum(v) / len(v):.3f}" for name, v in sorted(sums.items()))
                log.info("step %d epoch %d %.0f %% %s", step, epoch, 100 * done, told)
                sums.clear()
            if step % KEEP_STEPS == 0:
                torch.save(average, kept)


def _move(average: dict[str, Tensor], net: nn.Module, keep: float) -> None:
    with torch.no_grad():
        for name, value in net.state_dict().items():
            average[name].lerp_(value, 1 - keep)
