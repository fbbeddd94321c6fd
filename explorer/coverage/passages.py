"""Find what two articles share, literally or nearly so.

Documents --words--> regions (regions.py) --alignment (aligning.py)--> SharedPassage
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Protocol

from rapidfuzz.distance import LCSseq

from explorer.coverage.aligning import Stretch, align
from explorer.coverage.boilerplate import find_boilerplate
from explorer.coverage.credits import Credits, find_credit
from explorer.coverage.regions import Region, find_regions
from explorer.coverage.words import Vocabulary, Words
from explorer.model import Document, Sentence, SharedPassage

SNAP = 3
"""Words. A passage that ends so near the border of a sentence in both texts ends there: a changed word at the border
is a changed word of the passage."""

CUT = 1
"""Words. So much of another sentence at the end of a passage is chance; with 3, ends of copied clauses go as well."""

BESIDE = 160
"""Characters before and behind a passage in which a credit is looked for where sentences are not known."""


class Known(Protocol):
    """What some documents were found to share before others came, went or were changed."""

    documents: Sequence[Document]
    sentences: Iterable[Sentence]
    passages: Iterable[SharedPassage]


def find_passages(
    documents: Sequence[Document], sentences: Iterable[Sentence], known: Known | None = None
) -> tuple[SharedPassage, ...]:
    """Return the passages that two of the documents share, in document order.

    What repeats an earlier sentence of its own document is left out: the first place stands for all.

    Args:
        documents: the articles; the earlier of two in this order is `document_a`.
        sentences: their sentences, those of a document in text order.
        known: what was found in most of them before. The result is the same without it; two documents that are as
            they were, and share words where they did, need not be laid on each other again.
    """
    vocabulary = Vocabulary()
    texts = _read_all(documents, sentences, vocabulary, {})
    before = _Before.of(known, vocabulary, texts) if known is not None else _Before({}, {})
    found: list[SharedPassage] = []
    for (a, b), group in _by_pair(texts):
        one, other = texts[a], texts[b]
        kept = before.find(one, other, group)
        found += (
            [_make(one, other, each) for each in _align_all(one.words, other.words, group)] if kept is None else kept
        )
    return tuple(found)


def _read_all(
    documents: Sequence[Document],
    sentences: Iterable[Sentence],
    vocabulary: Vocabulary,
    read: Mapping[str, _Text],
) -> list[_Text]:
    """Return documents as words; those that were read already and are the same are taken from there."""
    by_document: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        by_document[sentence.document_id].append(sentence)
    texts = []
    for document in documents:
        text, own = read.get(document.id), by_document[document.id]
        texts.append(text if text is not None and text.is_of(document, own) else _Text(document, own, vocabulary))
    return texts


def _by_pair(texts: Sequence[_Text]) -> Iterator[tuple[tuple[int, int], list[Region]]]:
    """Give the regions that two texts may share, with their numbers."""
    for pair, group in groupby(find_regions([text.words for text in texts]), key=lambda region: (region.a, region.b)):
        yield pair, list(group)


@dataclass(frozen=True, slots=True)
class _Before:
    """Which regions two texts had before, and what was found there; by the ids of both."""

    regions: Mapping[tuple[str, str], tuple[_Text, _Text, list[Region]]]
    passages: Mapping[tuple[str, str], list[SharedPassage]]

    @classmethod
    def of(cls, known: Known, vocabulary: Vocabulary, texts: Sequence[_Text]) -> _Before:
        """Return what is known of texts as they were."""
        former = _read_all(known.documents, known.sentences, vocabulary, {each.document.id: each for each in texts})
        passages: dict[tuple[str, str], list[SharedPassage]] = defaultdict(list)
        for passage in known.passages:
            passages[passage.document_a, passage.document_b].append(passage)
        regions = {}
        for (a, b), group in _by_pair(former):
            regions[former[a].document.id, former[b].document.id] = former[a], former[b], group
        return cls(regions, passages)

    def find(self, a: _Text, b: _Text, regions: Sequence[Region]) -> list[SharedPassage] | None:
        """Return what two texts share, nothing where it has to be found anew."""
        pair = a.document.id, b.document.id
        one, other, before = self.regions.get(pair, (None, None, ()))
        if one is not a or other is not b or list(map(_spans, before)) != list(map(_spans, regions)):
            return None
        return self.passages.get(pair, [])


def _spans(region: Region) -> tuple[int, int, int, int]:
    return region.first_a, region.last_a, region.first_b, region.last_b


class _Text:
    """A document as words, with the words at which its sentences begin."""

    def __init__(self, document: Document, sentences: Sequence[Sentence], vocabulary: Vocabulary) -> None:
        self.document = document
        words = vocabulary.read(document.text)
        closed = [(each.start, each.end) for each in sentences if each.repeats]
        closed += find_boilerplate(document.text, [(each.start, each.end) for each in sentences])
        self.words = words.close(closed, vocabulary.make_code()) if closed else words
        self._sentences = tuple(sentences)
        self._spans = [words.between(each.start, each.end) for each in sentences]
        self._firsts = [first for first, _ in self._spans]

    def is_of(self, document: Document, sentences: Sequence[Sentence]) -> bool:
        """Tell whether this is what a document's text and sentences are read as."""
        return self.document == document and self._sentences == tuple(sentences)

    @cached_property
    def credits(self) -> Credits:
        """Whom the document credits."""
        return Credits(self.document)

    def around(self, first: int, last: int) -> tuple[int, int]:
        """Return the offsets of words with the sentence before them and the rest of that in which they end."""
        if not self._spans:
            return max(0, self.words.starts[first] - BESIDE), self.words.ends[last - 1] + BESIDE
        before, behind = max(0, self.sentence_at(first) - 1), max(0, self.sentence_at(last - 1))
        return self._sentences[before].start, max(self.words.ends[last - 1], self._sentences[behind].end)

    def sentence_at(self, word: int) -> int:
        """Return the number of the sentence of a word, -1 if none."""
        return bisect_right(self._firsts, word) - 1

    def before(self, word: int) -> int:
        """Return how many words of its sentence stand before a word."""
        return word - max(0, self._firsts[self.sentence_at(word)]) if self._firsts else word

    def behind(self, word: int) -> int:
        """Return how many words of its sentence follow a word."""
        return max(0, self._spans[self.sentence_at(word)][1] - word - 1) if self._spans else len(self.words.codes)

    def offsets(self, first: int, last: int) -> tuple[int, int]:
        """Return start and end of words; whole sentences with their punctuation."""
        start, end = self.words.starts[first], self.words.ends[last - 1]
        if self._spans:
            begun, ended = self.sentence_at(first), self.sentence_at(last - 1)
            if self._firsts[begun] == first:
                start = min(start, self._sentences[begun].start)
            if self._spans[ended][1] == last:
                end = max(end, self._sentences[ended].end)
        return start, end


