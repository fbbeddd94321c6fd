"""Training files -> sentences with everything that is known about their words.

    ud/*.conllu  --read_syntax-->  sentences with heads, relations, word classes, lemmas
    ner/*.jsonl  --read_names-->   sentences with names, in the tokens that the pipeline itself will see

Word classes, relations and names are kept as labels here; `training.batches` turns them into numbers.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

KINDS = ("PERSON", "ORG", "GPE", "LOC", "NORP", "EVENT")
NAME_LABELS = ("O", *(f"{part}-{kind}" for kind in KINDS for part in "BI"))
UNKNOWN = "?"
"""Label of a word of which the source does not say whether it is a name, or which."""

BLOCK = 10
"""Sentences that stay together where a file names no documents."""
MOST_SENTENCES = 200
"""A "document" with more sentences is a whole file whose documents are not marked."""

Tokens = tuple[str, ...]
Tokenize = Callable[[str], list[tuple[str, int]]]
"""Text -> words and the offsets where they begin."""


@dataclass(frozen=True, slots=True)
class Syntax:
    """What a treebank says about the n words of a sentence.

    Attributes:
        analyses: (universal part of speech, Penn tag, features) of each word.
        heads: 0 for the root, else the number (from 1) of the head within the sentence.
        relations: to the head.
        lemmas: of each word.
    """

    analyses: tuple[tuple[str, str, str], ...]
    heads: tuple[int, ...]
    relations: Tokens
    lemmas: Tokens


@dataclass(frozen=True, slots=True)
class Sentence:
    """A training sentence; `names` are BIO labels or UNKNOWN, `syntax` is None where the source gives none."""

    document: str
    words: Tokens
    names: Tokens
    syntax: Syntax | None = None

    def spans(self) -> Iterator[tuple[int, int, str]]:
        """The names as (first word, last word + 1, kind)."""
        for begin, label in enumerate(self.names):
            if label.startswith("B-"):
                inside = f"I-{label[2:]}"
                end = begin + 1
                while end < len(self.names) and self.names[end] == inside:
                    end += 1
                yield begin, end, label[2:]


def read_syntax(path: Path) -> list[Sentence]:
    """Read a CoNLL-U file; no names are known."""
    sentences, rows, document = [], [], ""
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("# newdoc"):
            document = line.partition("=")[2].strip()
        elif line and not line.startswith("#"):
            fields = line.split("\t")
            if fields[0].isdigit():
                rows.append(fields)
        elif not line and rows:
            sentences.append(_from_rows(f"{path.stem}/{document}", rows))
            rows = []
    return sentences


def _from_rows(document: str, rows: Sequence[list[str]]) -> Sentence:
    words, lemmas, upos, tags, features = (tuple(row[k] for row in rows) for k in (1, 2, 3, 4, 5))
    analyses = tuple(
        (pos, tag, "" if feats == "_" else feats) for pos, tag, feats in zip(upos, tags, features, strict=True)
    )
    lemmas = tuple(word if lemma == "_" else lemma for word, lemma in zip(words, lemmas, strict=True))
    syntax = Syntax(analyses, tuple(int(row[6]) for row in rows), tuple(row[7] for row in rows), lemmas)
    return Sentence(document, words, (UNKNOWN,) * len(words), syntax)


def read_names(path: Path, tokenize: Tokenize | None = None) -> list[Sentence]:
    """Read a file of names.

    Args:
        path: one JSON object per line with id, tokens, ws, ents and missing.
        tokenize: cuts the text anew, as the pipeline will; None keeps the file's tokens.

    Returns:
        Sentences without syntax; `document` is the id up to its last hyphen, or a block of sentences where that
        is the whole file.
    """
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    sentences = [_from_row(row) for row in rows]
    if tokenize is not None:
        sentences = [_retokenize(one, row["ws"], tokenize) for one, row in zip(sentences, rows, strict=True)]
    documents = name_documents(path.stem, [row["id"] for row in rows])
    return [replace(sentence, document=document) for sentence, document in zip(sentences, documents, strict=True)]


def _from_row(row: dict) -> Sentence:
    names = ["O"] * len(row["tokens"])
    for begin, end in row.get("missing", []):
        names[begin:end] = [UNKNOWN] * (end - begin)
    for begin, end, kind in row["ents"]:
        names[begin:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - begin - 1)]
    return Sentence("", tuple(row["tokens"]), tuple(names))


def _retokenize(sentence: Sentence, blanks: str, tokenize: Tokenize) -> Sentence:
    """The same text in other tokens; a name whose border falls into a token becomes unknown there."""
    text, owner = "", []
    for k, word in enumerate(sentence.words):
        text += word + " " * (blanks[k] == "1")
        owner += [k] * (len(text) - len(owner))
    words, names = [], []
    for word, begin in tokenize(text):
        inside = sorted({owner[begin], owner[begin + len(word) - 1]})
        continues = begin > 0 and owner[begin - 1] == owner[begin]
        words.append(word)
        names.append(_label([sentence.names[k] for k in inside], continues))
    return Sentence(sentence.document, tuple(words), tuple(names))


def _label(labels: list[str], continues: bool) -> str:
    if len({label[2:] for label in labels}) > 1 or UNKNOWN in labels or (labels[1:] and labels[1].startswith("B-")):
        return UNKNOWN
    return f"I-{labels[0][2:]}" if continues and labels[0].startswith("B-") else labels[0]


def name_documents(source: str, ids: Sequence[str]) -> list[str]:
    """The document of each line of a file of names: its id up to the last hyphen, or a block of lines."""
    stems = [re.sub(r"-\d+$", "", one) for one in ids]
    sizes = Counter(stems)
    return [
        f"{source}/{stem}" if sizes[stem] <= MOST_SENTENCES else f"{source}/{stem}/{k // BLOCK}"
        for k, stem in enumerate(stems)
    ]


def add_names(syntax: Iterable[Sentence], names: Sequence[Sentence]) -> list[Sentence]:
    """Give the sentences of a treebank the names that another file has for the same words, in the same order."""
    by_words: dict[Tokens, Tokens] = {}
    for sentence in names:
        by_words.setdefault(sentence.words, sentence.names)
    return [replace(sentence, names=by_words.get(sentence.words, sentence.names)) for sentence in syntax]


def group_by_document(sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    """Runs of neighbouring sentences of one document."""
    groups: list[list[Sentence]] = []
    for sentence in sentences:
        if not groups or groups[-1][0].document != sentence.document:
            groups.append([])
        groups[-1].append(sentence)
    return groups
