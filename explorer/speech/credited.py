"""Speech credited with a preposition: "according to Fars, ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.speech.content import CREDITING
from explorer.speech.runs import find_speaker, make_speech, to_runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from explorer.clauses import Clauses
    from explorer.located import Located
    from explorer.model import Document, Speech
    from explorer.speech.quotes import Quotes

CERTAINTY = 0.75
"""As for "said": the outlet neither commits to it nor doubts it."""


def find_credited(document: Document, located: Located, clauses: Clauses, quotes: Quotes) -> Iterator[Speech]:
    """Give the clauses that a text credits to somebody with a preposition."""
    syntax = located.syntax
    for token in located.syntax.tokens:
        preposition = syntax.case_of(token)
        if preposition not in CREDITING or syntax.relation_of(token) == "conj":
            continue
        speaker = find_speaker(located, [token])
        parent = syntax.parent(token)
        if speaker is None or parent is None or (preposition == "per" and not speaker.mention_id):
            continue
        below = {t.i for t in syntax.subtree(token)}
        speech = make_speech(
            document,
            located,
            speaker=speaker,
            cue=_cue(token, preposition),
            verb=preposition,
            content=to_runs(t for t in syntax.subtree(_clause_of(located, token, parent)) if t.i not in below),
            quotes=quotes,
            rule="according to",
            certainty=CERTAINTY,
        )
        if speech is not None:
            yield speech


def _cue(token: Token, preposition: str) -> list[Token]:
    words = preposition.split()
    for start in range(token.i - 1, max(-1, token.i - 12), -1):
        found = token.doc[start : start + len(words)]
        if [t.lower_ for t in found] == words:
            return list(found)
    return [token]


def _clause_of(located: Located, phrase: Token, parent: Token) -> Token:
    """Find the clause that is credited: the whole sentence when the phrase opens or ends it, else the one around it."""
    syntax = located.syntax
    words = [t.i for t in syntax.subtree(phrase)]
    inner = [t.i for t in syntax.sentence(phrase) if not t.is_punct and not t.is_space]
    whole = words[0] <= inner[0] or words[-1] >= inner[-1]
    for node in [parent, *syntax.ancestors(parent)]:
        relation = syntax.relation_of(node)
        if relation == "root" or (
            not whole and relation in ("ccomp", "conj", "parataxis") and node.pos_ in ("VERB", "AUX")
        ):
            return node
    return parent
