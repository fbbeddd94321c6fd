"""Trained weights, labels, vocabulary and treebank -> the pipeline folder that the program loads."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language

from explorer.language import component, consistency, lemmas, lines  # noqa: F401 (their factories)
from explorer.language.encoder import Encoder, Labels
from explorer.language.pieces import WordPieces
from explorer.language.tokens import make_tokenizer
from training.corpus import Sentence
from training.inflect import common_verbs, fill_table, inflect, lexicon_verbs
from training.lemmas import learn_lemmas, read_irregular_verbs

DATA = Path(__file__).parent / "data"
IRREGULAR_VERBS = Path(__file__).parents[1] / "explorer/wording/data/irregular_verbs.tsv"
META = {
    "name": "news",
    "version": "1.0.0",
    "description": "Names, syntax, word classes and lemmas of English news; see README.md in this folder.",
    "spacy_version": ">=3.8.7,<3.9.0",
    "license": "weights Apache-2.0; trained on CC BY-SA 4.0 and other data, see NOTICE.md",
}


def assemble(
    model: bytes, relations: np.ndarray, labels: Labels, pieces: Sequence[str], treebank: Sequence[Sentence]
) -> Language:
    """Put a pipeline together.

    Args:
        model: the ONNX file's bytes.
        relations: (relations, r + 1, r + 1) biaffine weights.
        labels: what the network's outputs mean.
        pieces: the vocabulary.
        treebank: sentences from which the lemma table is learnt.
    """
    nlp = spacy.blank("en")
    nlp.tokenizer = make_tokenizer(nlp)
    nlp.add_pipe("line_breaks")
    nlp.add_pipe("news_encoder").encoder = Encoder(model, WordPieces(pieces), labels, relations)
    learnt = learn_lemmas(
        (word for sentence in treebank for word in tagged_words(sentence)),
        irregular=read_irregular_verbs(IRREGULAR_VERBS),
    )
    table = fill_table(learnt, inflect(lexicon_verbs()), inflect(common_verbs()))
    nlp.add_pipe("news_lemmas").table = table
    nlp.add_pipe("name_consistency").labels = labels.names
    nlp.meta.update(META)
    return nlp


def tagged_words(sentence: Sentence) -> list[tuple[str, str, str]]:
    """Form, Penn tag and lemma of each word of a treebank sentence."""
    tags = [tag for _, tag, _ in sentence.syntax.analyses]
    return list(zip(sentence.words, tags, sentence.syntax.lemmas, strict=True))
