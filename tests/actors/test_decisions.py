"""What people decide comes last and wins, can be taken back, and never breaks anything."""

import random

import pytest

from explorer.actors.decisions import in_force
from explorer.model import Decision
from tests.actors.rows import actor_of, id_of, link_of, name_rows, resolve_all, tell


def decide(*rows):
    """Make decisions, with ids d1, d2 ... from (verb, subjects ...)."""
    return [Decision(f"d{number}", verb, subjects) for number, (verb, *subjects) in enumerate(rows, 1)]


@pytest.fixture
def lamp():
    return name_rows("lamp", "person", "Ann Smith", "Smith", "Bob Jones")


@pytest.fixture
def mast():
    return name_rows("mast", "person", "Ann Smith", "Smith", "Anna Smith-Meyer")


def test_same_joins_two_actors(lamp, mast):
    plain = resolve_all(lamp, mast)
    joined = resolve_all(lamp, mast, decisions=decide(("same", "ann-smith", "anna-smith-meyer")))
    assert len(joined) == len(plain) - 1
    assert id_of(joined, mast, "Anna Smith-Meyer") == "ann-smith"
    assert link_of(joined, mast, "Anna Smith-Meyer").rule == "decision"
    assert "Anna Smith-Meyer" in actor_of(joined, lamp, "Ann Smith").aliases


def test_same_is_the_same_whichever_is_named_first(lamp, mast):
    one = resolve_all(lamp, mast, decisions=decide(("same", "ann-smith", "anna-smith-meyer")))
    other = resolve_all(lamp, mast, decisions=decide(("same", "anna-smith-meyer", "ann-smith")))
    assert one == other


def test_more_than_two_can_be_the_same(lamp, mast):
    actors = resolve_all(lamp, mast, decisions=decide(("same", "ann-smith", "bob-jones", "anna-smith-meyer")))
    assert len(actors) == 1


def test_an_id_that_was_joined_to_another_still_means_that_one(lamp, mast):
    rows = decide(("same", "ann-smith", "anna-smith-meyer"), ("rename", "anna-smith-meyer", "Anna S."))
    actors = resolve_all(lamp, mast, decisions=rows)
    assert actor_of(actors, lamp, "Ann Smith").name == "Anna S."
    assert actor_of(actors, lamp, "Ann Smith").id == "ann-smith"


def test_different_undoes_an_earlier_same_and_gives_the_ids_back(lamp, mast):
    rows = decide(("same", "ann-smith", "anna-smith-meyer"), ("different", "anna-smith-meyer", "ann-smith"))
    assert resolve_all(lamp, mast, decisions=rows) == resolve_all(lamp, mast)


def test_the_last_of_several_contrary_decisions_wins(lamp, mast):
    rows = decide(*[("same", "ann-smith", "anna-smith-meyer"), ("different", "ann-smith", "anna-smith-meyer")] * 2)
    assert resolve_all(lamp, mast, decisions=rows) == resolve_all(lamp, mast)
    rows = decide(
        ("same", "ann-smith", "anna-smith-meyer"),
        ("different", "ann-smith", "anna-smith-meyer"),
        ("same", "ann-smith", "anna-smith-meyer"),
    )
    assert len(resolve_all(lamp, mast, decisions=rows)) == len(resolve_all(lamp, mast)) - 1


def test_different_takes_a_namesake_out_of_one_article_with_the_short_forms_there(lamp, mast):
    here = mast.find("Ann Smith").id
    actors = resolve_all(lamp, mast, decisions=decide(("different", here, "ann-smith")))
    split = id_of(actors, mast, "Ann Smith")
    assert split != "ann-smith" == id_of(actors, lamp, "Ann Smith")
    assert id_of(actors, mast, "Smith") == split
    assert split == "ann-smith-person"


def test_what_was_split_off_can_be_decided_about(lamp, mast):
    here = mast.find("Ann Smith").id
    rows = decide(
        ("different", here, "ann-smith"),
        ("rename", "ann-smith-person", "Ann the younger"),
        ("same", "ann-smith-person", "bob-jones"),
    )
    actors = resolve_all(lamp, mast, decisions=rows)
    assert id_of(actors, mast, "Ann Smith") == id_of(actors, lamp, "Bob Jones")
    assert actor_of(actors, mast, "Ann Smith").name == "Ann the younger"


def test_different_between_two_mentions_of_one_name_in_one_article():
    told = name_rows("lamp", "person", "Smith", "Smith", "Smith")
    one, other = told.find("Smith", 0).id, told.find("Smith", 2).id
    actors = resolve_all(told, decisions=decide(("different", other, one)))
    assert id_of(actors, told, "Smith", 0) == id_of(actors, told, "Smith", 1) != id_of(actors, told, "Smith", 2)


