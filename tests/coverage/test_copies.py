from dataclasses import replace

import pytest

from explorer.coverage.copies import Piece, find_copies, find_sentence_copies, tell_first
from explorer.coverage.passages import find_passages
from explorer.model import SentenceCopy, SharedPassage
from tests.factory import make_document, make_sentences

STORM = "The storm tore eleven roofs from houses in the upper town and threw a crane across the railway line."
COUNCIL = "Councillors promised new tiles to every family before the first frost, and a loan to shopkeepers."
FIRES = "Firemen pumped water out of forty cellars until the generators ran out of fuel on the second night."
ENDINGS = ("Nobody was hurt.", "Trains stood still for two days.", "A fund was set up.", "More rain is forecast.")


def tell(*stories):
    """Documents of (text, published), their passages, and every sentence as a piece of evidence."""
    documents = [make_document(text, f"d{n}", published=when) for n, (text, when) in enumerate(stories)]
    sentences = [sentence for document in documents for sentence in make_sentences(document)]
    pieces = [Piece(each.id, each.document_id, each.start, each.end) for each in sentences]
    return documents, find_passages(documents, sentences), pieces


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("2017-12-02", "2017-12-03", "a first"),
        ("2017-12-03", "2017-12-02", "b first"),
        ("2017-12-02", "2017-12-02", ""),
        ("2017-12-02", "2017-12-02T09:00:00", ""),
        ("2017-12-02T10:00:00", "2017-12-02T09:00:00", "b first"),
        ("2017-12-02T23:30:00-05:00", "2017-12-03T01:00:00+03:00", "b first"),
        ("2017-12-02T23:30:00Z", "2017-12-02T22:00:00", ""),
        ("2017-11", "2017-12-02", "a first"),
        ("2017-12", "2017-12-02", ""),
        ("2016", "2017-01-01", "a first"),
        ("", "2017-12-02", ""),
        ("2017-12-02", "last week", ""),
        ("", "", ""),
    ],
)
def test_who_was_first_is_told_only_by_dates(one, other, told):
    documents = make_document("x", "a", published=one), make_document("y", "b", published=other)
    assert tell_first(*documents) == told


def test_the_earliest_is_the_original_through_a_chain():
    told = tell(
        (f"{STORM} {ENDINGS[0]}", "2017-12-04"),
        (f"{ENDINGS[1]} {STORM}", "2017-12-02"),
        (f"{COUNCIL} {STORM} {ENDINGS[2]}", "2017-12-03"),
    )
    assert find_copies(*told) == {"d0#0": "d1#1", "d2#1": "d1#1"}


def test_without_dates_the_first_document_holds_the_original():
    told = tell((f"{STORM} {ENDINGS[0]}", ""), (f"{ENDINGS[1]} {STORM}", ""))
    assert find_copies(*told) == {"d1#1": "d0#0"}


def test_a_chain_holds_where_its_ends_share_no_passage():
    half, rest = STORM[: STORM.index(" and threw")], STORM[STORM.index("and threw") :]
    documents, passages, pieces = tell((STORM, ""), (f"{half}, {rest}", ""), (STORM, ""))
    chain = [passage for passage in passages if (passage.document_a, passage.document_b) != ("d0", "d2")]
    assert len(chain) == 2
    assert find_copies(documents, chain, pieces) == {"d1#0": "d0#0", "d2#0": "d0#0"}


def test_each_sentence_of_a_passage_has_its_own_copy():
    told = tell(
        (f"{STORM} {COUNCIL} {FIRES}", "2017-12-01"),
        (f"{ENDINGS[3]} {STORM} {FIRES}", "2017-12-02"),
    )
    assert find_copies(*told) == {"d1#1": "d0#0", "d1#2": "d0#2"}


def test_two_pieces_of_one_sentence_stay_two():
    documents, passages, _ = tell((f"{STORM} {ENDINGS[0]}", ""), (f"{STORM} {ENDINGS[1]}", ""))
    pieces = [Piece(f"{d.id}/{n}", d.id, 0, len(STORM)) for d in documents for n in range(2)]
    assert find_copies(documents, passages, pieces) == {"d1/0": "d0/0", "d1/1": "d0/1"}
    assert find_copies(documents, passages, pieces[:3]) == {"d1/0": "d0/0"}


def test_a_sentence_of_which_only_a_clause_was_taken_over_is_no_copy():
    clause = "threw a crane across the railway line"
    long = f"Witnesses who had watched from the hill for most of that afternoon with their children {clause} of toys."
    documents = make_document(STORM, "d0"), make_document(long, "d1")
    pieces = [Piece(d.id, d.id, 0, len(d.text)) for d in documents]
    starts = [d.text.index(clause) for d in documents]
    shared = SharedPassage(
        "p", "d0", starts[0], starts[0] + len(clause), "d1", starts[1], starts[1] + len(clause), 7, 1.0, "verbatim"
    )
    assert find_copies(documents, [shared], pieces) == {}


def test_nothing_shared_means_no_copies():
    assert find_copies(*tell((STORM, ""), (COUNCIL, ""))) == {}
    assert find_copies([], [], []) == {}


def test_sentences_are_copies_and_what_a_document_says_again_is_none():
    sentence = "The council closed the old bridge because its rusty chains had cracked during the flood."
    a = make_document(f"{sentence} Ada was glad. {sentence}", "a", published="2018-02-01")
    b = make_document(f"Ben was not there. {sentence}", "b", published="2018-01-01")
    sentences = [*make_sentences(a), *make_sentences(b)]
    sentences[2] = replace(sentences[2], repeats="a#0")
    passages = find_passages([a, b], sentences)
    assert find_sentence_copies([a, b], passages, sentences) == (SentenceCopy("a#0", "b#1"),)
