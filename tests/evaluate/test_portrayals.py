"""The report on portrayals: counts of all, and a sample that two runs share."""

import pytest

from explorer.errors import ReadingError
from explorer.evaluate.portrayals import SAMPLE, PortrayalsReport, evaluate_portrayals, portray
from explorer.model import Document
from tests.coverage.seen import PARSES
from tests.parsed import read_docs


def report_on(*keys):
    docs = read_docs(PARSES)
    return PortrayalsReport(tuple(portray(Document(key, "", docs[key].text), docs[key]) for key in keys))


def test_a_report_counts_by_kind_and_group():
    lines = str(report_on("noun", "loaded")).splitlines()
    assert lines[0] == "19 words in 2 articles"
    assert "  doer: noun for a deed                1" in lines
    assert "  words for rulers                     1" in lines
    assert any(line.startswith("candidate words: 6 (315.8 per 1,000)") for line in lines)


def test_the_sample_shows_words_in_their_text_and_leaves_plain_names_out():
    report = report_on("passive")
    assert sorted(report.portrayals()) == [
        "  doer: Marenian police: arrest | Omar Farkas was [arrested] by Marenian police.",
        "  target: Omar Farkas: arrest | Omar Farkas was [arrested] by Marenian police.",
    ]
    assert report.candidates() == []


def test_the_sample_is_the_same_each_time_and_no_longer_than_it_says():
    keys = sorted(read_docs(PARSES)) * 2
    one, other = report_on(*keys), report_on(*keys)
    assert len(one.portrayals()) == SAMPLE < sum(p.kind != "name" for text in one.texts for p in text.portrayals)
    assert one.portrayals() == other.portrayals()


@pytest.mark.parametrize("line", ["[]", '{"id": "a"}', '{"id": "a", "text": 3}', "no JSON"])
def test_a_line_that_is_no_article_is_named(tmp_path, line):
    path = tmp_path / "articles.jsonl"
    path.write_text('{"id": "a", "text": "Kelland attacked."}\n' + line)
    with pytest.raises(ReadingError, match=r"articles\.jsonl:2"):
        evaluate_portrayals(None, path)


def test_no_articles_are_reported_as_none():
    assert str(PortrayalsReport(())).startswith("0 words in 0 articles\nportrayals: 0 (0.0 per 1,000)")
