"""One subject for each verb: what a parser that sees word by word sometimes gets wrong, put right by grammar.

"Ann Lee opened the talks, Kelland said"    Ann Lee: from a second subject of "said" to the subject of "opened"
"Kelland today accused Marenia of ..."      Marenia: from a second subject to the object
"Kelland says it is willing to ..."         it: from an empty word to the subject, where no clause stands for it
"""

from __future__ import annotations

from bisect import insort
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
CLAUSES = frozenset({"ccomp", "parataxis"})
CLAUSAL = CLAUSES | {"csubj", "csubj:pass", "advcl", "acl", "acl:relcl", "advcl:relcl"}
OBLIQUE = frozenset({"against", "with", "from", "in", "on", "to", "of", "by", "for", "into"})
NOT_FINITE = frozenset({"VB", "VBG"})
"""Tags of verb forms that need no subject of their own, unless an auxiliary stands by them ("will visit")."""


def mend_subjects(tokens: Sequence[Token], head: list[int], relation: list[str]) -> None:
    """Change heads and relations in place where a verb has two subjects, or only an empty one.

    Args:
        tokens: the tokens of a text.
        head: index of each token's head.
        relation: UD relation of each token to it.
    """
    subjects: dict[int, list[int]] = {}
    below = _Below(head)
    for index, label in enumerate(relation):
        if label in SUBJECTS and index > head[index] and _has_preposition(index, tokens, head, relation):
            relation[index] = "obl"
        elif label in SUBJECTS:
            subjects.setdefault(head[index], []).append(index)
        elif label == "expl" and tokens[index].lower_ == "it":
            _fill_empty(index, below, head, relation)
    for verb, found in subjects.items():
        if len(found) > 1 and tokens[verb].pos_ == "VERB":
            _spread(verb, found, tokens, below, relation)


def _has_preposition(index: int, tokens: Sequence[Token], head: Sequence[int], relation: Sequence[str]) -> bool:
    """No subject stands behind its verb with a preposition ("opened an inquiry *against officials*")."""
    first = head[index] + 1
    return any(head[i] == index and relation[i] == "case" and tokens[i].lower_ in OBLIQUE for i in range(first, index))


def _fill_empty(index: int, children: _Below, head: Sequence[int], relation: list[str]) -> None:
    """An empty "it" stands for a clause behind it; where there is none it means somebody."""
    below = {relation[i] for i in children.of(head[index]) if i != index}
    if "xcomp" in below and not below & (CLAUSAL | SUBJECTS):
        relation[index] = "nsubj"


def _spread(verb: int, subjects: list[int], tokens: Sequence[Token], below: _Below, relation: list[str]) -> None:
    """Give the subject nearest before it to a clause that has none, or make the one behind the verb its object."""
    children = [i for i in below.of(verb) if i != verb]
    clauses = [i for i in children if relation[i] in CLAUSES]
    clause = next((i for i in clauses if _lacks_subject(i, tokens, below, relation)), None)
    before = [i for i in subjects if clause is not None and i < clause]
    if before:
        below.move(before[-1], clause)
    elif subjects[-1] > verb > subjects[0] and not any(relation[i] in ("obj", "ccomp") for i in children):
        relation[subjects[-1]] = "obj"


def _lacks_subject(verb: int, tokens: Sequence[Token], children: _Below, relation: Sequence[str]) -> bool:
    below = [i for i in children.of(verb) if i != verb]
    is_finite = tokens[verb].tag_ not in NOT_FINITE or any(relation[i] == "aux" for i in below)
    return is_finite and not any(i < verb and relation[i].startswith(("nsubj", "csubj", "expl")) for i in below)


class _Below:
    """What hangs on each token, kept up to date while heads change."""

    def __init__(self, head: list[int]) -> None:
        self._head = head
        self._children: dict[int, list[int]] = {}
        for index, above in enumerate(head):
            self._children.setdefault(above, []).append(index)

    def of(self, index: int) -> list[int]:
        """Give the tokens that hang on one, a root among its own, in text order."""
        return self._children.get(index, [])

    def move(self, index: int, above: int) -> None:
        """Hang a token on another one."""
        self._children[self._head[index]].remove(index)
        insort(self._children.setdefault(above, []), index)
        self._head[index] = above
