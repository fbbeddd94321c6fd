"""What is meant to be done and not done yet: purposes, what somebody is helped to do, strives for or has to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.factuality.cues import read_cues

if TYPE_CHECKING:
    from spacy.tokens import Token

    from explorer.factuality.local import LocalFactualityCues
    from explorer.factuality.values import Lexicon

BESIDE = frozenset({"before", "after", "while", "when", "by", "upon", "on"})
"""Words before a participle that has the time of the verb above ("*before* meeting Y, she will rest")."""


class Aims:
    """Says what a deed is to others: their purpose, their duty, what they are helped to do.

    Args:
        local: how verbs are told by the words that hang on them.
        lexicon: what words mean where they stand.
    """

    def __init__(self, local: LocalFactualityCues, lexicon: Lexicon) -> None:
        self.local, self.lexicon = local, lexicon
        self.clauses, self.syntax = local.clauses, local.syntax

    def is_purpose(self, node: Token) -> bool:
        """Tell whether a clause says what something is for ("sent troops *to seize* the town")."""
        return self.syntax.relation_of(node) in ("advcl", "acl") and self.is_infinitive(node)

    def is_striven_for(self, node: Token) -> bool:
        """Tell whether an infinitive says what somebody works for ("working *to defeat* Y")."""
        parent = self.syntax.parent(node)
        if parent is None or self.syntax.relation_of(node) not in ("advcl", "xcomp") or not self.is_infinitive(node):
            return False
        strives = parent.pos_ == "VERB" and parent.lemma_.lower() in read_cues("striving")
        return strives and not self.syntax.children(parent, "obj", "nsubj:pass")  # who is pushed to go is asked to

    def is_helped(self, node: Token) -> bool:
        """Tell whether an infinitive says what somebody is helped to do."""
        node = self.syntax.first_conjunct(node)
        parent = self.syntax.parent(node)
        if parent is None or self.syntax.relation_of(node) != "xcomp" or node.pos_ != "VERB":
            return False
        sense = self.lexicon.of_verb(parent)
        helps = parent.lemma_.lower() in read_cues("enabling") or (sense is not None and sense.row.event == "AID")
        return helps and bool(self.clauses.patients(parent))

    def is_still_helped(self, node: Token, parent: Token) -> bool:
        """Whoever *was* helped to do something has done it; whoever *is* being helped has not yet."""
        past = any(child.tag_ == "VBD" for child in self.syntax.children(parent, "aux"))
        return self.is_helped(node) and parent.tag_ in ("VBZ", "VBP", "VBG") and not past

    def of_purpose(self, governor: Token) -> str:
        """What a deed that has to be done is for, has to be done, too ("must withdraw *to let* Y return").

        What something was used for is done ("used a mediator *to send* Y a letter").
        """
        if governor.lemma_.lower() in read_cues("instrument") and not self.local.of(governor)[1]:
            return ""
        return "demanded" if self.has_duty(governor) or self.local.of(governor)[1] == "demanded" else "planned"

    def has_duty(self, verb: Token) -> bool:
        """Tell whether a verb's object is a duty ("*has* a duty in this regard to press Y")."""
        return any(thing.lemma_.lower() in read_cues("duty") for thing in self.syntax.children(verb, "obj"))

    def follows(self, node: Token, parent: Token) -> bool:
        """Tell whether a participle goes with a plan ("will return, *visiting* Y", "before *meeting* Y")."""
        if node.tag_ != "VBG" or self.syntax.relation_of(node) != "advcl":
            return False
        beside = {*self.clauses.marks(node), self.syntax.case_of(node)} - {""}
        if self.syntax.children(node, "nsubj", "nsubj:pass", "aux") or not beside <= BESIDE:
            return False
        if not beside and node.i < parent.i:
            return False
        return self.local.of(parent)[1] in ("planned", "possible")

    def is_infinitive(self, verb: Token) -> bool:
        """Tell whether "to" stands before a verb."""
        return "to" in self.clauses.marks(verb) or any(t.lower_ == "to" for t in self.syntax.children(verb, "aux"))
