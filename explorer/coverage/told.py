"""How a verb is told: its words and a lemma that keeps negation, modality and what it depends on.

"did not attack"     not attack          "may attack"               may attack
"refused to attack"  refuse to attack    "was urged to attack"      be urged to attack
"sent men to attack" to attack           "accused X of attacking"   allegedly attack
"stopped attacking"  stop attacking      "kept X from attacking"    be kept from attacking
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.factuality.cues import read_cues

if TYPE_CHECKING:
    from spacy.tokens import Token

    from explorer.coverage.portraying import Portraying
    from explorer.factuality import EventFactuality

MODALS = {
    "may": "may",
    "might": "may",
    "could": "could",
    "can": "can",
    "ca": "can",
    "would": "would",
    "should": "should",
    "must": "must",
    "ought": "should",
    "will": "will",
    "wo": "will",
    "'ll": "will",
    "’ll": "will",
    "shall": "will",
}
LED_BY = {
    "planned": "will",
    "attempted": "try to",
    "threatened": "threaten to",
    "demanded": "should",
    "possible": "may",
    "hypothetical": "if",
    "alleged": "allegedly",
    "denied": "allegedly",
    "feared": "may",
    "asked": "perhaps",
}
"""What stands before a lemma where the text tells the event so by words that are too far away to be repeated."""

HELPING = frozenset({"aux", "advmod", "mark"})
OWN = frozenset({"nsubj", "nsubj:pass", "aux"})
"""Relations of what a second verb has for itself and does not share with the first."""

HALF_AUXILIARIES = {"go": "going", "use": "used"}
"""Verbs that with "to" are no more than a tense ("is *going* to", "*used* to")."""

MOST_STEPS = 4
LONGEST_GAP = 4
"""Words between the first and the last that still read as one run."""


def say(told: EventFactuality, verb: Token, lemma: str) -> str:
    """Give a verb's lemma as it is told: with words for what no word near it says, without "to" where it was done."""
    alone, particle = verb.lemma_.lower(), lemma.rpartition(" ")[2]
    bare = {alone, verb.lower_, f"{alone} {particle}", f"{verb.lower_} {particle}"}
    if told.is_fact:
        return lemma.removeprefix("to ") if lemma.removeprefix("to ") in bare else lemma
    return lead(told, lemma) if lemma in bare else lemma


def lead(told: EventFactuality, words: str) -> str:
    """Put before words that would show an event as done how the text tells it."""
    return " ".join(filter(None, (LED_BY.get(told.modality, ""), "not" if told.negated else "", words)))


def told(portraying: Portraying, verb: Token) -> tuple[list[Token], str]:
    """Give the words that tell a verb, as one run, and its lemma with how it is told by the words near it."""
    lemma, last = verb.lemma_.lower(), verb
    if verb.tag_ == "VBG" and _is_gerund(portraying, verb):
        lemma = verb.lower_
    if "compound:prt" in portraying.below(verb):
        for particle in portraying.syntax.children(verb, "compound:prt"):
            lemma = f"{lemma} {particle.lower_}"
            last = particle if 0 < particle.i - verb.i <= LONGEST_GAP else last
    lead, first = _lead(portraying, verb, MOST_STEPS)
    if last.i - first.i > LONGEST_GAP or first.i > verb.i:
        first = verb
    return portraying.tokens[first.i : last.i + 1], f"{lead} {lemma}".strip()


def _is_alleging(adverb: str) -> bool:
    return read_cues("adverb").get(adverb) == "alleged"


def _is_gerund(portraying: Portraying, verb: Token) -> bool:
    """Tell whether a verb is told in its -ing form: "stop *attacking*", "kept from *attacking*"."""
    parent = portraying.syntax.parent(verb)
    if verb.tag_ != "VBG" or parent is None or parent.pos_ != "VERB":
        return False
    return (
        portraying.syntax.relation_of(verb) == "xcomp"
        or completes(portraying, verb, parent)
        or (_is_prevented(portraying, verb, parent))
    )


