"""Trained role heads -> a second small ONNX file and tables; the states that they read -> an output of the first."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from torch import Tensor, nn

from explorer.language.encoder import STATES
from explorer.language.roles import OUTPUTS, RoleHeads
from training.export import OPSET, quantize
from training.role_data import ROLES
from training.role_net import RoleNet
from training.role_states import add_states


def with_states(model: bytes, layers: Sequence[int]) -> bytes:
    """Give a network the further output STATES: its words' states after some layers, side by side, as float16."""
    found = onnx.load_model_from_string(add_states(model, layers, prefix="_layer"))
    names = [f"_layer{layer}" for layer in layers]
    kept = [output for output in found.graph.output if output.name not in names]
    del found.graph.output[:]
    found.graph.output.extend(kept)
    found.graph.node.append(onnx.helper.make_node("Concat", names, ["_states"], name="_states", axis=2))
    to = onnx.TensorProto.FLOAT16
    found.graph.node.append(onnx.helper.make_node("Cast", ["_states"], [STATES], name=STATES, to=to))
    found.graph.output.append(onnx.helper.make_tensor_value_info(STATES, to, ["texts", "words", None]))
    onnx.checker.check_model(found)
    return found.SerializeToString()


class _Exported(nn.Module):
    def __init__(self, net: RoleNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, states: Tensor, relations: Tensor) -> tuple[Tensor, ...]:
        """Named as in `explorer.language.roles.OUTPUTS`; there is no padding."""
        return self.net(states, relations, torch.ones(relations.shape))


def export_roles(net: RoleNet, relations: Sequence[str], paths: Sequence[str]) -> RoleHeads:
    """Make run-time heads; `net` is left in evaluation mode.

    Args:
        net: trained.
        relations: names of the parser's relations.
        paths: those that the net has scores for, from number 1 on.
    """
    net.eval()
    example = (torch.randn(1, 7, net.sizes.states), torch.zeros(1, 7, dtype=torch.long))
    axes = {name: {1: "words"} for name in ("states", "relations", *OUTPUTS)}
    with tempfile.TemporaryDirectory() as folder, torch.no_grad():
        full, small = Path(folder) / "full.onnx", Path(folder) / "small.onnx"
        torch.onnx.export(
            _Exported(net), example, full, input_names=["states", "relations"], output_names=list(OUTPUTS),
            dynamic_axes=axes, opset_version=OPSET, dynamo=False, do_constant_folding=True,
        )  # fmt: skip
        quantize(full, small)
        model = small.read_bytes()
    pairs, added = (part.detach().numpy().astype(np.float16) for part in (net.roles, net.path.weight))
    return RoleHeads(model, ROLES, relations, paths, pairs, added)
