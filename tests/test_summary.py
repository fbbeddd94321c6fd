"""The summary says what can be counted, and every figure leads to its sentences."""

import pytest

from explorer.compare import Comparer
from explorer.measured import read_trust
from explorer.model import Query
from explorer.summary import summarise
from explorer.summary.evidence import find_evidence
from explorer.summary.notes import name_choice, tell_gaps, tell_notes, tell_trust
from explorer.summary.values import FIGURE
from tests.sides import NOBODY, A, B, explore_sides


@pytest.fixture(scope="module")
def comparer():
    return Comparer(explore_sides())


@pytest.fixture(scope="module")
def summary(comparer):
    return summarise(comparer, comparer.side([A]), comparer.side([B]), Query())


def evidence(comparer, summary, figure_id):
    """(label, number, sentence ids) of all that a figure counts."""
    figure = summary.figure(figure_id)
    found = find_evidence(comparer, summary.a, summary.b, Query(), figure)
    return [(item.label, item.number, [each.sentence_id for each in cited]) for item, cited in found]


@pytest.mark.parametrize(
    "text",
    [
        "Lamp: 1 article with 26 words, published on 2017-12-04.",
        "Lamp names 5 actors, Kettle 4 actors; both sides name 3.",
        "Lamp names 2 actors that were not found in Kettle; most often Carl (1) and The Daily Pail (1).",
        "Kettle names 1 actor that was not found in Lamp; most often Dora (1).",
        "Lamp names most often Ann (3), Bob (2) and Board (1).",
        "Lamp tells of 3 relations, Kettle of 3 relations; both tell 2 relations.",
        "1 pair of actors of whom both tell, the two tell differently.",
        "Of Ann and Bob, Lamp says: Ann warns Bob (1 time).",
        "Of Ann and Bob, Kettle says: Ann helps Bob (1 time).",
        "Lamp tells 1 relation of conflict and 1 relation of cooperation.",
        "Kettle tells deeds 3 times, 1 of them not as facts, but as planned, demanded, alleged, denied and the like.",
        "Lamp gives 8 words of 2 actors, 6 of them in quotation marks; most of Ann (6) and The Daily Pail (2).",
        "Kettle gives nobody’s words.",
        "Lamp has what others said through The Daily Pail (1).",
        "1 passage of 4 words stands in articles of both sides, 1 of them word for word.",
        "Lamp gives 1 date for what it tells of, all of 2017-12-04.",
    ],
)
def test_what_it_says(summary, text):
    assert text in [finding.text for finding in summary.findings]


def test_every_figure_has_an_id_of_its_own(summary):
    ids = [figure.id for figure in summary.figures]
    assert len(set(ids)) == len(ids) > 30
    assert all(summary.figure(each).id == each for each in ids)
    assert summary.figure("nothing") is None


def test_every_figure_that_counts_something_opens_sentences_of_its_side(comparer, summary):
    held = {"a": {"lamp-1"}, "b": {"kettle-1"}, "both": {"lamp-1", "kettle-1"}}
    for figure in summary.figures:
        counted = find_evidence(comparer, summary.a, summary.b, Query(), figure)
        assert bool(counted) == bool(figure.value), figure
        for item, cited in counted:
            assert cited, (figure.id, item)
            assert {each.document.id for each in cited} <= held[figure.side]
            assert all(each.document.text[each.start : each.end] == each.text for each in cited)


def test_evidence_of_actors_lines_and_passages(comparer, summary):
    assert evidence(comparer, summary, "a.left-out") == [
        ("Carl", 1, ["lamp-1#1"]),
        ("The Daily Pail", 1, ["lamp-1#4"]),
    ]
    assert evidence(comparer, summary, "b.lines")[0] == ("Ann helps Bob", 1, ["kettle-1#0"])
    assert evidence(comparer, summary, "both.retold") == [
        ("Ann and Bob: hostile here, friendly there", 1,
         ["lamp-1#0", "kettle-1#0"]),
    ]  # fmt: skip
    assert evidence(comparer, summary, "both.passages") == [("“Bob left the Board.”", 4, ["lamp-1#2", "kettle-1#2"])]
    assert evidence(comparer, summary, "a.dates") == [("Monday (2017-12-04)", 1, ["lamp-1#0"])]
    assert evidence(comparer, summary, "a.quoted-words") == [("Ann", 6, ["lamp-1#3"])]


