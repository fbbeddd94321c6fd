"""What is said of files and stores that cannot be used: plain words, the place, the way out; never a traceback."""

import errno
import json
import os

import pytest
from typer.testing import CliRunner

from explorer import __main__ as command_line
from explorer.errors import MOST_PLACE, ReadingError, StoreError, fault_of, reason_of, remedy_of
from explorer.reading import list_files
from explorer.settings import STORE_FORMAT
from explorer.store import About, Tables, open_store, write_store
from explorer.store import locking as locking_module
from explorer.store.decisions import read_decisions
from tests.reading.test_sources import STORY, read, write

PYTHONS_WORDS = ("recursion", "Errno", "Traceback", "Error:", "codec", "invalid literal", "unpack", "int_max_str")
DEEP = "[" * 200_000
HEAD = '{"what": "actor-explorer-store"'


def run(*arguments):
    result = CliRunner().invoke(command_line.app, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def check(message):
    assert not any(word in message for word in PYTHONS_WORDS), message


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (DEEP, "nested too deeply"),
        ('{"a":' * 100_000, "nested too deeply"),
        (DEEP + "]" * 200_000, "nested too deeply"),
        ("", "column 1"),
        ("{", "column 2"),
        ('{"format": ' + "1" * 5000 + "}", "too many digits"),
        ("NaN", "not a store of this program"),
        ('{"what": "actor-explorer-store", "format": NaN}', "damaged"),
        ('{"what": "actor-explorer-store", "format": 1e400}', "damaged"),
        ('{"what": "actor-explorer-store", "format": 99, "program": "' + "9" * 9000 + '"}', "newer program"),
        (f'{HEAD}, "format": {STORE_FORMAT}, "counts": {{"documents": NaN}}, "tables": "x"}}', "damaged"),
        ("\x00\x00\x00", "column 1"),
    ],
)
def test_a_description_that_cannot_be_read_is_said_and_mended_by_a_build(tmp_path, content, said):
    write_store(tmp_path, Tables(), about=About())
    (tmp_path / "about.json").write_text(content)
    with pytest.raises(StoreError, match=said) as caught:
        open_store(tmp_path)
    check(str(caught.value))
    assert len(str(caught.value)) < 1000
    if "newer" not in said:
        write_store(tmp_path, Tables(), about=About())
        assert open_store(tmp_path).tables() == Tables()


@pytest.mark.parametrize("command", ["export", "compare", "build"])
@pytest.mark.parametrize("name", ["n" * 256, "a/" * 3000, "file.txt", "file.txt/store"])
def test_a_store_that_cannot_be_there_is_a_message(tmp_path, command, name):
    write(tmp_path, {"file.txt": STORY})
    arguments = {"export": ["--to", tmp_path], "compare": ["A", "B", "--to", tmp_path], "build": [tmp_path]}[command]
    result = run(command, "--store", tmp_path / name, *arguments)
    assert result.exit_code == 2
    check(result.output + result.stderr)
    assert "error: " in result.stderr
    assert len(result.stderr) < 1200


@pytest.mark.parametrize("to", ["n" * 256, "a/" * 3000, "file.txt", "file.txt/more"])
def test_a_place_for_an_export_that_cannot_be_is_a_message(tmp_path, to):
    write_store(tmp_path / "store", Tables(), about=About())
    (tmp_path / "file.txt").write_text("mine")
    result = run("export", "--store", tmp_path / "store", "--to", tmp_path / to)
    assert result.exit_code == 2
    check(result.stderr)
    assert "Free some space" not in result.stderr
    assert (tmp_path / "file.txt").read_text() == "mine"


@pytest.mark.parametrize("source", ["n" * 256 + ".txt", "a/" * 3000, "file.txt/x.txt"])
def test_a_source_that_cannot_be_there_is_a_message(tmp_path, source):
    write(tmp_path, {"file.txt": STORY})
    documents, (problem,) = read(tmp_path / source)
    check(problem)
    assert documents == []
    assert len(problem) < 500


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"text": "Ann.", "title": NaN}', "field `title`"),
        ('{"text": "Ann.", "published": Infinity}', "field `published`"),
        ('{"text": "Ann.", "outlet": -Infinity}', "field `outlet`"),
        ('{"text": "Ann.", "url": 1e400}', "field `url`"),
        ('{"text": "Ann.", "id": -1e999}', "field `id`"),
        ('{"text": NaN}', "field `text`"),
        ('{"text": "Ann.", "title": {"a": 1}}', "field `title`"),
        ('{"text": "Ann.", "title": true}', "field `title`"),
        ('{"text": "Ann.", "title": ' + "1" * 5000 + "}", "too many digits"),
        ('{"text": "Ann.", "x": ' + DEEP + "}", "nested too deeply"),
        ('{"text": "Ann.", "x": ' + '{"a":' * 50_000, "nested too deeply"),
        ("[]", "not an object"),
        ("NaN", "not an object"),
    ],
)
def test_a_line_with_odd_values_is_left_out_and_the_field_is_named(tmp_path, line, said):
    write(tmp_path, {"a.jsonl": f'{line}\n{{"text": "Bob."}}\n'})
    (document,), (problem,) = read(tmp_path)
    assert document.text == "Bob."
    assert said in problem
    assert "a.jsonl:1: " in problem
    check(problem)
    assert len(problem) < 600


