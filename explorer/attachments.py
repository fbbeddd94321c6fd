"""Phrases put back where they belong, where a parser hung them on the nearest noun.

"a letter to Ann Lee and the board from Bo Kelland"    from Kelland: from an apposition of the board to the letter
"accused him of refusing to fight and of lying"         lying: from a second infinitive to what he is accused of
"welcomes the board of inquiry's report"                board: from an object of its own to whose report it is
"Ann Lee and Bo Kelland, director of the museum"        director: from the first of two people to the one beside it
"the charge that Ann Lee bribed Bo Kelland"             bribed: from a relative clause of two objects to what is charged
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

LONGEST_PHRASE = 8
"""Words between a preposition and its noun."""

INTRODUCING = frozenset({"of", "from", "for", "by", "that"})
"""Words before a clause that tell, repeated before a second one, what that is parallel to."""

MOST_CLAUSES = 3

LONGEST_OWNED = 5
"""Words from a possessive ending to the noun that it belongs to ("'s first full annual *report*")."""


def mend_attachments(tokens: Sequence[Token], head: list[int], relation: list[str]) -> None:
    """Change heads and relations in place: of false appositions, and of senders that hang on receivers.

    Args:
        tokens: the tokens of a text.
        head: index of each token's head.
        relation: UD relation of each token to it.
    """
    _find_contents(tokens, head, relation)
    marks = {(head[i], tokens[i].lower_) for i, label in enumerate(relation) if label == "mark"}
    for clause, word in sorted(marks):
        if word in INTRODUCING and relation[clause] == "conj":
            _put_beside_its_like(clause, word, marks, head, relation)
    for index, label in enumerate(relation):
        if label == "appos":
            _put_beside_its_name(index, tokens, head, relation)
    for index, label in enumerate(relation):
        if label == "case" and tokens[index].tag_ == "POS":
            _make_owner(head[index], index, head, relation)
        elif label == "case":
            noun = head[index]
            if relation[noun] == "appos":  # an apposition has no preposition
                relation[noun] = "nmod"
            if tokens[index].lower_ == "from":
                _give_to_what_was_sent(noun, tokens, head, relation)


def _find_contents(tokens: Sequence[Token], head: list[int], relation: list[str]) -> None:
    for index, label in enumerate(relation):
        if label == "acl:relcl":
            _read_as_content(index, tokens, head, relation)


def _read_as_content(clause: int, tokens: Sequence[Token], head: list[int], relation: list[str]) -> None:
    """Make a clause with an object of its own beside "that" what the noun is about, and "that" its mark."""
    objects = [i for i in range(head[clause] + 1, len(head)) if head[i] == clause and relation[i] in ("obj", "iobj")]
    that = [i for i in objects if tokens[i].lower_ == "that" and i < clause]
    if len(objects) == len(that) or not that or any(i > clause + LONGEST_PHRASE for i in objects):
        return
    relation[clause], relation[that[0]] = "acl", "mark"


def _put_beside_its_name(title: int, tokens: Sequence[Token], head: list[int], relation: list[str]) -> None:
    """Hang an office in the singular on the last of several people, where it stands behind that one."""
    others = [i for i in range(head[title] + 1, title) if relation[i] == "conj" and head[i] == head[title]]
    if not others or tokens[title].tag_ not in ("NN", "NNP"):
        return
    last = others[-1]
    between = [
        t for t in tokens[last + 1 : title] if not t.is_punct and t.pos_ not in ("DET", "ADJ") and head[t.i] != title
    ]
    if tokens[last].pos_ == "PROPN" and all(head[t.i] == last for t in between):
        head[title] = last


def _make_owner(owner: int, ending: int, head: list[int], relation: list[str]) -> None:
    """Hang whoever has a possessive ending on the noun behind it, where both were made objects or subjects."""
    if relation[owner] not in ("obj", "iobj", "nsubj", "obl", "nmod"):
        return
    for index in range(ending + 1, min(ending + 1 + LONGEST_OWNED, len(head))):
        if head[index] == head[owner] and relation[index] in ("obj", "nsubj", "nsubj:pass", "obl", "nmod"):
            head[owner], relation[owner] = index, "nmod:poss"
            return


def _give_to_what_was_sent(sender: int, tokens: Sequence[Token], head: list[int], relation: list[str]) -> None:
    """Hang "from Bo Kelland" on the letter instead of on whom it is to; people are not told apart by where from."""
    receiver = head[sender]
    while relation[receiver] == "conj" and tokens[head[receiver]].pos_ in ("NOUN", "PROPN"):
        receiver = head[receiver]
    people = "PERSON" in (tokens[sender].ent_type_, tokens[receiver].ent_type_)
    is_receiver = any(
        tokens[i].lower_ == "to" and head[i] == receiver and relation[i] == "case"
        for i in range(max(0, receiver - LONGEST_PHRASE), receiver)
    )
    if people and is_receiver and relation[sender] == relation[receiver] == "nmod":
        head[sender] = head[receiver]


def _put_beside_its_like(
    clause: int, word: str, marks: set[tuple[int, str]], head: list[int], relation: list[str]
) -> None:
    """Climb from what a second clause is coordinated with to the clause that begins with the same word."""
    above = head[clause]
    for _ in range(MOST_CLAUSES):
        if (above, word) in marks:
            head[clause] = above
            return
        if relation[above] not in ("xcomp", "conj") or head[above] == above:
            return
        above = head[above]
