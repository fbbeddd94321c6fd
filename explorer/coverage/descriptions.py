"""What a text says that somebody is: beside the name ("X, a hard-line cleric") or in a clause ("X is a subsidiary")."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from explorer.coverage.portraying import Portraying
    from explorer.model import Mention

NAMING = frozenset(
    "call label brand dub describe denounce condemn regard portray know see consider deem designate list depict "
    "characterize characterise hail paint term view treat declare name classify blacklist cast recognize recognise "
    "refer think find judge rate dismiss".split()
)
"""Verbs by which somebody says what somebody else is ("called X a liar", "described X as corrupt")."""

MAKING = frozenset("make leave keep render drive turn".split())
"""Verbs by which something makes somebody so ("left X powerless")."""

SEEMING = frozenset("seem remain become appear look stay grow feel prove sound".split())
"""Verbs that say what their subject is ("X remains defiant")."""

SAYING_WHAT = ("NOUN", "PROPN")
BEFORE = ("nmod:desc", "compound", "nmod:unmarked")

RULES = {
    "apposition": "Words set beside the name, after it, say what somebody is ('Farkas, a hard-line cleric').",
    "apposition before": "Words set before the name say what somebody is ('the hard-line cleric Farkas').",
    "is a": "A clause with 'is', 'remains' or the like says what somebody is ('they are a wing of the army').",
    "called": "Somebody is called, described as or taken for something ('called him a liar').",
    "predicate": "A clause with 'is', 'seems' or the like says how somebody is ('Holm is furious').",
    "called so": "Somebody is said, or made, to be so ('described her as weak', 'left them powerless').",
}


def find_descriptions(portraying: Portraying) -> None:
    """Add appositions, and what clauses say that somebody is: nouns as appositions, adjectives as adjectives."""
    for mention in portraying.located.mentions.values():
        if mention.form != "pronoun":
            _find_beside(portraying, mention)
    for token, relation in zip(portraying.tokens, portraying.syntax.relation, strict=True):
        predicate = portraying.syntax.parent(token) if relation == "cop" else None
        if predicate is not None:
            _add_predicate(portraying, predicate)
    for verb in portraying.verbs:
        _find_said_by_verb(portraying, verb)


def _find_beside(portraying: Portraying, mention: Mention) -> None:
    """Read appositions in both orders; two names beside each other ("Brune, Marenia") say nothing."""
    syntax, top = portraying.syntax, portraying.tops[mention.id]
    below = portraying.below(top)
    for child in syntax.children(top, "appos") if "appos" in below else ():
        if child.i > top.i and _says_what(portraying, child) and not _of_other_number(mention, child):
            _add_noun(portraying, mention, child, "apposition")
    if mention.form != "name":
        return
    parent = _explained_before(portraying, mention, top)
    if parent is not None:
        _add_noun(portraying, mention, parent, "apposition before")
    if not mention.title and not below.isdisjoint(BEFORE):
        for child in syntax.children(top, *BEFORE):
            outside = child.idx < mention.start and child.pos_ == "NOUN"
            if outside and _says_what(portraying, child):
                _add_noun(portraying, mention, child, "apposition before")


def _explained_before(portraying: Portraying, mention: Mention, top: Token) -> Token | None:
    """Give the noun that a name stands behind as its apposition ("the militia's leader, *Omar Farkas*")."""
    syntax, noun = portraying.syntax, portraying.syntax.parent(top)
    if noun is None or noun.i > top.i or not syntax.is_one(top, ("appos",)) or syntax.children(top, "advmod"):
        return None
    if any(_is_alike(portraying.located.at(t), mention) for t in portraying.tokens[noun.i : top.i]):
        return None  # "rebel leader Bo Farkas and President *Ada Holm*"
    while mention.kind == "person" and _is_thing(portraying, noun) and syntax.is_one(noun, ("nmod",)):
        noun = syntax.parent(noun)  # "the head of the agency, Ann Lee"
    if mention.kind == "place" and not syntax.children(noun, "det", "nmod:poss"):
        return None  # "Harbour district, Brune"
    return noun if _says_what(portraying, noun) and not _of_other_number(mention, noun) else None


def _is_alike(other: Mention | None, mention: Mention) -> bool:
    return other is not None and other.form == "name" and other.kind == mention.kind and other.end <= mention.start


def _is_thing(portraying: Portraying, noun: Token) -> bool:
    known = portraying.located.at(noun)
    return known is not None and known.kind in ("organization", "place")


def _of_other_number(mention: Mention, noun: Token) -> bool:
    """Tell whether a noun for several stands beside one person: a list and no apposition."""
    return mention.kind == "person" and mention.number == "singular" and "Plur" in noun.morph.get("Number")


def _says_what(portraying: Portraying, head: Token) -> bool:
    if head.pos_ not in SAYING_WHAT or portraying.syntax.case_of(head):
        return head.pos_ in SAYING_WHAT and portraying.syntax.is_one(head, ("obl", "nmod"))
    mention = portraying.located.at(head)
    return mention is None or mention.form != "name"


def _add_noun(portraying: Portraying, mention: Mention, head: Token, rule: str) -> None:
    words = portraying.phrase(head, said=rule in ("is a", "called"))
    if not any(token.is_alpha for token in words):
        return
    lemma = portraying.lemma_of_phrase(head, words)
    if rule == "is a":
        lemma = portraying.negated(lemma, head)
    portraying.add_words(mention, "apposition", words, lemma=lemma, rule=rule)


def _add_predicate(portraying: Portraying, predicate: Token) -> None:
    """Read "X is a Y" and "X is corrupt and weak"; "X is in Z" says where and not what."""
    subjects = [s for s in portraying.clauses.surface_subjects(predicate) if not portraying.is_empty(s, predicate)]
    for mention in portraying.shown(t for s in subjects for t in portraying.syntax.conjuncts(s)):
        for head in _alike(portraying, predicate):
            _add_said(portraying, mention, head, ("is a", "predicate"))


def _alike(portraying: Portraying, head: Token) -> list[Token]:
    """Give a predicate and those coordinated with it that have no subject of their own."""
    syntax = portraying.syntax
    others = [t for t in syntax.conjuncts(head) if t == head or not syntax.children(t, "nsubj", "nsubj:pass", "cop")]
    return [token for token in others if token.pos_ in (*SAYING_WHAT, "ADJ") and not syntax.case[token.i]]


def _add_said(portraying: Portraying, mention: Mention, head: Token, rules: tuple[str, str]) -> None:
    noun_rule, adjective_rule = rules
    if head.pos_ != "ADJ":
        named = portraying.located.at(head)
        if named is None or named.form != "name":
            _add_noun(portraying, mention, head, noun_rule)
        return
    words = portraying.phrase(head, said=True)
    lemma = portraying.negated(head.lemma_.lower(), head)
    portraying.add_words(mention, "adjective", words, lemma=lemma, rule=adjective_rule)


def _find_said_by_verb(portraying: Portraying, verb: Token) -> None:
    lemma = verb.lemma_.lower()
    if lemma in SEEMING:
        whom, rules = portraying.clauses.surface_subjects(verb), ("is a", "predicate")
        whom = [t for subject in whom for t in portraying.syntax.conjuncts(subject)]
    elif lemma in NAMING or lemma in MAKING:
        whom, rules = portraying.clauses.patients(verb), ("called", "called so")
    else:
        return
    said = [t for child in _complements(portraying, verb) for t in _alike_said(portraying, child)]
    if lemma == "become":
        said += [t for t in portraying.syntax.children(verb, "obj") if t not in said]
    for mention in portraying.shown(whom) if said else ():
        for head in said:
            if lemma not in MAKING or head.pos_ == "ADJ":
                _add_said(portraying, mention, head, rules)


def _complements(portraying: Portraying, verb: Token) -> list[Token]:
    """Give what completes a verb of calling or seeming: "a liar", "corrupt", "as a threat", "as corrupt"."""
    syntax = portraying.syntax
    plain = [t for t in syntax.children(verb, "xcomp") if not syntax.children(t, "cop")]
    introduced = [t for t in syntax.children(verb, "obl", "advcl") if _introduced_by_as(portraying, t)]
    return plain + introduced


def _introduced_by_as(portraying: Portraying, token: Token) -> bool:
    return any(child.lower_ == "as" for child in portraying.syntax.children(token, "case", "mark"))


def _alike_said(portraying: Portraying, head: Token) -> list[Token]:
    return [t for t in portraying.syntax.conjuncts(head) if t.pos_ in (*SAYING_WHAT, "ADJ")]
