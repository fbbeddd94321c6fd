"""Whom pronouns and descriptions refer to; where nothing fits well, nobody."""

from dataclasses import replace

import pytest

from tests.actors.rows import actor_of, id_of, link_of, resolve_all, tell

POMPEO = "{Mike Pompeo|person|title=CIA Director,role=subject,governor=warn,as=p}"
SOLEIMANI = "{Qassem Soleimani|person|title=Major General,role=object,governor=warn,as=s}"
ANN = "{Ann Smith|person|role=subject}"
HE, SHE, IT, THEY = (f"{{{word.title()}|{kind}|role=subject}}" for word, kind in zip(
    ("he", "she", "it", "they"), ("male", "female", "it", "they"), strict=True
))  # fmt: skip


def a(words, kind="person", *, owner="", **fields):
    """Mark a definite description ("the general"); `owner` is a name that it begins with ("the CIA director")."""
    notes = {"form": "description", "head": words.split()[-1], "number": "singular"} | fields
    inner = f"{{{owner}|organization|role=modifier,as=o}} " if owner else ""
    notes |= {"owner": "o"} if owner else {}
    return f"{{{inner}{words}|{kind}|{','.join(f'{key}={value}' for key, value in notes.items())}}}"


OF_FARS = a("general", owner="Fars")
OF_CIA, AGENCY = a("director", owner="CIA"), a("agency", "organization")
OF_THAT_KIND = "organization of that kind"
ITS = "{its|it|role=possessive,governor=army}"
HAILING, DID = "{Iran|place|role=subject} hailed", "role=subject,governor=meet"
PRESS, COURT, CITY, TEAM = (a(word, kind) for word, kind in zip(
    ("press", "court", "city", "team"), ("organization", "organization", "place", "organization"), strict=True
))  # fmt: skip
HER = "{her|female|role=possessive,governor=sister}"
COMPANY, PRESIDENT, CHADS = a("company", "organization"), a("president", role="subject"), "{Chad|place}."
STATE = "state before"
THE_MILITIAS = a("militias", "group", head="militia", number="plural")
MILITIAS = "{{Shiite|group|role=modifier,as=i} militias|group|form=group,head=militia,number=plural,owner=i}"

PRONOUNS = [
    # (text, words, the one meant or None, rule)
    (f"{POMPEO} spoke. {HE} left.", "He", "Mike Pompeo", "he or she"),
    (f"{POMPEO} warned {SOLEIMANI}. {HE} left.", "He", "Mike Pompeo", "he or she, several possible"),
    (f"{POMPEO} met {{Angela Merkel|person|role=object}}. {SHE} left.", "She", "Angela Merkel", "he or she"),
    (f"{POMPEO} left. {ANN} came. {HE} had gone.", "He", "Mike Pompeo", "he or she"),
    (f"{POMPEO} warned {{him|male|role=object,governor=warn}}.", "him", None, None),
    (f"{POMPEO} blamed {{himself|male|role=object,governor=warn}}.", "himself", "Mike Pompeo", "he or she"),
    (f"{ANN} spoke. {HE} left.", "He", None, None),
    (f"{{Iran|place|role=subject}} spoke. {HE} left.", "He", None, None),
    (f"{POMPEO} spoke. So. So. So. So. So. {HE} left.", "He", None, None),
    (f"{HAILING} {ITS} army.", "its", "Iran", "its"),
    ("{Hamas|organization|role=subject} won. {It|it|role=subject,governor=accuse} spoke.", "It", "Hamas", "it"),
    ("{Hamas|organization|role=subject} won. {It|it|role=subject,governor=rain} rained.", "It", None, None),
    (f"{POMPEO} saw {{Iran|place|role=object}} and {ITS} army.", "its", None, None),
    (f"{HAILING} {{Qatar|place|role=object}} and {ITS} army.", "its", None, None),
    (f"{{Iran|place|role=subject}} won. {{Fog|other}} hid {ITS} army.", "its", None, None),
    (f"{{Kurds|group|number=plural,role=subject}} spoke. {THEY} left.", "They", "Kurds", "they"),
    (f"{{Border Guards|organization|role=subject}} spoke. {THEY} left.", "They", "Border Guards", "they"),
    (f"{{Fars News|organization|role=subject}} spoke. {THEY} left.", "They", None, None),
    (f"{{Kurds|group|number=plural,role=subject}} met {{Arabs|group|number=plural}}. {THEY} left.", "They", None, None),
    (f"{{Iran|place|{DID}}} and {{Kurds|group|number=plural,{DID}}} met. {THEY} left.", "They", None, None),
    (f"{{Iran|place|role=subject}} spoke. {THEY} left.", "They", None, None),
]

