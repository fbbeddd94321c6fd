"""Files and folders in, documents out; what is bad is said and the rest is read."""

import os
import tracemalloc
from pathlib import Path

import pytest

from explorer.errors import ReadingError
from explorer.reading import list_files, read_sources
from explorer.settings import MAX_DOCUMENT_CHARACTERS

STORY = "A short headline\n\nAnn met Bob in Paris.\n"


def read(*sources):
    """Return the documents read and the messages about what was not."""
    problems = []
    documents = list(read_sources([Path(source) for source in sources], on_problem=problems.append))
    assert all(isinstance(problem, ReadingError) and problem.where for problem in problems)
    return documents, [str(problem) for problem in problems]


def write(folder, files):
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))


def test_a_folder_is_read_in_order_and_what_is_no_article_is_passed_over(tmp_path):
    write(tmp_path, {
        "b.txt": STORY, "a.MD": STORY, "deep/er/c.txt": STORY, "README.md": "x", "LICENSE.txt": "x", ".hidden.txt": "x",
        ".git/d.txt": STORY, "metadata.csv": "path,title\nb.txt,From the table\n", "picture.png": b"\x89PNG\x00",
    })  # fmt: skip
    documents, problems = read(tmp_path)
    assert [document.id for document in documents] == ["a", "b", "c"]
    assert documents[1].title == "From the table"
    assert documents[0].path == (tmp_path / "a.MD").as_posix()
    assert problems == []


def test_a_file_named_twice_is_read_once(tmp_path):
    write(tmp_path, {"a.txt": STORY})
    documents, problems = read(tmp_path, tmp_path / "a.txt", tmp_path / ".." / tmp_path.name / "a.txt")
    assert ([document.id for document in documents], problems) == (["a"], [])


def test_what_is_named_directly_is_read_whatever_it_is_called(tmp_path):
    write(tmp_path, {"README.md": STORY})
    documents, _ = read(tmp_path / "README.md")
    assert len(documents) == 1


@pytest.mark.parametrize(
    ("files", "name", "said"),
    [
        ({}, "nowhere", "no such file or folder"),
        ({"empty/notes.odt": "x"}, "empty", "nothing to read in this folder"),
        ({"a.odt": "x"}, "a.odt", "cannot be read. These kinds are read: .txt"),
        ({"a.txt": ""}, "a.txt", "file is empty"),
        ({"a.jsonl": ""}, "a.jsonl", "file is empty"),
        ({"a.txt": " \n\t\n"}, "a.txt", "no text in this article"),
        ({"a.txt": "---\ntitle: T\n---\n\n"}, "a.txt", "no text in this article"),
        ({"a.txt": "Comments\nPost a Comment\n"}, "a.txt", "no text in this article"),
        ({"a.txt": b"MZ\x00\x01\x02 binary \x00"}, "a.txt", "not a text file"),
        ({"a.txt": b"\x9f\x00\x01\x02\xff\xfe" * 40}, "a.txt", "not a text file"),
        ({"a.txt": b"%PDF-1.7\n..."}, "a.txt", "a PDF, not a text file"),
        ({"a.jsonl": b"\x9f\x00\x0a\x02\x0a\xfe" * 40}, "a.jsonl", "a.jsonl: This is not a text file"),
        ({"a.md": b"PK\x03\x04\x14\x00"}, "a.md", "office document"),
        ({"a.jsonl": b"\x1f\x8b\x08\x00"}, "a.jsonl", "gzip"),
        ({"a.txt": "Gut.\nSch\xf6n.".encode("latin-1")}, "a.txt", "a.txt:2: This is not UTF-8 text (byte 0xF6)"),
        ({"a.txt": b"\xff\xfeA\x00B"}, "a.txt", "says that it is UTF-16 and is not"),
        ({"a.txt": "---\ntitle: a\nNo end."}, "a.txt", "a.txt:1: The front matter has no end"),
        ({"a.txt": "x" * (MAX_DOCUMENT_CHARACTERS + 1)}, "a.txt", "too long (1,000,001 characters)"),
    ],
)
def test_bad_sources_are_named_with_the_way_out(tmp_path, files, name, said):
    write(tmp_path, {"good.txt": STORY, **files})
    documents, problems = read(tmp_path / "good.txt", tmp_path / name)
    assert [document.id for document in documents] == ["good"]
    assert len(problems) == 1
    assert said in problems[0]
    assert str(tmp_path / name) in problems[0]


@pytest.mark.parametrize(
    ("fields", "title", "said"),
    [
        ("title: Ports: who pays?", "Ports: who pays?", None),
        ("TITLE: a", "a", None),
        ("headline: 'a: b'\ntags: [x, y]", "a: b", None),
        ("title: [a", "a", "a.txt:2: The front matter is broken"),
        ("title: [a, b]", "a", "field `title` holds several values"),
        ("title: a\noutlet: {x: y}", "a", "field `outlet` is not text"),
        ("title: a\ndate: 02/03/2026", "a", "date '02/03/2026' cannot be understood"),
    ],
)
def test_a_field_of_front_matter_that_cannot_be_used_costs_only_itself(tmp_path, fields, title, said):
    write(tmp_path, {"a.txt": f"---\n{fields}\n---\nText."})
    (document,), problems = read(tmp_path / "a.txt")
    assert document.title == title
    assert document.text == "Text."
    assert [said in problem for problem in problems] == ([True] if said else [])


