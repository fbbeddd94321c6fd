"""Web pages as browsers save them."""

import pytest

from explorer.errors import ReadingError
from explorer.reading.batch import read_batch
from explorer.reading.extracts import NotReadable
from explorer.reading.inputs import Upload
from explorer.reading.pages import read_page
from tests.reading.made import PAGE


def test_an_article_is_taken_out_of_its_page():
    page = read_page(PAGE.encode())
    assert (page.title, page.outlet, page.published) == ("Bridge closed in Harrow", "The Harrow Post", "2024-03-02")
    kept = [piece.text for piece in page.pieces if not piece.dropped]
    assert kept[0] == "Bridge closed in Harrow"
    assert kept[-1] == "“We will meet the county again on Monday,” said Reed."
    dropped = [piece.text for piece in page.pieces if piece.dropped]
    assert dropped == ["Home", "World news", "Most read", "Cat found in a church tower", "© 2024 The Harrow Post"]


def test_scripts_are_neither_text_nor_shown():
    page = read_page(PAGE.encode())
    everything = page.text + " ".join(piece.text for piece in page.pieces)
    assert "Eve Hacker" not in everything
    assert "Nobody Atall" not in everything


def test_the_text_is_what_trafilatura_gives():
    from trafilatura import extract

    words = read_page(PAGE.encode()).text.split()
    assert words == extract(PAGE, include_comments=False).split()


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", ""), ("utf-8-sig", ""), ("utf-16", ""), ("cp1252", "iso-8859-1"), ("cp1251", "windows-1251"),
        ("shift_jis", "Shift_JIS"),
    ],
)  # fmt: skip
def test_a_page_is_read_in_the_encoding_that_it_names(encoding, said):
    word = {"cp1251": "мост закрыт в пятницу", "shift_jis": "橋は金曜日に"}.get(encoding, "the “Café Müller”")
    page = PAGE.replace("the old bridge", word).replace("“We", '"We').replace(",” said", '," said').replace("©", "(c)")
    page = page.replace("<head>", f'<head><meta charset="{said}">' if said else "<head>")
    assert word in read_page(page.encode(encoding)).text


def test_the_server_may_name_the_encoding():
    data = PAGE.replace("old bridge", "Café").encode("cp1252", "replace")
    assert "Café" in read_page(data, charset="windows-1252").text


def test_the_address_from_which_a_browser_saved_a_page_is_kept():
    page = PAGE.replace("<html", "<!-- saved from url=(0041)https://post.example/news/bridge.html -->\n<html", 1)
    assert read_page(page.encode()).url == "https://post.example/news/bridge.html"


def test_entities_that_a_page_declares_mean_nothing(tmp_path):
    (tmp_path / "secret.txt").write_text("a secret of this machine", encoding="utf-8")
    declared = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "grow"}">' for n in range(12))
    secret = f'<!ENTITY s SYSTEM "file://{tmp_path}/secret.txt">'
    page = PAGE.replace("<!DOCTYPE html>", f'<?xml version="1.0"?><!DOCTYPE html [{declared}{secret}]>')
    page = page.replace("the old bridge", "the &e11; bridge &s;")
    text = read_page(page.encode()).text
    assert "a secret of this machine" not in text
    assert len(text) < 2 * len(PAGE)


def test_an_address_that_is_none_is_not_kept():
    page = PAGE.replace("<title>", '<link rel="canonical" href="javascript:alert(1)"><title>', 1)
    assert read_page(page.encode()).url == ""


def test_a_page_saved_as_one_file_is_read():
    head = (
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://post.example/bridge\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b1"\r\n\r\n'
        "--b1\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    )
    body = PAGE.replace("=", "=3D").encode().replace(b"\xe2\x80\x9c", b"=E2=80=9C")
    page = read_page(head.encode() + body + b"\r\n--b1--\r\n")
    assert page.url == "https://post.example/bridge"
    assert "“We will meet" in page.text


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body></body></html>",
        b"<html><body><script>document.write('x')</script></body></html>",
        b"<!doctype html><html>" + b"<div>" * 50_000,
        bytes(range(256)) * 40,
    ],
)
def test_what_holds_no_article_is_refused(data):
    with pytest.raises(NotReadable):
        read_page(data)


def test_a_page_whose_tags_are_thousands_deep_does_no_harm():
    deep = PAGE.replace("<aside>", "<div>" * 20_000 + "<aside>").encode()
    batch = read_batch([Upload("deep.html", deep), Upload("good.html", PAGE.encode())])
    assert batch.documents[-1].title == "Bridge closed in Harrow"
    assert all(isinstance(problem, ReadingError) and "deep.html" in str(problem) for problem in batch.problems)
