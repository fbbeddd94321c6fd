"""The address of Compare: there and back, and whatever somebody may write into it."""

import pytest

from explorer.ui.comparison_address import (
    MOST_CHOICES,
    SECTIONS,
    ComparisonQuery,
    read_comparison,
    write_comparison,
)

FULL = ComparisonQuery(
    ("outlet:Lamp", "article:1"), ("outlet:",), "voices", "ann~action~bob", "d1#3", True, "2017-11", "2017-12"
)


@pytest.mark.parametrize(
    "query", [ComparisonQuery(), FULL, ComparisonQuery(section="summary", selected="figure:a.words")]
)
def test_there_and_back(query):
    assert read_comparison(write_comparison(query)) == (query, ())


def test_the_start_has_no_address():
    assert write_comparison(ComparisonQuery()) == {}


@pytest.mark.parametrize("section", SECTIONS)
def test_every_tab_has_an_address(section):
    query, problems = read_comparison({"show": [section]})
    assert (query.section, problems) == (section, ())


@pytest.mark.parametrize(
    ("parameters", "problems"),
    [
        ({"show": ["<script>alert(1)</script>"]}, 1),
        ({"show": ["../../etc/passwd"]}, 1),
        ({"show": ["x" * 100_000]}, 0),
        ({"a": ["outlet:" + "x" * 100_000]}, 1),
        ({"a": [f"article:{number}" for number in range(10_000)]}, 1),
        ({"sel": ["x" * 100_000]}, 0),
        ({"at": [""]}, 0),
        ({"once": ["yes; DROP TABLE sentences"]}, 0),
        ({"a": [], "b": []}, 0),
        ({"\u0000": ["\u202e"]}, 0),
    ],
)
def test_hostile_values_are_passed_over(parameters, problems):
    query, told = read_comparison(parameters)
    assert len(told) == problems
    assert query.section == "network"
    assert len(query.a) <= MOST_CHOICES
    assert max((len(each) for each in (*query.a, query.selected, query.sentence)), default=0) < 10_000
    assert query.once is False


def test_a_choice_twice_is_one():
    query, _ = read_comparison({"a": ["outlet:Lamp", "outlet:Lamp"]})
    assert query.a == ("outlet:Lamp",)


def test_the_first_of_several_values_counts():
    query, _ = read_comparison({"sel": ["ann", "bob"], "once": ["1", "0"]})
    assert (query.selected, query.once) == ("ann", True)
