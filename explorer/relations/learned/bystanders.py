"""Who stands in a sentence without doing or suffering what it tells, as its words around the name say.

Norway's neighbour *Sweden* condemned ...       not Norway
sources close to *Ann Lee* criticised ...       not Lee
the *Chile*-based miner, a pro-*Iranian* militia    neither state
the ruling in *Lee v. Kelland*                  a case, no people
*unlike* Y, X criticised Z                      said otherwise of Y
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from explorer.relations.learned.view import End, SentenceView

APART = frozenset({"unlike", "except", "than", "besides"})
"""Prepositions before one who is only compared or left out."""

HYPHENS = frozenset("-‐‑–")
STANCES = frozenset(("pro", "anti", "non", "ex", "post", "pre"))
"""Words before a hyphen and a name that only say how somebody stands to whom it names."""

ORIGINS = frozenset(
    "born based bred raised educated trained built made owned registered listed flagged speaking".split()
)
"""Words behind a name and a hyphen that only say where somebody or something is from."""

VERSUS = frozenset(("v", "v.", "vs", "vs.", "versus"))


def is_bystander(view: SentenceView, one: End | None, other: End | None, kind: str) -> bool:
    """Tell whether one of two ends of a claim is not party to it.

    Args:
        view: the sentence.
        one: source of the claim.
        other: its target.
        kind: of the claim; a tie may be one of origin or kin.
    """
    ends = [end for end in (one, other) if end is not None]
    if any(_is_set_apart(view, end) or _is_of_case(view, end) for end in ends):
        return True
    if kind == "affiliation":
        return False
    if any(_is_in_compound(view, end) for end in ends):
        return True
    return one is not None and (_is_owner_only(view, one, other) or _is_beside(view, one))


def _is_set_apart(view: SentenceView, end: End) -> bool:
    """Tell whether the text says that it is otherwise with somebody ("*unlike* Y, X criticised Z")."""
    return any(view.relations[k] == "case" and view.lemmas[k] in APART for k in view.children[end.head])


def _is_of_case(view: SentenceView, end: End) -> bool:
    """Tell whether a name stands in that of a case at law ("Lee *v.* Kelland")."""
    near = [k for k in (end.first - 1, end.last + 1) if 0 <= k < len(view.texts)]
    return any(view.texts[k].lower() in VERSUS for k in near)


def _is_in_compound(view: SentenceView, end: End) -> bool:
    """Tell whether a hyphen ties a name to a word that makes an adjective of it ("Chile-based", "pro-Iranian")."""
    behind, before = end.last + 1, end.first - 1
    tied = behind + 1 < len(view.texts) and view.texts[behind] in HYPHENS
    origin = tied and view.texts[behind + 1].lower() in ORIGINS
    stance = before > 0 and view.texts[before] in HYPHENS and view.texts[before - 1].lower() in STANCES
    return origin or stance


def _is_owner_only(view: SentenceView, one: End, other: End | None) -> bool:
    """Tell whether a name only says whose the one is who does it ("*Lee's* brother Bo attacked Y")."""
    if view.relations[one.head] != "nmod:poss":
        return False
    owned = view.heads[one.head]
    named = {owned, *(k for k in view.children[owned] if view.relations[k] in ("appos", "flat"))}
    somebody = {end.head for end in view.ends if end.who.actor != one.who.actor}
    return bool(named & somebody) and (other is None or other.head not in named)


def _is_beside(view: SentenceView, one: End) -> bool:
    """Tell whether a name only says beside whom others are ("sources *close to Lee* criticised Y")."""
    above = view.heads[one.head]
    near = view.relations[one.head] in ("obl", "nmod") and above >= 0 and view.kinds[above] == "ADJ"
    return near and view.relations[above] in ("amod", "acl") and view.relations[view.heads[above]].startswith("nsubj")
