"""Parsed Docs from CoNLL-U files, so that rules are tested on whole sentences without a model.

Names stand in the last column as `Name=B-PERSON`; a document begins with `# newdoc id = ...`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from spacy.tokens import Doc

from explorer.analysis import Analysis, analyse
from explorer.model import Document
from tests.docs import VOCAB


@cache
def read_docs(path: Path) -> dict[str, Doc]:
    """Give the documents of a file by id."""
    blocks: dict[str, list[list[list[str]]]] = {}
    sentences: list[list[list[str]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc id = "):
            sentences = blocks.setdefault(line.removeprefix("# newdoc id = "), [])
        elif line.startswith("# text"):
            sentences.append([])
        elif line and line[0].isdigit():
            sentences[-1].append(line.split("\t"))
    return {key: _make(rows) for key, rows in blocks.items()}


def _make(sentences: list[list[list[str]]]) -> Doc:
    heads, starts = [], []
    for rows in sentences:
        first = len(heads)
        heads += [first + number if row[6] == "0" else first + int(row[6]) - 1 for number, row in enumerate(rows)]
        starts += [number == 0 for number in range(len(rows))]
    rows = [row for sentence in sentences for row in sentence]
    notes = [dict(part.partition("=")[::2] for part in row[9].split("|")) for row in rows]
    return Doc(
        VOCAB,
        words=[row[1].replace("\\n", "\n") for row in rows],
        spaces=["SpaceAfter" not in note for note in notes],
        lemmas=[row[2] for row in rows],
        pos=[row[3] for row in rows],
        tags=[row[4] for row in rows],
        morphs=["" if row[5] == "_" else row[5] for row in rows],
        heads=heads,
        deps=["ROOT" if row[7] == "root" else row[7] for row in rows],
        ents=[note.get("Name", "O") for note in notes],
        sent_starts=starts,
    )


def analyse_parsed(path: Path, key: str) -> Analysis:
    """Find everything in one document of a file; of relations what rules find, which are tested here."""
    doc = read_docs(path)[key]
    return analyse(Document(key, "", doc.text), doc, learned=False)
