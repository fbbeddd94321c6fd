"""What is meant to be done and not done yet: purposes, what somebody is helped to do, strives for or has to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from explorer.relations.finding import Finding
    from explorer.relations.own import OwnWords
    from explorer.relations.senses import Senses

DUTIES = frozenset({"duty", "obligation", "responsibility"})
"""Nouns before what somebody has to do ("a duty *to protect* Y"); responsibility *for* a deed is another thing."""

STRIVING = frozenset({"battle", "campaign", "fight", "labor", "labour", "push", "strive", "struggle", "toil", "work"})
"""Verbs behind which an infinitive is what somebody tries, and announces by it no more than that."""

ENABLING = frozenset({"empower", "enable", "equip", "prepare"})
"""Verbs of helping somebody to do something that are no aid by themselves."""

WITHIN = frozenset({"at", "during", "for", "in", "to"})
"""Prepositions by which a meeting comes with the deed ("will travel to Y *for* talks"), and not before it."""

AHEAD = frozenset({"planned", "possible", "demanded"})
"""Ways of telling a deed by which a meeting with it is yet to come, too."""


class Aims:
    """Says what a deed is to others: their purpose, their duty, what they are helped to do.

    Args:
        own: how verbs are told by the words that hang on them.
        senses: the lexicon over the same text.
    """

    def __init__(self, own: OwnWords, senses: Senses) -> None:
        self.own, self.senses = own, senses
        self.clauses, self.syntax = own.clauses, own.syntax

    def is_purpose(self, node: Token) -> bool:
        """Tell whether a clause says what something is for ("sent troops *to seize* the town")."""
        return self.syntax.relation_of(node) in ("advcl", "acl") and self.is_infinitive(node)

    def is_striven_for(self, node: Token) -> bool:
        """Tell whether an infinitive says what somebody works for ("working *to defeat* Y")."""
        parent = self.syntax.parent(node)
        if parent is None or self.syntax.relation_of(node) not in ("advcl", "xcomp") or not self.is_infinitive(node):
            return False
        strives = parent.pos_ == "VERB" and parent.lemma_.lower() in STRIVING
        return strives and not self.syntax.children(parent, "obj", "nsubj:pass")  # who is pushed to go is asked to

    def is_helped(self, node: Token) -> bool:
        """Tell whether an infinitive says what somebody is helped to do."""
        node = self.syntax.first_conjunct(node)
        parent = self.syntax.parent(node)
        if parent is None or self.syntax.relation_of(node) != "xcomp" or node.pos_ != "VERB":
            return False
        sense = self.senses.of_verb(parent)
        helps = parent.lemma_.lower() in ENABLING or (sense is not None and sense.row.event == "AID")
        return helps and bool(self.clauses.patients(parent))

    def is_still_helped(self, node: Token, parent: Token) -> bool:
        """Whoever *was* helped to do something has done it; whoever *is* being helped has not yet."""
        past = any(child.tag_ == "VBD" for child in self.syntax.children(parent, "aux"))
        return self.is_helped(node) and parent.tag_ in ("VBZ", "VBP", "VBG") and not past

    def of_purpose(self, governor: Token) -> str:
        """What a deed that has to be done is for, has to be done, too ("must withdraw *to let* Y return")."""
        return "demanded" if self.has_duty(governor) or self.own.of(governor)[1] == "demanded" else "planned"

    def has_duty(self, verb: Token) -> bool:
        """Tell whether a verb's object is a duty ("*has* a duty in this regard to press Y")."""
        return any(thing.lemma_.lower() in DUTIES for thing in self.syntax.children(verb, "obj"))

    def follows(self, node: Token, parent: Token) -> bool:
        """Tell whether a participle goes on with a plan ("will return to the Gulf, *visiting* Y")."""
        is_behind = node.tag_ == "VBG" and node.i > parent.i and self.syntax.relation_of(node) == "advcl"
        if not is_behind or self.syntax.children(node, "mark", "nsubj", "nsubj:pass", "aux"):
            return False
        return self.own.of(parent)[1] in ("planned", "possible")

    def is_infinitive(self, verb: Token) -> bool:
        """Tell whether "to" stands before a verb."""
        return any(child.lower_ == "to" for child in self.syntax.children(verb, "mark", "aux"))


def is_meant(finding: Finding, noun: Token) -> bool:
    """Tell whether a noun stands in a clause of purpose ("met to discuss support"): meant, but announced by nobody."""
    for node in finding.syntax.ancestors(noun):
        if finding.reality.aims.is_purpose(node):
            return True
        if finding.syntax.relation_of(node) not in ("obj", "obl", "nmod", "xcomp", "conj"):
            return False
    return False


def tell_beside(finding: Finding, noun: Token, light: list[Token]) -> tuple[bool, str]:
    """A meeting beside what is only planned is planned, too ("*will* travel to Paris for a meeting with Y")."""
    negated, modality = finding.reality.of(noun)
    beside = bool(light) and finding.syntax.relation_of(noun) == "obl" and finding.syntax.case_of(noun) in WITHIN
    above = finding.reality.of(light[0])[1] if beside else ""
    return negated, modality or (above if above in AHEAD else "")
