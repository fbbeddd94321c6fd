"""Who does what to whom in a clause: the arguments of a verb, also those that the sentence leaves unsaid.

    "Pompeo sent a letter to warn him"      warn: agent Pompeo (shared), patient him
    "the PMU, which Iran is said to arm"    arm: agent Iran, patient PMU (relative clause)

Built on `Syntax`; knows nothing of actors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.factuality.negation import excepted, is_nobody

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from explorer.syntax import Syntax

MOST_STEPS = 12
"""How far a missing subject is looked for; deeper chains are misparses, not sentences."""

RELATIVE_PRONOUNS = frozenset({"who", "whom", "which", "that", "whose"})
DIRECTIVES = frozenset(
    "advise allow appeal ask assist authorise authorize call command convince empower enable encourage equip "
    "force help instruct invite oblige order persuade press push remind request summon support tell train urge "
    "warn".split()
)
"""Verbs whose infinitive is done by their object, also where the parser takes it for a clause of purpose."""

OBJECT_CONTROL_PREPOSITIONS = frozenset({"of", "from", "for", "against"})
CHARGES = frozenset({"charge", "credit"})
"""Verbs whose "with doing" is done by their object ("charged X *with* killing Y")."""

SUBJECT_CONTROL = frozenset({"promise", "vow", "pledge", "threaten", "agree", "offer", "swear", "refuse"})
"""Verbs whose infinitive is done by their subject even when they have an object ("promised him to go")."""

GRANTED = frozenset({"permission", "leave", "right", "time", "chance", "access", "approval"})
"""Things that somebody asks for or is given to act with ("asked *permission* to visit"); they do nothing themselves."""

BARE_PARTICIPLES = frozenset({"acl", "amod", "advcl"})
"""Where a past participle without auxiliary is passive ("fighters backed by Iran", "Backed by Iran, they ...")."""


class Clauses:
    """Gives the arguments of the verbs of one parsed text.

    Args:
        syntax: the parse, in UD terms.
    """

    def __init__(self, syntax: Syntax) -> None:
        self.syntax = syntax
        self._passive: dict[int, bool] = {}  # every stage asks this of every verb, most of them several times

    def is_passive(self, verb: Token) -> bool:
        """Tell whether a verb stands in the passive (its subject is whom it is done to)."""
        known = self._passive.get(verb.i)
        if known is None:
            known = self._passive[verb.i] = self._stands_in_passive(verb)
        return known

    def _stands_in_passive(self, verb: Token) -> bool:
        syntax = self.syntax
        if syntax.children(verb, "nsubj:pass", "aux:pass", "csubj:pass"):
            return True
        if (
            _is_past_participle(verb)
            and syntax.relation_of(verb) in BARE_PARTICIPLES
            and not _has_auxiliary(syntax, verb)
        ):
            return True
        return (
            syntax.relation_of(verb) == "conj"
            and _shares_passive(syntax, verb)
            and self.is_passive(syntax.parent(verb))
        )

    def agents(self, verb: Token) -> list[Token]:
        """Give the heads of the phrases that say who does it; conjuncts included."""
        if self.is_passive(verb):
            found = self.syntax.children(verb, "obl") or [  # "Y was given a loan by X" may hang on the loan
                t for thing in self.syntax.children(verb, "obj") for t in self.syntax.children(thing, "nmod")
            ]
            return self._expand([t for t in found if _is_agent(self.syntax, t)])
        return self._expand(self.surface_subjects(verb))

    def patients(self, verb: Token) -> list[Token]:
        """Give the heads of the phrases that say to whom or what it is done (direct object, passive subject).

        Parsers and UD call the person of "warned him that ..." an indirect object; without a direct one it is meant.
        """
        if self.is_passive(verb):
            return self._expand(self.surface_subjects(verb))
        children = self.syntax.children
        found = (
            children(verb, "obj")[-1:]
            or children(verb, "iobj")
            or self._relative(verb, "obj")
            or self._shared_object(verb)
        )
        return self._expand(found)

    def recipients(self, verb: Token) -> list[Token]:
        """Give indirect objects ("gave *Tanzania* a grant"); of two objects the first is one."""
        objects = self.syntax.children(verb, "obj")
        return self._expand(self.syntax.children(verb, "iobj") or objects[:-1]) if objects else []

    def obliques(self, verb: Token) -> list[tuple[str, Token]]:
        """Give a verb's prepositional phrases as (preposition, head), with conjuncts, without agents of passives."""
        syntax = self.syntax
        found = [t for t in syntax.children(verb, "obl") if not _is_agent(syntax, t) or not self.is_passive(verb)]
        return [
            (syntax.case_of(head), head) for first in found for head in syntax.conjuncts(first) if syntax.case_of(head)
        ]

    def attached(self, noun: Token) -> list[tuple[str, Token]]:
        """Give prepositional phrases of a noun as (preposition, head), conjuncts included."""
        syntax = self.syntax
        found = [t for t in syntax.children(noun, "nmod", "obl") if syntax.relation_of(t) != "nmod:poss"]
        return [
            (syntax.case_of(head), head) for first in found for head in syntax.conjuncts(first) if syntax.case_of(head)
        ]

    def complements(self, verb: Token) -> list[Token]:
        """Give the verbs of the clauses that complete a verb ("refused *to allow*", "said that he *left*")."""
        return [
            t for t in self.syntax.children(verb, "xcomp", "ccomp") if t.pos_ in ("VERB", "AUX", "ADJ", "NOUN", "PROPN")
        ]

    def surface_subjects(self, verb: Token) -> list[Token]:
        """Give a verb's grammatical subject, the one that it shares with another verb where it has none itself."""
        for _ in range(MOST_STEPS):
            own = self.syntax.children(verb, "nsubj", "nsubj:pass", "nsubj:outer")
            if own:
                return [self._antecedent(own[0], verb)]
            nouns, sharing = self._shared_subject(verb)
            if sharing is None:
                return nouns
            verb = sharing
        return []

    def _shared_subject(self, verb: Token) -> tuple[list[Token], Token | None]:
        """Where a clause without subject has it from: nouns, or the verb whose subject it shares."""
        syntax = self.syntax
        parent = syntax.parent(verb)
        relation = syntax.relation_of(verb)
        if parent is None:
            return [], None
        if relation == "xcomp" and parent.lemma_ in DIRECTIVES and not syntax.children(parent, "obj", "iobj"):
            asked = [head for preposition, head in self.obliques(parent) if preposition in ("on", "upon")]
            return (asked, None) if asked else ([], parent)
        if relation == "xcomp":
            return self._controller(parent)
        if relation == "advcl" and self.is_held_against(verb):
            warned_against = "against" in {*self.marks(verb), syntax.case_of(verb)}
            return (
                ([], None)
                if warned_against and not syntax.children(parent, "obj", "iobj")
                else self._controller(parent)
            )
        if self.is_asked_for(verb):
            asked = [head for preposition, head in self.obliques(parent) if preposition in ("on", "upon", "to")]
            return (asked, None) if asked and not syntax.children(parent, "obj") else self._controller(parent)
        if relation == "advcl" and parent.pos_ == "PROPN" and "to" in self.marks(verb):
            return [parent], None  # a headline: "X to meet Y"
        if relation in ("conj", "advcl") or (relation == "parataxis" and _is_participle(verb)):
            return [], parent
        if relation.startswith("acl"):
            return self._noun_or_its_doer(verb, parent)
        return [], None

    def is_held_against(self, verb: Token) -> bool:
        """Tell whether a participle says what the object of the verb above did ("accused X of attacking")."""
        marked = set(self.marks(verb)) | {self.syntax.case_of(verb)}
        first = next(iter(self.syntax.children(verb, "aux", "aux:pass")), verb)  # "of *having* attacked"
        parent = self.syntax.parent(verb)
        charged = "with" in marked and parent is not None and parent.lemma_ in CHARGES
        return (charged or bool(marked & OBJECT_CONTROL_PREPOSITIONS)) and first.lower_.endswith("ing")

    def is_asked_for(self, verb: Token) -> bool:
        """Tell whether an infinitive says what somebody is asked to do, where the parser takes it for a purpose."""
        parent = self.syntax.parent(verb)
        if parent is None or self.syntax.relation_of(verb) != "advcl" or "to" not in self.marks(verb):
            return False
        return parent.lemma_ in DIRECTIVES

    def _controller(self, governor: Token) -> tuple[list[Token], Token | None]:
        objects = self.syntax.children(governor, "obj", "iobj")
        if objects and governor.lemma_ not in SUBJECT_CONTROL and objects[0].lemma_ not in GRANTED:
            return self._expand(objects[:1]), None
        return [], governor

    def _noun_or_its_doer(self, verb: Token, noun: Token) -> tuple[list[Token], Token | None]:
        """Read "troops fighting ISIS" as the noun's doing, "a plan to attack" as that of whoever has the plan."""
        syntax = self.syntax
        if not any(child.lower_ == "to" for child in syntax.children(verb, "mark", "aux")):
            return [noun], None
        if syntax.relation_of(noun) == "appos" or noun.pos_ == "PROPN":
            above = next((t for t in syntax.ancestors(noun) if t.pos_ == "VERB"), None)
            return ([noun], None) if above is None else ([], above)  # a headline: "X to meet Y"
        owner = syntax.children(noun, "nmod:poss")
        if owner:
            return owner, None
        governor = syntax.parent(noun)
        verbal = governor is not None and governor.pos_ in ("VERB", "AUX")
        if verbal and syntax.relation_of(noun) in ("obj", "obl"):
            return [], governor
        return [noun], None

    def _antecedent(self, token: Token, verb: Token) -> Token:
        """Replace a relative pronoun by the noun that it stands for."""
        if token.lower_ not in RELATIVE_PRONOUNS or token.pos_ not in ("PRON", "DET", "SCONJ"):
            return token
        clause = verb
        for _ in range(MOST_STEPS):
            parent = self.syntax.parent(clause)
            if parent is None:
                return token
            if "relcl" in self.syntax.relation_of(clause):
                nearest = token.lower_ in ("who", "whom") and parent.pos_ == "NOUN"
                return self._nearest_name(token) if nearest or _is_set_off(token) else parent
            clause = parent
        return token

    def _nearest_name(self, pronoun: Token) -> Token:
        """Read "a letter from Ann Lee, who ..." as about Ann Lee, wherever the parser hangs the clause."""
        noun = next(self._antecedents(pronoun), pronoun)
        before = next((t for t in reversed(pronoun.doc[: pronoun.i]) if not t.is_punct and not t.is_space), None)
        if before is None or before.pos_ != "PROPN" or before.i <= noun.i:
            return noun
        while self.syntax.relation_of(before) in ("flat", "compound") and before.i > noun.i:
            before = self.syntax.parent(before)
        return before

    def _antecedents(self, pronoun: Token) -> Iterator[Token]:
        for clause in self.syntax.ancestors(pronoun):
            if "relcl" in self.syntax.relation_of(clause):
                yield self.syntax.parent(clause)

    def _relative(self, verb: Token, relation: str) -> list[Token]:
        """Give the noun of a relative clause without pronoun that is the verb's missing object ("the man he met")."""
        syntax = self.syntax
        if relation != "obj" or syntax.relation_of(verb) != "acl:relcl":
            return []
        subjects = syntax.children(verb, "nsubj")
        if not subjects or subjects[0].lower_ in RELATIVE_PRONOUNS:
            return []
        if syntax.children(verb, "ccomp", "xcomp", "iobj") or syntax.children(verb, "cop"):
            return []
        return [syntax.parent(verb)]

    def _shared_object(self, verb: Token) -> list[Token]:
        """Read "attacked and killed them" as both verbs having the object."""
        syntax = self.syntax
        if syntax.children(verb, "obl", "ccomp", "xcomp", "iobj", "cop"):
            return []
        parent = syntax.parent(verb)
        if parent is not None and syntax.relation_of(verb) == "conj":  # parsers may hang it on the first verb
            objects = syntax.children(parent, "obj")
            return objects if objects and objects[-1].i > verb.i and verb.i - parent.i <= 3 else []
        for later in syntax.children(verb, "conj"):
            objects = syntax.children(later, "obj")
            if objects and later.pos_ == "VERB" and later.i - verb.i <= 3:
                return objects
        return []

    def _expand(self, heads: list[Token]) -> list[Token]:
        resolved = [self._object_antecedent(head) for head in heads]
        return [token for head in resolved for token in self._meant(head) if _is_nominal(token)]

    def _meant(self, head: Token) -> list[Token]:
        """Give a head and its conjuncts; in "no one but X" and "nobody except X" X is meant."""
        nobody = is_nobody(self.syntax, head)
        return (excepted(self.syntax, head) if nobody else []) or self.syntax.conjuncts(head)

    def _object_antecedent(self, token: Token) -> Token:
        parent = self.syntax.parent(token)
        return token if parent is None else self._antecedent(token, parent)

    def auxiliaries(self, verb: Token) -> list[str]:
        """Give the auxiliaries of a verb, lower case; a conjunct without subject shares those of the first verb."""
        syntax = self.syntax
        own = [child.lower_ for child in syntax.children(verb, "aux")]
        if own or syntax.relation_of(verb) != "conj" or syntax.children(verb, "nsubj", "nsubj:pass"):
            return own
        parent = syntax.parent(verb)
        return self.auxiliaries(parent) if parent is not None and verb.tag_ == "VB" else own

    def marks(self, verb: Token) -> list[str]:
        """Give the words that introduce a clause ("if", "to", "that"), lower case; of "so as to" the last too."""
        marks = self.syntax.children(verb, "mark")
        last = [
            t for mark in marks for t in self.syntax.children(mark, "fixed")[-1:] if t.lower_ in ("to", "if", "case")
        ]
        return [word.lower_ for word in (*marks, *last)]


