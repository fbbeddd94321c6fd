"""Make the pipeline from data and base weights: python -m training.run --data DIR --base DIR --out DIR.

read --> train (checkpoints in OUT/work, taken up again if it is there) --> export --> assemble --> OUT/en_news
"""

from __future__ import annotations

import argparse
import logging
from pathlib import Path
from random import Random

import torch

from explorer.language.encoder import Labels
from explorer.language.pieces import WordPieces
from training.assemble import assemble
from training.augment import Augmenter
from training.corpus import NAME_LABELS
from training.dev import write_dev_files
from training.export import export_model
from training.invent import Inventor
from training.material import Material, cutter, read_material
from training.net import Net
from training.train import Trainer, TrainSettings, find_labels

log = logging.getLogger("training")


def train(args: argparse.Namespace, material: Material, labels: Labels, pieces: list[str]) -> Net:
    """Train, or take up the training, and return the network with averaged weights."""
    settings = TrainSettings(words=int(args.words), minutes=args.minutes, threads=args.threads, seed=args.seed)
    torch.manual_seed(settings.seed)
    net = Net(len(labels.names), labels.analyses, len(labels.relations))
    net.encoder.load_base(args.base / "model.safetensors")
    cut = cutter()
    inventor = Inventor(Random(settings.seed), lambda text: tuple(word for word, _ in cut(text)))
    folder = args.out / "work"
    folder.mkdir(parents=True, exist_ok=True)
    trainer = Trainer(net, material, labels, WordPieces(pieces), Augmenter(inventor), settings, folder)
    net.load_state_dict(trainer.train())
    return net


def main() -> None:
    """Run the whole recipe."""
    args = _parse()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    material = read_material(args.data)
    treebank = list(material.syntax)
    labels = find_labels(treebank, NAME_LABELS)
    pieces = (args.base / "vocab.txt").read_text(encoding="utf-8").split("\n")
    pieces = pieces[:-1] if pieces[-1] == "" else pieces
    write_dev_files(args.data / "ner", args.out / "dev")
    net = train(args, material, labels, pieces)
    relations = net.relations.detach().numpy()
    nlp = assemble(export_model(net), relations, labels, pieces, treebank)
    nlp.to_disk(args.out / "en_news")
    log.info("written to %s", args.out / "en_news")


def _parse() -> argparse.Namespace:
    defaults = TrainSettings()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with ud/ and ner/")
    parser.add_argument("--base", type=Path, required=True, help="folder with model.safetensors and vocab.txt")
    parser.add_argument("--out", type=Path, required=True, help="folder for the result and the checkpoints")
    parser.add_argument("--words", type=float, default=defaults.words, help="words to read (default %(default)s)")
    parser.add_argument("--minutes", type=float, default=defaults.minutes, help="most minutes (default %(default)s)")
    parser.add_argument("--threads", type=int, default=defaults.threads)
    parser.add_argument("--seed", type=int, default=defaults.seed)
    return parser.parse_args()


if __name__ == "__main__":
    main()
