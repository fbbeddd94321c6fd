"""Who takes an office or leaves it: "Lee became mayor", "was sworn in as mayor", "was dismissed as mayor".

The word for the office is made a description of the person, so that "the mayor" later is whoever holds the office by
then. What only may or will be ("will become minister next week") is passed over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.mentions.context import Context, explains
from explorer.mentions.roles import find_role

if TYPE_CHECKING:
    from spacy.tokens import Token

    from explorer.model import Mention

TAKEN_BY_SUBJECT = frozenset("become take return succeed serve start begin continue replace follow remain".split())
TAKEN_BY_OBJECT = frozenset(
    "appoint choose confirm crown declare elect inaugurate install name nominate pick promote reappoint reelect select "
    "swear vote".split()
)
LEFT_BY_SUBJECT = frozenset("resign retire quit leave depart step".split())
LEFT_BY_OBJECT = frozenset("dismiss fire oust remove sack suspend depose unseat replace".split())
UNTIL = frozenset(("until", "till"))
LONGEST_TIME = 4
"""Words from an office to the end of "until last week"."""

OPEN = frozenset("will would may might could should to not n't n’t never if unless".split())
BEFORE_AN_OFFICE = ("compound", "amod", "nmod:desc", "flat")


@explains(
    takes_the_office="The text says that somebody takes this office ('X became mayor').",
    leaves_the_office="The text says that somebody leaves this office ('X was dismissed as mayor').",
)
def find_offices(context: Context) -> None:
    """Make a description of each office that somebody named takes or leaves, or set whose it is."""
    for token in context.syntax.tokens:
        role = find_role(token)
        if role is None or not role.is_office or context.name_at(token) is not None or context.is_in_title(token):
            continue
        found = _told_by_verb(context, token) or _told_behind_name(context, token) or _told_by_copula(context, token)
        if found is not None:
            holder, rule = found
            _describe(context, token, holder, rule, role.gender)


def _describe(context: Context, token: Token, holder: Mention, rule: str, gender: str) -> None:
    known = context.topped_by(token)
    if known is not None:
        context.change(known, same_as=holder.id, rule=rule)
        return
    first = token.i
    while first and context.syntax.is_one(context.doc[first - 1], BEFORE_AN_OFFICE):
        before = context.doc[first - 1]
        if context.syntax.head[before.i] != token.i or before.tag_ == "VBN" or context.name_at(before) is not None:
            break
        first -= 1
    span = context.doc[first : token.i + 1]
    context.add(
        span, "person", "description", rule, head=token.lemma_.lower(), number="singular", gender=gender,
        same_as=holder.id,
    )  # fmt: skip


def _told_by_verb(context: Context, token: Token) -> tuple[Mention, str] | None:
    """Find who is told to take or leave an office by the verb that it depends on."""
    syntax = context.syntax
    verb = syntax.parent(token)
    if verb is None or verb.pos_ != "VERB" or _is_open(context, verb):
        return None
    as_ = syntax.case_of(token) == "as"
    if not as_ and not syntax.is_one(token, ("xcomp", "obj")):
        return None
    subject = _person(context, syntax.children(verb, "nsubj"))
    passive = _person(context, syntax.children(verb, "nsubj:pass"))
    done_to = passive or _person(context, syntax.children(verb, "obj", "iobj"))
    lemma = verb.lemma_.lower()
    if lemma in LEFT_BY_OBJECT and as_ and done_to is not None and (lemma != "replace" or passive):
        return done_to, "leaves the office"
    if lemma in TAKEN_BY_OBJECT and done_to is not None:
        return done_to, "takes the office"
    if lemma in LEFT_BY_SUBJECT and as_ and subject is not None:
        return subject, "leaves the office"
    takes = lemma in TAKEN_BY_SUBJECT and (as_ or lemma == "become")
    return (subject, "takes the office") if takes and subject is not None else None


def _told_behind_name(context: Context, token: Token) -> tuple[Mention, str] | None:
    """Find of whom "elected Ann Lee mayor" and "Ann Lee, the mayor until May" say that they take or left an office."""
    syntax = context.syntax
    above = syntax.parent(token)
    if above is None or above.i > token.i or not syntax.is_one(token, ("appos", "flat", "nmod", "dep")):
        return None
    holder = _person(context, [above])
    if holder is None:
        return None
    times = (*syntax.children(token, "nmod", "obl"), *syntax.children(above, "nmod", "obl"))
    if any(syntax.case_of(each) in UNTIL and 0 < each.i - token.i <= LONGEST_TIME for each in times):
        return holder, "leaves the office"
    verb = syntax.parent(above)
    chosen = verb is not None and verb.lemma_.lower() in TAKEN_BY_OBJECT and syntax.is_one(above, ("obj", "nsubj:pass"))
    bare = not syntax.children(token, "det", "punct", "nmod:poss") and not context.doc[token.i - 1].is_punct
    return (holder, "takes the office") if chosen and bare and not _is_open(context, verb) else None


def _told_by_copula(context: Context, token: Token) -> tuple[Mention, str] | None:
    """Find of whom "X is now mayor of Y" says so; what somebody "was" is no longer told to be so."""
    syntax = context.syntax
    chosen = [child for child in syntax.children(token, "amod") if child.tag_ == "VBN" and child.i < token.i]
    if chosen and chosen[0].lemma_.lower() in TAKEN_BY_OBJECT and syntax.children(token, "cop"):
        holder = _person(context, syntax.children(token, "nsubj"))  # "was appointed governor", read as "is a governor"
        return None if holder is None or _is_open(context, token) else (holder, "takes the office")
    is_now = any(child.lower_ in ("is", "'s", "’s") for child in syntax.children(token, "cop"))
    if not is_now or syntax.children(token, "det") or _is_open(context, token):
        return None
    holder = _person(context, syntax.children(token, "nsubj"))
    return None if holder is None else (holder, "takes the office")


def _is_open(context: Context, verb: Token) -> bool:
    words = {child.lower_ for child in context.syntax.children(verb, "aux", "mark", "advmod")}
    return bool(words & OPEN)


def _person(context: Context, tokens: list[Token]) -> Mention | None:
    """Give the name of a person that one of some words is, also through "who"."""
    for token in tokens:
        if token.lower_ == "who":
            verb = context.syntax.parent(token)
            above = context.syntax.parent(verb) if verb is not None else None
            token = above if above is not None else token
        mention = context.topped_by(token) or context.name_at(token)
        beside = context.syntax.children(token, "appos", "flat")
        if (mention is None or mention.form != "name") and beside:  # "his successor, Ann Lee, was sworn in"
            mention = context.topped_by(beside[0]) or context.name_at(beside[0])
        if mention is not None and mention.form == "name" and mention.kind == "person":
            return mention
    return None
