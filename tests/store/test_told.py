"""Relations by the time that their sentences tell of."""

import pytest

from explorer.model import DateMention, Query
from explorer.store import hold_store
from tests.factory import Story, make_actor, make_tables

ALL = Query(kinds=())
SENTENCES = (
    "Ann met Bob on May 3. "  # a day
    "Ann paid Bob in 2014. "  # a year
    "Ann saw Bob from March to May 2016 and in 1999. "  # a run of months, and a year
    "Ann thanked Bob the next day. "  # not resolved
    "Ann left Bob."  # no date
)
RESOLVED = {
    "May 3": "2017-05-03", "2014": "2014", "March to May 2016": "2016-03-01/2016-05-31", "1999": "1999",
    "the next day": "",
}  # fmt: skip
CUES = ("met", "paid", "saw", "thanked", "left")


def tell(document_id="lamp", published="2017-12-01T06:00:00Z", resolved=RESOLVED):
    story = Story(document_id, SENTENCES, published=published)
    for number, cue in enumerate(CUES):
        story.relation("action", story.mention("Ann", number), story.mention("Bob", number), cue=cue)
    return story, tuple(date_in(story, words, meant) for words, meant in resolved.items())


def date_in(story, words, resolved):
    start, end = story.find(words)
    where = f"{story.document.id}@{start}-{end}/date"
    return DateMention(where, story.document.id, story.sentence_at(start).id, start, end, words, resolved)


def hold(*told):
    stories = [story for story, _ in told]
    ann, bob = ([each for story in stories for each in story.mentions if each.text == name] for name in ("Ann", "Bob"))
    dates = tuple(each for _, dates in told for each in dates)
    return hold_store(make_tables(stories, [make_actor("Ann", ann), make_actor("Bob", bob)], dates=dates))


def done(store, **query):
    """What is done in the sentences that tell of a time."""
    evidence = store.evidence_for(Query(kinds=("action",), **query))
    return [each.mention.predicate for each in evidence]


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("", "", CUES),
        ("2017-05-03", "2017-05-03", ("met",)),
        ("2017-05", "2017-05", ("met",)),
        ("2017-05-04", "2017-11", ()),
        ("2014-07", "2014-07-09", ("paid",)),
        ("2016-05-31", "2017-05-02", ("saw",)),
        ("", "1999", ("saw",)),
        ("", "1998", ()),
        ("2016-06", "", ("met", "left")),
        ("2017-12-01", "2017-12-01", ("left",)),
        ("2017-12-02", "", ()),
        ("2018", "2013", ()),
    ],
)
def test_a_sentence_tells_of_its_dates_or_else_of_the_day_of_its_article(since, until, expected):
    assert tuple(done(hold(tell()), told_since=since, told_until=until)) == expected


def test_an_article_of_a_known_month_tells_of_that_month():
    store = hold(tell(published="2017-02"))
    assert done(store, told_since="2017-02-28") == ["met", "left"]
    assert done(store, told_since="2017-03", told_until="2017-04") == []


def test_a_sentence_without_date_in_an_article_without_date_tells_of_no_known_time():
    store = hold(tell(published=""))
    assert done(store, told_since="1000", told_until="2100") == ["met", "paid", "saw"]
    assert done(store) == list(CUES)


def test_lines_actors_and_options_follow_the_time():
    store = hold(tell(), tell("kite", published="2018-03-01"))
    query = Query(kinds=("action",), told_since="2018")
    (line,) = store.relations(query)
    assert (line.id, line.weight, line.predicates) == ("ann~action~bob", 1, ("left",))
    assert {actor.weight for actor in store.actors(query, (line,))} == {1}
    assert dict(store.facets(query)["documents"]) == {"lamp": 0, "kite": 1}
    assert [each.passage.document_id for each in store.evidence(line.id, query)] == ["kite"]


@pytest.mark.parametrize("value", ["'; DROP TABLE told; --", "%", "\x00", "9" * 400])
def test_hostile_times_are_only_values(value):
    store = hold(tell())
    store.relations(Query(told_since=value, told_until=value))
    assert done(store) == list(CUES)
