"""Things that bear a person's name: "Hurricane *Ida*", "the trawler *Ann Lee*", "the *Bo Kelland* Prize".

A ship of a navy acts and is an organization; a storm, another ship and a prize are nobody; a street, hall or airport is
a place, a school or hospital an organization. Words and kinds are data (`resources/name_bearers.tsv`).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files

from spacy.tokens import Doc

from explorer.language.marks import Mark, form_of, is_name

TAKEN = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})


@lru_cache(maxsize=1)
def _bearers() -> dict[tuple[str, str], str]:
    """The kind of what bears a name, by place of the word ("before", "prefix" or "behind") and word."""
    text = (files("explorer.language") / "resources" / "name_bearers.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return {(row["place"], row["word"]): row["kind"] for row in csv.DictReader(lines, delimiter="\t")}


def name_bearers(doc: Doc, marks: Sequence[Mark]) -> list[Mark]:
    """Give what bears a person's name its own kind, wherever the document names it by the same words."""
    changed = [_changed(doc, mark, marks) for mark in marks]
    named = {form_of(doc, mark): mark.kind for mark in changed if mark.rule == "bearer"}
    people = {form for mark in changed if mark.kind == "PERSON" for form in _forms_of_person(doc, mark)}
    rest = {form: kind for form, kind in named.items() if form not in people}
    return [
        replace(mark, kind=rest[form_of(doc, mark)], rule="bearer")
        if mark.kind == "PERSON" and form_of(doc, mark) in rest and not _is_titled(doc, mark)
        else mark
        for mark in changed
    ]


def _changed(doc: Doc, mark: Mark, marks: Sequence[Mark]) -> Mark:
    if mark.kind not in TAKEN:
        return mark
    prefix = doc[mark.begin - 1] if mark.begin and not doc[mark.begin].is_sent_start else None
    if prefix is not None and (kind := _bearers().get(("prefix", prefix.text))):
        return replace(mark, begin=prefix.i, kind=kind, rule="bearer")
    if mark.kind != "PERSON":
        return mark
    if (kind := _kind_behind(doc, mark, marks)) is not None:
        return replace(mark, end=mark.end + 1, kind=kind, rule="bearer")
    if prefix is not None and (kind := _bearers().get(("before", prefix.lower_))):
        return replace(mark, kind=kind, rule="bearer")
    return mark


def _kind_behind(doc: Doc, mark: Mark, marks: Sequence[Mark]) -> str | None:
    """The kind that the word behind a name tells ("Bo Kelland *Prize*"), if it belongs to no other name."""
    if mark.end >= len(doc) or doc[mark.end].is_sent_start or not is_name(doc[mark.end]):
        return None
    if any(other.begin <= mark.end < other.end for other in marks):
        return None
    return _bearers().get(("behind", doc[mark.end].text))


def _forms_of_person(doc: Doc, mark: Mark) -> Iterator[tuple[str, ...]]:
    """The full name and the surname that a person may be called by."""
    form = form_of(doc, mark)
    if len(form) > 1:
        yield form
        yield form[-1:]


def _is_titled(doc: Doc, mark: Mark) -> bool:
    """Tell whether a title in capitals stands before a name ("Dr. Ida")."""
    if not mark.begin or doc[mark.begin].is_sent_start:
        return False
    before = doc[mark.begin - 1]
    return is_name(before) and before.pos_ in ("PROPN", "NOUN") and ("before", before.lower_) not in _bearers()
