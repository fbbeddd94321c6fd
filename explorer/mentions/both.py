"""Two taken together: "both sides", "the two countries", which mean two actors at once.

A mention means one actor. So two are made, one with the word for two and one without it, and who is who links them to
the two: "[both [sides]]".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.mentions.context import Context, explains

if TYPE_CHECKING:
    from spacy.tokens import Token

FIRST, SECOND = "the one of two", "the other of two"
KINDS = {
    "place": "countries nations states".split(),
    "person": "brothers leaders men ministers presidents rivals women".split(),
    "organization": "banks clubs companies firms institutes institutions organisations organizations".split(),
    "group": "factions governments groups militaries movements parties rebels sides teams".split(),
}
KIND_OF = {noun: kind for kind, nouns in KINDS.items() for noun in nouns}
NOT_BESIDE = ("nmod", "acl", "acl:relcl", "appos", "cop", "conj", "nmod:poss", "amod", "compound")
"""What tells of which two: then they are not simply those named before."""


@explains(
    the_one_of_two="'Both sides' or 'the two countries' means two named before; this is the one.",
    the_other_of_two="'Both sides' or 'the two countries' means two named before; this is the other.",
)
def find_both(context: Context) -> None:
    """Make two mentions of each phrase for two who were named before."""
    for token in context.syntax.tokens:
        kind = KIND_OF.get(token.lower_)
        first = _word_for_two(context, token) if kind is not None else None
        if first is None or context.syntax.children(token, *NOT_BESIDE):
            continue
        known = context.topped_by(token)
        if known is not None and known.form == "name":
            continue
        fields = {"head": token.lemma_.lower(), "number": "plural"}
        if known is None:
            context.add(context.doc[token.i : token.i + 1], kind, "description", SECOND, **fields)
        else:
            context.change(known, kind=kind, rule=SECOND)
        context.add(context.doc[first.i : token.i + 1], kind, "description", FIRST, **fields)


def _word_for_two(context: Context, token: Token) -> Token | None:
    """Give "both" before a noun, or "two" with "the" or "these" before it."""
    before = [child for child in context.syntax.children(token) if child.i < token.i]
    both = next((child for child in before if child.lower_ == "both"), None)
    two = next((child for child in before if child.lower_ in ("two", "2")), None)
    known = any(child.lower_ in ("the", "these", "those") for child in before)
    found = both or (two if known else None)
    return found if found is not None and found.i == token.i - 1 else None
