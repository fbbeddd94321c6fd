"""Bytes to text: UTF-8, or UTF-16 where the file says so; anything else is named, not guessed."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from explorer.errors import ReadingError, reason_of, remedy_of
from explorer.settings import MAX_DOCUMENT_CHARACTERS

MAX_BYTES_PER_CHARACTER = 4
"""Of UTF-8 and UTF-16: a file with more bytes than this times the limit is too long without being read."""

HEAD_BYTES = 4096
"""Bytes in which a file that is not text shows it."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Longer marks before shorter ones that they begin with."""

_SIGNATURES = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"{\\rtf": "an RTF document",
}
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAVE_AS_TEXT = "Save the article as plain text in UTF-8 and try again."


def read_text(path: Path) -> str:
    r"""Return the text of a whole file, line ends as \n.

    Raises:
        ReadingError: it is too long, empty, not text, or in another encoding than UTF-8 (or UTF-16 with a mark).
    """
    try:
        size = path.stat().st_size
        if size > MAX_DOCUMENT_CHARACTERS * MAX_BYTES_PER_CHARACTER:
            raise too_long(str(path), f"{size:,} bytes")
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error
    if not data:
        raise ReadingError("The file is empty.", where=str(path), way_out="Put the article into it or leave it out.")
    return decode(data, path).replace("\r\n", "\n").replace("\r", "\n")


def decode(data: bytes, path: Path) -> str:
    """Return the text that bytes stand for.

    Raises:
        ReadingError: they are not text, or not UTF-8.
    """
    check_signature(data, path)
    encoding = encoding_of(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _not_decodable(data, error, path, encoding) from error
    if _CONTROL.search(text):
        raise not_text(path, data)
    return text


def encoding_of(start: bytes) -> str:
    """Return the encoding that the first bytes of a file announce; UTF-8 where they announce none."""
    return next((name for mark, name in _BOMS if start.startswith(mark)), "utf-8")


def check_signature(start: bytes, path: Path) -> None:
    """Raise a ReadingError where the first bytes are those of a well-known kind of file that is not text."""
    for signature, what in _SIGNATURES.items():
        if start.startswith(signature):
            raise ReadingError(f"This is {what}, not a text file.", where=str(path), way_out=_SAVE_AS_TEXT)


def mend_text(text: str) -> str:
    r"""Replace halves of characters, which no file can hold: "\ud83d" alone in JSON, a file's name that is not UTF-8.

    Offsets stay.
    """
    return _LONE_SURROGATE.sub("\ufffd", text)


def unreadable(path: Path, error: OSError) -> ReadingError:
    """Return the message for a file that the system will not let us read."""
    way_out = f"{remedy_of(error)}, or leave it out."
    return ReadingError(f"It cannot be read ({reason_of(error)}).", where=str(path), way_out=way_out)


def too_long(where: str, size: str) -> ReadingError:
    """Return the message for a text that is no article."""
    what = f"The text is too long ({size}); at most {MAX_DOCUMENT_CHARACTERS:,} characters are read as one article."
    return ReadingError(what, where=where, way_out="Split it into its articles.")


def not_text(path: Path, start: bytes) -> ReadingError:
    """Return the message for a file that begins with something else than text."""
    if is_like_utf16(start):
        way_out = "Open it in an editor, choose Save as, and choose the encoding UTF-8."
        return ReadingError("This looks like UTF-16 text without its mark.", where=str(path), way_out=way_out)
    return ReadingError("This is not a text file.", where=str(path), way_out=_SAVE_AS_TEXT)


def is_like_utf16(start: bytes) -> bool:
    """Whether every other byte is zero, and no other is: Western text in two bytes a character."""
    even, odd = start[:HEAD_BYTES:2], start[1:HEAD_BYTES:2]
    return any(
        zeros and zeros.count(0) > 0.8 * len(zeros) and not letters.count(0)
        for zeros, letters in ((even, odd), (odd, even))
    )


def not_utf8(where: str, byte: int) -> ReadingError:
    """Return the message for text in some older encoding."""
    what = f"This is not UTF-8 text (byte 0x{byte:02X})."
    way_out = "Open it in an editor, choose Save as, and choose the encoding UTF-8."
    return ReadingError(what, where=where, way_out=way_out)


def _not_decodable(data: bytes, error: UnicodeDecodeError, path: Path, encoding: str) -> ReadingError:
    if encoding != "utf-8" and encoding != "utf-8-sig":
        what = f"The file says that it is {encoding.upper()} and is not."
        return ReadingError(what, where=str(path), way_out=_SAVE_AS_TEXT)
    if b"\x00" in data[: error.start + 1000]:
        return not_text(path, data)
    line = data.count(b"\n", 0, error.start) + 1
    return not_utf8(f"{path}:{line}", data[error.start])
