"""The bundled network's view of the words that the role heads are trained on: word states and parses, kept on disk.

The encoder is not trained with the role heads, so its states are computed once. They come from the 8-bit network, as
they will when the program runs.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import onnxruntime

from explorer.language.encoder import OUTPUTS, Encoder, Scores
from explorer.language.trees import find_heads
from training.role_data import RoleSentence, group_windows

log = logging.getLogger(__name__)
LAST = "/net/encoder/layers.{}/norm_out/LayerNormalization_output_0"
"""A layer's output in the graph that `export` writes."""
FIRST_PIECES = "/net/Expand_output_0"
"""Where each word's first piece stands, as GatherElements takes it."""
ADDED = "/roles/"
"""How the names of all that is added to a network begin."""


def add_states(model: onnx.ModelProto, layers: Sequence[int]) -> list[str]:
    """Compute words' states after some layers in a network written by `export`; its own nodes stay as they are.

    Args:
        model: is changed.
        layers: numbers from 0.

    Returns:
        Names of the new values, (texts, words, width) each, which are no outputs yet.
    """
    names = [f"{ADDED}layer{layer}" for layer in layers]
    for layer, name in zip(layers, names, strict=True):
        node = onnx.helper.make_node("GatherElements", [LAST.format(layer), FIRST_PIECES], [name], name=name, axis=1)
        model.graph.node.append(node)
    return names


def add_output(model: onnx.ModelProto, name: str, kind: int) -> None:
    """Make a value of words' states an output of a network."""
    model.graph.output.append(onnx.helper.make_tensor_value_info(name, kind, ["texts", "words", None]))


@dataclass(frozen=True, slots=True)
class States:
    """Sentences as the network sees them, one after the other.

    Attributes:
        sentences: (s,) index of each into the sentences that were read.
        begins: (s + 1,) where each begins in the arrays below.
        states: (words, layers, width) float16.
        heads: (words,) index of the head within the sentence, a root's own.
        relations, analyses: (words,) indices into the network's labels.
    """

    sentences: np.ndarray
    begins: np.ndarray
    states: np.ndarray
    heads: np.ndarray
    relations: np.ndarray
    analyses: np.ndarray

    @classmethod
    def load(cls, folder: Path) -> States:
        """Read what `save_states` wrote; the states stay on disk until they are used."""
        names = ("sentences", "begins", "heads", "relations", "analyses")
        parts = {name: np.load(folder / f"{name}.npy") for name in names}
        return cls(states=np.load(folder / "states.npy", mmap_mode="r"), **parts)


def save_states(
    encoder: Encoder, layers: Sequence[int], sentences: Sequence[RoleSentence], folder: Path, *, alone: bool
) -> None:
    """Run the network over sentences and write what it says into a folder.

    Args:
        encoder: with the bundled network.
        layers: which of its layers are kept.
        sentences: from `role_data`.
        folder: for the files of `States`.
        alone: each sentence by itself instead of among its neighbours.
    """
    folder.mkdir(parents=True, exist_ok=True)
    windows = [[k] for k in range(len(sentences))] if alone else list(group_windows(sentences))
    total = sum(len(sentence.words) for sentence in sentences)
    states = np.lib.format.open_memmap(folder / "states.npy", "w+", np.float16, (total, len(layers), 384))
    parts = {name: [] for name in ("heads", "relations", "analyses")}
    order, begins = [], [0]
    run = _runner(encoder, layers)
    for number, window in enumerate(windows):
        scores, found = run([word for k in window for word in sentences[k].words])
        at = 0
        for k in window:
            end = min(at + len(sentences[k].words), len(scores))
            if end - at < len(sentences[k].words):
                break
            begin = begins[-1]
            states[begin : begin + end - at] = found[at:end]
            for name, values in _parse(encoder, scores, at, end).items():
                parts[name].append(values)
            order.append(k)
            begins.append(begin + end - at)
            at = end
        if number % 2000 == 0:
            log.info("%d of %d windows", number, len(windows))
    states.flush()
    for name, values in parts.items():
        np.save(folder / f"{name}.npy", np.concatenate(values).astype(np.int16))
    np.save(folder / "sentences.npy", np.array(order)), np.save(folder / "begins.npy", np.array(begins))


def _runner(encoder: Encoder, layers: Sequence[int]):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    model = onnx.load_model_from_string(encoder.model)
    added = add_states(model, layers)
    for name in added:
        add_output(model, name, onnx.TensorProto.FLOAT)
    session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    names = [*OUTPUTS, *added]

    def run(words: Sequence[str]) -> tuple[Scores, np.ndarray]:
        batch = encoder.pieces.batch([words])
        feed = {"ids": batch.ids, "shapes": batch.shapes, "mask": batch.mask, "first": batch.first}
        found = [array[0] for array in session.run(names, feed)]
        return Scores(*found[: len(OUTPUTS)]), np.stack(found[len(OUTPUTS) :], axis=1)

    return run


def _parse(encoder: Encoder, scores: Scores, begin: int, end: int) -> dict[str, np.ndarray]:
    """Heads, relations and word classes of one sentence of a window."""
    inside = np.concatenate([scores.arcs[begin:end, :1], scores.arcs[begin:end, begin + 1 : end + 1]], axis=1)
    found = find_heads(inside)
    one = Scores(
        scores.names[begin:end], scores.analyses[begin:end], scores.starts[begin:end], inside,
        scores.dependents[begin:end], np.concatenate([scores.heads[:1], scores.heads[begin + 1 : end + 1]]),
    )  # fmt: skip
    relations = encoder.pick_relations(one, found)
    heads = np.where(found == 0, np.arange(end - begin), found - 1)
    return {"heads": heads, "relations": relations, "analyses": one.analyses}
