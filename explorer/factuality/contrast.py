"""Who is left out, or brought in, by a contrast: "X, not *Y*", "X rather than *Y*", "not X but *Y*"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.factuality.cues import read_cues
from explorer.factuality.negation import APART, excepted, is_negation

if TYPE_CHECKING:
    from spacy.tokens import Token

    from explorer.syntax import Syntax

INSTEAD = frozenset({"rather than", "instead of", "as opposed to", "in place of"})
SHARING = frozenset({"or", "nor", "and", ""})
"""Conjunctions behind which an exclusion goes on ("but not X *or Y*")."""

CLEFT = ("acl:relcl", "advcl:relcl", "ccomp", "advcl")
EVERY = frozenset({"all", "every", "each"})
MOST_STEPS = 8


def is_excluded(syntax: Syntax, noun: Token, *, by_description: bool = True) -> bool:
    """Tell whether what is said is said not to hold of a noun, although the verb is not negated.

    Args:
        syntax: the parse.
        noun: the noun or name.
        by_description: whoever a noun describes is left out with it ("not *his deputy*, Ann Lee").
    """
    for _ in range(MOST_STEPS):
        if _is_negated_itself(syntax, noun) or _is_left_out(syntax, noun):
            return True
        described = _described(syntax, noun) if by_description else None
        if described is not None:
            noun = described
            continue
        if syntax.relation_of(noun) != "conj" or _conjunction(syntax, noun) not in SHARING:
            return False
        if any(t.lower_ not in SHARING for t in syntax.children(noun, "advmod") if t.lower_ in ("also", "instead")):
            return False
        noun = syntax.parent(noun)
    return False


def _described(syntax: Syntax, noun: Token) -> Token | None:
    """Give the noun that a name stands behind ("but not his *brother* Wim")."""
    if syntax.relation_of(noun) not in ("appos", "flat") or noun.pos_ != "PROPN":
        return None
    above = syntax.parent(noun)
    return above if above is not None and above.pos_ == "NOUN" else None


def is_brought_in(syntax: Syntax, noun: Token) -> bool:
    """Tell whether "but" sets a noun against one that the verb is negated for ("did not attack X but *Y*")."""
    if syntax.relation_of(noun) != "conj":
        return False
    return _conjunction(syntax, noun) == "but" and not _is_negated_itself(syntax, noun)


def _is_negated_itself(syntax: Syntax, noun: Token) -> bool:
    """Tell whether "not" hangs on a noun; in a predicate ("is not X") it negates the predicate, unless it is cleft."""
    if noun.pos_ not in ("NOUN", "PROPN", "PRON", "ADJ", "NUM"):
        return False
    before = [t for t in syntax.children(noun, "advmod", "cc") if t.i < noun.i and is_negation(syntax, t)]
    if not before:
        return _conjunction(syntax, noun) in INSTEAD or syntax.case_of(noun) in INSTEAD
    if not syntax.children(noun, "cop"):
        return True
    subject = next(iter(syntax.children(noun, "expl", "nsubj")), None)
    return subject is not None and subject.lower_ == "it" and bool(syntax.children(noun, *CLEFT))


def _is_left_out(syntax: Syntax, noun: Token) -> bool:
    """Tell whether a noun is the exception ("everyone *but X*")."""
    above = syntax.parent(noun)
    if above is not None and above.lower_ in APART:
        above = syntax.parent(above)
    every = above is not None and (
        above.lower_ in read_cues("everybody") or any(t.lower_ in EVERY for t in syntax.children(above, "det"))
    )
    return every and noun in excepted(syntax, above)


def _conjunction(syntax: Syntax, noun: Token) -> str:
    """Give what joins a conjunct, its fixed parts with it ("rather than")."""
    first = next(iter(syntax.children(noun, "cc")), None)
    if first is None:
        return ""
    return " ".join(t.lower_ for t in (first, *syntax.children(first, "fixed")))
