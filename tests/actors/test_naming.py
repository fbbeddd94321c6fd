"""What actors are called, of what kind they are, and their ids."""

import pytest

from explorer.actors.naming import slug
from tests.actors.rows import name_rows, resolve_all, tell


def the_only(*told):
    (actor,) = resolve_all(*told)
    return actor


@pytest.mark.parametrize(
    ("kind", "names", "name", "aliases"),
    [
        ("person", ("Mike Pompeo", "Pompeo", "Pompeo"), "Mike Pompeo", ("Pompeo",)),
        ("person", ("Joe Biden",) * 6 + ("Joseph Biden", "Biden", "Biden"), "Joe Biden", ("Biden", "Joseph Biden")),
        ("person", ("Macron", "Macron"), "Macron", ()),
        ("organization", ("CIA", "CIA", "Central Intelligence Agency"), "Central Intelligence Agency", ("CIA",)),
        ("organization", ("CIA", "CIA"), "CIA", ()),
        ("organization", ("Lamp", "Lamp", "Lamp", "Lamp Company"), "Lamp Company", ("Lamp",)),
        ("organization", ("Lamp",) * 6 + ("Lamp Company",), "Lamp", ("Lamp Company",)),
        ("person", ("general of Iran",), "general of Iran", ()),
        (
            "organization",
            ("US Central Intelligence Agency", "CIA"),
            "Central Intelligence Agency",
            ("CIA", "US Central Intelligence Agency"),
        ),
        ("organization", ("Daesh", "Daesh", "Islamic State", "ISIL"), "Daesh", ("ISIL", "Islamic State")),
        ("place", ("US", "US", "U.S.", "United States"), "United States", ("US", "U.S.")),
        ("place", ("America",), "United States", ("America",)),
        ("place", ("IRAN", "Iran's"), "Iran", ()),
        ("place", ("KIRKUK", "Kirkuk"), "Kirkuk", ()),
        ("place", ("Velm.[3", "Velm.[3"), "Velm", ()),
        ("person", ("Tony Velm", "Antony Velm", "Antony Velm"), "Antony Velm", ("Tony Velm",)),
        ("organization", ("Harbour Guild in Velm", "Harbour Guild"), "Harbour Guild in Velm", ("Harbour Guild",)),
    ],
)
def test_name_and_aliases(kind, names, name, aliases):
    actor = the_only(name_rows("a", kind, *names))
    assert (actor.name, actor.aliases) == (name, aliases)


def test_pronouns_and_descriptions_are_no_aliases():
    told = tell("a", "{Mike Pompeo|person|role=subject} spoke. {He|male|role=subject} left.")
    assert the_only(told).aliases == ()


@pytest.mark.parametrize(
    ("title", "name", "shown"),
    [("Pope", "Francis", "Pope Francis"), ("King", "Abdullah", "King Abdullah"), ("President", "Macron", "Macron")],
)
def test_a_first_name_keeps_the_title_that_makes_it_a_full_one(title, name, shown):
    told = tell("a", f"{{{name}|person|title={title}}} spoke.")
    assert the_only(told).name == shown


@pytest.mark.parametrize(
    ("kind", "name", "found"),
    [
        ("place", "Iraq", "state"),
        ("organization", "Kurdistan", "place"),
        ("place", "NATO", "organization"),
        ("place", "Kirkuk", "place"),
    ],
)
def test_knowledge_decides_the_kind_then_the_texts(kind, name, found):
    assert the_only(name_rows("a", kind, name)).kind == found


def test_the_kind_is_that_of_most_mentions():
    told = tell("a", "{Nujum Rahma|place} is. {Nujum Rahma|organization} is. {Nujum Rahma|organization} is.")
    assert the_only(told).kind == "organization"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Deir ez-Zor", "deir-ez-zor"),
        ("Łódź", "lodz"),
        ("Côte d’Ivoire", "cote-divoire"),
        ("Москва", "actor"),
        ("U.S. forces", "us-forces"),
    ],
)
def test_ids_are_plain_ascii(name, expected):
    assert slug(name) == expected


def test_two_actors_of_one_name_get_two_ids_that_say_which():
    country, state = name_rows("a", "place", "Georgia", "Tbilisi"), name_rows("b", "place", "Georgia", "Atlanta")
    ids = {actor.id for actor in resolve_all(country, state) if actor.name == "Georgia"}
    assert ids == {"georgia", "georgia-place"}


def test_ids_do_not_depend_on_other_articles():
    first = name_rows("b", "person", "Mike Pompeo", "Pompeo")
    alone = {actor.id for actor in resolve_all(first)}
    more = {
        actor.id
        for actor in resolve_all(
            first, name_rows("a", "place", "Iran", "Kirkuk"), name_rows("c", "person", "Mike Pence")
        )
    }
    assert alone <= more


def test_the_capital_belongs_to_its_state_and_a_part_to_the_whole():
    told = tell(
        "a",
        "{Iran|place} is. {Tehran|place|role=oblique,governor=in} is. "
        "{Revolutionary Guards|organization} are. {Quds Force|organization} is.",
    )
    belongs = {actor.id: actor.belongs_to for actor in resolve_all(told)}
    assert belongs == {
        "iran": "",
        "tehran": "iran",
        "revolutionary-guards": "iran",
        "quds-force": "revolutionary-guards",
    }
