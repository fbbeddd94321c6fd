"""Who may be one: the reason, the order, and what was answered."""

import random
import time

import pytest

from explorer.actors.suggestions import suggest
from explorer.model import Actor, Decision, Link


def make(name, kind="person", mentions=1, aliases=(), key=""):
    key = key or name.lower().replace(" ", "-")
    return Actor(key, name, kind, aliases, tuple(Link(f"d@{key}-{number}", key, "name") for number in range(mentions)))


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (make("Velm Harbour Office", "organization"), make("VHO", "organization"), "acronym of “Velm Harbour Office”"),
        (make("Anna Torvald"), make("A. Torvald"), "same surname"),
        (make("Hussam Terani"), make("Hossam Terani"), "same surname, other spelling"),
        (make("Torvald"), make("Anna Torvald"), "same surname"),
        (make("Lantern Society", "organization"), make("Lantem Society", "organization"), "spelling 0.9"),
        (make("Grey Water Board", "organization"), make("Water Board", "organization"), "one name contains the other"),
        (make("Tehran", "place"), make("Iran", "state"), "Tehran is the capital of Iran"),
        (make("Brune", "place"), make("Brune", "state", key="brune-state"), "same name"),
    ],
)
def test_who_may_be_one_comes_with_the_reason(one, other, reason):
    (found,) = suggest([one, other])
    assert reason in found.reason
    assert {found.one, found.other} == {one.id, other.id}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (make("Anna Torvald"), make("Bernd Torvald")),
        (make("Anna Torvald"), make("Torvald Bridge", "place")),
        (make("Nara Post", "organization"), make("Narva Court", "organization")),
        (make("Force 7", "organization"), make("Force 8", "organization")),
        (make("Kurd", "group"), make("Kurds", "group")),
    ],
)
def test_who_are_two_is_not_asked(one, other):
    assert suggest([one, other]) == ()


def test_titles_tell_more_than_the_surname_and_tell_men_from_women():
    one, other = make("Torvald"), make("Anna Torvald")
    (found,) = suggest([one, other], titles={"torvald": ["General"], "anna-torvald": ["General"]})
    assert found.reason == "same surname, same title (general)"
    assert suggest([one, other], titles={"torvald": ["Mr"], "anna-torvald": ["Mrs"]}) == ()


def test_what_would_join_most_comes_first():
    actors = [make("Tal", mentions=9), make("Ann Tal", mentions=7), make("Orb", mentions=40), make("Eva Orb")]
    assert [each.one for each in suggest(actors)] == ["tal", "orb"]
    assert [each.one for each in suggest(actors, weights={"eva-orb": 30})] == ["orb", "tal"]
    assert len(suggest(actors, most=1)) == 1


def test_what_was_answered_does_not_come_again():
    actors = [make("Tal", mentions=9), make("Ann Tal", mentions=7)]
    never = Decision("d1", "never", ("ann-tal", "tal"))
    assert suggest(actors, [never]) == ()
    assert len(suggest(actors, [Decision("d1", "never", ("ann-tal", "tal"), withdrawn=True)])) == 1
    by_mention = Decision("d1", "different", ("d@ann-tal-3", "old-id"), anchors=("", "d@tal-0"))
    assert suggest(actors, [by_mention]) == ()


def test_sixteen_thousand_actors_take_a_moment():
    dice = random.Random(1)
    parts = ["".join(dice.choice("bdfklmnrstv") + dice.choice("aeiou") for _ in range(3)) for _ in range(3000)]
    actors = [
        make(" ".join(dice.choices(parts, k=2)).title(), dice.choice(("person", "organization")), key=f"a{number}")
        for number in range(16_000)
    ]
    started = time.perf_counter()
    assert suggest(actors)
    assert time.perf_counter() - started < 20  # about two seconds on an idle machine
