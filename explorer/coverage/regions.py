"""Where two texts may share a passage: an exact index of pairs of neighbouring content words.

    Words --pairs of content words--> index --who holds the same pair--> seeds --not far apart--> Region

Pairs of content words that follow each other with at most one other between them, in either order, outlive what
copying does to a sentence: another quotation mark, article or conjunction changes none, a changed or dropped word
four. (After the sorted and skipping n-grams of plagiarism detection: Rodriguez Torrejon and Martin Ramos 2010 and
later; the seeds, extension and filtering of Sanchez-Perez, Sidorov and Gelbukh 2014, The winning approach to text
alignment for text reuse detection at PAN 2014.)

Why no MinHash (datasketch 2.0, LSH): it compares whole sets, and a passage is a small part of an article. Of 62 pairs
of articles with a plant, 20 % of its words touched, this index gave 98 % as candidates in 0.02 s, LSH over articles
(word trigrams, threshold 0.1) 21 %, over sentences (threshold 0.3) 71 % in 0.17 s; over 2,000 articles with 43,000
sharing pairs this took 2.3 s, LSH 1.6 s and 4.1 s for fewer pairs, and it does not say where they share something.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from explorer.coverage.words import FUNCTION_WEIGHT

if TYPE_CHECKING:
    from explorer.coverage.words import Words

REACH = 2
"""Content words. A pair is a content word with one of the next two; with the next alone, each word that is put between
or left out takes a pair away."""

MAX_HOLDERS = 64
"""Texts. What more texts hold than this ("prime minister") joins each of them only with the first: enough to follow a
text through all its copies, and no work that grows with their square."""

MAX_PLACES = 4
"""Places in one text at which a pair of words is looked up; more have only words that the text is about."""

MAX_GAP = 24
"""Words between two seeds of one region, in either text: a clause that was left out, and a few changed words."""

LEAST_SEEDS = 4
"""Seeds of a region. Most chance meetings hold one or two; plants of which up to 30 % of the words were touched are
found as often with 4 as with 2 (5 loses some), and fewer regions are aligned in vain."""

MAX_SEEDS = 2_000_000
"""Seeds sorted at a time: about 100 MB."""

_CODE_BITS, _TEXT_BITS, _PLACE_BITS = 21, 20, 20
"""Room for the code of a word, the number of a text and the place of a word in it: three fit into 64 bits."""

Index = np.ndarray
"""Whole numbers."""

_NONE = np.empty(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Region:
    """Words of two texts among which a passage may lie; `last` is exclusive, texts are given by their number."""

    a: int
    b: int
    first_a: int
    last_a: int
    first_b: int
    last_b: int


def find_regions(texts: Sequence[Words]) -> Iterator[Region]:
    """Give the regions of all pairs of texts, in the order of the texts."""
    entries = _sort_out(*_read_pairs(texts))
    for chunk in _share_out(entries):
        yield from _cluster(_Seeds(*_meet(entries, chunk)))


@dataclass(frozen=True, slots=True)
class _Entries:
    """Pairs of words, by pair, text and place; each meets those at `begin` up to `end`."""

    texts: Index
    places: Index
    begin: Index
    end: Index


@dataclass(frozen=True, slots=True)
class _Seeds:
    """Places at which two texts hold the same pair of words."""

    a: Index
    b: Index
    place_a: Index
    place_b: Index

    def choose(self, which: Index) -> _Seeds:
        """Return some of them, or all in another order."""
        return _Seeds(self.a[which], self.b[which], self.place_a[which], self.place_b[which])


def _read_pairs(texts: Sequence[Words]) -> tuple[Index, Index, Index]:
    """Return of all pairs of content words: which words, which text, and the place of the first."""
    words, holders, places = [_NONE], [_NONE], [_NONE]
    for number, text in enumerate(texts):
        codes = np.frombuffer(text.codes.encode("utf-32-le"), dtype=np.uint32).astype(np.int64)
        content = np.flatnonzero(np.diff(text.weights) > FUNCTION_WEIGHT)
        for step in range(1, REACH + 1):
            one, two = codes[content[:-step]], codes[content[step:]]
            words.append(np.minimum(one, two) << _CODE_BITS | np.maximum(one, two))
            places.append(content[:-step])
            holders.append(np.full(len(one), number))
    return np.concatenate(words), np.concatenate(holders), np.concatenate(places)


def _sort_out(words: Index, texts: Index, places: Index) -> _Entries:
    """Return the entries that meet others, and which these are."""
    order = np.argsort(words, kind="stable")  # the texts stay in order
    words, texts, places = words[order], texts[order], places[order]
    runs = _starts(words, texts)
    few = np.arange(len(words)) - np.repeat(runs, _lengths(runs, len(words))) < MAX_PLACES
    words, texts, places = words[few], texts[few], places[few]
    groups, runs = _starts(words), _starts(words, texts)
    sizes = _lengths(groups, len(words))
    end = np.repeat(groups + sizes, sizes)
    next_text = np.repeat(runs + _lengths(runs, len(words)), _lengths(runs, len(words)))
    holders = np.repeat(np.add.reduceat(np.isin(np.arange(len(words)), runs), groups) if len(words) else _NONE, sizes)
    is_first = np.repeat(groups, sizes) == np.repeat(runs, _lengths(runs, len(words)))
    meets = (next_text < end) & ((holders <= MAX_HOLDERS) | is_first)
    return _Entries(texts, places, next_text, np.where(meets, end, next_text))


def _share_out(entries: _Entries) -> Iterator[Index]:
    """Give the entries in portions that meet about MAX_SEEDS others, all entries of a text in one portion."""
    meeting = np.flatnonzero(entries.end > entries.begin)
    meeting = meeting[np.argsort(entries.texts[meeting], kind="stable")]
    ends = np.cumsum((entries.end - entries.begin)[meeting])
    firsts = _starts(entries.texts[meeting])
    portions = (ends[firsts - 1] if len(firsts) else _NONE) // MAX_SEEDS
    if len(firsts):
        portions[0] = 0
    yield from np.split(meeting, firsts[_starts(portions)][1:])


def _meet(entries: _Entries, chosen: Index) -> tuple[Index, Index, Index, Index]:
    """Return who meets whom, and where."""
    counts = (entries.end - entries.begin)[chosen]
    ones = np.repeat(chosen, counts)
    others = np.arange(len(ones)) - np.repeat(np.cumsum(counts) - counts, counts) + entries.begin[ones]
    return entries.texts[ones], entries.texts[others], entries.places[ones], entries.places[others]


def _cluster(seeds: _Seeds) -> Iterator[Region]:
    """Give the regions in which seeds lie near each other in both texts."""
    pair = seeds.a << _TEXT_BITS | seeds.b
    group = pair
    for place in ("place_a", "place_b", "place_a"):
        order = np.argsort(group << _PLACE_BITS | getattr(seeds, place))
        seeds, group = seeds.choose(order), group[order]
        group, many = _part(group, getattr(seeds, place))
        seeds, group = seeds.choose(many), group[many]
    firsts = _starts(group)
    if not len(firsts):
        return
    sides = [
        each
        for places in (seeds.place_a, seeds.place_b)
        for each in (np.minimum.reduceat(places, firsts), np.maximum.reduceat(places, firsts) + 1)
    ]
    found = np.column_stack([seeds.a[firsts], seeds.b[firsts], *sides])
    yield from (Region(*row) for row in found.tolist())


def _part(group: Index, places: Index) -> tuple[Index, Index]:
    """Return new numbers of groups, parted where a gap is large, and which seeds are in groups of enough."""
    is_new = np.ones(len(group), dtype=bool)
    is_new[1:] = (group[1:] != group[:-1]) | (np.diff(places) > MAX_GAP)
    number = np.cumsum(is_new) - 1
    return number, np.flatnonzero(np.bincount(number)[number] >= LEAST_SEEDS) if len(number) else _NONE


def _starts(*columns: Index) -> Index:
    """Return where in sorted columns another value begins."""
    is_new = np.ones(len(columns[0]), dtype=bool)
    if len(is_new):
        is_new[1:] = np.any([column[1:] != column[:-1] for column in columns], axis=0)
    return np.flatnonzero(is_new)


def _lengths(starts: Index, total: int) -> Index:
    return np.diff(starts, append=total)
