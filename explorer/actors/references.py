"""Pronouns and descriptions of a document, linked in text order to the actors named before them.

names, pronouns, descriptions in text order --> who is present so far --> links of references
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from explorer.actors.both import THE_ONE, THE_OTHER, find_two
from explorer.actors.descriptions import describe, only_holders
from explorer.actors.names import fold
from explorer.actors.pronouns import refer
from explorer.actors.resources import read_words
from explorer.actors.rules import confidence_of
from explorer.actors.salience import Answer, Card, Role, add_titles, answer, see
from explorer.actors.statements import find_author, find_statements, is_in_long_quotation
from explorer.actors.transcripts import Person
from explorer.actors.turns import Turn, find_turns, is_in_quotes, speaker_at

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from explorer.actors.uses import Use
    from explorer.model import Document, Mention

FIRST_SINGULAR = frozenset(("i", "me", "my", "mine", "myself"))
OF_THE_ROOM = frozenset(("court", "committee", "council", "house", "chamber"))
"""What a speaker calls those who listen: "the court" in a hearing is the one before which it is held."""

OWN_STATE = frozenset(("country", "nation", "government", "homeland"))
"""What behind "his" is the state that somebody is said to be of."""

FIRST_PLURAL = frozenset(("we", "us", "our", "ours", "ourselves"))


WITH_ANTECEDENT = "pronoun with its antecedent"
"""Rule of the mentions of pronouns whose antecedent the parse tells."""


class Found(NamedTuple):
    """Whom a reference means: the actor's key in the document, the rule, and how sure it is."""

    key: int
    rule: str
    confidence: float


