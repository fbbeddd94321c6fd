"""Hand-outs, table and citations, each read back."""

import csv
import io
import re
from dataclasses import replace
from html.parser import HTMLParser

import docx
import pytest

from explorer.basket.files import FILES, export_basket, make_apa, make_bibtex, make_csv, make_mla, make_page, make_word
from explorer.basket.handout import run_through
from explorer.basket.kept import Basket
from tests.basket.conftest import open_explorer, write_quarrel


@pytest.fixture
def handed_in(kept):
    first = replace(kept.sentences[0], comment="She <b>means</b> it & says so.")
    return replace(kept, title="The ferry & the <i>fog</i>", author="Ida Nowak", sentences=(first, *kept.sentences[1:]))


class Reader(HTMLParser):
    """Notes the texts of elements, by tag, and all attributes."""

    def __init__(self, page):
        super().__init__()
        self.open, self.texts, self.attributes = [], {}, []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.attributes += [(tag, *pair) for pair in attributes]
        if tag not in ("meta", "br"):
            self.open.append(tag)
            self.texts.setdefault(tag, []).append("")

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, text):
        for tag in set(self.open):
            self.texts[tag][-1] += text


def test_the_web_page_holds_all_and_loads_nothing(explorer, handed_in):
    page = make_page(explorer, handed_in).decode("utf-8")
    read = Reader(page)
    assert read.texts["h1"] == ["The ferry & the <i>fog</i>"]
    assert read.texts["h2"] == ["1. Ada Holm warned Ben Kovac", "2. Ben Kovac thanked Ada Holm", "3.", "References"]
    assert [each.partition("” (")[0] for each in read.texts["blockquote"]] == [
        "“Ada Holm warned Ben Kovac over the ferry.",
        "“On Monday Ben Kovac thanked Ada Holm.",
        "“=Then the ferry & its {crew} left.",
    ]
    assert "My line: She <b>means</b> it & says so." in read.texts["article"][0]
    assert "Ida Nowak · " in read.texts["body"][0]
    assert [each for each in read.texts["li"] if "Lantern" in each] == [
        "Title of lamp-1. (2017, November 14). The Paper Lantern. https://lamp.example/f?a=1&b=2"
    ]
    assert "default-src 'none'" in page
    assert not {tag for tag, *_ in read.attributes} & {"script", "img", "link", "iframe"}
    assert {value for _, name, value in read.attributes if name in ("href", "src")} == {
        "https://lamp.example/f?a=1&b=2"
    }


def test_the_word_document_has_headings_quotations_and_sources(explorer, handed_in):
    word = docx.Document(io.BytesIO(make_word(explorer, replace(handed_in, style="mla"))))
    by_style = {}
    for paragraph in word.paragraphs:
        by_style.setdefault(paragraph.style.name, []).append(paragraph.text)
    assert by_style["Heading 1"] == ["The ferry & the <i>fog</i>"]
    assert by_style["Heading 2"] == ["Works Cited"]
    assert by_style["Heading 3"] == ["1. Ada Holm warned Ben Kovac", "2. Ben Kovac thanked Ada Holm", "3."]
    assert by_style["Quote"][0] == "“Ada Holm warned Ben Kovac over the ferry.” (“Title of lamp-1”)"
    assert "My line: She <b>means</b> it & says so." in by_style["Normal"]
    assert "“Title of lamp-1.” The Paper Lantern, 14 Nov. 2017, lamp.example/f?a=1&b=2." in by_style["Normal"]
    assert (word.core_properties.title, word.core_properties.author) == ("The ferry & the <i>fog</i>", "Ida Nowak")
    quotation = next(each for each in word.paragraphs if each.style.name == "Quote")
    assert [run.text for run in quotation.runs if run.underline] == ["Ada Holm", "Ben Kovac"]
    assert [run.text for run in quotation.runs if run.italic] == ["warned"]


def test_the_table_is_safe_and_whole(explorer, handed_in):
    content = make_csv(explorer, handed_in)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert [(row["number"], row["claim"], row["article"]) for row in rows] == [
        ("1", "Ada Holm warned Ben Kovac", "in the collection"),
        ("2", "Ben Kovac thanked Ada Holm", "in the collection"),
        ("3", "", "in the collection"),
    ]
    assert rows[2]["sentence"] == "'=Then the ferry & its {crew} left."
    assert (rows[0]["outlet"], rows[0]["title"], rows[0]["published"]) == (
        "The Paper Lantern", "Title of lamp-1", "2017-11-14T08:00:00Z",
    )  # fmt: skip
    assert rows[0]["kept_by"] == "Ida Nowak"


def test_citations_name_sources_and_sentences(explorer, handed_in):
    apa, mla = make_apa(explorer, handed_in).decode(), make_mla(explorer, handed_in).decode()
    assert apa.index("References") < apa.index("Title of kettle-1. (n.d.).") < apa.index("Title of lamp-1. (2017")
    assert "“On Monday Ben Kovac thanked Ada Holm.” (“Title of kettle-1,” n.d.)" in apa
    assert "Works Cited" in mla
    assert "“On Monday Ben Kovac thanked Ada Holm.” (“Title of kettle-1”)" in mla
    assert len(re.findall(r"^@", make_bibtex(explorer, handed_in).decode(), re.MULTILINE)) == 2


@pytest.mark.parametrize("kind", FILES)
def test_every_file_is_made_of_an_empty_and_of_a_gone_basket(folder, kept, tmp_path, kind):
    write_quarrel(folder, "Nothing of it stands here. Ada Holm warned Ben Kovac.", others=False)
    explorer = open_explorer(folder)
    for basket in (Basket(), kept):
        path = export_basket(explorer, basket, tmp_path / "out", kind)
        assert path.name == FILES[kind].name
        assert path.stat().st_size > 0 or (kind == "bibtex" and not basket.sentences)


def test_what_is_gone_is_said_in_every_hand_out(folder, kept):
    write_quarrel(folder, others=False)
    explorer = open_explorer(folder)
    assert "not in the collection any more" in make_page(explorer, kept).decode()
    word = docx.Document(io.BytesIO(make_word(explorer, kept)))
    assert any("not in the collection any more" in each.text for each in word.paragraphs)
    assert "gone" in make_csv(explorer, kept).decode("utf-8-sig")
    assert "[article not in the collection any more]" in make_apa(explorer, kept).decode()


def test_odd_characters_make_a_file_that_opens(explorer, kept):
    odd = replace(kept.sentences[2], comment="\x00\x1b[31m \u202e </w:t> \U0001f600")
    basket = replace(kept, title="\x00", author="\x0b", sentences=(odd,))
    word = docx.Document(io.BytesIO(make_word(explorer, basket)))
    assert any("</w:t>" in each.text for each in word.paragraphs)
    assert "</article>" in make_page(explorer, basket).decode()


def test_words_in_runs_are_the_sentence_whatever_the_marks():
    marks = ((0, 3, "source"), (4, 99, "cue"), (5, 7, "target"), (200, 300, "cue"))
    runs = run_through("Ann\nmet  Bob", marks)
    assert "".join(text for text, _ in runs) == "Ann met Bob"
    assert ("Ann", frozenset(["source"])) in runs
    assert run_through("", ()) == ()
