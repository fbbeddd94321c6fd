import random

import pytest

from explorer.coverage.passages import find_passages
from explorer.reading import mark_repeats
from tests.factory import make_document, make_sentences
from tests.reading.test_shared import SHARED, read

BRIDGE = (
    "Engineers closed the old stone bridge before dawn, because the river had washed away half of the northern pillar, "
    "and lorries with grain for the market waited in a long queue along the embankment."
)
BEFORE = "Nobody in the valley had expected so much rain at the end of a dry summer. Schools stayed open all the same."
BEHIND = "The mayor thanked the fishermen for their patience. A committee will choose among three designs next spring."
OTHER_BEFORE = "Bread became dearer again in the capital. Bakers blame the mills, and the mills blame the weather."
OTHER_BEHIND = (
    "Shoppers shrugged when they were asked. Most buy less meat and carry home more potatoes than last winter."
)


def search(*texts, marked=False):
    documents = [text if not isinstance(text, str) else make_document(text, f"d{n}") for n, text in enumerate(texts)]
    sentences = [make_sentences(document) for document in documents]
    if marked:
        sentences = [mark_repeats(d.text, of_one) for d, of_one in zip(documents, sentences, strict=True)]
    return find_passages(documents, [sentence for of_one in sentences for sentence in of_one])


def search_copy(copy, original=BRIDGE):
    """Search two articles that hold a sentence and its copy; gives the only passage and the words of both sides."""
    one, other = f"{BEFORE} {original} {BEHIND}", f"{OTHER_BEFORE}\n\n{copy}\n\n{OTHER_BEHIND}"
    (passage,) = search(one, other)
    return passage, one[passage.start_a : passage.end_a], other[passage.start_b : passage.end_b]


def test_the_same_words_are_found_to_the_letter():
    passage, in_a, in_b = search_copy(BRIDGE)
    assert (in_a, in_b) == (BRIDGE, BRIDGE)
    assert (passage.kind, passage.similarity, passage.words) == ("verbatim", 1.0, len(BRIDGE.split()))
    assert passage.id == f"d0@{passage.start_a}-{passage.end_a}~d1@{passage.start_b}-{passage.end_b}"


def test_what_only_looks_different_is_verbatim():
    original = '"We\'ll keep the ferry running day and night, whatever it costs the town," the harbour master promised.'
    copy = (
        "“We’ll keep the ferry running day and night — whatever it costs the town”, the Harbour\u00adMaster promised!"
    )
    passage, in_a, in_b = search_copy(copy.replace("r\u00adM", "r\u200b m"), original)
    assert (passage.kind, in_a) == ("verbatim", original)
    assert in_b.endswith("promised!")


def test_words_that_were_changed_do_not_hide_a_copy():
    copy = BRIDGE.replace("Engineers", "Workers").replace("washed away", "destroyed").replace("lorries", "trucks")
    passage, in_a, in_b = search_copy(copy)
    assert (passage.kind, in_a, in_b) == ("near", BRIDGE, copy)
    assert 0.8 < passage.similarity < 0.95


def test_a_shortened_sentence_is_one_passage():
    copy = BRIDGE.replace(", because the river had washed away half of the northern pillar", "")
    passage, in_a, in_b = search_copy(copy)
    assert (passage.kind, in_a, in_b) == ("near", BRIDGE, copy)


def test_words_that_were_moved_do_not_hide_a_copy():
    copy = BRIDGE.replace(
        "Engineers closed the old stone bridge before dawn", "Before dawn engineers closed the bridge"
    )
    passage, in_a, in_b = search_copy(copy)
    assert (passage.kind, in_a, in_b) == ("near", BRIDGE, copy)


def test_sentences_in_another_order_are_passages_of_their_own():
    second = "Two divers searched the muddy water for the missing anchor until a police officer ordered them ashore."
    found = search(f"{BEFORE} {BRIDGE} {second} {BEHIND}", f"{second} {BRIDGE}")
    assert [(p.kind, p.start_a < len(BEFORE) + len(BRIDGE)) for p in found] == [("verbatim", True), ("verbatim", False)]


def test_part_of_a_sentence_ends_where_the_words_part():
    part = "the river had washed away half of the northern pillar, and lorries with grain"
    _, in_a, in_b = search_copy(f"A week later we read that {part} had been seen by many pilgrims.")
    assert (in_a, in_b) == (part, part)


def test_a_word_of_the_sentence_beside_is_no_part_of_a_passage():
    one, other = (
        f"{BEFORE} Reuters:\n{BRIDGE} We waited.",
        f"{OTHER_BEFORE} So said Reuters. {BRIDGE} We {OTHER_BEHIND}",
    )
    (passage,) = search(one, other)
    assert (one[passage.start_a : passage.end_a], passage.kind) == (BRIDGE, "verbatim")
    assert other[passage.start_b : passage.end_b] == BRIDGE


@pytest.mark.parametrize(
    "formula",
    [
        "the Islamic State of Iraq and the Levant (ISIL), also called Daesh",
        "Prime Minister Haider al-Abadi said on Tuesday in a statement",
        "U.S. Secretary of State John Kerry told reporters on Monday that the United States",
        "according to the Ministry of Foreign Affairs of the Islamic Republic of Iran",
    ],
)
def test_formulas_are_no_passages(formula):
    assert search(f"{BEFORE} Yes, {formula} {BEHIND}", f"{OTHER_BEFORE} There {formula} {OTHER_BEHIND}") == ()


