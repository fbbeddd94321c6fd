"""Told as happened or not, by the words that hang on a verb or noun: "not", "may", "if", "alleged"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from explorer.model import MODALITIES
from explorer.relations.lexicon import CARRIER, read_told, read_verbs

if TYPE_CHECKING:
    from spacy.tokens import Token

    from explorer.clauses import Clauses

BY_AUXILIARY = {
    "will": "planned",
    "'ll": "planned",
    "’ll": "planned",
    "wo": "planned",
    "shall": "planned",
    "would": "planned",
    "'d": "planned",
    "’d": "planned",
    "may": "possible",
    "might": "possible",
    "could": "possible",
    "can": "possible",
    "ca": "possible",
    "should": "demanded",
    "must": "demanded",
    "ought": "demanded",
}
BY_AUXILIARY_OF_PERFECT = {
    "would": "hypothetical",
    "should": "hypothetical",
    "must": "possible",
    "ought": "hypothetical",
}
"""The same before "have" and a participle: "would have attacked" has not, "must have attacked" is a guess."""

HYPOTHETICAL_MARKS = frozenset(
    {"if", "unless", "whether", "lest", "should", "provided", "providing", "assuming", "supposing"}
)
UNDOING = frozenset({"without", "instead of", "rather than", "short of", "far from", "except for"})
"""Words before a clause or noun that say that it did not happen ("left *without* attacking")."""

INVERTED = frozenset({"had", "were", "should"})
"""Auxiliaries that make a clause a condition where they stand before its subject."""

QUOTES = frozenset("”\"'’")


class OwnWords:
    """Says how a verb or noun is told by its own words.

    Args:
        clauses: the arguments of the verbs of one parsed text.
    """

    def __init__(self, clauses: Clauses) -> None:
        self.clauses, self.syntax = clauses, clauses.syntax

    def of(self, token: Token) -> tuple[bool, str]:
        """Give (negated, modality) of a verb or noun by the words that hang on it."""
        words = [child.lower_ for child in self.syntax.children(token, "advmod", "amod")]
        told = _words_beside()
        by_word = next((told[word] for word in words if word in told), "")
        negated, by_word = by_word == "negated", "" if by_word == "negated" else by_word
        by_word = by_word or self._by_mistaken_subject(token)
        if token.pos_ == "NOUN":
            no = any(child.lower_ == "no" for child in self.syntax.children(token, "det"))
            return no or negated or self.is_undone(token), by_word
        negated = negated or self.clauses.is_negated(token) or self.is_undone(token)
        conditional = set(self.clauses.marks(token)) & HYPOTHETICAL_MARKS or self._is_inverted_condition(token)
        if conditional or self._is_awaited(token):
            return negated, "hypothetical"
        return negated, self._by_auxiliary(token) or by_word

    def _by_mistaken_subject(self, verb: Token) -> str:
        """In "Norway mulls aid to Malawi" the parser may take "mulls" for a noun and "aid" for the verb."""
        for noun in self.syntax.children(verb, "nsubj"):
            names = self.syntax.children(noun, "compound")
            if noun.tag_ == "NNS" and noun.i + 1 == verb.i and any(name.pos_ == "PROPN" for name in names):
                rows = read_verbs().get(noun.lemma_.lower(), ())
                return next((row.note for row in rows if row.event == CARRIER and row.note in MODALITIES), "")
        return ""

    def _by_auxiliary(self, token: Token) -> str:
        auxiliaries = self.clauses.auxiliaries(token)
        perfect = BY_AUXILIARY_OF_PERFECT if "have" in auxiliaries else {}
        told = next((m for m in ((BY_AUXILIARY | perfect).get(aux, "") for aux in auxiliaries) if m), "")
        to = next((t.i for t in self.syntax.children(token, "mark") if t.lower_ == "to"), -1)
        is_to = any(t.lemma_ == "be" and t.i < to for t in self.syntax.children(token, "cop", "aux"))
        return told or ("planned" if is_to and token.pos_ == "VERB" else "")  # "is to meet"

    def is_undone(self, token: Token) -> bool:
        """Tell whether "without", "instead of" or "short of" stands before a clause or noun."""
        marks = self.syntax.children(token, "mark", "case")
        two = {f"{mark.nbor(-1).lower_} {mark.lower_}" for mark in marks if mark.i}
        two |= {f"{mark.lower_} {part.lower_}" for mark in marks for part in self.syntax.children(mark, "fixed")}
        return bool(({mark.lower_ for mark in marks} | two) & UNDOING)

    def _is_inverted_condition(self, verb: Token) -> bool:
        """Tell whether a clause is a condition by its order ("*Had* X attacked Y, ...", "*Should* X attack Y, ...")."""
        if self.syntax.relation_of(verb) not in ("advcl", "parataxis", "ccomp"):
            return False
        subjects = self.syntax.children(verb, "nsubj", "nsubj:pass")
        before = [
            t.lower_ for t in self.syntax.children(verb, "aux", "aux:pass", "cop") if subjects and t.i < subjects[0].i
        ]
        return bool(INVERTED & set(before))

    def _is_awaited(self, verb: Token) -> bool:
        """Tell whether it is waited for ("until Norland *withdraws*"); in the past it has come."""
        return verb.tag_ in ("VBZ", "VBP") and "until" in self.clauses.marks(verb)

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
    return read_told("adverb") | read_told("adjective")
