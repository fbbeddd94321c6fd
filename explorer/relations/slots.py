"""From a slot of a verb or noun ("obj", "prep:against", "comp") to the mentions that fill it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.relations.lexicon import QUAD_OF_EVENT
from explorer.relations.phrases import (
    DEEPER,
    INSIDE,
    OWNER,
    Filler,
    is_office,
    leads_inside,
    phrase,
    phrases,
    points_to,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from explorer.model import Mention
    from explorer.relations.finding import Finding

DOCUMENTS = frozenset(
    "statement letter resolution law legislation bill decree order report declaration message motion document petition "
    "article editorial speech treaty agreement pact campaign operation offensive plan proposal measure policy program "
    "programme strategy drive bid effort ad advertisement leaflet warrant ruling verdict investigation".split()
)
"""Things by which somebody does something: "issued a statement condemning Y", "passed a law banning Y"."""

MAKING = frozenset(
    "issue release sign pass adopt approve publish launch send write make deliver carry conduct file introduce draft "
    "begin start announce run mount wage table submit propose circulate distribute lead read give present enact open "
    "have put vote".split()
)
"""Verbs whose subject makes such a thing speak or act for it; who rejects a law banning Y does not ban Y."""

MADE = ("obj", "obl", "nsubj:pass")
PLACES_OF_DEEDS = frozenset({"in", "under", "into", "to", "on"})
"""Prepositions of a passive's phrases whose doer is the passive's too ("placed *under* arrest by X")."""
GENERAL_SLOTS = (
    "obj",
    "iobj",
    "prep:against",
    "prep:with",
    "prep:on",
    "prep:to",
    "prep:at",
    "prep:over",
    "prep:from",
    "prep:into",
)
"""Where a target is looked for after the slots that the lexicon names."""

INNER_SLOTS = ("comp", "prep:in", "prep:of", "prep:for")
"""Further places inside a complement, where the deed that is threatened or asked for has its own words."""

SET_PHRASES = frozenset(
    "support response return exchange retaliation protest reply favor favour honor honour memory defence defense "
    "cooperation coordination conjunction accordance line view spite light case solidarity".split()
)
"""Nouns of "in support of Y", "in response to Y": nothing is done in, or to, Y."""

BACKGROUND = frozenset(
    "after as amid amidst before despite during following over pending since until because".split()
) | {
    "because of",
    "ahead of",
    "in spite of",
}
"""Prepositions of what went before or beside a deed; whom that was done to has no part in this one."""

AIMED = frozenset({"against", "on", "at"})
"""Prepositions of whom a weapon is turned against."""

USING = frozenset({"use", "employ", "involve", "deploy"})
"""Participles before what a deed is done with."""

CONDITIONS = frozenset({"if", "unless", "until"})
LEAST_GENERAL = 0.75
MOST_DEPTH = 3


def fill(finding: Finding, verb: Token, slot: str, *, depth: int = MOST_DEPTH) -> list[Filler]:
    """Give the mentions in one slot of a verb."""
    clauses = finding.clauses
    if slot == "obj":
        return phrases(finding, clauses.patients(verb), slot)
    if slot == "iobj":
        return phrases(finding, clauses.recipients(verb), slot)
    if slot == "agent":
        return fill_agents(finding, verb)
    if slot == "subj":
        return phrases(finding, [t for s in clauses.surface_subjects(verb) for t in finding.syntax.conjuncts(s)], slot)
    if slot == "comp":
        return _complement(finding, verb, depth) if depth else []
    if slot == "condition":
        return _condition(finding, verb)
    if slot == "prep:by" and clauses.is_passive(verb):  # "is alarmed by Y"
        return phrases(finding, clauses.agents(verb), slot)
    if slot.startswith("prep:"):
        return _prepositional(finding, verb, slot)
    return []


def _condition(finding: Finding, verb: Token) -> list[Filler]:
    """Read "threatened to withdraw unless Y agrees" as a threat against Y."""
    for clause in finding.syntax.subtree(verb):
        if set(finding.clauses.marks(clause)) & CONDITIONS and finding.syntax.children(clause, "nsubj"):
            return phrases(finding, finding.syntax.children(clause, "nsubj"), "condition")
    return []


def fill_agents(finding: Finding, verb: Token, slots: Iterable[str] = ()) -> list[Filler]:
    """Give the mentions that do what a verb says: in the slots that the lexicon names, else its subject."""
    named = tuple(slots)
    for slot in named:
        found = fill(finding, verb, slot)
        if found:
            return found
    if named:
        return []
    heads = [head for head in finding.clauses.agents(verb) if finding.located.directly(head) or not is_office(head)]
    found = [filler for head in heads for filler in _doers_named_by(finding, head)]
    return found or _by_deed(finding, verb) or _by_document(finding, verb)


def _doers_named_by(finding: Finding, head: Token) -> list[Filler]:
    """Give whom a subject stands for; where a deed was done did not do it ("a bombing in Y killed ten")."""
    row = finding.senses.of_noun(head) if head.pos_ == "NOUN" and not finding.located.directly(head) else None
    if row is None or not QUAD_OF_EVENT.get(row.event, "").endswith("conflict"):
        return phrase(finding, head, "agent", prepositions=("of", "from", "in", "by"))
    found = phrase(finding, head, "agent", prepositions=("from", "by"))
    return [f for f in found if not is_scene(finding, f.mention)]


def is_scene(finding: Finding, owner: Mention) -> bool:
    """Tell whether a name before a noun says where it was ("the *Lorne* bombing"); states come short ("US", "UK")."""
    is_place = owner.kind == "place" and owner.form == "name" and owner.role == "modifier"
    name = finding.located.top_of(owner).pos_ == "PROPN"
    return is_place and name and not owner.text.replace(".", "").isupper()


def _by_deed(finding: Finding, verb: Token) -> list[Filler]:
    """Read "killed in a raid by X" and "killed in an Israeli raid" as done by whoever's raid it was."""
    if not finding.clauses.is_passive(verb):
        return []
    for preposition, noun in finding.clauses.obliques(verb):
        found = finding.located.inside(noun, ("by",), depth=1) if preposition in PLACES_OF_DEEDS else []
        if not found and preposition == "in" and finding.senses.of_noun(noun) is not None:
            found = [owner for owner in finding.located.owners(noun) if not is_scene(finding, owner)]
        if found:
            return [Filler(mention, INSIDE, "agent", (noun,)) for mention in found]
    return []


