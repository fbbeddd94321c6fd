"""What somebody does, and what is done to them: the verbs of which a mention is the doer or the target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.symbols import NOUN, VERB

from explorer.coverage.descriptions import SEEMING
from explorer.coverage.told import completes, lead, say, told
from explorer.coverage.wordlists import read_deeds
from explorer.factuality import EventFactuality

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from explorer.coverage.portraying import Portraying
    from explorer.coverage.wordlists import Deed
    from explorer.model import Mention, RelationMention

LIGHT = frozenset({"be", "have"})
PLACING = frozenset("in at from near into off outside around".split())
NOT_A_DEED = ("amod", "compound", "aux", "aux:pass", "cop", "case", "mark", "fixed", "flat")
"""Relations in which a verb's form is no verb ("the *wanted* man", "*including* X")."""

OBJECTS = frozenset({"obj", "iobj", "conj"})
"""Relations below a verb without which only a passive or a relative clause gives it an object."""

COMPLETING = frozenset({"xcomp", "advcl", "ccomp"})
RULES = {
    "subject": "Somebody is the subject of the verb and so does it ('Holm warned ...').",
    "by": "Somebody does it, named with 'by' beside a passive ('was shelled by Kelland').",
    "object": "It is done to somebody: the object of the verb ('arrested Farkas').",
    "passive": "It is done to somebody: the subject of a passive ('Farkas was arrested').",
    "recipient": "Somebody gets what is given, told or sent ('gave Marenia a loan').",
    "preposition": "It is done to somebody named with a preposition ('called on Marenia').",
    "noun for a deed": "A noun names a deed, and the phrase with it says who did or suffered it ('the fall of Brune').",
}


def find_deeds(portraying: Portraying) -> None:
    """Add the verbs, and nouns for deeds, with their doers and targets."""
    for verb in portraying.verbs:
        if verb.lemma_ not in LIGHT and not verb.ent_type and not portraying.syntax.is_one(verb, NOT_A_DEED):
            _find_of_verb(portraying, verb)
    nouns = read_deeds()
    for token in portraying.tokens:
        if token.pos == NOUN and not token.ent_type and token.lemma_ in nouns:
            _find_of_noun(portraying, token, nouns[token.lemma_])


def _find_of_verb(portraying: Portraying, verb: Token) -> None:
    clauses, below = portraying.clauses, portraying.below(verb)
    if verb.lemma_ in SEEMING and any(t.pos != VERB for t in portraying.syntax.children(verb, "xcomp")):
        return  # "seems calm" tells how somebody is
    if verb.lemma_ == "use" and "xcomp" in below:
        return  # "used to rule" tells the ruling
    passive = clauses.is_passive(verb)
    told_later = bool(below & COMPLETING) and _is_told_by_infinitive(portraying, verb, passive=passive)
    doers = [] if told_later and not passive else portraying.shown(clauses.agents(verb))
    may_have_object = passive or below & OBJECTS or portraying.syntax.relation_of(verb) == "acl:relcl"
    patients = clauses.patients(verb) if may_have_object and not told_later else []
    if passive:
        patients = [token for token in patients if not portraying.is_empty(token, verb)]
    if doers and not passive and _suffers(portraying, verb, below):
        found = [(each, "target", "passive") for each in doers]
    else:
        found = [(each, "doer", "by" if passive else "subject") for each in doers]
    found += [(each, "target", "passive" if passive else "object") for each in portraying.shown(patients)]
    if "iobj" in below:
        found += [(each, "target", "recipient") for each in portraying.shown(clauses.recipients(verb))]
    if found:
        words, lemma = told(portraying, verb)
        for mention, kind, rule in found:
            said = say(portraying.told_of(verb, mention), verb, lemma)
            portraying.add_words(mention, kind, words, lemma=said, rule=rule)


def _suffers(portraying: Portraying, verb: Token, below: set[str]) -> bool:
    """Tell whether a bare participle is said of its subject ("saw a general *killed*", "with the town *destroyed*")."""
    completes_another = portraying.syntax.relation_of(verb) == "xcomp" and verb.tag_ in ("VBN", "VBD")
    if not completes_another and (verb.tag_ != "VBN" or "nsubj" not in below):
        return False
    return not below & {"aux", "aux:pass", "obj", "cop", "mark"}


def _is_told_by_infinitive(portraying: Portraying, verb: Token, *, passive: bool) -> bool:
    """Tell whether what follows tells the deed: "tried" says nothing without "to attack", nor "was said"."""
    syntax = portraying.syntax
    followers = [t for t in syntax.children(verb, "xcomp", "advcl", "ccomp") if t.pos_ == "VERB"]
    if not followers or (not passive and syntax.children(verb, "obj", "iobj")):
        return False
    followers = [t for t in followers if syntax.relation_of(t) == "xcomp" or completes(portraying, t, verb)]
    return any(t.lemma_ not in LIGHT and not t.ent_type_ for t in followers)


def _find_of_noun(portraying: Portraying, noun: Token, deed: Deed) -> None:
    """Read "the liberation of X by Y", "X's arrest"; of two ("X's defeat of Y") the owner is the doer."""
    syntax = portraying.syntax
    attached = portraying.clauses.attached(noun)
    by = [head for preposition, head in attached if preposition == "by"]
    after = [head for preposition, head in attached if preposition == "of"]
    owners = [head for first in syntax.children(noun, "nmod:poss") for head in syntax.conjuncts(first)]
    owner = "doer" if after and deed.of == "target" else deed.owner
    for heads, kind in ((by, "doer"), (after, deed.of), (owners, owner)):
        for mention in portraying.shown(heads):
            lemma = lead(portraying.told_of(noun, mention), deed.verb)
            portraying.add_words(mention, kind, [noun], lemma=lemma, rule="noun for a deed")


def _is_where(relation: RelationMention, target: Mention) -> bool:
    """Tell whether a preposition says where something is done, and not to whom ("strikes in Marenia")."""
    return target.kind == "place" and relation.predicate.rpartition(" ")[2] in PLACING


def find_targets_of_relations(portraying: Portraying, relations: Sequence[RelationMention]) -> None:
    """Add the targets that an action reaches by its preposition ("called on X"), as the relations know them."""
    mentions, text = portraying.located.mentions, portraying.text
    for relation in relations:
        target = mentions.get(relation.target)
        if relation.rule != "verb and preposition" or target is None or _is_where(relation, target):
            continue
        lemma = lead(EventFactuality(relation.negated, relation.modality), relation.predicate)
        cue = relation.cues[0]
        if text[cue.start : cue.end].strip():
            portraying.add(target, "target", cue.start, cue.end, lemma=lemma, rule="preposition")
