"""How well mentions are grouped into actors across articles, held against articles in which people said who is who.

The articles are JSON lines with `id`, `title` and `text`; who is who stands apart from them in a CSV with the columns
`document`, `start`, `end` (character offsets into the text) and `actor` (any name that is the same for the same actor).
Lines that begin with # are passed over. A mention found by the program is matched to the marked one with the same
offsets; those that match none are left out.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.actors import resolve
from explorer.analysis import analyse
from explorer.errors import ReadingError, fault_of
from explorer.evaluate.grouping import Score, b_cubed, ceaf
from explorer.evaluate.rows import read_rows
from explorer.language import annotate
from explorer.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from spacy.language import Language

    from explorer.model import Actor, Mention

LEAST_MENTIONS = 3
"""Mentions that an actor must have for a merge with another to be called false; in rarer ones it is seen by nobody."""

COLUMNS = ["document", "start", "end", "actor"]
MOST_SHOWN = 60

Marked = dict[tuple[str, int, int], str]
"""Document, start and end of a mention -> whom people say it means."""


@dataclass(frozen=True, slots=True)
class AcrossReport:
    """What was measured.

    Attributes:
        documents, marked, matched: documents; marked mentions; found mentions that match one.
        b_cubed, ceaf: of the matched mentions, all documents together.
        merges: made actors that hold mentions of several marked ones, of which two have three mentions or more:
            the made actor's id, with how many mentions of which marked actors it holds.
        splits: marked actors that were made into several, with how many mentions went where.
    """

    documents: int
    marked: int
    matched: int
    b_cubed: Score
    ceaf: Score
    merges: tuple[tuple[str, Counter[str]], ...] = ()
    splits: tuple[tuple[str, Counter[str]], ...] = ()

    def __str__(self) -> str:
        """Give the figures as lines for a terminal."""
        return "\n".join(
            [
                f"{self.documents} documents, {self.marked} marked mentions, {self.matched} found mentions match one",
                f"{'':24}precision  recall     F1",
                f"{'across, B-cubed':24}{self.b_cubed}",
                f"{'across, CEAF-e':24}{self.ceaf}",
                f"false merges of actors with {LEAST_MENTIONS} mentions or more: {len(self.merges)}",
                *_show(self.merges),
                f"actors that were split: {len(self.splits)}",
                *_show(self.splits),
            ]
        )


def _show(groups: Sequence[tuple[str, Counter[str]]]) -> Iterator[str]:
    for name, parts in groups[:MOST_SHOWN]:
        ranked = sorted(parts.items(), key=lambda pair: (-pair[1], pair[0]))
        yield f"  {name}: " + ", ".join(f"{part} {count}" for part, count in ranked)
    if len(groups) > MOST_SHOWN:
        yield f"  ... and {len(groups) - MOST_SHOWN} more"


def evaluate_across(nlp: Language, articles: Path, actors: Path) -> AcrossReport:
    """Measure who is who across articles.

    Args:
        nlp: the language pipeline.
        articles: their file.
        actors: the file that says who is who in them.

    Raises:
        ReadingError: a file cannot be read, or a line is not in the format.
    """
    documents = list(
        read_rows(articles, _document, what="an article", way_out="Each line needs id and text; a title helps.")
    )
    marked = read_actors(actors)
    docs = annotate(nlp, (document.text for document in documents))
    found = [analyse(document, doc) for document, doc in zip(documents, docs, strict=True)]
    sentences = [sentence for each in found for sentence in each.sentences]
    mentions = [mention for each in found for mention in each.mentions]
    return score_across(len(documents), marked, mentions, resolve(documents, sentences, mentions))


def _document(row: dict) -> Document:
    return Document(str(row["id"]), str(row.get("title", "")), str(row["text"]))


def read_actors(path: Path) -> Marked:
    """Read who is who from a CSV.

    Raises:
        ReadingError: the file cannot be read, has other columns, or a row is not in the format.
    """
    way_out = "Give a UTF-8 CSV with the columns document, start, end, actor."
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ReadingError(f"The file cannot be read ({fault_of(error)}).", where=str(path), way_out=way_out) from error
    kept = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    rows = csv.reader(line for _, line in kept)
    marked: Marked = {}
    for (number, _), row in zip(kept, rows, strict=True):
        if number == kept[0][0] and row == COLUMNS:
            continue
        try:
            document, start, end, actor = row
            marked[document, int(start), int(end)] = actor
        except ValueError as error:
            problem = f"The row is not a marked mention ({error})."
            raise ReadingError(problem, where=f"{path}:{number}", way_out=way_out) from error
    return marked


def score_across(documents: int, marked: Marked, mentions: Sequence[Mention], actors: Sequence[Actor]) -> AcrossReport:
    """Hold actors against who people say is who.

    Args:
        documents: how many there are.
        marked: who is who.
        mentions: what was found; only names and named groups count.
        actors: whom the mentions were linked to.
    """
    named = (mention for mention in mentions if mention.form in ("name", "group"))
    right = {m.id: marked[place] for m in named if (place := (m.document_id, m.start, m.end)) in marked}
    made_of = {link.mention_id: actor.id for actor in actors for link in actor.links}
    gold = {mention_id: f"/{actor}" for mention_id, actor in right.items()}
    made = {mention_id: f"/{made_of.get(mention_id, mention_id)}" for mention_id in right}
    merges, splits = _crossings(made, gold), _crossings(gold, made)
    size = Counter(gold.values())
    false = [(name, parts) for name, parts in merges if sum(size["/" + part] >= LEAST_MENTIONS for part in parts) > 1]
    return AcrossReport(documents, len(marked), len(gold), b_cubed(gold, made), ceaf(gold, made), tuple(false), splits)


def _crossings(one: Mapping[str, str], other: Mapping[str, str]) -> tuple[tuple[str, Counter[str]], ...]:
    """Return the groups of one grouping whose mentions are in several groups of the other, the largest first."""
    parts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for mention_id, group in one.items():
        parts[group[1:]][other[mention_id][1:]] += 1
    crossing = [(name, counts) for name, counts in parts.items() if len(counts) > 1]
    return tuple(sorted(crossing, key=lambda pair: (-pair[1].total(), pair[0])))