def _by_document(finding: Finding, verb: Token) -> list[Filler]:
    """Read "issued a statement condemning Y" as condemned by whoever issued it."""
    noun, syntax = finding.syntax.parent(verb), finding.syntax
    if syntax.relation_of(verb) not in ("acl", "acl:relcl") or noun.lemma_.lower() not in DOCUMENTS:
        return []
    if finding.clauses.is_passive(verb) or "to" in finding.clauses.marks(verb):
        return []
    whose = finding.located.owners(noun) or finding.located.inside(noun, ("by", "from"))
    if whose:
        return [Filler(mention, INSIDE, "agent", (noun,)) for mention in whose]
    governor = syntax.parent(noun)
    if governor is None or governor.lemma_.lower() not in MAKING or syntax.relation_of(noun) not in MADE:
        return []
    return [Filler(f.mention, f.confidence * OWNER, "agent", (noun,)) for f in fill_agents(finding, governor)]


def _prepositional(finding: Finding, verb: Token, slot: str) -> list[Filler]:
    """Phrases with a preposition hang on the verb or on its object; parsers cannot always tell, so both count."""
    wanted = slot.removeprefix("prep:")
    pairs = list(finding.clauses.obliques(verb))
    for noun in [*finding.clauses.patients(verb), *([verb] if verb.pos_ == "NOUN" else [])]:
        pairs += [pair for pair in finding.clauses.attached(noun) if leads_inside(noun, pair[0])]
    if not any(
        points_to(preposition, wanted) for preposition, _ in pairs
    ):  # "in fighting in X against Y" may hang on X
        near = [head for preposition, head in pairs if preposition not in BACKGROUND]
        deeper = [(head, pair) for head in near for pair in finding.clauses.attached(head)]
        pairs += [pair for head, pair in deeper if leads_inside(head, pair[0])]
        pairs += _of_means(finding, verb) if wanted in AIMED else []
    found: list[Filler] = []
    for preposition, head in pairs:
        if wanted == "in" and (head.lemma_.lower() in SET_PHRASES or _opens_sentence(finding, head)):
            continue
        if points_to(preposition, wanted):
            preposition_token = next((t for t in finding.syntax.children(head, "case")), None)
            cue = (preposition_token,) if preposition_token is not None else ()
            found += [Filler(f.mention, f.confidence, slot, cue + f.through) for f in phrase(finding, head, slot)]
    return found