def _is_set_off(pronoun: Token) -> bool:
    """Tell whether "which" stands behind a comma, and so is said of the name before it ("the SDF, which ...")."""
    if pronoun.lower_ != "which" or pronoun.i < 2:
        return False
    return pronoun.nbor(-1).text == "," and pronoun.nbor(-2).ent_type_ in ("ORG", "PERSON")  # not where it was


def _is_nominal(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM", "DET", "VERB")


def _is_agent(syntax: Syntax, token: Token) -> bool:
    preposition = syntax.case_of(token)
    return preposition == "by" or (syntax.relation_of(token) == "obl:agent" and not preposition)


def _is_participle(verb: Token) -> bool:
    return verb.tag_ in ("VBG", "VBN") or "Part" in verb.morph.get("VerbForm")


def _is_past_participle(verb: Token) -> bool:
    return verb.tag_ == "VBN" or ("Part" in verb.morph.get("VerbForm") and "Past" in verb.morph.get("Tense"))


def _has_auxiliary(syntax: Syntax, verb: Token) -> bool:
    return bool(syntax.children(verb, "aux", "nsubj", "obj"))


def _shares_passive(syntax: Syntax, verb: Token) -> bool:
    """A participle beside a passive, without own subject or object, is passive too ("was seized and shot")."""
    return _is_past_participle(verb) and not syntax.children(verb, "nsubj", "obj", "aux")
