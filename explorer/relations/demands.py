"""Demands: whom one is aimed at, and whether what is demanded is against whoever is asked.

"called for talks with Y"      a demand          "told Y to resign"             a hostile demand
"called for aid to Y"          not aimed at Y    "urged X and Y to withdraw"    a demand: of both sides
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.relations.lexicon import QUAD_OF_EVENT, read_demands
from explorer.relations.phrases import INSIDE, OWNER, Filler

if TYPE_CHECKING:
    from spacy.tokens import Token

    from explorer.model import Mention
    from explorer.relations.finding import Finding

DEMAND, HOSTILE_DEMAND = "demand", "hostile demand"

FOR = frozenset({"to", "for", "toward", "towards"})
"""Prepositions behind what is demanded of whom it is to serve ("called for aid *to Y*")."""

KIND = frozenset({"AID", "SUPPORT", "RETREAT", "CONCEDE", "COOPERATE"})
"""Types of events that do somebody good: who is to have them is not who is asked for them."""

GOODS = frozenset(
    "accountability assistance freedom justice mercy protection recognition release rescue safety".split()
)
"""More nouns of what somebody is to have."""

OWN = frozenset({"his", "her", "its", "their", "my", "our"})
BOTH = frozenset({"both", "all", "sides", "parties"})
FORCES = frozenset({"group", "description"})
DEEP = 3
"""Steps from a demand down to what is demanded ("agree to start to leave")."""


def addressed(finding: Finding, verb: Token, fillers: list[Filler]) -> list[Filler]:
    """Keep those of whom something is demanded; for whom or about whom it is is another thing."""
    found: list[Filler] = []
    for filler in fillers:
        served = _is_served(finding, verb, filler)
        found += [] if served is None else [filler] if not served else _askable(finding, filler)
    return found


def stance_of(finding: Finding, event: str, cue: Token, source: Mention, target: Mention | None) -> str:
    """Give one of DEMANDS for a demand, by what is demanded; empty for whatever is none.

    Args:
        finding: the text.
        event: PLOVER type of what is done.
        cue: the verb or noun of demanding.
        source, target: who demands, and of whom.
    """
    if event != "REQUEST":
        return ""
    kinds = {kind for what in _demanded(finding, cue) for kind in _kinds_of(finding, what, target)}
    if not kinds & {"hostile", "ending"} or _is_inside(finding, cue, source, target):
        return DEMAND
    mutual = target is not None and _is_of_several(finding, target)
    return DEMAND if mutual and "hostile" not in kinds else HOSTILE_DEMAND


def _is_served(finding: Finding, verb: Token, filler: Filler) -> bool | None:
    """Tell whether a demand is for somebody and not aimed at him; None where somebody else is asked."""
    syntax, top = finding.syntax, finding.located.top_of(filler.mention)
    asked = [t for t in finding.clauses.patients(verb) if t != top] if filler.slot == "comp" else []
    clause = next((t for t in filler.through if t.pos_ == "VERB"), None)
    if clause is not None and not syntax.is_one(top, ("nsubj",)):
        told = [t for t in asked if syntax.is_one(t, ("obj", "iobj"))]
        return None if told else finding.clauses.is_passive(clause) and _is_good(finding, clause)
    noun = next((t for t in reversed(filler.through) if t.pos_ == "NOUN"), None)
    if noun is None or filler.confidence > OWNER:
        return _stands_behind_what_is_good(finding, verb, top)
    if _is_ended(finding, filler, noun):
        return True
    row = finding.senses.of_noun(noun)
    if row is not None and row.event == "REQUEST":
        return False
    if filler.confidence <= INSIDE and syntax.case_of(top) in FOR:
        return True
    suffers = (row is not None and "of" in row.target) or noun.lemma_.lower() in GOODS
    return suffers and _is_good(finding, noun) and syntax.case_of(top) in ("of", "")


def _stands_behind_what_is_good(finding: Finding, verb: Token, top: Token) -> bool:
    """Tell whether the parser hangs on the verb whom something is to serve ("called for aid *to Y*")."""
    asked = [head for preposition, head in finding.clauses.obliques(verb) if preposition == "for" and head.i < top.i]
    return finding.syntax.case_of(top) in FOR and any(_is_good(finding, head) for head in asked)


def _is_ended(finding: Finding, filler: Filler, noun: Token) -> bool:
    """Tell whether somebody suffers what is to end ("called for an end to the siege *of Y*")."""
    row = finding.senses.of_noun(noun)
    force = row is not None and QUAD_OF_EVENT.get(row.event) == "material conflict"
    above = finding.syntax.parent(noun)
    ends = above is not None and read_demands().get(above.lemma_.lower()) == "ending"
    return force and ends and filler.confidence <= INSIDE and "of" in row.target


def _is_good(finding: Finding, what: Token) -> bool:
    if what.pos_ == "NOUN":
        row = finding.senses.of_noun(what)
        return what.lemma_.lower() in GOODS or (row is not None and row.event in KIND)
    sense = finding.senses.of_verb(what)
    return sense is not None and sense.row.event in KIND


def _askable(finding: Finding, filler: Filler) -> list[Filler]:
    """Give who is to do what is demanded for another ("the release of Y *by Z*")."""
    noun = next((t for t in reversed(filler.through) if t.pos_ == "NOUN"), None)
    doers = finding.located.inside(noun, ("by", "from")) if noun is not None else []
    return [Filler(mention, INSIDE, filler.slot, (noun,)) for mention in doers]


def _demanded(finding: Finding, cue: Token) -> list[Token]:
    """Give the verbs and nouns of what is demanded: "to *resign*", "that they *leave*", "for the *release* of"."""
    syntax, clauses = finding.syntax, finding.clauses
    heads = syntax.children(cue, "xcomp", "ccomp", "advcl", "acl")
    heads = [t for t in heads if syntax.relation_of(t) != "advcl" or "to" in clauses.marks(t)]
    heads += [head for preposition, head in clauses.obliques(cue) if preposition == "for"]
    heads += [head for preposition, head in clauses.attached(cue) if preposition == "for"] if cue.pos_ == "NOUN" else []
    heads += [t for t in syntax.children(cue, "obj") if t.pos_ == "NOUN"]
    return [each for head in heads for each in syntax.conjuncts(head) if not finding.factuality.local.of(each).negated]


def _kinds_of(finding: Finding, what: Token, target: Mention | None) -> set[str]:
    """Give what a thing that is demanded is: "hostile", "ending", or neither."""
    words = finding.factuality.governing.words_of(what)
    listed = next((read_demands()[word] for word in words if word in read_demands()), "")
    if listed in ("hostile", "ending"):
        return {listed}
    harmed = target is not None and finding.located.top_of(target) in finding.syntax.subtree(what)
    return {"hostile"} if harmed and _is_harm(finding, what, target) else set()


def _is_harm(finding: Finding, what: Token, target: Mention) -> bool:
    """Tell whether what is demanded is to be done against the other ("called for sanctions *against Y*")."""
    top = finding.located.top_of(target)
    if what.pos_ == "VERB":
        sense = finding.senses.of_verb(what)
        event = sense.row.event if sense is not None else ""
        done = top in finding.clauses.patients(what) or any(head == top for _, head in finding.clauses.obliques(what))
    else:
        row = finding.senses.of_noun(what)
        event, done = (row.event if row is not None else ""), True
    return done and QUAD_OF_EVENT.get(event, "").endswith("conflict")


def _is_of_several(finding: Finding, target: Mention) -> bool:
    """Tell whether a demand goes to several sides at once ("urged *X and Y* to stop fighting")."""
    first = finding.syntax.first_conjunct(finding.located.top_of(target))
    several = len(finding.syntax.conjuncts(first)) > 1
    return several or bool(BOTH & set(target.text.lower().split()))


def _is_inside(finding: Finding, cue: Token, source: Mention, target: Mention | None) -> bool:
    """Tell whether it is an order inside one government or army ("ordered *his troops* to leave")."""
    if target is None:
        return False
    top = finding.located.top_of(target)
    if any(t.lower_ in OWN for t in finding.syntax.children(top, "nmod:poss")):
        return True
    orders = read_demands().get(cue.lemma_.lower()) == "order"
    return orders and source.kind == "person" and target.form in FORCES and top.pos_ == "NOUN"
