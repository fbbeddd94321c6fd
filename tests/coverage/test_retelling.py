"""What counts as told differently, what speaks against it, and in which order it is shown."""

import pytest

from explorer.coverage.retelling import COOPERATIVE, Telling, find_retold
from explorer.coverage.times import read_period
from explorer.relations.lexicon import QUAD_OF_EVENT

MATERIAL = {"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"}


def tell(source, target, predicate, event="", **fields):
    """A piece of evidence; `times` and `published` in ISO 8601, `around` as words."""
    quad = "material conflict" if event in MATERIAL else ""
    fields["times"] = tuple(map(read_period, fields.get("times", ())))
    fields["published"] = read_period(fields["published"]) if "published" in fields else None
    fields["around"] = frozenset(fields.get("around", "").split())
    return Telling(f"{source}~action~{target}", source, target, predicate, event, quad, **fields)


def sure(a, b):
    return [each.reasons for each in find_retold(a, b)[0]]


def doubts(a, b):
    retold, unsure = find_retold(a, b)
    assert retold == ()
    return [(each.reasons, each.doubts) for each in unsure]


WARN, HELP = tell("ann", "bob", "warn", "THREATEN"), tell("ann", "bob", "help", "AID")


def test_hostile_against_friendly():
    assert sure([WARN], [HELP]) == sure([HELP], [WARN]) == [("opposite",)]


def test_what_is_done_to_another_is_no_contrast():
    assert find_retold([WARN], [tell("bob", "ann", "help", "AID")]) == ((), ())
    assert find_retold([WARN], [tell("ann", "carl", "help", "AID")]) == ((), ())


def test_a_side_that_tells_both_tells_nothing_differently():
    assert doubts([WARN, HELP], [HELP]) == [(("opposite",), ("near",))]
    assert find_retold([WARN], [WARN]) == ((), ())


def test_the_types_of_cooperation_are_those_of_the_lexicon():
    assert {event for event, quad in QUAD_OF_EVENT.items() if quad.endswith("cooperation")} == COOPERATIVE


def test_done_here_and_not_done_there():
    done, undone = tell("ann", "bob", "meet", "CONSULT"), tell("ann", "bob", "meet", "CONSULT", told_as="negated")
    assert sure([done], [undone]) == sure([undone], [done]) == [("happened",)]
    assert doubts([done, undone], [undone]) == [(("happened",), ("near",))]


@pytest.mark.parametrize("told_as", ["planned", "alleged", "denied", "demanded"])
def test_a_fact_here_and_none_there_is_no_difference(told_as):
    fact, doubted = tell("ann", "bob", "attack", "ASSAULT"), tell("ann", "bob", "attack", "ASSAULT", told_as=told_as)
    assert doubts([fact], [doubted]) == doubts([doubted], [fact]) == [(("certainty",), ("told",))]
    assert doubts([tell("ann", "bob", "respect", "SUPPORT", told_as=told_as)], [WARN]) == [(("opposite",), ("told",))]


def test_somebodys_word_against_the_papers_own():
    assert doubts([tell("ann", "bob", "warn", "THREATEN", credited=True)], [HELP]) == [(("opposite",), ("told",))]
    both = [tell("ann", "bob", *each, credited=True) for each in (("warn", "THREATEN"), ("help", "AID"))]
    assert sure(both[:1], both[1:]) == [("opposite",)]


