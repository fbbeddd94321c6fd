"""How a verb or noun is told by the words that hang on it: "not", "may", "if", "alleged"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from explorer.factuality.cues import read_cues
from explorer.factuality.negation import is_negated
from explorer.factuality.values import EventFactuality

if TYPE_CHECKING:
    from spacy.tokens import Token

    from explorer.clauses import Clauses
    from explorer.factuality.values import Lexicon

QUOTES = frozenset("”\"'’")
WHOEVER = frozenset({"whoever", "whichever", "whosoever"})
OPENING = frozenset('“"‘«„')
WITHIN = frozenset({"in", "during"})
ANYONE = frozenset({"anyone", "anybody", "any", "whoever"})
"""Whose doing is told of nobody in particular ("*anyone* who attacks X")."""


class LocalFactualityCues:
    """Says how a verb or noun is told by its own words.

    Args:
        clauses: the arguments of the verbs of one parsed text.
        lexicon: what words mean where they stand.
    """

    def __init__(self, clauses: Clauses, lexicon: Lexicon) -> None:
        self.clauses, self.syntax, self.lexicon = clauses, clauses.syntax, lexicon
        self._known: dict[int, EventFactuality] = {}

    def of(self, token: Token) -> EventFactuality:
        """Give how a verb or noun is told by the words that hang on it."""
        known = self._known.get(token.i)
        if known is None:
            known = self._known[token.i] = self._of(token)
        return known

    def is_negated(self, verb: Token) -> bool:
        """Tell whether a verb or predicate is negated by its own words."""
        return is_negated(self.clauses, verb)

    def _of(self, token: Token) -> EventFactuality:
        told = _words_beside()
        words = [child.lower_ for child in self.syntax.children(token, "advmod", "amod")]
        by_word = next((told[word] for word in words if word in told), "")
        negated, by_word = by_word == "negated", "" if by_word == "negated" else by_word
        by_word = by_word or self._by_mistaken_subject(token) or self._by_hearsay(token)
        negated = negated or self.is_undone(token)
        if token.pos_ == "NOUN":
            articles = {child.lower_ for child in self.syntax.children(token, "det")}
            return EventFactuality(negated or "no" in articles, by_word)
        negated = negated or is_negated(self.clauses, token)
        if self._is_conditional(token) or self._is_of_the_invented(token) or self._is_in_fiction(token):
            return EventFactuality(negated, "hypothetical")
        told = self._by_auxiliary(token) or by_word or self._if_it_is_true(token)
        return EventFactuality(negated, told or ("demanded" if self._is_ordered(token) else ""))

    def _is_conditional(self, verb: Token) -> bool:
        marks = self.clauses.marks(verb)
        if any(mark in read_cues("conditional") for mark in marks) or self._is_inverted_condition(verb):
            return True
        return self._is_awaited(verb) or self._is_of_anyone(verb) or self._supposes(verb)

    def _is_of_the_invented(self, verb: Token) -> bool:
        """Tell whether somebody only imagined does or suffers it ("a *fictional* Japan attacks China")."""
        words, ends = read_cues("adjective"), self.syntax.children(verb, "nsubj", "nsubj:pass", "obj")
        return any(words.get(t.lower_) == "hypothetical" for end in ends for t in self.syntax.children(end, "amod"))

    def _is_in_fiction(self, verb: Token) -> bool:
        """Tell whether it is told of an invented story in its present, or of an exercise or a dream ("in the film")."""
        nouns = [t.lemma_.lower() for t in self.syntax.children(verb, "obl") if self.syntax.case_of(t) in WITHIN]
        pretended = any(noun in read_cues("pretended") for noun in nouns) or self._is_war_game(verb)
        return pretended or (verb.tag_ in ("VBZ", "VBP") and any(noun in read_cues("fiction") for noun in nouns))

    def _is_war_game(self, verb: Token) -> bool:
        games = (t for t in self.syntax.children(verb, "obl") if t.lemma_.lower() in ("game", "exercise", "drill"))
        return any(t.lemma_.lower() == "war" for game in games for t in self.syntax.children(game, "compound"))

    def _is_ordered(self, verb: Token) -> bool:
        """Tell whether a bare verb orders what is not done yet ("*arrest* X!", "ruled that X *pay* Y")."""
        if verb.tag_ != "VB" or self.syntax.children(verb, "aux", "aux:pass", "cop"):
            return False
        relation, marks = self.syntax.relation_of(verb), self.clauses.marks(verb)
        subjects = self.syntax.children(verb, "nsubj", "nsubj:pass")
        if subjects:
            return marks == ["that"] and relation in ("ccomp", "acl", "csubj", "csubj:pass")
        return not marks and (relation in ("root", "parataxis") or self._is_literal(verb))

    def _is_literal(self, verb: Token) -> bool:
        """Tell whether a clause begins with a quotation mark, as only somebody's own words do."""
        first = self.syntax.subtree(verb)[0]
        return self.syntax.relation_of(verb) == "ccomp" and (first.text in OPENING)

    def _if_it_is_true(self, verb: Token) -> str:
        """Read "if reports *are true*, X attacked Y" as alleged."""
        for clause in self.syntax.children(verb, "advcl"):
            if "if" in self.clauses.marks(clause) and clause.lemma_.lower() in read_cues("credible"):
                return "alleged"
        return ""

    def _supposes(self, verb: Token) -> bool:
        """Tell whether a participle opens a condition that the parser takes for a verb ("*provided* X agrees")."""
        supposing = verb.lower_ in read_cues("conditional") and verb.tag_ in ("VBN", "VBG")
        return (
            supposing and bool(self.syntax.children(verb, "ccomp")) and not self.syntax.children(verb, "nsubj", "aux")
        )

    def _is_of_anyone(self, verb: Token) -> bool:
        """Tell whether a deed is told of whoever does it ("*whoever attacks* X", "anyone who attacks X")."""
        if verb.tag_ not in ("VBZ", "VBP"):
            return False
        subjects = self.syntax.children(verb, "nsubj")
        above = self.syntax.parent(verb) if "relcl" in self.syntax.relation_of(verb) else None
        return any(t.lower_ in WHOEVER for t in subjects) or (above is not None and above.lower_ in ANYONE)

    def _by_hearsay(self, verb: Token) -> str:
        """Read "according to rumours, X attacked Y" as alleged; who says so is nobody."""
        nouns = (t for t in self.syntax.children(verb, "obl") if self.syntax.case_of(t) in ("according to", "by"))
        alleged = (t for t in nouns if read_cues("noun").get(t.lemma_.lower()) == "alleged")
        return "alleged" if next(alleged, None) is not None else ""

    def _by_mistaken_subject(self, verb: Token) -> str:
        """In "Norway mulls aid to Malawi" the parser may take "mulls" for a noun and "aid" for the verb."""
        for noun in self.syntax.children(verb, "nsubj"):
            names = self.syntax.children(noun, "compound")
            if noun.tag_ == "NNS" and noun.i + 1 == verb.i and any(name.pos_ == "PROPN" for name in names):
                return self.lexicon.carried_by(noun.lemma_.lower())
        return ""

    def _by_auxiliary(self, token: Token) -> str:
        auxiliaries = [word.replace("’", "'") for word in self.clauses.auxiliaries(token)]
        words = read_cues("auxiliary") | (read_cues("perfect auxiliary") if "have" in auxiliaries else {})
        told = next((words[aux] for aux in auxiliaries if aux in words), "")
        to = next((t.i for t in self.syntax.children(token, "mark") if t.lower_ == "to"), -1)
        is_to = any(t.lemma_ == "be" and t.i < to for t in self.syntax.children(token, "cop", "aux"))
        return told or ("planned" if is_to and token.pos_ == "VERB" else "")  # "is to meet"

    def is_undone(self, token: Token) -> bool:
        """Tell whether "without", "instead of" or "short of" stands before a clause or noun."""
        marks = self.syntax.children(token, "mark", "case")
        two = {f"{mark.nbor(-1).lower_} {mark.lower_}" for mark in marks if mark.i}
        two |= {f"{mark.lower_} {part.lower_}" for mark in marks for part in self.syntax.children(mark, "fixed")}
        return any(word in read_cues("undoing") for word in ({mark.lower_ for mark in marks} | two))

    def _is_inverted_condition(self, verb: Token) -> bool:
        """Tell whether a clause is a condition by its order ("*Had* X attacked Y, ...", "*Should* X attack Y, ...")."""
        if self.syntax.relation_of(verb) not in ("advcl", "parataxis", "ccomp"):
            return False
        subjects = self.syntax.children(verb, "nsubj", "nsubj:pass")
        before = [
            t.lower_ for t in self.syntax.children(verb, "aux", "aux:pass", "cop") if subjects and t.i < subjects[0].i
        ]
        return any(word in read_cues("inverted") for word in before) and not self._is_no_sooner(verb)

    def _is_no_sooner(self, verb: Token) -> bool:
        """Read "no sooner had X attacked Y than ..." and "hardly had ..." as told of what happened."""
        return any(t.lower_ in ("sooner", "hardly", "scarcely", "only") for t in self.syntax.children(verb, "advmod"))

    def _is_awaited(self, verb: Token) -> bool:
        """Tell whether it is waited for ("until Norland *withdraws*"); in the past it has come."""
        return verb.tag_ in ("VBZ", "VBP") and any(mark in read_cues("awaited") for mark in self.clauses.marks(verb))

    def is_any(self, noun: Token) -> bool:
        """Tell whether a noun names no event in particular ("will answer *any* attack by X")."""
        return noun.pos_ == "NOUN" and any(child.lower_ == "any" for child in self.syntax.children(noun, "det"))

    def in_question(self, token: Token) -> bool:
        """Tell whether a token stands in a question, also one that is quoted ('"Has X attacked Y?" asked Z')."""
        sentence = self.syntax.sentence(token)
        behind = (t.text for t in sentence if t.i > token.i)
        if next((text for text in behind if text in "?.!;" or text in QUOTES), "") == "?":
            return True
        return sentence[-1].text == "?" or (
            len(sentence) > 1 and sentence[-1].text in QUOTES and sentence[-2].text == "?"
        )


@cache
def _words_beside() -> dict[str, str]:
    return read_cues("adverb") | read_cues("adjective")
