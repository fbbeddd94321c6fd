"""Whether an actor is one of the story: somebody who does, says or suffers something, not a thing that is only named.

Projects, laws, products, rivers, cut names, food and airports are readable mentions, but no ends of lines. A logistic
regression over what names and places in sentences tell: kind, shape and words of the name, roles, how often it is
named, whether it acts or speaks. Its weights lie in data/story.json; training/story.py made them, from articles in
which readers wrote down all relations.
"""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from explorer.actors.names import is_acronym, read_titles
from explorer.actors.resources import read_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from explorer.model import Actor, Mention

ROLES = ("subject", "object", "possessive", "oblique", "modifier", "apposition", "other")
PLACE_PREPOSITIONS = frozenset("in at near on around through across outside inside along into off over".split())
PARTY_PREPOSITIONS = frozenset("with by against between for from to of".split())
DIGIT = re.compile(r"\d")

REASONS = {
    "word for a thing": "its name is that of a thing or an event",
    "is in a place": "things happen in or at it",
    "modifier": "it only stands before other nouns",
    "acts": "it does or says something",
    "subject": "it is the subject of sentences",
    "person": "it is a person",
    "titled": "it comes with a title or an office",
    "named once": "it is named only once",
    "place": "it is a place",
    "speaks": "its words are given",
}
"""What the most telling feature says to a reader."""


class StoryScore(NamedTuple):
    """How likely an actor of a document is one of its story, 0 to 1, and what tells so most."""

    probability: float
    reason: str


def score_story(actors: Iterable[Actor], mentions: Sequence[Mention]) -> dict[tuple[str, str], StoryScore]:
    """Say of each actor in each document how likely it is one of the story.

    Args:
        actors: with the links of their mentions.
        mentions: of all documents; those that are linked to nobody count for nothing.

    Returns:
        A score by document id and actor id.
    """
    by_id = {mention.id: mention for mention in mentions}
    scores = {}
    for actor in actors:
        places: dict[str, list[Mention]] = defaultdict(list)
        for link in actor.links:
            mention = by_id.get(link.mention_id)
            if mention is not None:
                places[mention.document_id].append(mention)
        for document_id, own in places.items():
            scores[document_id, actor.id] = score_features(describe_actor(actor, own))
    return scores


def score_features(features: Mapping[str, float]) -> StoryScore:
    """Weigh the features of an actor (see `describe_actor`)."""
    weights = _weights()
    parts = {name: value * weights[name] for name, value in features.items() if name in weights}
    total = weights["(all)"] + sum(parts.values())
    probability = 1.0 / (1.0 + math.exp(-total))
    told = {name: part for name, part in parts.items() if name in REASONS and part * (probability - 0.5) > 0}
    best = max(told, key=lambda name: (abs(told[name]), name), default="")
    return StoryScore(round(probability, 4), REASONS.get(best, ""))


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    text = resources.files("explorer.actors").joinpath("data/story.json").read_text(encoding="utf-8")
    return json.loads(text)["weights"]


def describe_actor(actor: Actor, mentions: Sequence[Mention]) -> dict[str, float]:
    """Give what is known of an actor in one document, as numbers by name.

    Args:
        actor: with name and kind.
        mentions: its mentions in the document.
    """
    count = len(mentions)
    named = [mention for mention in mentions if mention.form in ("name", "group")]
    features = {actor.kind: 1.0, "named once": float(count == 1), "how often": math.log(count)}
    features |= {role: sum(mention.role == role for mention in mentions) / count for role in ROLES}
    features |= _roles(mentions, count)
    features |= _of_name(actor.name, named)
    features |= {
        "titled": float(any(mention.title for mention in mentions)),
        "referred to": float(any(mention.form in ("pronoun", "description") for mention in mentions)),
        "unnamed": float(not any(mention.form == "name" for mention in mentions)),
        "doubtful name": 1.0 - min((mention.confidence for mention in named), default=0.0),
        "belongs to somebody": float(any(mention.belongs_to for mention in mentions)),
        "plural": float(any(mention.number == "plural" for mention in named)),
    }
    return features


def _roles(mentions: Sequence[Mention], count: int) -> dict[str, float]:
    acting = read_words("metonym_subject_verbs.txt")
    oblique = [mention for mention in mentions if mention.role == "oblique"]
    return {
        "acts": float(any(m.role == "subject" and m.governor in acting for m in mentions)),
        "speaks": float(
            any(m.role == "subject" and m.governor in ("say", "tell", "add", "announce") for m in mentions)
        ),
        "ever a subject": float(any(mention.role == "subject" for mention in mentions)),
        "ever an object": float(any(mention.role == "object" for mention in mentions)),
        "is in a place": sum(m.governor in PLACE_PREPOSITIONS for m in oblique) / count,
        "is a party": sum(m.governor in PARTY_PREPOSITIONS for m in oblique) / count,
    }


def _of_name(name: str, named: Sequence[Mention]) -> dict[str, float]:
    words = name.lower().replace("'s", "").split()
    things = read_words("thing_words.txt")
    return {
        "word for a thing": float(bool(words) and (words[-1] in things or (len(words) > 1 and words[0] in things))),
        "one word": float(len(words) == 1),
        "many words": float(len(words) > 4),
        "acronym": float(is_acronym(name)),
        "digits": float(bool(DIGIT.search(name))),
        "small letters": float(name[:1].islower()),
        "title in name": float(bool(read_titles(name))),
        "of": float("of" in words),
        "known body": float(any(word in read_words("organization_tails.txt") for word in words[-1:])),
    }
