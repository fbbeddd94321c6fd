"""Put right by readers: the kind, single mentions, names that were missed; and how it is found again."""

import pytest

from explorer.actors import Resolver
from explorer.model import Decision
from tests.actors.rows import actor_of, id_of, link_of, name_rows, resolve_all, tell


def decide(*rows):
    """Make decisions, with ids d1, d2 ... from (verb, subjects ...)."""
    return [Decision(f"d{number}", verb, subjects) for number, (verb, *subjects) in enumerate(rows, 1)]


def carry_out(*told, decisions):
    documents, sentences, mentions = [each.document for each in told], [], []
    for each in told:
        sentences += each.sentences
        mentions += each.mentions
    return Resolver(documents, sentences, mentions).carry_out(decisions)


@pytest.fixture
def mill():
    return tell(
        "mill",
        "{Ann Smith|person|role=subject} met {Bob Jones|person|role=object}. {Smith|person|role=subject} slept. "
        "{She|female|role=subject} left. The Blue Hats cheered Smith’s Blue\nHats. {Ann Smith|person} sang.",
    )


def test_another_kind_counts_for_pronouns_too():
    told = tell("lamp", "{Harbour|place|role=subject} met {Bob Jones|person|role=object}. {He|male|role=subject} went.")
    rows = decide(("kind", "bob-jones", "organization"))
    actors = resolve_all(told, decisions=rows)
    assert actor_of(actors, told, "Bob Jones").kind == "organization"
    assert id_of(resolve_all(told), told, "He") == "bob-jones"
    assert id_of(actors, told, "He") == ""
    assert resolve_all(told, decisions=[*rows, Decision("d9", "withdraw", ("d1",))]) == resolve_all(told)


def test_who_was_hidden_can_be_shown_again(mill):
    rows = decide(("hide", "bob-jones"), ("unhide", "bob-jones"))
    assert len(resolve_all(mill, decisions=rows[:1])) == 1
    assert resolve_all(mill, decisions=rows) == resolve_all(mill)


def test_mentions_that_are_split_off_are_an_actor_of_their_own(mill):
    apart = [mill.find("Ann Smith", 1).id, mill.find("She").id]
    actors = resolve_all(mill, decisions=decide(("split", *apart)))
    new = id_of(actors, mill, "Ann Smith", 1)
    assert new != "ann-smith" == id_of(actors, mill, "Ann Smith") == id_of(actors, mill, "Smith")
    assert id_of(actors, mill, "She") == new
    assert link_of(actors, mill, "She").rule == "decision"


def test_splitting_off_all_of_an_actor_changes_nothing(mill):
    rows = decide(("split", mill.find("Bob Jones").id))
    assert id_of(resolve_all(mill, decisions=rows), mill, "Bob Jones") == "bob-jones"


def test_one_mention_is_given_to_another_actor_alone(mill):
    actors = resolve_all(mill, decisions=decide(("give", mill.find("Ann Smith", 1).id, "bob-jones")))
    assert id_of(actors, mill, "Ann Smith", 1) == "bob-jones"
    assert id_of(actors, mill, "Ann Smith", 0) == id_of(actors, mill, "Smith") == "ann-smith"


def test_what_names_nobody_is_nobodys_until_it_is_given_to_somebody(mill):
    she, smith = mill.find("She").id, mill.find("Smith").id
    rows = decide(("no-mention", she, smith), ("give", smith, "bob-jones"), ("give", she, "ann-smith"))
    actors = resolve_all(mill, decisions=rows[:1])
    assert id_of(actors, mill, "She") == id_of(actors, mill, "Smith") == ""
    assert id_of(actors, mill, "Ann Smith") == "ann-smith"
    actors = resolve_all(mill, decisions=rows)
    assert (id_of(actors, mill, "Smith"), id_of(actors, mill, "She")) == ("bob-jones", "ann-smith")


def test_a_name_that_was_missed_is_found_everywhere_as_whole_words():
    lamp = tell("lamp", "{Ann Lee|person|role=subject} left. The Grey Heron saw Grey Herons. No Grey\nHeron.")
    mast = tell("mast", "{Lee|person} and the Grey Heron's nest. A Grey Heronry burnt.")
    outcome = carry_out(lamp, mast, decisions=decide(("name", "ann-lee", "Grey Heron")))
    assert [(each.document_id, each.text) for each in outcome.added] == [
        ("lamp", "Grey Heron"), ("lamp", "Grey\nHeron"), ("mast", "Grey Heron"),
    ]  # fmt: skip
    (ann,) = (each for each in outcome.actors if each.id == "ann-lee")
    assert (ann.name, ann.kind) == ("Ann Lee", "person")
    assert "Grey Heron" in ann.aliases
    added = {link.mention_id: link for link in ann.links if link.mention_id in {each.id for each in outcome.added}}
    assert len(added) == 3
    assert {(link.rule, link.reference) for link in added.values()} == {("named by a reader", False)}
    assert outcome.added[0].sentence_id == lamp.sentences[1].id


