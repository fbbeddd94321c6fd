"""ClearNLP trees, which spaCy's own English pipelines give, turned into Universal Dependencies (UD).

    labels --renamed--> prepositions below their nouns --> infinitives and small clauses --> copulas below their
    predicates --> conjuncts below the first of them

The two differ in names (`dobj`, `obj`) and in shape: ClearNLP hangs nouns on prepositions, predicates on "be",
conjuncts in a chain, and gives "wanted him to go" a clause with a subject where UD has an object.

Sources: Choi & Palmer (2012), Guidelines for the Clear Style Constituent to Dependency Conversion;
https://universaldependencies.org/en/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

RENAMED = {
    "acomp": "xcomp",
    "attr": "xcomp",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "dep",
    "neg": "advmod",
    "npadvmod": "obl:unmarked",
    "nsubjpass": "nsubj:pass",
    "oprd": "xcomp",
    "poss": "nmod:poss",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "relcl": "acl:relcl",
}
CLEARNLP_ONLY = frozenset(RENAMED) | {"agent", "pcomp", "pobj", "prep"}
"""Labels that UD does not know; a tree with one of them is ClearNLP's."""

PREDICATE_POS = frozenset({"VERB", "AUX", "ADJ", "ADV"})
PREPOSITION_POS = frozenset({"ADP", "SCONJ", "PART"})
SMALL_CLAUSE_VERBS = frozenset("catch feel find get have hear help keep leave let make see watch".split())
"""Verbs whose object does what a bare infinitive or participle after it says ("let them go", "saw him leaving")."""

NON_FINITE = frozenset({"VB", "VBG", "VBN"})


def is_clearnlp(tokens: Sequence[Token]) -> bool:
    """Tell whether a parse has ClearNLP's labels; a few short sentences look the same in both."""
    return any(token.dep_ in CLEARNLP_ONLY or _is_infinitive_mark(token) for token in tokens)


def to_universal(tokens: Sequence[Token]) -> tuple[list[int], list[str]]:
    """Give the head and the UD relation of each token of a ClearNLP parse; a root is its own head."""
    tree = _Tree(tokens)
    _hang_prepositions(tree)
    _relabel(tree)
    _raise_subjects(tree)
    _turn_copulas(tree)
    _hang_on_first_conjunct(tree)
    return tree.head, tree.relation


