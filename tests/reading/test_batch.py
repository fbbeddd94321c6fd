"""The door for everything that a reader brings: whatever is bad costs only itself, with its name and reason."""

import json
import os
import subprocess
import sys
import time

import pytest

from explorer.errors import ReadingError
from explorer.reading import apart, read_sources
from explorer.reading.batch import read_batch
from explorer.reading.inputs import Address, Pasted, Upload, split_addresses, split_pasted
from explorer.reading.limits import Limits
from tests.reading.made import PAGE, make_docx, make_pdf, make_zip

STORY = b"Ann met Bob in Harrow."
PDF = make_pdf([[(60, 700, 10, "Ann met Bob.")]])
DOCX = make_docx([("", "Ann met Bob.")])


def read(*inputs, **limits):
    batch = read_batch(inputs, limits=Limits(**limits))
    return batch, [str(problem) for problem in batch.problems]


def test_all_kinds_get_in_in_their_order():
    batch, problems = read(
        Upload("a.txt", STORY), Upload("b.md", b"# B\n\nAnn left."), Upload("c.html", PAGE.encode()),
        Upload("d.pdf", PDF), Upload("e.docx", DOCX), Upload("f.csv", b"title,text\nF,Ann left.\n"),
        Upload("g.jsonl", b'{"text": "Ann."}'),
        Upload("h.zip", make_zip({"i.txt": STORY, "j.html": PAGE})), Pasted("Ann left.", title="K"),
    )  # fmt: skip
    assert problems == []
    assert [(article.kind, article.origin) for article in batch.articles] == [
        ("text", "a.txt"), ("Markdown", "b.md"), ("web page", "c.html"), ("PDF", "d.pdf"), ("Word", "e.docx"),
        ("table", "f.csv"), ("JSON lines", "g.jsonl"), ("text", "h.zip"), ("web page", "h.zip"),
        ("pasted text", "pasted text 'K'"),
    ]  # fmt: skip


GOOD = [Upload("good.txt", STORY), Upload("good.pdf", PDF), Upload("good.docx", DOCX), Pasted("Bob left Harrow.")]
BAD = {
    "empty.txt": (b"", "file is empty"),
    "empty.pdf": (b"", "file is empty"),
    "empty.docx": (b"", "file is empty"),
    "empty.html": (b"", "file is empty"),
    "empty.csv": (b"", "file is empty"),
    "empty.jsonl": (b"", "file is empty"),
    "empty.zip": (b"", "not a ZIP archive"),
    "blank.txt": (b" \n\n", "no text in this article"),
    "rubbish.txt": (bytes(range(256)) * 50, "not a text file"),
    "rubbish.pdf": (bytes(range(256)) * 50, "not a PDF"),
    "rubbish.docx": (bytes(range(256)) * 50, "not a Word document"),
    "rubbish.html": (bytes(range(256)) * 50, "not a web page"),
    "rubbish.zip": (bytes(range(256)) * 50, "not a ZIP archive"),
    "rubbish.jsonl": (bytes(range(256)) * 50, "not a text file"),
    "latin.txt": ("Schöne Brücke".encode("latin-1"), "not UTF-8"),
    "broken.pdf": (PDF[:400], "broken"),
    "locked.pdf": (make_pdf([[(60, 700, 10, "x")]], protected=True), "protected by a password"),
    "pictures.pdf": (make_pdf([[]]), "no text"),
    "locked.docx": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "protected by a password"),
    "picture.png": (b"\x89PNG\r\n", "kind of file cannot be read"),
    "program.exe": (b"MZ", "kind of file cannot be read"),
    "sheet.xlsx": (make_zip({"[Content_Types].xml": "x", "xl/workbook.xml": "x"}), "kind of file cannot be read"),
    "news.rss": (b'<?xml version="1.0"?><rss version="2.0"></rss>', "a feed, not an article"),
    "bomb.zip": (make_zip({"bomb.txt": b"0" * 30_000_000}), "ZIP bomb"),
    "climbing.zip": (make_zip({"../../evil.txt": STORY}), "leads out of the archive"),
    "line.txt": (b"x" * 49_000_000, "too long"),
    "line.html": (b"<html><body><p>" + b"x" * 49_000_000, "too large"),
    "huge.txt": (b"x" * 51_000_000, "too large"),
    "nested.jsonl": (b"[" * 100_000, "not valid JSON"),
}


