"""The parse of a text in one vocabulary, whichever pipeline made it.

Pipelines label dependencies in two ways: Universal Dependencies (UD; ours) and the ClearNLP labels
of spaCy's own English pipelines. Every rule speaks UD only; `Syntax` has ClearNLP trees turned into it.

Source: https://universaldependencies.org/en/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.attachments import mend_attachments
from explorer.clearnlp import is_clearnlp, to_universal
from explorer.subjects import mend_subjects
from explorer.wholes import mend_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})


class Syntax:
    """Heads, relations and prepositions of a Doc's tokens, by token index, in UD terms.

    Args:
        doc: a parsed spaCy Doc; roots are their own heads.

    Attributes:
        tokens: the Doc's tokens; spaCy makes a new object at each look-up, this list does not.
        head: index of each token's head; a root's is its own.
        relation: UD relation of each token ("root" for roots).
        case: the preposition or prepositions of each token, lower case ("because of"), or empty.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.tokens = list(doc)
        if is_clearnlp(self.tokens):
            self.head, self.relation = to_universal(self.tokens)
        else:
            self.head, self.relation = [token.head.i for token in self.tokens], [token.dep_ for token in self.tokens]
        self.relation = ["root" if relation == "ROOT" else relation for relation in self.relation]
        mend_names(doc.ents, self.tokens, self.head, self.relation)
        mend_subjects(self.tokens, self.head, self.relation)
        mend_attachments(self.tokens, self.head, self.relation)
        self.case = _collect_cases(self)
        self.sentences = list(doc.sents) if doc.has_annotation("SENT_START") else [doc[:]]
        self._sentence_at = [number for number, span in enumerate(self.sentences) for _ in span]
        self._plain = [relation.partition(":")[0] for relation in self.relation]
        self._kept: dict[tuple[int, tuple[str, ...]], list[Token]] = {}
        self._children: list[list[Token]] = [[] for _ in self.tokens]
        for index, head in enumerate(self.head):
            if head != index:
                self._children[head].append(self.tokens[index])

    def children(self, token: Token, *relations: str) -> list[Token]:
        """Give the dependents of a token, in text order; only those with one of the relations where given.

        A relation without subtype ("nmod") stands for its subtypes too ("nmod:poss").
        """
        found = self._children[token.i]
        if not found or not relations:
            return list(found)
        key = (token.i, relations)  # each is asked for about four times
        kept = self._kept.get(key)
        if kept is None:
            own, plain = self.relation, self._plain
            kept = [child for child in found if own[child.i] in relations or plain[child.i] in relations]
            self._kept[key] = kept
        return kept.copy()

    def sentence(self, token: Token) -> Span:
        """Give the sentence that a token stands in (spaCy's own look-up goes through the text each time)."""
        return self.sentences[self._sentence_at[token.i]]

    def number_of_sentence(self, token: Token) -> int:
        """Give the place in `sentences` of the one that a token stands in."""
        return self._sentence_at[token.i]

    def is_one(self, token: Token, relations: tuple[str, ...]) -> bool:
        """Tell whether a token's relation is one of these, subtypes included."""
        return self.relation[token.i] in relations or self._plain[token.i] in relations

    def parent(self, token: Token) -> Token | None:
        """Give the token that this one depends on; None for a root."""
        head = self.head[token.i]
        return None if head == token.i else self.tokens[head]

    def relation_of(self, token: Token) -> str:
        """Give the UD relation of a token to its head."""
        return self.relation[token.i]

    def case_of(self, token: Token) -> str:
        """Give the preposition of a token; a conjunct without one has that of its first conjunct."""
        while not self.case[token.i] and self.relation[token.i] == "conj":
            token = self.tokens[self.head[token.i]]
        return self.case[token.i]

    def top(self, span: Span) -> Token:
        """Give the token of a span that its other tokens depend on."""
        inside = range(span.start, span.end)
        loose = [i for i in inside if self.head[i] == i or self.head[i] not in inside]
        if len(loose) > 1:  # in "French and Malian troops", "Malian" hangs outside "Malian troops", and yet on "troops"
            higher = (i for i in loose if not any(t.i in loose for t in self.ancestors(self.tokens[i])))
            return self.tokens[next(higher, loose[0])]
        return self.tokens[loose[0] if loose else span.start]

    def top_of_name(self, name: Span, title: Span | None = None) -> Token:
        """Give the token that a name with its title hangs on; the title may be the head ("Ayatollah Khamenei")."""
        top = self.top(name)
        before = {token.i for token in title} if title is not None else set()
        for _ in range(len(before) + 1):
            parent = self.parent(top)
            if parent is None or not (parent.i in before or self.relation[top.i] == "flat"):
                break
            top = parent
        return top

    def conjuncts(self, token: Token) -> list[Token]:
        """Give a token and those coordinated with it below it ("A, B and C" from A), in text order."""
        children = self.children(token, "conj")
        if not children:
            return [token]
        found = [token]
        for child in children:
            found += self.conjuncts(child)
        return sorted(found, key=lambda t: t.i)

    def first_conjunct(self, token: Token) -> Token:
        """Climb from a conjunct to the first of its coordination."""
        while self.relation[token.i] == "conj":
            token = self.tokens[self.head[token.i]]
        return token

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Go up from a token's head to the root."""
        seen = 0
        parent = self.parent(token)
        while parent is not None and seen <= len(self.doc):
            yield parent
            parent, seen = self.parent(parent), seen + 1

    def subtree(self, token: Token) -> list[Token]:
        """Give a token and all below it, in text order."""
        found, open_ = [], [token]
        while open_:
            node = open_.pop()
            found.append(node)
            open_ += self._children[node.i]
        return sorted(found, key=lambda t: t.i)


def _collect_cases(syntax: Syntax) -> list[str]:
    """Give the prepositions of each token; fixed parts ("because of") belong to them."""
    cases = [""] * len(syntax.tokens)
    fixed: dict[int, list[int]] = {}
    for index, relation in enumerate(syntax.relation):
        if relation == "fixed":
            fixed.setdefault(syntax.head[index], []).append(index)
    for index, relation in enumerate(syntax.relation):
        if relation == "case" and syntax.tokens[index].tag_ != "POS":
            words = [index, *fixed.get(index, [])]
            text = " ".join(syntax.tokens[i].lower_ for i in words)
            noun = syntax.head[index]
            cases[noun] = f"{cases[noun]} {text}".strip()
    return cases
