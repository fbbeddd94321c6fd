"""Sentences of a parsed text, as offsets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.model import Document, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_sentences(document: Document, doc: Doc) -> tuple[Sentence, ...]:
    """Give the sentences of a text without surrounding white space; those of white space alone are left out."""
    spans = ((span.start_char, span.end_char) for span in doc.sents)
    trimmed = (_trim(document.text, start, end) for start, end in spans)
    kept = [(start, end) for start, end in trimmed if start < end]
    return tuple(
        Sentence(f"{document.id}#{index}", document.id, index, start, end) for index, (start, end) in enumerate(kept)
    )


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