def test_same_moves_one_name_of_an_article_to_another_actor(lamp):
    actors = resolve_all(lamp, decisions=decide(("same", lamp.find("Smith").id, "bob-jones")))
    assert id_of(actors, lamp, "Smith") == "bob-jones"
    assert id_of(actors, lamp, "Ann Smith") == "ann-smith"
    assert link_of(actors, lamp, "Smith").rule == "decision"


@pytest.fixture
def spoken():
    return tell(
        "lamp",
        "{Ann Smith|person|role=subject} met {Bob Jones|person|role=object}. "
        "{She|female|role=subject} left. {He|male|role=subject} stayed.",
    )


def test_a_pronoun_can_be_linked_by_hand_and_others_follow(spoken):
    pronoun = spoken.find("She").id
    actors = resolve_all(spoken, decisions=decide(("same", pronoun, "bob-jones")))
    assert id_of(actors, spoken, "She") == "bob-jones"
    link = link_of(actors, spoken, "She")
    assert (link.rule, link.confidence, link.reference) == ("decision", 1.0, True)


def test_a_pronoun_can_be_freed(spoken):
    assert id_of(resolve_all(spoken), spoken, "She") == "ann-smith"
    actors = resolve_all(spoken, decisions=decide(("different", spoken.find("She").id, "ann-smith")))
    assert id_of(actors, spoken, "She") == ""


def test_decisions_do_not_move_pronouns_of_others(spoken):
    plain = resolve_all(spoken)
    actors = resolve_all(spoken, decisions=decide(("rename", "ann-smith", "Annie")))
    assert id_of(actors, spoken, "He") == id_of(plain, spoken, "He") == "bob-jones"


def test_rename_and_hide(lamp):
    actors = resolve_all(
        lamp, decisions=decide(("rename", "bob-jones", "Bob"), ("rename", "bob-jones", "Bobby"), ("hide", "ann-smith"))
    )
    (bob,) = actors
    assert (bob.id, bob.name, bob.aliases) == ("bob-jones", "Bobby", ("Bob Jones",))


def test_a_blank_name_is_no_name(lamp):
    actors = resolve_all(lamp, decisions=decide(("rename", "bob-jones", "  ")))
    assert actor_of(actors, lamp, "Bob Jones").name == "Bob Jones"


def test_withdraw_takes_back_and_can_be_taken_back(lamp):
    hidden = decide(("hide", "ann-smith"))
    assert len(resolve_all(lamp, decisions=hidden)) == 1
    assert len(resolve_all(lamp, decisions=decide(("hide", "ann-smith"), ("withdraw", "d1")))) == 2
    assert len(resolve_all(lamp, decisions=decide(("hide", "ann-smith"), ("withdraw", "d1"), ("withdraw", "d2")))) == 1


def test_a_decision_marked_as_withdrawn_does_not_count(lamp):
    rows = [Decision("d1", "hide", ("ann-smith",), withdrawn=True)]
    assert resolve_all(lamp, decisions=rows) == resolve_all(lamp)
    assert in_force(rows) == []


@pytest.mark.parametrize(
    "rows",
    [
        [("same", "nobody", "ann-smith")],
        [("different", "ann-smith", "nobody")],
        [("rename", "nobody", "Somebody")],
        [("hide", "nobody")],
        [("withdraw", "d99")],
        [("same", "ann-smith")],
        [("wrong", "lamp#0/action/1-2/3")],
        [("same", "ann-smith", "ann-smith")],
        [("different", "ann-smith", "bob-jones")],
        [("different", "lamp@0-3", "ann-smith")],
        [("unheard of", "ann-smith", "bob-jones")],
    ],
)
def test_what_speaks_of_nobody_or_changes_nothing_is_passed_over(lamp, rows):
    assert resolve_all(lamp, decisions=decide(*rows)) == resolve_all(lamp)


def test_no_decision_loses_a_mention_or_links_it_twice(lamp, mast, spoken):
    told = (lamp, mast, name_rows("mill", "person", "Bob Jones", "Jones", "Smith"))
    subjects = [mention.id for each in told for mention in each.mentions] + [
        "ann-smith",
        "bob-jones",
        "anna-smith-meyer",
        "ann-smith-person",
    ]
    for seed in range(60):
        rng = random.Random(seed)
        rows = decide(*[(rng.choice(["same", "different"]), *rng.sample(subjects, 2)) for _ in range(6)])
        links = [link for actor in resolve_all(*told, decisions=rows) for link in actor.links]
        assert sorted(link.mention_id for link in links) == sorted(
            mention.id for each in told for mention in each.mentions
        )
