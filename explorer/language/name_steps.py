"""Steps that mend the names of a document by what stands beside them: from names to names, each with one reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import numpy as np
from spacy.tokens import Doc, Token

from explorer.language.marks import Mark, form_of, shapes

PLACES = {"GPE", "LOC"}
HYPHENS = "-‑–"
INITIALS = re.compile(r"(?:[A-Z]\.-?)+")


def take_articles(doc: Doc, marks: Sequence[Mark]) -> list[Mark]:
    """Let a name that begins right behind "al-" begin with it."""
    changed: list[Mark] = []
    for mark in marks:
        begin = _article_begin(doc, mark.begin)
        while changed and begin <= changed[-1].begin < mark.begin:  # the article was a name by itself
            changed.pop()
        free = not changed or changed[-1].end <= begin
        changed.append(replace(mark, begin=begin, rule="article") if begin < mark.begin and free else mark)
    return changed


def _article_begin(doc: Doc, begin: int) -> int:
    """Where a name begins if an article before it is taken in."""
    hyphen = begin if doc[begin].text in HYPHENS else begin - 1
    if hyphen < 1 or doc[hyphen].text not in HYPHENS or doc[begin].is_sent_start:
        return begin
    article = doc[hyphen - 1]
    tight = not article.whitespace_ and not doc[hyphen].whitespace_
    return article.i if tight and article.lower_ in shapes()["articles"] else begin


def join_neighbours(doc: Doc, marks: Sequence[Mark]) -> list[Mark]:
    """Make one name of two that stand side by side: a compass word and a place, or two parts of a person's name."""
    joined: list[Mark] = []
    for mark in marks:
        mark = _with_initials(doc, mark, joined)
        mark = _with_compass(doc, mark, joined[-1].end if joined else 0)
        before = joined[-1] if joined else None
        if before is not None and before.end == mark.begin and _belong_together(doc, before, mark):
            joined[-1] = _joined(doc, before, mark)
        else:
            joined.append(mark)
    return joined


def _with_initials(doc: Doc, mark: Mark, joined: list[Mark]) -> Mark:
    """A person's name with the initials before it ("I. Velasco"), which may have been a name by themselves."""
    begin = mark.begin
    while mark.kind == "PERSON" and begin and INITIALS.fullmatch(doc[begin - 1].text) and not doc[begin].is_sent_start:
        begin -= 1
    while joined and begin <= joined[-1].begin and joined[-1].end <= mark.begin:
        joined.pop()
    free = begin < mark.begin and not (joined and joined[-1].end > begin)
    return replace(mark, begin=begin, rule="neighbours") if free else mark


def _with_compass(doc: Doc, mark: Mark, free_from: int) -> Mark:
    """A place with the compass word in capitals before it, unless that only begins a sentence."""
    before = mark.begin - 1
    if before < free_from or mark.kind not in PLACES or doc[before].text not in shapes()["compass"]:
        return mark
    first = doc[before].is_sent_start or doc[mark.begin].is_sent_start or doc[before].is_upper
    return mark if first else _joined(doc, replace(mark, begin=before, end=mark.begin), mark)


def _belong_together(doc: Doc, before: Mark, mark: Mark) -> bool:
    if before.kind == mark.kind == "PERSON":
        words = [token.text for token in doc[before.begin : mark.end]]
        plain = doc[mark.begin - 1].is_alpha and not doc[mark.begin].is_sent_start
        return plain and len(set(words)) == len(words)  # "for Smith Ann Smith is ..." are two
    single = before.end - before.begin == 1
    return single and {before.kind, mark.kind} <= PLACES and doc[before.begin].text in shapes()["compass"]


def _joined(doc: Doc, before: Mark, mark: Mark) -> Mark:
    """Both as one; "Northern Iraq" is a region, not the state."""
    region = doc[before.begin].text.endswith("ern") and before.kind in PLACES
    least = min(before.probability, mark.probability)
    return Mark(before.begin, mark.end, "LOC" if region else mark.kind, least, "neighbours")


def apply_shapes(doc: Doc, marks: Sequence[Mark]) -> list[Mark]:
    """Make organizations of the press and of names by their last word; take in a media word that follows one."""
    free = _free_tokens(doc, marks)
    changed = []
    for mark in map(partial(_without_open_end, doc), marks):
        end = mark.end
        while end < len(doc) and free[end] and _is_media_word(doc[end]) and not doc[end].is_sent_start:
            end += 1
        by_shape = end > mark.end or (mark.end - mark.begin > 1 and doc[end - 1].text in shapes()["organization_heads"])
        if mark.rule == "titled":
            by_shape = False
        if by_shape and mark.kind in ("PERSON", "GPE", "LOC", "ORG") and (mark.kind != "ORG" or end > mark.end):
            mark = Mark(mark.begin, end, "ORG", mark.probability, "shape")
        elif mark.kind != "ORG" and _is_press(doc, mark):
            mark = replace(mark, kind="ORG", rule="shape")
        changed.append(mark)
    return changed


def _is_media_word(token: Token) -> bool:
    """Tell whether a word makes a medium or firm of the name before it; also in capitals, as labels have it."""
    words = shapes()["media_words"]
    return token.text in words or token.text in shapes()["trades"] or (token.is_upper and token.text.title() in words)


def _without_open_end(doc: Doc, mark: Mark) -> Mark:
    """Take words off a name's end that must have something behind them ("Women of")."""
    end = mark.end
    while end - mark.begin > 1 and doc[end - 1].pos_ in ("ADP", "DET", "CCONJ") and doc[end - 1].is_lower:
        end -= 1
    return mark if end == mark.end else replace(mark, end=end, rule="shape")


def _is_press(doc: Doc, mark: Mark) -> bool:
    return doc[mark.begin : mark.end].text.lower().replace("’", "'") in shapes()["press_names"]


def name_broadcasters(doc: Doc, marks: Sequence[Mark]) -> list[Mark]:
    """Let what bears the bare name of a broadcaster or newspaper of the document be an organization too.

    "al-Mayadeen TV" says what "Al-Mayadeen" is; but if a person of the document is called so, nothing is changed.
    """
    bare = {_without_media_word(doc, mark) for mark in marks if mark.kind == "ORG"} - {()}
    people = {form_of(doc, mark) for mark in marks if mark.kind == "PERSON"} - bare
    families = {form[-1:] for form in people if len(form) > 1}
    return [
        replace(mark, kind="ORG", rule="broadcaster")
        if mark.kind != "ORG" and form_of(doc, mark) in bare and form_of(doc, mark)[-1:] not in families
        else mark
        for mark in marks
    ]


def _without_media_word(doc: Doc, mark: Mark) -> tuple[str, ...]:
    """The words of a name without the media words at its end; () if it has none, or nothing else."""
    end = mark.end
    while end > mark.begin and doc[end - 1].text in shapes()["media_words"]:
        end -= 1
    return form_of(doc, replace(mark, end=end)) if mark.begin < end < mark.end else ()


def _free_tokens(doc: Doc, marks: Sequence[Mark]) -> np.ndarray:
    free = np.ones(len(doc), bool)
    for mark in marks:
        free[mark.begin : mark.end] = False
    return free
