import math
import random
import statistics

import pytest

from explorer.layout import HEIGHT, WIDTH, WRAP_AT, place, place_new
from tests.test_network import actor, line
from tests.ui.synthetic import make_story

PICTURE = 600, 480
"""Pixels of the picture on a laptop of 1366 x 768, beside filters and reading pane."""
NAMES = (
    "Iran", "KRG", "Turkey", "Quds Force", "Mike Pompeo", "Haider al-Abadi", "Emmanuel Macron", "Iraqi government",
    "Syrian Democratic Forces",
)  # fmt: skip
"""As long as names in the news are."""


def story(count: int, seed: int = 1):
    rnd = random.Random(seed)
    names = [f"{rnd.choice(NAMES)}{each}" for each in range(count)]
    actors = [actor(name) for name in names]
    lines = [line(one, names[min(rnd.randrange(count), rnd.randrange(count))], rnd.randint(1, 6)) for one in names * 2]
    return actors, [each for each in lines if each.source != each.target]


def overlaps(places: dict[str, tuple[float, float]]) -> int:
    """How many pairs of labels overlap when the picture is fitted into the window; 6.4 x 15 px a character and line."""
    xs, ys = [x for x, _ in places.values()], [y for _, y in places.values()]
    scale = min((PICTURE[0] - 100) / (max(xs) - min(xs)), (PICTURE[1] - 40) / (max(ys) - min(ys)))
    boxes = []
    for name, (x, y) in places.items():
        lines = 1 + (len(name) - 1) // WRAP_AT
        boxes.append((x * scale, y * scale, min(len(name), WRAP_AT) * 6.4, 12 + 15 * lines))
    pairs = ((a, b) for at, a in enumerate(boxes) for b in boxes[:at])
    return sum(abs(a[0] - b[0]) < (a[2] + b[2]) / 2 and abs(a[1] - b[1]) < (a[3] + b[3]) / 2 for a, b in pairs)


def test_labels_of_forty_actors_hardly_ever_overlap_on_a_laptop():
    """Less than one pair of 780 in a picture; the browser then sets the label of one of the two elsewhere."""
    assert sum(overlaps(place(*story(40, seed))) for seed in range(12)) < 12


def test_order_of_the_input_does_not_matter():
    actors, lines = story(70)
    assert place(actors, lines) == place(actors[::-1], lines[::-1])


def test_everybody_has_a_place_of_their_own():
    actors, lines = story(300)
    places = place(actors, lines)
    assert set(places) == {each.id for each in actors}
    assert len(set(places.values())) == 300


def test_the_leading_fill_the_room_and_the_crowd_needs_more():
    few, many = place(*story(40)), place(*story(300))
    assert max(abs(x) for x, _ in few.values()) <= WIDTH / 2
    assert max(abs(y) for _, y in few.values()) <= HEIGHT / 2
    assert max(abs(x) for x, _ in many.values()) > WIDTH / 2


def test_neighbours_in_the_story_stand_closer_than_strangers():
    ring = [actor(f"n{each:02}") for each in range(24)]
    lines = [line(ring[each].id, ring[(each + 1) % 24].id, 3) for each in range(24)]
    places = place(ring, lines)

    def apart(one: str, other: str) -> float:
        return ((places[one][0] - places[other][0]) ** 2 + (places[one][1] - places[other][1]) ** 2) ** 0.5

    neighbours = [apart(each.source, each.target) for each in lines]
    opposite = [apart(f"n{each:02}", f"n{each + 12:02}") for each in range(12)]
    assert max(neighbours) < min(opposite)


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_very_small_stories(count):
    actors = [actor(f"n{each}") for each in range(count)]
    assert len(place(actors, [line("n0", "n1")])) == count


def test_kinds_decide_nothing_and_strangers_do_not_disturb():
    actors, lines = story(30)
    assert place(actors, [*lines, line("nobody", actors[0].id), line(actors[1].id, actors[1].id)]) == place(
        actors, lines
    )


def test_a_story_is_placed_when_it_is_built():
    assert len(make_story(20).positions) == 20


def test_whoever_is_new_stands_near_those_it_has_to_do_with_and_nobody_else_moves():
    actors, lines = story(100)
    fixed = place(actors[:80], lines)
    places = place_new(fixed, actors, lines)
    assert {each: places[each] for each in fixed} == fixed
    assert places.keys() == {each.id for each in actors}
    new = places.keys() - fixed.keys()
    assert all(math.dist(places[one], places[other]) > 69 for one in new for other in places if one != other)
    tied = {(one, other) for each in lines for one, other in ((each.source, each.target), (each.target, each.source))}
    near = [math.dist(places[one], places[other]) for one, other in tied if one in new and other in fixed]
    every = [math.dist(places[one], places[other]) for one in new for other in fixed]
    assert statistics.median(near) < 0.75 * statistics.median(every)  # most are tied to several
    assert place_new(fixed, actors[:80], lines) == fixed
