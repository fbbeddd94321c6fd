"""The recipe's data: which files are read, how often, and what is kept for measuring."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import spacy

from explorer.language.tokens import make_tokenizer
from training.compounds import learn_single_names, mend_compounds
from training.corpus import Sentence, Tokenize, add_names, read_names, read_syntax
from training.dev import is_dev

TREEBANKS = ("en_ewt", "en_gum")
TIMES = {"uner_ewt_dev": 2, "uner_pud": 3, "wikigold": 2, "crossner_politics": 2, "crossner_other": 1, "re3d_train": 4}
"""Files of names made by people, and how often a round reads them: news and conflict more often than encyclopedias."""
SILVER = {"gmb_teacher": 0.8}
"""Files of names made by a machine, and the share of them that a round reads."""
TREEBANK_NAMES = ("gum_train", "ewt_teacher")
"""Names of the treebanks' training sentences; the second were made by a machine."""


@dataclass(slots=True)
class Material:
    """What is trained on.

    Attributes:
        syntax: sentences with trees; they may have names too.
        names: (sentences with names only, share of them read each round; above 1 they are read several times).
        silver: positions in `names` of the sources that were labelled by machine. The names of `syntax` sentences
            whose document starts with one of `silver_documents` were, too.
    """

    syntax: list[Sentence]
    names: list[tuple[list[Sentence], float]]
    silver: tuple[int, ...] = ()
    silver_documents: tuple[str, ...] = ()


def cutter() -> Tokenize:
    """Cut text as the pipeline does, into words and their offsets."""
    tokenizer = make_tokenizer(spacy.blank("en"))
    return lambda text: [(token.text, token.idx) for token in tokenizer(text) if not token.is_space]


def read_material(folder: Path) -> Material:
    """Read all training sentences but those that are kept for measuring.

    Args:
        folder: holds `ud/*-train.conllu` and `ner/*.jsonl`.
    """
    cut = cutter()
    gold = [_train_part(_names_file(folder, name, cut)) for name in TIMES]
    silver = [_names_file(folder, name, cut) for name in SILVER]
    single = learn_single_names(sentence for file in (*gold, *silver) for sentence in file)
    files = [[mend_compounds(sentence, single) for sentence in file] for file in (*gold, *silver)]
    shares = (*TIMES.values(), *SILVER.values())
    names = [sentence for name in TREEBANK_NAMES for sentence in _names_file(folder, name)]
    trees = [sentence for name in TREEBANKS for sentence in read_syntax(folder / "ud" / f"{name}-train.conllu")]
    return Material(
        syntax=add_names(trees, names),
        names=[(file, float(share)) for file, share in zip(files, shares, strict=True)],
        silver=tuple(range(len(gold), len(files))),
        silver_documents=("en_ewt-train",),
    )


def _names_file(folder: Path, name: str, cut: Tokenize | None = None) -> list[Sentence]:
    return read_names(folder / "ner" / f"{name}.jsonl", cut)


def _train_part(sentences: list[Sentence]) -> list[Sentence]:
    return [sentence for sentence in sentences if not is_dev(sentence.document)]
