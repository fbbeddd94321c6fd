"""What the text itself equates: apposition, "long form (ACRONYM)", "X is the Y", "X, known as Y"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.mentions.context import Context, explains

if TYPE_CHECKING:
    from spacy.tokens import Token

    from explorer.model import Mention

NAMING = frozenset({"know", "call", "dub", "name", "nickname", "refer"})
OF_ANY_KIND = frozenset("adversary ally backer enemy foe neighbor neighbour opponent partner power rival".split())
"""Roles of people that states and organizations play too ("its ally, Norland")."""

LONGEST_ACRONYM = 12
"""Characters; longer words in brackets are explanations."""


@explains(
    apposition="The text puts one expression beside the other to explain it ('Soleimani, the commander of ...').",
    acronym_in_brackets="The text gives a short form in brackets after the name.",
    is_a="The text says that one is the other ('X is the leader of ...').",
    also_known_as="The text says by which other name it is known.",
)
def equate(context: Context) -> None:
    """Set `same_as` where the text says that two mentions are the same."""
    for mention in context.mentions():
        if mention.form == "pronoun" or mention.same_as:
            continue
        top = context.top_of(mention)
        other = (
            _bracketed(context, mention)
            or _apposed(context, mention, top)
            or _apposed_to_both(context, mention, top)
            or _predicated(context, mention, top)
            or _named(context, top)
        )
        if other is not None and other.id != mention.id and not _nested(mention, other):
            _set_same(context, mention, other)


def _set_same(context: Context, mention: Mention, other: Mention) -> None:
    """Point from the plainer expression to the name ("the agency Fars": from the agency to Fars)."""
    if mention.form == "name" and other.form != "name":
        mention, other = other, mention
    if other.same_as != mention.id:
        context.change(mention, same_as=other.id)


def _nested(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end


def _bracketed(context: Context, mention: Mention) -> Mention | None:
    """Find the long form right before "(KRG)"."""
    span = context.span_of(mention)
    if span.start < 2 or context.doc[span.start - 1].text not in "([":
        return None
    if mention.form != "name" or len(mention.text) > LONGEST_ACRONYM or not _is_short_form(mention.text):
        return None
    before = context.doc[span.start - 2]
    other = _mention_ending_at(context, before)
    a_place = other is not None and other.kind == "place" and other.text[:1] != mention.text[:1]
    return None if a_place else other  # "VELM (AP) -" is the agency's dateline


def _is_short_form(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 2 and sum(c.isupper() for c in letters) * 2 >= len(letters)


def _mention_ending_at(context: Context, token: Token) -> Mention | None:
    name = context.name_at(token)
    if name is not None and context.span_of(name).end == token.i + 1:
        return name
    return next((m for m in context.mentions() if context.span_of(m).end == token.i + 1 and m.form == "group"), None)


def _apposed(context: Context, mention: Mention, top: Token) -> Mention | None:
    """Find what an apposition explains; two plain names beside each other ("Mosul, Iraq") are not equated."""
    syntax = context.syntax
    if syntax.relation_of(top) != "appos":
        return None
    for node in syntax.ancestors(top):  # a parser may hang it on the nearest noun instead of the phrase's head
        other = context.topped_by(node)
        if other is not None and other.end < mention.start and _may_be_same(mention, other):
            return other
        if syntax.relation_of(node) not in ("nmod", "appos"):
            return None
    return None


def _apposed_to_both(context: Context, mention: Mention, top: Token) -> Mention | None:
    """Find the name in "its rival and *Kelland's ally*, Norland" that the parser hangs on the first of the two."""
    syntax = context.syntax
    if syntax.relation_of(top) != "conj" or mention.number == "plural":
        return None
    for apposed in syntax.children(syntax.first_conjunct(top), "appos"):
        other = context.topped_by(apposed)
        begins = min(t.i for t in syntax.subtree(apposed) if not t.is_punct)
        beside = 0 < begins - context.span_of(mention).end <= 1
        if other is not None and other.form == "name" and beside and _may_be_same(mention, other):
            return other
    return None


def _may_be_same(one: Mention, other: Mention) -> bool:
    if one.form == "name" and other.form == "name":
        return False
    numbers = {one.number, other.number} - {""}
    if {one.head, other.head} & OF_ANY_KIND:
        return len(numbers) < 2
    persons = {one.kind == "person", other.kind == "person"}
    return len(numbers) < 2 and (len(persons) == 1 or "" in (one.kind, other.kind))


def _predicated(context: Context, mention: Mention, top: Token) -> Mention | None:
    """Find the subject of "X is the commander of Y", and of "X, who is the commander of Y"."""
    syntax = context.syntax
    copulas = [
        child for child in syntax.children(top, "cop") if child.lower_ in ("is", "was", "are", "were", "'s", "’s")
    ]
    if not copulas or mention.form == "name" or _is_qualified(context, top):
        return None
    subjects = syntax.children(top, "nsubj")
    subject = subjects[0] if subjects else None
    if subject is not None and subject.lower_ == "who" and syntax.is_one(top, ("acl:relcl",)):
        subject = syntax.parent(top)
    other = context.topped_by(subject) if subject is not None else None
    return other if other is not None and other.form != "pronoun" and _may_be_same(mention, other) else None


def _is_qualified(context: Context, top: Token) -> bool:
    """A denied, doubtful or former identity is none."""
    words = {child.lower_ for child in context.syntax.children(top, "advmod", "aux", "det", "amod")}
    return bool(words & {"not", "n't", "n’t", "never", "no", "may", "might", "could", "would", "a", "an", "former"})


def _named(context: Context, top: Token) -> Mention | None:
    """Find whom "known as Y" or "called Y" is about."""
    syntax = context.syntax
    verb = syntax.parent(top)
    if verb is None or verb.lemma_.lower() not in NAMING or not syntax.relation_of(verb).startswith("acl"):
        return None
    named = syntax.is_one(top, ("obj", "xcomp")) or syntax.case_of(top) in ("as", "to as")
    return context.topped_by(syntax.parent(verb)) if named else None