def completes(portraying: Portraying, verb: Token, parent: Token) -> bool:
    """Tell whether a gerund completes a verb of ending, whatever a parser calls it."""
    if verb.tag_ != "VBG" or parent.lemma_ not in read_cues("gerund") or verb.i < parent.i:
        return False
    return not portraying.syntax.children(parent, "obj") and not portraying.syntax.children(verb, "mark", "nsubj")


def _is_prevented(portraying: Portraying, verb: Token, parent: Token) -> bool:
    if parent.lemma_ not in read_cues("preventing") or verb.tag_ != "VBG":
        return False
    return "from" in (*portraying.clauses.marks(verb), portraying.syntax.case_of(verb))


def _lead(portraying: Portraying, verb: Token, steps: int) -> tuple[str, Token]:
    """Give what stands before a verb's lemma, and the first word that tells it."""
    syntax, clauses = portraying.syntax, portraying.clauses
    parent, relation = syntax.parent(verb), syntax.relation_of(verb)
    shares = relation == "conj" and verb.tag_ == "VB" and not portraying.below(verb) & OWN
    if shares and steps and parent is not None and parent.pos_ == "VERB":
        return _lead(portraying, parent, steps - 1)[0], verb
    own, first = _own(portraying, verb)
    if parent is not None and parent.pos_ == "VERB":
        if steps and (relation == "xcomp" or completes(portraying, verb, parent)):
            return _below(portraying, verb, parent, own, steps)
        if relation == "advcl" and parent.lemma_ in read_cues("alleging") and clauses.is_held_against(verb):
            return f"allegedly {own}".strip(), first
        if _is_prevented(portraying, verb, parent):
            return f"be kept from {own}".strip(), verb
    if relation.startswith(("advcl", "acl")) and "mark" in portraying.below(verb) and "to" in clauses.marks(verb):
        return f"{own} to".strip(), first
    return own, first


def _own(portraying: Portraying, verb: Token) -> tuple[str, Token]:
    """Give what a clause itself says of its verb ("if", "may", "not", "allegedly"), and the first word of it."""
    clauses, syntax = portraying.clauses, portraying.syntax
    negated = "not" if portraying.is_negated(verb) else ""
    modal = next((MODALS[aux] for aux in clauses.auxiliaries(verb) if aux in MODALS), "")
    if not (modal or portraying.below(verb) & HELPING):
        return negated, verb
    helpers = syntax.children(verb, *HELPING)
    words = {token.lower_ for token in helpers}
    condition = "if" if read_cues("conditional").keys() & set(clauses.marks(verb)) else ""
    alleged = "allegedly" if any(_is_alleging(word) for word in words) else ""
    near = [t for t in helpers if verb.i - LONGEST_GAP < t.i < verb.i]
    tells = [t for t in near if t.pos_ == "AUX" or _is_alleging(t.lower_) or t.lower_ in ("not", "never", "n't", "n’t")]
    first = tells[0] if tells and (modal or negated or alleged) else verb
    return " ".join(part for part in (condition, modal, negated, alleged) if part), first


def _below(portraying: Portraying, verb: Token, governor: Token, own: str, steps: int) -> tuple[str, Token]:
    """Say an infinitive with the verb above it ("refuse to"), or as what its own doer is asked to do ("to")."""
    infinitive = "to" if "to" in portraying.clauses.marks(verb) else ""
    passive = portraying.clauses.is_passive(governor)
    if not passive and portraying.syntax.children(governor, "obj", "iobj"):
        return " ".join(part for part in (own, infinitive) if part), verb
    above, first = _lead(portraying, governor, steps - 1)
    word = f"be {governor.lower_}" if passive else governor.lemma_.lower()
    word = HALF_AUXILIARIES.get(word, word) if infinitive else word
    return " ".join(part for part in (above, word, own, infinitive) if part), first
