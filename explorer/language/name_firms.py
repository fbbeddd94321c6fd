"""Names of organizations that a network cut into pieces, or ran into what stands beside them.

Barnes & Orr                              a firm, not two people
Quill, Barnes & Co.                       one firm, not three
the Union of Bakers of fraud              the charge is no part of the name
New Bakers' League, New Bakers' | League  the same words are one name where the document has them as one
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from explorer.language.marks import NOT_QUITE_SURE, Mark, form_of, is_name, shapes

PLACES = {"GPE", "LOC"}
MOST_WORDS_OF_FIRM = 3
MOST_TITLE_WORDS = 4
"""Words with capitals between "&" and the name of a second person ("& Foreign Minister Ann Lee")."""

LEAST_WORDS_OF_LONG = 3
"""Names of fewer words are left as they were read at each place: "Smith Group" may be two things."""


def join_ampersands(doc: Doc, marks: Sequence[Mark]) -> list[Mark]:
    """Make one organization of what stands on both sides of "&", but for two places and two people named in full."""
    for sign in (token for token in doc if token.text in ("&", "+")):
        pair = _sides(doc, sign, marks)
        if pair is not None:
            begin, end = pair
            marks = [mark for mark in marks if mark.end <= begin or mark.begin >= end]
            marks.append(Mark(begin, end, "ORG", NOT_QUITE_SURE, "ampersand"))
            marks.sort(key=lambda mark: mark.begin)
    return list(marks)


def _sides(doc: Doc, sign: Token, marks: Sequence[Mark]) -> tuple[int, int] | None:
    """Where a firm's name begins and ends that has this "&" in it."""
    if (
        not 0 < sign.i < len(doc) - 1
        or sign.is_sent_start
        or not (is_name(doc[sign.i - 1]) and is_name(doc[sign.i + 1]))
    ):
        return None
    around = next((mark for mark in marks if mark.begin < sign.i < mark.end - 1), None)
    if around is not None:
        begin = _with_partners(doc, around.begin, around.end)
        return (begin, around.end) if begin < around.begin else None
    left = next((mark for mark in marks if mark.begin < sign.i and mark.end >= sign.i), None)
    right = _right_of(doc, sign, marks)
    if (
        left is not None
        and right is not None
        and (left.kind in PLACES or right.kind in PLACES or _both_full(left, right))
    ):
        return None
    begin = left.begin if left is not None else _run(doc, sign.i - 1, -1)
    end = right.end if right is not None else _run(doc, sign.i + 1, 1) + 1
    return _with_partners(doc, begin, end), end


def _right_of(doc: Doc, sign: Token, marks: Sequence[Mark]) -> Mark | None:
    """The name behind "&", titles of a person between them or not."""
    for place in range(sign.i + 1, min(sign.i + 2 + MOST_TITLE_WORDS, len(doc))):
        mark = next((mark for mark in marks if mark.begin <= place < mark.end), None)
        if mark is not None:
            return mark if place == sign.i + 1 or mark.kind == "PERSON" else None
        if not is_name(doc[place]) or doc[place].is_sent_start:
            break
    return None


def _both_full(left: Mark, right: Mark) -> bool:
    return left.kind == right.kind == "PERSON" and left.end - left.begin > 1 and right.end - right.begin > 1


def _with_partners(doc: Doc, begin: int, end: int) -> int:
    """Where a firm begins that ends in "& Co." or the like, its other partners before commas taken in."""
    if doc[end - 1].text not in shapes()["company_ends"] and doc[end - 1].text + "." not in shapes()["company_ends"]:
        return begin
    while begin >= 2 and doc[begin - 1].text == "," and not doc[begin].is_sent_start:
        partner = doc[begin - 2]
        before = doc[begin - 3] if begin > 2 and not partner.is_sent_start else None
        alone = before is None or not is_name(before)
        if not (is_name(partner) and partner.pos_ == "PROPN" and alone):
            break
        begin = partner.i
    return begin


