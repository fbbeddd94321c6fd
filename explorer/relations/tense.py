"""Whether a sentence tells something in the past or the present tense, by the tags of its verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from explorer.syntax import Syntax

_PAST, _PRESENT = frozenset(("VBD",)), frozenset(("VBZ", "VBP"))
_CLIMBED = frozenset(("xcomp", "ccomp", "advcl", "acl", "conj", "parataxis", "csubj"))
"""Relations of verbs that take their time from the verb above."""

_WITHIN_NOUNS = {"acl": "past", "amod": ""}
"""What a participle tells without a verb: "the town taken by X", but "X-backed fighters" are so still."""

_VERBS = ("VERB", "AUX")

_FURTHEST = 6
"""Steps up a tree; longer chains of verbs are misparses."""


def tense_of(syntax: Syntax, cues: Sequence[Token], *, done: bool = False) -> str:
    """Return "past", "present", or nothing where no verb tells the time.

    What has happened by now ("has signed") is past to a reader, who hears of it as done.

    Args:
        syntax: the parsed text.
        cues: the words that signal a relation, the main one first.
        done: it is a deed that is told as a fact; a noun tells of one that is over.
    """
    verb = next((token for token in cues if token.pos_ in _VERBS), None)
    if done and verb is None and cues[0].pos_ == "NOUN":
        return "past"  # "the attack on the town": news tells of it because it happened
    for _ in range(_FURTHEST):
        if verb is None:
            return ""
        told = _own(syntax, verb)
        if told is not None:
            return told
        above = syntax.parent(verb)
        verb = above if above is not None and syntax.relation_of(verb) in _CLIMBED and above.pos_ in _VERBS else None
    return ""


def _own(syntax: Syntax, verb: Token) -> str | None:
    """Return what a verb with its auxiliaries tells; None where the verb above does."""
    helpers = [*syntax.children(verb, "aux"), *syntax.children(verb, "aux:pass"), *syntax.children(verb, "cop")]
    tags = {token.tag_ for token in helpers}
    if "MD" in tags:
        return ""
    has = {token.lemma_.lower() for token in helpers if token.tag_ in _PRESENT}
    if tags & _PAST or verb.tag_ in _PAST:
        return "past"
    if "have" in has:
        return "past"
    if tags & _PRESENT or verb.tag_ in _PRESENT:
        return "present"
    if verb.tag_ == "VBN" and syntax.relation_of(verb) in _WITHIN_NOUNS:
        return _WITHIN_NOUNS[syntax.relation_of(verb)]
    return None
