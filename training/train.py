"""Train the network jointly on names and syntax, on a CPU, within a given time; can be interrupted and resumed."""

from __future__ import annotations

import logging
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

import torch
from torch import Tensor, nn
from torch.nn import functional

from explorer.language.encoder import Labels
from explorer.language.pieces import WordPieces
from training.augment import Augmenter
from training.batches import IGNORED, Batcher, Targets, TensorBatch, Text, group_texts
from training.corpus import Sentence
from training.material import Material
from training.net import Net
from training.silver import relabel

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TrainSettings:
    """The recipe; what is not explained was taken over from the first experiments and never tuned.

    Attributes:
        words: how many words are read; the learning rate falls to zero by then.
        minutes: most minutes; whichever comes first ends the training, and the learning rate follows.
        batch_pieces: word pieces a step, padding included.
        rate, head_rate: highest learning rates of the encoder's last layer and of the heads.
        layer_decay: each layer below learns this much slower, to keep what the base weights know.
        warm_up: share of the training in which the learning rate rises.
        syntax_share: share of the words that come with trees.
        several: share of the texts that have several sentences, as the pipeline's windows do.
        masked: share of hidden words.
        average: how much of the averaged weights is kept at each step.
        relabel_at: share of the training after which texts labelled by machine are labelled anew by this network.
        checkpoint_minutes: how often the state is written to disk.
    """

    words: int = 24_000_000
    minutes: float = 210.0
    batch_pieces: int = 2048
    rate: float = 2e-4
    head_rate: float = 1.5e-3
    layer_decay: float = 0.9
    warm_up: float = 0.04
    syntax_share: float = 0.5
    several: float = 0.75
    masked: float = 0.04
    average: float = 0.998
    relabel_at: float = 0.4
    checkpoint_minutes: float = 10.0
    threads: int = 2
    seed: int = 7


class Trainer:
    """Trains a network; `train` returns the averaged one."""

    def __init__(
        self, net: Net, material: Material, labels: Labels, pieces: WordPieces, augmenter: Augmenter,
        settings: TrainSettings, folder: Path,
    ) -> None:  # fmt: skip
        self.net, self.material, self.settings, self.folder = net, material, settings, folder
        self.augmenter, self.random = augmenter, Random(settings.seed)
        self.batcher = Batcher(pieces, labels, self.random, masked=settings.masked)
        self.plain = Batcher(pieces, labels, self.random)
        self.optimizer = torch.optim.AdamW(self._groups(), weight_decay=0.01, betas=(0.9, 0.98))
        self.average = {name: value.detach().clone() for name, value in net.state_dict().items()}
        self.step, self.words, self.syntax_words, self.spent, self.relabelled = 0, 0, 0, 0.0, False
        self._losses: dict[str, list[float]] = defaultdict(list)

    def train(self) -> dict[str, Tensor]:
        """Train to the end, taking up an earlier run in the same folder; returns the averaged weights."""
        torch.set_num_threads(self.settings.threads)
        self._take_up()
        started, saved, spent = time.monotonic(), time.monotonic(), self.spent
        syntax, names = self._batches(self._syntax_round), self._batches(self._names_round)
        while self.progress < 1:
            if not self.relabelled and self.progress >= self.settings.relabel_at:
                self._relabel()
                syntax, names = self._batches(self._syntax_round), self._batches(self._names_round)
            with_trees = self.syntax_words < self.settings.syntax_share * self.words
            self._learn(next(syntax if with_trees else names), with_trees)
            self.spent = spent + time.monotonic() - started
            if time.monotonic() - saved > 60 * self.settings.checkpoint_minutes:
                self._save()
                saved = time.monotonic()
        self._save()
        return self.average

    @property
    def progress(self) -> float:
        """Share of the training that is done."""
        return max(self.words / self.settings.words, self.spent / 60 / self.settings.minutes)

    def _batches(self, make_round) -> Iterator[list[Text]]:
        while True:
            texts = [self.augmenter.change(text) for text in make_round()]
            yield from self.batcher.split(texts, self.settings.batch_pieces)

    def _syntax_round(self) -> list[Text]:
        return list(group_texts(self.material.syntax, self.random, share=self.settings.several))

    def _names_round(self) -> list[Text]:
        texts = []
        for sentences, share in self.material.names:
            for _ in range(int(share)):
                texts += group_texts(sentences, self.random, share=self.settings.several)
            rest = list(group_texts(sentences, self.random, share=self.settings.several))
            texts += self.random.sample(rest, int(len(rest) * (share % 1)))
        return texts

    def _learn(self, texts: list[Text], with_trees: bool) -> None:
        batch = self.batcher.tensors(texts)
        self._set_rates()
        self.net.train()
        losses = find_losses(self.net, batch)
        self.optimizer.zero_grad(set_to_none=True)
        sum(losses.values()).backward()
        nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.optimizer.step()
        self._average()
        self.step, self.words = self.step + 1, self.words + batch.words
        self.syntax_words += batch.words * with_trees
        self._report({("tree " if with_trees else "") + name: value.item() for name, value in losses.items()})

    def _report(self, losses: dict[str, float]) -> None:
        for name, value in losses.items():
            self._losses[name].append(value)
        if self.step % 100 == 0:
            means = " ".join(f"{name} {sum(seen) / len(seen):.3f}" for name, seen in sorted(self._losses.items()))
            speed = self.words / max(1.0, self.spent)
            log.info("step %d, %.1f %%, %.1f min, %.0f words/s: %s",
                     self.step, 100 * self.progress, self.spent / 60, speed, means)  # fmt: skip
            self._losses.clear()

    def _groups(self) -> list[dict]:
        """Parameters with their learning rates; pieces and positions stay as they are, so that rare ones keep place."""
        settings, groups = self.settings, defaultdict(list)
        depth = len(self.net.encoder.layers)
        for name, parameter in self.net.named_parameters():
            if name.startswith(("encoder.word.", "encoder.position.")):
                parameter.requires_grad_(False)
            elif name.startswith("encoder.layers."):
                groups[settings.rate * settings.layer_decay ** (depth - 1 - int(name.split(".")[2]))].append(parameter)
            else:
                groups[settings.rate if name.startswith("encoder.") else settings.head_rate].append(parameter)
        return [{"params": parameters, "lr": 0.0, "highest": rate} for rate, parameters in groups.items()]

    def _set_rates(self) -> None:
        done = self.progress
        factor = min(1.0, (done + 1e-4) / self.settings.warm_up) * max(0.0, 1 - done)
        for group in self.optimizer.param_groups:
            group["lr"] = group["highest"] * factor

    @torch.no_grad()
    def _average(self) -> None:
        keep = min(self.settings.average, (self.step + 1) / (self.step + 10))
        for name, value in self.net.named_parameters():
            if value.requires_grad:
                self.average[name].lerp_(value, 1 - keep)

    def _relabel(self) -> None:
        """Let the averaged network label the silver texts anew."""
        log.info("labelling the silver texts anew")
        current = {name: value.clone() for name, value in self.net.state_dict().items()}
        self.net.load_state_dict(self.average)
        material = self.material
        for place in material.silver:
            sentences, share = material.names[place]
            material.names[place] = (relabel(self.net, self.plain, sentences), share)
        chosen = [k for k, one in enumerate(material.syntax) if one.document.startswith(material.silver_documents)]
        new = relabel(self.net, self.plain, [material.syntax[k] for k in chosen]) if material.silver_documents else []
        for k, sentence in zip(chosen, new, strict=False):
            material.syntax[k] = sentence
        self.net.load_state_dict(current)
        self.relabelled = True
        self._save()

    def _save(self) -> None:
        state = {"net": self.net.state_dict(), "average": self.average, "optimizer": self.optimizer.state_dict(),
                 "counts": (self.step, self.words, self.syntax_words, self.spent, self.relabelled),
                 "material": self.material if self.relabelled else None, "settings": asdict(self.settings)}  # fmt: skip
        part = self.folder / "checkpoint.part"
        torch.save(state, part)
        part.replace(self.folder / "checkpoint.pt")
        log.info("saved at %.1f %%", 100 * self.progress)

    def _take_up(self) -> None:
        path = self.folder / "checkpoint.pt"
        if not path.exists():
            return
        state = torch.load(path, weights_only=False)
        self.net.load_state_dict(state["net"])
        self.average = state["average"]
        self.optimizer.load_state_dict(state["optimizer"])
        self.step, self.words, self.syntax_words, self.spent, self.relabelled = state["counts"]
        if state["material"] is not None:
            self.material = state["material"]
        self.random.seed(self.settings.seed + self.step)
        log.info("taken up at step %d, %.1f %%", self.step, 100 * self.progress)


