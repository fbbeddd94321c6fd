"""What the parts of Compare are given, as values."""

import pytest

from explorer.compare import Comparer
from explorer.explore import Explorer
from explorer.model import Query
from explorer.store import hold_store
from explorer.summary.values import FIGURE
from explorer.ui.comparison_address import SECTIONS, ComparisonQuery
from explorer.ui.contents import to_json
from explorer.ui.contents.comparison.evidence import show_selected
from explorer.ui.contents.comparison.network import LOOKS, MOST_LISTED, list_differences, show_network
from explorer.ui.contents.comparison.sides import LABELS, choose_at_start, find_obstacle, show_sides
from explorer.ui.contents.comparison.summary import (
    MEASURED,
    MOST_CITED,
    MOST_ITEMS,
    show_figure,
    show_measured,
    show_summary,
)
from explorer.ui.contents.comparison.wording import say_retold
from tests.factory import Story, make_tables
from tests.sides import NOBODY, A, B, explore_sides

START = Query()


@pytest.fixture(scope="module")
def comparer():
    return Comparer(explore_sides())


@pytest.fixture(scope="module")
def sides(comparer):
    return comparer.side([A]), comparer.side([B])


@pytest.fixture
def told(story):
    """The made-up story of 60 actors, its first two outlets against each other."""
    comparer = Comparer(story)
    return comparer, *(comparer.side(each) for each in choose_at_start(comparer))


def lists(comparer, a, b):
    return list_differences(comparer, a, b, START, comparer.differences(a, b, START))


def network(comparer, a, b):
    return show_network(comparer, a, b, START, comparer.differences(a, b, START))


# sides


def test_the_two_largest_outlets_are_chosen_at_the_start(told):
    comparer, a, b = told
    sizes = [len(side.documents) for side in (a, b)]
    others = [len(comparer.side([f"outlet:{name}"]).documents) for name in ("Evening Kettle", "Radio Cardboard", "")]
    assert min(sizes) >= max(others)
    assert a.chosen != b.chosen


def test_without_outlets_the_first_two_articles_are():
    plain = make_tables([Story(name, "Rain fell.") for name in ("one", "two", "three")], [])
    assert choose_at_start(Comparer(Explorer(hold_store(plain)))) == (("article:one",), ("article:two",))


def test_what_one_side_names_is_not_put_on_the_other(comparer):
    assert choose_at_start(comparer) == ((B,), (A,))
    assert choose_at_start(comparer, (A,)) == ((A,), (B,))
    assert choose_at_start(comparer, (), (B,)) == ((A,), (B,))
    assert choose_at_start(comparer, (A,), (A,)) == ((A,), (A,))


def test_the_choices_come_with_their_number_outlet_and_date(comparer, sides):
    content = show_sides(comparer, ComparisonQuery(section="voices"), *sides)
    by_value = {each["value"]: each for each in content["choices"]}
    assert (by_value[A]["outlet"], by_value[A]["number"]) == (True, 1)
    assert (by_value["article:lamp-1"]["of"], by_value["article:lamp-1"]["date"]) == ("Lamp", "2017-12-04")
    assert content["sides"][0]["counts"] == "1 article, 26 words"
    assert [each["value"] for each in content["tabs"]] == list(SECTIONS) == list(LABELS)
    assert [each["value"] for each in content["tabs"] if each["on"]] == ["voices"]


@pytest.mark.parametrize(
    ("a", "b", "text"),
    [
        ([], [B], "Side A has no article yet."),
        ([A], [], "Side B has no article yet."),
        ([A], ["outlet:Trumpet"], "Side B asks for the outlet “Trumpet”, which this collection does not have."),
        ([A], ["article:lamp-1"], "Both sides are the same articles, so there is nothing to compare."),
    ],
)
def test_what_stands_in_the_way_is_said_with_the_way_out(comparer, a, b, text):
    obstacle = find_obstacle(comparer.side(a), comparer.side(b))
    assert obstacle["text"] == text
    assert obstacle["way_out"].startswith("Choose")


