"""Steps that put names together which a network cut into pieces: from names to names, each with one reason.

Marko “the Bear” Vilen        a nickname between the names of one person
VELASCO, Irena;               surname first, in lists and behind it a comma
River and Hill Trust (RHT)    the letters tell where it begins
Martha May met ...            a month or weekday that is somebody's name
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from explorer.language.marks import NOT_QUITE_SURE, Mark, is_name, shapes

OPENING, CLOSING = frozenset("“\"'‘(«"), frozenset("”\"'’)»")
MOST_WORDS_OF_NICKNAME = 4
INITIALS = re.compile(r"(?:[A-Z]\.){1,4}[A-Z]?")
LEAST_LETTERS = 2
MOST_WORDS_SPELLED = 10
TIMES = frozenset(
    "in on by since until till last next this every each from during before after of to early late".split()
)


def take_spelled_out(doc: Doc, marks: Sequence[Mark]) -> list[Mark]:
    """Let the letters of an acronym in brackets tell where the name before it begins: "River and Hill Trust (RHT)"."""
    changed = list(marks)
    for bracket in (token for token in doc if token.text == "("):
        if bracket.i + 2 >= len(doc) or doc[bracket.i + 2].text != ")" or not bracket.i:
            continue
        begin = _spelled_from(doc, doc[bracket.i + 1].text, bracket.i)
        inside = [mark for mark in changed if begin is not None and begin <= mark.begin and mark.end <= bracket.i]
        fits = inside and inside[-1].end == bracket.i and not any(m.begin < begin < m.end for m in changed)
        if fits and (len(inside) > 1 or inside[0].begin > begin) and any(mark.kind == "ORG" for mark in inside):
            changed = [mark for mark in changed if mark not in inside]
            changed.append(Mark(begin, bracket.i, "ORG", NOT_QUITE_SURE, "spelled out"))
    return sorted(changed, key=lambda mark: mark.begin)


def _spelled_from(doc: Doc, acronym: str, end: int) -> int | None:
    """Where the words before a place begin whose first letters are an acronym, small words counted or not."""
    letters = [letter for letter in acronym.upper() if letter.isalpha()]
    if len(letters) < LEAST_LETTERS or not acronym.isupper():
        return None
    for place in range(end - 1, max(-1, end - 1 - MOST_WORDS_SPELLED), -1):
        word = doc[place]
        if word.text[:1].upper() == letters[-1] and word.pos_ != "DET":
            letters.pop()
        elif not word.is_lower and not word.is_punct:
            return None
        if not letters:
            return place if word.text[:1].isupper() else None
        if word.is_sent_start:
            return None
    return None


def join_nicknames(doc: Doc, marks: Sequence[Mark]) -> list[Mark]:
    """Make one person of a first name, a nickname in quotation marks or brackets, and a surname."""
    for mark in [mark for mark in marks if mark.kind == "PERSON"]:
        end = _end_with_nickname(doc, mark.end)
        begin = mark.begin
        if end is None:  # the first name may have been missed
            begin, end = _begin_with_nickname(doc, mark)
        if end is None:
            continue
        while begin and doc[begin - 1].pos_ == "PROPN" and is_name(doc[begin - 1]) and not doc[begin].is_sent_start:
            begin -= 1
        end = max([end, *(each.end for each in marks if each.begin < end <= each.end)])
        marks = [each for each in marks if each.end <= begin or each.begin >= end]
        marks.append(Mark(begin, end, "PERSON", NOT_QUITE_SURE, "nickname"))
        marks.sort(key=lambda each: each.begin)
    return _name_nicknames(doc, marks)


def _end_with_nickname(doc: Doc, at: int) -> int | None:
    """Where the surname behind a nickname that begins at a place ends, or None."""
    close = _closing(doc, at)
    if close is None or close + 1 >= len(doc):
        return None
    surname = doc[close + 1]
    is_surname = is_name(surname) and surname.pos_ in ("PROPN", "NOUN", "X") and not surname.is_sent_start
    if not is_surname or not doc[at - 1].text[:1].isupper():
        return None
    return close + 2


def _closing(doc: Doc, at: int) -> int | None:
    """The place of the mark that closes a short run of words with a capital among them; None if none does."""
    if at >= len(doc) or doc[at].text not in OPENING:
        return None
    for place in range(at + 2, min(at + MOST_WORDS_OF_NICKNAME + 2, len(doc))):
        token = doc[place]
        if token.text in CLOSING:
            inside = doc[at + 1 : place]
            named = any(is_name(each) for each in inside) and all(map(_is_of_nickname, inside))
            return place if named and not (doc[at].text == "(" and inside.text.isupper()) else None
        if token.is_punct:
            return None
    return None


def _is_of_nickname(token: Token) -> bool:
    """Tell whether a word may stand in a nickname: letters alone, or initials ("K.O.")."""
    return token.is_alpha or INITIALS.fullmatch(token.text) is not None


def _begin_with_nickname(doc: Doc, mark: Mark) -> tuple[int, int | None]:
    """Where a name begins of which only the surname behind the nickname was found."""
    for begin in range(max(1, mark.begin - MOST_WORDS_OF_NICKNAME - 2), mark.begin - 2):
        first = doc[begin - 1]
        if _closing(doc, begin) == mark.begin - 1 and is_name(first) and first.pos_ == "PROPN":
            return first.i, mark.end
    return mark.begin, None


def _name_nicknames(doc: Doc, marks: Sequence[Mark]) -> list[Mark]:
    """Take a nickname for a person's name wherever it stands alone in the document."""
    nicknames = {tuple(_inner(doc, mark)) for mark in marks if mark.rule == "nickname"} - {()}
    taken = {place for mark in marks for place in range(mark.begin, mark.end)}
    found = list(marks)
    for words in nicknames:
        for begin in range(len(doc) - len(words) + 1):
            span = range(begin, begin + len(words))
            if tuple(doc[place].text for place in span) == words and not taken & set(span):
                found.append(Mark(begin, begin + len(words), "PERSON", NOT_QUITE_SURE, "nickname"))
    return sorted(found, key=lambda mark: mark.begin)