def find_losses(net: Net, batch: TensorBatch) -> dict[str, Tensor]:
    """The losses of what is known about a batch, in bfloat16 where PyTorch thinks it safe."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        names, classes, starts, arcs, dependents, heads = net(*batch.inputs)
    targets = batch.targets
    losses = {}
    if (targets.names >= 0).any():
        losses["names"] = _cross_entropy(names, targets.names)
    if (known := targets.starts >= 0).any():
        losses["starts"] = functional.binary_cross_entropy_with_logits(
            starts.float()[known], targets.starts[known].float()
        )
    if (targets.classes >= 0).any():
        losses["classes"] = _cross_entropy(classes, targets.classes)
    if (targets.heads >= 0).any():
        losses["arcs"] = _cross_entropy(arcs.float().masked_fill(~_same_sentence(targets), -1e4), targets.heads)
        text, word = (targets.heads >= 0).nonzero(as_tuple=True)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = net.score_relations(dependents[text, word], heads[text, targets.heads[text, word]])
        losses["relations"] = functional.cross_entropy(
            scores.float(), targets.relations[text, word], ignore_index=IGNORED
        )
    return losses


def _cross_entropy(scores: Tensor, targets: Tensor) -> Tensor:
    return functional.cross_entropy(scores.float().flatten(0, 1), targets.flatten(), ignore_index=IGNORED)


def _same_sentence(targets: Targets) -> Tensor:
    """(texts, words, words + 1) True where a word may hang from another, or from the root (column 0)."""
    sentences = targets.sentences
    same = (sentences[:, :, None] == sentences[:, None, :]) & (sentences[:, None, :] >= 0)
    return functional.pad(same, (1, 0), value=True)


def find_labels(syntax: Sequence[Sentence], names: Sequence[str], *, least: int = 2) -> Labels:
    """The labels that the training sentences use; word classes seen fewer than `least` times are left out."""
    analyses: Counter[tuple[str, str, str]] = Counter()
    relations: set[str] = set()
    for sentence in syntax:
        analyses.update(sentence.syntax.analyses)
        relations.update(sentence.syntax.relations)
    kept = sorted(analysis for analysis, count in analyses.items() if count >= least)
    return Labels(tuple(names), tuple(kept), tuple(sorted(relations)))
