"""What the words above an event do to it: "denied attacking", "fears of an attack", "an attack is unlikely"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.factuality.cues import read_cues
from explorer.factuality.values import EventFactuality
from explorer.model import MODALITIES

if TYPE_CHECKING:
    from spacy.tokens import Token

    from explorer.factuality.aims import Aims
    from explorer.factuality.local import LocalFactualityCues
    from explorer.factuality.values import Lexicon, Sense

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
"""What verbs and nouns of a PLOVER type say of the event that they are about."""

OF_WORDS = frozenset({"THREATEN", "REQUEST", "REJECT", "AGREE"})
"""Types of verbs whose event has not happened where it stands behind a preposition ("warned *of* an attack")."""

OF_CONTENT = frozenset({"of", "for", "about", "against", "with", "on", "to", "from"})
"""Prepositions between such a verb and what it is about."""

OF_NOUN = frozenset({"of", "for", "on", "between"})
"""Prepositions between a noun that says how something is told and that something ("a risk *of* war")."""

ABOUT_EVENTS = frozenset({"ACCUSE", "SUPPORT", "CONSULT"})
"""Types of verbs that judge or discuss an event: it is told as happened with "the" or its doer before it."""

CLAUSES = ("ccomp", "csubj", "csubj:pass", "csubj:outer")
GOVERNED = ("xcomp", *CLAUSES, "acl", "obj", "nsubj:pass", "nsubj", "advcl", "obl", "nmod")

COMPLETING = frozenset({"at", "about", "on", "from", "to", "of", "towards", "toward", "against", "with"})
"""Prepositions before a gerund that completes the verb above ("cleared Y *of* beating Z")."""

NEAR = 2
"""Words from a verb, perhaps with its particle, to the gerund that completes it."""

GUILTY = "guilty"
"""In "pleaded not guilty to murdering" the clause says of what."""

MISREPORTED = frozenset({"wrongly", "falsely", "mistakenly", "erroneously", "incorrectly", "untruthfully"})

NOTHING = frozenset({"nothing", "little", "none"})
"""What somebody did for a purpose that was not reached ("did *little* to help")."""

SPOKEN = frozenset({"ACCUSE", "REQUEST", "THREATEN", "AGREE"})
"""Types of nouns that stand for words; an offer or a charge that is rejected has been made."""

ENDING = frozenset({"RETREAT"})
"""Types of nouns behind which stands what went on until then ("an end to the attacks")."""


class GoverningWords:
    """Says what the word above an event does to it.

    Args:
        local: how words are told by those that hang on them.
        aims: what is a purpose or a duty.
        lexicon: what words mean where they stand.
    """

    def __init__(self, local: LocalFactualityCues, aims: Aims, lexicon: Lexicon) -> None:
        self.local, self.aims, self.lexicon = local, aims, lexicon
        self.clauses, self.syntax = local.clauses, local.syntax

    def from_above(self, node: Token, parent: Token) -> EventFactuality:
        """Give what the governing word adds: its own negation and modality, and what it does to its complement."""
        relation = self.syntax.relation_of(node)
        negated, modality = self.local.of(parent) if parent.pos_ in ("VERB", "AUX", "NOUN", "ADJ") else (False, "")
        if relation == "conj":
            shares = not self.syntax.children(node, "nsubj", "nsubj:pass")
            return EventFactuality(
                False, modality if shares and (node.tag_ == "VB" or modality == "hypothetical") else ""
            )
        if self.is_of_the_unique(node, parent):
            return EventFactuality(False, modality)
        if relation in CLAUSES and self.is_misreported(parent):
            return EventFactuality(True, "denied")
        if relation in CLAUSES and not self.governs_modality(parent):
            return EventFactuality(False, "alleged" if modality else "hypothetical")  # "did not say that X attacked"
        if relation in GOVERNED:
            more_negated, more = self.effect(node, parent, relation)
            more = "attempted" if self.aims.is_striven_for(node) else more
            return EventFactuality(negated or more_negated, more or modality)
        return EventFactuality(negated, modality)

    def is_misreported(self, verb: Token) -> bool:
        """Tell whether it is said that a report is not true ("was *wrongly* reported that")."""
        return any(child.lower_ in MISREPORTED for child in self.syntax.children(verb, "advmod"))

    def is_of_the_unique(self, node: Token, parent: Token) -> bool:
        """Tell whether it is only said who did it ("was not *the first to attack*", "is not alone *in* accusing")."""
        if parent.lemma_.lower() not in read_cues("unique") and parent.lower_ not in read_cues("unique"):
            return False
        infinitive = self.syntax.relation_of(node) in ("acl", "xcomp", "advcl") and self.aims.is_infinitive(node)
        within = "in" in {*self.clauses.marks(node), self.syntax.case_of(node)}
        return (infinitive or (within and node.tag_ == "VBG")) and parent.pos_ != "VERB"

    def is_presupposed(self, node: Token, parent: Token) -> bool:
        """Tell whether what a word governs has happened, whatever is said of it ("does not *regret* attacking")."""
        if parent.pos_ != "VERB" or parent.lemma_.lower() not in read_cues("factive"):
            return False
        marks = set(self.clauses.marks(node))
        if marks & read_cues("conditional").keys() or self.aims.is_infinitive(node):
            return False  # "does not know whether X attacked", "forgot to attack"
        gerund = node.tag_ == "VBG" and self.syntax.relation_of(node) in ("xcomp", "advcl")
        return gerund or (self.syntax.relation_of(node) == "ccomp" and node.pos_ in ("VERB", "AUX", "ADJ", "NOUN"))

    def if_negated(self, parent: Token) -> str | None:
        """Give what a word tells of its complement where it is negated itself ("did not fail to"); None if as usual."""
        words = read_cues("negated")
        return next((words[word] for word in self.words_of(parent) if word in words), None)

    def words_of(self, governor: Token) -> list[str]:
        """Give a governing word's lemma with its particle ("rule out"), then alone."""
        lemma = governor.lemma_.lower()
        after = [t.lower_ for t in self.syntax.children(governor, "compound:prt", "advmod") if t.i == governor.i + 1]
        after += [c.lower_ for t in self.syntax.children(governor, "obl") for c in self.syntax.children(t, "case")[:1]]
        gerunds = (t for t in self.syntax.children(governor, "advcl") if t.tag_ == "VBG")
        after += [mark for gerund in gerunds for mark in self.clauses.marks(gerund)[:1]]
        return [*(f"{lemma} {word}" for word in after), lemma]

    def effect(self, node: Token, parent: Token, relation: str) -> EventFactuality:
        """Give what a governing word says of its complement, apart from its own negation and modality."""
        lemma = parent.lemma_.lower()
        if relation == "xcomp" and lemma == "go" and parent.tag_ == "VBG":
            return EventFactuality(False, "planned")  # "is going to seize"
        if relation == "acl" and node.tag_ == "VBG" and read_cues("noun").get(lemma) == "alleged":
            marked = {*self.clauses.marks(node), self.syntax.case_of(node)} - {""}
            return EventFactuality(False, "alleged" if marked else "")  # "a report accusing Y" does accuse
        infinitive = self._effect_on_infinitive(node, parent, relation) if self.aims.is_infinitive(node) else None
        if infinitive is not None:
            return infinitive
        if self._is_free(node, parent, relation):
            return EventFactuality(False, "" if self.local.is_undone(node) else self.aims.of_purpose(parent))
        withheld = relation == "advcl" and self._is_withheld(node)
        told = self._listed(node, parent, relation)
        if told is not None:
            return EventFactuality(withheld or told == "negated", told)
        if parent.pos_ in ("NOUN", "PROPN"):
            return EventFactuality(False, self._effect_of_noun(node, parent, relation))
        if self._is_yet_to_be(node, parent):
            return EventFactuality(True, "")
        if parent.tag_ == "MD" and parent.lower_ in read_cues("auxiliary"):
            return EventFactuality(False, read_cues("auxiliary")[parent.lower_])  # "ought to meet"
        negated, more = self._effect_of_sense(node, parent)
        if not (negated or more or withheld) and self._is_left_open(node, parent, relation):
            more = "possible"
        return EventFactuality(negated or withheld, more)

    def _effect_on_infinitive(self, node: Token, parent: Token, relation: str) -> EventFactuality | None:
        """Give what "nothing", "managed" and "dared" say of an infinitive; None for other words."""
        if parent.lower_ in NOTHING:
            return EventFactuality(True, "")
        if not any(word in read_cues("implicative") for word in self.words_of(parent)):
            return None
        dared = relation == "xcomp" and bool(self.syntax.children(parent, "obj")) and parent.lemma_ == "dare"
        return EventFactuality(False, "demanded" if dared else "")  # "managed to meet"; "dared X to"

    def _is_free(self, node: Token, parent: Token, relation: str) -> bool:
        """Tell whether a clause is only beside the verb above, so that the verb does nothing to it but be its time."""
        if relation != "advcl" or self.clauses.is_held_against(node) or self.clauses.is_asked_for(node):
            return False
        if self.completes(node, parent):
            return False
        lemma = parent.lemma_.lower()
        return lemma != GUILTY and read_cues("verb").get(lemma) != "attempted"  # "tried in vain to"

    def completes(self, node: Token, parent: Token) -> bool:
        """Tell whether a gerund completes the verb above ("balked *at signing*", "has not ruled out *attacking*")."""
        if node.tag_ != "VBG" or (self._in_list(parent, "verb") is None and self.if_negated(parent) is None):
            return False
        behind = {*self.clauses.marks(node), self.syntax.case_of(node)} - {""}
        if not behind and not self.syntax.children(parent, "obj"):
            return 0 < node.i - parent.i <= NEAR
        return bool(behind & COMPLETING)

    def _is_withheld(self, node: Token) -> bool:
        return any(word in read_cues("withheld") for word in (*self.clauses.marks(node), self.syntax.case_of(node)))

    def _listed(self, node: Token, parent: Token, relation: str) -> str | None:
        if node.pos_ == "NOUN" and parent.lemma_.lower() in read_cues("alleging"):
            return None  # what is condemned has happened
        kind = self.kind_of_governor(parent, relation)
        if node.pos_ == "NOUN" and kind == "verb" and self._is_only_said(parent):
            kind = "saying"
        return self._in_list(parent, kind)

    def _in_list(self, governor: Token, kind: str) -> str | None:
        words = read_cues(kind)
        return next((words[word] for word in self.words_of(governor) if word in words), None)

    def _effect_of_noun(self, node: Token, noun: Token, relation: str) -> str:
        if relation == "acl" and self._is_done(node):
            return ""
        above = self.syntax.parent(noun)
        owed = noun.lemma_.lower() in read_cues("duty") or (above is not None and self.aims.has_duty(above))
        if relation == "acl" and owed and self.aims.is_infinitive(node):
            return "demanded"
        effect = BY_GOVERNING_EVENT.get(self.event_of(noun), "")
        return effect or ("planned" if relation == "acl" and self.aims.is_infinitive(node) else "")

    def _is_done(self, verb: Token) -> bool:
        """Read "the accord *signed* by X" as signed."""
        return verb.tag_ == "VBN" and not self.syntax.children(verb, "mark", "nsubj", "nsubj:pass")

    def _is_only_said(self, verb: Token) -> bool:
        """Tell whether a verb only speaks of an event ("what it *called* an attack"); who calls a strike strikes."""
        if verb.lemma_.lower() not in read_cues("saying"):
            return False
        sense = self.sense(verb)
        return sense is None or not (sense.is_carrier or sense.row.event == "REQUEST")

    def kind_of_governor(self, parent: Token, relation: str) -> str:
        """Give the kind of cue that a governing word can be."""
        if parent.pos_ == "NOUN" and not self.syntax.children(parent, "cop"):
            return "noun"
        if relation == "nsubj" or (parent.pos_ != "VERB" and relation != "xcomp"):
            return "predicate"
        return "verb"

    def _is_left_open(self, node: Token, parent: Token, relation: str) -> bool:
        """Tell whether an infinitive completes a word of no list: most of these leave open whether it is done."""
        if relation != "xcomp" or not self.aims.is_infinitive(node) or self.sense(parent) is not None:
            return False
        return not any(word in read_cues("carried out") for word in self.words_of(parent))

    def _is_yet_to_be(self, node: Token, parent: Token) -> bool:
        """Read "has yet to" as "has not"."""
        yet = any(child.lower_ == "yet" for verb in (node, parent) for child in self.syntax.children(verb, "advmod"))
        return yet and parent.lemma_ in ("have", "be") and self.aims.is_infinitive(node)

    def _effect_of_sense(self, node: Token, parent: Token) -> EventFactuality:
        sense, lemma = self.sense(parent), parent.lemma_.lower()
        if self.aims.is_still_helped(node, parent):
            return EventFactuality(False, "planned")
        if sense is None or sense.row.event == self.event_of(node):
            return EventFactuality()  # who reaches an agreement agrees
        if sense.is_carrier:
            note = sense.row.note
            return EventFactuality(note == "negated", note if note in MODALITIES else "")
        if sense.row.event == "REJECT":
            return EventFactuality(self.event_of(node) not in SPOKEN, "")
        if sense.row.event == "THREATEN" and node.pos_ != "NOUN" and self.clauses.patients(parent):
            return EventFactuality(False, "demanded")  # "warned them to withdraw"
        if sense.row.event == "ACCUSE" and node.pos_ == "NOUN" and lemma not in read_cues("alleging"):
            return EventFactuality()  # what is condemned has happened
        return EventFactuality(False, BY_GOVERNING_EVENT.get(sense.row.event, ""))

    def sense(self, governor: Token) -> Sense | None:
        """Give the sense of a governing verb or adjective."""
        return self.lexicon.of_verb(governor) if governor.pos_ in ("VERB", "ADJ") else None

    def governs_modality(self, verb: Token) -> bool:
        """Tell whether a verb or predicate says how its clause is told."""
        if self._in_list(verb, "verb") is not None or verb.lemma_.lower() in read_cues("predicate"):
            return True
        sense = self.sense(verb)
        return sense is not None and (sense.row.event in BY_GOVERNING_EVENT or sense.is_carrier)

    def event_of(self, noun: Token) -> str:
        """Give the PLOVER type of the event that a noun names; empty for others."""
        row = self.lexicon.of_noun(noun) if noun.pos_ == "NOUN" else None
        return row.event if row is not None else ""
