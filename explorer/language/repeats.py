"""The same words at all their places in a document: one reading, where the evidence of all places says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from spacy.tokens import Doc

from explorer.language.marks import Mark, normal

SURE = 0.8
"""Probability from which on one place shows that words are a name, so that other places are looked at."""
SUPPORT = 0.5
"""Mean probability over all places from which on the words are taken to be that name everywhere."""
KEPT = 0.95
"""Probability from which on a place keeps its own reading, whatever the others say."""
ORDINARY = 0.97
"""Probability of being no name from which on a place stays no name."""


class Repeats:
    """The same words at all their places in a document, and what the network thinks of each place.

    Args:
        doc: with log-probabilities of `labels` in `doc.tensor`.
        labels: BIO labels.
    """

    def __init__(self, doc: Doc, labels: Sequence[str]) -> None:
        self.doc, self.labels = doc, list(labels)
        self.kinds = [label[2:] for label in labels if label.startswith("B-")]
        self.words = [normal(token.text) for token in doc]
        self.places: dict[str, list[int]] = defaultdict(list)
        for k, word in enumerate(self.words):
            self.places[word].append(k)

    def agree(self, marks: Sequence[Mark]) -> list[Mark]:
        """Give the places of the same words the same reading where the evidence of all of them says so."""
        sure = [mark for mark in marks if mark.probability >= SURE]
        forms = {self._form(mark) for mark in sure}
        forms |= {
            self._form(mark)[-1:] for mark in sure if mark.kind == "PERSON"
        }  # people are called by their last name
        for form in sorted(forms, key=lambda words: (-len(words), words)):
            marks = self._agree_on(form, marks)
        return sorted(marks, key=lambda mark: mark.begin)

    def _form(self, mark: Mark) -> tuple[str, ...]:
        return tuple(self.words[mark.begin : mark.end])

    def _agree_on(self, form: tuple[str, ...], marks: Sequence[Mark]) -> list[Mark]:
        owner = {k: mark for mark in marks for k in range(mark.begin, mark.end)}
        spans = [span for span in self._find(form) if self._is_open(span, owner)]
        if len(spans) < 2:
            return list(marks)
        evidence = np.mean([self._probabilities(*span) for span in spans], axis=0)
        best = int(evidence.argmax())
        if evidence[best] < SUPPORT:
            return list(marks)
        kind, changed = self.kinds[best], list(marks)
        for begin, end in spans:
            inside = {owner[k] for k in range(begin, end) if k in owner}
            if self._may_change((begin, end), kind, inside):
                changed = [mark for mark in changed if mark not in inside]
                changed.append(Mark(begin, end, kind, float(evidence[best]), "repeat"))
        return changed

    def _find(self, form: tuple[str, ...]) -> Iterator[tuple[int, int]]:
        for begin in self.places[form[0]]:
            if tuple(self.words[begin : begin + len(form)]) == form:
                yield begin, begin + len(form)

    def _is_open(self, span: tuple[int, int], owner: dict[int, Mark]) -> bool:
        """False inside a longer name, or where a name reaches over the border."""
        begin, end = span
        return all(begin <= owner[k].begin and owner[k].end <= end for k in range(begin, end) if k in owner)

    def _may_change(self, span: tuple[int, int], kind: str, inside: set[Mark]) -> bool:
        begin, end = span
        if any(token.is_sent_start for token in self.doc[begin + 1 : end]):
            return False
        if inside:
            same = any((mark.begin, mark.end, mark.kind) == (begin, end, kind) for mark in inside)
            return not same and all(mark.probability < KEPT for mark in inside)
        ordinary = np.exp(self.doc.tensor[begin:end, 0]).min()
        return bool(ordinary < ORDINARY)

    def _probabilities(self, begin: int, end: int) -> np.ndarray:
        """How likely the words are to be a name of each kind: that of the least sure word."""
        first = [self.labels.index(f"B-{kind}") for kind in self.kinds]
        inner = [self.labels.index(f"I-{kind}") for kind in self.kinds]
        scores = np.vstack([self.doc.tensor[begin : begin + 1, first], self.doc.tensor[begin + 1 : end, inner]])
        return np.exp(scores.min(axis=0))