def _align_all(a: Words, b: Words, regions: Iterable[Region]) -> list[Stretch]:
    """Return what two texts share, in the order of the first; of what overlaps, the better."""
    found: list[Stretch] = []
    for region in regions:
        if not any(stretch.contains(region) for stretch in found):
            found += align(a, b, region)
    kept: list[Stretch] = []
    for stretch in sorted(found, key=lambda each: (-each.score, each.first_a, each.first_b)):
        if not any(stretch.overlaps(other) for other in kept):
            kept.append(stretch)
    return _join_all(sorted(kept, key=lambda each: (each.first_a, each.first_b)))


def _join_all(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return stretches with those made one between which little stands."""
    joined: list[Stretch] = []
    for stretch in stretches:
        whole = joined[-1].join(stretch) if joined else None
        joined[-1:] = [whole] if whole else [*joined[-1:], stretch]
    return joined


def _cut(a: _Text, b: _Text, stretch: Stretch) -> Stretch:
    """Return a stretch without a word at its ends that belongs to another sentence ("..., said Reuters. We")."""
    first_a, last_a, first_b, last_b = stretch.first_a, stretch.last_a, stretch.first_b, stretch.last_b
    head, tail = a.behind(first_a) + 1, a.before(last_a - 1) + 1
    if head != b.behind(first_b) + 1 or head > CUT or not (a.before(first_a) or b.before(first_b)):
        head = 0
    if tail != b.before(last_b - 1) + 1 or tail > CUT or not (a.behind(last_a - 1) or b.behind(last_b - 1)):
        tail = 0
    matched = stretch.matched - head - tail
    return Stretch(first_a + head, last_a - tail, first_b + head, last_b - tail, matched, stretch.score)


def _make(a: _Text, b: _Text, stretch: Stretch) -> SharedPassage:
    stretch = _cut(a, b, stretch)
    first_a, last_a, first_b, last_b = stretch.first_a, stretch.last_a, stretch.first_b, stretch.last_b
    if max(a.before(first_a), b.before(first_b)) <= SNAP:
        first_a, first_b = first_a - a.before(first_a), first_b - b.before(first_b)
    if max(a.behind(last_a - 1), b.behind(last_b - 1)) <= SNAP:
        last_a, last_b = last_a + a.behind(last_a - 1), last_b + b.behind(last_b - 1)
    start_a, end_a = a.offsets(first_a, last_a)
    start_b, end_b = b.offsets(first_b, last_b)
    matched = stretch.matched
    if matched < max(last_a - first_a, last_b - first_b):
        matched = LCSseq.similarity(a.words.codes[first_a:last_a], b.words.codes[first_b:last_b])
    similarity = matched / max(last_a - first_a, last_b - first_b)
    return SharedPassage(
        f"{a.document.id}@{start_a}-{end_a}~{b.document.id}@{start_b}-{end_b}",
        a.document.id, start_a, end_a, b.document.id, start_b, end_b,
        words=last_a - first_a,
        similarity=round(similarity, 3),
        kind="verbatim" if similarity == 1 else "near",
        credit=find_credit(a.credits, a.around(first_a, last_a), b.credits, b.around(first_b, last_b)),
    )  # fmt: skip
