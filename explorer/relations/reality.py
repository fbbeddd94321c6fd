"""Told as happened or not: negation and modality of an event, from its own words up to whoever reports it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.model import MODALITIES
from explorer.relations.aims import DUTIES, Aims
from explorer.relations.lexicon import CARRIER, read_told
from explorer.relations.own import BY_AUXILIARY, HYPOTHETICAL_MARKS, OwnWords

if TYPE_CHECKING:
    from spacy.tokens import Token

    from explorer.clauses import Clauses
    from explorer.relations.senses import Sense, Senses

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
ALLEGING = frozenset({"accuse", "allege", "charge", "suspect", "indict", "sue", "try", "blame"})
"""Verbs of accusing by which a deed is not yet told as true."""

OF_WORDS = frozenset({"THREATEN", "REQUEST", "REJECT", "AGREE"})
"""Types of verbs whose deed has not been done where it stands behind a preposition ("warned *of* an attack")."""

OF_CONTENT = frozenset({"of", "for", "about", "against", "with", "on", "to"})
"""Prepositions between such a verb and what it is about."""

OF_NOUN = frozenset({"of", "for", "on", "between"})
"""Prepositions between a noun that says how something is told and that something ("a risk *of* war")."""

ABOUT_DEEDS = frozenset({"ACCUSE", "SUPPORT", "CONSULT"})
"""Types of verbs that judge or discuss a deed: it is told as done with "the" or its doer before it."""

CLAUSES = ("ccomp", "csubj", "csubj:pass", "csubj:outer")
JOURNEYS = frozenset("fly travel go come head arrive return drive sail leave visit send dispatch".split())
"""Verbs behind which "to warn" is what somebody is on the way to do."""

GUILTY = "guilty"
"""In "pleaded not guilty to murdering" the clause says of what."""

SPOKEN = frozenset({"ACCUSE", "REQUEST", "THREATEN", "AGREE"})
"""Types of nouns that stand for words; an offer or a charge that is rejected has been made."""

WITHHELD = frozenset({"from", "against"})
"""Words before a participle that says what is not to be done ("kept them *from* attacking")."""

ENDING = frozenset({"RETREAT"})
"""Types of nouns behind which stands what went on until then ("an end to the attacks")."""

ENDS = frozenset("cessation end ending halt pause stop suspension termination".split())
"""More such nouns, whose own types differ with what ends."""

MOST_STEPS = 10


class Reality:
    """Says whether a text tells an event as happened.

    Args:
        clauses: the arguments of the verbs of one parsed text.
        senses: the lexicon over the same text.
    """

    def __init__(self, clauses: Clauses, senses: Senses) -> None:
        self.clauses, self.senses, self.syntax = clauses, senses, clauses.syntax
        self.own = OwnWords(clauses)
        self.aims = Aims(self.own, senses)

    def of(self, token: Token, *, is_said: bool = False) -> tuple[bool, str]:
        """Give (negated, modality) of the event that a verb or noun stands for; modality is one of MODALITIES.

        Args:
            token: the verb or noun.
            is_said: the event is done by saying it, so that "wrote to warn him" has warned him.
        """
        negated, modality = self.own.of(token)
        node = token
        for _ in range(MOST_STEPS):
            parent = self.syntax.parent(node)
            if parent is None:
                break
            if self._is_told_by_itself(node, parent) and (is_said or not self.aims.follows(node, parent)):
                break
            if is_said and node is token and self._is_served_by_doing(node, parent):
                more_negated, more = self.own.of(parent)
            else:
                more_negated, more = self._from_above(node, parent)
            negated, modality = negated or more_negated, modality or more
            if parent.pos_ == "NOUN" and read_told("noun").get(parent.lemma_.lower()):
                negated = negated or self._is_given_up(parent)
                break  # what is said of the fear is not said of what is feared
            node = parent
        if not modality and self.own.in_question(token):
            modality = "asked"
        return negated, modality if modality in MODALITIES else ""

    def _is_given_up(self, noun: Token) -> bool:
        """Tell whether a verb undoes a plan ("*dropped* the plan to attack"); a denied report stays a report."""
        governor = self.syntax.parent(noun)
        if (
            governor is None
            or read_told("noun")[noun.lemma_.lower()] == "alleged"
            or self.syntax.relation_of(noun) not in ("obj", "nsubj:pass")
        ):
            return False
        return self._effect(noun, governor, self.syntax.relation_of(noun))[0]

    def _is_served_by_doing(self, node: Token, parent: Token) -> bool:
        """Tell whether who did the deed above has done this, too ("wrote to warn", and not "tried in vain to warn")."""
        lemma = parent.lemma_.lower()
        if not self.aims.is_purpose(node) or self.clauses.is_asked_for(node) or lemma in read_told("verb"):
            return False
        if lemma in JOURNEYS and not self._is_on(parent, "strike"):
            return False
        sense = self._sense(parent)
        return parent.pos_ != "NOUN" and (sense is None or sense.row.event != CARRIER or not sense.row.note)

    def _is_on(self, verb: Token, noun: str) -> bool:
        return any(head.lemma_ == noun for preposition, head in self.clauses.obliques(verb) if preposition == "on")

    def _is_told_by_itself(self, node: Token, parent: Token) -> bool:
        """A relative clause, a clause of time or cause and a sentence beside another are told for themselves."""
        relation = self.syntax.relation_of(node)
        if relation in ("acl:relcl", "advcl:relcl", "parataxis", "appos", "nmod:poss"):
            return True
        if relation == "acl" and self._is_message(node, parent):
            return True
        if relation == "advcl" and self.clauses.is_held_against(node):
            return False
        if relation == "advcl" and self.own.is_undone(node):
            return False
        if relation == "advcl":
            conditional = set(self.clauses.marks(node)) & HYPOTHETICAL_MARKS
            return not conditional and not self.aims.is_infinitive(node)
        if relation in CLAUSES and self.aims.is_infinitive(node) and not self._is_past(parent):
            return False  # "it is time for X to leave"
        if relation in CLAUSES:
            return not self._governs_modality(parent) and self.own.of(parent) == (False, "")
        if node.pos_ == "NOUN" and relation in ("obj", "nsubj:pass") and self._is_presupposed(node, parent):
            return True
        if node.pos_ == "VERB" or relation not in ("nsubj", "obl", "nmod"):
            return False
        return not self._is_content(node, parent, relation)

    def _is_message(self, clause: Token, noun: Token) -> bool:
        """A message may be planned, but not what it says ("to send the message *that* X stands with Y")."""
        if noun.pos_ != "NOUN" or "that" not in self.clauses.marks(clause):
            return False
        told = noun.lemma_.lower() in read_told("noun") or self._event_of(noun) in SPOKEN
        return not told and bool(self.syntax.children(clause, "nsubj", "nsubj:pass"))

    def _is_ended(self, noun: Token) -> bool:
        """Tell whether a deed went on till now ("called for an end *to* the attacks"), wherever the parser hangs it."""
        case = next(iter(self.syntax.children(noun, "case")), None)
        before = case.nbor(-1) if case is not None and case.i and case.lower_ in ("to", "of", "in") else None
        return before is not None and before.pos_ == "NOUN" and before.lemma_.lower() in ENDS

    def _is_presupposed(self, noun: Token, verb: Token) -> bool:
        """Tell whether a noun's deed has happened whatever is done about it ("may not condemn *the* attack by X")."""
        sense = self._sense(verb)
        if sense is None or sense.row.event not in ABOUT_DEEDS - {self._event_of(noun)}:
            return False
        if verb.lemma_.lower() in ALLEGING:
            return False
        definite = any(child.lower_ in ("the", "this", "these") for child in self.syntax.children(noun, "det"))
        return definite or bool(self.syntax.children(noun, "nmod:poss"))

    def _is_content(self, noun: Token, parent: Token, relation: str) -> bool:
        """Tell whether a noun is what its governor is about, and so is told as the governor tells it."""
        if self._is_ended(noun):
            return False
        if relation == "nsubj":
            return self._is_event_noun(parent) or self._says_that_it_happens(noun, parent)
        if relation == "nmod":
            governs = self.syntax.case_of(noun) in OF_NOUN and parent.lemma_.lower() in read_told("noun")
            return governs or (self._is_event_noun(parent) and self._event_of(parent) not in ENDING)
        if self.syntax.case_of(noun) not in OF_CONTENT:
            return False
        sense = self._sense(parent)
        about = sense is not None and (sense.row.event in OF_WORDS or (sense.row.event == CARRIER and sense.row.note))
        words = (read_told("verb"), read_told("saying"), ALLEGING)
        return bool(about) or any(parent.lemma_.lower() in each for each in words)

    def _says_that_it_happens(self, noun: Token, parent: Token) -> bool:
        """Tell whether a predicate says if something happens; "the charge is false" does not unsay the charge."""
        if self.syntax.children(parent, "cop") or parent.pos_ == "ADJ":
            told = read_told("predicate").get(parent.lemma_.lower())
            return told is not None and (told != "denied" or self._event_of(noun) not in SPOKEN)
        return parent.lemma_.lower() in read_told("occurrence")

    def _sense(self, governor: Token) -> Sense | None:
        return self.senses.of_verb(governor) if governor.pos_ in ("VERB", "ADJ") else None

    def _governs_modality(self, verb: Token) -> bool:
        if verb.lemma_.lower() in read_told("verb") or verb.lemma_.lower() in read_told("predicate"):
            return True
        sense = self._sense(verb)
        return sense is not None and (sense.row.event in BY_GOVERNING_EVENT or sense.row.event == CARRIER)

    def _is_event_noun(self, token: Token) -> bool:
        return self._event_of(token) != ""

    def _event_of(self, noun: Token) -> str:
        row = self.senses.of_noun(noun) if noun.pos_ == "NOUN" else None
        return row.event if row is not None else ""

    def _is_past(self, predicate: Token) -> bool:
        return any(child.tag_ == "VBD" for child in self.syntax.children(predicate, "cop"))

    def _from_above(self, node: Token, parent: Token) -> tuple[bool, str]:
        """What the governing word adds: its own negation and modality, and what it does to its complement."""
        relation = self.syntax.relation_of(node)
        negated, modality = self.own.of(parent) if parent.pos_ in ("VERB", "AUX", "NOUN", "ADJ") else (False, "")
        if relation == "conj":
            shares = not self.syntax.children(node, "nsubj", "nsubj:pass")
            return (False, modality if shares and (node.tag_ == "VB" or modality == "hypothetical") else "")
        if relation in CLAUSES and not self._governs_modality(parent):
            return (
                False,
                "alleged" if modality else "hypothetical",
            )  # nobody has said it ("did not say that X attacked")
        if relation in ("xcomp", *CLAUSES, "acl", "obj", "nsubj:pass", "nsubj", "advcl", "obl", "nmod"):
            more_negated, more = self._effect(node, parent, relation)
            more = "attempted" if self.aims.is_striven_for(node) else more
            return negated or more_negated, more or modality
        return negated, modality

    def _effect(self, node: Token, parent: Token, relation: str) -> tuple[bool, str]:
        lemma = parent.lemma_.lower()
        if relation == "xcomp" and lemma == "go" and parent.tag_ == "VBG":
            return False, "planned"  # "is going to seize"
        if relation == "acl" and node.tag_ == "VBG" and read_told("noun").get(lemma) == "alleged":
            return False, ""  # "a report accusing Y" does accuse
        kind = "" if node.pos_ == "NOUN" and lemma in ALLEGING else self._kind_of_governor(parent, relation)
        if node.pos_ == "NOUN" and kind == "verb" and self._is_only_said(parent):
            kind = "saying"
        free = relation == "advcl" and not self.clauses.is_held_against(node) and not self.clauses.is_asked_for(node)
        if free and lemma != GUILTY and read_told("verb").get(lemma) != "attempted":  # "tried in vain to"
            return False, "" if self.own.is_undone(node) else self.aims.of_purpose(parent)
        withheld = relation == "advcl" and bool({*self.clauses.marks(node), self.syntax.case_of(node)} & WITHHELD)
        if lemma in read_told(kind):
            told = read_told(kind)[lemma]
            return withheld or told == "negated", told
        if parent.pos_ in ("NOUN", "PROPN"):
            return False, self._effect_of_noun(node, parent, relation)
        if self._is_yet_to_be(node, parent):
            return True, ""
        if parent.tag_ == "MD" and parent.lower_ in BY_AUXILIARY:
            return False, BY_AUXILIARY[parent.lower_]  # "ought to meet"
        negated, told = self._effect_of_sense(node, parent)
        return negated or withheld, told

    def _effect_of_noun(self, node: Token, noun: Token, relation: str) -> str:
        if relation == "acl" and self._is_done(node):
            return ""
        above = self.syntax.parent(noun)
        owed = noun.lemma_.lower() in DUTIES or (above is not None and self.aims.has_duty(above))
        if relation == "acl" and owed and self.aims.is_infinitive(node):
            return "demanded"
        effect = BY_GOVERNING_EVENT.get(self._event_of(noun), "")
        return effect or ("planned" if relation == "acl" and self.aims.is_infinitive(node) else "")

    def _is_done(self, verb: Token) -> bool:
        """Read "the accord *signed* by X" as signed."""
        return verb.tag_ == "VBN" and not self.syntax.children(verb, "mark", "nsubj", "nsubj:pass")

    def _is_only_said(self, verb: Token) -> bool:
        """Tell whether a verb only speaks of a deed ("what it *called* an attack"); who calls a strike strikes."""
        if verb.lemma_.lower() not in read_told("saying"):
            return False
        sense = self._sense(verb)
        return sense is None or sense.row.event not in (CARRIER, "REQUEST")

    def _kind_of_governor(self, parent: Token, relation: str) -> str:
        if parent.pos_ == "NOUN" and not self.syntax.children(parent, "cop"):
            return "noun"
        if relation == "nsubj" or (parent.pos_ != "VERB" and relation != "xcomp"):
            return "predicate"
        return "verb"

    def _is_yet_to_be(self, node: Token, parent: Token) -> bool:
        """Read "has yet to" as "has not"."""
        yet = any(child.lower_ == "yet" for verb in (node, parent) for child in self.syntax.children(verb, "advmod"))
        return yet and parent.lemma_ in ("have", "be") and self.aims.is_infinitive(node)

    def _effect_of_sense(self, node: Token, parent: Token) -> tuple[bool, str]:
        sense, lemma = self._sense(parent), parent.lemma_.lower()
        if self.aims.is_still_helped(node, parent):
            return False, "planned"
        if sense is None or sense.row.event == self._event_of(node):
            return False, ""  # who reaches an agreement agrees
        if sense.row.event == CARRIER:
            return sense.row.note == "negated", sense.row.note if sense.row.note in MODALITIES else ""
        if sense.row.event == "REJECT":
            return self._event_of(node) not in SPOKEN, ""
        if sense.row.event == "THREATEN" and node.pos_ != "NOUN" and self.clauses.patients(parent):
            return False, "demanded"  # "warned them to withdraw"
        if sense.row.event == "ACCUSE" and node.pos_ == "NOUN" and lemma not in ALLEGING:
            return False, ""  # what is condemned has happened
        return False, BY_GOVERNING_EVENT.get(sense.row.event, "")
