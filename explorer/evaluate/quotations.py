"""How well quotations and reported speech are found, held against passages in which people marked them.

A found speech and a marked one are a pair when they share at least half of the letters of each; each is in one pair at
most. "exact", "kind" and "speaker" are shares of the pairs; "names" says how many pronouns among the speakers were
taken for whom they stand for, "credited" how many chains of attribution hold all who are to be in them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.actors import resolve
from explorer.analysis import analyse
from explorer.coverage import chain_of
from explorer.evaluate.marked_speech import check_unchanged, read_articles, read_passages
from explorer.evaluate.quotation_scores import Judged, QuotationsReport
from explorer.evaluate.references import head_of
from explorer.language import annotate
from explorer.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from spacy.language import Language

    from explorer.analysis import Analysis
    from explorer.evaluate.marked_speech import MarkedSpeech, Passage, Run
    from explorer.model import Actor, Speech

LEAST_SHARED = 0.5
"""Share of its letters that each of a pair has in common with the other."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is who in the documents: mention id -> actor, actor id -> runs of its mentions by document id."""

    actor_of: Mapping[str, Actor]
    runs_of: Mapping[tuple[str, str], Sequence[Run]]

    def runs(self, speech: Speech) -> list[Run]:
        """Give where the speaker of a speech, or the actor that it is, stands in the document."""
        actor = self.actor_of.get(speech.speaker.mention_id)
        own = (speech.speaker.start, speech.speaker.end)
        return [own, *(self.runs_of[actor.id, speech.document_id] if actor else ())]

    def names(self, speech: Speech) -> list[str]:
        """Give the names of the actor that speaks."""
        actor = self.actor_of.get(speech.speaker.mention_id)
        return [actor.name, *actor.aliases] if actor else [speech.speaker.text]


def evaluate_quotations(nlp: Language, path: Path) -> QuotationsReport:
    """Measure who says what on a file of marked passages (format: explorer/evaluate/marked_speech.py).

    Args:
        nlp: the language pipeline.
        path: the file.

    Raises:
        ReadingError: the file cannot be read, a line is not in the format, or an article has changed.
    """
    sources, passages = read_passages(path)
    articles = read_articles(path.parent, sources)
    there = [passage for passage in passages if passage.text or passage.document in articles]
    for passage in there:
        if not passage.text:
            check_unchanged(passage, articles, where=str(path))
    wanted = {passage.document: Document(passage.id, "", passage.text) for passage in there if passage.text}
    wanted |= {passage.document: articles[passage.document] for passage in there if not passage.text}
    docs = annotate(nlp, (document.text for document in wanted.values()))
    found = {each.document.id: each for each in map(analyse, wanted.values(), docs)}
    cast = _resolve(list(found.values()))
    judged = [each for passage in there for each in _judge(passage, found[passage.document], cast)]
    return QuotationsReport(len(there), len(passages) - len(there), tuple(judged))


def _resolve(found: Sequence[Analysis]) -> Cast:
    """Find who is who in all documents together, as a build does."""
    mentions = {mention.id: mention for each in found for mention in each.mentions}
    sentences = [sentence for each in found for sentence in each.sentences]
    actors = resolve([each.document for each in found], sentences, mentions.values())
    runs: dict[tuple[str, str], list[Run]] = {}
    for actor in actors:
        for mention in (mentions[link.mention_id] for link in actor.links):
            runs.setdefault((actor.id, mention.document_id), []).append((mention.start, mention.end))
    return Cast({link.mention_id: actor for actor in actors for link in actor.links}, runs)


def _judge(passage: Passage, analysis: Analysis, cast: Cast) -> Iterator[Judged]:
    """Make pairs, the closest first; what is left has no other."""
    text = analysis.document.text
    names = {mention_id: actor.name for mention_id, actor in cast.actor_of.items()}
    marked = list(passage.speeches)
    found = [each for each in analysis.speeches if passage.start <= each.content[0].start < passage.end]
    for one, other, exact in make_pairs(text, tuple(marked), tuple(found)):
        marked.remove(one)
        found.remove(other)
        speaks = any(_same_name(one.name, name) for name in cast.names(other))
        chain = chain_of(other, analysis.speeches, analysis.document, names)[:-1]
        handed = all(any(_same_name(name, each) for each in chain) for name in one.credited_to)
        right = speaks or any(_same_words(text, one.speaker, run) for run in cast.runs(other))
        yield Judged(passage, one, other, exact, right, speaks, handed)
    yield from (Judged(passage, marked=each) for each in marked)
    yield from (Judged(passage, found=each) for each in found)


def make_pairs(
    text: str, marked: Sequence[MarkedSpeech], found: Sequence[Speech]
) -> Iterator[tuple[MarkedSpeech, Speech, bool]]:
    """Pair marked and found speeches; where one stands within another, the cue says which is meant."""
    ones = [_letters(text, each.content) for each in marked]
    others = [_letters(text, [(run.start, run.end) for run in each.content]) for each in found]
    possible = [
        (_has_cue(marked[i], found[j]), len(one & other) / len(one | other), i, j)
        for i, one in enumerate(ones)
        for j, other in enumerate(others)
        if len(one & other) >= LEAST_SHARED * max(1, len(one), len(other))
    ]
    taken: set[tuple[str, int]] = set()
    for _, shared, i, j in sorted(possible, key=lambda row: (-row[0], -row[1], row[2:])):
        if not taken & {("marked", i), ("found", j)}:
            taken |= {("marked", i), ("found", j)}
            yield marked[i], found[j], shared == 1


def _letters(text: str, runs: Iterable[Run]) -> frozenset[int]:
    """Give the places of the letters and digits in runs of a text."""
    return frozenset(place for start, end in runs for place in range(start, end) if text[place].isalnum())


def _has_cue(marked: MarkedSpeech, found: Speech) -> bool:
    return marked.cue is not None and found.cue.start < marked.cue[1] and marked.cue[0] < found.cue.end


def _same_words(text: str, one: Run, other: Run) -> bool:
    """Tell whether two runs overlap and have the same head word ("the spokesman for Greenpeace" is not Greenpeace)."""
    overlap = one[0] < other[1] and other[0] < one[1]
    return overlap and head_of(text[slice(*one)]) == head_of(text[slice(*other)])


def _same_name(wanted: str, name: str) -> bool:
    """Tell whether one name is the other or a part of it, word for word ("Fars" and "Fars News Agency")."""
    shorter, longer = sorted((each.lower().removeprefix("the ").split() for each in (wanted, name)), key=len)
    return bool(shorter) and any(longer[i : i + len(shorter)] == shorter for i in range(len(longer)))
