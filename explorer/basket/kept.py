"""What a basket holds; values, and how they come of the rows of an append-only list.

The first row of an id keeps a sentence, later ones change some of its fields: so two windows on one project take back
nothing of each other's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

Row = dict[str, Any]

HEADING = "hand-out"
"""Id of the rows that say what the hand-out is called and whose it is."""

STYLES = ("apa", "mla")
"""How the hand-out cites."""

LONGEST_COMMENT = 2000
"""Characters of a line of one's own; that is half a page, and more is an essay."""

LONGEST_NAME = 200
"""Characters of a title or name on the hand-out."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A sentence that somebody kept, as it was then.

    Attributes:
        sentence_id: its id at that time; a later analysis may count sentences in another way.
        start, end: its place in the document's text, in characters.
        title, outlet, published, url: of its article.
        marks: (start, end, role) in the sentence's text, from its own start on.
        claim: what it stands for ("Ada Holm warned Ben Kovac"); empty where it was kept for itself.
        relation: id of the claim's relation, or empty.
        comment: the reader's own line.
        order: sentences with smaller numbers come first.
        kept_at: ISO 8601 date-time, UTC.
    """

    id: str
    document_id: str
    sentence_id: str
    start: int
    end: int
    text: str
    title: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""
    marks: tuple[tuple[int, int, str], ...] = ()
    claim: str = ""
    relation: str = ""
    comment: str = ""
    order: float = 0.0
    kept_at: str = ""
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Basket:
    """All that was kept, in the reader's order, and what was taken out again, the latest first."""

    title: str = ""
    author: str = ""
    style: str = STYLES[0]
    sentences: tuple[Kept, ...] = ()
    removed: tuple[Kept, ...] = ()


FIELDS = {each.name: each.type for each in fields(Kept)}


def fold(rows: Iterable[Mapping[str, Any]]) -> Basket:
    """Return the basket that rows make, each of which was checked when it was read (`file.check_row`)."""
    heading: Row = {}
    kept: dict[str, Kept] = {}
    touched: dict[str, None] = {}
    for row in rows:
        changed = {name: value for name, value in row.items() if name != "id"}
        if row["id"] == HEADING:
            heading.update(changed)
        elif row["id"] in kept:
            kept[row["id"]] = replace(kept[row["id"]], **changed)
        elif {"document_id", "sentence_id", "start", "end", "text"} <= row.keys():
            kept[row["id"]] = Kept(**row)
        else:
            continue  # its first row was torn
        touched.pop(row["id"], None)
        touched[row["id"]] = None
    here = sorted((each for each in kept.values() if not each.removed), key=lambda each: (each.order, each.id))
    gone = [kept[each] for each in reversed(touched) if each in kept and kept[each].removed]
    return Basket(**heading, sentences=tuple(here), removed=tuple(gone))
