"""From a phrase to the mentions that it stands for: itself, whose it is, or who is named inside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.relations.lexicon import read_affiliations

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from explorer.model import Mention
    from explorer.relations.finding import Finding

DIRECT, OWNER, INSIDE, DEEPER = 1.0, 0.9, 0.76, 0.76
"""How far a filler can be trusted: the phrase itself, whose it is ("rejected *Iran's* offer"), a name inside
it ("the offices of *X*"), one clause deeper; from judged relations (docs/accuracy/relations.md)."""

INSIDE_PREPOSITIONS = (
    "of",
    "against",
    "on",
    "with",
    "to",
    "for",
    "in",
    "from",
    "by",
    "between",
    "into",
    "over",
    "at",
    "toward",
    "towards",
    "near",
    "off",
    "around",
    "outside",
)
PLACES = frozenset({"in", "at", "near", "around", "outside", "off"})
"""Prepositions of where something is ("regrets the events *in Y*"), by which words and promises do not reach it."""

PARTICLES = frozenset("out away up on together along over back down in off inside".split())
"""Words before a preposition that do not change whom it points to ("away *from*", "back *to*", "along *with*")."""

OWN_DOING = frozenset({"about", "agent", "subj"})
"""Slots in which "its bombing of Y" means "its" and not Y."""

NAMED_PLACES = frozenset("city district governorate island kingdom province republic state town village".split())
"""Heads that add nothing to the name after "of": the city of Y is Y, which its harbour is not."""

STATES = frozenset({"country", "nation", "government", "homeland"})
"""What "his country" does, he does not do."""

NOT_DOING = frozenset(
    "absence arrest assassination birth capture death departure detention disappearance execution funeral imprisonment "
    "killing loss mistreatment murder persecution removal shooting torture treatment trial".split()
)
"""What befalls somebody is not done by him ("his death weakened the party")."""

WAYS = frozenset({"avenue", "highway", "path", "road", "route", "street", "threshold", "way"})
"""What leads to or along a place is not the place."""

SIDES = frozenset({"bank", "coast", "edge", "shore", "side"})
"""Parts of places that tell where ("the Syrian side of the border")."""

GROUNDS = frozenset({"area", "ground", "land", "part", "portion", "stretch", "swath", "territory"})
"""Where "in Y" says in which country it lies, and not that it is the country."""

CARRYING = frozenset("belong carry contain hold house occupy transport use".split())
"""Participles that say whose a thing is, or who is in it ("a bus *carrying* Y", "an office *used* by Y")."""


@dataclass(frozen=True, slots=True)
class Filler:
    """A mention that fills a slot, the words in between that belong to the cue, and how sure that is."""

    mention: Mention
    confidence: float
    slot: str
    through: tuple[Token, ...] = ()


def is_office(noun: Token) -> bool:
    """What X's son or spokesman does is not X's doing."""
    return noun.lemma_.lower() in read_affiliations().offices


def points_to(preposition: str, wanted: str) -> bool:
    """Tell whether a preposition is the wanted one, alone or after a particle ("out of" is "of" and "from")."""
    first, _, last = preposition.partition(" ")
    return preposition == wanted or (first in PARTICLES and last in (wanted, "of" if wanted == "from" else wanted))


def phrases(
    finding: Finding, heads: Iterable[Token], slot: str, *, prepositions: Iterable[str] = INSIDE_PREPOSITIONS
) -> list[Filler]:
    """Give the mentions that several phrases stand for."""
    found: list[Filler] = []
    for head in heads:
        found += phrase(finding, head, slot, prepositions=prepositions)
    return found


def phrase(
    finding: Finding, head: Token, slot: str, *, prepositions: Iterable[str] = INSIDE_PREPOSITIONS
) -> list[Filler]:
    """Give the mentions that a phrase stands for: itself, else its owners, else those inside it.

    A description ("the offices of the UN", "the city of X") gives way to a name that it holds.
    """
    located = finding.located
    direct = located.directly(head)
    if not direct and finding.syntax.children(head, "cop"):  # "X is a movement that attacked Y"
        return phrases(finding, finding.syntax.children(head, "nsubj"), slot, prepositions=prepositions)
    plain = bool(direct) and direct[0].form == "description" and not direct[0].belongs_to and not direct[0].same_as
    if direct and not plain:
        return [Filler(mention, DIRECT, slot) for mention in direct]
    through = (head,) if head.pos_ in ("NOUN", "PROPN") else ()
    if slot == "agent" and head.lemma_.lower() in NOT_DOING:
        return []
    if head.lemma_.lower() in SIDES:
        return []
    prepositions = [each for each in prepositions if leads_inside(head, each)]
    owners = [] if is_office(head) or (direct and head.lemma_.lower() in STATES) else located.owners(head)
    if owners and (slot in OWN_DOING or any(owner.form != "pronoun" for owner in owners)):
        return [Filler(mention, OWNER, slot, through) for mention in owners]
    inside = located.inside(head, ("of", "with") if plain else prepositions)
    if inside and plain and direct[0].head in NAMED_PLACES and inside[0].kind == "place":  # the city of Y is Y
        return [Filler(mention, DIRECT, slot) for mention in inside]
    if inside:  # "its border with Y" is about Y
        return [Filler(mention, INSIDE, slot, through) for mention in inside]
    if direct and (not owners or direct[0].kind == "place"):
        return [Filler(mention, DIRECT, slot) for mention in direct]
    if not owners:
        return [Filler(mention, INSIDE, slot, through) for mention in _carried(finding, head)]
    return [Filler(mention, OWNER, slot, through) for mention in owners]


def leads_inside(head: Token, preposition: str) -> bool:
    """Tell whether who stands behind a noun with this preposition is meant: not on the way to somewhere."""
    if head.lemma_.lower() in GROUNDS:
        return preposition not in PLACES and preposition not in ("on", "to")
    return head.lemma_.lower() not in WAYS or preposition in PLACES or preposition == "of"


def _carried(finding: Finding, thing: Token) -> list[Mention]:
    """Give who is in a thing, or whose it is, by the participle behind it."""
    for clause in finding.syntax.children(thing, "acl"):
        if clause.lemma_.lower() in CARRYING and clause.i > thing.i:
            inside = finding.clauses.patients(clause) if clause.tag_ == "VBG" else []
            inside += [head for _, head in finding.clauses.obliques(clause) if clause.lemma_ == "belong"]
            return [mention for head in inside for mention in finding.located.directly(head)]
    return []


def are_alternatives(finding: Finding, mentions: Iterable[Mention]) -> bool:
    """Tell whether a text leaves open which of several it was ("X or Y attacked Z")."""
    first = {finding.syntax.first_conjunct(finding.located.top_of(mention)).i for mention in mentions}
    joined = [token for i in first for token in finding.syntax.conjuncts(finding.syntax.tokens[i])]
    return any(child.lower_ in ("or", "nor") for token in joined for child in finding.syntax.children(token, "cc"))


def preposition_of(finding: Finding, top: Token) -> str:
    """Give the preposition to say between a deed and a phrase; of what is "between" two, one does it with the other."""
    preposition = finding.syntax.case_of(top)
    return "with" if preposition in ("between", "among") else preposition
