"""Plain text, Markdown, JSONL, and what is known beside the text."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.reading.markdown import markdown_to_text
from tests.reading.test_sources import read, write


def read_one(tmp_path, name, content):
    write(tmp_path, {name: content})
    documents, problems = read(tmp_path / name)
    assert problems == []
    (document,) = documents
    return document


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Pope meets rabbi\n\nRome. The pope met ...", "Pope meets rabbi"),
        ("\n\n  Pope meets rabbi  \n \t\nRome.", "Pope meets rabbi"),
        ("The pope met the rabbi.\n\nThey talked.", "story"),
        ("Pope meets rabbi\nRome. The pope met ...", "story"),
        ("Pope meets rabbi", "story"),
        (f"{'Pope ' * 60}\n\nRome.", "story"),
        ("Will they meet?\n\nRome.", "Will they meet?"),
    ],
)
def test_the_first_line_is_a_title_where_it_looks_like_one(tmp_path, text, title):
    document = read_one(tmp_path, "story.txt", text)
    assert document.title == title
    assert document.text == text.strip()


def test_line_ends_become_one_kind(tmp_path):
    assert read_one(tmp_path, "a.txt", "One.\r\nTwo.\rThree.\r\n").text == "One.\nTwo.\nThree."


def test_front_matter_tells_about_any_text(tmp_path):
    content = (
        "---\nid: lamp-7\ntitle: 'Pope: rabbi'\noutlet: Lamp\npublished: 2017-12-02\nurl: https://e.org/a\n"
        "language: en\nauthors: [A, B]\nnumber: 7\n---\n\nRome.\n---\nMore."
    )
    for name in ("a.txt", "a.md"):
        document = read_one(tmp_path, name, content)
        assert (document.id, document.title, document.outlet) == ("lamp-7", "Pope: rabbi", "Lamp")
        assert (document.published, document.url) == ("2017-12-02", "https://e.org/a")
    assert document.text.startswith("Rome.")


@pytest.mark.parametrize(
    "text", ["---\n\nA rule before.", "---\nJust words\n---\nMore.", "---\nAnn.", "--- \nAnn said: no."]
)
def test_a_rule_is_not_front_matter(tmp_path, text):
    assert read_one(tmp_path, "a.txt", text).text == text.strip()


@pytest.mark.parametrize(
    ("given_date", "read_as"),
    [
        ("2017-12-02", "2017-12-02"),
        ("2017-12", "2017-12"),
        ("2017-12-02 08:30:00", "2017-12-02T08:30:00"),
        ("2017-12-02T08:30:00Z", "2017-12-02T08:30:00Z"),
        ("20171202", "2017-12-02"),
        ("2 December 2017", "2017-12-02"),
        ("Dec. 2, 2017", "2017-12-02"),
        ("December 2nd, 2017", "2017-12-02"),
    ],
)
def test_dates_are_understood(tmp_path, given_date, read_as):
    line = json.dumps({"text": "Ann.", "published": given_date})
    assert read_one(tmp_path, "a.jsonl", line).published == read_as


def test_a_date_that_is_not_understood_is_said_and_left_out(tmp_path):
    write(tmp_path, {"a.jsonl": '{"text": "Ann.", "published": "02/12/17"}'})
    (document,), (problem,) = read(tmp_path)
    assert document.published == ""
    assert "a.jsonl:1" in problem
    assert "'02/12/17'" in problem


def test_a_table_tells_about_the_files_beside_and_below_it(tmp_path):
    write(tmp_path, {
        "top/metadata.csv": "path,title,outlet,published,url\na.txt,A,Lamp,2017-12-02,\nsub/b.md,B,Kite,,u\n"
        '"sub/c, d.txt","""C"", d",Lamp,,\n',
        "top/sub/metadata.csv": "title,path,extra\nNearer,b.md,?\n",
        "top/a.txt": "Ann.", "top/sub/b.md": "Bob.", "top/sub/c, d.txt": "Carl.",
    })  # fmt: skip
    documents, problems = read(tmp_path / "top")
    assert problems == []
    told = [(each.title, each.outlet, each.published, each.url) for each in documents]
    assert told == [("A", "Lamp", "2017-12-02", ""), ("Nearer", "Kite", "", "u"), ('"C", d', "Lamp", "", "")]


@pytest.mark.parametrize("table", ["Path; Title;outlet\na.txt;A, b;Lamp\n", 'path,title,outlet,\na.txt,"A, b",Lamp,\n'])
def test_tables_as_spreadsheets_write_them(tmp_path, table):
    write(tmp_path, {"metadata.csv": table, "a.txt": "Ann."})
    (document,), problems = read(tmp_path)
    assert (document.title, document.outlet, problems) == ("A, b", "Lamp", [])


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("title,outlet\nA,Lamp\n", "metadata.csv:1: The first line names no column `path`"),
        ("path,title\na.txt,A\ngone.txt,G\n", "metadata.csv:3: There is no file 'gone.txt' here"),
        ("path,title\na.txt,A\n,G\n", "metadata.csv:3: The column `path` is empty"),
        ("path,title\na.txt,A\nb.txt,B, C\n", "metadata.csv:3: This line has more or fewer values"),
        ("path,title\na.txt,A\nb.txt\n", "metadata.csv:3: This line has more or fewer values"),
        ('path,title\na.txt,A\nb.txt,"B"x"\n', "metadata.csv:3: This line is no CSV"),
        ("", "metadata.csv: The file is empty"),
        (b"path,title\na.txt,Sch\xf6n\n", "metadata.csv:2: This is not UTF-8"),
    ],
)
def test_a_bad_table_is_said_and_the_articles_are_read(tmp_path, table, said):
    write(tmp_path, {"metadata.csv": table, "a.txt": "Ann.", "b.txt": "Bob."})
    documents, problems = read(tmp_path)
    assert [document.text for document in documents] == ["Ann.", "Bob."]
    assert len(problems) == 1
    assert said in problems[0]


