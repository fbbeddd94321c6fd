"""Articles that are the same once more."""

import random

import pytest

from explorer.coverage.duplicates import find_duplicates, list_shared
from explorer.model import Document

WORDS = (
    "bridge council mayor harrow county engineer crack pier barrier lorry shop owner meeting monday road money stone "
    "report river tower school bus driver police court judge lawyer farmer market price village station train strike"
).split()


def text_of(seed, length=120):
    pick = random.Random(seed)
    words = [pick.choice(WORDS) for _ in range(length)]
    return " ".join(f"{word.capitalize()} said that" if not number % 12 else word for number, word in enumerate(words))


A, B, C = text_of(1), text_of(2), text_of(3)


def groups(*documents):
    made = [Document(id_, "", text, outlet, url="https://x.example" if id_.startswith("known") else "")
            for id_, text, outlet in documents]  # fmt: skip
    return [(group.kind, group.documents, group.keep) for group in find_duplicates(made)]


def test_articles_of_their_own_are_in_no_group():
    assert groups(("a", A, ""), ("b", B, ""), ("c", C, "")) == []


def test_equal_words_are_exact_whatever_stands_between_them():
    assert groups(("a", A, ""), ("b", B, ""), ("c", A.upper().replace(" ", "\n "), "")) == [
        ("exact", ("a", "c"), ("a",))
    ]
    assert groups(("a", "Ann left.", ""), ("b", "Ann left", "")) == [("exact", ("a", "b"), ("a",))]


def test_of_equals_the_one_of_which_most_is_known_is_kept():
    assert groups(("a", A, ""), ("known", A, "")) == [("exact", ("a", "known"), ("known",))]


def test_a_few_changed_words_make_a_near_duplicate():
    words = A.split()
    changed = " ".join("elsewhere" if number % 25 == 7 else word for number, word in enumerate(words))
    assert groups(("a", A, ""), ("b", changed, ""), ("c", C, "")) == [("near", ("a", "b"), ("a",))]


def test_of_an_article_and_a_part_of_it_the_whole_is_kept():
    part = " ".join(A.split()[:60])
    assert groups(("a", part, ""), ("b", A, ""), ("c", C, "")) == [("part", ("a", "b"), ("b",))]


def test_a_shared_passage_is_no_duplicate():
    assert groups(("a", f"{A} {B}", ""), ("b", f"{B} {C}", "")) == []


@pytest.mark.parametrize(
    ("outlets", "keep"),
    [(("Post", "Kite"), ("a", "b")), (("Post", "post "), ("a",)), (("", "Kite"), ("b",)), (("", ""), ("a",))],
)
def test_what_two_outlets_printed_is_kept_for_each(outlets, keep):
    assert groups(("a", A, outlets[0]), ("b", A, outlets[1])) == [("exact", ("a", "b"), keep)]


def test_the_passages_of_a_group_can_be_shown():
    documents = [Document("a", "", A), Document("b", "", f"{A} Bob left."), Document("c", "", A)]
    (group,) = find_duplicates(documents)
    assert {(each.document_a, each.document_b) for each in list_shared(group, documents)} == {
        ("a", "b"), ("a", "c"), ("b", "c"),
    }  # fmt: skip
