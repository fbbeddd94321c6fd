"""Collecting articles from files and the web on the command line."""

import json

import pytest
from typer.testing import CliRunner

from explorer.__main__ import app
from explorer.collect import read_columns
from explorer.errors import ReadingError
from explorer.reading.addresses import TEST_SWITCH
from explorer.reading.rows import Columns
from tests.reading.made import PAGE, answer, make_docx, make_pdf, serve
from tests.reading.test_fetching import FEED

STORY = "Ann met Bob in Harrow."


def run(*words):
    return CliRunner().invoke(app, list(map(str, words)))


def read(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_files_and_addresses_become_lines(tmp_path, monkeypatch):
    (tmp_path / "a.pdf").write_bytes(make_pdf([[(60, 700, 10, STORY)]]))
    (tmp_path / "b.docx").write_bytes(make_docx([("Title", "B"), ("", "Bob left.")]))
    (tmp_path / "c.txt").write_text("", encoding="utf-8")
    with serve({"/page": answer(PAGE.encode())}) as server:
        monkeypatch.setenv(TEST_SWITCH, f"127.0.0.1:{server.server_port}")
        result = run("collect", tmp_path, f"{server.url}/page", f"{server.url}/gone", "--to", tmp_path / "all.jsonl")
    assert result.exit_code == 2
    assert "3 articles" in result.output
    assert "c.txt: The file is empty." in result.output
    assert f"{server.url}/gone: The server answers 404" in result.output
    lines = read(tmp_path / "all.jsonl")
    assert [(line["id"], line["title"]) for line in lines][:2] == [("a", "a"), ("b", "B")]
    assert lines[2]["url"] == f"{server.url}/page"


def test_columns_are_named_and_duplicates_left_out(tmp_path):
    (tmp_path / "t.csv").write_text(f"x,y\n{STORY},A\n{STORY},B\nBob left.,C\n", encoding="utf-8")
    result = run(
        "collect", tmp_path / "t.csv", "--to", tmp_path / "o.jsonl", "--columns", "text=x,title=y", "--one-of-each"
    )
    assert result.exit_code == 0
    assert [line["title"] for line in read(tmp_path / "o.jsonl")] == ["A", "C"]
    assert "t-2, t-3 have the same words; left out: t-3." in result.output
    run("collect", tmp_path / "t.csv", "--to", tmp_path / "o.jsonl", "--columns", "text=x,title=y")
    assert len(read(tmp_path / "o.jsonl")) == 3


def test_where_nothing_can_be_read_nothing_is_written(tmp_path):
    (tmp_path / "o.jsonl").write_text("before", encoding="utf-8")
    assert run("collect", tmp_path / "gone.txt", "http://localhost/", "--to", tmp_path / "o.jsonl").exit_code == 2
    assert (tmp_path / "o.jsonl").read_text(encoding="utf-8") == "before"


def test_a_feed_is_listed(tmp_path):
    (tmp_path / "feed.xml").write_text(FEED.format(url="https://post.example"), encoding="utf-8")
    result = run("feed", tmp_path / "feed.xml")
    assert result.output.splitlines()[0] == "2024-03-02  Bridge closed & guarded  https://post.example/page"


@pytest.mark.parametrize("text", ["title=x", "text", "text=a,body=b"])
def test_columns_that_cannot_be_understood_are_said(text):
    with pytest.raises(ReadingError, match="--columns"):
        read_columns(text)


def test_columns_of_the_command_line():
    assert read_columns("text=a b,title=c") == Columns(text="a b", title="c")
    assert read_columns("") is None
