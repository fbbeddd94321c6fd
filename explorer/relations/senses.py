"""Which sense a verb or noun has where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.model import MODALITIES
from explorer.relations.lexicon import CARRIER, NO_EVENT, read_nouns, read_verbs

if TYPE_CHECKING:
    from spacy.tokens import Token

    from explorer.clauses import Clauses
    from explorer.located import Located
    from explorer.relations.lexicon import Condition, NounRow, VerbRow

MOST_WORDS_TO_PARTICLE = 4
KINDS_OF_MENTION = {
    "@actor": frozenset({"person", "organization", "state", "group", "place"}),
    "@person": frozenset({"person", "group"}),
    "@individual": frozenset({"person"}),
    "@organization": frozenset({"organization"}),
    "@place": frozenset({"place", "state"}),
}
PERSONAL = frozenset({"he", "him", "she", "her", "they", "them", "we", "us", "i", "me"})

AGREEMENTS = frozenset({"agreement", "accord", "deal", "pact"})
"""Nouns whose sort is said by the noun before them ("ceasefire agreement")."""

MOST_COMPLEMENTS = 3
"""How deep complements are looked into ("agreed to begin to withdraw")."""


@dataclass(frozen=True, slots=True)
class Sense:
    """The sense of a verb in its place; `noun` is the object that decided it ("hold *talks*")."""

    row: VerbRow
    noun: Token | None = None

    @property
    def is_event(self) -> bool:
        """Tell whether it signals a political event."""
        return self.row.event not in (NO_EVENT, CARRIER)

    @property
    def is_carrier(self) -> bool:
        """Tell whether it only carries its complement ("tried to", "launched")."""
        return self.row.event == CARRIER


class Senses:
    """Looks verbs and nouns up in the lexicon.

    Args:
        clauses: the arguments of the verbs of one parsed text.
        located: its mentions on its tokens.
    """

    def __init__(self, clauses: Clauses, located: Located) -> None:
        self.clauses, self.located, self.syntax = clauses, located, clauses.syntax
        self._verbs, self._nouns = read_verbs(), read_nouns()
        self._known: dict[int, Sense | None] = {}

    def of_verb(self, verb: Token, *, depth: int = MOST_COMPLEMENTS) -> Sense | None:
        """Give the sense of a verb, or of a predicate with "be"; None where the lexicon does not know it."""
        if verb.i not in self._known:
            self._known[verb.i] = None  # a complement that leads back to its own verb ends here
            self._known[verb.i] = self._find(verb, depth)
        return self._known[verb.i]

    def _find(self, verb: Token, depth: int) -> Sense | None:
        for lemma in self._lemmas(verb):
            for row in self._verbs.get(lemma, ()):
                holds, noun = self._holds(row, verb, depth)
                if holds and not (row.event == "REQUEST" and self._tells(verb)):
                    return Sense(row, noun)
        return None

    def _tells(self, verb: Token) -> bool:
        """Tell whether a clause behind a verb is told or asked, not demanded ("insisted that X *had* left")."""
        clauses = [c for c in self.syntax.children(verb, "ccomp") if c.pos_ in ("VERB", "AUX", "ADJ", "NOUN")]
        finite = [t.tag_ for c in clauses for t in (c, *self.syntax.children(c, "aux", "cop"))]
        return any(tag in ("VBD", "VBZ", "VBP") for tag in finite)

    def _lemmas(self, verb: Token) -> list[str]:
        """Give the lemma with its particle ("carry out"), then alone; with "be" for a predicate ("be willing")."""
        lemma = verb.lemma_.lower()
        is_to = verb.pos_ == "VERB" and "to" in self.clauses.marks(verb)  # "is to meet"
        if (self.syntax.children(verb, "cop") and not is_to) or (
            verb.pos_ == "ADJ" and self.syntax.children(verb, "nsubj")
        ):
            return [f"be {lemma}", f"be {verb.lower_}"]
        if verb.pos_ != "VERB":
            return []
        after = [
            t.lower_
            for t in self.syntax.children(verb, "compound:prt", "advmod", "obj", "xcomp")
            if 0 < t.i - verb.i <= MOST_WORDS_TO_PARTICLE
        ]
        following = verb.nbor(1) if verb.i + 1 < len(verb.doc) else None
        if following is not None and following.pos_ == "ADP":
            after.append(following.lower_)  # the parser may take a particle for a preposition ("took in refugees")
        passive = [f"be {verb.lower_}"] if self.clauses.is_passive(verb) else []
        return [f"{lemma} {word}" for word in after] + passive + [lemma]

    def _holds(self, row: VerbRow, verb: Token, depth: int) -> tuple[bool, Token | None]:
        noun = None
        for condition in row.when:
            if condition.kind == "obj":
                noun = self._matching(self.clauses.patients(verb), condition.values)
                holds = noun is not None
            else:
                holds = self._condition(condition, verb, depth)
            if not holds:
                return False, None
        return True, noun

    def _condition(self, condition: Condition, verb: Token, depth: int) -> bool:
        match condition.kind:
            case "prep":
                return self._preposition_fits(condition, verb)
            case "subj":
                return self._matching(self.clauses.surface_subjects(verb), condition.values) is not None
            case "iobj":
                return self._matching(self.clauses.recipients(verb), condition.values) is not None
            case "pred":
                anything = "any" in condition.values  # "again called" calls nobody anything
                found = self.syntax.children(verb, "xcomp", *(() if anything else ("obj", "advmod")))
                kinds = ("ADJ", "NOUN") if anything else ("ADJ", "NOUN", "VERB", "ADV")
                return self._matching([t for t in found if t.pos_ in kinds], condition.values) is not None
            case "comp":
                return self._complement_fits(condition.values, verb, depth)
        return False

    def _matching(self, heads: list[Token], values: frozenset[str]) -> Token | None:
        return next((head for head in heads if self._is_one(head, values)), None)

    def _is_one(self, head: Token, values: frozenset[str]) -> bool:
        counted = self.located.counted(head)
        if "any" in values or any(t.lemma_.lower() in values or t.lower_ in values for t in (head, counted)):
            return True
        if head.i > 1 and head.nbor(-1).text == "-":  # "cease-fire" may be three tokens
            first = head.nbor(-2).lower_
            if values & {f"{first}-{head.lemma_.lower()}", f"{first}{head.lemma_.lower()}"}:
                return True
        if head.lemma_.lower() in AGREEMENTS and any(
            child.lemma_.lower() in values for child in self.syntax.children(head, "compound")
        ):
            return True
        kinds = values & KINDS_OF_MENTION.keys()
        if "@person" in kinds and head.lower_ in PERSONAL:
            return True
        found = self.located.directly(head) if kinds else []
        return bool(found) and any(found[0].kind in KINDS_OF_MENTION[kind] for kind in kinds)

    def _preposition_fits(self, condition: Condition, verb: Token) -> bool:
        pairs = list(self.clauses.obliques(verb))
        if self.syntax.case_of(verb):
            pairs.append((self.syntax.case_of(verb), verb))
        for noun in self.clauses.patients(verb):
            pairs += self.clauses.attached(noun)
        if verb.pos_ == "NOUN":
            pairs += self.clauses.attached(verb)
        if "by" in condition.values and self.clauses.is_passive(verb):  # "were encouraged by Y"
            pairs += [("by", head) for head in self.clauses.agents(verb)]
        fitting = [
            head
            for preposition, head in pairs
            if preposition in condition.values or preposition.removeprefix("out ") in condition.values
        ]
        return any(not condition.nouns or self._is_one(head, condition.nouns) for head in fitting)

    def _complement_fits(self, values: frozenset[str], verb: Token, depth: int) -> bool:
        found = self.clauses.complements(verb)
        if "any" in values:
            return bool(found)
        if any(complement.lemma_.lower() in values for complement in found):
            return True
        if "infinitive" in values:
            return any(
                "to" in self.clauses.marks(complement)
                for complement in found
                if self.syntax.relation_of(complement) == "xcomp"
            )
        if depth <= 0:
            return False
        senses = [self.of_verb(complement, depth=depth - 1) for complement in found if complement.pos_ == "VERB"]
        if any(sense is not None and sense.row.event in values for sense in senses):
            return True
        carried = [  # not what is no longer done ("promised to stop attacking")
            c
            for c, sense in zip(found, senses, strict=False)
            if sense is not None and sense.row.event == CARRIER and sense.row.note != "negated"
        ]
        return any(self._complement_fits(values, c, depth - 1) or self._carries(c, values) for c in carried)

    def _carries(self, verb: Token, values: frozenset[str]) -> bool:
        """Tell whether a verb such as "launch" has an object that names one of these events ("launch an attack")."""
        rows = [self.of_noun(noun) for noun in self.clauses.patients(verb)]
        return any(row is not None and row.event in values for row in rows)

    def carried_by(self, lemma: str) -> str:
        """Give the modality that a verb brings to what it carries, wherever it stands; empty for others."""
        rows = self._verbs.get(lemma, ())
        return next((row.note for row in rows if row.event == CARRIER and row.note in MODALITIES), "")

    def of_noun(self, noun: Token) -> NounRow | None:
        """Give the sense of an event noun; None where the lexicon does not know it."""
        modifiers = {child.lemma_.lower() for child in self.syntax.children(noun, "compound", "amod", "nmod:unmarked")}
        following = {preposition: head for preposition, head in self.clauses.attached(noun)}
        if "of" in following:
            modifiers.add(following["of"].lemma_.lower())
        for row in self._nouns.get(noun.lemma_.lower(), ()):
            anywhere = not row.modifiers and not row.prepositions
            if anywhere or row.modifiers & modifiers or row.prepositions & following.keys():
                return row
        return None
