"""Articles into which passages of other articles were copied: which words, from where to where, is known.

A plant is one to four whole sentences, or a run of words that begins and ends anywhere; it is put between two sentences
or between two words of the other article. A share of its words is changed, dropped or moved, one by one or in a bunch.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from explorer.model import Document, Sentence

RATES = (0.0, 0.05, 0.1, 0.2, 0.3)
"""Shares of a plant's words that copying touches."""

WAYS = ("changed", "dropped", "reordered", "mixed")

LEAST_WORDS, MOST_WORDS = 12, 120
"""Words of a plant before it is changed."""

FARTHEST_MOVE = 5
"""Words over which a word is moved."""

_SENTENCE_END = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"”’)\]]))\s+(?=[\"“‘(\[]?[A-Z0-9])|\s*\n\s*")
_WORD = re.compile(r"\S+")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Plant:
    """A passage that was copied from a place in one document (`source`) to one in another (`target`)."""

    source: str
    source_span: Span
    target: str
    target_span: Span
    way: str


@dataclass(frozen=True, slots=True)
class Insertion:
    """Characters put into a text at a place."""

    place: int
    length: int

    def shift(self, span: Span) -> Span:
        """Return where a span of the old text is; one that holds the place reaches around what was put in."""
        return tuple(offset + self.length * (offset > self.place - 1 + end) for end, offset in enumerate(span))


@dataclass(frozen=True, slots=True)
class Planted:
    """Articles with plants; `insertions` says by document what was put in."""

    documents: tuple[Document, ...]
    plants: tuple[Plant, ...]
    insertions: dict[str, Insertion]


def cut_sentences(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of a text, cut at punctuation and line ends; no language pipeline is needed for plants."""
    borders = [0, *(place for match in _SENTENCE_END.finditer(document.text) for place in match.span())]
    spans = zip(borders[::2], [*borders[1::2], len(document.text)], strict=True)
    runs = [(start, end) for start, end in spans if document.text[start:end].strip()]
    return tuple(Sentence(f"{document.id}#{n}", document.id, n, start, end) for n, (start, end) in enumerate(runs))


class Planter:
    """Copies passages from article to article.

    Args:
        documents: the articles.
        closed: by document, what must not be copied because others hold it already.
        seed: the same gives the same plants.
    """

    def __init__(self, documents: Sequence[Document], closed: dict[str, list[Span]], *, seed: int) -> None:
        self._documents = [document for document in documents if len(_WORD.findall(document.text)) >= 2 * LEAST_WORDS]
        self._closed = closed
        self._dice = random.Random(seed)
        self._words = sorted({word for document in documents for word in re.findall(r"[^\W\d_]+", document.text)})
        self._by_ending: dict[tuple[str, bool], list[str]] = defaultdict(list)
        for word in self._words:
            self._by_ending[_ending(word)].append(word)

    def plant(self, rate: float) -> Planted:
        """Copy a passage of every article into another one.

        Args:
            rate: share of the words that copying touches, 0 to 1.
        """
        sources = list(self._documents)
        self._dice.shuffle(sources)
        spans = {source.id: self._choose(source) for source in sources}
        texts = {document.id: document for document in self._documents}
        plants, insertions = [], {}
        for source, target in zip(sources, sources[1:] + sources[:1], strict=True):
            span = spans[source.id]
            if span is not None:
                way = self._dice.choice(WAYS)
                place = self._choose_place(target, spans[target.id])
                inserted, length = self._insert(target.text, place, self._copy(source.text[slice(*span)], rate, way))
                insertions[target.id] = Insertion(place, len(inserted) - len(target.text))
                texts[target.id] = replace(target, text=inserted)
                begin = place + (insertions[target.id].length - length) // 2
                plants.append(Plant(source.id, span, target.id, (begin, begin + length), way))
        unmoved = Insertion(0, 0)
        plants = [replace(p, source_span=insertions.get(p.source, unmoved).shift(p.source_span)) for p in plants]
        return Planted(tuple(texts.values()), tuple(plants), insertions)

    def _insert(self, text: str, place: int, words: str) -> tuple[str, int]:
        """Return a text with words put in as a paragraph or between words, and their length."""
        border = self._dice.choice(("\n\n", " "))
        return f"{text[:place]}{border}{words}{border}{text[place:]}", len(words)

    def _choose(self, source: Document) -> Span | None:
        """Return what to copy, or nothing where the article holds too little that is its own."""
        for _ in range(50):
            span = self._choose_sentences(source) if self._dice.random() < 0.6 else self._choose_part(source)
            count = len(_WORD.findall(source.text[slice(*span)]))
            if LEAST_WORDS <= count <= MOST_WORDS and not _meets(span, self._closed.get(source.id, [])):
                return span
        return None

    def _choose_sentences(self, source: Document) -> Span:
        sentences = cut_sentences(source)
        first = self._dice.randrange(len(sentences))
        last = min(len(sentences), first + self._dice.randint(1, 4)) - 1
        return sentences[first].start, sentences[last].end

    def _choose_part(self, source: Document) -> Span:
        words = [match.span() for match in _WORD.finditer(source.text)]
        length = round(LEAST_WORDS * (MOST_WORDS / LEAST_WORDS) ** self._dice.random())
        first = self._dice.randrange(len(words))
        return words[first][0], words[min(len(words), first + length) - 1][1]

    def _choose_place(self, target: Document, own: Span | None) -> int:
        """Return where to put a passage: between sentences or between words, not inside what is copied from here."""
        sentences = cut_sentences(target)
        places = [0, *(each.end for each in sentences)]
        if self._dice.random() < 0.3:
            places += [match.start() for match in re.finditer(r" (?=\S)", target.text)]
        free = [place for place in places if own is None or not own[0] < place < own[1]]
        return self._dice.choice(free)

    def _copy(self, text: str, rate: float, way: str) -> str:
        words = text.split()
        touched = sorted(self._choose_words(len(words), round(rate * len(words))), reverse=True)
        for place in touched:
            self._touch(words, place, self._dice.choice(WAYS[:3]) if way == "mixed" else way)
        copied = " ".join(words)
        if self._dice.random() < 0.5:
            copied = copied.translate(str.maketrans("“”‘’\"'", "\"\"''“’"))
        return copied

    def _choose_words(self, length: int, count: int) -> list[int]:
        if self._dice.random() < 0.7:
            return self._dice.sample(range(length), count)
        bunch = self._dice.randrange(max(1, length - count + 1))  # all in one place
        return list(range(bunch, bunch + count))

    def _touch(self, words: list[str], place: int, way: str) -> None:
        if way == "dropped":
            del words[place]
        elif way == "changed":
            alike = self._by_ending[_ending(words[place])]
            words[place] = self._dice.choice(alike if alike and self._dice.random() < 0.5 else self._words)
        else:
            word = words.pop(place)
            move = self._dice.choice([step for step in range(-FARTHEST_MOVE, FARTHEST_MOVE + 1) if step])
            words.insert(min(max(0, place + move), len(words)), word)


def _ending(word: str) -> tuple[str, bool]:
    """What words that stand for each other often have in common: the ending ("-ed", "-ing", "-s"), the capital."""
    return word[-2:], word[:1].isupper()


def _meets(span: Span, others: Sequence[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)
