"""Names are one: what a parser that sees word by word hung on two places, put under one word by what is a name.

"Marko “the Bear” Vilen attacked ..."     Vilen: from a second subject to a part of the first word's name
"Barnes & Orr sued ..."                   Orr: from a second one of two to a part of the firm's name
"Special Envoy Holm met ..."              Envoy: from a second subject to the title of Holm
"the dairy Barnes & Orr sued ..."         the name: from a second subject to the dairy that it names
"Friday sued Kolt"                        Friday, if it is a name: from a time to the subject
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span, Token

PLACES_OF_NAMES = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod:poss", "nmod", "appos", "conj", "root")
"""Relations in which a whole name stands, the likeliest first."""

SUBJECTS = ("nsubj", "nsubj:pass")
ELECTING = frozenset("appoint choose crown declare elect make name nominate pick proclaim reelect".split())
JOINED = ("conj", "appos", "parataxis", "list", "dep")
TIMES = ("obl:unmarked", "obl:tmod", "nmod:unmarked")
NO_WORDS = frozenset(("cc", "punct", "det", "case"))


def mend_names(names: Sequence[Span], tokens: Sequence[Token], head: list[int], relation: list[str]) -> None:
    """Change heads and relations in place so that each name hangs on one word, and its title on the name.

    Args:
        names: the names of a text.
        tokens: its tokens.
        head: index of each token's head.
        relation: UD relation of each token to it.
    """
    for name in names:
        top = _top(name, head, relation)
        if len(name) > 1:
            _gather(name, top, tokens, head, relation)
        _hang_on_kind(name, top, tokens, head, relation)
        if name.label_ in ("PERSON", "PER"):
            _hang_office(name, top, tokens, head, relation)
            _take_part(top, tokens, head, relation)
            _hang_title(name, top, tokens, head, relation)


def _top(name: Span, head: Sequence[int], relation: Sequence[str]) -> int:
    """The word of a name by which it hangs on the rest of the sentence."""
    inside = range(name.start, name.end)
    loose = [i for i in inside if head[i] not in inside or head[i] == i]
    rank = {label: place for place, label in enumerate(PLACES_OF_NAMES)}
    return min(loose or inside, key=lambda i: (rank.get(relation[i], len(rank)), i))


def _hang_on_kind(name: Span, top: int, tokens: Sequence[Token], head: list[int], relation: list[str]) -> None:
    """Hang a name on the noun right before it that says what it names, where both have the same place in the clause."""
    kind = name.start - 1
    if kind < 0 or tokens[kind].pos_ != "NOUN" or head[kind] == kind:
        return
    if head[kind] == head[top] and relation[kind] == relation[top] and relation[kind] in (*SUBJECTS, "obj"):
        head[top], relation[top] = kind, "appos"


def _hang_office(name: Span, top: int, tokens: Sequence[Token], head: list[int], relation: list[str]) -> None:
    """Make a person the object who was read as a part of the office behind ("elected *Ann Lee* president")."""
    office = name.end
    if office >= len(tokens) or head[top] != office or relation[top] not in ("compound", "nmod", "nmod:desc"):
        return
    verb = head[office]
    small = tokens[office].pos_ == "NOUN" and tokens[office].is_lower
    if small and tokens[verb].lemma_ in ELECTING and verb < top and relation[office] in ("obj", "xcomp"):
        head[top], relation[top], relation[office] = verb, "obj", "xcomp"


def _gather(name: Span, top: int, tokens: Sequence[Token], head: list[int], relation: list[str]) -> None:
    inside = range(name.start, name.end)
    for index in inside:
        if index == top:
            continue
        is_loose = head[index] not in inside or head[index] == index
        if is_loose and relation[index] not in NO_WORDS and tokens[index].sent == tokens[top].sent:
            head[index], relation[index] = top, "flat"
        elif head[index] == top and relation[index] in JOINED and (name.label_ == "PERSON" or "&" in name.text):
            relation[index] = "flat"


def _take_part(top: int, tokens: Sequence[Token], head: Sequence[int], relation: list[str]) -> None:
    """Make the subject or object of a person that the parser read as a time ("*Friday* sued Kolt")."""
    verb = head[top]
    if relation[top] not in TIMES or tokens[verb].pos_ != "VERB":
        return
    taken = {relation[i].partition(":")[0] for i, above in enumerate(head) if above == verb}
    role = "nsubj" if top < verb else "obj"
    if role not in taken:
        relation[top] = role


def _hang_title(name: Span, top: int, tokens: Sequence[Token], head: list[int], relation: list[str]) -> None:
    """Hang a title right before a name on the name where the parser made both subjects of one verb."""
    title = name.start - 1
    if title < 0 or relation[top] not in SUBJECTS or tokens[title].pos_ not in ("NOUN", "PROPN"):
        return
    node = title
    while head[node] != node and head[node] != head[top] and name.start > head[node]:
        node = head[node]
    if head[node] == head[top] and relation[node] in SUBJECTS and node < name.start:
        head[node], relation[node] = top, "nmod:desc"
