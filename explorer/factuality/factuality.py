"""Told as happened or not: an event from its own words up to whoever reports it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.factuality.aims import Aims
from explorer.factuality.contrast import is_brought_in, is_excluded
from explorer.factuality.cues import FACTUAL, read_cues
from explorer.factuality.governing import (
    ABOUT_EVENTS,
    CLAUSES,
    ENDING,
    GOVERNED,
    OF_CONTENT,
    OF_NOUN,
    OF_WORDS,
    SPOKEN,
    GoverningWords,
)
from explorer.factuality.local import LocalFactualityCues
from explorer.factuality.values import FACT, EventFactuality
from explorer.model import MODALITIES

if TYPE_CHECKING:
    from spacy.tokens import Token

    from explorer.clauses import Clauses
    from explorer.factuality.values import Lexicon

BARE_ABILITY = frozenset({"possible", "hypothetical"})
"""Modalities that say nothing more where the whole tells a fact ("*could* not help praising")."""

MOST_STEPS = 10


class Factuality:
    """Says whether a text tells an event as happened.

    Args:
        clauses: the arguments of the verbs of one parsed text.
        lexicon: what words mean where they stand.

    Attributes:
        local: how words are told by those that hang on them.
        aims: what is a purpose or a duty.
    """

    def __init__(self, clauses: Clauses, lexicon: Lexicon) -> None:
        self.clauses, self.lexicon, self.syntax = clauses, lexicon, clauses.syntax
        self.local = LocalFactualityCues(clauses, lexicon)
        self.aims = Aims(self.local, lexicon)
        self.governing = GoverningWords(self.local, self.aims, lexicon)
        self._known: dict[tuple[int, bool], EventFactuality] = {}

    def of(self, token: Token, *, is_said: bool = False) -> EventFactuality:
        """Give how a text tells the event that a verb or noun stands for.

        Args:
            token: the verb or noun.
            is_said: the event is done by saying it, so that "wrote to warn him" has warned him.
        """
        key = (token.i, is_said)
        if key not in self._known:
            self._known[key] = FACT  # whatever asks for it again below is a circle in a misparse
            self._known[key] = self._of(token, is_said=is_said)
        return self._known[key]

    def with_ends(self, told: EventFactuality, *ends: Token, is_tie: bool = False) -> EventFactuality:
        """Give how an event is told of those who do or suffer it, who may be left out of it ("X, but not *Y*").

        Args:
            told: how the event is told.
            ends: the tokens that they hang on.
            is_tie: it is a tie, which somebody has who is left out of a deed ("not *his deputy*, Ann Lee").
        """
        if any(is_excluded(self.syntax, end, by_description=not is_tie) for end in ends):
            return EventFactuality(True, told.modality)
        brought_in = told.negated and any(is_brought_in(self.syntax, end) for end in ends)
        return EventFactuality(False, told.modality) if brought_in else told

    def _of(self, token: Token, *, is_said: bool) -> EventFactuality:
        negated, modality = self.local.of(token)
        node = token
        for _ in range(MOST_STEPS):
            parent = self.syntax.parent(node)
            if parent is None or self.governing.is_presupposed(node, parent):
                break
            if self._is_told_by_itself(node, parent) and (is_said or not self.aims.follows(node, parent)):
                break
            undone = self._if_undone(node, parent)
            if undone is not None:
                negated, modality = negated or undone.negated, modality or undone.modality
                break
            more_negated, more = self._from_above(node, parent, is_first=is_said and node is token)
            negated, modality = negated or more_negated, modality or more
            if parent.pos_ == "NOUN" and read_cues("noun").get(parent.lemma_.lower()):
                negated = negated or self._is_given_up(parent)
                break  # what is said of the fear is not said of what is feared
            node = parent
        if not modality and not negated and self.local.is_any(token):
            modality = "hypothetical"
        if not modality and self.local.in_question(token):
            modality = "asked"
        return EventFactuality(negated, modality if modality in MODALITIES else "")

    def _from_above(self, node: Token, parent: Token, *, is_first: bool) -> EventFactuality:
        if is_first and self._is_served_by_doing(node, parent):
            return self.local.of(parent)
        return self.governing.from_above(node, parent)

    def _if_undone(self, node: Token, parent: Token) -> EventFactuality | None:
        """Give what a negated word tells of its complement ("did not fail to"); None if that is as usual."""
        relation = self.syntax.relation_of(node)
        told = self.governing.if_negated(parent) if relation in GOVERNED and relation != "nsubj" else None
        if told is None and self._is_kept_from(node, parent):
            told = FACTUAL  # "nothing could keep X from suing"
        if told is None:
            return None
        negated, modality = self.of(parent)
        if not negated:
            return None
        if told != FACTUAL:
            return EventFactuality(False, told)
        return EventFactuality(False, "" if modality in BARE_ABILITY else modality)

    def _is_kept_from(self, node: Token, parent: Token) -> bool:
        """Tell whether a verb keeps somebody from doing what a clause tells."""
        prevents = parent.pos_ == "VERB" and parent.lemma_.lower() in read_cues("preventing")
        return prevents and "from" in (*self.clauses.marks(node), self.syntax.case_of(node))

    def _is_given_up(self, noun: Token) -> bool:
        """Tell whether a verb undoes a plan ("*dropped* the plan to attack"); a denied report stays a report."""
        governor, relation = self.syntax.parent(noun), self.syntax.relation_of(noun)
        if governor is None or read_cues("noun")[noun.lemma_.lower()] == "alleged":
            return False
        return relation in ("obj", "nsubj:pass") and self.governing.effect(noun, governor, relation).negated

    def _is_served_by_doing(self, node: Token, parent: Token) -> bool:
        """Tell whether who did the deed above has done this, too ("wrote to warn", and not "tried in vain to warn")."""
        lemma = parent.lemma_.lower()
        if not self.aims.is_purpose(node) or self.clauses.is_asked_for(node) or lemma in read_cues("verb"):
            return False
        if self.governing.is_of_the_unique(node, parent):
            return False
        if lemma in read_cues("journey") and not self._is_on(parent, "strike"):
            return False
        sense = self.governing.sense(parent)
        return parent.pos_ != "NOUN" and (sense is None or not sense.is_carrier or not sense.row.note)

    def _is_on(self, verb: Token, noun: str) -> bool:
        return any(head.lemma_ == noun for preposition, head in self.clauses.obliques(verb) if preposition == "on")

    def _is_told_by_itself(self, node: Token, parent: Token) -> bool:
        """A relative clause, a clause of time or cause and a sentence beside another are told for themselves."""
        relation = self.syntax.relation_of(node)
        if relation in ("acl:relcl", "advcl:relcl", "parataxis", "appos", "nmod:poss"):
            return True
        if relation == "acl" and self._is_message(node, parent):
            return True
        if relation == "advcl":
            return self._is_beside(node, parent)
        if relation in CLAUSES:
            return self._is_plain_clause(node, parent)
        if node.pos_ == "NOUN" and relation in ("obj", "nsubj:pass") and self._is_presupposed(node, parent):
            return True
        if node.pos_ == "VERB" or relation not in ("nsubj", "obl", "nmod"):
            return False
        return not self._is_content(node, parent, relation)

    def _is_beside(self, clause: Token, parent: Token) -> bool:
        """Tell whether an adverbial clause tells a time or cause that happened, not a condition or purpose."""
        if self.clauses.is_held_against(clause) or self.local.is_undone(clause):
            return False
        if self.governing.completes(clause, parent):
            return False
        conditional = any(mark in read_cues("conditional") for mark in self.clauses.marks(clause))
        return not conditional and not self.aims.is_infinitive(clause)

    def _is_plain_clause(self, clause: Token, parent: Token) -> bool:
        """Tell whether a clause of content is told as it stands, on the word of whoever says it."""
        if self.aims.is_infinitive(clause) and not self._is_past(parent):
            return False  # "it is time for X to leave"
        if self.governing.is_misreported(parent):
            return False
        return not self.governing.governs_modality(parent) and self.of(parent).is_fact

    def _is_message(self, clause: Token, noun: Token) -> bool:
        """A message may be planned, but not what it says ("to send the message *that* X stands with Y")."""
        if noun.pos_ != "NOUN" or "that" not in self.clauses.marks(clause):
            return False
        told = noun.lemma_.lower() in read_cues("noun") or self.governing.event_of(noun) in SPOKEN
        return not told and bool(self.syntax.children(clause, "nsubj", "nsubj:pass"))

    def _is_ended(self, noun: Token) -> bool:
        """Tell whether a deed went on till now ("called for an end *to* the attacks"), wherever the parser hangs it."""
        case = next(iter(self.syntax.children(noun, "case")), None)
        before = case.nbor(-1) if case is not None and case.i and case.lower_ in ("to", "of", "in") else None
        return before is not None and before.pos_ == "NOUN" and before.lemma_.lower() in read_cues("ends")

    def _is_presupposed(self, noun: Token, verb: Token) -> bool:
        """Tell whether a noun's deed has happened whatever is done about it ("may not condemn *the* attack by X")."""
        sense = self.governing.sense(verb)
        if sense is None or sense.row.event not in ABOUT_EVENTS - {self.governing.event_of(noun)}:
            return False
        if verb.lemma_.lower() in read_cues("alleging"):
            return False
        definite = any(child.lower_ in ("the", "this", "these") for child in self.syntax.children(noun, "det"))
        return definite or bool(self.syntax.children(noun, "nmod:poss"))

    def _is_content(self, noun: Token, parent: Token, relation: str) -> bool:
        """Tell whether a noun is what its governor is about, and so is told as the governor tells it."""
        if self._is_ended(noun):
            return False
        event_of = self.governing.event_of
        if relation == "nsubj":
            return event_of(parent) != "" or self._says_that_it_happens(noun, parent)
        if relation == "nmod":
            governs = self.syntax.case_of(noun) in OF_NOUN and parent.lemma_.lower() in read_cues("noun")
            return governs or (event_of(parent) != "" and event_of(parent) not in ENDING)
        if self.syntax.case_of(noun) not in OF_CONTENT:
            return False
        sense = self.governing.sense(parent)
        about = sense is not None and (sense.row.event in OF_WORDS or (sense.is_carrier and bool(sense.row.note)))
        kinds = ("verb", "saying", "alleging")
        return about or any(word in read_cues(kind) for kind in kinds for word in self.governing.words_of(parent))

    def _says_that_it_happens(self, noun: Token, parent: Token) -> bool:
        """Tell whether a predicate says if something happens; "the charge is false" does not unsay the charge."""
        if self.syntax.children(parent, "cop") or parent.pos_ == "ADJ":
            told = read_cues("predicate").get(parent.lemma_.lower())
            return told is not None and (told != "denied" or self.governing.event_of(noun) not in SPOKEN)
        return parent.lemma_.lower() in read_cues("occurrence")

    def _is_past(self, predicate: Token) -> bool:
        return any(child.tag_ == "VBD" for child in self.syntax.children(predicate, "cop"))
