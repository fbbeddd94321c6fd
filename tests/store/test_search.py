"""Words are found in the articles where they stand, whatever the letter case, accents and blanks."""

import pytest

from explorer.explore import EVERYTHING
from explorer.model import Query
from explorer.store import hold_store
from explorer.store.search import find_words
from tests.factory import Story, make_tables

NOTHING = Query(least_confidence=0.0)


@pytest.fixture
def store():
    old = Story("old", "The Lamp talks failed. Élodie Brun left.", outlet="Lamp", published="2018-01-01")
    new = Story("new", "Talks about the  harbour began. Nobody talked.", outlet="Kite", published="2019-01-01")
    return hold_store(make_tables([old, new], []))


def found(store, words, query=EVERYTHING, limit=10):
    passages, number = store.found_in_texts(words, query, limit=limit)
    marks = [each.text[mark.start : mark.end] for each in passages for mark in each.marks if mark.role == "found"]
    return [each.document_id for each in passages], marks, number


def test_the_newest_article_comes_first_and_hits_are_marked(store):
    assert found(store, "talks") == (["new", "old"], ["Talks", "talks"], 2)


def test_the_beginning_of_a_word_is_enough_and_its_middle_is_not(store):
    assert found(store, "talk")[2] == 3
    assert found(store, "alks") == ([], [], 0)


def test_accents_and_blanks_are_no_matter(store):
    assert found(store, "elodie brun") == (["old"], ["Élodie Brun"], 1)
    assert found(store, "the harbour") == (["new"], ["the  harbour"], 1)


def test_filters_of_articles_hold_and_the_rest_is_counted(store):
    assert found(store, "talks", Query(outlets=("Lamp",))) == (["old"], ["talks"], 1)
    assert found(store, "talk", limit=1)[2] == 3


@pytest.mark.parametrize("words", ["", " ", "a", "(", "%", "'", "''", "talks(", "\x00"])
def test_strange_words_find_nothing(store, words):
    assert found(store, words) == ([], [], 0)


def test_offsets_are_those_of_the_text():
    assert find_words("İzmir — the harbour", "harb") == [(12, 16)]
