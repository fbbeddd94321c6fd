"""The network and its export; needs PyTorch, which only training needs."""

from random import Random

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs PyTorch; the program does not")
pytest.importorskip("onnx", reason="export needs onnx; the program does not")

from explorer.language.encoder import Encoder, Labels  # noqa: E402
from explorer.language.pieces import WordPieces  # noqa: E402
from training.batches import IGNORED, Batcher, group_texts  # noqa: E402
from training.corpus import NAME_LABELS, UNKNOWN, Sentence, Syntax  # noqa: E402
from training.export import export_model, export_onnx  # noqa: E402
from training.net import Net, Sizes, WordClasses  # noqa: E402
from training.silver import relabel  # noqa: E402
from training.train import find_labels, find_losses  # noqa: E402

SIZES = Sizes(vocabulary=8, width=32, inner=64, layers=2, heads=4, positions=64, arc=16, relation=8)
PIECES = WordPieces(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "iran", "left", ".", "##s"], limit=60)
TREE = Syntax(
    (("PROPN", "NNP", ""), ("VERB", "VBD", ""), ("PUNCT", ".", "")), (2, 0, 2), ("nsubj", "root", "punct"), ("",) * 3
)
SENTENCE = Sentence("d", ("Iran", "left", "."), ("B-GPE", "O", UNKNOWN), TREE)
LABELS = find_labels([SENTENCE] * 2, NAME_LABELS)


@pytest.fixture
def net() -> Net:
    torch.manual_seed(0)
    return Net(len(LABELS.names), LABELS.analyses, len(LABELS.relations), SIZES)


@pytest.fixture
def batcher() -> Batcher:
    return Batcher(PIECES, LABELS, Random(0))


def test_targets_count_words_over_the_sentences_of_a_text(batcher):
    targets = batcher.tensors([[SENTENCE, SENTENCE], [SENTENCE]]).targets
    assert targets.heads.tolist() == [[2, 0, 2, 5, 0, 5], [2, 0, 2, *[IGNORED] * 3]]
    assert targets.starts.tolist() == [[1, 0, 0, 1, 0, 0], [IGNORED] * 6]  # a lone sentence says nothing about borders
    assert targets.sentences.tolist() == [[0, 0, 0, 1, 1, 1], [0, 0, 0, -1, -1, -1]]
    assert targets.names[0, :3].tolist() == [NAME_LABELS.index("B-GPE"), 0, IGNORED]


def test_texts_hold_every_sentence_once_and_keep_documents_apart():
    sentences = [Sentence(f"d{k // 5}", ("Iran",) * 20, ("O",) * 20) for k in range(20)]
    texts = list(group_texts(sentences, Random(0), share=0.8))
    assert [one for text in texts for one in text] == sentences
    assert all(len({one.document for one in text}) == 1 for text in texts)
    assert any(len(text) > 1 for text in texts)


def test_the_network_learns(net, batcher):
    batch = batcher.tensors([[SENTENCE, SENTENCE]] * 4)
    optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
    first = None
    for _ in range(60):
        losses = find_losses(net, batch)
        assert set(losses) == {"names", "starts", "classes", "arcs", "relations"}
        loss = sum(losses.values())
        first = first or loss.item()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    assert loss.item() < 0.3 * first


def test_arcs_into_other_sentences_cost_nothing(net, batcher):
    """What a word scores for words of another sentence does not matter, so that one pass can read a whole window."""
    net.eval()
    together = find_losses(net, batcher.tensors([[SENTENCE, SENTENCE]]))["arcs"]
    assert together.item() < np.log(4) + 1  # three words and the root, not six


def test_masked_words_are_hidden(net):
    masked = Batcher(PIECES, LABELS, Random(0), masked=0.5)
    ids = masked.tensors([[SENTENCE] * 10]).inputs[0]
    assert 3 <= (ids == 103).sum() <= 27


def test_shared_word_class_weights_add_up():
    classes = WordClasses(4, (("NOUN", "NN", ""), ("NOUN", "NNS", ""), ("VERB", "VB", "")))
    with torch.no_grad():
        classes.own.weight.zero_()
        classes.own.bias.zero_()
    scores = classes(torch.ones(1, 4))[0].detach()
    noun, verb = classes.shared[0].detach().sum(1)  # sorted: NOUN, VERB
    first = classes.shared[1].detach().sum(1)  # NN, NNS, VB
    assert scores[1] - scores[0] == pytest.approx((first[1] - first[0]).item(), abs=1e-5)
    assert scores[2] - scores[0] == pytest.approx((verb - noun + first[2] - first[0]).item(), abs=1e-5)


def test_export_gives_the_same_scores_and_small_ones_nearly(net, tmp_path):
    net.eval()
    batch = PIECES.batch([["Iran", "left", "."], ["Iran"]])
    inputs = [torch.from_numpy(array) for array in (batch.ids, batch.shapes, batch.mask, batch.first)]
    with torch.no_grad():
        names, _, starts, arcs, _, _ = net(*inputs)
    weights = net.relations.detach().numpy()
    small = Encoder(export_model(net), PIECES, LABELS, weights)
    scores = [small.score(["Iran", "left", "."]), small.score(["Iran"])]
    assert np.abs(scores[0].names - torch.log_softmax(names, -1)[0].numpy()).max() < 0.2
    assert np.abs(scores[0].arcs - arcs[0, :, :4].numpy()).max() < 0.2
    assert scores[1].starts == pytest.approx(starts[1, :1].numpy(), abs=0.2)
    assert scores[0].analyses.shape == (3,)


def test_full_export_is_exact(net, tmp_path):
    net.eval()
    batch = PIECES.batch([["Iran", "left", "."]])
    with torch.no_grad():
        expected = net(*[torch.from_numpy(array) for array in (batch.ids, batch.shapes, batch.mask, batch.first)])
    export_onnx(net, tmp_path / "full.onnx")
    encoder = Encoder((tmp_path / "full.onnx").read_bytes(), PIECES, LABELS, net.relations.detach().numpy())
    scores = encoder.score(["Iran", "left", "."])
    assert scores.arcs == pytest.approx(expected[3][0, :, :4].numpy(), abs=1e-4)
    assert scores.analyses.tolist() == expected[1][0].argmax(-1).tolist()


def test_relabelling_keeps_order_and_doubts(net, batcher):
    sentences = [Sentence("d", ("Iran",) * k, ("O",) * k) for k in range(1, 9)]
    labelled = relabel(net, batcher, sentences)
    assert [one.words for one in labelled] == [one.words for one in sentences]
    assert {label for one in labelled for label in one.names} <= {*NAME_LABELS, UNKNOWN}


def test_rare_word_classes_are_left_out():
    odd = Sentence("d", ("x",), ("O",), Syntax((("X", "FW", ""),), (0,), ("root",), ("x",)))
    labels = find_labels([SENTENCE, SENTENCE, odd], NAME_LABELS)
    assert isinstance(labels, Labels)
    assert ("X", "FW", "") not in labels.analyses
    assert "root" in labels.relations
