"""Parties without a name, two taken together, and those for whom a text itself speaks."""

import pytest

from tests.actors.rows import actor_of, id_of, link_of, resolve_all, tell

PARTY = "form=description,number=plural,rule=unnamed party"
BODY = "form=description,number=singular"
ACTS = "role=subject,governor=announce"


def party(words, head, *, kind="group", **more):
    fields = ",".join(f"{key}={value}" for key, value in more.items())
    return f"{{{words}|{kind}|{PARTY},head={head}{',' + fields if fields else ''}}}"


def body(words, head):
    return f"{{{words}|organization|{BODY},head={head}}}"


def test_people_who_act_together_are_one_party_of_their_article():
    one = tell("a", f"Ten {party('growers', 'grower')} came. The {party('angry growers', 'grower')} left.")
    other = tell("b", f"The {party('growers', 'grower')} stayed.")
    actors = resolve_all(one, other)
    assert id_of(actors, one, "growers") == id_of(actors, one, "angry growers") != ""
    assert id_of(actors, one, "growers") != id_of(actors, other, "growers")
    link = link_of(actors, one, "growers")
    assert link.reference
    assert link.rule == "party of this text"


def test_a_word_that_says_which_makes_a_party_of_its_own():
    told = tell("a", f"The {party('hill growers', 'grower')} and the {party('valley growers', 'grower')} met.")
    actors = resolve_all(told)
    assert id_of(actors, told, "hill growers") != id_of(actors, told, "valley growers") != ""


def test_the_shorter_words_mean_the_only_longer_ones():
    told = tell("a", f"The {party('hill growers', 'grower')} met. The {party('growers', 'grower')} left.")
    actors = resolve_all(told)
    assert id_of(actors, told, "growers") == id_of(actors, told, "hill growers") != ""


def test_a_named_group_of_the_same_noun_is_meant():
    named = "{{Sami|group|as=s} growers|group|form=group,number=plural,head=grower,owner=s}"
    told = tell("a", f"The {named} met. The {party('growers', 'grower')} left.")
    actors = resolve_all(told)
    assert id_of(actors, told, "growers") == id_of(actors, told, "Sami growers") != ""


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        (f"The {body('school board', 'board')} met.", "school board", True),
        (f"The {body('board', 'board')} met.", "board", False),
        (f"The {body('board', 'board')} met. The {body('board', 'board')} left.", "board", True),
        (f"The {body('group', 'group')} met. The {body('group', 'group')} left.", "group", False),
        (f"So {body('Council', 'council')} met.", "Council", True),
    ],
)
def test_a_body_is_a_party_if_a_word_says_which_or_it_is_told_of_often(text, words, found):
    told = tell("a", text)
    assert bool(id_of(resolve_all(told), told, words)) is found


def test_a_noun_with_a_capital_alone_means_the_only_body_of_that_name():
    one, two = "The {Velm Council|organization} met.", "The {Ostrik Council|organization} met."
    told, both = (tell("a", f"{text} So {body('Council', 'council')} agreed.") for text in (one, f"{one} {two}"))
    assert actor_of(resolve_all(told), told, "Council").name == "Velm Council"
    assert id_of(resolve_all(both), both, "Council") == ""


def test_his_party_is_no_party_of_the_article():
    text = f"{{His|male|role=possessive,governor=grower}} {party('growers', 'grower')} met."
    told = tell("a", text)
    assert id_of(resolve_all(told), told, "growers") == ""


def both(words, noun, head, kind):
    other = f"{{{noun}|{kind}|form=description,number=plural,head={head},rule=the other of two}}"
    return f"{{{words} {other}|{kind}|form=description,number=plural,head={head},rule=the one of two,role=subject}}"


STATES = "{Chad|place|role=subject,governor=meet} and {Mali|place|role=subject,governor=meet} met."


def test_both_countries_are_the_two_just_named():
    told = tell("a", f"{STATES} {both('Both', 'countries', 'country', 'place')} agreed.")
    actors = resolve_all(told)
    assert actor_of(actors, told, "Both countries").name == "Chad"
    assert actor_of(actors, told, "countries").name == "Mali"


def test_of_three_alike_no_two_are_both():
    text = (
        f"{STATES} {{Peru|place|role=subject,governor=go}} went. {both('Both', 'countries', 'country', 'place')} won."
    )
    told = tell("a", text.replace("met.", "met {Cuba|place|role=subject,governor=meet}."))
    assert id_of(resolve_all(told), told, "Both countries") == ""


def test_he_who_speaks_to_both_is_neither():
    people = "{Ann Lee|person|role=subject} met {Otto Marsh|person|role=object}."
    leaders = both("both", "leaders", "leader", "person").replace("role=subject", "role=object")
    told = tell("a", f"{people} {{Eve Holm|person|role=subject,governor=urge}} urged {leaders} to stop.")
    actors = resolve_all(told)
    assert {actor_of(actors, told, words).name for words in ("both leaders", "leaders")} == {"Ann Lee", "Otto Marsh"}


def test_a_statement_without_quotation_marks_is_the_speakers():
    minister = "{{Peru|place|as=p} minister|person|form=description,head=minister,owner=p,same=a}"
    text = f"The {minister} {{Ann Lee|person|as=a}} said:\n\n{{I|I}} regret this. {{We|we}} will help {{Chad|place}}."
    told = tell("a", text)
    actors = resolve_all(told)
    assert actor_of(actors, told, "I").name == "Ann Lee"
    assert link_of(actors, told, "I").rule == "I in a statement"
    assert actor_of(actors, told, "We").name == "Peru"


def test_a_text_speaks_for_whom_it_begins_with():
    told = tell("a", f"{{Peru|place|{ACTS}}} announced help. So it is. {{We|we}} thank {{Chad|place|role=object}}.")
    actors = resolve_all(told)
    assert actor_of(actors, told, "We").name == "Peru"
    assert link_of(actors, told, "We").rule == "we of the text"


def test_we_is_nobody_where_the_text_begins_otherwise():
    told = tell("a", f"So it is. So it was. {{Peru|place|{ACTS}}} announced help. {{We|we}} all know.")
    assert id_of(resolve_all(told), told, "We") == ""


def test_the_name_in_a_title_says_whose_somebody_is():
    spokesman = "{Orel|organization} spokesman {Otto Marsh|person|title=Orel spokesman,as=o}"
    told = tell("a", f'{spokesman} said: "{{We|we|speaker=o}} pay."')
    assert actor_of(resolve_all(told), told, "We").name == "Orel"


def test_a_state_that_was_found_as_a_description_keeps_its_name():
    told = tell("a", "The {United Kingdom|place|form=description,head=kingdom,number=singular} waits.")
    assert actor_of(resolve_all(told), told, "United Kingdom").name == "United Kingdom"
