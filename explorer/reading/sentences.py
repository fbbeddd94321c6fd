"""Sentences of a text in a language that no pipeline knows: enough for reading it."""

from __future__ import annotations

import re

from explorer.model import Document, Sentence

_SENTENCE = re.compile(
    r"[^\n]*?(?:[.!?\u2026\u061f\u06d4\u0964]+[\"'\u201d\u00bb\u201c)\]]*(?=\s|$)|[\u3002\uff01\uff1f]+[\u300d\u300f]?|(?=\n|$))"
)
"""Up to a mark that ends sentences, also in Arabic, Urdu, Hindi, Chinese and Japanese, or to the end of the line."""


def split_sentences(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of a document by the marks that end them.

    An abbreviation may end one too early, which disturbs nobody who reads.
    """
    sentences: list[Sentence] = []
    for match in _SENTENCE.finditer(document.text):
        words = match[0].strip()
        if re.search(r"\w", words):
            start = match.start() + match[0].index(words)
            index = len(sentences)
            sentences.append(Sentence(f"{document.id}#{index}", document.id, index, start, start + len(words)))
    return tuple(sentences)