@dataclass(slots=True)
class Reader:
    """Reads one document from start to end and keeps count of who is present.

    Attributes:
        key_of: the key of each use's actor, by the use's order.
        blank: what the names of each actor tell, by key.
        use_of: the use of each named mention, by mention id.
        index_of: place of each sentence in its document, by sentence id.
        decided: key of the actor that people linked a reference to, by mention id.
        barred: keys of actors that people say a reference does not mean, by mention id.
        cards: what was told of each actor so far, by key.
        found: whom each reference means, by mention id.
        turns: who speaks where outside quotation marks.
        statements: the same where a text gives one statement without them.
        recent: names and descriptions of the sentence that is read and the one before.
        place: the sentence that is read.
        two: who the last "both" meant.
    """

    key_of: Mapping[int, int]
    blank: Mapping[int, Card]
    use_of: Mapping[str, Use]
    index_of: Mapping[str, int]
    decided: Mapping[str, int] = field(default_factory=dict)
    barred: Mapping[str, Collection[int]] = field(default_factory=dict)
    cards: dict[int, Card] = field(default_factory=dict)
    found: dict[str, Found] = field(default_factory=dict)
    turns: list[Turn] = field(default_factory=list)
    statements: list[Turn] = field(default_factory=list)
    recent: list[Mention] = field(default_factory=list)
    place: int = 0
    two: tuple[Card, Card] | None = None

    def read(self, document: Document, mentions: list[Mention]) -> dict[str, Found]:
        """Link the references of a document.

        Args:
            document: the article.
            mentions: all its mentions, in text order.

        Returns:
            Whom each reference means, by mention id.
        """
        if any(_is_unquoted(mention, document.text) for mention in mentions):
            people = self._people(document.text, mentions)
            if any(_is_of_a_turn(mention, document.text) for mention in mentions):
                self.turns = find_turns(document, people)
            self.statements = [] if self.turns else find_statements(document, people)
        before = None
        for mention in mentions:
            use = self.use_of.get(mention.id)
            if use is not None:
                self._meet(mention, self._card(use))
            elif mention.form != "name" and mention.head not in FIRST_SINGULAR | FIRST_PLURAL:
                self._refer(mention, before if _is_possessor(before, mention) else None)
            before = mention
            self._remember(mention)
        self._look_ahead(mentions)
        for mention in mentions:
            if mention.form == "pronoun" and mention.head in FIRST_SINGULAR | FIRST_PLURAL:
                self._refer_to_speaker(mention, document.text)
        return self.found

    def _look_ahead(self, mentions: list[Mention]) -> None:
        """Link "the Marenian president" to who is named so only later, if that is one person."""
        for before, mention in zip([None, *mentions], mentions, strict=False):
            person = mention.form == "description" and mention.kind == "person" and mention.number != "plural"
            taken = mention.id in self.found or mention.id in self.decided or mention.id in self.use_of
            if not person or taken or _is_possessor(before, mention):
                continue
            owner = self._owner(mention)
            holders = only_holders(mention, self.cards.values(), owner)
            if len(holders) == 1 and holders[0].key not in self.barred.get(mention.id, ()):
                rule = "holder named later"
                self.found[mention.id] = Found(holders[0].key, rule, confidence_of(rule))

    def _remember(self, mention: Mention) -> None:
        """Keep the names and descriptions of this sentence and the one before."""
        here = self.index_of.get(mention.sentence_id, 0)
        if here != self.place:
            self.recent = [each for each in self.recent if here - self.index_of.get(each.sentence_id, 0) <= 1]
            self.place = here
        if mention.form != "pronoun":
            self.recent.append(mention)

    def _people(self, text: str, mentions: list[Mention]) -> dict[int, Person]:
        """Collect whom the document names, with the names that it uses."""
        people: dict[int, Person] = {}
        for mention in mentions:
            use = self.use_of.get(mention.id)
            if use is not None and use.is_person:
                person = people.setdefault(self.key_of[use.order], Person())
                person.hear(use.name.words, mention, text)
        return people

    def _card(self, use: Use) -> Card:
        return self._card_of(self.key_of[use.order])

    def _card_of(self, key: int) -> Card:
        if key not in self.cards:
            self.cards[key] = self.blank[key].copied(key)
        return self.cards[key]

    def _meet(self, mention: Mention, card: Card) -> None:
        see(card, mention, self.index_of.get(mention.sentence_id, 0))
        owner = self._owner(mention)
        if mention.title:
            add_titles(card, mention)
            owner = self._owner_in_title(mention) if owner is None else owner
        self._note_side(card, owner)

    def _owner_in_title(self, mention: Mention) -> int | None:
        """Find whose somebody is by the name in the title before his own ("*Orel* spokesman Otto Marsh")."""
        begin = mention.start - len(mention.title) - 1
        inside = [each for each in self.recent if begin <= each.start and each.end < mention.start]
        owners = [self._card(self.use_of[e.id]) for e in inside if e.form == "name" and e.id in self.use_of]
        return next((card.key for card in reversed(owners) if card.kind == "organization"), None)

    def _note_side(self, card: Card, owner: int | None) -> None:
        """Note whose somebody a person is, unless it is another person's."""
        if owner is not None and owner != card.key and card.kind == "person" and self._card_of(owner).kind != "person":
            card.sides.append(owner)

    def _refer(self, mention: Mention, possessor: Mention | None) -> None:
        """Link one reference; with a possessor ("his general") only the text itself can say who is meant."""
        sentence = self.index_of.get(mention.sentence_id, 0)
        owner = self._owner(mention)
        found = self._decided(mention) or self._explained(mention, owner, possessor)
        if found is None and mention.form != "group":
            found = self._implied(mention, owner, possessor)
        if found is None or found.card.key in self.barred.get(mention.id, ()):
            return
        card = found.card
        self.found[mention.id] = Found(card.key, found.rule, found.confidence)
        see(card, mention, sentence)
        if (
            mention.form == "pronoun"
            and card.kind == "person"
            and not card.gender
            and mention.gender in ("male", "female")
        ):
            card.gender = mention.gender

    def _implied(self, mention: Mention, owner: int | None, possessor: Mention | None) -> Answer | None:
        """Find whom a pronoun or description means by who is present."""
        sentence = self.index_of.get(mention.sentence_id, 0)
        if mention.form == "pronoun":
            speaker = self._speaker(mention)
            cards = [card for card in self.cards.values() if card.key != speaker]
            return refer(mention, cards, sentence, self.recent)
        if mention.rule in (THE_ONE, THE_OTHER):
            return self._one_of_two(mention, sentence)
        if possessor is not None:
            return self._relative(mention, possessor)
        if self.turns and (mention.head in OF_THE_ROOM or mention.head == "government"):
            return None
        return describe(mention, self.cards.values(), sentence, owner)

    def _one_of_two(self, mention: Mention, sentence: int) -> Answer | None:
        """Find the one and the other of "both sides"; the other is found as long as nobody was met since."""
        if mention.rule == THE_ONE:
            self.two = find_two(mention, self.cards.values(), sentence)
        return answer(self.two[mention.rule == THE_OTHER], mention.rule) if self.two is not None else None

    def _relative(self, mention: Mention, possessor: Mention) -> Answer | None:
        """Find who "his brother" is where the text has said before who his brother is."""
        whose = self._key_of(possessor.id)
        sides = self.cards[whose].sides if whose in self.cards else []
        if mention.text in OWN_STATE and sides and self._card_of(sides[-1]).kind == "state":
            return answer(self._card_of(sides[-1]), "somebody's own country")
        role = Role(mention.head, frozenset(fold(mention.text).split()), whose)
        relatives = [card for card in self.cards.values() if role in card.roles]
        return answer(relatives[0], "relative named before") if whose is not None and len(relatives) == 1 else None

    def _speaker(self, pronoun: Mention) -> int | None:
        """Return the key of him in whose own words a pronoun stands: there "he" is somebody else."""
        if pronoun.speaker:
            return self._key_of(pronoun.speaker)
        turn = speaker_at(self.turns, pronoun.start)
        return turn.key if turn is not None else None

    def _key_of(self, mention_id: str) -> int | None:
        """Return the key of the actor that a mention is linked to, as far as is known."""
        use = self.use_of.get(mention_id)
        if use is not None:
            return self.key_of[use.order]
        return self.found[mention_id].key if mention_id in self.found else None

    def _decided(self, mention: Mention) -> Answer | None:
        key = self.decided.get(mention.id)
        return None if key is None else answer(self._card_of(key), "decision")

    def _explained(self, mention: Mention, owner: int | None, possessor: Mention | None) -> Answer | None:
        """Follow what the text itself equates, and note the description for later ("the commander").

        Nobody is his own brother: "X, his brother" is not followed where "his" is X.
        """
        if mention.rule == WITH_ANTECEDENT:
            key = self._key_of(mention.same_as)
            found = self.found.get(mention.same_as)
            if found is not None and found.rule in (THE_ONE, THE_OTHER):
                return None  # "both countries have put *their* armies on alert": neither's alone
            return None if key is None else self._antecedent(mention, self._card_of(key))
        use = self.use_of.get(mention.same_as)
        if use is None:
            return None
        card = self._card(use)
        if mention.form == "pronoun":
            return answer(card, "whoever says it")
        if (card.kind == "person") != (mention.kind == "person"):
            return None
        if possessor is not None and self._key_of(possessor.id) == card.key:
            return None
        whose = owner if possessor is None else self._key_of(possessor.id)
        self._note_office(card, mention)
        card.roles.add(Role(mention.head, frozenset(fold(mention.text).split()), whose))
        self._note_side(card, whose)
        return answer(card, "explained by the text")

    def _note_office(self, card: Card, mention: Mention) -> None:
        """Note that somebody takes an office ("the new mayor, Ann Lee") or leaves it."""
        if mention.rule == "leaves the office":
            card.left.add(mention.head)
            card.took.pop(mention.head, None)
        elif mention.rule == "takes the office" or fold(mention.text).startswith("new "):
            card.left.discard(mention.head)
            card.took[mention.head] = mention.start

    def _antecedent(self, mention: Mention, card: Card) -> Answer | None:
        """Follow what the parse says of "they" and "it"; a person is neither."""
        acts = mention.role != "subject" or mention.governor in read_words("metonym_subject_verbs.txt")
        if card.kind == "person" or (mention.number == "singular" and not acts):
            return None
        return answer(card, "they, by the sentence" if mention.number == "plural" else "it, by the sentence")

    def _owner(self, mention: Mention) -> int | None:
        owner = self.use_of.get(mention.belongs_to)
        return None if owner is None else self.key_of[owner.order]

    def _refer_to_speaker(self, mention: Mention, text: str) -> None:
        """Link "I" to whoever speaks; what the pronoun of a quotation's speaker means is known by now."""
        if mention.id in self.decided:
            self.found[mention.id] = Found(self.decided[mention.id], "decision", confidence_of("decision"))
            return
        if mention.head in FIRST_PLURAL:
            self._refer_to_side(mention, text)
            return
        key, rule = self._key_of(mention.speaker), "I in a quotation"
        if _is_of_a_turn(mention, text):
            turn = speaker_at(self.turns or self.statements, mention.start)
            key, rule = (turn.key, turn.rule) if turn is not None else (None, "")
        if key is not None and key not in self.barred.get(mention.id, ()):
            self.found[mention.id] = Found(key, rule, confidence_of(rule))

    def _refer_to_side(self, mention: Mention, text: str) -> None:
        """Link "we" in a quotation to the organization or state that speaks, or whose somebody the speaker is."""
        if self.turns:
            return  # in a transcript "we" mostly are those in the room
        if _is_unquoted(mention, text):
            self._refer_to_author(mention, text)
            return
        key = self._key_of(mention.speaker)
        card = self.cards.get(key) if key is not None else None
        if card is None:
            return
        rule = "we of the one who speaks"
        if card.kind == "person":
            key, rule = (card.sides[-1], "we of the speaker's side") if card.sides else (None, "")
        here = self.index_of.get(mention.sentence_id, 0)
        if not any(abs(seen.sentence - here) <= 1 for seen in card.seen):
            return  # the quotation was given to somebody named further off
        if key is not None and key not in self.barred.get(mention.id, ()):
            self.found[mention.id] = Found(key, rule, confidence_of(rule))

    def _refer_to_author(self, mention: Mention, text: str) -> None:
        """Link "we" of a statement to the side of him who gives it, or to the one for whom the text itself speaks."""
        turn, key, rule = speaker_at(self.statements, mention.start), None, ""
        if turn is not None:
            sides = self.cards[turn.key].sides if turn.key in self.cards else []
            key, rule = (sides[-1], "we of the speaker's side") if sides else (None, "")
        if key is None and not is_in_long_quotation(text, mention.start):
            card = find_author(mention.start, self.cards.values())
            key, rule = (card.key, "we of the text") if card is not None else (None, "")
        if key is not None and key not in self.barred.get(mention.id, ()):
            self.found[mention.id] = Found(key, rule, confidence_of(rule))


def _is_unquoted(mention: Mention, text: str) -> bool:
    """Tell whether "I" or "we" stands outside quotation marks."""
    if mention.form != "pronoun" or mention.head not in FIRST_SINGULAR | FIRST_PLURAL or mention.speaker:
        return False
    return not is_in_quotes(text, mention.start)


def _is_of_a_turn(mention: Mention, text: str) -> bool:
    """Tell whether "I" stands outside quotation marks, so that only a transcript tells whose word it is."""
    if mention.form != "pronoun" or mention.head not in FIRST_SINGULAR or mention.speaker:
        return False
    return not is_in_quotes(text, mention.start)


def _is_possessor(pronoun: Mention | None, mention: Mention) -> bool:
    """Tell whether a pronoun says whose somebody is ("his" in "his general")."""
    if pronoun is None or pronoun.form != "pronoun" or pronoun.role != "possessive":
        return False
    return pronoun.governor == mention.head and pronoun.sentence_id == mention.sentence_id
