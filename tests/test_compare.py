"""Sides of a comparison, and what is asked of them."""

import pytest

from explorer.choosing import check_sides, find_side
from explorer.compare import Comparer, choose_side, list_choices, query_of, shorten_words
from explorer.errors import QueryError
from explorer.explore import Explorer
from explorer.model import Query
from explorer.store import hold_store
from tests.factory import Story, make_document, make_tables
from tests.sides import NOBODY, A, B, explore_sides


@pytest.fixture(scope="module")
def comparer():
    return Comparer(explore_sides())


def documents():
    return [
        make_document("One.", "1", outlet="Lamp"), make_document("Two.", "2", outlet="Kettle"),
        make_document("Three.", "3", outlet="Lamp"), make_document("Four.", "4"),
    ]  # fmt: skip


def test_outlets_are_offered_before_articles_the_unknown_last():
    choices = list_choices(documents())
    assert choices[:3] == (("outlet:Kettle", "Kettle", 1), ("outlet:Lamp", "Lamp", 2), ("outlet:", "unknown outlet", 1))
    assert [choice for choice, _, _ in choices[3:]] == ["article:1", "article:2", "article:3", "article:4"]


def test_a_side_of_an_outlet_and_an_article():
    side = choose_side(["outlet:Lamp", "article:2", "outlet:Lamp"], documents())
    assert side.chosen == ("outlet:Lamp", "article:2")
    assert side.documents == ("1", "2", "3")
    assert side.label == "Lamp and Title of 2"


def test_an_article_of_a_chosen_outlet_counts_once():
    assert choose_side(["outlet:Lamp", "article:1"], documents()).documents == ("1", "3")


def test_what_is_not_there_is_told():
    side = choose_side(["outlet:Trumpet", "article:2"], documents())
    assert side.unknown == ("outlet:Trumpet",)
    assert side.documents == ("2",)
    assert choose_side(["outlet:Trumpet"], documents()).is_empty


def test_many_choices_have_a_short_label():
    side = choose_side(["outlet:Lamp", "article:2", "article:4"], documents())
    assert side.label == "Lamp and 2 others"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Lamp", "Lamp"),
        ("Minister opens the long bridge", "Minister opens the long bridge"),
        ("Minister opens the bridge and the harbour", "Minister opens the bridge …"),
        ("Bridges: of the", "Bridges: of the"),
        ("Donaudampfschifffahrtsgesellschaftskapitaen", "Donaudampfschifffahrtsgesells…"),
    ],
)
def test_a_name_is_cut_between_words(text, shown):
    assert shorten_words(text, 30) == shown
    assert len(shown) <= 30


def test_titles_stand_in_quotation_marks_outlets_do_not():
    assert choose_side(["article:1"], documents()).short == "“Title of 1”"
    assert choose_side(["outlet:Lamp"], documents()).short == "Lamp"
    assert choose_side(["outlet:Lamp", "article:2", "article:4"], documents()).short == "Lamp and 2 more"
    assert choose_side([], documents()).short == ""


def test_a_question_looks_at_one_side_alone():
    side = choose_side(["outlet:Lamp"], documents())
    asked = query_of(side, Query(outlets=("Kettle",), kinds=("action",)))
    assert (asked.outlets, asked.documents, asked.kinds) == ((), ("1", "3"), ("action",))


def test_words_speeches_dates_and_passages_of_sides(comparer):
    a, b, nobody = (comparer.side([each]) for each in (A, B, NOBODY))
    assert [comparer.words_of(each) for each in (a, b, nobody)] == [26, 15, 4]
    assert comparer.words_in("kettle-1") == 15
    assert [each.document_id for each in comparer.speeches(a)] == ["lamp-1", "lamp-1"]
    assert comparer.speeches(b) == ()
    assert [each.text for each in comparer.dates(a)] == ["Monday"]
    assert comparer.passages(a, b) == comparer.passages(b, a) != ()
    assert comparer.passages(a, nobody) == comparer.passages(a, a) == ()


def test_the_actor_of_a_mention(comparer):
    speaker = comparer.speeches(comparer.side([A]))[0].speaker
    assert comparer.actor_of(speaker.mention_id) == "ann"
    assert comparer.actor_of("") == ""


def test_answers_are_kept(comparer):
    a, b = comparer.side([A]), comparer.side([B])
    assert comparer.differences(a, b, Query()) is comparer.differences(a, b, Query())


@pytest.mark.parametrize("name", ["Lamp", "lamp", "outlet:Lamp"])
def test_an_outlet_is_found_by_its_name(comparer, name):
    assert find_side(comparer, name).documents == ("lamp-1",)


def test_articles_are_found_by_id_and_the_unknown_outlet_by_what_it_is_called(comparer):
    assert find_side(comparer, "kettle-1").chosen == ("article:kettle-1",)
    assert find_side(comparer, "unknown outlet").documents == ("note",)


def test_who_asks_for_what_is_not_there_is_told_what_there_is(comparer):
    with pytest.raises(QueryError) as raised:
        find_side(comparer, "Trumpet\n")
    told = str(raised.value)
    assert "There is no such outlet or article." in told
    assert "Outlets: “Kettle”, “Lamp”, “unknown outlet”. Articles: lamp-1, kettle-1, note." in told
    assert "\n" not in told


def test_a_name_of_an_outlet_and_of_an_article_is_asked_back():
    twin = make_tables([Story("Lamp", "Rain fell.", outlet="Lamp"), Story("other", "Sun shone.", outlet="Kettle")], [])
    with pytest.raises(QueryError, match=r"several ways.*Write “outlet:Lamp” or “article:Lamp”"):
        find_side(Comparer(Explorer(hold_store(twin))), "Lamp")


def test_an_empty_collection_says_so():
    with pytest.raises(QueryError, match=r"no article. Build one"):
        find_side(Comparer(Explorer(hold_store(make_tables([], [])))), "Lamp")


def test_the_same_side_twice_cannot_be_compared(comparer):
    with pytest.raises(QueryError, match=r"same articles.*Name another"):
        check_sides(find_side(comparer, "Lamp"), find_side(comparer, "lamp-1"))
    check_sides(find_side(comparer, "Lamp"), find_side(comparer, "Kettle"))
