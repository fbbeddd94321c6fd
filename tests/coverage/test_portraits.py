"""How two sides show the same somebody, feature by feature."""

import pytest

from explorer.coverage.portraits import NOT_KNOWN, compare_portrayals, gather_portrayals
from explorer.model import Candidate, Portrayal


def shown(kind, text, lemma=None, *, mention="m1", sentence="d1#0", start=10):
    return Portrayal(
        f"{sentence}/{kind}/{start}", mention, "d1", sentence, kind, start, start + len(text), text,
        lemma or text.lower(), "by hand",
    )  # fmt: skip


def features(a, b, candidates=None):
    return [(f.kind, f.words, len(f.a), len(f.b)) for f in compare_portrayals(a, b, candidates or {})]


def test_what_both_say_stands_in_one_row_with_both_counts():
    a = [shown("adjective", "proud"), shown("adjective", "Proud", start=50)]
    assert features(a, [shown("adjective", "proud")]) == [("adjective", "proud", 2, 1)]


def test_kinds_come_in_their_order_and_the_most_frequent_first():
    a = [shown("target", "sued", "sue"), shown("doer", "said", "say"), shown("name", "Holm"), shown("title", "Dr")]
    b = [shown("doer", "ran", "run"), shown("doer", "runs", "run", start=40)]
    assert [(kind, words) for kind, words, *_ in features(a, b)] == [
        ("name", "Holm"), ("title", "Dr"), ("doer", "run"), ("doer", "say"), ("target", "sue"),
    ]  # fmt: skip


def test_verbs_are_shown_by_their_lemma_which_says_what_did_not_happen():
    assert features([shown("doer", "attacked", "not attack")], []) == [("doer", "not attack", 1, 0)]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("a commander of the rescuers", "the commander of the raiders", False),
        ("a commander of the raiders", "The commander of  the raiders", True),
    ],
)
def test_appositions_are_the_same_only_if_all_their_words_are(one, other, same):
    found = features([shown("apposition", one, "commander")], [shown("apposition", other, "commander")])
    assert len(found) == (1 if same else 2)


def test_somebody_who_is_not_something_is_not_told_with_those_who_are():
    a, b = shown("apposition", "a traitor", "not traitor"), shown("apposition", "a traitor", "traitor")
    assert len(features([a], [b])) == 2


def test_an_apposition_is_not_told_as_a_name_too():
    a = [shown("name", "commander of the raiders"), shown("apposition", "the commander of the raiders", "commander")]
    assert [kind for kind, *_ in features(a, [])] == ["apposition"]


def test_a_candidate_in_the_words_gives_its_reason():
    words = Candidate(16, 22, "puppet", "words that deny independence", "Ask who says so.", (), "d1", "d1#0")
    portrayal = shown("apposition", "a mere puppet", start=9)
    other = shown("apposition", "an envoy", start=60)
    found = {f.words: f.candidate for f in compare_portrayals([portrayal, other], [], {"d1#0": [words]})}
    assert found == {"a mere puppet": words, "an envoy": None}


def test_portrayals_go_to_the_actors_of_their_mentions():
    mine, hers = shown("doer", "ran"), shown("doer", "sang", mention="m2")
    unknown, called = shown("doer", "fled", mention="m3"), shown("name", "they", mention="m3")
    found = gather_portrayals([mine, hers, unknown, called], {"m1": ("ada", "Ada"), "m2": ("bo", "Bo")})
    assert found == {"ada": (mine,), "bo": (hers,), NOT_KNOWN: (unknown,)}
