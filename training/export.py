"""Trained weights -> an ONNX file with 8-bit weights, as the pipeline runs it.

Weights get 8 bits per channel of which 7 are used ("reduce range"): on processors without VNNI, sums of 8-bit products
can overflow (onnxruntime's documentation on quantisation says so).
"""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from explorer.language.encoder import OUTPUTS
from training.net import Net

log = logging.getLogger(__name__)
INPUTS = ("ids", "shapes", "mask", "first")
OPSET = 17


class _Exported(nn.Module):
    """The network with what the pipeline needs as outputs: log-probabilities of names, the best word class."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net
        table = nn.Linear(net.names.in_features, len(net.classes.own.bias))
        with torch.no_grad():
            width = torch.eye(net.names.in_features)
            table.bias.copy_(net.classes.own.bias)
            table.weight.copy_((net.classes(width) - net.classes.own.bias).T)
        net.classes = table  # the shared weights are added up once, not at every run

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Named as in `explorer.language.encoder.OUTPUTS`."""
        names, classes, starts, arcs, dependents, heads = self.net(ids, shapes, mask, first)
        return torch.log_softmax(names, -1), classes.argmax(-1), starts, arcs, dependents, heads


def export_onnx(net: Net, path: Path) -> None:
    """Write the network with full weights; `net` is changed by it."""
    exported = _Exported(net.eval())
    pieces = torch.randint(0, net.encoder.word.num_embeddings, (3, 12))
    words = torch.arange(1, 8)[None].repeat(3, 1)
    mask = torch.ones(3, 12, dtype=torch.long)
    mask[0, 9:] = 0
    axes = {name: {0: "texts", 1: "pieces"} for name in INPUTS[:3]}
    axes |= {name: {0: "texts", 1: "words"} for name in ("first", *OUTPUTS)}
    axes["arcs"] = {0: "texts", 1: "words", 2: "words and root"}
    axes["heads"] = {0: "texts", 1: "words and root"}
    with torch.no_grad():
        torch.onnx.export(
            exported, (pieces, pieces % 6, mask, words), path, input_names=list(INPUTS), output_names=list(OUTPUTS),
            dynamic_axes=axes, opset_version=OPSET, dynamo=False, do_constant_folding=True,
        )  # fmt: skip


def quantize(path: Path, target: Path, *, kinds: Sequence[str] | None = None) -> None:
    """Write the same graph with 8-bit weights, of all kinds of nodes or only of some."""
    options = {"MatMulConstBOnly": True}
    quantize_dynamic(
        path, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True, extra_options=options,
        op_types_to_quantize=kinds,
    )  # fmt: skip
    onnx.checker.check_model(onnx.load(target))
    log.info("%s: %.1f MB", target, target.stat().st_size / 1e6)


def export_model(net: Net) -> bytes:
    """The 8-bit ONNX file of a network, as bytes; `net` is changed by it."""
    with tempfile.TemporaryDirectory() as folder:
        full, small = Path(folder) / "full.onnx", Path(folder) / "small.onnx"
        export_onnx(net, full)
        quantize(full, small)
        return small.read_bytes()
