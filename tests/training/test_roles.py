"""Heads for roles: how they are read from files, trained and exported; needs PyTorch, which only training needs."""

import gzip
import json

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs PyTorch; the program does not")
onnx = pytest.importorskip("onnx", reason="export needs onnx; the program does not")

from explorer.language import load_pipeline  # noqa: E402
from explorer.language.encoder import OUTPUTS as SCORES  # noqa: E402
from explorer.language.roles import OUTPUTS  # noqa: E402
from explorer.language.session import Session  # noqa: E402
from training.role_data import ROLES, RoleSentence, group_windows, read_role_sentences  # noqa: E402
from training.role_export import export_roles, with_states, without_states  # noqa: E402
from training.role_measure import score_factuality, score_roles  # noqa: E402
from training.role_net import RoleNet, RoleSizes  # noqa: E402
from training.role_score import predict  # noqa: E402
from training.role_states import States  # noqa: E402
from training.role_train import Batcher, RoleSettings, train  # noqa: E402

RELATIONS = ("nsubj", "root", "obj")
SIZES = RoleSizes(kept=2, relations=3, paths=3, width=32, inner=64, heads=4, pair=8, states=16)
CONLLU = """# sent_id = weblog-orla-0001
1\tVoss\tVoss\tPROPN\tNNP\t_\t2\tnsubj\t_\t_
2\tsued\tsue\tVERB\tVBD\t_\t0\troot\t_\t_
3\tit\tit\tPRON\tPRP\t_\t2\tobj\t_\t_

"""


@pytest.fixture
def data(tmp_path):
    for folder in ("ud", "srl", "factuality"):
        (tmp_path / folder).mkdir()
    for split in ("train", "dev", "test"):
        text = CONLLU if split == "train" else "\n"
        (tmp_path / "ud" / f"en_ewt-{split}.conllu").write_text(text, encoding="utf-8")
    arguments = [[0, 1, 0, "ARGA"], [2, 3, 2, "ARG1"]]
    row = {"split": "train", "tokens": ["Voss", "sued", "it"]}
    rows = {
        "propbank_ewt": {"id": "weblog-orla-0001", "predicates": [{"index": 1, "args": arguments}]},
        "propbank_masc": {"id": "letter-0004", "predicates": []},
        "qa": {"id": "wiki:7", "predicates": [{"index": 1, "args": [[0, 1, 0, "ARG?"]]}], "judged": [1]},
    }
    for name, more in rows.items():
        (tmp_path / "srl" / f"{name}.jsonl.gz").write_bytes(gzip.compress(json.dumps(row | more).encode()))
    fact = {"sent_id": "weblog-orla-0001", "split": "train", "predicates": [[1, "sued", 1.2, 1.0], [9, "x", 0.0, 1.0]]}
    (tmp_path / "factuality" / "uds_ewt.jsonl").write_text(json.dumps(fact), encoding="utf-8")
    return tmp_path


def test_files_are_read_into_sentences(data):
    ewt, masc, qa = read_role_sentences(data)
    assert ewt.predicates == {1: {0: "ARG0", 2: "ARG1"}}
    assert ewt.factuality == {1: 1.2}
    assert (ewt.document, masc.document, masc.predicates) == ("weblog-orla", "letter", {})
    assert (qa.judged, qa.predicates) == (frozenset({1}), {1: {0: "ARG?"}})


def test_windows_keep_to_one_document_and_a_size():
    sentences = [
        RoleSentence(name, "ewt", "train", ("w",) * n) for name, n in (("a", 100), ("a", 50), ("b", 20), ("b", 9))
    ]
    assert list(group_windows(sentences)) == [[0], [1], [2, 3]]


