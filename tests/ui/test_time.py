"""The section that says when: lanes, the slider, what could not be placed."""

from dataclasses import replace
from datetime import date

import pytest

from explorer.compare import Comparer
from explorer.explore import Explorer
from explorer.model import Query
from explorer.store import hold_store
from explorer.ui.comparison_address import ComparisonQuery, read_comparison, write_comparison
from explorer.ui.contents.comparison.evidence import show_selected
from explorer.ui.contents.comparison.time import show_time
from explorer.ui.contents.network import list_chips
from explorer.ui.contents.span import span, window_of
from tests.ui.timed import make_timed

OUTLETS = (["outlet:Lamp"], ["outlet:Kite"])


def show(tables, sides=OUTLETS, **query):
    comparer = Comparer(Explorer(hold_store(tables)))
    a, b = (comparer.side(side) for side in sides)
    return show_time(comparer, ComparisonQuery(section="time", **query), a, b)


def lanes(content):
    return {(lane["side"], lane["label"]): lane for lane in content["lanes"]}


def told(lane, place="in"):
    return [each["label"] for each in lane["told"] if each["place"] == place]


def test_outlets_have_lanes_with_their_articles_and_what_they_tell():
    found = lanes(show(make_timed()))
    assert list(found) == [("a", "Lamp"), ("b", "Kite")]
    lamp, kite = found.values()
    assert told(lamp) == ["13 to 19 Nov 2017", "14 Nov 2017"]
    assert told(kite) == ["Oct 2017", "16 Nov 2017"]
    assert [(each["at"], each["label"]) for each in lamp["published"]] == [("lamp-1#0", "20 Nov 2017")]
    assert lamp["counts"] == "2 articles, 3 dates, 1 without a date of its own"


def test_dates_far_off_are_counted_at_the_ends():
    content = show(make_timed())
    lamp, kite = content["lanes"]
    assert (told(lamp, "before"), lamp["before"], lamp["after"]) == (["1979"], 1, 0)
    assert (told(kite, "after"), kite["before"], kite["after"]) == (["2030"], 0, 1)
    assert content["edges"] == {"before": "before 1 Oct 2017", "after": "after 22 Nov 2017"}
    assert (content["first"], content["last"]) == (date(2017, 10, 1).toordinal(), date(2017, 11, 22).toordinal())


def test_each_date_opens_its_sentence_and_shows_some_of_it():
    (week,) = (each for each in show(make_timed())["lanes"][0]["told"] if each["label"] == "13 to 19 Nov 2017")
    assert week["at"] == "lamp-1#2"
    before, words, after = week["text"]
    assert (before, words) == ("Ann warned Bob ", "last week")
    assert after.startswith(", again and again, <b>loudly</b> and long")
    assert after.endswith(" …")
    assert len(after) < 100
    assert week["relative"]


def test_what_could_not_be_resolved_is_listed_with_the_reason():
    listed = {
        group["reason"]: [each["text"][1] for each in group["entries"]] for group in show(make_timed())["unresolved"]
    }
    assert listed == {
        "the article has no date of its own to count from": ["yesterday"],
        "it is counted from another date, which the text does not tell": ["the day after"],
    }


def test_what_an_article_repeats_is_shown_once():
    tables = make_timed()
    repeated = tuple(replace(each, repeats="lamp-1#0") if each.id == "lamp-1#2" else each for each in tables.sentences)
    lamp = show(replace(tables, sentences=repeated))["lanes"][0]
    assert told(lamp) == ["14 Nov 2017"]


def test_an_article_on_both_sides_has_a_lane_of_both():
    sides = (["outlet:Lamp", "article:kite-1"], ["outlet:Kite"])
    assert list(lanes(show(make_timed(), sides))) == [("a", "Lamp"), ("both", "Kite")]


