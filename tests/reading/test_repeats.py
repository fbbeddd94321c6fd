"""What an article says twice counts once."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.model import Sentence
from explorer.reading import mark_repeats
from tests.factory import make_document, make_sentences

LONG = "The minister told reporters in the capital that the two countries would open their border in spring."
OTHER = "Her colleague from the opposition called the plan a gift to smugglers and asked for a vote in parliament."
THIRD = "Nobody in the border town where both of them were born had heard of it when we went there on Friday."


def repeats(text, sentences=None):
    """Return, for each sentence of a text, the index of the sentence that it repeats or None."""
    sentences = sentences or make_sentences(make_document(text))
    marked = mark_repeats(text, sentences)
    assert [(each.id, each.start, each.end) for each in marked] == [
        (each.id, each.start, each.end) for each in sentences
    ]
    return [int(each.repeats.split("#")[1]) if each.repeats else None for each in marked]


def test_a_text_given_twice_is_told_once():
    assert repeats(f"{LONG} Reuters: {OTHER}\n{LONG} Reuters: {OTHER}") == [None, None, 0, 1]
    assert repeats(f"{LONG}\n{OTHER}\n{THIRD}\n{OTHER}") == [None, None, None, 1]


def test_a_third_copy_repeats_the_first():
    assert repeats(f"{LONG}\n{OTHER}\n{LONG}\n{LONG}") == [None, None, 0, 0]


def test_short_sentences_count_only_inside_a_longer_repeated_run():
    assert repeats("He said no.\nReuters:\nHe said no.\nReuters:\nHe said no.") == [None] * 5
    copy = f"{LONG}\nHe said no.\n{OTHER}"
    assert repeats(f"{copy}\n{THIRD}\nHe said no.\n{copy}") == [None, None, None, None, None, 0, 1, 2]


def test_quotation_marks_spaces_and_case_do_not_matter():
    one = "“The border,” said Ann, “will open in spring, and nobody’s consent is needed for that.”"
    two = '"The  border", said ANN, "will open\nin spring , and nobody\'s consent is needed for that".'
    text = f"{one} And {two}"
    sentences = (Sentence("d#0", "d", 0, 0, len(one)), Sentence("d#1", "d", 1, len(one) + 5, len(text)))
    assert repeats(text, sentences) == [None, 0]


def test_a_word_or_two_may_differ():
    assert repeats(f"{LONG} {OTHER}\n{LONG[:-1]} again. {OTHER}") == [None, None, 0, 1]
    assert repeats(f"{LONG}\n{OTHER[:-1]}, while {LONG[4:]}") == [None, None]


def test_sentences_may_be_cut_differently():
    text = f"{LONG} {OTHER}\n{LONG} {OTHER}"
    half, second, middle = len(LONG) + 1 + len(OTHER), len(LONG) + len(OTHER) + 2, len(LONG) // 2
    cuts = [
        (0, half),
        (second, second + middle),
        (second + middle, second + len(LONG)),
        (second + len(LONG) + 1, len(text)),
    ]
    sentences = tuple(Sentence(f"d#{index}", "d", index, *cut) for index, cut in enumerate(cuts))
    assert repeats(text, sentences) == [None, 0, 0, 0]


def test_a_sentence_that_merely_quotes_another_is_news():
    assert repeats(
        f"{LONG}\nIn a long and angry speech that lasted for an hour, Bob said: {LONG[:-1]}, which is wrong."
    ) == [
        None,
        None,
    ]


def test_nothing_and_no_sentences_are_no_trouble():
    assert mark_repeats("", ()) == ()
    assert repeats("…\n***") == [] or repeats("…\n***") == [None, None]


def count_steps(text):
    """Lines of Python that are run to find the repeats: the same on every machine."""
    sentences, steps = make_sentences(make_document(text)), 0

    def trace(frame, event, _):
        nonlocal steps
        steps += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        mark_repeats(text, sentences)
    finally:
        sys.settrace(before)
    return steps


@pytest.mark.parametrize("unit", ["no ", "la la la. ", f"{LONG} ", "a b c d e f g h i j k l m n "])
def test_the_work_grows_with_the_text_and_not_with_its_square(unit):
    small, large = (count_steps(unit * (length // len(unit))) for length in (4_000, 32_000))
    assert large < 16 * small


@settings(deadline=None)
@given(st.lists(st.sampled_from([LONG, OTHER, THIRD, "He left."]), max_size=8))
def test_the_first_telling_always_counts_and_every_later_one_repeats_it(parts):
    marks = repeats("\n".join(parts))
    for index, part in enumerate(parts):
        first = parts.index(part)
        if index == first:
            assert marks[index] is None
        elif part != "He left.":
            assert marks[index] == first