def toy(count: int = 60):
    """Sentences "doer verb done-to" or, in the passive, the other way round; what a word is stands in its state."""
    dice = np.random.default_rng(3)
    sentences, rows = [], []
    for k in range(count):
        passive = k % 2
        sentences.append(
            RoleSentence(
                str(k),
                "ewt",
                "train",
                ("a", "b", "c"),
                {1: {0: "ARG1", 2: "ARG0"} if passive else {0: "ARG0", 2: "ARG1"}},
                factuality={1: -1.0 if passive else 1.0},
            )
        )
        states = dice.normal(size=(3, 2, 16)) * 0.1
        states[1, :, 0], states[1, :, 1] = 3, 3 * passive
        rows.append(states)
    n = 3 * count
    states = States(
        np.arange(count), np.arange(0, n + 1, 3), np.concatenate(rows).astype(np.float16), np.tile([1, 1, 1], count),
        np.tile([0, 1, 2], count), np.zeros(n, int),
    )  # fmt: skip
    return sentences, states


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    torch.manual_seed(1)
    sentences, states = toy()
    batcher = Batcher(RELATIONS, (0, 1))
    items = batcher.items(sentences, states)
    assert batcher.learn_paths(items) == ["<nsubj", "<obj"]
    net = RoleNet(SIZES, len(ROLES))
    settings = RoleSettings(minutes=0.06, words=60)
    net.load_state_dict(train(net, batcher, items, settings, tmp_path_factory.mktemp("work") / "roles.pt"))
    return net, batcher, items


def test_training_learns_which_voice_turns_roles_around(trained):
    net, batcher, items = trained
    found = predict(net, batcher, items, given=False)
    scores = score_roles([item.sentence.predicates for item in items], found)
    assert scores["predicates"] > 95
    assert scores["all"] > 90


def test_the_exported_heads_say_what_the_net_says_and_keep_sentences_apart(trained):
    net, batcher, items = trained
    heads = export_roles(net, RELATIONS, list(batcher.paths))
    batch = batcher.batch(items[:2], [(), ()])
    with torch.no_grad():
        mixed = net.mix_layers(batch.states)
        wanted = [part.flatten(0, 1).numpy() for part in net(mixed, batch.relations, batch.mask)]
    feed = {
        "states": mixed.flatten(0, 1).numpy(),
        "relations": batch.relations.flatten().numpy(),
        "sentences": np.array([0, 0, 0, 1, 1, 1]),
    }
    for want, have in zip(wanted, Session(heads.model).run(OUTPUTS, feed), strict=True):
        assert np.abs(want - have).max() < 0.1 * max(1.0, np.abs(want).max())  # 8 bits


def test_states_are_added_and_taken_away_again():
    encoder = load_pipeline().get_pipe("news_encoder").encoder
    plain = without_states(onnx.load_model_from_string(encoder.model)).SerializeToString()
    mix = np.zeros((2, 384), np.float32)
    mix[1] = 1
    changed = with_states(encoder.model, (3, 5), mix)
    batch = encoder.pieces.batch([["Karen", "Voss", "sued", "."]])
    feed = {"ids": batch.ids, "shapes": batch.shapes, "mask": batch.mask, "first": batch.first}
    before = Session(plain).run(SCORES, feed)
    *after, states = Session(changed).run((*SCORES, "states"), feed)
    assert all((a == b).all() for a, b in zip(before, after, strict=True))
    assert states.shape == (1, 4, 384)


def test_figures():
    gold, found = [{1: {0: "ARG0", 2: "ARG1", 3: "R"}}, {4: {}}], [{1: {0: "ARG0", 2: "ARG2"}}, {}]
    scores = score_roles(gold, found)
    assert scores == {"predicates": 66.7, "all": 50.0, "ARG0": 100.0, "ARG1": 0.0, "ARG2": 0.0}
    assert score_factuality([1, -1, 1], [0.5, -0.5, -0.1])["same sign"] == 0.667


def test_a_long_and_a_short_sentence_share_a_batch_without_touching():
    sentences, states = toy(4)
    batcher = Batcher(RELATIONS, (0, 1))
    items = batcher.items(sentences, states)
    torch.manual_seed(0)
    net = RoleNet(SIZES, len(ROLES)).eval()
    alone = batcher.batch(items[:1], [()])
    padded = batcher.batch(items[:1], [()])
    with torch.no_grad():
        one = net(net.mix_layers(alone.states), alone.relations, alone.mask)[0]
        longer = torch.nn.functional.pad(net.mix_layers(padded.states), (0, 0, 0, 2))
        relations, mask = (torch.nn.functional.pad(x, (0, 2)) for x in (padded.relations, padded.mask))
        two = net(longer, relations, mask)[0]
    assert torch.allclose(one, two[:, :3], atol=1e-5)
