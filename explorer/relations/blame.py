"""Who is meant by those who condemn or reject a deed or a report: who did or made it, not to whom it was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.factuality.cues import read_cues
from explorer.relations.lexicon import QUAD_OF_EVENT, read_verbs
from explorer.relations.phrases import INSIDE, NOT_DOING, OWNER, Filler, phrases
from explorer.relations.slots import fill

if TYPE_CHECKING:
    from spacy.tokens import Token

    from explorer.relations.finding import Finding


AT_VICTIMS = frozenset({"against", "toward", "towards", "upon"})
"""Prepositions of whom a bad deed was done to, whatever it is called ("a crime *against Y*")."""


def blamed(finding: Finding, verb: Token, fillers: list[Filler]) -> list[Filler]:
    """Read "condemned the attack on Y by X" as against X: to whom a deed was done is not to blame for it."""
    found: list[Filler] = []
    for filler in fillers:
        noun = filler.through[-1] if filler.through and filler.through[-1].pos_ == "NOUN" else None
        suffers = _is_beside_a_victim(finding, verb, filler) or (noun is not None and _suffers(finding, noun, filler))
        found += _doers(finding, verb, noun, filler) if suffers else [filler]
    return found


def _is_beside_a_victim(finding: Finding, verb: Token, filler: Filler) -> bool:
    """Tell whether the parser hangs "against Y" on the verb in "condemned the coup *against Y*"."""
    sense = finding.senses.of_verb(verb)
    deed = filler.slot == "prep:against" and any(t.pos_ == "NOUN" for t in finding.clauses.patients(verb))
    return deed and (sense is None or sense.noun is None)


def _suffers(finding: Finding, noun: Token, filler: Filler) -> bool:
    """Tell whether somebody named with a deed is whom it was done to ("the attack on Y", "*Y's* ousting")."""
    if filler.confidence > INSIDE:
        return filler.confidence == OWNER and _is_gerund_of_force(noun)
    if finding.syntax.case_of(finding.located.top_of(filler.mention)) in AT_VICTIMS:
        return True
    return noun.lemma_.lower() in NOT_DOING or _is_conflict(finding, noun) or _is_gerund_of_force(noun)


def _is_gerund_of_force(noun: Token) -> bool:
    """Tell whether a noun in -ing is made of a verb of force that the lexicon has ("ousting")."""
    word = noun.lower_.removesuffix("s")
    stem = word.removesuffix("ing")
    if stem == word:
        return False
    verbs = (stem, f"{stem}e", stem[:-1] if stem[-1:] == stem[-2:-1] else stem)
    events = {row.event for verb in verbs for row in read_verbs().get(verb, ()) if not row.when}
    return any(QUAD_OF_EVENT.get(event, "") == "material conflict" for event in events)


def rejected(finding: Finding, verb: Token, fillers: list[Filler]) -> list[Filler]:
    """Read "rejected a report about Y", "blocked sanctions on Y" as against who makes them, and never against Y."""
    found: list[Filler] = []
    for filler in fillers:
        noun = _deed_above(finding, verb, filler)
        if filler.confidence == OWNER or noun is None:
            found.append(filler)
            continue
        makers = [
            Filler(mention, INSIDE, filler.slot, (noun,)) for mention in finding.located.inside(noun, ("by", "from"))
        ]
        concerns = read_cues("noun").get(noun.lemma_.lower()) == "alleged" or _is_conflict(finding, noun)
        found += makers or ([] if concerns else [filler])
    return found


def _deed_above(finding: Finding, verb: Token, filler: Filler) -> Token | None:
    """Give the outermost noun for a deed or a claim between a verb and who is named below it."""
    above = list(finding.syntax.ancestors(finding.located.top_of(filler.mention)))
    below_verb = above[: above.index(verb)] if verb in above else []
    nouns = below_verb or (finding.clauses.patients(verb) if filler.slot.startswith("prep:") else [])
    deeds = [noun for noun in nouns if noun.pos_ == "NOUN" and _is_deed(finding, noun)]
    return deeds[-1] if deeds else None


def _is_deed(finding: Finding, noun: Token) -> bool:
    return noun.lemma_.lower() in read_cues("noun") or finding.senses.of_noun(noun) is not None


def _is_conflict(finding: Finding, noun: Token) -> bool:
    row = finding.senses.of_noun(noun)
    return row is not None and QUAD_OF_EVENT.get(row.event, "").endswith("conflict")


def _doers(finding: Finding, verb: Token, noun: Token | None, filler: Filler) -> list[Filler]:
    """Give who did the deed of a noun, or who is charged with one ("the allegation by X that *Y* lied")."""
    if noun is None:
        return fill(finding, verb, "prep:by")
    syntax = finding.syntax
    clauses = [c for c in syntax.children(noun, "acl", "ccomp") if any(t.lower_ == "that" for t in syntax.children(c))]
    charged = [t for clause in clauses for t in syntax.children(clause, "nsubj") if t.lower_ != "that"]
    if charged:
        return phrases(finding, charged, filler.slot)
    doers = finding.located.inside(noun, ("by", "from"))
    return [Filler(mention, INSIDE, filler.slot, filler.through) for mention in doers] or fill(finding, verb, "prep:by")
