"""Tables whose columns are called otherwise."""

import json

import pytest

from explorer.errors import ReadingError
from explorer.reading.batch import preview_upload, read_batch
from explorer.reading.inputs import Upload
from explorer.reading.limits import Limits
from explorer.reading.rows import Columns, guess_columns

TABLE = 'Headline;Body;Pub date;Source\nBridge closed;"Reed said ""no"", and left; it rained.";2024-03-02;The Post\n'
STORY = "Tom Reed closed the bridge in Harrow. " * 8


def read(name, data, columns=None, **limits):
    batch = read_batch(
        [Upload(name, data.encode() if isinstance(data, str) else data, columns)], limits=Limits(**limits)
    )
    return batch.documents, [str(problem) for problem in batch.problems]


def test_columns_are_guessed_by_their_names():
    (document,), problems = read("t.csv", TABLE)
    assert problems == []
    assert (document.title, document.outlet, document.published) == ("Bridge closed", "The Post", "2024-03-02")
    assert document.text == 'Reed said "no", and left; it rained.'
    assert document.path == "t.csv"


def test_columns_may_be_chosen():
    data = "a,b,c\nAnn met Bob.,Other,The Post\n"
    (document,), _ = read("t.csv", data, Columns(text="a", title="c"))
    assert (document.text, document.title) == ("Ann met Bob.", "The Post")


@pytest.mark.parametrize(
    ("columns", "text"),
    [
        (("Text", "Title"), "Text"),
        (("id", "article_text", "title"), "article_text"),
        (("x", "y"), "y"),
        (("Article Title", "Content"), "Content"),
    ],
)
def test_a_guess(columns, text):
    rows = [{name: STORY if name == "y" else "short" for name in columns}]
    assert guess_columns(columns, rows).text == text


def test_no_column_looks_like_text():
    documents, (problem,) = read("t.csv", "a,b\n1,2\n")
    assert documents == ()
    assert "t.csv: No column looks like the text of articles." in problem
    assert "There are: a, b." in problem


def test_a_preview_has_three_rows_and_a_guess():
    rows = [{"body": STORY, "headline": f"No. {number}", "tags": ["x", "y"]} for number in range(5)]
    preview = preview_upload(Upload("t.jsonl", "\n".join(map(json.dumps, rows)).encode()))
    assert preview.columns == ("body", "headline", "tags")
    assert [row["headline"] for row in preview.rows] == ["No. 0", "No. 1", "No. 2"]
    assert preview.rows[0]["tags"] == '["x", "y"]'
    assert (preview.guess.text, preview.guess.title) == ("body", "headline")


@pytest.mark.parametrize(("name", "data"), [("a.txt", "x"), ("t.csv", ""), ("t.csv", "text,title\n")])
def test_a_preview_of_no_table_says_so(name, data):
    with pytest.raises(ReadingError, match=name):
        preview_upload(Upload(name, data.encode()))


def test_fields_of_json_lines_may_be_called_otherwise():
    lines = [{"content": STORY, "headline": "One", "date": "2024-03-02"}, {"content": None}, {"content": "Two."}]
    documents, (problem,) = read("t.jsonl", "\n".join(map(json.dumps, lines)))
    assert [document.title for document in documents] == ["One", "t-3"]
    assert "t.jsonl:2: The column 'content' is empty in this row." in problem


def test_json_lines_with_the_names_of_the_program_are_read_as_ever():
    data = json.dumps({"id": "7", "text": " Ann. ", "body": STORY}) + "\n"
    (document,), problems = read("t.jsonl", data)
    assert (document.id, document.text, problems) == ("7", " Ann. ", [])


def test_bad_rows_are_named_and_the_others_read():
    data = 'text,title\nAnn met Bob.,A\n"He said "no" again",B\nBob left, he said,C,D\nBob came.,E\n,F\n'
    documents, problems = read("t.csv", data)
    assert [document.title for document in documents] == ["A", "E"]
    assert [problem.split(". ")[0] for problem in problems] == [
        "t.csv:3: This row is no CSV (',' expected after '\"')",
        "t.csv:4: This row has more values than the first line has names",
        "t.csv:6: The column 'text' is empty in this row",
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("text\nSch\xf6n war es.\n".encode("latin-1"), "t.csv:2: This is not UTF-8"),
        (b"\x00\x01\x02\xff" * 50, "not a text file"),
        (b"PK\x03\x04" + b"\0" * 100, "not a ZIP"),
    ],
)
def test_what_is_no_text_is_refused(data, said):
    documents, (problem,) = read("t.csv", data)
    assert documents == ()
    assert said in problem


@pytest.mark.parametrize("first", ["sep=;\n", '"sep=;"\r\n'])
def test_the_first_line_may_name_the_separator(first):
    (document,), problems = read("t.csv", first + TABLE)
    assert (document.title, problems) == ("Bridge closed", [])


def test_utf16_of_spreadsheets_is_read():
    assert read("t.csv", TABLE.replace(";", "\t").encode("utf-16"))[0][0].title == "Bridge closed"


def test_a_long_article_fits_into_a_cell():
    text = "Ann met Bob. " * 30_000
    (document,), problems = read("t.csv", f"text,title\n{text},A\n")
    assert (len(document.text), problems) == (len(text), [])


def test_rows_are_limited():
    documents, (problem,) = read("t.csv", "text\n" + "Ann met Bob.\n" * 5, rows=3)
    assert len(documents) == 3
    assert "t.csv:5: It has more than 3 rows" in problem