@pytest.mark.parametrize(
    "yaml", ["title: " + "[" * 5000, "title: " + "{a: " * 4000, "- " * 4000, "y:\n" + "- " * 4000, "? " * 4000]
)
def test_front_matter_that_is_nested_deeply_is_said_in_plain_words(tmp_path, yaml):
    write(tmp_path, {"a.md": f"---\nx: 1\n{yaml}\n---\nAnn met Bob."})
    (document,), (problem,) = read(tmp_path)
    assert document.text == "Ann met Bob."
    assert "a.md:" in problem
    assert "The front matter is broken" in problem
    check(problem)


@pytest.mark.parametrize("table", ["path,title\na.txt," + "x" * 200_000 + "\n", 'path,title\na.txt,"x\n'])
def test_a_table_that_is_no_csv_is_said_in_plain_words(tmp_path, table):
    write(tmp_path, {"metadata.csv": table, "a.txt": STORY})
    (document,), (problem,) = read(tmp_path)
    assert document.id == "a"
    check(problem)
    assert "field limit" not in problem


def test_halves_of_characters_do_no_harm(tmp_path):
    line = '{"id": "a\\ud83d", "text": "Ann \\udc00 met Bob.", "title": "T\\ud800", "outlet": "\\udfff"}\n'
    write(tmp_path, {"a.jsonl": line})
    (document,), problems = read(tmp_path)
    assert problems == []
    json.dumps([document.id, document.text, document.title, document.outlet], ensure_ascii=False).encode()


@pytest.mark.parametrize("line", [DEEP, '{"id": ' + "1" * 5000, '{"id": "\\ud800"}', "NaN", "[]", '"x"', '{"id": NaN}'])
def test_a_decision_that_cannot_be_read_loses_only_itself(tmp_path, line):
    evidence = "a#0/action/0-3/4"
    good = f'{{"id": "d", "verb": "wrong", "subjects": ["{evidence}"], "author": "", "decided_at": "2026-01-01"}}'
    (tmp_path / "decisions.jsonl").write_text(f"{line}\n{good}\n")
    assert [each.id for each in read_decisions(tmp_path)] == ["d"]


NUMBERS = (
    errno.ENOSPC, errno.EACCES, errno.EROFS, errno.ENAMETOOLONG, errno.ENOTDIR, errno.EISDIR, errno.ELOOP, errno.EIO,
    errno.EMFILE,
)  # fmt: skip


@pytest.mark.parametrize("number", NUMBERS)
def test_what_the_system_refuses_is_said_in_plain_words_with_what_helps(tmp_path, monkeypatch, number):
    error = OSError(number, os.strerror(number))
    assert os.strerror(number) not in reason_of(error)
    assert (remedy_of(error) == "Free some space") == (number == errno.ENOSPC)

    def refuse(*_):
        raise error

    monkeypatch.setattr(locking_module.os, "fsync", refuse)
    for work in (lambda: write_store(tmp_path / "store", Tables(), about=About()),):
        with pytest.raises(StoreError) as caught:
            work()
        assert reason_of(error) in str(caught.value)
        assert ("Free some space" in str(caught.value)) == (number == errno.ENOSPC)


def test_an_error_of_no_known_number_is_said_as_the_system_does():
    assert reason_of(OSError(99999, "Odd")) == "Odd"
    assert reason_of(OSError("text")) == "the system gives no reason"
    assert fault_of(KeyError("text")) == "the field 'text' is missing"
    assert fault_of(ValueError("5 fields instead of 10")) == "5 fields instead of 10"


def test_a_long_place_keeps_its_beginning_and_its_end():
    error = ReadingError("It is empty.", where="/home/" + "x/" * 4000 + "last.txt:17", way_out="Leave it out.")
    assert str(error).startswith("/home/x/")
    assert "last.txt:17: It is empty. Leave it out." in str(error)
    assert len(error.where) == MOST_PLACE


def test_a_folder_that_is_no_store_is_not_passed_over(tmp_path):
    write(tmp_path, {"in/about.json": '{"name": "my site"}', "in/tables-2020/x.txt": STORY, "in/a.txt": STORY})
    assert [file.path.name for file in list_files([tmp_path / "in"])] == ["a.txt", "x.txt"]