def _opens_sentence(finding: Finding, head: Token) -> bool:
    """Where something happened often stands first ("In Y, X carried out a raid"); what it is aimed at does not."""
    before = finding.doc[finding.syntax.sentence(head).start : head.i]
    return not any(token.pos_ in ("VERB", "NOUN", "PROPN") for token in before)


def _of_means(finding: Finding, verb: Token) -> list[tuple[str, Token]]:
    """Give the phrases behind what a deed is done with ("carried out raids using aircraft *against Y*")."""
    carried = [verb, *finding.clauses.patients(verb)]
    carried += [clause for token in carried for clause in finding.syntax.children(token, "acl")]
    using = [
        clause
        for token in carried
        for clause in finding.syntax.children(token, "advcl", "acl")
        if clause.lemma_.lower() in USING and clause.tag_ == "VBG"
    ]
    finding.consumed.update(clause.i for clause in using)  # the means of a deed are no second deed
    pairs = [pair for clause in using for pair in finding.clauses.obliques(clause)]
    things = [thing for clause in using for thing in finding.clauses.patients(clause)]
    return pairs + [pair for thing in things for pair in finding.clauses.attached(thing)]


def _complement(finding: Finding, verb: Token, depth: int) -> list[Filler]:
    """Go into the clause that completes a verb: its subject ("allowed *X* to ..."), else objects, else phrases."""
    clauses, syntax = finding.clauses, finding.syntax
    objects = phrases(finding, clauses.patients(verb), "comp") if clauses.complements(verb) else []
    if objects and not clauses.is_passive(verb):
        return objects
    infinitives = [t for t in syntax.children(verb, "advcl", "acl") if any(m == "to" for m in clauses.marks(t))]
    nouns = [
        t for noun in clauses.patients(verb) for t in syntax.children(noun, "acl") if syntax.relation_of(t) == "acl"
    ]
    for complement in clauses.complements(verb) + infinitives + nouns:
        subjects = syntax.children(complement, "nsubj", "nsubj:pass")
        asked = phrases(finding, [h for s in subjects for h in syntax.conjuncts(s)], "comp")
        found = (_targets_of(finding, complement, depth - 1) if clauses.is_passive(complement) else []) or asked
        found = (
            [f for f in found if f.mention.form != "pronoun"] or _targets_of(finding, complement, depth - 1) or found
        )
        if found:
            through = (complement,)
            return [Filler(f.mention, f.confidence * DEEPER, "comp", through + f.through) for f in found]
    return []


def _targets_of(finding: Finding, verb: Token, depth: int) -> list[Filler]:
    sense = finding.senses.of_verb(verb) if verb.pos_ == "VERB" else None
    slots = sense.row.target if sense is not None else ()
    if "subj" in slots:  # "refused to receive a letter from X": the doer of the inner deed is meant
        slots = tuple(slot for slot in (*sense.row.agent, *slots) if slot != "subj")
    return find_targets(finding, verb, slots, depth=depth)


def find_targets(
    finding: Finding,
    verb: Token,
    slots: Iterable[str],
    *,
    general: bool = True,
    without: tuple[str, ...] = (),
    depth: int = MOST_DEPTH,
) -> list[Filler]:
    """Give the fillers of the first slot that has any: the lexicon's slots, then the general ones.

    Args:
        finding: the text.
        verb: the verb or predicate.
        slots: those that the lexicon names, best first.
        general: go on to the general slots where those are empty.
        without: general slots that do not hold a target here (whom one attacks with is no target).
        depth: how many clauses deep complements are looked into.
    """
    named = tuple(slots)
    for slot in named:
        found = fill(finding, verb, slot, depth=depth)
        if found:
            return found
    if not general:
        return []
    for slot in GENERAL_SLOTS if depth == MOST_DEPTH else (*GENERAL_SLOTS, *INNER_SLOTS):
        found = fill(finding, verb, slot, depth=depth) if slot not in named and slot not in without else []
        if found:
            return [Filler(f.mention, f.confidence * LEAST_GENERAL, f.slot, f.through) for f in found]
    return []
