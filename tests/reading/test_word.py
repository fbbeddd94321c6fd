"""Word documents: what is read, what is dropped, what is refused."""

import pytest

from explorer.reading.extracts import NotReadable
from explorer.reading.limits import Limits
from explorer.reading.word import read_word
from tests.reading.made import change_docx, make_docx, make_zip

STORY = (("Title", "Bridge closed in Harrow"), ("", "Tom Reed closed the bridge."), ("List Bullet", "Nobody was hurt."))
MAIN = "word/document.xml"
BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


def read(tmp_path, data, limits=None):
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    return read_word(path, limits=limits) if limits else read_word(path)


def test_paragraphs_are_read_and_the_header_is_dropped(tmp_path):
    found = read(tmp_path, make_docx(STORY, title="Word Document", header="The Harrow Post"))
    assert found.title == "Bridge closed in Harrow"
    assert found.text == "Bridge closed in Harrow\n\nTom Reed closed the bridge.\n\nNobody was hurt."
    assert [piece.text for piece in found.pieces if piece.dropped] == ["The Harrow Post"]


@pytest.mark.parametrize(
    ("paragraphs", "said", "title"),
    [
        ((("", "One."), ("Heading 1", "A heading")), "", "A heading"),
        ((("", "One."),), "From its properties", "From its properties"),
        ((("", "One."),), "Word Document", ""),
    ],
)
def test_the_title(tmp_path, paragraphs, said, title):
    assert read(tmp_path, make_docx(paragraphs, title=said)).title == title


def test_tracked_changes_read_as_accepted_and_tables_in_their_place(tmp_path):
    changed = (
        b'<w:p><w:ins w:id="1"><w:r><w:t>Ann </w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>hit </w:delText></w:r>'
        b"</w:del><w:r><w:t>met</w:t></w:r><w:r><w:tab/><w:t>Bob.</w:t></w:r></w:p>"
        b"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>In a table.</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p"
    )
    data = change_docx(make_docx([("", "One.")]), MAIN, lambda xml: xml.replace(b"<w:p", changed, 1))
    assert read(tmp_path, data).text == "Ann met Bob.\n\nIn a table.\n\nOne."


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not a Word document"),
        (b"%PDF-1.4", "not a Word document"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 500, "protected by a password, or it is in Word's old form"),
        (make_docx(STORY)[:2000], "not a Word document"),
        (make_zip({"a.txt": "x"}), "not a Word document"),
        (make_docx([]), "no text"),
        (change_docx(make_docx(STORY), MAIN, lambda xml: xml.replace(b"<w:document", BOMB + b"<w:document", 1)),
         "XML entities"),
        (change_docx(make_docx(STORY), MAIN, lambda xml: xml + b" " * 60_000_000), "too large"),
        (change_docx(make_docx(STORY), MAIN, lambda xml: xml + b" " * 20_000_000), "ZIP bomb"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said(tmp_path, data, said):
    with pytest.raises(NotReadable, match=said):
        read(tmp_path, data)


def test_the_parts_together_are_limited(tmp_path):
    with pytest.raises(NotReadable, match="unpack to too much"):
        read(tmp_path, make_docx(STORY), Limits(batch_bytes=10_000))