def test_the_time_asked_for_leaves_other_dates_pale():
    content = show(make_timed(), since="2017-11-15", until="2017-11-16")
    off = {each["label"]: each["off"] for lane in content["lanes"] for each in lane["told"]}
    assert off == {
        "1979": True, "13 to 19 Nov 2017": False, "14 Nov 2017": True, "Oct 2017": True, "16 Nov 2017": False,
        "2030": True,
    }  # fmt: skip
    slider = content["span"]
    assert slider["on"]
    assert slider["says"] == "15 to 16 Nov 2017"
    assert [slider["steps"][slider[end]][0] for end in ("first", "last")] == ["2017-11-15", "2017-11-16"]


@pytest.mark.parametrize(
    ("since", "until", "first", "last"),
    [
        ("", "", 0, 52),
        ("2017-11", "", 31, 52),
        ("", "2017-10", 0, 30),
        ("1950", "1960", 0, 0),
        ("2040", "2050", 52, 52),
        ("2017-11-20", "2017-11-10", 50, 50),
    ],
)
def test_the_slider_stands_where_the_address_says(since, until, first, last):
    slider = span(window_of(Explorer(hold_store(make_timed()))), since, until)
    assert slider["steps"][0] == ["2017-10-01", "1 Oct 2017"]
    assert len(slider["steps"]) == 53
    assert (slider["first"], slider["last"]) == (first, last)


def test_nothing_dated_says_what_is_missing_and_what_to_do():
    tables = make_timed()
    bare = replace(
        tables,
        documents=tuple(replace(each, published="") for each in tables.documents),
        dates=tuple(replace(each, resolved="") for each in tables.dates),
    )
    content = show(bare)
    assert "none could be resolved" in content["empty"]["text"]
    assert "published" in content["empty"]["way_out"]
    assert content["span"] is None
    assert len(content["unresolved"][0]["entries"]) == 8
    assert "none of them tells when" in show(replace(bare, dates=()))["empty"]["text"]


def test_an_article_of_which_only_the_month_is_known():
    tables = make_timed(published="2017-11")
    tables = replace(tables, dates=tuple(replace(each, resolved="") for each in tables.dates))
    content = show(tables)
    assert content["lanes"][0]["published"][0]["label"] == "Nov 2017"
    assert "of the article only the month or year is known" in [group["reason"] for group in content["unresolved"]]


def test_the_evidence_of_a_line_is_that_of_the_time_asked_for():
    comparer = Comparer(Explorer(hold_store(make_timed())))
    a, b = (comparer.side(side) for side in OUTLETS)
    for query, lamp in ((Query(), ["lamp-1#0", "lamp-1#1", "lamp-1#2"]), (Query(told_until="1979"), ["lamp-1#1"])):
        columns = show_selected(comparer, a, b, query, "ann~action~bob")["columns"]
        assert [each["id"] for group in columns[0]["groups"] for each in group["sentences"]] == lamp
    assert columns[0]["counts"] == "1 sentence told of: until 1979"
    assert columns[1]["empty"] == "Not found on this side, told of this time (until 1979)."


def test_the_chip_of_a_time_takes_it_away():
    (chip,) = list_chips(Query(told_since="2017-10", told_until="2017-11"), {}, {})
    assert chip == {"text": "said to have happened: Oct to Nov 2017", "change": {"from": [], "till": []}}


@pytest.mark.parametrize(
    "hostile", ["soon", "2017-13", "2017-02-30", "<script>", "٢٠١٧", "2017-1", "0000", "2017-11-30T00"]
)
def test_a_time_that_is_none_is_passed_over_with_a_word(hostile):
    query, problems = read_comparison({"from": [hostile], "till": ["2017-11"]})
    assert (query.since, query.until) == ("", "2017-11")
    assert len(problems) == 1
    assert "day, month or year" in problems[0]


def test_a_time_survives_the_address():
    query = ComparisonQuery(section="time", since="2017-10", until="2017-11-30")
    assert read_comparison(write_comparison(query)) == (query, ())
