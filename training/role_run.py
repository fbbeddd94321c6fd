"""Give a pipeline heads for semantic roles: python -m training.role_run --data DIR --pipeline DIR --work DIR.

read --> states of the frozen network (kept in WORK) --> train --> score --> files in PIPELINE/news_encoder
"""

from __future__ import annotations

import argparse
import json
import logging
from pathlib import Path

import torch
from spacy.vocab import Vocab

from explorer.language.component import NewsEncoder
from explorer.language.encoder import Encoder
from training.role_data import ROLES, read_role_sentences
from training.role_export import export_roles, with_states
from training.role_measure import score_factuality, score_roles
from training.role_net import RoleNet, RoleSizes
from training.role_score import predict, predict_factuality
from training.role_states import States, save_states
from training.role_train import Batcher, Item, RoleSettings, train

log = logging.getLogger("training")
LAYERS = (3, 4, 5)
"""Of the encoder's six layers, from 0, those whose states are read."""


def load_items(encoder: Encoder, data: Path, work: Path, batcher: Batcher) -> list[Item]:
    """All sentences twice, alone and among their neighbours (but for those of the questions, which have none)."""
    sentences = read_role_sentences(data)
    found: list[Item] = []
    for name, alone in (("alone", True), ("windows", False)):
        chosen = [sentence for sentence in sentences if alone or sentence.source != "qa"]
        if not (work / name / "begins.npy").is_file():
            save_states(encoder, LAYERS, chosen, work / name, alone=alone)
        found += batcher.items(chosen, States.load(work / name))
    return found


def report(net: RoleNet, batcher: Batcher, items: list[Item]) -> dict:
    """Scores with full weights on sentences by themselves that were not trained on."""
    told = {}
    for split in ("dev", "test"):
        held = _alone(items, split)
        for source in ("ewt", "masc"):
            chosen = [item for item in held if item.sentence.source == source and item.sentence.predicates is not None]
            gold = [item.sentence.predicates for item in chosen]
            for kind, given in (("gold predicates", True), ("own predicates", False)):
                told[f"{source} {split}, {kind}"] = score_roles(gold, predict(net, batcher, chosen, given=given))
        judged = [item for item in held if item.sentence.factuality]
        told[f"factuality {split}"] = score_factuality(*predict_factuality(net, batcher, judged))
    return told


def _alone(items: list[Item], split: str) -> list[Item]:
    """Each sentence of a split once."""
    chosen: dict[int, Item] = {}
    for item in items:
        if item.sentence.split == split:
            chosen.setdefault(id(item.sentence), item)
    return list(chosen.values())


def main() -> None:
    """Run the whole recipe."""
    args = _parse()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    settings = RoleSettings(minutes=args.minutes, seed=args.seed)
    torch.manual_seed(settings.seed)
    torch.set_num_threads(1)
    component = NewsEncoder(Vocab()).from_disk(args.pipeline / "news_encoder")
    encoder = component.encoder
    relations = encoder.labels.relations
    batcher = Batcher(relations, range(len(LAYERS)))
    items = load_items(encoder, args.data, args.work, batcher)
    trained = [item for item in items if item.sentence.split == "train"]
    paths = batcher.learn_paths(trained)
    net = RoleNet(RoleSizes(len(LAYERS), len(relations), len(paths) + 1), len(ROLES))
    if not args.done:
        torch.save(train(net, batcher, trained, settings, args.work / "roles.pt"), args.work / "roles.pt")
    net.load_state_dict(torch.load(args.work / "roles.pt"))
    scores = report(net, batcher, items)
    (args.work / "scores.json").write_text(json.dumps(scores, indent=1), encoding="utf-8")
    for name, values in scores.items():
        log.info("%s: %s", name, values)
    model = with_states(encoder.model, LAYERS, net.mix.detach().numpy())
    heads = export_roles(net, relations, paths)
    component.encoder = Encoder(model, encoder.pieces, encoder.labels, encoder.relation_weights, roles=heads)
    component.to_disk(args.pipeline / "news_encoder")


def _parse() -> argparse.Namespace:
    defaults = RoleSettings()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with ud/, srl/ and factuality/")
    parser.add_argument("--pipeline", type=Path, required=True, help="pipeline folder; its encoder's files are renewed")
    parser.add_argument("--work", type=Path, required=True, help="folder for states and weights (3 GB)")
    parser.add_argument("--minutes", type=float, default=defaults.minutes, help="of processor time")
    parser.add_argument("--done", action="store_true", help="do not train: take the weights that lie in WORK")
    parser.add_argument("--seed", type=int, default=defaults.seed)
    return parser.parse_args()


if __name__ == "__main__":
    main()
