"""Words that look like a date and are none in their sentence: names, verbs, counts. From the parse and the names.

"Theresa May", "the Sunday Times", "may march"     a name, a verb
"1500 children", "Resolution 2254", "at 1900 GMT"  a count, a number that names, a time of day
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.coverage.dates.grammar import Phrase, read_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from explorer.coverage.dates.told import Told

DATE_LABELS = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "QUANTITY", "PERCENT", "MONEY"})
"""Labels with which other pipelines mark dates and counts themselves; they say nothing of names."""

COMMON_YEARS = range(1900, 2031)
"""Figures that are read as a year without asking for a preposition; others are mostly counts."""

GROUP_WORDS = frozenset("group movement coalition party brigade brigades front organization organisation".split())
"""Nouns that with a date before them name a group."""

BEFORE_YEARS = frozenset("in since until till by before after from of between circa".split())
SUBORDINATE = ("compound", "nummod", "nmod", "nmod:unmarked", "nmod:desc", "amod", "flat")


def is_excluded(phrase: Phrase, told: Told) -> bool:
    """Tell whether a phrase is no date where it stands."""
    if _names_a_group(phrase, told) or _names_people(phrase, told):
        return True
    if phrase.rule == "year":
        return _is_no_year(told, told.token_at(phrase.start, phrase.end))
    if phrase.rule in ("month", "weekday") and not set(phrase.words) & {"year", "which", "week", "shortmonth"}:
        name = phrase.words.get("month") or phrase.words.get("weekday", "")
        end = phrase.start + len(name)
        return _is_no_month(told, told.token_at(phrase.start, end), phrase.rule)
    return False


def _names_a_group(phrase: Phrase, told: Told) -> bool:
    """Tell whether a date is part of somebody's name: "the 17 November group", "April 6 Youth Movement"."""
    first, last = told.token_at(phrase.start, phrase.start + 1), told.token_at(phrase.end - 1, phrase.end)
    name = _name_around(told.doc, first)
    if first.ent_type_ in ("ORG", "PERSON") and name.start <= first.i and last.i < name.end and len(name) > 1:
        return True
    after = _neighbour(told.doc, last, 1)
    return first.i != last.i and after is not None and after.lower_ in GROUP_WORDS


def _names_people(phrase: Phrase, told: Told) -> bool:
    """Tell whether words that could be months are people beside each other ("*June and April* met Y")."""
    first, last = told.token_at(phrase.start, phrase.start + 1), told.token_at(phrase.end - 1, phrase.end)
    words = told.doc[first.i : last.i + 1]
    names = [token for token in words if token.text[:1].isupper()]
    return len(names) > 1 and all(token.ent_type_ == "PERSON" for token in names)


def _is_no_month(told: Told, token: Token, rule: str) -> bool:
    doc, syntax = told.doc, told.syntax
    if rule == "month" and _is_a_march(told, token):
        return True
    if token.pos_ in ("VERB", "AUX") or _is_part_of_name(doc, token):
        return True
    if token.ent_type_ == "PERSON" and token.pos_ == "PROPN":
        return True
    after, before = _neighbour(doc, token, 1), _neighbour(doc, token, -1)
    if after is not None and after.lower_ == "of" and rule == "month":
        return True
    if (
        after is not None
        and after.pos_ == "PROPN"
        and (
            (syntax.parent(after) == token and syntax.relation_of(after) == "flat")
            or (syntax.parent(token) == after and syntax.relation_of(token) == "flat")
        )
    ):
        return True
    return (
        before is not None
        and _is_capital_word(before)
        and not before.ent_type_
        and _belong_together(told, before, token)
    )


def _is_a_march(told: Told, token: Token) -> bool:
    """Tell whether "March" is a walk: "the London March", "March on the ministry, she told the crowd"."""
    after = _neighbour(told.doc, token, 1)
    called = token.is_sent_start and after is not None and after.lower_ in ("on", "against", "for", "with", "to")
    return token.text == "March" and (called or bool(told.syntax.children(token, "det")))


def _is_no_year(told: Told, token: Token) -> bool:
    doc, syntax = told.doc, told.syntax
    before, after = _neighbour(doc, token, -1), _neighbour(doc, token, 1)
    word_before = before.lower_ if before is not None else ""
    word_after = after.text if after is not None else ""
    head = syntax.parent(token)
    if word_before in read_words("about"):  # "since about 2002", but "about 2000 men"
        word_before = doc[token.i - 2].lower_ if token.i > 1 else ""
        if word_before not in BEFORE_YEARS:
            return True
    if _is_part_of_name(doc, token) or word_after in read_words("measure"):
        return True
    if before is not None and before.pos_ in ("NOUN", "PROPN", "SYM") and _belong_together(told, before, token):
        return True
    follows = head is not None and head.i > token.i and syntax.is_one(token, SUBORDINATE)
    if follows and head.pos_ == "PROPN":
        return True
    if token.text.isdigit() and int(token.text) not in COMMON_YEARS:
        is_second = word_before == "and" and len(doc[max(0, token.i - 2)].text) == 4 and doc[token.i - 2].is_digit
        return follows or not (is_second or word_before in BEFORE_YEARS)
    if word_before == "since" or (word_before == "in" and follows and head.i > token.i + 1):
        return False  # "Since 1998 Latvian millers have ..."
    return follows and _is_count(told, token, head)


def _is_count(told: Told, token: Token, head: Token) -> bool:
    """Read "1950 tonnes" as a count, "the 2015 elections" and "a 2015 report" as of that year."""
    if head.tag_ not in ("NNS", "NNPS"):
        return False
    return not any(child.i < token.i for child in told.syntax.children(head, "det", "nmod:poss", "amod"))


def _is_part_of_name(doc: Doc, token: Token) -> bool:
    if not token.ent_type_ or token.ent_type_ in DATE_LABELS:
        return False
    name = _name_around(doc, token)
    return len(name) > 1


def _name_around(doc: Doc, token: Token) -> Span:
    start = token.i
    while start > 0 and doc[start].ent_iob_ == "I":
        start -= 1
    end = token.i + 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return doc[start:end]


def _belong_together(told: Told, first: Token, second: Token) -> bool:
    """Tell whether two neighbours are one name or a thing with its number ("Black Friday", "deck 1912")."""
    syntax = told.syntax
    up, down = syntax.parent(second), syntax.parent(first)
    if up == first:
        return syntax.is_one(second, SUBORDINATE) and not syntax.case_of(second)
    return down == second and syntax.is_one(first, ("compound", "amod", "flat"))


def _is_capital_word(token: Token) -> bool:
    """Tell whether a word may be the first of a name ("Black Friday"); one that is a name already, is not."""
    is_word = token.text[:1].isupper() and token.is_alpha and not token.ent_type_
    return is_word and token.lower_ not in read_words("part")


def _neighbour(doc: Doc, token: Token, step: int) -> Token | None:
    index = token.i + step
    return doc[index] if 0 <= index < len(doc) else None
