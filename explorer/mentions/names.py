"""Names: people, organizations, states and other places, nationalities and other groups."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from explorer.mentions.context import Context, explains
from explorer.mentions.roles import find_role

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

KINDS = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}
"""Actor kinds of the name labels; whether a GPE is a state is world knowledge and decided when actors are resolved."""

NOT_OF_A_NAME = frozenset(
    {"the", "a", "an", "'s", "’s", "'", "’", '"', "“", "”", "‘", ",", ".", "(", ")", "-", "–", "—", ":"}
)
MOST_TITLE_WORDS = 8
"""Longer runs before a name are not titles."""

HONORIFICS = {"mr": "male", "mr.": "male", "sir": "male", "lord": "male", "mrs": "female", "mrs.": "female"} | {
    word: "female" for word in ("ms", "ms.", "miss", "lady", "madam", "dame", "madame")
}
PREFIXES = frozenset(
    "dr prof sheikh sheik ayatollah hojatoleslam imam mullah rev gen lt maj col capt cpl sgt brig adm cmdr sen rep gov "
    "amb".split()
)
"""Further words before a name that are titles and nothing else; the short ones with or without a full stop."""

STYLE = re.compile(r"(?:H\.?[EHM]|H\.?R\.?H|H\.?I\.?M|Hon|Rt|Amb|Dato|Tan)\.")
"""Styles before a name: H.E. (His Excellency), H.R.H."""

PARTY_AND_STATE = re.compile(r"[A-Z]{1,3}-[A-Z][\w.]*(?: [A-Z][\w.]*)?")
"""Party and state of a member of parliament, in brackets or between commas: D-Ohio, R-N.H."""

NO_NAME_ALONE = frozenset({"office", "bureau", "department", "headquarters"})
"""Words that name nobody without what follows ("the Office of the President")."""


@explains(
    name="The words are a name that the language pipeline recognised.",
)
def find_names(context: Context) -> None:
    """Make a mention of each name, with the title before it and the name or adjective that says whose it is."""
    for entity in context.doc.ents:
        kind = KINDS.get(entity.label_)
        span = _without_edges(entity) if kind else None
        if kind is None or span is None or not any(c.isalpha() for c in span.text):
            continue
        if span.text.lower() in NO_NAME_ALONE or _is_currency(span) or PARTY_AND_STATE.fullmatch(span.text):
            continue
        if kind == "person":
            title, span, gender = _split_title(context, span)
        else:
            title, gender = None, "neuter" if kind == "organization" else ""
        context.add(
            span,
            kind,
            "name",
            "name",
            head=span[-1].lower_,
            titled=title,
            number="plural"
            if kind == "group" and span[-1].lower_.endswith("s")
            else "singular"
            if kind == "person"
            else "",
            gender=gender,
            confidence=context.confidence_of(entity.start_char, entity.end_char),
        )
    _tie_owners(context)


def _is_currency(span: Span) -> bool:
    """Tell whether a name only says whose dollars they are ("US$5 million", "US$")."""
    doc, last = span.doc, span[-1]
    tight = span.end < len(doc) and not last.whitespace_ and doc[span.end].text[:1] in "$€£¥"
    return tight or last.text[-1:] in "$€£¥"


def _without_edges(span: Span) -> Span | None:
    start, end = span.start, span.end
    while start < end and (span.doc[start].lower_ in NOT_OF_A_NAME or span.doc[start].is_space):
        start += 1
    while end > start and (span.doc[end - 1].lower_ in NOT_OF_A_NAME - {"."} or span.doc[end - 1].is_space):
        end -= 1
    return span.doc[start:end] if start < end else None


def _split_title(context: Context, span: Span) -> tuple[Span | None, Span, str]:
    """Cut title words off a person's name ("Gen. Dunford") and add those before it ("CIA Director Mike Pompeo")."""
    start = span.start
    while start < span.end - 1 and _is_title_word(span.doc[start]):
        start += 1
    name = span.doc[start : span.end]
    first = _first_title_word(context, name, span.start)
    while first > 1 and (span.doc[first].text == "-" or span.doc[first - 1].text == "-") and _is_tight(span.doc, first):
        first -= 1  # "Under-Secretary-General"
    title = span.doc[first:start]
    words = [token.lower_ for token in title]
    gender = next((HONORIFICS[word] for word in words if word in HONORIFICS), "")
    roles = [find_role(token) for token in title]
    gender = gender or next((role.gender for role in roles if role is not None and role.gender), "")
    return title if len(title) else None, name, gender


def _is_tight(doc: Doc, first: int) -> bool:
    """Tell whether no blank stands before a token."""
    return not doc[first - 1].whitespace_


def _is_title_word(token: Token) -> bool:
    if STYLE.fullmatch(token.text):
        return True
    if token.lower_ in HONORIFICS or token.lower_.rstrip(".") in PREFIXES:
        return True
    role = find_role(token)
    return role is not None and role.is_office and token.text[:1].isupper()


def _first_title_word(context: Context, name: Span, start: int) -> int:
    """Go left from a name over the words that belong to its phrase, up to its article."""
    office = _office_of_something(context, start)
    if office is not None:
        return office
    syntax = context.syntax
    below = {token.i for token in syntax.subtree(syntax.top_of_name(name))}
    first = start
    while first > 0 and start - first < MOST_TITLE_WORDS:
        token = context.doc[first - 1]
        if token.i not in below and not _is_title_word(token):
            break
        if token.pos_ in ("DET", "PUNCT", "SPACE", "NUM", "CCONJ", "ADP", "VERB", "PRON", "AUX") and token.text != "-":
            break
        if token.lower_ in NOT_OF_A_NAME and token.text != "-":
            break
        first -= 1
    return first if _has_role_or_honorific(context, first, start) else start


def _office_of_something(context: Context, start: int) -> int | None:
    """Go left over "Secretary of State", "Minister of Foreign Affairs" before a name."""
    first = start
    while (
        first > 0
        and context.doc[first - 1].text[:1].isupper()
        and context.doc[first - 1].is_alpha
        and start - first < 4
    ):
        first -= 1
    if first == start or first < 2 or context.doc[first - 1].lower_ not in ("of", "for"):
        return None
    noun = context.doc[first - 2]
    if find_role(noun) is None or not noun.text[:1].isupper():
        return None
    first = noun.i
    while first > 0 and context.doc[first - 1].text[:1].isupper() and not context.doc[first - 1].is_sent_start:
        first -= 1
    return first


def _has_role_or_honorific(context: Context, first: int, start: int) -> bool:
    words = [context.doc[i] for i in range(first, start)]
    return any(_is_title_word(token) or find_role(token) is not None for token in words)


def _tie_owners(context: Context) -> None:
    """Tie a name to the name that says whose it is ("Iran's Revolutionary Guards", "Lebanese Hezbollah")."""
    for mention in context.mentions():
        owner = _owner(context, mention)
        if owner is not None:
            context.change(mention, belongs_to=owner.id)


def _owner(context: Context, mention: object) -> object | None:
    top = context.top_of(mention)
    for child in context.syntax.children(top, "nmod:poss", "amod", "compound", "nmod:unmarked"):
        owner = context.name_at(child)
        if owner is not None and owner.id != mention.id and child.i < top.i and mention.kind != "group":
            return owner
    return None
