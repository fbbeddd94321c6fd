"""What counts as told differently, and in which order it is shown."""

from dataclasses import replace

import pytest

from explorer.coverage.differences import COOPERATIVE, find_differences, rate
from explorer.relations.lexicon import QUAD_OF_EVENT
from explorer.views import ActorRow, RelationRow


def row(source, target, *told, kind="action", quad="", events=(), weight=0, mutual=False):
    """A relation; `told` are predicates, or (predicate, told as)."""
    told = tuple((each, "") if isinstance(each, str) else each for each in told)
    return RelationRow(
        f"{source}~{kind}~{target}", kind, source, target, weight or len(told) or 1, quad, False,
        tuple((event, 1) for event in events), tuple(dict.fromkeys(each for each, _ in told)), 1, ("Lamp",), 0.9,
        mutual, 0.0, told,
    )  # fmt: skip


def actor(name, mentions, weight=0):
    return ActorRow(name, name.title(), "person", (), "", mentions, 1, weight, 0.0, 0.0)


def compare(a, b, *, actors_a=(), actors_b=(), words=(1000, 1000)):
    return find_differences(a, b, actors_a, actors_b, words_a=words[0], words_b=words[1])


def reasons(a, b):
    return [each.reasons for each in compare(a, b).retold]


def test_conflict_against_cooperation():
    hostile = row("ann", "bob", "warn", quad="verbal conflict", events=["THREATEN"])
    friendly = row("ann", "bob", "help", quad="material cooperation", events=["AID"])
    assert reasons([hostile], [friendly]) == [("opposite", "type", "verb")]


def test_conflict_and_cooperation_against_one_of_them():
    hostile, friendly = (row("ann", "bob", "call", quad=f"verbal {each}") for each in ("conflict", "cooperation"))
    back = row("bob", "ann", "call", quad="verbal cooperation")
    assert reasons([hostile, back], [friendly]) == [("tone",)]
    mixed = replace(hostile, mixed=True, events=(("ACCUSE", 1), ("AID", 1)))
    assert reasons([mixed], [friendly]) == [("tone",)]
    assert reasons([mixed], [mixed]) == []
    fights = replace(hostile, mixed=True, events=(("ACCUSE", 1), ("ASSAULT", 1)))
    assert reasons([fights], [hostile]) == []
    assert reasons([hostile], [row("ann", "bob", "call")]) == []


def test_the_types_of_cooperation_are_those_of_the_lexicon():
    assert {event for event, quad in QUAD_OF_EVENT.items() if quad.endswith("cooperation")} == COOPERATIVE


def test_who_does_it_is_turned_round():
    assert reasons([row("ann", "bob", "attack")], [row("bob", "ann", "attack")]) == [("direction",)]
    mutual = row("bob", "ann", "attack", mutual=True)
    assert reasons([row("ann", "bob", "attack")], [mutual]) == []
    both_ways = [row("ann", "bob", "attack"), row("bob", "ann", "attack")]
    assert reasons(both_ways, [row("bob", "ann", "attack")]) == []


@pytest.mark.parametrize("told_as", ["planned", "alleged", "denied", "negated"])
def test_a_fact_here_and_none_there(told_as):
    fact, doubted = row("ann", "bob", "attack"), row("ann", "bob", ("attack", told_as))
    assert reasons([fact], [doubted]) == reasons([doubted], [fact]) == [("certainty",)]
    assert reasons([row("ann", "bob", "attack", ("attack", told_as))], [doubted]) == [("certainty",)]
    assert reasons([row("ann", "bob", "attack", ("attack", told_as))], [fact]) == []


def test_another_type_of_action():
    one, other = (row("ann", "bob", "call", events=[event]) for event in ("REQUEST", "ACCUSE"))
    assert reasons([one], [other]) == [("type",)]
    more = row("ann", "bob", "call", events=["REQUEST", "ACCUSE"])
    assert reasons([more], [other]) == []


def test_other_words():
    assert reasons([row("ann", "bob", "warn")], [row("ann", "bob", "message")]) == [("verb",)]


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
    assert reasons([row("ann", "bob", one)], [row("ann", "bob", other)]) == []


def test_more_words_alone_are_no_other_words():
    assert reasons([row("ann", "bob", "warn", "message")], [row("ann", "bob", "warn")]) == []


@pytest.mark.parametrize("kind", ["affiliation", "quotation", "co-mention", "statement"])
def test_offices_and_mere_saying_are_not_told_differently(kind):
    one, other = row("ann", "board", "head of", kind=kind), row("ann", "board", "chief of", kind=kind)
    assert reasons([one], [other]) == []


def test_a_statement_that_is_a_deed_is():
    one = row("ann", "bob", "accuse", kind="statement", events=["ACCUSE"])
    other = row("ann", "bob", "praise", kind="statement", events=["SUPPORT"])
    assert reasons([one], [other]) == [("type", "verb")]


def test_one_side_alone_tells_nothing_differently():
    assert reasons([row("ann", "bob", "warn")], [row("ann", "carl", "warn")]) == []


def test_the_strongest_contrast_comes_first_then_what_is_told_most():
    pairs_a = [
        row("ann", "bob", "warn"), row("ann", "carl", "warn", weight=9),
        row("ann", "dora", "call", quad="verbal conflict"), row("ann", "emil", "call", events=["REQUEST"]),
    ]  # fmt: skip
    pairs_b = [
        row("ann", "bob", "message"), row("ann", "carl", "message", weight=9),
        row("ann", "dora", "call", quad="verbal cooperation"), row("ann", "emil", "phone", events=["ACCUSE"]),
    ]  # fmt: skip
    assert [each.other for each in compare(pairs_a, pairs_b).retold] == ["dora", "emil", "carl", "bob"]


def test_what_each_says_of_a_pair():
    pair = compare([row("ann", "bob", "warn", ("sue", "planned"))], [row("bob", "ann", "help")]).retold[0]
    assert (pair.one, pair.other) == ("ann", "bob")
    assert pair.said_a == (("ann", "warn", "", ""), ("ann", "sue", "planned", ""))
    assert pair.said_b == (("bob", "help", "", ""),)
    assert (pair.a, pair.b) == (("ann~action~bob",), ("bob~action~ann",))


def test_lines_told_by_both_come_first_then_by_rate():
    a = [row("ann", "bob", "warn", weight=2), row("ann", "carl", "warn", weight=3)]
    b = [row("ann", "bob", "warn", weight=1), row("ann", "dora", "warn", weight=2)]
    lines = compare(a, b, words=(1000, 200)).lines
    assert [(each.target, each.side) for each in lines] == [("bob", "both"), ("dora", "b"), ("carl", "a")]
    assert (lines[0].rate_a, lines[0].rate_b) == (2.0, 5.0)
    assert [each.weight for each in lines] == [3, 2, 3]


def test_a_rate_needs_words():
    assert rate(3, 1500) == 2.0
    assert rate(3, 0) == 0.0


def test_actors_left_out_most_mentions_first():
    a = [actor("ann", 5), actor("bob", 2), actor("carl", 9), actor("dora", 0, weight=4)]
    b = [actor("ann", 1), actor("emil", 3)]
    found = compare([], [], actors_a=a, actors_b=b)
    assert [each.id for each in found.only_a] == ["carl", "bob"]
    assert [each.id for each in found.only_b] == ["emil"]
    assert found.both == {"ann"}