def _inner(doc: Doc, mark: Mark) -> list[str]:
    """The words of a nickname inside a name, without its article."""
    places = [place for place in range(mark.begin, mark.end) if doc[place].text in OPENING | CLOSING]
    words = [doc[place].text for place in range(places[0] + 1, places[-1])] if len(places) > 1 else []
    return words[1:] if len(words) > 1 and words[0].lower() == "the" else words


def turn_surnames(doc: Doc, marks: Sequence[Mark]) -> list[Mark]:
    """Make one name of "VELASCO, Irena" and, where the document lists people so, of "Brandt, Olaf"."""
    pairs = list(_turned(doc, marks))
    loud = any(doc[begin].is_upper for begin, _ in pairs)
    listed = [pair for pair in pairs if loud or doc[pair[0]].is_upper or len(pairs) >= 2]
    for begin, end in listed:
        marks = [mark for mark in marks if mark.end <= begin or mark.begin >= end]
        marks.append(Mark(begin, end, "PERSON", NOT_QUITE_SURE, "surname first"))
    return sorted(marks, key=lambda mark: mark.begin)


def _turned(doc: Doc, marks: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    """Places of a surname, a comma, a first name, and what ends them: ";" or "(", a verb behind, a stop."""
    people = {place for mark in marks if mark.kind == "PERSON" for place in range(mark.begin, mark.end)}
    for comma in doc[1:-1]:
        last, first = doc[comma.i - 1], doc[comma.i + 1]
        if comma.text != "," or not (is_name(last) and is_name(first) and last.is_alpha and first.is_alpha):
            continue
        before = doc[comma.i - 2] if comma.i > 1 and not last.is_sent_start else None
        alone = before is None or before.text in (";", ":", ",", "(", "and") or not is_name(before)
        after = doc[comma.i + 2] if comma.i + 2 < len(doc) else None
        ends = after is None or after.text in (";", "(", ".", "and") or after.pos_ in ("VERB", "AUX", "SPACE")
        known = first.i in people or last.i in people
        titled = last.is_upper and len(last.text) > 2
        listed = before is None or before.text in (";", ":", "and") or after is None or after.text in (";", "(", ".")
        if alone and ends and known and (titled or (listed and _is_repeated(doc, last, first))):
            yield last.i, first.i + 1


def _is_repeated(doc: Doc, last: Token, first: Token) -> bool:
    """Tell whether a list goes on: beside the pair stands a semicolon, or the pair stands in the text the other way."""
    near = {doc[place].text for place in (last.i - 1, first.i + 1, last.i - 2) if 0 <= place < len(doc)}
    other_way = any(doc[k].text == first.text and doc[k + 1].text == last.text for k in range(len(doc) - 1))
    return ";" in near or other_way or bool(re.search(rf"\b{re.escape(last.text.upper())}, ", doc.text))


def take_calendar_names(doc: Doc, marks: Sequence[Mark]) -> list[Mark]:
    """Let months, weekdays and seasons be names where they do what only people do: "Martha May met", "Mrs May"."""
    words = shapes()["calendar"]
    people = {place: mark for mark in marks if mark.kind == "PERSON" for place in range(mark.begin, mark.end)}
    named = {token.text for token in doc if token.text in words and _is_somebody(doc, token, people)}
    if not named:
        return list(marks)
    changed = list(marks)
    for token in doc:
        longer = token.i + 1 < len(doc) and doc[token.i + 1].text in shapes()["calendar"]
        if token.text not in named or token.i in people or longer or _is_time(doc, token):
            continue
        before = people.get(token.i - 1)
        begin = before.begin if before is not None and before.end == token.i and not token.is_sent_start else token.i
        changed = [mark for mark in changed if mark.end <= begin or mark.begin > token.i]
        changed.append(Mark(begin, token.i + 1, "PERSON", NOT_QUITE_SURE, "calendar"))
        people |= {place: changed[-1] for place in range(begin, token.i + 1)}
    return sorted(changed, key=lambda mark: mark.begin)


def _is_somebody(doc: Doc, token: Token, people: dict[int, Mark]) -> bool:
    """Tell whether a place shows that a calendar word names a person: within a name, behind a title, as a subject."""
    if token.i in people:
        return True
    if _is_time(doc, token):
        return False
    before = doc[token.i - 1] if token.i and not token.is_sent_start else None
    mark = people.get(token.i - 1)
    if mark is not None and mark.end - mark.begin == 1 and not token.is_sent_start and token.head.i == mark.begin:
        return True
    titled = before is not None and before.lower_.rstrip(".") in shapes()["honorifics"]
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if after is not None and after.text in shapes()["calendar"]:
        return False  # "May Day"
    doing = after is not None and after.tag_ in ("VBD", "VBZ") and (before is None or not is_name(before))
    return titled or (doing and after.lemma_ not in ("be", "have", "do", "see", "bring", "mark"))


def _is_time(doc: Doc, token: Token) -> bool:
    """Tell whether a calendar word stands as one does that tells a time: behind "in", with a number beside it."""
    near = [doc[place] for place in (token.i - 1, token.i + 1) if 0 <= place < len(doc)]
    before = doc[token.i - 1].lower_ if token.i and not token.is_sent_start else ""
    return before in TIMES or any(each.like_num or each.text[:1].isdigit() for each in near)
