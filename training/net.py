"""The network that is trained: a small BERT with a case embedding and joint heads for names and syntax.

Layers and sizes are those of MiniLM-L6 (Wang et al. 2020, arXiv:2002.10957); arcs and relations are scored as by Dozat
and Manning (2017), arXiv:1611.01734. Written in plain PyTorch so that it exports to a small ONNX graph.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

CASE_SHAPES = 8
MASK_ID = 103
"""[MASK] in the vocabulary of uncased BERT."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large the network is; the first five are those of the base weights.

    Attributes:
        vocabulary, width, inner, layers, heads, positions: of the encoder.
        arc, relation: width of what arcs and relations are scored from.
    """

    vocabulary: int = 30522
    width: int = 384
    inner: int = 1536
    layers: int = 6
    heads: int = 12
    positions: int = 512
    arc: int = 256
    relation: int = 64


class SharedDropout(nn.Module):
    """Drops the same features at all places of a text (Gal and Ghahramani 2016, arXiv:1512.05287), which is quick.

    Args:
        share: of the features that are dropped in training.
    """

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        """(texts, places, features) -> the same."""
        if not self.training or not self.share:
            return x
        kept = torch.rand(x.shape[0], 1, x.shape[2]) >= self.share
        return x * (kept / (1 - self.share)).to(x.dtype)


class Layer(nn.Module):
    """One transformer layer, normalised after each step as in BERT."""

    def __init__(self, sizes: Sizes, dropout: float) -> None:
        super().__init__()
        self.count, self.drop = sizes.heads, SharedDropout(dropout)
        self.query, self.key, self.value, self.out = (nn.Linear(sizes.width, sizes.width) for _ in range(4))
        self.up, self.down = nn.Linear(sizes.width, sizes.inner), nn.Linear(sizes.inner, sizes.width)
        self.norm, self.norm_out = (nn.LayerNorm(sizes.width, eps=1e-12) for _ in range(2))

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """(texts, pieces, width) -> the same; `bias` is very negative at padding."""
        query, key, value = (self._split(part(x)) for part in (self.query, self.key, self.value))
        # PyTorch's fused attention is slower here: texts are short, and its backward pass on a CPU is slow.
        scores = query @ key.transpose(-1, -2) * (1 / query.shape[-1] ** 0.5) + bias.to(query.dtype)
        mixed = torch.softmax(scores, -1).to(value.dtype) @ value
        mixed = mixed.transpose(1, 2).reshape(x.shape)
        x = self.norm(x + self.drop(self.out(mixed)))
        return self.norm_out(x + self.drop(self.down(functional.gelu(self.up(x)))))

    def _split(self, x: Tensor) -> Tensor:
        texts, pieces, width = x.shape
        return x.view(texts, pieces, self.count, width // self.count).transpose(1, 2)


class TextEncoder(nn.Module):
    """Pieces and case shapes -> vectors."""

    def __init__(self, sizes: Sizes, dropout: float) -> None:
        super().__init__()
        self.word = nn.Embedding(sizes.vocabulary, sizes.width)
        self.position = nn.Embedding(sizes.positions, sizes.width)
        self.case = nn.Embedding(CASE_SHAPES, sizes.width)
        nn.init.zeros_(self.case.weight)
        self.norm, self.drop = nn.LayerNorm(sizes.width, eps=1e-12), SharedDropout(dropout)
        self.layers = nn.ModuleList(Layer(sizes, dropout) for _ in range(sizes.layers))

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """(texts, pieces) three times -> (texts, pieces, width)."""
        x = self.word(ids) + self.case(shapes) + self.position.weight[: ids.shape[1]]
        x = self.drop(self.norm(x))
        bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load_base(self, path: Path) -> None:
        """Take the weights of a BERT model from a safetensors file."""
        from safetensors.torch import load_file

        stored = load_file(path)
        with torch.no_grad():
            kind = stored["embeddings.token_type_embeddings.weight"][0]
            self.word.weight.copy_(stored["embeddings.word_embeddings.weight"])
            self.position.weight.copy_(stored["embeddings.position_embeddings.weight"] + kind)
            _copy(self.norm, stored, "embeddings.LayerNorm")
            for number, layer in enumerate(self.layers):
                for name, source in _BERT_NAMES.items():
                    _copy(getattr(layer, name), stored, f"encoder.layer.{number}.{source}")


_BERT_NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "norm": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm_out": "output.LayerNorm",
}


def _copy(part: nn.Module, stored: Mapping[str, Tensor], name: str) -> None:
    for kind in ("weight", "bias"):
        getattr(part, kind).copy_(stored[f"{name}.{kind}"])


class WordClasses(nn.Module):
    """Scores word classes; classes that share part of speech, tag or features share weights.

    Args:
        width: of the vectors.
        analyses: (part of speech, tag, features) of each class.
    """

    def __init__(self, width: int, analyses: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self.own = nn.Linear(width, len(analyses))
        self.shared = nn.ParameterList()
        for part in range(3):
            values = sorted({analysis[part] for analysis in analyses})
            places = torch.tensor([values.index(analysis[part]) for analysis in analyses])
            self.register_buffer(f"places{part}", places, persistent=False)
            self.shared.append(nn.Parameter(torch.randn(len(values), width) * 0.02))
        nn.init.normal_(self.own.weight, std=0.02)

    def forward(self, x: Tensor) -> Tensor:
        """(..., width) -> (..., classes)."""
        weight = self.own.weight
        for part, table in enumerate(self.shared):
            weight = weight + table[getattr(self, f"places{part}")]
        return functional.linear(x, weight, self.own.bias)


class Net(nn.Module):
    """Encoder and heads; the outputs are those of `explorer.language.encoder.OUTPUTS`, before the best is taken."""

    def __init__(
        self, names: int, analyses: Sequence[tuple[str, str, str]], relations: int, sizes: Sizes | None = None,
        *, dropout: float = 0.1, head_dropout: float = 0.25,
    ) -> None:  # fmt: skip
        super().__init__()
        sizes = sizes or Sizes()
        width = sizes.width
        self.encoder = TextEncoder(sizes, dropout)
        self.names, self.starts = nn.Linear(width, names), nn.Linear(width, 1)
        self.classes = WordClasses(width, analyses)
        self.root = nn.Parameter(torch.randn(width) * 0.02)
        self.arc_dependent, self.arc_head = nn.Linear(width, sizes.arc), nn.Linear(width, sizes.arc)
        self.relation_dependent, self.relation_head = (nn.Linear(width, sizes.relation) for _ in range(2))
        self.arcs = nn.Linear(sizes.arc + 1, sizes.arc, bias=False)
        nn.init.orthogonal_(self.arcs.weight, gain=0.1)
        self.relations = nn.Parameter(torch.zeros(relations, sizes.relation + 1, sizes.relation + 1))
        self.drop = SharedDropout(head_dropout)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Scores of names, word classes, starts and arcs, and what relations are scored from."""
        pieces = self.encoder(ids, shapes, mask)
        words = torch.gather(pieces, 1, first[:, :, None].expand(-1, -1, pieces.shape[2]))
        words = self.drop(words)
        heads = torch.cat([self.root.to(words.dtype).expand(words.shape[0], 1, -1), words], 1)
        dependent, head = self._bend(self.arc_dependent(words)), self._bend(self.arc_head(heads))
        arcs = self.arcs(torch.cat([dependent, torch.ones_like(dependent[..., :1])], -1)) @ head.transpose(1, 2)
        return (
            self.names(words), self.classes(words), self.starts(words)[..., 0], arcs,
            self._bend(self.relation_dependent(words)), self._bend(self.relation_head(heads)),
        )  # fmt: skip

    def score_relations(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """(n, r) and (n, r) of the words and their heads -> (n, relations)."""
        one = torch.ones_like(dependents[:, :1])
        dependents, heads = torch.cat([dependents, one], 1), torch.cat([heads, one], 1)
        count, width, _ = self.relations.shape
        weights = self.relations.to(dependents.dtype).permute(1, 0, 2).reshape(width, count * width)
        return ((dependents @ weights).view(-1, count, width) @ heads[:, :, None])[..., 0]

    def _bend(self, x: Tensor) -> Tensor:
        return self.drop(functional.leaky_relu(x, 0.1))
