"""What is said of an event's factuality, and what has to be known of words to say it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from spacy.tokens import Token


class EventFactuality(NamedTuple):
    """How a text tells an event, apart from who vouches for it (`Factuality.attributions`).

    Attributes:
        negated: it is told as not happened.
        modality: one of MODALITIES; empty where it is told as happened, or as not happened without more.
    """

    negated: bool = False
    modality: str = ""

    @property
    def is_fact(self) -> bool:
        """Tell whether it is told as happened."""
        return not self.negated and not self.modality


FACT = EventFactuality()


class Row(Protocol):
    """What the lexicon says of a word: a PLOVER type, and for words that only carry others the modality they bring."""

    event: str


class VerbRow(Row, Protocol):
    """The same of a verb."""

    note: str


class Sense(Protocol):
    """The sense of a verb where it stands."""

    row: VerbRow

    @property
    def is_carrier(self) -> bool:
        """Tell whether it only carries its complement ("tried to", "launched")."""


class Lexicon(Protocol):
    """Looks words up by what stands beside them; `explorer.relations.senses` is one."""

    def of_verb(self, verb: Token) -> Sense | None:
        """Give the sense of a verb or predicate."""

    def of_noun(self, noun: Token) -> Row | None:
        """Give the sense of an event noun."""

    def carried_by(self, lemma: str) -> str:
        """Give the modality that a verb brings to what it carries, wherever it stands; empty for others."""
