"""Names that belong together come together, names that must stay apart stay apart; every link says why."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from explorer.actors import explain_rules, resolve
from tests.actors.rows import Told, actor_of, id_of, link_of, name_rows, resolve_all, tell

ROOT = Path(__file__).parents[2]


def together(actors, *places):
    """Tell whether all these mentions, each (document, words), are one actor."""
    found = {id_of(actors, told, words) for told, words in places}
    return len(found) == 1 and found != {""}


TOGETHER = [
    ("person", "Mike Pompeo", "Pompeo"),
    ("person", "Emmanuel Macron", "President Macron", "Macron"),
    ("person", "Xi Jinping", "Xi"),
    ("person", "Aung San Suu Kyi", "Suu Kyi"),
    ("person", "Mohammed bin Salman", "bin Salman"),
    ("person", "Qassem Soleimani", "Suleimani"),
    ("person", "Recep Tayyip Erdoğan", "Erdogan", "Tayyip Erdogan"),
    ("person", "Mohammad Mohammadi Golpayegani", "Golpayegani", "Mohammadi Golpayegani"),
    ("organization", "Kurdistan Regional Government", "KRG"),
    ("organization", "Zimbabwe Electoral Support Network", "ZESN"),
    ("organization", "US Central Intelligence Agency", "CIA"),
    ("organization", "Islamic State", "ISIS", "ISIL", "Daesh", "Da’esh"),
    ("organization", "Revolutionary Guards", "IRGC", "Iranian Revolutionary Guards"),
    ("organization", "Hezbollah", "Hizbullah", "Lebanese Hezbollah", "Hezbollah movement"),
    ("organization", "Boeing Company", "Boeing"),
    ("organization", "Nujum Front", "Front"),
    ("organization", "Islamic Revolutionary Guard Corps", "Guards"),
    ("place", "United States", "US", "U.S.", "America"),
    ("place", "Albu Kamal", "al-Bukamal", "Abu Kamal"),
    ("place", "Deir Ezzor", "Deir ez-Zor"),
    ("place", "United Kingdom", "UK", "Britain"),
    ("place", "Kyiv", "Kiev"),
    ("place", "North Korea", "DPRK"),
]

APART = [
    ("person", "Hassan Rouhani", "Hussein Rouhani"),
    ("person", "Kim Jong-un", "Kim Jong-il"),
    ("person", "George W. Bush", "George H.W. Bush"),
    ("organization", "Quds Force", "Revolutionary Guards"),
    ("organization", "Hezbollah", "Kataib Hezbollah"),
    ("organization", "Taliban", "Pakistani Taliban"),
    ("organization", "Iraqi Foreign Ministry", "Iranian Foreign Ministry"),
    ("organization", "Iraqi Defense Ministry", "Iraqi Interior Ministry"),
    ("organization", "Kurdistan Democratic Party", "Patriotic Union of Kurdistan"),
    ("place", "Iran", "Iraq"),
    ("place", "Niger", "Nigeria"),
    ("place", "North Korea", "South Korea"),
    ("place", "Democratic Republic of the Congo", "Republic of the Congo"),
    ("place", "Guinea", "Guinea-Bissau"),
    ("place", "Guinea", "Equatorial Guinea"),
    ("place", "Sudan", "South Sudan"),
    ("place", "Kirkuk", "Kirkuk Province"),
    ("place", "Homs", "Hama"),
]


@pytest.mark.parametrize(("kind", "names"), [(row[0], row[1:]) for row in TOGETHER])
def test_names_of_one_actor_in_one_article(kind, names):
    told = name_rows("a", kind, *names)
    assert together(resolve_all(told), *((told, name) for name in names))


@pytest.mark.parametrize(("kind", "one", "other"), APART)
def test_names_of_two_actors_in_one_article(kind, one, other):
    told = name_rows("a", kind, one, other)
    actors = resolve_all(told)
    assert id_of(actors, told, one) != id_of(actors, told, other)


@pytest.mark.parametrize(("kind", "one", "other"), APART)
def test_names_of_two_actors_in_two_articles(kind, one, other):
    first, second = name_rows("a", kind, one), name_rows("b", kind, other)
    actors = resolve_all(first, second)
    assert id_of(actors, first, one) != id_of(actors, second, other)


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("person", "Qassem Soleimani", "Qasem Suleimani"),
        ("person", "Mike Pompeo", "Michael Pompeo"),
        ("person", "Nechirvan Barzani", "Nechirvan Idris Barzani"),
        ("place", "Albu Kamal", "al-Bukamal"),
        ("organization", "Fars", "Fars News Agency"),
        ("organization", "Iraqi Defense Ministry", "Ministry of Defence of Iraq"),
        ("organization", "Zimbabwe Electoral Support Network", "Zimbabwe Electoral Support Network"),
    ],
)
def test_names_of_one_actor_in_two_articles(kind, one, other):
    first, second = name_rows("a", kind, one), name_rows("b", kind, other)
    assert together(resolve_all(first, second), (first, one), (second, other))


def test_an_acronym_that_only_one_article_explains():
    explains = tell("a", "The {Nujum Relief Committee|organization|as=n} ({NRC|organization|same=n}) met.")
    uses = name_rows("b", "organization", "NRC")
    actors = resolve_all(explains, uses)
    assert together(actors, (explains, "Nujum Relief Committee"), (explains, "NRC"), (uses, "NRC"))
    assert link_of(actors, explains, "NRC").rule == "explained acronym"
    assert link_of(actors, uses, "NRC").rule == "explained elsewhere"


def test_an_acronym_that_an_article_explains_otherwise_is_not_the_well_known_one():
    other = tell(
        "a",
        "The {Sudanese Defence Forces|organization|as=s} ({SDF|organization|same=s}) moved. "
        "The {SDF|organization} won.",
    )
    known = name_rows("b", "organization", "Syrian Democratic Forces", "SDF")
    actors = resolve_all(other, known)
    assert together(actors, (other, "Sudanese Defence Forces"), (other, "SDF"))
    assert together(actors, (known, "Syrian Democratic Forces"), (known, "SDF"))
    assert id_of(actors, other, "SDF") != id_of(actors, known, "SDF")


def test_acronyms_that_two_articles_explain_differently_stay_apart():
    first = tell("a", "The {Party of Young Zealots|organization|as=p} ({PYZ|organization|same=p}) met.")
    second = tell("b", "The {Port of York Zone|organization|as=p} ({PYZ|organization|same=p}) met.")
    third = name_rows("c", "organization", "PYZ")
    actors = resolve_all(first, second, third)
    assert len({id_of(actors, told, "PYZ") for told in (first, second, third)}) == 3


def test_a_surname_goes_to_the_one_who_bears_it():
    told = name_rows("a", "person", "Donald Trump", "Mike Pence", "Trump")
    actors = resolve_all(told)
    assert link_of(actors, told, "Trump").rule == "surname"
    assert actor_of(actors, told, "Trump").name == "Donald Trump"


def test_a_surname_that_two_bear_goes_to_the_one_named_last_or_most():
    told = name_rows("a", "person", "Donald Trump", "Donald Trump", "Trump", "Ivanka Trump", "Trump")
    actors = resolve_all(told)
    assert {actor_of(actors, told, "Trump", n).name for n in (0, 1)} == {"Donald Trump"}
    assert link_of(actors, told, "Trump", 1).rule == "surname, nearest"
    assert id_of(actors, told, "Ivanka Trump") != id_of(actors, told, "Donald Trump")


def test_a_title_tells_husband_and_wife_apart():
    told = tell(
        "a", "{Bill Clinton|person} met {Hillary Clinton|person}. {Clinton|person|title=Mrs.,gender=female} left."
    )
    actors = resolve_all(told)
    assert actor_of(actors, told, "Clinton").name == "Hillary Clinton"


def test_a_surname_across_articles_needs_a_bearer_whom_the_texts_are_about():
    full, bare = name_rows("a", "person", "Sergei Lavrov", "Lavrov"), name_rows("b", "person", "Lavrov")
    actors = resolve_all(full, bare)
    assert together(actors, (full, "Sergei Lavrov"), (bare, "Lavrov"))
    assert link_of(actors, bare, "Lavrov").rule == "surname across articles"


def test_somebody_named_once_in_passing_is_not_the_one_whom_all_know_by_surname():
    passing = name_rows("a", "person", "Bassel al-Assad")
    bare = [name_rows(key, "person", "Assad") for key in "bcd"]
    actors = resolve_all(passing, *bare)
    assert together(actors, *((told, "Assad") for told in bare))
    assert id_of(actors, bare[0], "Assad") != id_of(actors, passing, "Bassel al-Assad")


def test_surnames_that_no_text_gives_in_full_are_one_person_but_first_names_are_not():
    surnames = [name_rows(key, "person", "Medvedev") for key in "ab"]
    first_names = [name_rows(key, "person", "Robert") for key in "cd"]
    assert len(resolve_all(*surnames)) == 1
    assert len(resolve_all(*first_names)) == 2


def test_a_surname_with_a_doubled_letter_or_article_is_the_same():
    articles = [
        name_rows(key, "person", name) for key, name in zip("abcd", ("Asad", "Assad", "Assad", "al-Assad"), strict=True)
    ]
    actors = resolve_all(*articles)
    assert len(actors) == 1
    full = name_rows("e", "person", "Bashar al-Assad", "al-Assad")
    actors = resolve_all(full, *articles)
    assert [actor.name for actor in actors] == ["Bashar al-Assad"]


def test_a_surname_that_two_bear_in_passing_is_the_one_whom_all_know_by_it():
    bare = [name_rows(key, "person", "Velm") for key in "abc"]
    passing = [name_rows("d", "person", "Ann Velm"), name_rows("e", "person", "Joe Velm")]
    actors = resolve_all(*bare, *passing)
    assert len({id_of(actors, told, "Velm") for told in bare}) == 1
    assert len(actors) == 3
    central = name_rows("f", "person", "Ann Velm", "Velm", "Velm")
    actors = resolve_all(*bare, *passing, central)
    assert len({id_of(actors, told, "Velm") for told in bare}) == 3


def test_a_surname_that_two_bear_in_the_articles_stays_by_article_unless_the_title_tells():
    trumps = name_rows("a", "person", "Ivanka Trump"), tell("b", "{Donald Trump|person|title=President} spoke.")
    bare, titled = name_rows("c", "person", "Trump"), tell("d", "{Trump|person|title=President} spoke.")
    actors = resolve_all(*trumps, bare, titled)
    assert actor_of(actors, titled, "Trump").name == "Donald Trump"
    assert link_of(actors, titled, "Trump").rule == "title and surname"
    assert id_of(actors, bare, "Trump") not in {
        id_of(actors, trumps[0], "Ivanka Trump"),
        id_of(actors, trumps[1], "Donald Trump"),
    }


def test_an_inner_name_goes_to_somebody_named_in_full_before():
    before = name_rows("a", "person", "Juan Manuel Velm Calderón", "Velm")
    assert together(resolve_all(before), (before, "Juan Manuel Velm Calderón"), (before, "Velm"))
    after = name_rows("b", "person", "Velm", "Ada Velm Calderón")
    assert not together(resolve_all(after), (after, "Velm"), (after, "Ada Velm Calderón"))


def test_a_queen_is_not_a_namesake_by_first_name():
    told = tell("a", "{Elizabeth Warren|person} saw {Elizabeth|person|title=Queen}.")
    actors = resolve_all(told)
    assert id_of(actors, told, "Elizabeth Warren") != id_of(actors, told, "Elizabeth")
    assert actor_of(actors, told, "Elizabeth").name == "Queen Elizabeth"


def test_a_town_a_state_and_a_president_of_one_word():
    told = tell(
        "a",
        "{George Washington|person} lived. {Washington|person} died. "
        "{Washington|place|role=oblique,governor=in} is a city. "
        "{Jordan|place} is a country. {Michael Jordan|person} plays. {Jordan|person|role=subject} won.",
    )
    actors = resolve_all(told)
    assert actor_of(actors, told, "Washington", 0).name == "George Washington"
    assert actor_of(actors, told, "Washington", 1).kind == "place"
    assert actor_of(actors, told, "Jordan", 0).kind == "state"
    assert actor_of(actors, told, "Jordan", 1).name == "Michael Jordan"


def test_georgia_is_the_country_unless_the_article_speaks_of_the_american_south():
    country = name_rows("a", "place", "Georgia", "Tbilisi", "Russia")
    state = name_rows("b", "place", "Georgia", "Atlanta", "Alabama")
    actors = resolve_all(country, state)
    assert actor_of(actors, country, "Georgia").kind == "state"
    assert actor_of(actors, state, "Georgia").kind == "place"


def test_adjectives_go_to_their_country_and_peoples_stay_peoples():
    told = tell(
        "a",
        "{Iraq|place} heard an {Iraqi|group|role=modifier,governor=proposal} proposal. "
        "{Iraqis|group|role=subject,number=plural} and {Kurds|group|number=plural} spoke; "
        "a {Kurdish|group|role=modifier} plan failed.",
    )
    actors = resolve_all(told)
    assert together(actors, (told, "Iraq"), (told, "Iraqi"))
    assert link_of(actors, told, "Iraqi").rule == "adjective"
    assert together(actors, (told, "Kurds"), (told, "Kurdish"))
    iraqis = actor_of(actors, told, "Iraqis")
    assert iraqis.kind == "group"
    assert iraqis.belongs_to == id_of(actors, told, "Iraq")


def test_a_single_national_is_nobody():
    told = tell("a", "{Iraq|place} mourns. An {Iraqi|group|role=subject,number=singular} was killed.")
    assert link_of(resolve_all(told), told, "Iraqi") is None


def test_a_broadcaster_taken_for_a_person():
    told = tell("a", "{Al-Mayadeen|person} said so. {Hezbollah|person} denied it.")
    actors = resolve_all(told)
    assert {actor.kind for actor in actors} == {"organization"}


def test_a_surname_taken_for_a_place():
    person = "{Ada Zorin|person} came."
    article = tell("a", f"{person} {{Zorin|place}} spoke.")
    assert together(resolve_all(article), (article, "Ada Zorin"), (article, "Zorin"))
    earlier = tell("a", f"{{Zorin|place}} is a town. {person}")
    assert not together(resolve_all(earlier), (earlier, "Ada Zorin"), (earlier, "Zorin"))
    known = tell("a", "{Ada Jordan|person} came. {Jordan|place} waits.")
    assert not together(resolve_all(known), (known, "Ada Jordan"), (known, "Jordan"))


def test_a_misprint_goes_to_the_spelling_used_more_often():
    told = name_rows("a", "person", "Golpayegani", "Golpayegani", "Golpayagani")
    actors = resolve_all(told)
    assert link_of(actors, told, "Golpayagani").rule in ("misprint", "other spelling")
    assert actor_of(actors, told, "Golpayagani").name == "Golpayegani"


def test_an_office_without_its_state_goes_to_the_only_one_in_the_article():
    one = name_rows("a", "organization", "Iraqi Foreign Ministry", "Foreign Ministry")
    assert together(resolve_all(one), (one, "Iraqi Foreign Ministry"), (one, "Foreign Ministry"))
    two = name_rows("b", "organization", "Iraqi Foreign Ministry", "Iranian Foreign Ministry", "Foreign Ministry")
    assert len(resolve_all(two)) == 3


def test_an_office_that_has_its_state_beside_it():
    told = tell(
        "a",
        "The {Iranian|group|role=modifier,as=i} {Foreign Ministry|organization|owner=i} and "
        "the {Iraqi|group|role=modifier,as=q} {Foreign Ministry|organization|owner=q} spoke.",
    )
    actors = resolve_all(told)
    assert id_of(actors, told, "Foreign Ministry", 0) != id_of(actors, told, "Foreign Ministry", 1)
    assert actor_of(actors, told, "Foreign Ministry", 0).belongs_to == id_of(actors, told, "Iranian")


def test_parties_of_one_name_are_one_unless_the_articles_tell_of_two_states():
    bare = [name_rows(key, "organization", "Farmers and Workers Party", "Labor Party") for key in "ab"]
    actors = resolve_all(*bare)
    assert together(actors, *((told, "Labor Party") for told in bare))
    owned = [
        tell(key, f"The {{{owner}|group|role=modifier,as=o}} {{Labor Party|organization|owner=o}} met.")
        for key, owner in (("c", "Israeli"), ("d", "Dutch"), ("e", "Israeli"))
    ]
    actors = resolve_all(*bare, *owned)
    assert len({id_of(actors, told, "Labor Party") for told in (*bare, *owned)}) == 4
    assert together(actors, (owned[0], "Labor Party"), (owned[2], "Labor Party"))


def test_a_name_in_capitals_is_no_acronym_beside_the_same_name():
    assert len(resolve_all(name_rows("a", "place", "KIRKUK"), name_rows("b", "place", "Kirkuk"))) == 1


def test_a_unit_that_every_army_has_is_another_one_in_each_article():
    articles = [name_rows(key, "organization", "3rd Battalion", "101st Airborne Division Association") for key in "ab"]
    actors = resolve_all(*articles)
    assert not together(actors, *((told, "3rd Battalion") for told in articles))
    assert together(actors, *((told, "101st Airborne Division Association") for told in articles))


def test_every_link_names_a_rule_that_is_explained():
    told = [name_rows(f"d{n}", row[0], *row[1:]) for n, row in enumerate(TOGETHER)]
    for actor in resolve_all(*told):
        for link in actor.links:
            assert link.rule in explain_rules()
            assert 0 < link.confidence <= 1
            assert link.actor_id == actor.id


def test_the_order_of_rows_makes_no_difference():
    told = [name_rows(f"d{n}", row[0], *row[1:]) for n, row in enumerate(TOGETHER + APART)]
    expected = resolve_all(*told)
    for seed in range(5):
        assert resolve_all(*_shuffled(told, random.Random(seed))) == expected


def test_the_hash_seed_of_the_process_makes_no_difference():
    code = (
        "from tests.actors.rows import name_rows, resolve_all\n"
        "from tests.actors.test_joining import APART, TOGETHER\n"
        "told = [name_rows(f'd{n}', row[0], *row[1:]) for n, row in enumerate(TOGETHER + APART)]\n"
        "print(resolve_all(*told))"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            cwd=ROOT,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1


def _shuffled(told, rng):
    mixed = [
        Told(
            each.document,
            rng.sample(each.sentences, len(each.sentences)),
            rng.sample(each.mentions, len(each.mentions)),
        )
        for each in told
    ]
    return rng.sample(mixed, len(mixed))


def test_mentions_of_unknown_documents_are_passed_over():
    told = name_rows("a", "person", "Mike Pompeo")
    assert resolve([], told.sentences, told.mentions) == ()


def test_pieces_of_names_are_no_actors():
    told = tell("a", "{al|place} is a word, {Northern|place} another, {7|organization} a third.")
    assert resolve_all(told) == ()