def test_a_bad_file_in_a_folder_does_not_keep_the_others_from_being_read(tmp_path):
    write(tmp_path, {"a.txt": b"\x00\x01", "b.txt": STORY, "c.jsonl": "{\n"})
    documents, problems = read(tmp_path)
    assert [document.id for document in documents] == ["b"]
    assert len(problems) == 2


def test_a_huge_line_is_refused_without_being_kept(tmp_path):
    write(
        tmp_path, {"a.txt": b"x" * 20_000_000, "b.jsonl": b'{"text": "' + b"x" * 20_000_000 + b'"}\n{"text": "Ann."}\n'}
    )
    tracemalloc.start()
    documents, problems = read(tmp_path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [document.text for document in documents] == ["Ann."]
    assert [("too long" in each) for each in problems] == [True, True]
    assert "b.jsonl:1" in problems[1]
    assert peak < 10_000_000


def test_a_file_that_may_not_be_read_is_said(tmp_path, monkeypatch):
    write(tmp_path, {"a.txt": STORY, "b.txt": STORY, "c.jsonl": '{"text": "x"}'})
    really = Path.read_bytes

    def refuse(path):
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return really(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    documents, problems = read(tmp_path)
    assert [document.id for document in documents] == ["b", "c-1"]
    assert "a.txt: It cannot be read (you are not allowed to)" in problems[0]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such links")
def test_a_link_that_leads_nowhere_is_said(tmp_path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    write(tmp_path, {"b.txt": STORY})
    documents, problems = read(tmp_path)
    assert [document.id for document in documents] == ["b"]
    assert "a.txt" in problems[0]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such files")
def test_files_without_an_end_are_said_and_never_opened(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.jsonl").symlink_to("/dev/zero")
    (tmp_path / "c.txt").symlink_to("c.txt")
    write(tmp_path, {"d.txt": STORY})
    documents, problems = read(tmp_path)
    assert [document.id for document in documents] == ["d"]
    assert [Path(problem.partition(": ")[0]).name for problem in problems] == ["a.txt", "b.jsonl", "c.txt"]


def test_a_folder_that_may_not_be_opened_costs_only_itself(tmp_path, monkeypatch):
    write(tmp_path, {"a/a.txt": STORY, "b/b.txt": STORY})
    really = os.scandir

    def refuse(path):
        if Path(path).name == "a":
            raise PermissionError(13, "Permission denied", path)
        return really(path)

    monkeypatch.setattr(os, "scandir", refuse)
    documents, problems = read(tmp_path)
    assert [document.id for document in documents] == ["b"]
    assert problems[0].startswith(f"{tmp_path / 'a'}: It cannot be read (you are not allowed to)")


def test_a_file_whose_name_is_not_unicode_is_read(tmp_path):
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        with open(path, "w", encoding="utf-8") as file:
            file.write(STORY)
    except OSError:
        pytest.skip("this system has no such names")
    (document,), problems = read(tmp_path)
    assert (document.id, problems) == ("caf\ufffd", [])
    assert document.path.encode("utf-8")


def test_ids_are_kept_where_given_and_told_apart_where_not(tmp_path):
    write(tmp_path, {
        "one/story.txt": STORY, "two/story.txt": STORY, "two/more/two/story.txt": STORY,
        "zeta/given.jsonl": '{"id": "story", "text": "Given."}\n',
        "zeta/front.md": "---\nid: own\n---\nText.", "a/own.txt": STORY,
    })  # fmt: skip
    documents, problems = read(tmp_path)
    ids = {document.path.removeprefix(tmp_path.as_posix() + "/"): document.id for document in documents}
    assert ids == {
        "a/own.txt": "a-own", "one/story.txt": "one-story", "two/story.txt": "two-story",
        "two/more/two/story.txt": "two-story-2", "zeta/given.jsonl": "story", "zeta/front.md": "own",
    }  # fmt: skip
    assert problems == []
    assert [document.id for document in read(tmp_path)[0]] == [document.id for document in documents]


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_marked_encodings_are_read(tmp_path, mark):
    text = "Žižek “said” 🙂."
    bom = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(mark, b"")
    write(tmp_path, {"a.txt": bom + text.encode(mark)})
    documents, problems = read(tmp_path)
    assert ([document.text for document in documents], problems) == ([text], [])


def test_listing_says_what_reading_would_read(tmp_path):
    write(tmp_path, {"a.txt": STORY, "b.jsonl": "x", "c.xls": "x"})
    assert [file.path.name for file in list_files([tmp_path])] == ["a.txt", "b.jsonl"]