def test_every_bad_file_is_named_with_its_reason_and_every_good_one_gets_in():
    uploads = [Upload(name, data) for name, (data, _) in BAD.items()]
    mixed = [each for place, bad in enumerate(uploads) for each in ([GOOD[place]] if place < len(GOOD) else []) + [bad]]
    batch, problems = read(*mixed)
    assert [article.origin for article in batch.articles] == [
        "good.txt", "good.pdf", "good.docx", "pasted text 'Bob left Harrow.'",
    ]  # fmt: skip
    for name, (_, said) in BAD.items():
        told = [problem for problem in problems if problem.startswith(name)]
        assert told, name
        assert said in told[0]
    assert not [problem for problem in problems if not problem.startswith(tuple(BAD))]


def test_a_line_of_fifty_megabytes_takes_little_time():
    begun = time.monotonic()
    _, problems = read(Upload("line.txt", b"x" * 50_000_000), Upload("line.csv", b"text\n" + b"x" * 49_000_000))
    assert len(problems) == 2
    assert time.monotonic() - begun < 20


def test_a_file_that_takes_too_long_or_too_much_costs_only_itself():
    endless = make_pdf([], content=b"BT /F 10 Tf " + b"(Ann) Tj " * 4_000_000 + b"ET")
    batch, problems = read(Upload("endless.pdf", endless), Upload("good.pdf", PDF), parse_seconds=10.0)
    assert [document.path for document in batch.documents] == ["good.pdf"]
    assert problems == [
        "endless.pdf: Reading it was given up: it took more than 10 s, too much memory, or is broken. "
        "Save the article as plain text and try again."
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")
def test_a_file_that_takes_too_much_memory_costs_only_itself():
    greedy = make_pdf([], content=b" " * 900_000_000)
    batch, problems = read(Upload("greedy.pdf", greedy), Upload("good.pdf", PDF), parse_bytes=900_000_000)
    assert [document.path for document in batch.documents] == ["good.pdf"]
    assert "greedy.pdf: " in problems[0]


def test_the_process_that_reads_apart_ends_with_its_batch():
    read(Upload("good.pdf", PDF))
    assert apart._Held.process is None


def test_what_lies_where_the_program_starts_stands_in_for_no_library(tmp_path, monkeypatch):
    (tmp_path / "pdfplumber.py").write_text("raise SystemExit('not me')", encoding="utf-8")
    (tmp_path / "docx.py").write_text("raise SystemExit('not me')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert len(read(Upload("a.pdf", PDF), Upload("b.docx", DOCX))[0].articles) == 2


def test_unmistakable_signs_go_before_names():
    batch, problems = read(
        Upload("a.txt", PDF), Upload("b.pdf", PAGE.encode()), Upload("c", DOCX), Upload("d.txt", DOCX)
    )
    assert [article.kind for article in batch.articles] == ["PDF", "web page", "Word", "Word"]
    assert [document.id for document in batch.documents] == ["a", "b", "c", "d"]
    assert problems == []


@pytest.mark.parametrize(
    "name",
    [
        "../../evil.txt",
        "/etc/evil.txt",
        "C:\\Users\\x\\evil.txt",
        "a\x00b.txt",
        "x" * 300 + ".txt",
        "…/.txt",
        "CON?.txt",
    ],
)
def test_names_of_uploads_are_only_names(tmp_path, monkeypatch, name):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    batch, problems = read(Upload(name, STORY))
    assert problems == []
    assert batch.articles[0].origin == name
    assert os.listdir(tmp_path) == []


def test_uploads_of_one_name_are_told_apart():
    batch, _ = read(Upload("a.txt", STORY), Upload("a.txt", b"Bob left."))
    assert [document.id for document in batch.documents] == ["a", "a-2"]


def test_ids_of_other_articles_are_not_taken_again():
    batch = read_batch([Upload("a.txt", STORY)], taken={"a"})
    assert batch.documents[0].id == "a-2"


def test_a_table_among_the_uploads_tells_about_the_others():
    table = b"path,title,outlet,published\na.txt,From the table,The Post,2024-03-02\ngone.txt,X,,\n"
    batch, problems = read(Upload("a.txt", STORY), Upload("metadata.csv", table))
    (document,) = batch.documents
    assert (document.title, document.outlet, document.published) == ("From the table", "The Post", "2024-03-02")
    assert problems[0].startswith("metadata.csv:3: There is no file 'gone.txt'")


def test_what_was_dropped_is_returned():
    text = b"Ann met Bob.\n\nComments (12)\n\nRelated articles\nCat found\n\nBob left Harrow."
    (article,) = read(Upload("a.txt", text))[0].articles
    assert [piece.text for piece in article.dropped] == ["Comments (12)", "Related articles", "Cat found"]
    assert [piece.text for piece in article.pieces if not piece.dropped] == ["Ann met Bob.", "Bob left Harrow."]
    for piece in article.dropped:
        assert piece.text not in article.document.text


def test_pasted_text_with_what_its_reader_says():
    said = Pasted(" Ann met Bob. ", title=" T ", outlet="O", published="2 March 2024", url="https://x.example/")
    (document,) = read(said)[0].documents
    assert (document.title, document.outlet, document.published) == ("T", "O", "2024-03-02")
    assert (document.text, document.url) == ("Ann met Bob.", "https://x.example/")


def test_a_bad_date_and_an_empty_text_are_named():
    batch, problems = read(Pasted("Ann met Bob.", title="T", published="soon"), Pasted("  ", title="E"))
    assert batch.documents[0].published == ""
    assert problems[0].startswith("pasted text 'T': The date 'soon' cannot be understood")
    assert problems[1].startswith("pasted text 'E': There is no text in this article.")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ann.\n---\nBob.\n=====\nCarl.", ("Ann.", "Bob.", "Carl.")),
        ("---\nAnn.\n\n***\n", ("Ann.",)),
        ("---\ntitle: T\n---\nAnn.", ("---\ntitle: T\n---\nAnn.",)),
        ("Ann -- met\n- Bob", ("Ann -- met\n- Bob",)),
        ("", ()),
    ],
)
def test_several_articles_may_be_pasted_at_once(text, parts):
    assert split_pasted(text) == parts