def test_nothing_stands_in_the_way(sides):
    assert find_obstacle(*sides) is None


# the network


def test_lines_and_actors_are_told_apart_by_colour_and_by_stroke(comparer, sides):
    drawing = network(comparer, *sides)
    lines = {edge["id"]: edge for edge in drawing["edges"]}
    assert {each: lines[each]["side"] for each in lines} == {
        "ann~action~bob": "both", "bob~action~board": "both", "ann~action~carl": "a", "dora~action~ann": "b",
    }  # fmt: skip
    strokes = {edge["side"]: (edge["color"]["color"], str(edge["dashes"])) for edge in drawing["edges"]}
    assert len({color for color, _ in strokes.values()}) == len({dashes for _, dashes in strokes.values()}) == 3
    nodes = {node["id"]: node["side"] for node in drawing["nodes"]}
    assert nodes == {"ann": "both", "bob": "both", "board": "both", "carl": "a", "dora": "b"}
    assert [each["id"] for each in drawing["legend"]["lines"]] == list(LOOKS)


def test_actors_of_both_pictures_stay_where_they_are(told):
    comparer, a, b = told
    other = comparer.side(["outlet:Radio Cardboard"])
    places = [{node["id"]: (node["x"], node["y"]) for node in network(comparer, *pair)["nodes"]}
              for pair in ((a, b), (a, other))]  # fmt: skip
    both = places[0].keys() & places[1].keys()
    assert len(both) > 10
    assert {each: places[0][each] for each in both} == {each: places[1][each] for each in both}


def test_tips_say_who_tells_it_how_often(comparer, sides):
    tips = {edge["id"]: edge["about"] for edge in network(comparer, *sides)["edges"]}
    assert tips["ann~action~carl"].endswith("only A tells it: A 1 sentence, B nothing")


def test_lists_say_what_each_side_tells(comparer, sides):
    content = lists(comparer, *sides)
    assert [(each["title"], each["number"]) for each in content["lines"]] == [
        ("Told by both", 2), ("Only Lamp tells", 1), ("Only Kettle tells", 1),
    ]  # fmt: skip
    both = {each["id"]: each for each in content["lines"][0]["entries"]}
    assert both["ann~action~bob"]["what"] == "warns / helps"
    assert both["ann~action~bob"]["numbers"] == [1, 1]
    assert [each["name"] for each in content["actors"][0]["entries"]] == ["Carl", "The Daily Pail"]
    assert "per 1,000 words" in content["how"]


def test_pairs_told_differently_say_both_wordings(comparer, sides):
    (pair,) = lists(comparer, *sides)["retold"]
    assert pair["id"] == "ann~action~bob"
    assert pair["names"] == ["Ann", "Bob"]
    assert pair["reasons"][0] == "hostile here, friendly there"
    assert (pair["a"], pair["b"]) == ("Ann warns Bob", "Ann helps Bob")


def test_much_that_is_said_of_a_pair_is_cut(comparer, sides):
    pair = comparer.differences(*sides, START).retold[0]
    said = tuple(("bob", verb, told_as, "") for verb, told_as in
                 (("warn", ""), ("warn", ""), ("sue", "planned"), ("leave", "negated"), ("meet", "")))  # fmt: skip
    words = say_retold(said, pair, comparer.explorer.everybody())
    assert words == "Bob warns Ann; Bob plans to sue Ann; Bob does not leave Ann; and 1 more"


def test_long_lists_are_cut_and_still_counted(told):
    content = lists(*told)
    for each in content["lines"]:
        assert len(each["entries"]) == min(each["number"], MOST_LISTED)


# what is selected


def test_a_line_shows_the_sentences_of_both_sides(comparer, sides):
    content = show_selected(comparer, *sides, START, "ann~action~bob")
    assert content["entry"]["what"] == "warns / helps"
    assert [column["label"] for column in content["columns"]] == ["Lamp", "Kettle"]
    shown = [[s["id"] for group in column["groups"] for s in group["sentences"]] for column in content["columns"]]
    assert shown == [["lamp-1#0"], ["kettle-1#0"]]
    assert [column["counts"] for column in content["columns"]] == ["1 sentence", "1 sentence"]


