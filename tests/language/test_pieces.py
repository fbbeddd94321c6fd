import numpy as np
import pytest

from explorer.language.pieces import (
    BORDER,
    CAPITAL,
    CAPITALS,
    DIGITS,
    LOWER,
    MARKS,
    MIXED,
    TITLE,
    WordPieces,
    case_shape,
)

VOCABULARY = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "iran",
    "ira",
    "##q",
    "##n",
    "the",
    "so",
    "##lei",
    "##mani",
    ".",
    "-",
    "u",
    "s",
    "中",
]


@pytest.fixture
def pieces() -> WordPieces:
    return WordPieces(VOCABULARY)


def spell(pieces: WordPieces, word: str) -> list[str]:
    return [VOCABULARY[k] for k in pieces.encode(word)[0]]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Iran", ["iran"]),  # the longest piece, not "ira" + "##n"
        ("Iraq", ["ira", "##q"]),
        ("Soleimani", ["so", "##lei", "##mani"]),
        ("Irán", ["iran"]),  # accents are taken off
        ("U.S.", ["u", ".", "s", "."]),  # marks stand alone
        ("xyz", ["[UNK]"]),
        ("iran-xyz", ["iran", "-", "[UNK]"]),
        ("中中", ["中", "中"]),
        ("\u200b", ["[UNK]"]),  # nothing is left of it
        ("q" * 101, ["[UNK]"]),
    ],
)
def test_words_become_the_longest_pieces(pieces, word, expected):
    assert spell(pieces, word) == expected


def test_a_long_word_keeps_its_first_pieces(pieces):
    assert spell(pieces, "-" * 20) == ["-"] * 6


@pytest.mark.parametrize(
    ("word", "shape"),
    [("iran", LOWER), ("Iran", TITLE), ("IRAN", CAPITALS), ("I", CAPITAL), ("3rd", LOWER), ("2017", DIGITS),
     ("...", MARKS), ("al-Abadi", MIXED), ("U.S.", CAPITALS), ("”", MARKS)],
)  # fmt: skip
def test_case_shapes(word, shape):
    assert case_shape(word) == shape


def test_batch_pads_and_points_at_first_pieces(pieces):
    batch = pieces.batch([["Iraq", "the"], ["the"]])
    assert [VOCABULARY[k] for k in batch.ids[0]] == ["[CLS]", "ira", "##q", "the", "[SEP]"]
    assert batch.first.tolist() == [[1, 3], [1, 0]]
    assert batch.mask.tolist() == [[1, 1, 1, 1, 1], [1, 1, 1, 0, 0]]
    assert batch.shapes[0].tolist() == [BORDER, TITLE, TITLE, LOWER, BORDER]
    assert batch.lengths == (2, 1)
    assert batch.ids.dtype == np.int64


def test_a_text_with_too_many_pieces_is_cut_between_words():
    batch = WordPieces(VOCABULARY, limit=6).batch([["Iraq", "Iraq", "Iraq"]])
    assert batch.lengths == (2,)
    assert batch.ids.shape == (1, 6)
    assert VOCABULARY[batch.ids[0, -1]] == "[SEP]"