def test_figures_are_compared_by_the_length_of_the_articles(summary):
    assert summary.figure("a.deeds").per_words == pytest.approx(3 / 26 * 1000)
    assert summary.figure("b.deeds").per_words == pytest.approx(3 / 15 * 1000)
    assert summary.figure("a.words").per_words is None
    assert summary.figure("both.passages").per_words is None


def test_a_figure_of_one_actor_or_line_selects_it(summary):
    assert summary.figure("b.left-out").selects == "dora"
    assert summary.figure("a.contrast.ann.bob").selects == "ann~action~bob"
    assert summary.figure("a.named").selects == FIGURE + "a.named"
    assert summary.figure("a.dates").selects == FIGURE + "a.dates"


def test_findings_of_one_side_say_so(summary):
    sides = {
        finding.text.partition(" ")[0]: finding.side for finding in summary.findings if "not found in" in finding.text
    }
    assert sides == {"Lamp": "a", "Kettle": "b"}
    assert next(each.side for each in summary.findings if "both sides name" in each.text) == "both"


def test_sides_in_the_other_order_say_the_same(comparer, summary):
    turned = summarise(comparer, comparer.side([B]), comparer.side([A]), Query())
    for figure in turned.figures:
        side, _, rest = figure.id.partition(".")
        same = summary.figure(f"{ {'a': 'b', 'b': 'a', 'both': 'both'}[side] }.{rest}")
        assert (figure.value, figure.per_words) == (same.value, same.per_words), figure.id


def test_nothing_in_common_is_no_failure(comparer):
    summary = summarise(comparer, comparer.side([A]), comparer.side([NOBODY]), Query())
    texts = [finding.text for finding in summary.findings]
    assert "Lamp names 5 actors, “Title of note” 1 actor; both sides name none." in texts
    assert "No run of words stands in articles of both sides." in texts
    assert "“Title of note”: 1 article with 4 words, published on days that the articles do not say." in texts


def test_notes_say_what_is_missing_and_what_to_do(comparer):
    a, b, nobody = (comparer.side([each]) for each in (A, B, NOBODY))
    assert tell_notes(comparer, a, b) == tell_gaps(comparer, a, b) == ()
    notes = (*tell_gaps(comparer, a, nobody), *tell_notes(comparer, a, nobody))
    expected = (
        ("1 article without a date", "metadata.csv"),
        ("1 article without an outlet", "choose by article"),
        ("The two sides have no actor in common", "Choose sides"),
    )
    for note, (missing, way_out) in zip(notes, expected, strict=True):
        assert note.startswith(missing)
        assert way_out in note


def test_notes_on_choices_that_overlap_or_do_not_exist(comparer):
    a, both = comparer.side([A]), comparer.side([A, B, "outlet:Trumpet"])
    assert tell_notes(comparer, a, both) == (
        "1 article on both sides; what it tells is told by both.",
        "Side B asks for the outlet “Trumpet”, which this collection does not have.",
    )


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        ("outlet:Lamp", "the outlet “Lamp”"),
        ("article:1", "the article “1”"),
        ("<b>", "“<b>”"),
        ("javascript:alert(1)", "“javascript:alert(1)”"),
        ("outlet:" + "x" * 500, "the outlet “" + "x" * 80 + "”"),
    ],
)
def test_a_choice_in_words(choice, words):
    assert name_choice(choice) == words


def test_every_topic_says_how_much_rules_of_its_kind_miss(summary):
    topics = {finding.topic for finding in summary.findings}
    assert {topic for topic in topics if not tell_trust(topic)} == {"The articles"}
    assert tell_trust("Who speaks").startswith("Rules of this kind find 87 of 100 quotations and reports; right: ")
    assert set(read_trust()) >= topics - {"The articles"}
