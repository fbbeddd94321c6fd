"""What lines say reads as English, whatever told it: a verb, a noun, or an office."""

import pytest

from explorer.relations.lexicon import read_nouns
from explorer.wording import say
from explorer.wording.inflecting import participle, past, present
from explorer.wording.predicates import _read_nouns


@pytest.mark.parametrize(
    ("predicate", "told_as", "tense", "said"),
    [
        ("invade", "", "past", "invaded"),
        ("invade", "", "present", "invades"),
        ("invade", "negated", "past", "did not invade"),
        ("invade", "planned", "past", "planned to invade"),
        ("invade", "possible", "past", "may have invaded"),
        ("invade", "alleged", "past", "is said to have invaded"),
        ("an invasion of", "", "", "invaded"),
        ("an invasion of", "planned", "", "plans to invade"),
        ("a visit to", "", "", "visited"),
        ("a tie with", "negated", "", "has no tie with"),
        ("a tie with", "", "", "has a tie with"),
        ("an agreement between", "", "", "agreed with"),
        ("a cooperation with", "demanded", "", "is asked to cooperate with"),
        ("cooperate with", "demanded", "past", "was asked to cooperate with"),
        ("a letter to", "", "", "wrote a letter to"),
        ("send letter to", "", "past", "sent a letter to"),
        ("launch attack on", "", "past", "launched an attack on"),
        ("welcome liberation of", "", "present", "welcomes the liberation of"),
        ("hold talk with", "", "past", "held talks with"),
        ("be encouraged by", "", "past", "was encouraged by"),
        ("be encouraged by", "negated", "present", "is not encouraged by"),
        ("custody", "", "", "detained"),
        ("buy", "", "past", "bought"),
        ("strike convoy", "negated", "past", "did not strike the convoy of"),
        ("hold exercise", "", "present", "holds an exercise with"),
        ("call on", "", "past", "called on"),
        ("a convoy of", "", "", "has to do with the convoy of"),
        ("a convoy of", "planned", "", "may have to do with the convoy of"),
    ],
)
def test_predicates_are_said_as_english(predicate, told_as, tense, said):
    assert say(predicate, told_as, tense) == said


@pytest.mark.parametrize(
    ("predicate", "told_as", "said"),
    [
        ("of", "", "belongs to"),
        ("minister of", "", "is minister of"),
        ("foreign minister of", "negated", "is not foreign minister of"),
        ("member of", "", "is a member of"),
        ("ally of", "alleged", "is said to be an ally of"),
        ("as part of", "", "is part of"),
        ("based in", "", "is based in"),
        ("command", "", "commands"),
        ("belong", "", "belongs to"),
    ],
)
def test_offices_are_said_as_english(predicate, told_as, said):
    assert say(predicate, told_as, office=True) == said


def test_several_do_it():
    assert say("member of", plural_source=True, office=True) == "are members of"
    assert say("attack", "negated", "present", plural_source=True) == "do not attack"
    assert say("be attacked by", "", "past", plural_source=True) == "were attacked by"


def test_every_noun_of_a_deed_can_be_said():
    events = {row.noun for rows in read_nouns().values() for row in rows if row.event not in ("-", "~", "")}
    assert events - set(_read_nouns()) == set()


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("stop", ("stops", "stopped", "stopped")),
        ("visit", ("visits", "visited", "visited")),
        ("regret", ("regrets", "regretted", "regretted")),
        ("equip", ("equips", "equipped", "equipped")),
        ("recruit", ("recruits", "recruited", "recruited")),
        ("travel", ("travels", "travelled", "travelled")),
        ("reveal", ("reveals", "revealed", "revealed")),
        ("deny", ("denies", "denied", "denied")),
        ("play", ("plays", "played", "played")),
        ("free", ("frees", "freed", "freed")),
        ("tie", ("ties", "tied", "tied")),
        ("go", ("goes", "went", "gone")),
        ("withdraw", ("withdraws", "withdrew", "withdrawn")),
        ("panic", ("panics", "panicked", "panicked")),
    ],
)
def test_verbs_are_inflected(verb, forms):
    assert (present(verb), past(verb), participle(verb)) == forms
