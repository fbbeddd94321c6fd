"""What the fast half hands to the page, the tables and the export; values only, no logic.

`model` holds what the stages find in the articles, this module what a reader is shown of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from explorer.model import RelationMention


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor as the picture and the table show it.

    Attributes:
        mentions: how often it is mentioned in the documents looked at, repeats left out.
        documents: in how many of them.
        weight: pieces of evidence of the relations shown that it takes part in.
        x, y: where it stands, in the picture's own units (vis-network pixels at scale 1).
    """

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    belongs_to: str
    mentions: int
    documents: int
    weight: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class RelationRow:
    """A relation as the picture and the table show it: all evidence of one kind from one actor to another.

    Co-mentions are undirected: the source's id sorts before the target's.

    Attributes:
        weight: number of distinct pieces of evidence that pass the filters.
        quad: the quad class of most of its evidence, or empty.
        mixed: its evidence falls into several classes.
        events: PLOVER event types with their counts, most frequent first.
        predicates: what is done or said, most frequent first.
        documents: in how many documents its evidence lies.
        outlets: the outlets that tell it.
        confidence: of its surest piece of evidence.
        mutual: all its evidence is mutual.
        unreal: share of its evidence that is negated or has a modality, 0 to 1.
        stance: the class in which it is shown, one of STANCES, or empty.
        told: predicates, each with how it is told: empty (as a fact), "negated", or a modality; most frequent first.
        tenses: for each of `told` whether it is told in the "past" or "present", or empty where that is not known.
    """

    id: str
    kind: str
    source: str
    target: str
    weight: int
    quad: str
    mixed: bool
    events: tuple[tuple[str, int], ...]
    predicates: tuple[str, ...]
    documents: int
    outlets: tuple[str, ...]
    confidence: float
    mutual: bool
    unreal: float
    told: tuple[tuple[str, str], ...] = ()
    stance: str = ""
    tenses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """Words to be marked in a text; `start` and `end` count from the start of the text they are shown in.

    `role` is "source", "target", "cue", "speaker", "words", "actor", "shown" (words that portray somebody),
    "candidate" (words worth discussing) or "found" (words that were searched); `actor_id` is set where the
    words refer to an actor; `rule` says by which rule; `note` is what a reader is told of them.
    """

    start: int
    end: int
    role: str
    actor_id: str = ""
    rule: str = ""
    reference: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence ready to be shown: its text, where it stands, and what is marked in it."""

    sentence_id: str
    document_id: str
    text: str
    marks: tuple[Mark, ...] = ()
    repeats: str = ""


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where a text mentions an actor, with the rest of its sentence before and after the words.

    `reference` is true for pronouns and descriptions; `rule` says by which rule it is this actor's.
    """

    mention_id: str
    text: str
    document_id: str
    sentence_id: str
    reference: bool
    rule: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence with everything that a reader needs to judge and cite it.

    `checked` is true where a person read it and called it right; `as_read` is how the machine had read it where a
    person corrected that.
    """

    mention: RelationMention
    passage: Passage
    source_id: str
    source_name: str
    source_text: str
    source_rule: str
    target_id: str
    target_name: str
    target_text: str
    target_rule: str
    document_title: str
    outlet: str
    published: str
    credited_to: tuple[str, ...]
    confidence: float
    checked: bool = False
    as_read: RelationMention | None = None


@dataclass(frozen=True, slots=True)
class View:
    """What one query shows: actors, relations, and what it hides.

    Attributes:
        actors, relations: what is drawn, most weight first.
        actors_in_all, relations_in_all: how many the store holds under no filter at all.
        actors_matching: how many pass all filters, before the limit on the picture.
        hidden: pairs (why, how many) for everything left out, in words a reader understands.
        facets: for each filter, its options with the number of relations each would show.
    """

    actors: tuple[ActorRow, ...]
    relations: tuple[RelationRow, ...]
    actors_in_all: int
    actors_matching: int
    relations_in_all: int
    hidden: tuple[tuple[str, int], ...] = ()
    facets: dict[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
