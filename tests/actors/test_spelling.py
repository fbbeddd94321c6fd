"""Spellings of one sound come together, names that only look alike do not."""

import pytest

from explorer.actors.names import fold
from explorer.actors.spelling import is_misprint, read_sound, sounds_alike

ONE_SOUND = [
    ("Albu Kamal", "al-Bukamal", "Abu Kamal"),
    ("Deir Ezzor", "Deir ez-Zor", "Deir al-Zour", "Deir Azzor", "Deir el-Zor"),
    ("Suleimani", "Soleimani", "Sulaimani", "Soleymani"),
    ("Qassem", "Qasem", "Qasim", "Kassem"),
    ("Mohammad", "Muhammad", "Mohammed", "Mohamed"),
    ("Raqqa", "Raqqah", "ar-Raqqah"),
    ("Zelensky", "Zelenskyy", "Zelenskiy"),
    ("Gaddafi", "Qaddafi", "Gadhafi"),
    ("Kadhimi", "Kazemi"),
    ("Othman", "Osman"),
    ("Gamal", "Jamal"),
    ("Abdul Rahman", "Abdel Rahman", "Abd al-Rahman", "Abdurrahman"),
    ("Abdullah", "Abdallah", "Abdulla"),
    ("Hodeidah", "Hodeida", "Hudaydah"),
    ("Sana’a", "Sanaa", "Sana'a"),
    ("Kobani", "Kobane", "Kobanê"),
    ("Côte d’Ivoire", "Cote d'Ivoire"),
]

TWO_NAMES = [
    ("Hassan", "Hussein"),
    ("Hamad", "Hamid"),
    ("Kamal", "Jamal"),
    ("Iran", "Iraq"),
    ("Aden", "Eden"),
    ("Niger", "Nigeria"),
    ("Mali", "Malawi"),
    ("Slovakia", "Slovenia"),
    ("Samir", "Samira"),
    ("Daniel", "Daniela"),
    ("Maria", "Mario"),
    ("Hansen", "Hanson"),
    ("Walker", "Volker"),
    ("Shami", "Sami"),
    ("Martin", "Morten"),
]


@pytest.mark.parametrize(
    ("one", "other"), [(names[0], other) for names in ONE_SOUND for other in names[1:]], ids=lambda name: name
)
def test_sounds_alike(one, other):
    assert sounds_alike(fold(one), fold(other))
    assert sounds_alike(fold(other), fold(one))


@pytest.mark.parametrize(("one", "other"), [pair for pair in ONE_SOUND for pair in [pair[:2]]], ids=lambda name: name)
def test_names_of_one_sound_share_the_key_they_are_found_by(one, other):
    assert read_sound(fold(one)).key == read_sound(fold(other)).key


@pytest.mark.parametrize(("one", "other"), TWO_NAMES)
def test_sounds_different(one, other):
    assert not sounds_alike(fold(one), fold(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("golpayegani", "golpayagani"),
        ("tillerson", "tilerson"),
        ("washington", "wahsington"),
        ("peshmerga", "peshmegra"),
    ],
)
def test_one_slip_is_a_misprint(one, other):
    assert is_misprint(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hamas", "hamad"),
        ("hussein", "lussein"),
        ("kurdish", "kurdishs"),
        ("channel4", "channel5"),
        ("barzani", "bazzanni"),
    ],
)
def test_other_differences_are_no_misprints(one, other):
    assert not is_misprint(one, other)