DESCRIPTIONS = [
    (f"{POMPEO} met {SOLEIMANI}. The {a('general')} left.", "general", "Qassem Soleimani", "holder of the title"),
    (f"{POMPEO} spoke. The {a('general')} left.", "general", None, None),
    (f"{POMPEO} spoke. The {OF_CIA} left.", "CIA director", "Mike Pompeo", "holder of the office of"),
    (f"{POMPEO} spoke. The {a('director', owner='Fars')} left.", "Fars director", None, None),
    (f"{SOLEIMANI} spoke. The {OF_FARS} left.", "Fars general", "Qassem Soleimani", "holder of the title"),
    (f"{{Old Press Agency|organization}} spoke. The {AGENCY} left.", "agency", "Old Press Agency", OF_THAT_KIND),
    (f"The {{CIA|organization}} spoke. The {AGENCY} left.", "agency", "CIA", OF_THAT_KIND),
    (f"{{Hamas|organization}} spoke. The {AGENCY} left.", "agency", None, None),
    (f"{{Friends of the Old Agency|organization}} spoke. The {AGENCY} left.", "agency", None, None),
    (f"{MILITIAS} won. The {THE_MILITIAS} left.", "militias", "Shiite militias", "group of that kind"),
    (f"{{Egypt|place}} voted. The {a('country', 'place')} waits.", "country", "Egypt", "state before"),
    (f"{{Kirkuk|place}} voted. The {a('country', 'place')} waits.", "country", None, None),
    (f"{SOLEIMANI}, the {a('commander', same='s')}, left.", "commander", "Qassem Soleimani", "explained by the text"),
    (f"{SOLEIMANI} left. {{His|male|role=possessive,governor=general}} {a('general')} stayed.", "general", None, None),
    (f"{{Ann Lee|person|role=subject,as=a}}, {HER} {a('sister', same='a')} and all left.", "sister", None, None),
    (f"The {{Old Town Press|organization}} came. The {PRESS} left.", "press", None, None),
    (f"{{Egypt|place}} voted. So. So. So. So. The {a('country', 'place')} waits.", "country", "Egypt", "state before"),
    (f"{{Chad|place}} and {{Mali|place}} met. So. So. So. The {a('country', 'place')} waits.", "country", None, None),
    (f"{{Velm|place}} burns. So. So. The {CITY} is lost.", "city", "Velm", "only place before"),
    (f"{{Velm|place}} and {{Ostrik|place}} burn. The {CITY} is lost.", "city", None, None),
    (f"{{FC Velm|organization}} won. The {TEAM} left.", "team", "FC Velm", "only organization before"),
    (f"{{Orel|organization}} pays. The {COMPANY} left.", "company", "Orel", "only organization before"),
    (f"{{Ministry of Oil|organization}} pays. The {COMPANY} left.", "company", None, None),
    (f"{ANN} fell. The {a('suspect', role='subject')} left.", "suspect", "Ann Smith", "only person before"),
    (f"{ANN} met {{Eve Lee|person|role=subject}}. The {a('suspect', role='subject')} left.", "suspect", None, None),
    (f"{{Chad|place}} won. {CHADS} {CHADS} So. So. So. The {a('country', 'place')} is free.", "country", "Chad", STATE),
    (f"The {PRESIDENT} left. {{Otto Marsh|person|title=President,owner=k}} of {{Chad|place|as=k}} spoke.", "president",
     "Otto Marsh", "holder named later"),
    (f"{{FC Velm|organization}} beat {{FC Ostrik|organization}}. The {TEAM} left.", "team", None, None),
]  # fmt: skip
CASES = PRONOUNS + DESCRIPTIONS


@pytest.mark.parametrize(
    ("text", "words", "meant", "rule"), CASES, ids=[f"{n}-{row[1]}" for n, row in enumerate(CASES)]
)
def test_whom_a_reference_means(text, words, meant, rule):
    told = tell("a", text)
    actors = resolve_all(told)
    found, link = actor_of(actors, told, words), link_of(actors, told, words)
    assert (found.name if found else None) == meant
    if meant is not None:
        assert link.reference
        assert link.rule == rule


def test_a_description_explained_once_names_its_holder_later():
    told = tell("a", f"{SOLEIMANI}, the {a('commander', same='s')}, left. The {a('commander')} is back.")
    actors = resolve_all(told)
    assert link_of(actors, told, "commander", 1).rule == "holder of the title"
    assert actor_of(actors, told, "commander", 1).name == "Qassem Soleimani"