def test_jsonl_keeps_ids_and_texts_as_they_are(tmp_path):
    text = "  Ann\r\nmet\u2028Bob. \n\n\x0b "
    lines = [
        {"id": "x#1", "text": text, "title": "T", "outlet": "O", "published": "2017", "url": "u"},
        {"id": 7, "text": "B"},
    ]
    write(tmp_path, {"a.jsonl": "\n".join(["", json.dumps(lines[0]), "  ", json.dumps(lines[1], ensure_ascii=False)])})
    (first, second), problems = read(tmp_path)
    assert problems == []
    assert (first.id, first.text, first.title, first.outlet) == ("x#1", text, "T", "O")
    assert (second.id, second.title) == ("7", "7")


def test_jsonl_without_ids_is_numbered_by_line(tmp_path):
    write(tmp_path, {"a.jsonl": '{"text": "A"}\n\n{"text": "B", "title": null}\n'})
    documents, _ = read(tmp_path)
    assert [document.id for document in documents] == ["a-1", "a-3"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{'text': 'A'}", "a.jsonl:2: This line is not valid JSON"),
        ('{"text": "A', "column 10"),
        ('["text"]', "not an object"),
        ('"text"', "not an object"),
        ('{"id": "a"}', "field `text` is missing"),
        ('{"text": 5}', "field `text` is not text"),
        ('{"text": ["A"]}', "field `text` is not text"),
        ('{"text": "A", "title": ["B"]}', "field `title` is not text"),
        ('{"text": "A", "outlet": true}', "field `outlet` is not text"),
        ('{"text": " \\n "}', "no text in this article"),
        ('{"id": "first", "text": "Other."}', "id 'first' stands in line 1 already"),
        ("[" * 100_000, "not valid JSON"),
        ('{"text": "A", "n": ' + "9" * 10_000 + "}", "not valid JSON"),
        (b'{"text": "Sch\xf6n"}', "a.jsonl:2: This is not UTF-8 text (byte 0xF6)"),
    ],
)
def test_a_bad_line_is_said_and_the_others_are_read(tmp_path, line, said):
    line = line if isinstance(line, bytes) else line.encode()
    write(tmp_path, {"a.jsonl": b'{"id": "first", "text": "A."}\n' + line + b'\n{"id": "last", "text": "Z."}'})
    documents, problems = read(tmp_path)
    assert [document.id for document in documents] == ["first", "last"]
    assert len(problems) == 1
    assert said in problems[0]


def test_half_characters_are_replaced_and_offsets_stay(tmp_path):
    assert read_one(tmp_path, "a.jsonl", '{"text": "A \\ud83d met B \\ud83d\\ude42."}').text == "A \ufffd met B 🙂."


@settings(deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1).map(lambda text: f"Ann{text}"))
def test_any_jsonl_text_keeps_its_length(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("jsonl")
    document = read_one(folder, "a.jsonl", json.dumps({"text": text}))
    assert len(document.text) == len(text)


MARKED_UP = """\
# Pope *meets* rabbi

**Rome**, says [the *paper*](https://e.org "x"), is
wrapped here and snake_case_stays.\\
A new line. ![alt](p.png)

> Quoted `code` &amp; more

Setext
------

- one
- two <b>bold</b>

1. first

```
x = *y*
```

<script>alert(1)</script>

See [this][1] or <https://e.org>.

[1]: https://e.org

| a | b |
|---|---|
| c | d |
"""


def test_markdown_becomes_what_its_reader_reads():
    assert markdown_to_text(MARKED_UP).split("\n\n") == [
        "Pope meets rabbi",
        "Rome, says the paper, is wrapped here and snake_case_stays.\nA new line.",
        "Quoted code & more",
        "Setext",
        "one",
        "two <b>bold</b>",
        "first",
        "x = *y*",
        "<script>alert(1)</script>",
        "See this or https://e.org.",
        "a",
        "b",
        "c",
        "d",
    ]


def test_a_heading_at_the_start_is_the_title_and_stays_in_the_text(tmp_path):
    document = read_one(tmp_path, "a.md", "Pope *meets* rabbi\n===\n\nRome.")
    assert (document.title, document.text) == ("Pope meets rabbi", "Pope meets rabbi\n\nRome.")


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_markdown_can_be_read(text):
    assert isinstance(markdown_to_text(text), str)