def _run(doc: Doc, place: int, step: int) -> int:
    """The last word of a run of words with capitals from a place on; to the right only words that firms end with."""
    for _ in range(MOST_WORDS_OF_FIRM - 1):
        after = place + step
        if not 0 <= after < len(doc) or not is_name(doc[after]) or doc[max(place, after)].is_sent_start:
            break
        if step > 0 and doc[after].text not in shapes()["company_ends"]:
            break
        if step < 0 and doc[after].is_sent_start and doc[after].pos_ != "PROPN":
            break
        place = after
    return place


def cut_charges(doc: Doc, marks: Sequence[Mark]) -> list[Mark]:
    """Take off an organization's name what somebody is accused of: the second "of" with small letters behind it."""
    return [_without_charge(doc, mark) if mark.kind == "ORG" else mark for mark in marks]


def _without_charge(doc: Doc, mark: Mark) -> Mark:
    words = doc[mark.begin : mark.end]
    last = next((token for token in reversed(words) if token.lower_ in ("of", "for", "over")), None)
    if last is None or last.i <= mark.begin + 1 or last.i == mark.end - 1:
        return mark
    behind = doc[last.i + 1 : mark.end]
    earlier = any(token.lower_ == "of" for token in doc[mark.begin : last.i])
    small = all(token.text[:1].islower() for token in behind)
    return replace(mark, end=last.i, rule="charge") if earlier and small else mark


def join_possessed(doc: Doc, marks: Sequence[Mark]) -> list[Mark]:
    """Let "United Farmers'" go on with the kind of organization that they have: "United Farmers' Movement"."""
    for mark in [mark for mark in marks if mark.kind in ("ORG", "NORP")]:
        ending = mark.end - 1 if _is_possessive(doc[mark.end - 1]) else mark.end
        end = ending + 2
        if end > len(doc) or not _is_possessive(doc[ending]) or not _is_of_many(doc[ending - 1]):
            continue
        head = doc[ending + 1]
        if head.is_sent_start or head.text not in shapes()["organization_heads"] | shapes()["group_heads"]:
            continue
        marks = [each for each in marks if each.end <= mark.begin or each.begin >= end]
        marks.append(Mark(mark.begin, end, "ORG", NOT_QUITE_SURE, "possessed"))
        marks.sort(key=lambda each: each.begin)
    return list(marks)


def _is_possessive(token: Token) -> bool:
    """Tell whether a word is a possessive ending; a bare apostrophe may be read as a closing mark."""
    return token.tag_ == "POS" or token.text in ("'", "’")


def _is_of_many(word: Token) -> bool:
    """Tell whether a word is a plural, as those are whom unions and movements are called after."""
    return word.text.endswith("s") or word.lower_ in ("people", "women", "men", "children")


def join_repeated(doc: Doc, marks: Sequence[Mark]) -> list[Mark]:
    """Make one name of the pieces of a long one that the document has whole elsewhere."""
    whole = {form_of(doc, mark): mark for mark in marks if _is_long(doc, mark)}
    for form, model in sorted(whole.items(), key=lambda each: -len(each[0])):
        for begin in _places(doc, form):
            end = begin + len(form)
            inside = [mark for mark in marks if mark.begin < end and begin < mark.end]
            if len(inside) > 1 and all(begin <= mark.begin and mark.end <= end for mark in inside):
                marks = [mark for mark in marks if mark not in inside]
                marks.append(Mark(begin, end, model.kind, NOT_QUITE_SURE, "repeat"))
                marks.sort(key=lambda mark: mark.begin)
    return list(marks)


def _is_long(doc: Doc, mark: Mark) -> bool:
    return mark.kind == "ORG" and mark.end - mark.begin >= LEAST_WORDS_OF_LONG and is_name(doc[mark.begin])


def _places(doc: Doc, form: tuple[str, ...]) -> list[int]:
    size = len(form)
    starts = (token.i for token in doc if token.text[:1] == form[0][:1] and token.i + size <= len(doc))
    return [place for place in starts if form_of(doc, Mark(place, place + size, "", 0.0)) == form]
