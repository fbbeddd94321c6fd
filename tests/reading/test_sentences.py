"""Sentences without a language pipeline."""

import pytest

from explorer.reading import split_sentences
from tests.factory import make_document


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Er kam. Sie ging!\n\nUnd dann?", ["Er kam.", "Sie ging!", "Und dann?"]),
        ("Titel ohne Punkt\nEr kam um 3.30 Uhr.", ["Titel ohne Punkt", "Er kam um 3.30 Uhr."]),
        ("彼は来た。彼女は去った！", ["彼は来た。", "彼女は去った！"]),
        ("هل جاء؟ نعم جاء.", ["هل جاء؟", "نعم جاء."]),
        ("« Il vient. » Elle part.", ["« Il vient.", "» Elle part."]),
        ("... \n - \n", []),
        ("", []),
    ],
)
def test_sentences_end_with_their_marks_and_lines(text, sentences):
    document = make_document(text)
    found = split_sentences(document)
    assert [text[each.start : each.end] for each in found] == sentences
    assert [each.index for each in found] == list(range(len(found)))