def test_who_somebodys_relative_is_is_remembered():
    his, later = "{his|male|role=possessive,governor=brother}", "So. So. So. So. So. {Joe Dorn|person|role=subject}"
    brother = f"{{Jim Lee|person|role=object,as=j}}, {his} {a('brother', same='j')}"
    told = tell("a", f"{{Joe Dorn|person|role=subject}} saw {brother}. {later} left. And {his} {a('brother')} stayed.")
    actors = resolve_all(told)
    assert actor_of(actors, told, "his", 1).name == "Joe Dorn"
    assert actor_of(actors, told, "brother", 1).name == "Jim Lee"
    assert link_of(actors, told, "brother", 1).rule == "relative named before"


def test_another_persons_relative_is_another():
    her, his = "{her|female|role=possessive,governor=brother}", "{his|male|role=possessive,governor=brother}"
    brother = f"{{Jim Lee|person|role=object,as=j}}, {her} {a('brother', same='j')}"
    told = tell("a", f"{ANN} saw {brother}. So. So. So. So. So. {POMPEO} left. And {his} {a('brother')} stayed.")
    actors = resolve_all(told)
    assert actor_of(actors, told, "his").name == "Mike Pompeo"
    assert link_of(actors, told, "brother", 1) is None


def test_i_in_a_quotation_is_who_speaks_and_we_is_nobody():
    i, we = (f"{{{word}|{word}|role=subject,speaker=h}}" for word in ("I", "we"))
    said = f"“{i} know, and {we} act.” So {{he|male|role=subject,as=h}} said. {{I|I|role=subject}} wonder."
    nobody = tell("a", said)
    assert id_of(resolve_all(nobody), nobody, "I", 0) == ""
    told = tell("a", f"{POMPEO} came. {said}")
    actors = resolve_all(told)
    assert actor_of(actors, told, "I", 0).name == "Mike Pompeo"
    assert link_of(actors, told, "we") is None
    assert id_of(actors, told, "I", 1) == ""


def test_we_in_a_quotation_is_whose_somebody_the_speaker_is():
    we = "“{We|we|role=subject,speaker=h} act”, so it was."
    told = tell("a", f"{{Chad|place|role=modifier,as=c}} sent {{Otto Marsh|person|owner=c,as=h}}. {we}")
    assert link_of(resolve_all(told), told, "We").rule == "we of the speaker's side"
    assert actor_of(resolve_all(told), told, "We").name == "Chad"
    board = tell("a", f"{{Orel|organization|role=subject,as=h}} said. {we}")
    assert link_of(resolve_all(board), board, "We").rule == "we of the one who speaks"


def test_they_and_its_follow_the_parse():
    they = "{they|they|role=subject,same=o}"
    told = tell("a", f"{{Orel|organization|role=subject,as=o}} said that {they} pay.")
    told = replace(told, mentions=tuple(
        replace(each, rule="pronoun with its antecedent") if each.form == "pronoun" else each for each in told.mentions
    ))  # fmt: skip
    assert link_of(resolve_all(told), told, "they").rule == "they, by the sentence"


def test_two_people_who_are_equally_present_leave_a_pronoun_open():
    told = tell("a", f"{{Jim Mattis|person|role=subject}} and {POMPEO} spoke. {HE} left.")
    assert link_of(resolve_all(told), told, "He") is None


def test_several_possible_people_make_a_pronoun_less_sure():
    alone = tell("a", f"{POMPEO} spoke. {HE} left.")
    two = tell("a", f"{{Jim Mattis|person|role=oblique}} came. {POMPEO} spoke. {HE} left.")
    assert link_of(resolve_all(two), two, "He").rule == "he or she, several possible"
    assert link_of(resolve_all(two), two, "He").confidence < link_of(resolve_all(alone), alone, "He").confidence


def test_in_somebodys_own_words_he_is_somebody_else():
    text = "{Jim Mattis|person|role=subject} came. %s said: {He|male|role=subject%s} left."
    plain, quoted = (tell("a", text % (POMPEO, speaker)) for speaker in ("", ",speaker=p"))
    assert actor_of(resolve_all(plain), plain, "He").name == "Mike Pompeo"
    assert actor_of(resolve_all(quoted), quoted, "He").name == "Jim Mattis"


def test_pronouns_make_no_actors_and_no_aliases():
    told = tell("a", f"{POMPEO} met {SOLEIMANI}. {HE} and {SHE} left.")
    actors = resolve_all(told)
    assert {actor.name for actor in actors} == {"Mike Pompeo", "Qassem Soleimani"}
    assert all(alias not in ("He", "She") for actor in actors for alias in actor.aliases)