def test_a_name_does_not_take_what_others_are_called(mill):
    outcome = carry_out(mill, decisions=decide(("name", "bob-jones", "Smith")))
    assert [each.start for each in outcome.added] == [mill.document.text.index("Smith’s")]
    assert id_of(outcome.actors, mill, "Smith") == "ann-smith"


def test_somebody_whom_the_machine_missed_altogether_becomes_an_actor(mill):
    rows = decide(("name", "blue-hats", "Blue Hats"), ("kind", "blue-hats", "organization"))
    outcome = carry_out(mill, decisions=rows)
    (hats,) = (each for each in outcome.actors if each.id == "blue-hats")
    assert (hats.name, hats.kind, len(hats.links)) == ("Blue Hats", "organization", 2)
    assert outcome.applied == {"d1", "d2"}
    assert carry_out(mill, decisions=decide(("name", "green-hats", "Blue Hats"))).added == ()


def test_a_mention_that_a_reader_added_can_be_decided_about(mill):
    first, second = (each.id for each in carry_out(mill, decisions=decide(("name", "blue-hats", "Blue Hats"))).added)
    rows = decide(("name", "blue-hats", "Blue Hats"), ("give", first, "bob-jones"), ("no-mention", second))
    outcome = carry_out(mill, decisions=rows)
    assert [each.id for each in outcome.added] == [first]
    assert [link.rule for actor in outcome.actors for link in actor.links if link.mention_id == first] == ["decision"]
    assert "blue-hats" not in {each.id for each in outcome.actors}


def test_two_actors_that_are_never_one_are_parted_where_a_decision_joined_them():
    told = name_rows("lamp", "person", "Ann Smith", "Bob Jones")
    rows = decide(("same", "ann-smith", "bob-jones"), ("never", "ann-smith", "bob-jones"))
    assert resolve_all(told, decisions=rows) == resolve_all(told)


def test_what_speaks_of_nobody_does_not_apply(mill):
    rows = decide(
        ("rename", "nobody", "X"), ("give", "mill@0-1", "ann-smith"), ("hide", "nobody"), ("hide", "bob-jones")
    )
    assert carry_out(mill, decisions=rows).applied == {"d4"}


def test_a_mention_is_found_again_where_a_newer_analysis_cuts_it_otherwise():
    old = tell("lamp", "General {Ann Smith|person} met {Bob Jones|person}. {Ann Smith|person} slept.")
    new = tell("lamp", "{General Ann Smith|person} met {Bob Jones|person}. {Ann Smith|person} slept.")
    row = Decision("d1", "give", (old.find("Ann Smith").id, "bob-jones"), words=("Ann Smith", "Bob Jones"))
    outcome = carry_out(new, decisions=[row])
    assert id_of(outcome.actors, new, "General Ann Smith") == "bob-jones"
    assert id_of(outcome.actors, new, "Ann Smith") == "ann-smith"


def test_a_mention_is_found_again_where_the_article_grew():
    old = tell("lamp", "{Bob Jones|person} came. {Ann Smith|person} met {Bob Jones|person}.")
    new = tell("lamp", "A line more. {Bob Jones|person} came. {Ann Smith|person} met {Bob Jones|person}.")
    row = Decision("d1", "give", (old.find("Bob Jones", 1).id, "ann-smith"), words=("Bob Jones", "Ann Smith"))
    outcome = carry_out(new, decisions=[row])
    assert id_of(outcome.actors, new, "Bob Jones", 1) == "ann-smith"
    assert id_of(outcome.actors, new, "Bob Jones", 0) == "bob-jones"


def test_an_actor_is_found_again_by_a_mention_when_more_articles_give_it_another_id():
    old = tell("lamp", "{Rex Vale|person} and {Tarn|place}.")
    more = name_rows("mast", "person", *["Rex Ulm Vale"] * 9)
    before = id_of(resolve_all(old), old, "Rex Vale")
    anchored = Decision("d1", "rename", (before, "The Mayor"), anchors=(old.find("Rex Vale").id, ""))
    joined = Decision("d0", "same", (more.find("Rex Ulm Vale").id, old.find("Rex Vale").id))
    assert before == "rex-vale"
    actors = resolve_all(old, more, decisions=[joined, anchored])
    assert actor_of(actors, old, "Rex Vale").name == "The Mayor"


def test_never_holds_where_more_articles_make_the_machine_take_two_for_one():
    lamp = name_rows("lamp", "organization", "Tidal Works Office", "TWO")
    rows = Decision(
        "d1", "never", ("tidal-works-office", "two-gone"), words=("Tidal Works Office", "TWO"),
        anchors=(lamp.find("Tidal Works Office").id, lamp.find("TWO").id),
    )  # fmt: skip
    joined = Decision("d0", "same", (lamp.find("Tidal Works Office").id, lamp.find("TWO").id))
    actors = resolve_all(lamp, decisions=[joined, rows])
    assert id_of(actors, lamp, "TWO") != id_of(actors, lamp, "Tidal Works Office")
