"""Everything that one build found, as rows; what a store is written from and can be read back into."""

from __future__ import annotations

from dataclasses import dataclass, field

from explorer.model import (
    Actor,
    Candidate,
    DateMention,
    Document,
    Link,
    Mention,
    Portrayal,
    RelationMention,
    Rule,
    Sentence,
    SentenceCopy,
    SharedPassage,
    Speech,
)


@dataclass(frozen=True, slots=True)
class Tables:
    """The rows of a store, in the order in which they were read and found.

    Attributes:
        relations: relation mentions, between mentions; lifting them to actors is the store's work.
        links: links of mentions to actors beside those that the actors carry themselves (usually none).
        positions: actor id -> (x, y), in the picture's own units.
        rules: what each rule does, in a sentence that a student understands, and how often it was right.
        speeches: what the texts give as said by somebody.
        dates: when things are said to have happened.
        passages: what two documents share.
        portrayals: words by which the texts show their mentions.
        candidates: words worth discussing.
        copies: sentences that have the words of another document's, through `passages`.
    """

    documents: tuple[Document, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    relations: tuple[RelationMention, ...] = ()
    actors: tuple[Actor, ...] = ()
    links: tuple[Link, ...] = ()
    positions: dict[str, tuple[float, float]] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    speeches: tuple[Speech, ...] = ()
    dates: tuple[DateMention, ...] = ()
    passages: tuple[SharedPassage, ...] = ()
    portrayals: tuple[Portrayal, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    copies: tuple[SentenceCopy, ...] = ()


def join_links(actors: tuple[Actor, ...], links: tuple[Link, ...] = ()) -> tuple[Link, ...]:
    """Return the links that the actors carry and the further ones, each once."""
    carried = (link for actor in actors for link in actor.links)
    return tuple(dict.fromkeys([*carried, *links]))