@pytest.mark.parametrize(
    "line",
    [
        "By Ann Example and Bob Example, special correspondents of the Lantern in the harbour district",
        "Copyright 2017 Lantern Media. All rights reserved, in all countries and for all kinds of use",
        "This material may not be published, broadcast, rewritten, sold or redistributed without written consent.",
        "(Additional reporting by Ann Example in the harbour district; writing by Bob Example; editing by Cy Example)",
        "The views expressed in this article are those of its author and do not reflect the position of the paper.",
        "Home | World news | Sport and games | Weather maps | Letters from readers | Crossword puzzles | Recipes",
    ],
)
def test_boilerplate_is_no_passage(line):
    assert search(f"{line}\n\n{BEFORE}", f"{line}\n\n{OTHER_BEFORE}") == ()
    assert search(f"{BEFORE}\n{line}", f"{OTHER_BEFORE}\n{line}") == ()


def test_texts_on_the_same_matter_share_nothing():
    retold = (
        "The stone bridge had to be shut early in the morning. High water took one of its pillars, engineers found, "
        "so that traffic with grain for the market stood still on the embankment."
    )
    assert search(f"{BEFORE} {BRIDGE}", f"{retold} {OTHER_BEHIND}") == ()


@pytest.mark.parametrize("marked", [True, False])
def test_what_an_article_repeats_counts_once(marked):
    twice = f"{BEFORE} {BRIDGE} {BEHIND}\n\n{BEFORE} {BRIDGE} {BEHIND}"
    assert search(twice, OTHER_BEFORE, marked=marked) == ()
    (passage,) = search(twice, f"{OTHER_BEFORE} {BRIDGE} {OTHER_BEHIND}", marked=marked)
    assert twice[passage.start_a : passage.end_a] == BRIDGE
    assert passage.start_a < len(twice) / 2


def test_every_two_of_many_texts_are_told():
    found = search(*(f"{BRIDGE}\n\n{extra}" for extra in (BEFORE, OTHER_BEFORE, OTHER_BEHIND)))
    assert [(p.document_a, p.document_b) for p in found] == [("d0", "d1"), ("d0", "d2"), ("d1", "d2")]


def test_a_text_in_more_than_many_is_joined_with_the_first():
    found = search(*(f"{BRIDGE} Number {n}." for n in range(90)))
    assert {p.document_b for p in found if p.document_a == "d0"} == {f"d{n}" for n in range(1, 90)}
    assert len(found) < 200


def test_letters_of_all_kinds_keep_their_offsets():
    strange = (
        "İstanbul’daki köprü — ﬁshermen naïvely hailed Jaysh aṭ-Ṭāʾifa 🚢 while cafe\u0301 owners quietly counted "
        "their losses and repaired broken windows along the flooded quay."
    )
    copy = strange.replace("e\u0301", "é").replace("ﬁ", "fi")
    passage, in_a, in_b = search_copy(copy, strange)
    assert (passage.kind, in_a, in_b) == ("verbatim", strange, copy)


@pytest.mark.parametrize("texts", [(), ("",), ("", " \n", "…"), (BRIDGE,), (BRIDGE, ""), ("word", "word")])
def test_nothing_to_share(texts):
    assert search(*texts) == ()


def test_without_sentences_words_are_enough():
    documents = [make_document(f"{BEFORE} {BRIDGE}", "d0"), make_document(f"{OTHER_BEFORE} {BRIDGE}", "d1")]
    (passage,) = find_passages(documents, ())
    assert f"{documents[0].text[passage.start_a : passage.end_a]}." == BRIDGE


@pytest.mark.parametrize("words", [["attack"], ["rebels", "attacked", "convoys"], [f"word{n}x" for n in range(40)]])
def test_work_grows_with_the_length_of_monotonous_texts(words, monkeypatch):
    from explorer.coverage import aligning

    compared = []
    align = aligning.Levenshtein.editops

    class Counting:
        @staticmethod
        def editops(one, other):
            compared.append(len(one) + len(other))
            return align(one, other)

    monkeypatch.setattr(aligning, "Levenshtein", Counting)
    dice = random.Random(1)
    work = []
    for length in (1000, 8000):
        compared.clear()
        search(*(" ".join(dice.choice(words) for _ in range(length)) for _ in range(3)))
        work.append(sum(compared))
    assert work[1] <= 16 * max(work[0], 1000)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the measuring data is not beside this checkout")
def test_the_two_example_articles_share_two_quotations():
    documents = read("seeds")
    sentences = [s for document in documents for s in mark_repeats(document.text, make_sentences(document))]
    found = find_passages(documents, sentences)
    assert [(p.document_a[:3], p.document_b[:3], p.kind) for p in found] == [("000", "002", "near")] * 2
    assert [p.credit for p in found] == ["Reuters", "Golpayegani"]
    assert all(p.start_a < len(documents[0].text) / 2 for p in found)
    assert min(p.words for p in found) >= 25


@pytest.mark.parametrize("between", ["", f" {BEFORE}"])
def test_two_passages_that_the_other_text_tells_in_the_other_order_are_both_found(between):
    ferry = "A ferry now takes pupils and their bicycles across every half hour, free of charge until the first snow."
    one, other = f"{BRIDGE}{between} {ferry}", f"Trains ran late. {ferry} Nobody was hurt. {BRIDGE}"
    passages = search(one, other)
    assert [one[each.start_a : each.end_a] for each in passages] == [BRIDGE, ferry]
    assert [other[each.start_b : each.end_b] for each in passages] == [BRIDGE, ferry]
    assert {each.kind for each in passages} == {"verbatim"}
