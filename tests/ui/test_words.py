import csv

import pytest

from explorer.model import ACTOR_KINDS, MODALITIES, QUADS, RELATION_KINDS
from explorer.ui.start import CHECKOUT
from explorer.ui.words import conjugate, count, describe_certainty, join, label, meaning


def lexicon_events() -> set[str]:
    """The event types that the program's own word lists can give."""
    found = set()
    for path in (CHECKOUT / "explorer" / "relations" / "data").glob("*.tsv"):
        lines = (line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
        rows = csv.DictReader(lines, delimiter="\t")
        found |= {row["event"] for row in rows if row.get("event", "").isupper()}
    return found


@pytest.mark.parametrize(
    ("group", "words"),
    [("kind", RELATION_KINDS), ("quad", QUADS), ("modality", MODALITIES[1:]), ("actor", ACTOR_KINDS)],
)
def test_everything_has_a_name_and_a_line_that_says_what_it_means(group, words):
    for word in words:
        assert label(group, word)
        assert meaning(group, word)


def test_every_event_of_the_lexicon_has_a_name():
    events = lexicon_events()
    assert len(events) > 10
    assert {event for event in events if not meaning("event", event)} == set()


def test_what_nobody_described_is_shown_as_it_is():
    assert label("event", "SOMETHING_NEW") == "something new"
    assert meaning("event", "SOMETHING_NEW") == ""


@pytest.mark.parametrize(
    ("predicate", "said"),
    [
        ("warn", "warns"),
        ("write to", "writes to"),
        ("accuse", "accuses"),
        ("attack", "attacks"),
        ("push", "pushes"),
        ("deny", "denies"),
        ("obey", "obeys"),
        ("be", "is"),
        ("director of", "is director of"),
        ("prime minister of", "is prime minister of"),
        ("of", "belongs to"),
        ("", ""),
    ],
)
def test_predicates_are_said_as_one_says_them(predicate, said):
    assert conjugate(predicate, office=True) == said


def test_what_a_noun_tells_is_said_by_a_verb():
    assert conjugate("enter center of") == "enters the center of"
    assert conjugate("a letter to") == "wrote a letter to"
    assert conjugate("a letter to", "planned") == "plans to write a letter to"


@pytest.mark.parametrize(
    ("predicate", "told_as", "plural", "said"),
    [
        ("allow", "negated", False, "does not allow"),
        ("allow", "negated", True, "do not allow"),
        ("carry out", "planned", False, "plans to carry out"),
        ("attack", "alleged", True, "are said to attack"),
        ("attack", "", True, "attack"),
        ("of", "negated", True, "do not belong to"),
        ("director of", "negated", False, "is not director of"),
        ("director of", "alleged", False, "is said to be director of"),
        ("director of", "", True, "are director of"),
    ],
)
def test_what_is_not_told_as_a_fact_is_not_said_as_one(predicate, told_as, plural, said):
    assert conjugate(predicate, told_as, plural=plural, office=True) == said


@pytest.mark.parametrize("told_as", ["negated", *MODALITIES[1:]])
def test_every_way_of_telling_is_said_in_its_own_words(told_as):
    assert conjugate("warn", told_as) not in ("warns", "warn")


def test_numbers_with_their_nouns():
    assert count(1, "sentence") == "1 sentence"
    assert count(1204, "sentence") == "1,204 sentences"
    assert count(0, "piece") == "0 pieces"


def test_names_in_a_row():
    assert join(["A"]) == "A"
    assert join(["A", "B"]) == "A and B"
    assert join(["A", "B", "C", "D"]) == "A, B and 2 others"


def test_certainty_in_words():
    said = [describe_certainty(each) for each in (1.0, 0.9, 0.75, 0.2)]
    assert said == ["sure", "sure", "fairly sure", "unsure"]
