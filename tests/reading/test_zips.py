"""ZIP archives: good files get in, bad ones are named."""

import io
import stat
import zipfile

import pytest

from explorer.reading.batch import read_batch
from explorer.reading.inputs import Upload
from explorer.reading.limits import Limits
from tests.reading.made import PAGE, make_docx, make_pdf, make_zip

STORY = "Ann met Bob in Harrow."


def read(data, **limits):
    batch = read_batch([Upload("z.zip", data)], limits=Limits(**limits))
    return {document.path: document for document in batch.documents}, [str(problem) for problem in batch.problems]


def test_all_kinds_are_read():
    files = {
        "a.txt": STORY, "news/b.md": f"# B\n\n{STORY}", "c.html": PAGE, "d.csv": f"title,text\nD,{STORY}\n",
        "e.pdf": make_pdf([[(60, 700, 10, STORY)]]), "f.docx": make_docx([("", STORY)]), "g.jsonl": '{"text": "Bob."}',
        "picture.png": b"\x89PNG", "__MACOSX/._a.txt": "x", "metadata.csv": "path,title\na.txt,From the table\n",
    }  # fmt: skip
    documents, problems = read(make_zip(files))
    assert problems == []
    assert sorted(documents) == [f"z.zip/{name}" for name in
                                 ("a.txt", "c.html", "d.csv", "e.pdf", "f.docx", "g.jsonl", "news/b.md")]  # fmt: skip
    assert documents["z.zip/a.txt"].title == "From the table"
    assert documents["z.zip/c.html"].title == "Bridge closed in Harrow"


@pytest.mark.parametrize(
    "name", ["../evil.txt", "/etc/evil.txt", "a/../../evil.txt", "..\\evil.txt", "C:\\evil.txt", "C:evil.txt"]
)
def test_names_that_climb_out_are_refused(tmp_path, monkeypatch, name):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "in"))
    (tmp_path / "in").mkdir()
    documents, (problem,) = read(make_zip({name: STORY, "good.txt": STORY}))
    assert list(documents) == ["z.zip/good.txt"]
    assert "Its name leads out of the archive." in problem
    assert name.replace("\\", "/") in problem.replace("\\\\", "/").replace("\\", "/")
    assert list(tmp_path.rglob("evil*")) == []


def test_files_of_one_name_are_all_read():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("a.txt", STORY)
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.txt", "Bob left.")
    documents, problems = read(data.getvalue())
    assert {path: document.text for path, document in documents.items()} == {
        "z.zip/a.txt": STORY, "z.zip/a-2.txt": "Bob left.",
    }  # fmt: skip
    assert problems == []


def test_a_symbolic_link_is_refused():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("good.txt", STORY)
    documents, (problem,) = read(data.getvalue())
    assert list(documents) == ["z.zip/good.txt"]
    assert "z.zip/link.txt: This is a symbolic link" in problem


def test_a_bomb_costs_only_itself():
    documents, (problem,) = read(make_zip({"bomb.txt": b"0" * 30_000_000, "good.txt": STORY}))
    assert list(documents) == ["z.zip/good.txt"]
    assert "z.zip/bomb.txt: It would grow to" in problem


def test_archives_in_archives_are_not_opened():
    documents, (problem,) = read(make_zip({"inner.zip": make_zip({"a.txt": STORY}), "good.txt": STORY}))
    assert list(documents) == ["z.zip/good.txt"]
    assert "z.zip/inner.zip: This is an archive inside an archive" in problem


def test_files_and_bytes_are_limited():
    files = {f"{number}.txt": STORY for number in range(5)}
    documents, (problem,) = read(make_zip(files), batch_files=3)
    assert len(documents) == 3
    assert "z.zip: It holds 5 files; at most 3 are read" in problem
    documents, problems = read(make_zip({"a.txt": STORY, "b.txt": STORY * 100}), batch_bytes=2_000)
    assert list(documents) == ["z.zip/a.txt"]
    assert "z.zip/b.txt: The archive holds more than" in problems[0]


def test_a_file_that_lies_about_its_size_is_broken():
    data = make_zip({"a.txt": "Ann met Bob. " * 200, "good.txt": STORY})
    size = (13 * 200).to_bytes(4, "little")
    documents, (problem,) = read(data.replace(size, (50).to_bytes(4, "little")))
    assert list(documents) == ["z.zip/good.txt"]
    assert "z.zip/a.txt: It is broken in the archive" in problem


def test_a_protected_file_is_named():
    data = bytearray(make_zip({"a.txt": STORY}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    documents, (problem,) = read(bytes(data))
    assert documents == {}
    assert "z.zip/a.txt: It is protected by a password." in problem


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (make_zip({"a.txt": STORY})[:60], "not a ZIP archive, or it is broken"),
        (b"PK\x03\x04" + bytes(range(256)) * 9, "not a ZIP archive, or it is broken"),
        (make_zip({}), "archive is empty"),
        (make_zip({"a.png": b"x"}), "nothing to read"),
    ],
)
def test_what_is_no_archive_of_articles_is_refused(data, said):
    documents, (problem,) = read(data)
    assert documents == {}
    assert said in problem
    assert problem.startswith("z.zip: ")


def test_parts_of_saved_pages_and_exports_are_no_articles():
    table = f"id,text\n1,{STORY}\n"
    files = {
        "bridge.html": PAGE, "bridge_files/frame.html": PAGE, "bridge_files/x/y.txt": STORY, "notes_files/a.txt": STORY,
        "export/sentences.csv": table, "export/mentions.csv": table, "export/relations.csv": table,
    }  # fmt: skip
    documents, problems = read(make_zip(files))
    assert sorted(documents) == ["z.zip/bridge.html", "z.zip/notes_files/a.txt"]
    assert problems == []
