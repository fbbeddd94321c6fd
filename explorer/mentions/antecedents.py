"""Whom "they", "it" and "its" refer to, as far as the parse of this sentence and the one before tells.

All noun phrases compete, those too that are no actors ("the cars", "the rule"): only if a mention wins clearly, it is
the antecedent. Subjects go before objects before others, the subject of the clause that the pronoun's own belongs to
before all (after Hobbs 1978 and Lappin and Leass 1994). The other argument of the pronoun's own verb is never meant.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.mentions.context import Context, explains
from explorer.mentions.roles import find_role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from explorer.model import Mention

MANY = frozenset("they them their theirs themselves".split())
ONE = frozenset("it its itself".split())
WEIGHTS = {"subject": 3.0, "object": 1.5, "possessive": 1.0, "oblique": 1.0, "apposition": 0.6, "other": 1.0}
COMMANDING = 2.0
"""Further weight of the subject of a clause that the pronoun's own clause belongs to."""

BEFORE = 0.3
"""Share of its weight that a noun of the sentence before keeps."""

BEFORE_OF_MANY = 0.3
"""The same for "they", which mostly means more than one named there; alone that is too little to be followed."""

NO_PEOPLE = 0.6
"""Weight of plural nouns for things beside those for people, when "they" looks for its antecedent."""

AS_MANY = {"organization": 0.15}
"""Weight of what is one and may be spoken of as many: "the club said they ..."."""

COLLECTIVE = frozenset(
    "band bank board cast club coalition committee company council couple crew family firm forces government group "
    "jury league management opposition pair party police squad staff team union".split()
)
"""Nouns for what is one but made of people; "they" takes it up as easily as a plural."""

LEAST_LEAD = 2.0
"""How many times the weight of the next one the antecedent must have (GUM: below it half of the links are wrong)."""

LEAST_WEIGHT = 1.0
NO_RIVALS = frozenset(
    "year years month months week weeks day days time times today yesterday hour hours p.m. a.m.".split()
)


@dataclass(slots=True)
class Rival:
    """A noun phrase that a pronoun may refer to: its head, the mention that it is (if any), and its weight."""

    token: Token
    mention: Mention | None
    weight: float

    @property
    def known(self) -> str:
        """Id of the mention; of no mention what stands for it. Only a subject is followed."""
        is_subject = self.mention is not None and self.mention.role == "subject"
        return self.mention.id if is_subject else f"?{self.token.i}"


@explains(
    pronoun_with_its_antecedent="A pronoun such as 'they' or 'its' for which this sentence, or the one before, offers "
    "one antecedent clearly before all others.",
)
def find_antecedents(context: Context) -> None:
    """Set `same_as` of "they" and "it" where one mention is clearly the antecedent."""
    chosen: dict[int, str] = {}  # what earlier pronouns were found to mean, by token
    for mention in context.mentions():
        word = mention.head
        if mention.form != "pronoun" or word not in MANY | ONE or mention.same_as:
            continue
        pronoun = context.top_of(mention)
        if word in ONE and mention.role not in ("possessive", "subject"):
            continue  # such an "it" hardly ever is an actor
        rivals = sorted(_rivals(context, pronoun, MANY if word in MANY else ONE), key=lambda each: -each.weight)
        found = _clear_first(rivals, chosen)
        if found is not None:
            chosen[pronoun.i] = found
            context.change(mention, same_as=found, rule="pronoun with its antecedent")


def _clear_first(rivals: list[Rival], chosen: dict[int, str]) -> str | None:
    """Return the id of the mention that wins, if one does; a pronoun stands for what it was found to mean."""
    weights: dict[str, float] = {}
    for rival in rivals:
        known = chosen.get(rival.token.i) or rival.known
        weights[known] = weights.get(known, 0.0) + rival.weight
    ranked = sorted(weights.items(), key=lambda pair: -pair[1])
    if not ranked or ranked[0][0].startswith("?") or ranked[0][1] < LEAST_WEIGHT:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= ranked[1][1] * LEAST_LEAD else None