def test_who_does_it_is_turned_round():
    one, turned = tell("ann", "bob", "attack", "ASSAULT"), tell("bob", "ann", "attack", "ASSAULT")
    assert sure([one], [turned]) == [("direction",)]
    assert find_retold([one], [tell("bob", "ann", "attack", "ASSAULT", mutual=True)]) == ((), ())
    assert doubts([one, turned], [turned]) == [(("direction",), ("near",))]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ({"times": ["2017-12-02"]}, {"times": ["2017-12-02"]}, True),
        ({"times": ["2017-12-02"]}, {"times": ["2017-12-03"]}, True),  # night, or the other side of the world
        ({"times": ["2017"]}, {"times": ["1990/1999"]}, False),
        ({"times": ["2017-12"]}, {"times": ["2017-12-20"]}, True),
        ({"times": ["2017-12-02"]}, {}, False),
        ({"times": ["2017-12-02"]}, {"published": "2017-12-05"}, True),
        ({"times": ["2016-12-02"]}, {"published": "2017-12-05"}, False),
        ({"published": "2017-12-03"}, {"published": "2017-12-05"}, True),
        ({"published": "2017-12-03"}, {"published": "2018-12-05"}, False),
        ({"said_when": ("on monday",)}, {"said_when": ("on monday",)}, True),
        ({"said_when": ("on monday",)}, {"said_when": ("last year",)}, False),
        ({"said_when": ("on monday",)}, {}, True),
    ],
)
def test_both_must_tell_of_the_same_time(a, b, same):
    one, other = tell("ann", "bob", "warn", "THREATEN", **a), tell("ann", "bob", "help", "AID", **b)
    if same:
        assert sure([one], [other]) == sure([other], [one]) == [("opposite",)]
    else:
        assert doubts([one], [other]) == doubts([other], [one]) == [(("opposite",), ("time",))]


def test_the_sentences_around_may_say_it_the_other_way():
    friendly = tell("ann", "bob", "help", "AID", around="it was a warning she helped him")
    assert doubts([friendly], [WARN]) == doubts([WARN], [friendly]) == [(("opposite",), ("near",))]
    for around in ("he wore a coat", "she accepted an offer"):
        assert sure([tell("ann", "bob", "accept offer of", "AID", around=around)], [WARN]) == [("opposite",)]
    refused = tell("ann", "bob", "reject offer of", "REJECT", around="she rejected an offer")
    assert sure([tell("ann", "bob", "accept offer of", "AGREE", around="she accepted an offer")], [refused])


def test_a_letter_may_be_a_warning_but_no_blow():
    letter, blow = tell("ann", "bob", "write to", "CONSULT"), tell("ann", "bob", "attack", "ASSAULT")
    assert doubts([letter], [WARN]) == [(("talk",), ("words",))]
    assert doubts([letter], [blow]) == [(("talk",), ("words",))]
    monday = {"times": ["2017-12-04"]}
    letter, blow = (tell("ann", "bob", *each, **monday) for each in (("call", "CONSULT"), ("arrest", "COERCE")))
    assert sure([letter], [blow]) == [("opposite",)]


def test_another_type_and_other_words_may_mean_the_same():
    assert doubts([WARN], [tell("ann", "bob", "accuse", "ACCUSE")]) == [(("type",), ("words",))]
    assert doubts([tell("ann", "bob", "denounce", "ACCUSE")], [tell("ann", "bob", "condemn", "ACCUSE")]) == []
    assert doubts([tell("ann", "bob", "phone")], [tell("ann", "bob", "message")]) == [(("verb",), ("words",))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("send letter to", "a letter to"),
        ("write to", "write"),
        ("give help to", "help"),
        ("allow", "allow supplies to"),
    ],
)
def test_what_shares_its_word_is_not_told_in_other_words(one, other):
    assert find_retold([tell("ann", "bob", one)], [tell("ann", "bob", other)]) == ((), ())


def test_the_strongest_contrast_comes_first():
    a = [WARN, tell("ann", "carl", "attack", "ASSAULT"), tell("ann", "dora", "meet")]
    b = [HELP, tell("carl", "ann", "attack", "ASSAULT"), tell("ann", "dora", "meet", told_as="negated")]
    assert [each.other for each in find_retold(a, b)[0]] == ["dora", "bob", "carl"]


def test_what_each_says_of_a_pair():
    pair = find_retold([WARN], [HELP, tell("ann", "bob", "pay", "AID")])[0][0]
    assert (pair.one, pair.other) == ("ann", "bob")
    assert pair.said_a == (("ann", "warn", "", "THREATEN"),)
    assert pair.said_b == (("ann", "help", "", "AID"), ("ann", "pay", "", "AID"))
    assert (pair.a, pair.b) == (("ann~action~bob",), ("ann~action~bob",))
