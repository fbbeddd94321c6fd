"""Phrases put back where they belong, where a parser hung them on the nearest noun.

"a letter to Ann Lee and the board from Bo Kelland"    from Kelland: from an apposition of the board to the letter
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

LONGEST_PHRASE = 8
"""Words between a preposition and its noun."""


def mend_attachments(tokens: Sequence[Token], head: list[int], relation: list[str]) -> None:
    """Change heads and relations in place: of false appositions, and of senders that hang on receivers.

    Args:
        tokens: the tokens of a text.
        head: index of each token's head.
        relation: UD relation of each token to it.
    """
    for index, label in enumerate(relation):
        if label == "case" and tokens[index].tag_ != "POS":
            noun = head[index]
            if relation[noun] == "appos":  # an apposition has no preposition
                relation[noun] = "nmod"
            if tokens[index].lower_ == "from":
                _give_to_what_was_sent(noun, tokens, head, relation)


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