def test_a_line_that_one_side_tells_leaves_the_other_column_empty(comparer, sides):
    content = show_selected(comparer, *sides, START, "dora~action~ann")
    assert content["entry"]["what"] == "may sue"
    assert [bool(column["groups"]) for column in content["columns"]] == [False, True]


def test_an_actor_shows_lines_and_sentences_of_both_sides(comparer, sides):
    content = show_selected(comparer, *sides, START, "ann")
    assert [[line["id"] for line in column["lines"]] for column in content["columns"]] == [
        ["ann~action~bob", "ann~action~carl"], ["ann~action~bob", "dora~action~ann"],
    ]  # fmt: skip
    assert [column["counts"] for column in content["columns"]] == [
        "3 sentences with the name",
        "2 sentences with the name",
    ]


@pytest.mark.parametrize("selected", ["nobody", "a~b~c", "<b>", "figure:a.words", "~"])
def test_what_is_not_there_selects_nothing(comparer, sides, selected):
    assert show_selected(comparer, *sides, START, selected) is None


# the summary


def test_every_figure_of_the_summary_is_a_link_to_what_it_counts(comparer, sides):
    content = show_summary(comparer, *sides, START)
    figures = [part for topic in content["topics"] for each in topic["findings"] for part in each["parts"]
               if not isinstance(part, str)]  # fmt: skip
    assert len(figures) > 30
    for figure in figures:
        if figure["shown"].startswith(("none", "0 ")):
            assert figure["id"] == ""
            continue
        select = show_figure if figure["id"].startswith(FIGURE) else show_selected
        assert select(comparer, *sides, START, figure["id"]) is not None, figure


def test_a_figure_lists_what_it_counts_with_sentences(comparer, sides):
    content = show_figure(comparer, *sides, START, "figure:a.left-out")
    assert (content["shown"], content["name"]) == ("2", "actors that Lamp names and that were not found in Kettle")
    carl = content["items"][0]
    assert (carl["id"], carl["label"], carl["number"]) == ("carl", "Carl", 1)
    assert carl["groups"][0]["title"] == "Title of lamp-1"
    assert carl["groups"][0]["sentences"][0]["text"] == ["Ann met Carl."]


def test_the_measured_figures_are_a_click_away():
    shown = show_measured(MEASURED)
    assert [row[0] for row in shown["rows"]][1:3] == ["Who did or said what to whom", "Who speaks"]
    assert show_measured("ann") is None


@pytest.mark.parametrize("selected", ["figure:", "figure:nothing", "ann", "figure:a.left-out.nobody"])
def test_a_figure_that_is_not_there_is_none(comparer, sides, selected):
    assert show_figure(comparer, *sides, START, selected) is None


def test_many_things_behind_a_figure_are_cut_and_counted(told):
    comparer, a, b = told
    content = show_figure(comparer, a, b, START, "figure:a.lines")
    assert len(content["items"]) == MOST_ITEMS
    assert content["rest"] == int(content["shown"]) - MOST_ITEMS
    assert all(sum(len(group["sentences"]) for group in item["groups"]) <= MOST_CITED for item in content["items"])


def test_hostile_texts_travel_as_texts(hostile):
    comparer = Comparer(hostile)
    a, b = (comparer.side(each) for each in choose_at_start(comparer))
    content = to_json([lists(comparer, a, b), network(comparer, a, b), show_summary(comparer, a, b, START)])
    assert "<img src=x" in content


def test_two_sides_with_nothing_in_common_have_lists_all_the_same(comparer):
    content = lists(comparer, comparer.side([A]), comparer.side([NOBODY]))
    assert [each["number"] for each in content["lines"]] == [0, 3, 0]
    assert content["retold"] == []
