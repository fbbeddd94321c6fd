"""The summary as files: figures with their evidence, escaped, and nothing loaded from anywhere."""

import csv
import io
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from explorer.compare import Comparer
from explorer.explore import Explorer
from explorer.export.comparison import (
    EVIDENCE_COLUMNS,
    FIGURE_COLUMNS,
    evidence_table,
    export_comparison,
    figures_table,
    summary_page,
)
from explorer.model import Query
from explorer.store import hold_store
from explorer.ui.comparison_address import read_comparison
from tests.sides import A, B, explore_sides, make_sides


@pytest.fixture(scope="module")
def compared():
    comparer = Comparer(explore_sides())
    return comparer, comparer.side([A]), comparer.side([B])


class Reader(HTMLParser):
    """Notes what a page is made of."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.targets, self.tags, self.loads, self.texts = [], [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        for name, value in attributes:
            if name == "id":
                self.ids.append(value)
            if name == "href" and value.startswith("#"):
                self.targets.append(value[1:])
            elif name in ("href", "src", "srcset", "action", "data") or name.startswith("on"):
                self.loads.append((tag, name, value))

    def handle_data(self, data):
        self.texts.append(data)


def test_every_number_leads_to_an_anchor(compared):
    page = Reader(summary_page(*compared, Query()))
    figures = figures_table(*compared, Query()).rows
    assert page.targets == page.ids == [f"figure-{number}" for number in range(1, len(figures) + 1)]


def test_each_figure_is_followed_by_sentences_with_outlet_title_and_date(compared):
    page = summary_page(*compared, Query())
    part = re.search(r"2 actors that Lamp names and that were not found in Kettle.*?</details>", page, re.DOTALL)[0]
    assert "Lamp · Title of lamp-1 · 2017-12-04" in part
    assert "<blockquote>Ann met Carl.</blockquote>" in part


def test_the_page_has_no_script_and_loads_nothing(compared):
    text = summary_page(*compared, Query())
    page = Reader(text)
    assert not {"script", "link", "img", "iframe", "object", "form"} & set(page.tags)
    assert page.loads == []
    assert "default-src 'none'" in text
    assert "prefers-color-scheme: dark" in text
    assert not re.search(r"url\(|@import|https?:", text)


HURT = "<script>alert(1)</script>&<b onclick=x>'\"${title}"


def test_hostile_texts_stay_texts():
    tables = make_sides()
    lamp, *others = tables.documents
    hostile = replace(lamp, title=HURT, outlet=HURT, text=lamp.text.replace("Monday", "<img/>"))
    actors = tuple(replace(each, name=HURT) if each.id == "ann" else each for each in tables.actors)
    comparer = Comparer(Explorer(hold_store(replace(tables, documents=(hostile, *others), actors=actors))))
    page = Reader(summary_page(comparer, comparer.side([f"outlet:{HURT}"]), comparer.side([B]), Query()))
    assert not {"script", "b onclick", "img"} & set(page.tags)
    assert page.loads == []
    text = "".join(page.texts)
    assert HURT in text
    assert "Ann warned Bob on <img/>." in text


def test_the_table_of_figures(compared):
    table = figures_table(*compared, Query())
    rows = list(csv.DictReader(io.StringIO(table.to_csv())))
    assert tuple(rows[0]) == FIGURE_COLUMNS
    row = next(each for each in rows if each["id"] == "a.deeds")
    assert (row["side"], row["outlets"], row["value"]) == ("a", "Lamp", "3")
    assert float(row["per_1000_words"]) == pytest.approx(115.385)
    assert row["sentence_ids"].split("|") == ["lamp-1#0", "lamp-1#1", "lamp-1#2"]


def test_the_link_of_a_figure_opens_it(compared):
    from urllib.parse import parse_qs

    for row in figures_table(*compared, Query()).rows:
        link = dict(zip(FIGURE_COLUMNS, row, strict=True))["link"]
        query, problems = read_comparison(parse_qs(link.partition("?")[2]))
        assert problems == ()
        assert (query.a, query.b, query.section) == ((A,), (B,), "summary")
        assert query.selected == f"figure:{row[0]}"


def test_what_is_counted_once_is_said_in_the_link(compared):
    links = [row[FIGURE_COLUMNS.index("link")] for row in figures_table(*compared, Query(once=True)).rows]
    assert all("&once=1" in link for link in links)
    assert not any("once" in row[FIGURE_COLUMNS.index("link")] for row in figures_table(*compared, Query()).rows)


def test_the_table_of_evidence(compared):
    comparer, *_ = compared
    rows = [dict(zip(EVIDENCE_COLUMNS, row, strict=True)) for row in evidence_table(*compared, Query()).rows]
    documents = comparer.explorer.documents()
    assert all(documents[row["document_id"]].text[row["start"] : row["end"]] == row["sentence"] for row in rows)
    assert [row["sentence_id"] for row in rows if row["figure_id"] == "both.passages"] == ["lamp-1#2", "kettle-1#2"]
    assert {row["figure_id"] for row in rows} == {row[0] for row in figures_table(*compared, Query()).rows if row[4]}


def test_three_files_are_written_and_written_over(compared, tmp_path):
    first = export_comparison(*compared, tmp_path / "out")
    assert [path.name for path in first] == ["compare.html", "compare.csv", "compare-evidence.csv"]
    before = [path.read_bytes() for path in first]
    assert [path.read_bytes() for path in export_comparison(*compared, tmp_path / "out")] == before
    assert len(list((tmp_path / "out").iterdir())) == 3
