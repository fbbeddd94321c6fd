"""Told as happened or not: negation and modality of an event, from its own words up to whoever reports it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.model import MODALITIES
from explorer.relations.lexicon import CARRIER

if TYPE_CHECKING:
    from spacy.tokens import Token

    from explorer.clauses import Clauses
    from explorer.relations.senses import Senses

BY_AUXILIARY = {
    "will": "planned",
    "'ll": "planned",
    "’ll": "planned",
    "shall": "planned",
    "would": "planned",
    "may": "possible",
    "might": "possible",
    "could": "possible",
    "can": "possible",
    "should": "demanded",
    "must": "demanded",
    "ought": "demanded",
}
BY_GOVERNING_EVENT = {
    "THREATEN": "threatened",
    "REQUEST": "demanded",
    "ACCUSE": "alleged",
    "AGREE": "planned",
    "CONSULT": "planned",
    "MOBILIZE": "planned",
    "CONCEDE": "planned",
    "PROTEST": "demanded",
    "SUPPORT": "",
}
BY_GOVERNING_VERB = {
    "deny": "denied",
    "fear": "feared",
    "worry": "feared",
    "hope": "possible",
    "allege": "alleged",
    "claim": "",
}
BY_ADVERB = {
    "allegedly": "alleged",
    "reportedly": "",
    "possibly": "possible",
    "perhaps": "possible",
    "maybe": "possible",
}
BY_ADJECTIVE = {
    "alleged": "alleged",
    "planned": "planned",
    "possible": "possible",
    "potential": "possible",
    "proposed": "planned",
    "attempted": "attempted",
    "suspected": "alleged",
    "feared": "feared",
    "future": "planned",
}
ALLEGING = frozenset({"accuse", "allege", "charge", "suspect", "indict", "sue", "try"})
"""Verbs of accusing by which a deed is not yet told as true."""

SPOKEN = frozenset({"ACCUSE", "REQUEST", "THREATEN", "AGREE"})
"""Types of nouns that stand for words; an offer or a charge that is rejected has been made."""

HYPOTHETICAL_MARKS = frozenset({"if", "unless", "whether", "lest", "should"})
MOST_STEPS = 10


class Reality:
    """Says whether a text tells an event as happened.

    Args:
        clauses: the arguments of the verbs of one parsed text.
        senses: the lexicon over the same text.
    """

    def __init__(self, clauses: Clauses, senses: Senses) -> None:
        self.clauses, self.senses, self.syntax = clauses, senses, clauses.syntax

    def of(self, token: Token, *, is_said: bool = False) -> tuple[bool, str]:
        """Give (negated, modality) of the event that a verb or noun stands for; modality is one of MODALITIES.

        Args:
            token: the verb or noun.
            is_said: the event is done by saying it, so that "wrote to warn him" has warned him.
        """
        negated, modality = self._own(token)
        node = token
        for _ in range(MOST_STEPS):
            parent = self.syntax.parent(node)
            if parent is None or self._is_told_by_itself(node, parent):
                break
            if is_said and node is token and self.is_purpose(node) and not self.clauses.is_asked_for(node):
                break
            more_negated, more = self._from_above(node, parent)
            negated, modality = negated or more_negated, modality or more
            node = parent
        if not modality and self._in_question(token):
            modality = "asked"
        return negated, modality if modality in MODALITIES else ""

    def _own(self, token: Token) -> tuple[bool, str]:
        words = [child.lower_ for child in self.syntax.children(token, "advmod", "amod")]
        by_word = next((m for m in ((BY_ADVERB | BY_ADJECTIVE).get(word, "") for word in words) if m), "")
        if token.pos_ == "NOUN":
            no = any(child.lower_ == "no" for child in self.syntax.children(token, "det"))
            return no, by_word
        by_auxiliary = next((BY_AUXILIARY[aux] for aux in self.clauses.auxiliaries(token) if aux in BY_AUXILIARY), "")
        if set(self.clauses.marks(token)) & HYPOTHETICAL_MARKS:
            return self.clauses.is_negated(token), "hypothetical"
        return self.clauses.is_negated(token), by_auxiliary or by_word

    def _is_told_by_itself(self, node: Token, parent: Token) -> bool:
        """A relative clause, a clause of time or cause and a sentence beside another are told for themselves."""
        relation = self.syntax.relation_of(node)
        if relation in ("acl:relcl", "advcl:relcl", "parataxis", "appos", "nmod:poss"):
            return True
        if relation == "advcl" and self.clauses.is_held_against(node):
            return False
        if relation == "advcl":
            return not set(self.clauses.marks(node)) & (HYPOTHETICAL_MARKS | {"to"}) and not self._is_infinitive(node)
        if relation == "ccomp":
            return not self._governs_modality(parent)
        return relation in ("nsubj", "obl", "nmod") and node.pos_ != "VERB" and not self._is_event_noun(parent)

    def is_purpose(self, node: Token) -> bool:
        """Tell whether a clause says what something is for ("sent troops *to seize* the town")."""
        return self.syntax.relation_of(node) in ("advcl", "acl") and self._is_infinitive(node)

    def _governs_modality(self, verb: Token) -> bool:
        if verb.lemma_.lower() in BY_GOVERNING_VERB:
            return True
        sense = self.senses.of_verb(verb) if verb.pos_ == "VERB" else None
        return sense is not None and (sense.row.event in BY_GOVERNING_EVENT or sense.row.event == CARRIER)

    def _is_event_noun(self, token: Token) -> bool:
        return token.pos_ == "NOUN" and self.senses.of_noun(token) is not None

    def _is_infinitive(self, verb: Token) -> bool:
        return any(child.lower_ == "to" for child in self.syntax.children(verb, "mark", "aux"))

    def _from_above(self, node: Token, parent: Token) -> tuple[bool, str]:
        """What the governing word adds: its own negation and modality, and what it does to its complement."""
        relation = self.syntax.relation_of(node)
        negated, modality = self._own(parent) if parent.pos_ in ("VERB", "AUX", "NOUN", "ADJ") else (False, "")
        if relation == "conj":
            shares = not self.syntax.children(node, "nsubj", "nsubj:pass")
            return (False, modality if shares and node.tag_ == "VB" else "")
        if relation in ("xcomp", "ccomp", "acl", "obj", "advcl", "obl", "nmod"):
            more_negated, more = self._effect(node, parent, relation)
            return negated or more_negated, more or modality
        return negated, modality

    def _effect(self, node: Token, parent: Token, relation: str) -> tuple[bool, str]:
        if relation == "advcl" and not self.clauses.is_held_against(node) and not self.clauses.is_asked_for(node):
            return False, "planned"
        lemma = parent.lemma_.lower()
        if relation in ("xcomp", "ccomp") and lemma in BY_GOVERNING_VERB:
            return False, BY_GOVERNING_VERB[lemma]
        if parent.pos_ == "NOUN":
            row = self.senses.of_noun(parent)
            effect = BY_GOVERNING_EVENT.get(row.event, "") if row is not None else ""
            return False, effect or ("planned" if relation == "acl" and self._is_infinitive(node) else "")
        sense = self.senses.of_verb(parent) if parent.pos_ == "VERB" else None
        if sense is None:
            return False, ""
        if sense.row.event == CARRIER:
            return sense.row.note == "negated", sense.row.note if sense.row.note in MODALITIES else ""
        if sense.row.event == "REJECT":
            row = self.senses.of_noun(node) if node.pos_ == "NOUN" else None
            return row is None or row.event not in SPOKEN, ""
        if sense.row.event == "THREATEN" and self.clauses.patients(parent):
            return False, "demanded"  # "warned them to withdraw"
        if sense.row.event == "ACCUSE" and relation in ("obj", "obl", "nmod") and lemma not in ALLEGING:
            return False, ""  # what is condemned has happened
        return False, BY_GOVERNING_EVENT.get(sense.row.event, "")

    def _in_question(self, token: Token) -> bool:
        sentence = self.syntax.sentence(token)
        return sentence[-1].text == "?" or (
            len(sentence) > 1 and sentence[-1].text in "”\"'’" and sentence[-2].text == "?"
        )
