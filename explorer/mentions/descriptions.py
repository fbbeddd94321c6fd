"""Descriptions of somebody already named: "the general", "the militias", "his government"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.mentions.context import Context, explains
from explorer.mentions.roles import find_role

if TYPE_CHECKING:
    from spacy.tokens import Token

BARE_BODIES = frozenset("police prosecutors authorities parliament".split())
"""Bodies that a text tells of without an article."""

BARE_DOERS = frozenset("officials lawmakers troops soldiers".split())
"""The same where they do something; as what somebody sends or meets they are any."""

NOT_PART = frozenset({"det", "det:predet", "nummod", "nmod:poss", "case", "punct", "advmod"})


@explains(
    description="A role noun with 'the', 'this' or 'his' that may refer to somebody named before ('the general').",
)
def find_descriptions(context: Context) -> None:
    """Make a mention of each definite role noun that no name determines, and of those that explain a name."""
    for token in context.syntax.tokens:
        role = find_role(token)
        if role is None or token.pos_ == "ADJ" or context.name_at(token) is not None or context.names_a_task(token):
            continue
        if context.is_in_title(token) or context.topped_by(token) is not None or not _refers(context, token):
            continue
        plural = "Plur" in token.morph.get("Number")
        context.add(
            context.doc[_first_word(context, token) : token.i + 1],
            "group" if role.kind == "person" and plural else role.kind,
            "description",
            "description",
            head=token.lemma_.lower(),
            number="plural" if plural else "singular",
            gender=role.gender or ("neuter" if role.kind in ("organization", "place") else ""),
        )


def _refers(context: Context, token: Token) -> bool:
    """A definite phrase refers; a predicate ("he is the leader"), a modifier and a title before a name do not."""
    syntax = context.syntax
    if _explains_name(context, token) or _is_bare_body(context, token):
        return True
    if not context.is_definite(token) or syntax.children(token, "cop"):
        return False
    if any(
        context.name_at(child) is not None and child.i == token.i + 1
        for child in syntax.children(token, "appos", "flat", "nmod:desc")
    ):
        return False
    if any(clause.i <= token.i + 2 for clause in _restricting(context, token)):
        return False  # "the troops who fought at X" are those that fought, not those named before
    return syntax.relation_of(token) not in ("compound", "nmod:desc", "flat", "amod", "nmod:unmarked")


def _is_bare_body(context: Context, token: Token) -> bool:
    """Tell whether a noun without article names a body that is known without one ("*police* said so")."""
    syntax = context.syntax
    if any(child.i < token.i for child in syntax.children(token) if not child.is_punct):
        return False
    if token.lower_ in BARE_DOERS:
        return syntax.is_one(syntax.first_conjunct(token), ("nsubj",))
    return token.lower_ in BARE_BODIES and syntax.is_one(
        syntax.first_conjunct(token), ("nsubj", "obj", "iobj", "obl", "nmod:poss")
    )


def _explains_name(context: Context, token: Token) -> bool:
    """Tell whether a noun for a person stands behind a name to explain it ("Ann Lee, a student,")."""
    if context.syntax.relation_of(token) != "appos":
        return False
    name = context.name_at(context.syntax.tokens[context.syntax.head[token.i]])
    role = find_role(token)
    both = name is not None and name.kind == "person" and role is not None and role.kind == "person"
    return both and name.end <= token.idx and token.tag_ == "NN"


def _restricting(context: Context, token: Token) -> list[Token]:
    """Give the first words of relative clauses right behind a noun."""
    clauses = context.syntax.children(token, "acl:relcl")
    return [context.syntax.subtree(clause)[0] for clause in clauses if clause.i > token.i and token.nbor(1).text != ","]


def _first_word(context: Context, token: Token) -> int:
    left = [child.i for child in context.syntax.children(token) if child.i < token.i]
    kept = [i for i in left if context.syntax.relation_of(context.doc[i]) not in NOT_PART]
    first = token.i
    while first - 1 in kept:
        first -= 1
    return first
