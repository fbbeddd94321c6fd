"""Which names may be one person's: nasty real names of many regions."""

import pytest

from explorer.actors.names import read_name
from explorer.actors.people import agree, find_in, gender_of

ONE_PERSON = [
    ("Mike Pompeo", "Michael Pompeo", "first name in another form"),
    ("J. Biden", "Joe Biden", "first name in another form"),
    ("George W. Bush", "George Bush", "middle name"),
    ("Nechirvan Barzani", "Nechirvan Idris Barzani", "middle name"),
    ("Qassem Soleimani", "Qasem Suleimani", "other spelling"),
    ("Mohammed bin Salman", "Mohammad Bin Salman", "other spelling"),
    ("Abdel Fattah al-Sisi", "Abdul Fattah el-Sissi", "other spelling"),
    ("Bashar al-Assad", "Bashar Assad", "other spelling"),
    ("Kim Jong-un", "Kim Jong Un", "same name"),
    ("Ursula von der Leyen", "Ursula Von Der Leyen", "same name"),
    ("Shinzo Abe", "Abe Shinzo", "other order"),
    ("Mohammad Mohammadi Golpayegani", "Mohammadi Golpayegani", "part of the full name"),
    ("Juan Manuel Santos", "Juan Manuel Santos Calderón", "part of the full name"),
    ("Recep Tayyip Erdogan", "Tayyip Erdoğan", "part of the full name"),
    ("Martin Luther King Jr.", "Martin Luther King", "same name"),
    ("Steven Mnuchin", "Stephen Mnuchin", "first name in another form"),
]

TWO_PEOPLE = [
    ("Donald Trump", "Ivanka Trump"),
    ("Bill Clinton", "Hillary Clinton"),
    ("George W. Bush", "George H.W. Bush"),
    ("Kim Jong-un", "Kim Jong-il"),
    ("Nechirvan Barzani", "Masoud Barzani"),
    ("Bashar al-Assad", "Hafez al-Assad"),
    ("Mohammed bin Zayed", "Mohammed bin Salman"),
    ("Hassan Rouhani", "Hussein Rouhani"),
    ("Mustafa Kamal", "Mustafa Jamal"),
    ("Xi Jinping", "Xi Zhongxun"),
    ("Rajiv Gandhi", "Sonia Gandhi"),
    ("Jean-Marie Le Pen", "Marine Le Pen"),
]


def words(name):
    return read_name(name, person=True).words


@pytest.mark.parametrize(("one", "other", "how"), ONE_PERSON)
def test_names_of_one_person_agree(one, other, how):
    assert agree(words(one), words(other)) == how
    assert agree(words(other), words(one)) == how


@pytest.mark.parametrize(("one", "other"), TWO_PEOPLE)
def test_names_of_two_people_contradict(one, other):
    assert agree(words(one), words(other)) == ""


@pytest.mark.parametrize(
    ("short", "full", "place"),
    [
        ("Macron", "Emmanuel Macron", "surname"),
        ("von der Leyen", "Ursula von der Leyen", "surname"),
        ("al-Assad", "Bashar al-Assad", "surname"),
        ("Suleimani", "Qassem Soleimani", "surname"),
        ("López Obrador", "Andrés Manuel López Obrador", "surname"),
        ("Xi", "Xi Jinping", "first name"),
        ("Suu", "Aung San Suu Kyi", "inner name"),
        ("Santos", "Juan Manuel Santos Calderón", "inner name"),
        ("Assad", "Ali Hassan", ""),
        ("Emmanuel Macron", "Emmanuel Macron", ""),
        ("Tarsus", "Theodore of Tarsus", ""),
        ("Wellington", "of Wellington", "surname"),
    ],
)
def test_where_a_short_form_stands(short, full, place):
    assert find_in(words(short), words(full)) == place


def test_first_names_tell_gender_only_where_both_do_not_bear_them():
    assert gender_of(words("Nechirvan Barzani")) == "male"
    assert gender_of(words("Fatima Ahmed")) == "female"
    assert gender_of(words("Andrea Rossi")) == ""
    assert gender_of(words("Merkel")) == ""
