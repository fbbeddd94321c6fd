"""How names are taken apart and brought into a form in which they can be compared."""

import pytest

from explorer.actors.names import fold, initials, is_acronym, read_name, read_titles, takes_first_name


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("U.S.", "us"),
        ("Côte d’Ivoire", "cote divoire"),
        ("Shi‘ite", "shiite"),
        ("Łódź", "lodz"),
        ("Deir ez-Zor", "deir ez zor"),
        ("AT&T", "at and t"),
        ("J.D. Vance", "jd vance"),
        ("Recep Tayyip Erdoğan", "recep tayyip erdogan"),
        ("  ", ""),
    ],
)
def test_fold(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("the KRG's", "krg"),
        ("Texas'", "texas"),
        ("President Xi Jinping", "xi jinping"),
        ("former Prime Minister Gordon Brown", "gordon brown"),
        ("Lt. Gen. H. R. McMaster", "hr mcmaster"),
        ("Martin Luther King Jr.", "martin luther king"),
        ("Justice", "justice"),
        ("al-Assad", "assad"),
        ("Al-Sadr's", "sadr"),
        ("al Sadr", "sadr"),
        ("Al Gore", "al gore"),
        ("Bashar al-Assad,[1", "bashar al assad"),
        ("Ann Dorn.[12][13", "ann dorn"),
    ],
)
def test_titles_articles_and_endings_fall_away(text, key):
    assert read_name(text, person=True).key == key


def test_a_note_alone_stays():
    assert read_name("[12]").key == "12"


def test_a_thing_keeps_its_title_words():
    assert read_name("General Electric").key == "general electric"


def test_titles_are_found_in_the_words_before_a_name():
    assert read_titles("then-CIA Director") == ("then", "director")
    assert read_titles("Major General") == ("major general",)
    assert takes_first_name(read_titles("Crown Prince"))
    assert not takes_first_name(read_titles("Prime Minister"))


@pytest.mark.parametrize("text", ["KRG", "PMU", "DoD", "AfD", "U.N.", "NATO"])
def test_acronyms(text):
    assert is_acronym(text)


@pytest.mark.parametrize("text", ["Iraq", "A", "UNITED NATIONS", "INTERNATIONAL", "de", "McCain"])
def test_no_acronyms(text):
    assert not is_acronym(text)


def test_initials_with_and_without_small_words():
    assert "dod" in initials(("department", "of", "defense"))
    assert "sdf" in initials(("syrian", "democratic", "forces"))
    assert "aoc" not in initials(("department", "of", "defense"))