def test_addresses_may_be_a_list():
    text = "https://a.example/x, <http://b.example/>\n c.example/y https://a.example/x"
    assert split_addresses(text) == ("https://a.example/x", "http://b.example/", "https://c.example/y")


def test_files_and_bytes_of_a_batch_are_limited():
    uploads = [Upload(f"{number}.txt", STORY) for number in range(4)]
    batch, problems = read(*uploads, batch_files=3)
    assert len(batch.articles) == 3
    assert problems[0].startswith("3.txt: At most 3 files are read at once")
    batch, problems = read(*uploads, batch_bytes=50)
    assert len(batch.articles) == 2
    assert problems[0].startswith("2.txt: All files together are more than")


def test_reading_tells_how_far_it_is_and_can_be_cancelled():
    told = []
    read_batch([Upload("a.txt", STORY), Pasted("Bob left.")], on_progress=lambda *done: told.append(done))
    assert told == [(0, 2), (1, 2), (2, 2)]

    def cancel(*_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_batch([Upload("a.pdf", PDF)], on_progress=cancel)


def test_without_addresses_nothing_is_asked_of_the_network(monkeypatch):
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("a connection"))
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: pytest.fail("a name was looked up"))
    page = PAGE.replace(
        "</article>", '<img src="http://x.example/a.png"><script src="http://x.example/a.js"></script></article>'
    )
    assert len(read(Upload("a.html", page.encode()), Upload("b.docx", DOCX), Upload("c.pdf", PDF))[0].articles) == 3


def test_an_address_that_leads_home_is_named_and_the_rest_gets_in():
    batch, problems = read(Address("http://127.0.0.1/"), Upload("a.txt", STORY), Address("nonsense"))
    assert len(batch.articles) == 1
    assert problems[0].startswith("http://127.0.0.1/: This address leads into this computer")
    assert problems[1].startswith("nonsense: This is no web address.")


def test_the_command_line_reads_the_same(tmp_path):
    files = {"a.pdf": PDF, "b.docx": DOCX, "c.html": PAGE.encode(), "d.zip": make_zip({"x/y.txt": STORY}),
             "e.csv": b"title,text\nE,Ann left.\n", "f.jsonl": json.dumps({"body": "Ann. " * 90}).encode()}  # fmt: skip
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    problems: list[ReadingError] = []
    documents = {each.id: each for each in read_sources([tmp_path], on_problem=problems.append)}
    assert problems == []
    batch, _ = read(*(Upload(name, data) for name, data in files.items()))
    assert {each.id: each.text for each in batch.documents} == {each.id: each.text for each in documents.values()}
    assert sorted(documents) == ["a", "b", "c", "e-2", "f-1", "y"]


def test_the_libraries_are_not_imported_until_they_are_needed():
    heavy = "trafilatura pdfplumber docx feedparser httpx py3langid lxml defusedxml"
    code = f"import sys, explorer.reading.batch; print([each for each in '{heavy}'.split() if each in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
