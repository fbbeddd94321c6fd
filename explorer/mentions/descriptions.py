"""Descriptions of somebody already named: "the general", "the militias", "his government"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.mentions.context import Context, explains
from explorer.mentions.roles import find_role, read_parties

if TYPE_CHECKING:
    from spacy.tokens import Token

BARE_BODIES = frozenset("police prosecutors authorities parliament".split())
"""Bodies that a text tells of without an article."""

BARE_DOERS = frozenset("officials lawmakers troops soldiers".split())
"""The same where they do something; as what somebody sends or meets they are any."""

SENDING = frozenset("contribute commit deploy dispatch provide pull send station supply withdraw".split())
"""Verbs whose object is what somebody does it with, no party of its own ("sent *inspectors* to X")."""

OF_A_STATE = frozenset("army government military navy police security".split())
"""Nouns before people or forces that make them those of a state ("*security* forces", "*military* officials")."""

MEN_OF_A_STATE = frozenset("commanders forces leaders officers officials personnel soldiers troops units".split())
NOT_BEFORE = ("case", "cc", "mark", "punct", "nummod", "advmod")
"""Words before a noun that make no phrase of it."""

NOT_PART = frozenset({"det", "det:predet", "nummod", "nmod:poss", "case", "punct", "advmod"})


PARTY = "unnamed party"
"""Rule of the mentions of people who act together, by a noun alone."""

PLACES_OF_PARTIES = ("nsubj", "obj", "iobj", "obl", "nmod:poss", "nmod")


@explains(
    description="A role noun with 'the', 'this' or 'his' that may refer to somebody named before ('the general').",
    unnamed_party="A plural noun for people who act together, whom the article may never name ('protesters').",
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
            PARTY if token.lower_ in read_parties() and token.tag_ != "NN" else "description",
            head=token.lemma_.lower(),
            number="plural" if plural else "singular",
            gender=role.gender or ("neuter" if role.kind in ("organization", "place") else ""),
        )


def _refers(context: Context, token: Token) -> bool:
    """A definite phrase refers; a predicate ("he is the leader"), a modifier and a title before a name do not."""
    syntax = context.syntax
    if _explains_name(context, token) or _is_bare_body(context, token):
        return True
    if _is_capital_body(context, token) or _is_bare_party(context, token):
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
    before = _before(context, token)
    if token.lower_ in MEN_OF_A_STATE and before and all(child.lower_ in OF_A_STATE for child in before):
        return syntax.is_one(syntax.first_conjunct(token), PLACES_OF_PARTIES)
    if before:
        return False
    if token.lower_ in BARE_DOERS:
        return syntax.is_one(syntax.first_conjunct(token), ("nsubj",))
    return token.lower_ in BARE_BODIES and syntax.is_one(
        syntax.first_conjunct(token), ("nsubj", "obj", "iobj", "obl", "nmod:poss")
    )


def _before(context: Context, token: Token) -> list[Token]:
    """Give the words before a noun that belong to its phrase, but for prepositions and the like."""
    children = context.syntax.children(token)
    return [child for child in children if child.i < token.i and context.syntax.relation_of(child) not in NOT_BEFORE]


def _is_capital_body(context: Context, token: Token) -> bool:
    """Tell whether an organization is called by its noun with a capital ("*Coalition* forces advanced")."""
    role, text = find_role(token), token.text
    if role is None or role.kind != "organization" or not text[:1].isupper() or not text[1:].islower():
        return False
    if _before(context, token) or _is_beside_capital(token):
        return False
    return not context.begins_sentence(token) or token.text in context.capitals


def _is_beside_capital(token: Token) -> bool:
    """Tell whether a word stands beside another with a capital, so that both belong to some name or headline."""
    doc = token.doc
    before = doc[token.i - 1] if token.i else None
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    return any(each is not None and each.is_alpha and each.text[:1].isupper() for each in (before, after))


def _is_bare_party(context: Context, token: Token) -> bool:
    """Tell whether a plural noun without article is of people who act together ("ten *militants* attacked")."""
    syntax = context.syntax
    if token.lower_ not in read_parties() or token.tag_ == "NN" or syntax.children(token, "cop"):
        return False
    if syntax.children(token, "det", "nmod:poss") or _restricting(context, token):
        return False
    first, governor = syntax.first_conjunct(token), syntax.parent(token)
    if token.lower_ in BARE_DOERS and not syntax.children(token, "nummod", "amod", "compound"):
        return syntax.is_one(first, ("nsubj",))
    if governor is not None and governor.lemma_.lower() in SENDING and syntax.is_one(first, ("obj",)):
        return False
    return syntax.is_one(first, PLACES_OF_PARTIES)


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
