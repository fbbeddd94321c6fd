from dataclasses import replace
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model import ACTOR_KINDS, QUADS, RELATION_KINDS, Query
from explorer.ui.address import check_query, read_query, write_change, write_link, write_query

FULL = Query(
    kinds=("action", "co-mention"), quads=("verbal conflict",), events=("THREATEN",), outlets=("", "Lamp & Co"),
    documents=("d 1",), since="2017-11", until="2017-12-02", least_weight=3, least_confidence=0.35, references=False,
    actor_kinds=("state",), search="müller", focus="iran", radius=2, path_to="iraq", limit=0,
    selected="iran~action~iraq", sentence="d 1#4",
)  # fmt: skip


def test_a_query_survives_the_address():
    assert read_query(parse_qs(write_link(FULL).removeprefix("?"))) == (FULL, ())


def test_an_address_without_parameters_is_the_start():
    assert read_query({}) == (Query(), ())
    assert write_query(Query()) == {}


words = st.text(min_size=1, max_size=20).filter(str.strip)


@given(
    st.builds(
        Query,
        kinds=st.lists(st.sampled_from(RELATION_KINDS), min_size=1, unique=True).map(tuple),
        quads=st.lists(st.sampled_from(QUADS), unique=True).map(tuple),
        actor_kinds=st.lists(st.sampled_from(ACTOR_KINDS), unique=True).map(tuple),
        documents=st.lists(words, unique=True).map(tuple),
        least_weight=st.integers(1, 999),
        least_confidence=st.integers(0, 100).map(lambda percent: percent / 100),
        limit=st.integers(0, 5000),
        search=words | st.just(""),
        selected=words | st.just(""),
    )
)
def test_every_query_survives_the_address(query):
    assert read_query(write_query(query)) == (query, ())


@pytest.mark.parametrize(
    "parameters",
    [
        {"kinds": ["<script>"]},
        {"quads": ["war"]},
        {"least": ["many"]},
        {"least": ["-1"]},
        {"sure": ["1e9"]},
        {"show": ["٣"]},
        {"radius": ["9" * 50]},
        {"sel": ["x" * 5000]},
        {"articles": ["y" * 5000]},
    ],
)
def test_what_cannot_be_understood_is_passed_over_with_a_word(parameters):
    query, problems = read_query({**parameters, "find": ["iran"]})
    assert query == Query(search="iran")
    assert len(problems) == 1
    assert len(problems[0]) < 120


def test_numbers_out_of_range_are_brought_into_it():
    assert read_query({"radius": ["7"], "least": ["0"], "sure": ["150"]})[0] == Query(radius=2, least_confidence=1.0)


def test_empty_values_and_unknown_names_are_nothing():
    assert read_query({"kinds": [""], "utm_source": ["x"], "sel": [""], "present": ["1"]}) == (Query(), ())


def test_a_way_needs_a_start():
    assert read_query({"to": ["iraq"]})[0] == Query()


def test_a_change_names_only_what_changes():
    query = Query(quads=("verbal conflict",), search="iran")
    assert write_change(query, quads=()) == {"quads": []}
    assert write_change(query, quads=("verbal conflict", "material conflict")) == {
        "quads": ["verbal conflict", "material conflict"]
    }
    assert write_change(query, search="iran") == {}
    assert write_change(query, search="", limit=0) == {"find": [], "show": ["0"]}


KNOWN = {
    "actors": {"iran", "iraq"},
    "lines": {"iran~action~iraq"},
    "documents": {"d 1": None},
    "outlets": {"", "Lamp & Co"},
}


def test_what_the_collection_holds_stays():
    assert check_query(FULL, **KNOWN) == (FULL, ())


@pytest.mark.parametrize(
    "strange",
    [
        {"selected": "nobody"},
        {"selected": "a~action~b"},
        {"sentence": "other#1"},
        {"outlets": ("The Sun",)},
        {"documents": ("other",)},
        {"focus": "nobody"},
        {"focus": "iran", "path_to": "nobody"},
    ],
)
def test_what_it_does_not_hold_is_passed_over_with_a_word(strange):
    query, problems = check_query(replace(Query(search="x"), **strange), **KNOWN)
    assert query == replace(Query(search="x"), focus=query.focus)
    assert len(problems) == 1
