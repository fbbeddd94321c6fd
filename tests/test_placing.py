"""Places are found for what is shown, once, and kept."""

from dataclasses import dataclass

import numpy as np
import pytest

from explorer.explore import Explorer
from explorer.layout import LABEL_HEIGHT, place_among
from explorer.model import Query
from explorer.placing import ARRANGED, MOST_PLACED, STORED, place_view
from explorer.store import hold_store
from tests.ui.synthetic import make_story


@dataclass(frozen=True)
class Actor:
    id: str
    name: str


@dataclass(frozen=True)
class Line:
    source: str
    target: str
    kind: str = "action"
    weight: int = 1


def test_who_has_a_place_keeps_it_and_the_others_stand_apart_from_all():
    actors = [Actor(f"a{number}", f"Actor {number}") for number in range(12)]
    lines = [Line("a0", each.id) for each in actors[1:]]
    fixed = {f"a{number}": (200.0 * number, 0.0) for number in range(6)}
    places = place_among(fixed, actors, lines)
    assert {each: places[each] for each in fixed} == fixed
    spots = np.array([places[each.id] for each in actors])
    apart = np.abs(spots[:, None] - spots[None]) + np.eye(12)[..., None] * 1e6
    assert (apart.max(axis=2) >= LABEL_HEIGHT).all()


def test_where_hardly_anybody_has_a_place_all_are_placed_for_themselves():
    actors = [Actor(f"a{number}", f"Actor {number}") for number in range(12)]
    lines = [Line("a0", each.id) for each in actors[1:]]
    places = place_among({"a3": (9e9, 0.0)}, actors, lines)
    assert max(abs(x) for x, _ in places.values()) < 1000


@pytest.fixture(scope="module")
def story():
    return Explorer(hold_store(make_story(actors=MOST_PLACED + 100)))


def spread(view):
    spots = np.array([(actor.x, actor.y) for actor in view.actors])
    return spots.std(axis=0) / np.abs(spots - spots.mean(axis=0)).max(axis=0)


def test_a_filter_moves_nobody_who_was_shown_at_first(story):
    first, places = place_view(story, story.view(Query()))
    assert places == ARRANGED
    stood = {actor.id: (actor.x, actor.y) for actor in first.actors}
    other, _ = place_view(story, story.view(Query(limit=60)))
    stays = [actor for actor in other.actors if actor.id in stood]
    assert stays
    assert all((actor.x, actor.y) == stood[actor.id] for actor in stays)


def test_few_of_many_fill_the_picture(story):
    view, _ = place_view(story, story.view(Query(quads=("material conflict",))))
    assert (spread(view) > 0.35).all()


def test_a_picture_of_very_many_stands_where_the_store_says(story):
    view = story.view(Query(limit=0, kinds=(), least_confidence=0.0))
    assert len(view.actors) > MOST_PLACED
    assert place_view(story, view) == (view, STORED)
