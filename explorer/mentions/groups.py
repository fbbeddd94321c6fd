"""Named groups and offices: nationality, group, place or organization + role noun ("Iraqi government")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.mentions.context import DETERMINERS_OF_THE_KNOWN, Context, explains
from explorer.mentions.roles import find_role, read_creeds

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from explorer.mentions.roles import Role
    from explorer.model import Mention

BEFORE = ("amod", "compound", "nmod:poss", "nmod:unmarked", "nmod:desc", "nmod")
OWNING_PREPOSITIONS = frozenset({"of", "in", "from", "for", "at"})
MOST_WORDS = 12
"""A longer phrase names nobody that could be met again."""

ALIGNED = frozenset(
    {"back", "lead", "support", "fund", "train", "arm", "sponsor", "control", "run", "own", "ally", "affiliate", "link"}
)
"""Participles that tie a group to somebody without making it theirs ("Iranian-backed fighters")."""


MOVING = frozenset(
    "withdraw withdrawal pull pullout pullback remove removal evacuate evacuation expel expulsion drive recall return "
    "deport deportation exclude bar ban free release rescue extradite extradition expect receive".split()
)
"""Words by which "from" says where somebody is moved from ("withdrew its troops *from X*"), not who they are."""

DEEDS = frozenset({"opposition", "resistance"})
"""Role nouns that name a deed where "to" follows ("Serbia's opposition to the plan")."""

OFFICES_OF = frozenset({"prime", "vice", "deputy", "foreign"})
"""Adjectives that belong to the office behind them ("*prime* minister of X")."""


@explains(
    group_by_creed="Several people or an organization by what they believe or want ('fundamentalist demonstrators').",
    named_group="A role noun together with a name that says whose or where ('Iraqi government', 'rebels in Darfur').",
    aligned_group="A role noun with somebody who backs, leads or arms it ('Iranian-backed fighters').",
)
def find_groups(context: Context) -> None:
    """Make a mention of each role noun that a name determines."""
    for token in context.syntax.tokens:
        role = find_role(token)
        if role is None or role.kind == "place" or not _stands_alone(context, token):
            continue
        found = _owner_before(context, token) or _owner_after(context, token)
        if found is not None:
            _add(context, token, role, *found)
        elif role.kind == "organization" or _is_plural(token, role):
            _add_by_creed(context, token, role)


def _is_plural(token: Token, role: Role) -> bool:
    """A noun for people taken together ("population") is plural too."""
    lemma = token.lemma_.lower()
    named_by_form = token.lower_ != lemma and token.lower_.endswith("s")
    return "Plur" in token.morph.get("Number") or named_by_form or role.kind == "group"


def _add_by_creed(context: Context, token: Token, role: Role) -> None:
    """Make a mention of "fundamentalist demonstrators", "a Maoist party": no name determines them, but a creed does."""
    before = context.syntax.children(token, "amod", "compound")
    creeds = [child for child in before if child.i < token.i and child.lemma_.lower() in read_creeds()]
    if not creeds:
        return
    plural = _is_plural(token, role)
    context.add(
        context.doc[creeds[0].i : token.i + 1],
        "group" if role.kind == "person" else role.kind,
        "group",
        "group by creed",
        head=token.lemma_.lower(),
        number="plural" if plural else "singular",
        gender=role.gender or ("neuter" if role.kind == "organization" else ""),
    )


def _stands_alone(context: Context, token: Token) -> bool:
    """Leave out titles before names, parts of names, and nouns that only modify another role noun."""
    syntax = context.syntax
    if context.name_at(token) is not None or context.is_in_title(token) or token.pos_ == "ADJ":
        return False
    if token.lemma_.lower() in DEEDS and any(syntax.case_of(child) == "to" for child in syntax.children(token, "nmod")):
        return False
    if context.names_a_task(token):
        return False
    if syntax.children(token, "cop") and not context.is_definite(token):
        return False  # "are a subsidiary of X" says what somebody is
    relation, parent = syntax.relation_of(token), syntax.parent(token)
    if relation == "nmod:desc" or (
        parent is not None and token.i < parent.i and context.name_at(parent) and relation in ("compound", "flat")
    ):
        return False
    if any(
        context.name_at(child) is not None and child.i == token.i + 1
        for child in syntax.children(token, "appos", "flat")
    ):
        return False
    return relation != "compound" or parent is None or find_role(parent) is None


def _owner_before(context: Context, token: Token) -> tuple[Mention, int, int, str] | None:
    """Find the nearest name to the left inside the phrase; (owner, first token, end, participle between them).

    Of two that are coordinated the nearer one counts too: "French and *Malian* troops" are Malian troops.
    """
    best = None
    for child in _modifiers(context, token):
        owner, participle = _name_in(context, child)
        if owner is not None and (best is None or context.span_of(owner).start > context.span_of(best[0]).start):
            best = (owner, participle)
    if best is None:
        return None
    owner, participle = best
    return owner, context.span_of(owner).start, token.i + 1, participle


def _modifiers(context: Context, token: Token) -> list[Token]:
    syntax = context.syntax
    before = [child for child in syntax.children(token, *BEFORE) if child.i < token.i]
    own = [child for child in before if not syntax.case_of(child) or syntax.relation_of(child) != "nmod"]
    return [part for child in own for part in syntax.conjuncts(child) if part.i < token.i]


def _name_in(context: Context, child: Token) -> tuple[Mention | None, str]:
    owner = context.name_at(child)
    if owner is not None:
        return owner, ""
    lemma = child.lemma_.lower()
    names = [
        context.name_at(below) for below in context.syntax.children(child, "compound", "obl", "amod", "nmod", "advmod")
    ]
    owner = next((name for name in names if name is not None), None)
    if owner is not None and lemma in ALIGNED:
        return owner, child.lower_
    if owner is not None and child.pos_ in ("NOUN", "PROPN"):
        return owner, ""
    return None, ""


def _owner_after(context: Context, token: Token) -> tuple[Mention, int, int, str] | None:
    """Find a name in "supporters of X", "rebels in X"; the mention then runs to the end of the name."""
    governor = context.syntax.parent(token)
    is_moved = governor is not None and governor.lemma_.lower() in MOVING
    for child in context.syntax.children(token, "nmod"):
        preposition = context.syntax.case_of(child)
        if child.i < token.i or preposition not in OWNING_PREPOSITIONS or (is_moved and preposition == "from"):
            continue
        owner = context.name_at(child) or _name_of_place(context, child)
        if owner is not None:
            return owner, _first_modifier(context, token), context.span_of(owner).end, ""
    return _owner_in_clause(context, token)


def _owner_in_clause(context: Context, token: Token) -> tuple[Mention, int, int, str] | None:
    """Find a place in "a newspaper based in X", "refugees fleeing the war in X"."""
    for clause in context.syntax.children(token, "acl"):
        if context.syntax.relation_of(clause) != "acl" or clause.i < token.i:
            continue
        for below in context.syntax.subtree(clause):
            owner = context.name_at(below)
            local = (
                owner is not None
                and owner.kind == "place"
                and context.syntax.case_of(below) in ("in", "from", "at", "near")
            )
            if local and context.span_of(owner).end - token.i <= MOST_WORDS:
                return owner, _first_modifier(context, token), context.span_of(owner).end, ""
    return None


def _name_of_place(context: Context, noun: Token) -> Mention | None:
    """Read through a noun for a place to its name ("rebels in the city of X")."""
    role = find_role(noun)
    if role is None or role.kind != "place":
        return None
    for child in context.syntax.children(noun, "nmod", "appos", "compound", "amod", "nmod:poss"):
        owner = context.name_at(child)
        if owner is not None and child.i - noun.i < MOST_WORDS:
            return owner
    return None


def _first_modifier(context: Context, token: Token) -> int:
    first = token.i
    while (
        first > 0
        and context.doc[first - 1].head.i == token.i
        and (
            context.syntax.relation_of(context.doc[first - 1]) == "compound"
            or context.doc[first - 1].lower_ in OFFICES_OF
        )
    ):
        first -= 1
    return first


def _add(context: Context, token: Token, role: Role, owner: Mention, first: int, end: int, participle: str) -> None:
    span: Span = context.doc[first:end]
    if len(span) > MOST_WORDS:
        return
    lemma = token.lemma_.lower()
    plural = _is_plural(token, role)
    person = role.kind == "person"
    kind = "group" if person and plural else role.kind
    before = context.doc[first - 1].lower_ if first else ""
    definite_person = person and not plural and (context.is_definite(token) or before in DETERMINERS_OF_THE_KNOWN)
    context.add(
        span,
        kind,
        "description" if definite_person else "group",
        "aligned group" if participle else "named group",
        head=f"{participle} {lemma}" if participle else lemma,
        number="plural" if plural else "singular",
        gender=role.gender or ("neuter" if role.kind == "organization" else ""),
        belongs_to=owner.id,
    )
