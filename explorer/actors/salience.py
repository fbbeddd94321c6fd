"""Who is present at a place in a document: the named actors before it, the nearer and the more prominent the stronger.

The weights follow the centering tradition (Brennan, Friedman and Pollard 1987): subjects before objects before others.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from explorer.actors.names import fold, gender_of_titles, known_titles, read_titles
from explorer.actors.naming import entry_of, kind_of
from explorer.actors.people import gender_of
from explorer.actors.rules import confidence_of
from explorer.actors.uses import GROUP

if TYPE_CHECKING:
    from collections.abc import Iterable

    from explorer.actors.clusters import Cluster
    from explorer.model import Mention

ROLE_WEIGHTS = {
    "subject": 1.0,
    "object": 0.6,
    "possessive": 0.5,
    "apposition": 0.5,
    "oblique": 0.4,
    "modifier": 0.2,
    "other": 0.5,
}
"""How prominent a mention makes its actor. Tuned on a third of the GUM documents; only the order matters much."""

FADING = 0.65
"""Share of its weight that a mention keeps for each sentence in between."""

SUBJECT_HERE = 0.5
"""Further weight of the subject of an earlier clause of the same sentence: "Allton said he ..." is Allton."""

WINDOW = 4
"""Sentences. Pronouns reach back further hardly ever (GUM: 3 % of he and she), and then mostly wrongly here."""


BEHIND = frozenset("of for to against on in at".split())
"""Prepositions behind what a name says that somebody is: the *Alliance* for Peace, the *Council* on Trade."""


@dataclass(frozen=True, slots=True)
class Role:
    """An office, rank or description that somebody has in a document: its head word, all its words, and whose it is."""

    head: str
    words: frozenset[str]
    owner: int | None = None


OTHER_OFFICES = frozenset(
    "former ex then onetime deputy vice assistant acting shadow interim caretaker candidate elect designate would be "
    "under outgoing incoming future late honorary".split()
)
"""Words that make another office of one: a deputy mayor and a former mayor are not the mayor."""

PAST = frozenset("former ex then onetime late".split())


def kind_of_office(words: Iterable[str]) -> frozenset[str]:
    """Return what makes an office another one than its head word says ("deputy", "former")."""
    return OTHER_OFFICES.intersection(words)


@dataclass(slots=True, eq=False)
class Seen:
    """A place where an actor was mentioned."""

    sentence: int
    start: int
    role: str
    governor: str


@dataclass(slots=True, eq=False)
class Card:
    """What a document has told of an actor up to some place.

    Attributes:
        key: order of one of the actor's uses: of its first, or of its first in the document that is read.
        kind: kind of actor.
        gender: "male", "female" or empty; for people only.
        plural: it is a group of people.
        name_words: words of its names, which a description may repeat.
        name_heads: those of them that say what it is ("agency" of the Fars News Agency, "ministry" of the Ministry of
            Oil), not whose it is.
        own_words: words of its names before "of", "for" and the like.
        roles: its titles and the descriptions that the text gave of it.
        seen: where it was mentioned, in text order.
        took: where the text says that a person takes an office, by its head word.
        left: head words of the offices that the text says a person has left.
        sides: keys of the actors whose somebody the text says a person is ("*Marenian* minister"), the latest last.
    """

    key: int
    kind: str
    gender: str = ""
    plural: bool = False
    name_words: set[str] = field(default_factory=set)
    name_heads: set[str] = field(default_factory=set)
    own_words: set[str] = field(default_factory=set)
    roles: set[Role] = field(default_factory=set)
    seen: list[Seen] = field(default_factory=list)
    sides: list[int] = field(default_factory=list)
    took: dict[str, int] = field(default_factory=dict)
    left: set[str] = field(default_factory=set)

    def hear(self, name: tuple[str, ...]) -> None:
        """Take note of a name, given as its folded words."""
        self.name_words.update(name)
        named = name[: next((place for place, word in enumerate(name) if place and word in BEHIND), len(name))]
        self.name_heads.update(named[-1:])
        self.own_words.update(named)

    def copied(self, key: int) -> Card:
        """Return a card that a document can fill, in which the actor has this key and was not seen yet."""
        return Card(
            key, self.kind, self.gender, self.plural, name_words=self.name_words, name_heads=self.name_heads,
            own_words=self.own_words, roles=set(self.roles),
        )  # fmt: skip

    def salience(self, sentence: int) -> float:
        """Return how present the actor is in a sentence."""
        recent = [seen for seen in self.seen if sentence - seen.sentence <= WINDOW]
        weight = sum(ROLE_WEIGHTS.get(seen.role, 0.5) * FADING ** (sentence - seen.sentence) for seen in recent)
        subject = any(seen.role == "subject" and seen.sentence == sentence for seen in recent)
        return weight + SUBJECT_HERE if subject else weight

    def last(self) -> Seen:
        """Return where it was mentioned last."""
        return self.seen[-1]


class Answer(NamedTuple):
    """Whom a reference means: the actor's card, the rule, and how sure it is, 0 to 1."""

    card: Card
    rule: str
    confidence: float


def answer(card: Card, rule: str) -> Answer:
    """Make an answer that is as sure as its rule."""
    return Answer(card, rule, confidence_of(rule))


def make_card(cluster: Cluster, kind: str = "") -> Card:
    """Start the card of an actor with what its names tell, and with its kind where people gave it one."""
    kind = kind or kind_of(cluster)
    card = Card(cluster.order, kind)
    if kind == "person":
        card.gender = _gender(cluster)
    card.plural = kind == "group" or any(
        use.sense == GROUP and use.mentions[0].number == "plural" for use in cluster.uses
    )
    entry = entry_of(cluster)
    if entry is not None:
        card.hear(tuple(fold(entry.name).split()))
    for use in cluster.uses:
        card.hear(use.name.words)
        if use.sense == GROUP:
            card.hear(tuple(use.mentions[0].head.split()))
    return card


def _gender(cluster: Cluster) -> str:
    told = next((gender for use in cluster.uses if (gender := gender_of_titles(tuple(sorted(use.titles))))), "")
    return (
        told
        or next((use.gender for use in cluster.uses if use.gender), "")
        or next((gender for words in sorted(cluster.full_names) if (gender := gender_of(words))), "")
    )


def add_titles(card: Card, mention: Mention) -> None:
    """Note the titles that a mention gives a person: "CIA Director", "Major General"."""
    words = frozenset(fold(mention.title).split())
    for title in read_titles(mention.title):
        if known_titles()[title][1] in ("office", "first"):
            card.roles.add(Role(title.split()[-1], words))


def present(cards: Iterable[Card], sentence: int) -> list[Card]:
    """Return the actors mentioned in a sentence or shortly before it."""
    return [card for card in cards if card.seen and sentence - card.seen[-1].sentence <= WINDOW]


def see(card: Card, mention: Mention, sentence: int) -> None:
    """Note that an actor is mentioned."""
    card.seen.append(Seen(sentence, mention.start, mention.role, mention.governor))