def _rivals(context: Context, pronoun: Token, words: frozenset[str]) -> Iterator[Rival]:
    here = context.syntax.sentence(pronoun)
    number = context.syntax.number_of_sentence(pronoun)
    above = {pronoun.i, *(token.i for token in context.syntax.ancestors(pronoun))}
    before = BEFORE if words is ONE else BEFORE_OF_MANY
    sentences = [(here, 1.0)] + ([(context.syntax.sentences[number - 1], before)] if number else [])
    for sentence, share in sentences:
        for token in sentence:
            if token.i >= pronoun.i:
                break
            weight = _weight(context, token, pronoun, words, above)
            if weight:
                yield Rival(token, _mention_of(context, token), weight * share)


def _mention_of(context: Context, token: Token) -> Mention | None:
    """Give the mention that a noun phrase is; "A and B" is neither A nor B."""
    mention = context.topped_by(token) or context.name_at(token)
    joined = context.syntax.children(token, "conj") or context.syntax.relation_of(token) == "conj"
    return None if mention is None or mention.form == "pronoun" or joined else mention


def _weight(context: Context, token: Token, pronoun: Token, words: frozenset[str], above: set[int]) -> float:
    """Weigh a word as the antecedent; 0 for what cannot be it."""
    syntax = context.syntax
    fit = _fit(context, token, words)
    if not fit or _is_beside(context, token, pronoun):
        return 0.0
    role, _ = context.place(token)
    if role == "modifier":
        return 0.0
    weight = WEIGHTS.get(role, 1.0)
    parent = syntax.parent(syntax.first_conjunct(token))
    commands = role == "subject" and parent is not None and parent.i in above
    if commands or (token.i in above and syntax.children(token, "acl:relcl")):  # "a police force that protects its ..."
        weight += COMMANDING
    if syntax.relation_of(token) != "conj" and any(each.i == pronoun.head.i for each in syntax.children(token, "conj")):
        weight += COMMANDING
    return weight * fit


def _fit(context: Context, token: Token, words: frozenset[str]) -> float:
    """Tell how well a word agrees with the pronoun in number and kind, 0 to 1."""
    if token.lower_ in words and token.pos_ in ("PRON", "DET"):
        return 1.0
    if token.pos_ not in ("NOUN", "PROPN") or token.lower_ in NO_RIVALS:
        return 0.0
    if context.syntax.relation_of(token) in ("compound", "flat", "nmod:desc", "nmod:unmarked"):
        return 0.0
    mention = context.topped_by(token) or context.name_at(token)
    return _fit_many(context, token, mention) if words is MANY else _fit_one(context, token, mention)


def _fit_many(context: Context, token: Token, mention: Mention | None) -> float:
    if context.syntax.children(token, "conj"):
        return 1.0
    if token.lower_ in COLLECTIVE:
        return 0.8
    if mention is not None and mention.form == "name" and mention.kind != "group":
        return AS_MANY.get(mention.kind, 0.0)
    if mention is not None and mention.number == "plural":
        return 1.0
    if token.tag_ in ("NNS", "NNPS") or "Plur" in token.morph.get("Number"):
        return 1.0 if find_role(token) is not None else NO_PEOPLE
    return AS_MANY.get(mention.kind, 0.0) if mention is not None else 0.0


def _fit_one(context: Context, token: Token, mention: Mention | None) -> float:
    if mention is not None and mention.kind in ("person", "group"):
        return 0.0
    if token.tag_ in ("NNS", "NNPS") and (mention is None or mention.form != "name"):
        return 0.0
    role = find_role(token)
    return 0.0 if mention is None and role is not None and role.kind in ("person", "group") else 1.0


def _is_beside(context: Context, token: Token, pronoun: Token) -> bool:
    """Tell whether a noun is the other argument of the pronoun's own verb, or holds the pronoun within its phrase."""
    syntax = context.syntax
    governor = syntax.parent(pronoun)
    if governor is None:
        return False
    if syntax.relation_of(pronoun) == "nmod:poss":
        return token.i == governor.i or any(each.i == token.i for each in _phrase(context, governor))
    return syntax.parent(token) is not None and syntax.parent(token).i == governor.i


def _phrase(context: Context, noun: Token) -> Iterator[Token]:
    """Go up from a noun over the nouns whose complement it is ("the head of *its* board": head, board)."""
    for node in context.syntax.ancestors(noun):
        if node.pos_ not in ("NOUN", "PROPN") or context.syntax.relation_of(noun) == "conj":
            return  # in "people and their belongings" the people are no part of the phrase
        yield node
        noun = node
