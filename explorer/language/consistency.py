"""The spaCy component that mends the names of a document by looking at all of it.

    names --title--> what titles of books and films say is no name (see `name_titles`)
          --article--> "al-" belongs to what follows it
          --neighbours--> "Northern" and "Iraq", two parts of a person's name are one
          --ampersand, possessed, charge--> firms are whole, and end where their names end (see `name_firms`)
          --spelled out, nickname, surname first, calendar--> pieces are put together (see `name_parts`)
          --bearer--> what bears a person's name, as storms and ships do, is no person (see `name_bearers`)
          --shape--> what ends in "TV" or "News Agency", and the press, is an organization
          --broadcaster--> what has the bare name of a "TV" or "News Agency" of the document is one too
          --titled, surname, missed--> whoever has a title of people, and the bare surname of somebody named in full
            before, is a person (see `name_surnames`)
          --day--> "the May 9 Brigade" is one name (see `name_days`)
          --repeat--> the same words are the same name everywhere in a document, if the evidence of all places says so
          --whole--> the pieces of a long name that stands whole elsewhere are one too

Each step is a function from names to names. A name that a step made or changed carries the step's name in
`doc.user_data[("name_mended", start_char, end_char)]`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from spacy import util
from spacy.language import Language
from spacy.tokens import Doc, Span

from explorer.language.component import CONFIDENCE
from explorer.language.marks import Mark
from explorer.language.name_bearers import name_bearers
from explorer.language.name_days import name_day_groups
from explorer.language.name_firms import cut_charges, join_ampersands, join_possessed, join_repeated
from explorer.language.name_parts import (
    join_nicknames,
    take_calendar_names,
    take_spelled_out,
    turn_surnames,
)
from explorer.language.name_steps import apply_shapes, join_neighbours, name_broadcasters, take_articles
from explorer.language.name_surnames import find_surnames, take_surnames, take_titled
from explorer.language.name_titles import mark_titles
from explorer.language.repeats import Repeats
from explorer.settings import NAME_MENDED

STEPS = {
    "title": mark_titles,
    "article": take_articles,
    "neighbours": join_neighbours,
    "ampersand": join_ampersands,
    "spelled out": take_spelled_out,
    "nickname": join_nicknames,
    "surname first": turn_surnames,
    "calendar": take_calendar_names,
    "day": name_day_groups,
    "titled": take_titled,
    "possessed": join_possessed,
    "charge": cut_charges,
    "bearer": name_bearers,
    "shape": apply_shapes,
    "broadcaster": name_broadcasters,
    "surname": take_surnames,
    "missed": find_surnames,
    "whole": join_repeated,
}
"""The steps that need only the words and what was found for them."""
FILE = "labels.json"


@Language.factory("name_consistency", requires=["doc.ents"], assigns=["doc.ents"], default_config={"steps": None})
def make_name_consistency(nlp: Language, name: str, steps: list[str] | None) -> NameConsistency:
    """Make the component; `steps` names the steps to take, all if it is null; `from_disk` fills in the labels."""
    return NameConsistency(steps=steps)


class NameConsistency:
    """Mends the names of a Doc.

    Args:
        labels: BIO labels of the columns of `doc.tensor`; without them the step "repeat" is left out.
        steps: names of the steps to take, in their usual order; None for all.
    """

    ALL = (
        "title", "article", "neighbours", "ampersand", "spelled out", "nickname", "surname first", "calendar", "day",
        "titled", "possessed", "charge", "bearer", "shape", "broadcaster", "repeat", "possessed", "bearer", "surname",
        "missed", "whole",
    )  # fmt: skip

    def __init__(self, labels: Sequence[str] = (), *, steps: Sequence[str] | None = None) -> None:
        self.labels, self.steps = tuple(labels), tuple(self.ALL if steps is None else steps)

    def __call__(self, doc: Doc) -> Doc:
        """Mend the names of a Doc in place."""
        before = [_mark(doc, name) for name in doc.ents]
        marks = self.mend(doc, before)
        if marks != before:
            _write(doc, marks)
        return doc

    def mend(self, doc: Doc, marks: Sequence[Mark]) -> list[Mark]:
        """Take the steps one after the other."""
        for step in self.steps:
            if step in STEPS:
                marks = STEPS[step](doc, marks)
            elif doc.tensor.shape == (len(doc), len(self.labels)):  # Docs of other pipelines have no scores
                marks = Repeats(doc, self.labels).agree(marks)
        return list(marks)

    def to_disk(self, path: str | Path, *, exclude: Sequence[str] = ()) -> None:
        """Write the labels into a folder."""
        util.to_disk(Path(path), {FILE: lambda file: file.write_bytes(self.to_bytes())}, exclude)

    def from_disk(self, path: str | Path, *, exclude: Sequence[str] = ()) -> NameConsistency:
        """Read what `to_disk` wrote."""
        return self.from_bytes((Path(path) / FILE).read_bytes())

    def to_bytes(self, *, exclude: Sequence[str] = ()) -> bytes:
        """The labels as bytes."""
        return json.dumps(self.labels).encode()

    def from_bytes(self, data: bytes, *, exclude: Sequence[str] = ()) -> NameConsistency:
        """Read what `to_bytes` wrote."""
        self.labels = tuple(json.loads(data))
        return self


def _mark(doc: Doc, name: Span) -> Mark:
    confidence = doc.user_data.get((CONFIDENCE, name.start_char, name.end_char), 1.0)
    return Mark(name.start, name.end, name.label_, confidence)


def _write(doc: Doc, marks: Sequence[Mark]) -> None:
    for key in [key for key in doc.user_data if isinstance(key, tuple) and key[0] == CONFIDENCE]:
        del doc.user_data[key]
    spans = []
    for mark in marks:
        span = Span(doc, mark.begin, mark.end, mark.kind)
        doc.user_data[(CONFIDENCE, span.start_char, span.end_char)] = mark.probability
        if mark.rule:
            doc.user_data[(NAME_MENDED, span.start_char, span.end_char)] = mark.rule
        spans.append(span)
    doc.ents = spans
