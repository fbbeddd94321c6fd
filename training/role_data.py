"""Files with semantic roles and judgements of factuality -> sentences to train the role heads on.

    ud/en_ewt-*.conllu + srl/propbank_ewt + factuality/uds_ewt  --+
    srl/propbank_masc                                            --+--> RoleSentence --group_windows--> Window
    srl/qa                                                       --+

The three kinds of files are described in their own README files beside them.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

NO_ROLE = "-"
CORE = tuple(f"ARG{k}" for k in range(6))
MODIFIERS = tuple("TMP LOC MOD NEG ADV MNR PRP DIS CAU ADJ DIR PRD EXT GOL COM LVB".split())
ROLES = (NO_ROLE, *CORE, *(f"ARGM-{kind}" for kind in MODIFIERS), "ARGM", "R", "C")
"""What is learned; rare modifiers are folded into ARGM, relative pronouns are R, continued arguments C."""
SOME_CORE = "ARG?"
"""An argument of which the source does not say which core role it has."""

MOST_WORDS = 150
"""Longer "sentences" are lists and tables."""
WINDOW_WORDS = 128
"""As many as the pipeline reads at once."""
QA_SPLITS = {"train": "train", "dev": "train", "test": "test"}
"""The questions' dev part is trained on too: it is the only one that has verbs."""


@dataclass(frozen=True, slots=True)
class RoleSentence:
    """A sentence of n words.

    Attributes:
        document, source, split: where it comes from; the split is "train", "dev" or "test".
        words: as the source cuts them.
        predicates: index -> {index of an argument's head word: role}; None if the source says nothing about roles.
        judged: the words that annotators looked at; None for all.
        factuality: index -> about -1.3 (did not happen) to 1.3 (happened).
    """

    document: str
    source: str
    split: str
    words: tuple[str, ...]
    predicates: dict[int, dict[int, str]] | None = None
    judged: frozenset[int] | None = None
    factuality: dict[int, float] = field(default_factory=dict)


def fold(role: str) -> str:
    """A role of the data -> one of ROLES or SOME_CORE."""
    if role == SOME_CORE or role in ROLES:
        return role
    if role.startswith(("R-", "C-")):
        return role[0]
    return "ARG0" if role == "ARGA" else "ARGM"


def read_role_sentences(data: Path) -> list[RoleSentence]:
    """Everything that is trained on or measured with, in the order of the texts.

    Args:
        data: folder with `ud`, `srl` and `factuality`.
    """
    found = list(_read_ewt(data))
    found += [_sentence(row, "masc", row["split"]) for row in _rows(data / "srl" / "propbank_masc.jsonl.gz")]
    found += [_sentence(row, "qa", QA_SPLITS[row["split"]]) for row in _rows(data / "srl" / "qa.jsonl.gz")]
    return [sentence for sentence in found if len(sentence.words) <= MOST_WORDS]


def group_windows(sentences: Sequence[RoleSentence]) -> Iterator[list[int]]:
    """Indices of neighbouring sentences of one document that the pipeline could read at once."""
    for _, group in groupby(range(len(sentences)), key=lambda k: (sentences[k].source, sentences[k].document)):
        window: list[int] = []
        words = 0
        for k in group:
            if window and words + len(sentences[k].words) > WINDOW_WORDS:
                yield window
                window, words = [], 0
            window.append(k)
            words += len(sentences[k].words)
        yield window


def _read_ewt(data: Path) -> Iterator[RoleSentence]:
    roles = {row["id"]: row for row in _rows(data / "srl" / "propbank_ewt.jsonl.gz")}
    facts = {row["sent_id"]: row["predicates"] for row in _rows(data / "factuality" / "uds_ewt.jsonl")}
    for split in ("train", "dev", "test"):
        for name, words in _read_words(data / "ud" / f"en_ewt-{split}.conllu"):
            row = roles.get(name)
            yield RoleSentence(
                name.rpartition("-")[0], "ewt", split, words,
                predicates=None if row is None or tuple(row["tokens"]) != words else _predicates(row),
                factuality={index: value for index, _, value, _ in facts.get(name, ()) if index < len(words)},
            )  # fmt: skip


def _read_words(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Name and words of each sentence of a CoNLL-U file."""
    name, words = "", []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# sent_id"):
            name = line.partition("=")[2].strip()
        elif line and line[0] != "#":
            fields = line.split("\t", 2)
            if fields[0].isdigit():
                words.append(fields[1])
        elif not line and words:
            yield name, tuple(words)
            words = []


def _sentence(row: dict, source: str, split: str) -> RoleSentence:
    judged = frozenset(row["judged"]) if "judged" in row else None
    document = row["id"].rpartition("-")[0] if source == "masc" else row["id"]
    return RoleSentence(document, source, split, tuple(row["tokens"]), _predicates(row), judged)


def _predicates(row: dict) -> dict[int, dict[int, str]]:
    """The first of several arguments with the same head counts."""
    return {
        predicate["index"]: {head: fold(role) for _, _, head, role in reversed(predicate["args"])}
        for predicate in row["predicates"]
    }


def _rows(path: Path) -> Iterator[dict]:
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode()
    yield from (json.loads(line) for line in text.split("\n") if line)
