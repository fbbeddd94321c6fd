"""Trained role heads -> a second small ONNX file and tables; the states that they read -> an output of the first."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from torch import Tensor, nn
from torch.nn import functional

from explorer.language.encoder import STATES
from explorer.language.roles import INPUTS, OUTPUTS, RoleHeads
from training.export import OPSET, quantize
from training.net import Layer
from training.role_data import ROLES
from training.role_net import RoleNet
from training.role_states import ADDED, add_output, add_states


def with_states(model: bytes, layers: Sequence[int], mix: np.ndarray) -> bytes:
    """Give a network the further output STATES: one state of each word, mixed of its states after some layers.

    Args:
        model: an ONNX file's bytes, written by `export` or by this function; what it computes otherwise stays the same.
        layers: numbers from 0.
        mix: (layers, width) what each number of each layer is multiplied with before they are added up.
    """
    found = without_states(onnx.load_model_from_string(model))
    weighted = []
    for name, weights in zip(add_states(found, layers), mix.astype(np.float32), strict=True):
        found.graph.initializer.append(onnx.numpy_helper.from_array(weights, f"{name}_mix"))
        weighted.append(f"{name}_weighted")
        found.graph.node.append(onnx.helper.make_node("Mul", [name, f"{name}_mix"], weighted[-1:], name=weighted[-1]))
    total = f"{ADDED}sum"
    found.graph.node.append(onnx.helper.make_node("Sum", weighted, [total], name=total))
    kind = onnx.TensorProto.FLOAT16
    found.graph.node.append(onnx.helper.make_node("Cast", [total], [STATES], name=f"{ADDED}cast", to=kind))
    add_output(found, STATES, kind)
    onnx.checker.check_model(found)
    return found.SerializeToString()


def without_states(model: onnx.ModelProto) -> onnx.ModelProto:
    """The network without what `with_states` adds; it is changed."""
    for part in (model.graph.node, model.graph.initializer, model.graph.output):
        kept = [item for item in part if not item.name.startswith(ADDED) and item.name != STATES]
        del part[:]
        part.extend(kept)
    return model


class _Exported(nn.Module):
    """The same network for sentences one after the other, with few and large steps, which are quicker."""

    def __init__(self, net: RoleNet) -> None:
        super().__init__()
        self.net, self.layers = net, nn.ModuleList(_Layer(layer) for layer in net.layers)
        parts = (net.predicate, net.fact_hidden, net.as_predicate, net.as_argument)
        self.sizes = [part.out_features for part in parts]
        self.heads = _joined(parts)

    def forward(self, states: Tensor, relations: Tensor, sentences: Tensor) -> tuple[Tensor, ...]:
        """(words, states), (words,), (words,) -> what `explorer.language.roles.OUTPUTS` names."""
        apart = (sentences[:, None] != sentences[None]).float() * -10000.0
        x = self.net.norm(self.net.project(states) + self.net.relation(relations))
        for layer in self.layers:
            x = layer(x, apart)
        predicate, bent = self.heads(x).split([1, sum(self.sizes[1:])], dim=1)
        hidden, as_predicate, as_argument = functional.leaky_relu(bent, 0.1).split(self.sizes[1:], dim=1)
        return predicate[:, 0], self.net.fact(hidden)[:, 0], as_predicate, as_argument


class _Layer(nn.Module):
    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.layer, self.inside = layer, _joined((layer.query, layer.key, layer.value))
        self.width = layer.query.out_features // layer.count
        with torch.no_grad():  # what scores are divided by goes into the query
            for part in (self.inside.weight, self.inside.bias):
                part[: layer.query.out_features] *= self.width**-0.5

    def forward(self, x: Tensor, apart: Tensor) -> Tensor:
        layer = self.layer
        query, key, value = (
            self.inside(x).reshape(-1, 3 * layer.count, self.width).transpose(0, 1).split(3 * [layer.count])
        )
        mixed = torch.softmax(query @ key.transpose(1, 2) + apart, -1) @ value
        x = layer.norm(x + layer.out(mixed.transpose(0, 1).reshape(-1, layer.count * self.width)))
        return layer.norm_out(x + layer.down(functional.gelu(layer.up(x))))


def _joined(parts: Sequence[nn.Linear]) -> nn.Linear:
    """One layer for several that read the same."""
    whole = nn.Linear(parts[0].in_features, sum(part.out_features for part in parts))
    with torch.no_grad():
        whole.weight.copy_(torch.cat([part.weight for part in parts]))
        whole.bias.copy_(torch.cat([part.bias for part in parts]))
    return whole


def export_roles(net: RoleNet, relations: Sequence[str], paths: Sequence[str]) -> RoleHeads:
    """Make run-time heads; `net` is left in evaluation mode.

    Args:
        net: trained.
        relations: names of the parser's relations.
        paths: those that the net has scores for, from number 1 on.
    """
    net.eval()
    numbers = torch.zeros(7, dtype=torch.long)
    example = (torch.randn(7, net.sizes.states), numbers, numbers)
    axes = {name: {0: "words"} for name in (*INPUTS, *OUTPUTS)}
    with tempfile.TemporaryDirectory() as folder, torch.no_grad():
        full, small = Path(folder) / "full.onnx", Path(folder) / "small.onnx"
        torch.onnx.export(
            _Exported(net).eval(), example, full, input_names=list(INPUTS), output_names=list(OUTPUTS),
            dynamic_axes=axes, opset_version=OPSET, dynamo=False, do_constant_folding=True,
        )  # fmt: skip
        quantize(full, small, kinds=["MatMul"])
        model = small.read_bytes()
    pairs, added = (part.detach().numpy().astype(np.float16) for part in (net.roles, net.path.weight))
    return RoleHeads(model, ROLES, relations, paths, pairs, added)