class _Tree:
    """Heads and relations that change, with the tokens below each."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.head = [token.head.i for token in tokens]
        self.relation = [RENAMED.get(token.dep_, token.dep_) for token in tokens]
        self._below: list[list[int]] = [[] for _ in tokens]
        for index, head in enumerate(self.head):
            if head != index:
                self._below[head].append(index)

    def below(self, index: int, *relations: str) -> list[int]:
        found = [child for child in self._below[index] if not relations or self.relation[child] in relations]
        return sorted(found)

    def hang(self, index: int, head: int, relation: str) -> None:
        old = self.head[index]
        if old != index:
            self._below[old].remove(index)
        if head != index:
            self._below[head].append(index)
        self.head[index], self.relation[index] = head, relation


def _is_infinitive_mark(token: Token) -> bool:
    return token.dep_ == "aux" and token.lower_ == "to"


def _is_preposition(token: Token) -> bool:
    if token.dep_ in ("prep", "agent"):
        return True
    governs = any(child.dep_ in ("pobj", "pcomp") for child in token.children)
    return token.pos_ in PREPOSITION_POS and (token.dep_ in ("dative", "pcomp") or (token.dep_ == "pobj" and governs))


def _hang_prepositions(tree: _Tree) -> None:
    """Turn verb > preposition > noun into verb > noun > preposition; a verb after one becomes a marked clause."""
    for noun in tree.tokens:
        if noun.dep_ not in ("pobj", "pcomp") or _is_preposition(noun):
            continue
        if tree.relation[noun.head.i] in ("case", "mark"):  # a second noun after it, where the parser went wrong
            tree.hang(noun.i, tree.head[noun.head.i], "conj")
            continue
        prepositions = _prepositions_of(noun)
        governor, relation = _governor_and_relation(noun, prepositions[-1])
        tree.hang(noun.i, noun.i if relation == "root" else governor.i, relation)
        for preposition in prepositions:
            for child in tree.below(preposition.i):
                if child not in (noun.i, *(token.i for token in prepositions)):
                    tree.hang(child, noun.i, tree.relation[child])
            tree.hang(preposition.i, noun.i, "mark" if relation in ("advcl", "acl") else "case")


def _prepositions_of(noun: Token) -> list[Token]:
    """Give the prepositions before a noun, innermost first: "from" and "behind", "because" and "of"."""
    found = [noun.head]
    while _is_preposition(found[-1]) and _is_preposition(found[-1].head):
        found.append(found[-1].head)
    parts = [child for child in noun.head.children if child.dep_ == "pcomp" and _is_preposition(child)]
    return [*parts, *found]


def _governor_and_relation(noun: Token, preposition: Token) -> tuple[Token, str]:
    governor = preposition.head
    if governor.i == preposition.i:
        return noun, "root"
    if preposition.dep_ == "conj":  # "with X and with Y"
        first = next((child for child in governor.children if child.dep_ == "pobj"), None)
        if first is not None:
            return first, "conj"
        governor = governor.head
    verbal = governor.pos_ in PREDICATE_POS
    if noun.dep_ == "pcomp" and noun.pos_ in ("VERB", "AUX"):
        return governor, "advcl" if verbal else "acl"
    if preposition.dep_ == "agent":
        return governor, "obl:agent"
    return governor, "obl" if verbal else "nmod"


def _relabel(tree: _Tree) -> None:
    """Take the "to" of an infinitive for a mark, and the noun of "US-backed forces" for part of a compound."""
    for token in tree.tokens:
        if _is_infinitive_mark(token):
            tree.relation[token.i] = "mark"
        elif token.dep_ == "npadvmod" and token.head.dep_ == "amod":
            tree.relation[token.i] = "compound"


def _raise_subjects(tree: _Tree) -> None:
    """Turn "wanted [him to go]" into "wanted him [to go]": the subject becomes the object of the verb above."""
    for verb in tree.tokens:
        governor = tree.tokens[tree.head[verb.i]]
        if verb.dep_ != "ccomp" or governor.pos_ != "VERB" or not _is_small_clause(tree, verb, governor):
            continue
        tree.relation[verb.i] = "xcomp"
        for subject in tree.below(verb.i, "nsubj", "nsubj:pass"):
            tree.hang(subject, governor.i, "obj")


def _is_small_clause(tree: _Tree, verb: Token, governor: Token) -> bool:
    marks = [tree.tokens[child].lower_ for child in tree.below(verb.i, "mark")]
    if marks:
        return marks == ["to"]
    if any(tree.tokens[child].tag_ != "VB" for child in tree.below(verb.i, "aux", "aux:pass")):
        return False
    subjects = tree.below(verb.i, "nsubj", "nsubj:pass")
    if verb.tag_ in NON_FINITE:
        return bool(subjects) and governor.lemma_ in SMALL_CLAUSE_VERBS
    if verb.pos_ == "ADJ":  # "considers him responsible", "held him responsible"
        subjects = subjects or tree.below(governor.i, "obj")
    return verb.pos_ in ("ADJ", "NOUN") and any(governor.i < subject < verb.i for subject in subjects)


def _turn_copulas(tree: _Tree) -> None:
    """Turn "is" with a predicate below it into the predicate with "is" below it."""
    for verb in tree.tokens:
        if verb.lemma_ != "be" or verb.dep_ in ("aux", "auxpass"):
            continue
        stated = [child for child in tree.below(verb.i) if tree.tokens[child].dep_ in ("attr", "acomp")]
        if tree.below(verb.i, "expl"):  # "there is X": X is the subject
            for index in stated[:1]:
                tree.relation[index] = "nsubj"
            continue
        predicate = next(iter(stated or _other_predicates(tree, verb)), None)
        if predicate is None:
            continue
        _mark_empty_subject(tree, verb)
        tree.relation[predicate] = "xcomp"
        _swap(tree, verb.i, predicate)


def _other_predicates(tree: _Tree, verb: Token) -> list[int]:
    """Give what "be" states without a noun or adjective right below it: "is *in Y*", "is *to blame*"."""
    infinitives = [child for child in tree.below(verb.i, "xcomp") if tree.below(child, "mark")]
    return infinitives or [child for child in tree.below(verb.i, "obl") if child > verb.i]


def _mark_empty_subject(tree: _Tree, verb: Token) -> None:
    """In "it is clear that ..." the clause below "is" is what is clear; "it" stands for nobody."""
    for subject in tree.below(verb.i, "nsubj"):
        clauses = [child for child in tree.below(verb.i, "ccomp", "xcomp") if tree.below(child, "mark")]
        if tree.tokens[subject].lower_ == "it" and clauses:
            tree.relation[subject] = "expl"


def _swap(tree: _Tree, verb: int, predicate: int) -> None:
    for child in tree.below(verb):
        if child != predicate:
            tree.hang(child, predicate, tree.relation[child])
    head, relation = tree.head[verb], tree.relation[verb]
    tree.hang(predicate, predicate if head == verb else head, relation)
    tree.hang(verb, predicate, "cop")


def _hang_on_first_conjunct(tree: _Tree) -> None:
    """Turn A > B > C into A > B and A > C, and hang "and" on the conjunct after it."""
    for token in tree.tokens:
        first = tree.head[token.i]
        if tree.relation[token.i] == "conj" and tree.relation[first] == "conj":
            tree.hang(token.i, tree.head[first], "conj")
    for token in tree.tokens:
        if tree.relation[token.i] != "cc":
            continue
        first = tree.head[token.i]
        first = tree.head[first] if tree.relation[first] == "conj" else first
        later = [child for child in tree.below(first, "conj") if child > token.i]
        if later:
            tree.hang(token.i, later[0], "cc")
