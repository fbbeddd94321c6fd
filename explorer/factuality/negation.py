"""Whether a clause is negated by its own words, and where such a negation ends.

"not only attacked", "did not attack until May", "no one but X attacked" tell of an attack.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.factuality.cues import read_cues

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from explorer.clauses import Clauses
    from explorer.syntax import Syntax

UNTIL = frozenset({"until", "till"})
SO_FAR = frozenset({"now", "then", "today", "recently", "lately", "yet"})
"""What stands behind "until" where the end of not doing is not told ("has not met until now")."""

NOWHERE = frozenset({"nowhere"})
OTHER = frozenset({"other", "else"})
CERTAIN = frozenset({"doubt", "question", "denying"})
"""Nouns behind "no" that leave no doubt ("there is *no doubt* that X attacked")."""

APART = frozenset({"apart", "aside"})
"""Adverbs that leave somebody out with "from" ("all *apart from* X")."""

PAST = frozenset({"did", "was", "were"})


def is_negated(clauses: Clauses, verb: Token) -> bool:
    """Tell whether a verb is negated by itself, by "no longer", or by "no" on its subject or object."""
    syntax = clauses.syntax
    for child in syntax.children(verb, "advmod", "det", "cc"):
        if is_negation(syntax, child):
            return not _ends(clauses, verb)
    if any(_is_never(syntax, phrase) for phrase in syntax.children(verb, "obl")) or _shares_negation(clauses, verb):
        return True
    nouns = syntax.children(verb, "nsubj", "obj", "nsubj:pass")
    if verb.tag_ == "VBD" and syntax.relation_of(verb) == "acl":  # the parser may hang "fired" on "none of the rebels"
        nouns = [*nouns, *(noun for noun in syntax.ancestors(verb) if noun.lemma_.lower() not in CERTAIN)]
    return any(_is_nobody(syntax, noun) and not excepted(syntax, noun) for noun in nouns)


def _shares_negation(clauses: Clauses, verb: Token) -> bool:
    """Tell whether a bare verb shares "did not" with the one before it ("did not arrest *and deport* Y")."""
    syntax = clauses.syntax
    if verb.tag_ != "VB" or syntax.relation_of(verb) != "conj" or syntax.children(verb, "nsubj", "aux", "mark"):
        return False
    if any(child.lower_ in ("but", "yet") for child in syntax.children(verb, "cc")):
        return False
    first = syntax.parent(verb)
    return first is not None and "do" in _lemmas(syntax.children(first, "aux")) and is_negated(clauses, first)


def _lemmas(tokens: Iterable[Token]) -> set[str]:
    return {token.lemma_.lower() for token in tokens}


def is_negation(syntax: Syntax, word: Token) -> bool:
    """Tell whether a word negates what it hangs on; "not" before "only" and "just" does not."""
    if word.lower_ == "longer":
        return word.i > 0 and word.nbor(-1).lower_ == "no"
    if _plain(word) in NOWHERE:
        return True
    if _plain(word) not in read_cues("negation"):
        return False
    after = word.nbor(1) if word.i + 1 < len(word.doc) else None
    focused = after is not None and after.lower_ in read_cues("focus")
    return not focused or not (syntax.parent(after) == syntax.parent(word) or syntax.parent(word) == after)


def excepted(syntax: Syntax, nobody: Token) -> list[Token]:
    """Give who is left out of "nobody" or "everybody" ("no one *but X*", "nobody other than *X and Y*")."""
    words = read_cues("exception")
    by_case = [t for t in syntax.children(nobody, "nmod", "obl") if syntax.case_of(t) in words]
    by_but = [t for t in syntax.children(nobody, "conj") if any(c.lower_ in words for c in syntax.children(t, "cc"))]
    found = (*by_case, *by_but, *_other_than(syntax, nobody), *_apart_from(syntax, nobody))
    return [each for head in found for each in syntax.conjuncts(head)]


def _other_than(syntax: Syntax, nobody: Token) -> list[Token]:
    """Give who stands behind "other than", wherever a parser hangs it."""
    others = [t for t in syntax.children(nobody, "amod", "advmod") if t.lower_ in OTHER and t.i + 1 < len(t.doc)]
    than = [t.nbor(1) for t in others if t.nbor(1).lower_ == "than"]
    return [head for t in than if (head := syntax.parent(t)) is not None and head.i > t.i]


def _apart_from(syntax: Syntax, nobody: Token) -> list[Token]:
    adverbs = [t for t in syntax.children(nobody, "advmod", "amod") if t.lower_ in APART]
    return [t for adverb in adverbs for t in syntax.children(adverb, "obl", "nmod") if syntax.case_of(t) == "from"]


def is_nobody(syntax: Syntax, noun: Token) -> bool:
    """Tell whether a noun stands for nobody ("none", "no one")."""
    alone = noun.lower_ == "one" and any(child.lower_ == "no" for child in syntax.children(noun, "det"))
    return alone or noun.lower_ in read_cues("nobody")


def _is_never(syntax: Syntax, phrase: Token) -> bool:
    """Tell whether a phrase stands for "never" or "not at all" ("*at no point* did X attack")."""
    none = any(child.lower_ == "no" for child in syntax.children(phrase, "det"))
    return none and phrase.lemma_.lower() in read_cues("never")


def _is_nobody(syntax: Syntax, noun: Token) -> bool:
    words = {child.lower_ for child in syntax.children(noun, "det", "cc:preconj")}
    if {"no", "neither"} & words or noun.lower_ in read_cues("nobody"):
        return True
    return noun.pos_ == "NOUN" and any(is_negation(syntax, t) for t in syntax.children(noun, "advmod"))  # "not a shot"


def _ends(clauses: Clauses, verb: Token) -> bool:
    """Tell whether "until" says when it was done after all ("did not attack *until May*")."""
    syntax = clauses.syntax
    if not PAST & set(clauses.auxiliaries(verb) + [t.lower_ for t in syntax.children(verb, "aux:pass")]):
        return False
    phrases = [t for t in syntax.children(verb, "obl", "advmod") if syntax.case_of(t) in UNTIL]
    parts = [t for t in syntax.children(verb, "advcl") if UNTIL & set(clauses.marks(t))]
    return bool(parts) or any(t.lower_ not in SO_FAR for t in phrases)


def _plain(word: Token) -> str:
    return word.lower_.replace("’", "'")
