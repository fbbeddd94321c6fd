"""How well a pipeline parses raw text, measured on a CoNLL-U file, as spaCy itself counts.

Heads and relations are compared on tokens that both sides have, punctuation left out; relation subtypes count. Word
classes, lemmas and morphology of tokens that the pipeline cuts differently count as wrong.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.errors import ReadingError, fault_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

SENTENCES_A_TEXT = 10
"""Neighbouring sentences that are given as one text, a blank between them."""
FIELDS = 10


@dataclass(frozen=True, slots=True)
class Row:
    """A word of a CoNLL-U file: `blank` says whether a blank follows; `head` counts from 1, 0 is the root."""

    form: str
    lemma: str
    pos: str
    tag: str
    features: str
    head: int
    relation: str
    blank: bool


@dataclass(frozen=True, slots=True)
class ParseReport:
    """What was measured; shares between 0 and 1.

    Attributes:
        uas, las: right heads, right heads with right relations.
        pos, tag, lemma, morph: right universal parts of speech, Penn tags, lemmas, feature sets.
        sentences: F1 of exact sentences.
        tokens: tokens that both sides have, over all of the treebank's.
        relations: F1 of each relation.
        words: of the file.
        seconds: that the pipeline took.
    """

    uas: float
    las: float
    pos: float
    tag: float
    lemma: float
    morph: float
    sentences: float
    tokens: float
    relations: dict[str, float]
    words: int
    seconds: float

    @property
    def speed(self) -> float:
        """Words a second."""
        return self.words / max(1e-9, self.seconds)

    def __str__(self) -> str:
        """One line, in percent."""
        parts = {"UAS": self.uas, "LAS": self.las, "UPOS": self.pos, "XPOS": self.tag, "lemma": self.lemma,
                 "morph": self.morph, "sentence F": self.sentences, "tokens": self.tokens}  # fmt: skip
        return "  ".join(f"{name} {100 * value:.1f}" for name, value in parts.items()) + f"  {self.speed:,.0f} words/s"


def evaluate_parse(nlp: Language, path: str | Path, *, sentences: int = SENTENCES_A_TEXT) -> ParseReport:
    """Measure a pipeline on raw text.

    Args:
        nlp: any pipeline with Universal Dependencies labels.
        path: a CoNLL-U file.
        sentences: how many neighbouring sentences make a text.

    Raises:
        ReadingError: the file cannot be read, or a line is not CoNLL-U.
    """
    from spacy.training import Example

    gold = [_make_doc(nlp.vocab, group) for group in _groups(list(read_sentences(Path(path))), sentences)]
    started = time.perf_counter()
    docs = list(nlp.pipe(doc.text for doc in gold))
    seconds = time.perf_counter() - started
    examples = [Example(doc, truth) for doc, truth in zip(docs, gold, strict=True)]
    return _report(examples, sum(map(len, gold)), seconds)


def _report(examples: Sequence, words: int, seconds: float) -> ParseReport:
    from spacy.pipeline.dep_parser import parser_score
    from spacy.scorer import Scorer

    parse = parser_score(examples)
    right = {name: Scorer.score_token_attr(examples, name)[f"{name}_acc"] or 0.0 for name in ("pos", "tag", "lemma")}
    morph = Scorer.score_token_attr(examples, "morph", getter=lambda token, _: str(token.morph))["morph_acc"] or 0.0
    relations = {name: score["f"] for name, score in parse["dep_las_per_type"].items()}
    tokens = Scorer.score_tokenization(examples)["token_f"]
    return ParseReport(
        uas=parse["dep_uas"], las=parse["dep_las"], pos=right["pos"], tag=right["tag"], lemma=right["lemma"],
        morph=morph,
        sentences=parse["sents_f"], tokens=tokens, relations=relations, words=words, seconds=seconds,
    )  # fmt: skip


def read_sentences(path: Path) -> Iterator[list[Row]]:
    """Read the sentences of a CoNLL-U file; multiword tokens only tell where blanks are, empty nodes are skipped.

    Raises:
        ReadingError: the file cannot be read, or a line is not CoNLL-U.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadingError(
            f"The file cannot be read ({fault_of(error)}).", where=str(path), way_out="Give a UTF-8 file."
        ) from error
    block: list[tuple[int, list[str]]] = []
    for number, line in enumerate([*lines, ""], start=1):
        if line and not line.startswith("#"):
            block.append((number, line.split("\t")))
        elif not line and block:
            yield _read_sentence(path, block)
            block = []


def _read_sentence(path: Path, block: Sequence[tuple[int, list[str]]]) -> list[Row]:
    rows: list[Row] = []
    inside, blank_after = 0, True  # last word of the multiword token that is being read
    for number, fields in block:
        try:
            if len(fields) != FIELDS:
                raise ValueError(f"{len(fields)} fields instead of {FIELDS}")
            blank = "SpaceAfter=No" not in fields[9]
            if "-" in fields[0]:
                inside, blank_after = int(fields[0].split("-")[1]), blank
            elif "." not in fields[0]:
                word = int(fields[0])
                rows.append(_row(fields, blank if word > inside else blank_after and word == inside))
        except ValueError as error:
            raise ReadingError(
                f"The line is not CoNLL-U ({error}).", where=f"{path}:{number}", way_out="Check the file."
            ) from error
    return rows


def _row(fields: list[str], blank: bool) -> Row:
    form, lemma, pos, tag, features, head, relation = fields[1:8]
    lemma = form if lemma == "_" else lemma
    return Row(form, lemma, pos, tag, "" if features == "_" else features, int(head), relation, blank)


def _groups(sentences: list[list[Row]], size: int) -> Iterator[list[list[Row]]]:
    for k in range(0, len(sentences), size):
        yield sentences[k : k + size]


def _make_doc(vocab: Vocab, sentences: Sequence[Sequence[Row]]) -> Doc:
    from spacy.tokens import Doc

    rows = [row for sentence in sentences for row in sentence]
    heads, offset = [], 0
    for sentence in sentences:
        heads += [offset + (row.head - 1 if row.head else k) for k, row in enumerate(sentence)]
        offset += len(sentence)
    return Doc(
        vocab, words=[row.form for row in rows], spaces=[row.blank for row in rows], heads=heads,
        deps=["ROOT" if not row.head else row.relation for row in rows], pos=[row.pos for row in rows],
        tags=[row.tag for row in rows], morphs=[row.features for row in rows], lemmas=[row.lemma for row in rows],
        sent_starts=[k == 0 for sentence in sentences for k in range(len(sentence))],
    )  # fmt: skip
