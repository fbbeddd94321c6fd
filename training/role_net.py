"""Heads for predicates, their arguments and factuality over the bundled network's word states.

    layers of the encoder --mix--> states of a sentence --project--> words --layers--> words --> predicate?  factuality
                                                             `--> biaffine + path in the parse --> roles

The encoder below stays as it is, so that names, tags and parses do too. Roles are scored as arcs are (Dozat and Manning
2017, arXiv:1611.01734); what lies between predicate and word in the parse adds to the scores (after Roth and Lapata
2016, arXiv:1605.07515, who read the path with a network; here it is a table of frequent paths).
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.net import Layer, SharedDropout, Sizes


@dataclass(frozen=True, slots=True)
class RoleSizes:
    """How large the heads are.

    Attributes:
        kept: how many of the encoder's layers are read.
        width, inner, heads, layers: of the transformer layers over the words of a sentence.
        pair: width of what roles are scored from.
        relations, classes: how many the parser and the tagger know.
        paths: how many paths through the parse have scores of their own; the first stands for all others.
        states: width of the encoder's layers.
    """

    kept: int
    relations: int
    paths: int
    width: int = 256
    inner: int = 512
    heads: int = 8
    layers: int = 1
    pair: int = 64
    states: int = 384


class RoleNet(nn.Module):
    """See above.

    Args:
        sizes: how large it is.
        roles: how many labels there are; the first is "no argument".
        dropout: within the layers; `state_dropout` on what comes in, `head_dropout` before scores.
    """

    def __init__(
        self, sizes: RoleSizes, roles: int,
        *, dropout: float = 0.1, state_dropout: float = 0.2, head_dropout: float = 0.3,
    ) -> None:  # fmt: skip
        super().__init__()
        self.sizes = sizes
        inside = Sizes(width=sizes.width, inner=sizes.inner, heads=sizes.heads)
        self.state_drop, self.drop = SharedDropout(state_dropout), SharedDropout(head_dropout)
        self.mix = nn.Parameter(torch.full((sizes.kept, sizes.states), 1 / sizes.kept))
        self.project = nn.Linear(sizes.states, sizes.width)
        self.relation = nn.Embedding(sizes.relations, sizes.width)
        self.norm = nn.LayerNorm(sizes.width)
        self.layers = nn.ModuleList(Layer(inside, dropout) for _ in range(sizes.layers))
        self.predicate, self.as_predicate, self.as_argument = (
            nn.Linear(sizes.width, n) for n in (1, sizes.pair, sizes.pair)
        )
        self.fact_hidden, self.fact = nn.Linear(sizes.width, 64), nn.Linear(64, 1)
        self.roles = nn.Parameter(torch.randn(roles, sizes.pair + 1, sizes.pair + 1) * 0.01)
        self.path = nn.Embedding(sizes.paths, roles)
        with torch.no_grad():
            self.roles[0, -1, -1] = 3.0  # most words are no argument
            self.relation.weight.mul_(0.1)
            self.path.weight.zero_()

    def mix_layers(self, layers: Tensor) -> Tensor:
        """(sentences, words, kept layers, states) -> (sentences, words, states): one state of a word."""
        return (layers * self.mix).sum(2)

    def forward(self, states: Tensor, relations: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Read sentences.

        Args:
            states: (sentences, words, states), from `mix_layers`.
            relations: (sentences, words) how each word hangs in the parse.
            mask: (sentences, words) 1 on words, 0 on padding.

        Returns:
            Log-odds that a word is a predicate, its factuality, and what it is as a predicate and as an argument.
        """
        x = self.norm(self.project(self.state_drop(states)) + self.relation(relations))
        bias = (1.0 - mask)[:, None, None, :] * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        x = self.drop(x)
        fact = self.fact(functional.leaky_relu(self.fact_hidden(x), 0.1))
        pairs = self._bend(self.as_predicate(x)), self._bend(self.as_argument(x))
        return self.predicate(x)[..., 0], fact[..., 0], *pairs

    def score_roles(self, predicates: Tensor, arguments: Tensor, paths: Tensor) -> Tensor:
        """(p, d) of predicates, (p, n, d) of the words of their sentences and (p, n) paths -> (p, n, roles)."""
        count, width, _ = self.roles.shape
        predicates = functional.pad(predicates, (0, 1), value=1.0)
        arguments = functional.pad(arguments, (0, 1), value=1.0)
        weights = self.roles.permute(1, 0, 2).reshape(width, count * width)
        return arguments @ (predicates @ weights).view(-1, count, width).transpose(1, 2) + self.path(paths)

    def _bend(self, x: Tensor) -> Tensor:
        return self.drop(functional.leaky_relu(x, 0.1))
