"""Who speaks in interviews, speeches, hearings and minutes, where no quotation marks tell; else nobody does."""

import pytest

from tests.actors.rows import id_of, link_of, resolve_all, tell

I = "{I|I|role=subject}"  # noqa: E741
ANN = "{Ann Dorn|person|role=subject}"
QUESTIONS = f"Why did you come?\n\nBecause {I} was asked.\n\nWill you stay?\n\nSure."
INTRODUCED = f"Last week our paper interviewed {ANN}, a judge.\n\n{QUESTIONS}"


def speakers(text, *, title=""):
    """Return whom each "I" of a text is linked to, an empty text for nobody."""
    told = tell("a", text, title=title)
    actors = resolve_all(told)
    return [id_of(actors, told, "I", nth) for nth, _ in enumerate(m for m in told.mentions if m.text == "I")]


INTERVIEWS = [
    (f"{ANN} is a judge.\n\n{QUESTIONS}", "Interview with Ann Dorn", ["ann-dorn"]),
    (f"{ANN} is a judge.\n\n{QUESTIONS}", "The Gazette interviews judge Dorn on her book", ["ann-dorn"]),
    (f"{ANN} is a judge.\n\n{QUESTIONS}", "Judges and their books", [""]),
    (f"{ANN} wrote on {{Joe Velm|person|role=oblique}}.\n\n{QUESTIONS}", "Interview with a judge about Velm", [""]),
    (INTRODUCED, "", ["ann-dorn"]),
    (f"{{Joe Velm|person|role=subject}} interviewed {ANN}.\n\n{QUESTIONS}", "", ["ann-dorn"]),
    (f"Our paper interviewed {ANN} and {{Joe Velm|person}}.\n\n{QUESTIONS}", "", [""]),
    (f"Our paper interviewed {ANN}. {I} was there.\n\n{QUESTIONS}", "", ["", "ann-dorn"]),
    (f"{INTRODUCED}\n\n{ANN} came. {I} saw her.\n\n{ANN} left. {I} stayed.", "", ["", "", ""]),
    (INTRODUCED + "\n\nSo it was in the old town." * 20, "", [""]),
    (f"{INTRODUCED}\n\n{I} wonder: when {I} met you, were you ill?", "", ["ann-dorn", "", ""]),
    (f"{INTRODUCED}\n\n{I} just wanted to hear what you think.", "", ["ann-dorn", ""]),
    (f"{INTRODUCED}\n\nHe wrote: “{I} am ill.", "", ["ann-dorn", ""]),
    (f"{INTRODUCED}\n\nHe said 'well, {I} am ill' and left, but {I} can't.", "", ["ann-dorn", "", "ann-dorn"]),
]


@pytest.mark.parametrize(("text", "title", "meant"), INTERVIEWS)
def test_the_answers_of_an_interview_are_the_interviewees(text, title, meant):
    assert speakers(text, title=title) == meant


LONG = "It is a long way that we have come, all of us. " * 5
SPOKEN = f"{{Ann Dorn|person}} spoke in {{Velm|place}}.\n\n{LONG}{I} thank you."
SPEECHES = [
    ("Address by Ann Dorn to the Assembly", ["ann-dorn"]),
    ("Dorn's inaugural speech", ["ann-dorn"]),
    ("Remarks on Ann Dorn", [""]),
    ("Ann Dorn thanks the Assembly", [""]),
]


@pytest.mark.parametrize(("title", "meant"), SPEECHES)
def test_a_speech_is_whose_the_title_says(title, meant):
    assert speakers(SPOKEN, title=title) == meant


def test_a_comment_on_a_speech_is_not_the_speech():
    comment = f"{SPOKEN} {ANN} said much.\n\nWhat {ANN} forgot {I} will say."
    assert speakers(comment, title="Ann Dorn's speech in Velm") == ["", ""]


HEARING = (
    "Counsel {Joe Velm|person} and {Ann Dorn|person} are here. {Dorn|person|title=Ms.}?\n\n"
    f"Thank you. {I} begin with the law.\n\nWhich law do you mean? {I} know two.\n\n{I} mean the old one."
)


def test_who_is_called_upon_answers_and_every_other_paragraph_is_the_others():
    assert speakers(HEARING.replace("Ms.}", "Ms}").replace("{Dorn", "Ms {Dorn")) == ["ann-dorn", "", "ann-dorn"]
    assert speakers(HEARING.replace("|title=Ms.", "")) == ["", "", ""]


def test_who_says_the_own_name_speaks():
    said = f"Good day. My name is {{Ann Dorn|person}}. {I} come from Velm.\n\nWhy? {I} am busy.\n\nAnd you?"
    assert speakers(said) == ["ann-dorn", ""]


MINUTES = [
    ("DORN: {I} agree.\nVelm: {I} do not.\nDORN: {I} see.", ["ann-dorn", "joe-velm", "ann-dorn"]),
    ("((Ann Dorn)) {I} agree.\n((Gazette)) {I} do not.\n((Ann Dorn)) {I} see.", ["ann-dorn", "", "ann-dorn"]),
    ("Dorn: {I} agree.\nSo {I} said.\nQ: Do {I} know?\nDorn: {I} see.", ["ann-dorn", "ann-dorn", "", "ann-dorn"]),
    ("10:15 A.M. Dorn: {I} agree.\nQ: Why?\nQ: When?", ["ann-dorn"]),
    ("Dorn: {I} agree.\nThen {I} left.", ["", ""]),
    ("THE MINISTER: {I} agree.\nQ: {I} see.\nQ: Why?", ["ann-dorn", ""]),
]


@pytest.mark.parametrize(("lines", "meant"), MINUTES)
def test_a_line_that_begins_with_a_name_and_a_colon_is_that_persons(lines, meant):
    here = "Minister {Ann Dorn|person|title=Minister} and {Joe Velm|person} met.\n"
    assert speakers(here + lines.replace("{I}", I)) == meant


SIGNED = [
    ("{I} saw it burn. {Ann Dorn|person}", ["ann-dorn"]),
    ("{I} saw it burn. — {Ann Dorn|person}", ["ann-dorn"]),
    ("{I} saw {Ann Dorn|person}", [""]),
    ("{I} saw it. {Dorn|person}", [""]),
    ("{I} saw it. {Ann Dorn|person}\n{I} did not.", ["ann-dorn", ""]),
]


@pytest.mark.parametrize(("text", "meant"), SIGNED)
def test_a_quotation_beside_an_article_is_signed(text, meant):
    assert speakers(f"In Velm {ANN} spoke of the fire.\n\n" + text.replace("{I}", I) + "\n\nSo it was.") == meant


ASKED = "They met.\n\nMs {Dorn|person|title=Ms}, %s\n\n{I|I} see.\n\nWhy? {I|I} ask.\n\n{Dorn|person} lied, {I|I} say."


def test_who_is_addressed_by_name_answers_unless_talked_about():
    assert speakers(ASKED % "what do you think?") == ["dorn", "", ""]
    assert speakers(ASKED % "a judge, came too.") == ["", "", ""]


def test_in_an_answer_he_is_somebody_else():
    told = tell(
        "a", f"We interviewed {{Al Dorn|person|role=subject}}.\n\n{QUESTIONS}\n\n{{He|male|role=subject}} left."
    )
    assert link_of(resolve_all(told), told, "He") is None
    plain = tell("a", "{Al Dorn|person|role=subject} came.\n\n{He|male|role=subject} left.")
    assert id_of(resolve_all(plain), plain, "He") == "al-dorn"
