"""In which language a text is, where it clearly is not English."""

import pytest

from explorer.tongues import is_foreign, other_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Die Fähre wurde am Montag von der Stadt verkauft, und der Rat ist nicht einverstanden.", "de"),
        ("Le conseil a vendu le bac lundi, mais les pêcheurs ne sont pas d'accord avec cette vente.", "fr"),
        ("El consejo vendió la barca el lunes y los pescadores no están de acuerdo con la venta.", "es"),
        ("Паром был продан городом в понедельник.", "und"),
        ("The council sold the ferry to Herr von der Heide, who runs Die Linie and Das Boot.", ""),
        ("Luis de la Torre and El Capitan met in Las Palmas.", ""),
        ("Ann.", ""),
    ],
)
def test_other_language(text, code):
    assert other_language(text) == code


def test_a_sentence_of_names_is_not_foreign():
    assert is_foreign("die fähre ist am montag nicht gefahren".split())
    assert not is_foreign("Luis de la Torre y Maria del Rio".split())
    assert not is_foreign("the ferry sank in der bucht am see".split())
