"""Folding put together for a collection, capitals, and what is offered instead of what was not found."""

import pytest

from explorer.actors.capitals import is_capital
from explorer.compare import Comparer
from explorer.explore import Explorer
from explorer.folding import find_standing, match_names
from explorer.model import Query
from explorer.store import hold_store
from explorer.ui.contents.comparison.evidence import show_selected
from explorer.ui.contents.comparison.network import list_differences
from tests.factory import Story, make_actor, make_document, make_tables
from tests.sides import A, B, explore_sides

LAMP = "Tehran warned Bob. Ada Holm met Bob."
KETTLE = "Iran praised Bob. Holm\nHall is closed. Bob met Carl."


@pytest.fixture(scope="module")
def comparer():
    lamp, kettle = Story("lamp", LAMP, outlet="Lamp"), Story("kettle", KETTLE, outlet="Kettle")
    tehran, ada = lamp.mention("Tehran", kind="place"), lamp.mention("Ada Holm")
    bobs = [lamp.mention("Bob"), lamp.mention("Bob", 1), kettle.mention("Bob"), kettle.mention("Bob", 1)]
    iran, carl = kettle.mention("Iran", kind="state"), kettle.mention("Carl")
    lamp.relation("action", tehran, bobs[0], cue="warned", predicate="warn", event="THREATEN", quad="verbal conflict")
    lamp.relation("action", ada, bobs[1], cue="met", predicate="meet", event="CONSULT", quad="verbal cooperation")
    kettle.relation("action", iran, bobs[2], cue="praised", predicate="praise", event="SUPPORT")
    kettle.relation("action", bobs[3], carl, cue="met", predicate="meet", event="CONSULT", quad="verbal cooperation")
    actors = [
        make_actor("Tehran", [tehran], kind="place", belongs_to="iran"), make_actor("Iran", [iran], kind="state"),
        make_actor("Ada Holm", [ada]), make_actor("Bob", bobs), make_actor("Carl", [carl]),
    ]  # fmt: skip
    return Comparer(Explorer(hold_store(make_tables([lamp, kettle], actors))))


@pytest.fixture(scope="module")
def sides(comparer):
    return comparer.side(["outlet:Lamp"]), comparer.side(["outlet:Kettle"])


def test_capitals_in_all_their_spellings():
    assert all(map(is_capital, ("Tehran", "Washington", "Kyiv", "Kiev")))
    assert not any(map(is_capital, ("Mosul", "Shiraz", "New York", "Iran")))


def test_names_are_looked_for_as_whole_words_over_line_breaks():
    actors = {each.name: each for each in explore_sides().everybody().values()}
    documents = [make_document("The Daily\nPail came. Carlsbad is far.")]
    assert find_standing(actors.values(), documents)[actors["The Daily Pail"].id]
    assert not match_names(["Carl"]).search(documents[0].text)


def test_a_capital_is_told_under_the_name_of_its_state(comparer, sides):
    found = comparer.differences(*sides, Query())
    assert [each.name for each in found.only_a] == ["Ada Holm"]
    assert [(each.actor.name, each.into, each.why) for each in found.folded_a] == [("Tehran", "iran", "capital")]
    lists = list_differences(comparer, *sides, Query(), found)
    assert lists["actors"][0]["title"] == "Actors of Lamp not found in Kettle"
    assert [(each["name"], each["there"]) for each in lists["actors"][0]["folded"]] == [
        ("Tehran", "the capital: there Iran")
    ]
    assert lists["renamed"]["number"] == 2
    assert lists["renamed"]["entries"][0]["there"] in ("Iran praises Bob", "Tehran warns Bob")


def test_who_was_not_found_opens_the_nearest_and_a_search(comparer, sides):
    column = show_selected(comparer, *sides, Query(), "ada-holm")["columns"][1]
    assert column["empty"] == "Not found on this side under this name."
    assert column["instead"]["searched"] == "Searched for “Holm”: 1 sentence of this side."
    assert column["instead"]["groups"][0]["sentences"][0]["id"] == "kettle#1"
    column = show_selected(comparer, *sides, Query(), "tehran")["columns"][1]
    assert [each["name"] for each in column["instead"]["nearest"]] == ["Iran"]
    assert column["instead"]["searched"] == "No sentence of this side has “Tehran”."
    assert show_selected(comparer, *sides, Query(), "bob")["columns"][1]["instead"] is None


def test_a_line_that_was_not_found_opens_what_is_told_of_the_two(comparer, sides):
    instead = show_selected(comparer, *sides, Query(), "tehran~action~bob")["columns"][1]["instead"]
    assert [each["id"] for each in instead["lines"]] == ["iran~action~bob"]
    assert instead["near"] == "It tells of the two:"
    instead = show_selected(comparer, *sides, Query(), "ada-holm~action~bob")["columns"][1]["instead"]
    assert (instead["lines"], instead["near"]) == ([], "")
    assert instead["searched"] == "No sentence of this side has “Ada Holm” and “Bob”."


def test_sides_of_the_common_story_lack_what_they_lack():
    comparer = Comparer(explore_sides())
    found = comparer.differences(comparer.side([A]), comparer.side([B]), Query())
    assert [each.name for each in found.only_a] == ["Carl", "The Daily Pail"]
    assert found.folded_a == found.folded_b == ()
