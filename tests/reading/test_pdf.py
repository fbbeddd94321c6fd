"""PDFs: order of columns, cut words, what is printed around the article, and what cannot be read."""

import time

import pytest

from explorer.reading.extracts import NotReadable
from explorer.reading.pdf import read_pdf
from explorer.reading.pdf_columns import Word, split_blocks
from tests.reading.made import make_pdf, rows_of

LEFT = (
    "The mayor of Harrow closed the old bridge on Friday after engineers had warned of cracks in two of its "
    "well-|known piers. He told the council that the bar-|riers would stay until the county had looked at every stone "
    "of it. Nobody was hurt when a lorry lost its load there in May, and the council has asked for money ever since."
)
RIGHT = (
    "The county owns the road and criticised the decision. It said that nobody had asked it before the barriers were "
    "put up, and that the well-known bridge was safe. A meeting of both sides was called for Monday at the town hall. "
    "Shops beside the bridge have lost half of their customers, their owners said."
)
HEAD = "Old bridge in Harrow is closed by its mayor"


def read(tmp_path, data, pages=200):
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    return read_pdf(path, pages=pages)


def plain(text):
    return text.replace("bar-|riers", "barriers").replace("-|", "-").replace("|", "")


@pytest.fixture
def two_columns():
    page = [(60, 720, 22, HEAD)]
    left, right = rows_of(LEFT, 60, 680), rows_of(RIGHT, 320, 680)
    # As many programs write them: row by row across both columns.
    return (
        page
        + [row for pair in zip(left, right, strict=False) for row in pair]
        + left[len(right) :]
        + right[len(left) :]
    )


def test_columns_are_read_one_after_the_other_and_cut_words_are_whole(tmp_path, two_columns):
    found = read(tmp_path, make_pdf([two_columns]))
    assert found.title == HEAD
    assert found.text.split("\n\n")[0] == HEAD
    assert " ".join(found.text.split("\n\n")[1:]) == f"{plain(LEFT)} {plain(RIGHT)}"


def test_a_sentence_goes_on_in_the_next_column(tmp_path):
    words = LEFT.replace("|", "").split()
    first, second = " ".join(words[:30]), " ".join(words[30:])
    page = [row for pair in zip(rows_of(first, 60, 680), rows_of(second, 320, 680), strict=False) for row in pair]
    assert " ".join(words[28:32]) in read(tmp_path, make_pdf([page])).text


def test_three_columns_are_read_in_order(tmp_path):
    columns = [rows_of(f"{name} " * 60, x, 680, width=26) for name, x in (("one", 50), ("two", 230), ("three", 410))]
    page = [row for rows in zip(*columns, strict=False) for row in rows]
    words = read(tmp_path, make_pdf([page])).text.split()
    assert list(dict.fromkeys(words)) == ["one", "two", "three"]
    assert words == sorted(words, key=["one", "two", "three"].index)


def test_one_column_stays_one(tmp_path):
    text = f"{plain(LEFT)} {plain(RIGHT)}"
    assert read(tmp_path, make_pdf([rows_of(text, 60, 680, width=90)])).text == text


def test_a_paragraph_begins_where_a_row_is_set_in(tmp_path):
    first, second = rows_of(plain(LEFT), 60, 680, width=90), rows_of(plain(RIGHT), 60, 680, width=90)
    second = [
        (x + (12 if not number else 0), y - 12 * len(first), *rest) for number, (x, y, *rest) in enumerate(second)
    ]
    assert read(tmp_path, make_pdf([first + second])).text == f"{plain(LEFT)}\n\n{plain(RIGHT)}"


def test_running_heads_and_page_numbers_are_dropped_and_shown(tmp_path):
    def page(number, text):
        return [(60, 760, 9, f"The Harrow Post, 2 March 2024, page {number}"), *rows_of(text, 60, 700, width=90),
                (300, 30, 9, str(number))]  # fmt: skip

    found = read(tmp_path, make_pdf([page(1, plain(LEFT)), page(2, plain(RIGHT))]))
    assert found.text.replace("\n\n", " ") == f"{plain(LEFT)} {plain(RIGHT)}"
    dropped = [piece.text for piece in found.pieces if piece.dropped]
    assert dropped == ["The Harrow Post, 2 March 2024, page 1", "1", "The Harrow Post, 2 March 2024, page 2", "2"]


def test_what_a_browser_prints_around_a_page_is_dropped(tmp_path):
    page = [(30, 770, 8, "3/2/24, 9:30 AM"), (250, 770, 8, "Bridge closed"), *rows_of(plain(LEFT), 60, 700, width=90),
            (30, 20, 8, "https://post.example/bridge"), (560, 20, 8, "1/1")]  # fmt: skip
    assert read(tmp_path, make_pdf([page])).text == plain(LEFT)


@pytest.mark.parametrize(
    ("said", "title"),
    [("", HEAD), ("Microsoft Word - bridge_v2.docx", HEAD), ("untitled", HEAD), (HEAD, HEAD), (f"{HEAD} | Post", HEAD)],
)
def test_the_title_is_the_headline(tmp_path, said, title, two_columns):
    assert read(tmp_path, make_pdf([two_columns], title=said)).title == title


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not a PDF"),
        (b"<html></html>", "not a PDF"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 20, "broken"),
        (make_pdf([[(60, 700, 10, "Ann met Bob.")]])[:300], "broken"),
        (make_pdf([[(60, 700, 10, "Ann met Bob.")]], protected=True), "protected by a password"),
        (make_pdf([[]]), "no text"),
        (make_pdf([[(60, 700, 10, "Ann")]] * 4), "4 pages; at most 3"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path, data, said):
    with pytest.raises(NotReadable, match=said):
        read(tmp_path, data, pages=3)


def test_a_row_that_is_one_endless_word_takes_little_time(tmp_path):
    begun = time.monotonic()
    read(tmp_path, make_pdf([[(60, 700, 10, "x" * 20_000), (60, 688, 10, "x" * 20_000)]]))
    assert time.monotonic() - begun < 20


def test_blocks_hold_every_word_once():
    words = [Word(f"w{x}-{y}", 20 + 9 * x, 28 + 9 * x, 12 * y, 12 * y + 10, 10) for x in range(50) for y in range(40)]
    words = [word for word in words if not 240 < word.x0 < 265 or word.top < 30]
    found = [word for block in split_blocks(words) for word in block]
    assert sorted(found, key=id) == sorted(words, key=id)
    assert len(list(split_blocks(words))) == 3
