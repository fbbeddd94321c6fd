"""Work grows with the text and not with its square: twice as much takes about twice as long, whatever it is made of.

Processor time of the better of several runs; what is quadratic takes four times as long, so three is the border.
"""

import gc
import random
import time
from dataclasses import replace

import pytest
from spacy.tokens import Doc

from explorer.actors import resolve
from explorer.analysis import analyse
from explorer.around import MOST_AROUND, Around
from explorer.model import Document
from explorer.reading.markdown import markdown_to_text
from explorer.speech.quotes import find_quotes
from explorer.stages import choose_stages, find_in
from tests.factory import Story
from tests.parsed import read_docs
from tests.relations.test_rules import PARSES as RELATIONS
from tests.speech.test_speech import PARSES as SPEECH

MOST = 3.0
TRIES = 3
LEAST_SECONDS = 0.004
"""Shorter runs cannot be measured."""


def seconds(work, given):
    best = float("inf")
    gc.collect()
    gc.disable()  # how often Python looks for cycles depends on what else there is
    try:
        for _ in range(2):
            start = time.process_time()
            work(given)
            best = min(best, time.process_time() - start)
    finally:
        gc.enable()
    return max(best, LEAST_SECONDS)


def growth(work, make, size):
    """How much longer work on twice the size takes; measured again where something else held it up."""
    ratios = []
    for _ in range(TRIES):
        ratios.append(seconds(work, make(2 * size)) / seconds(work, make(size)))
        if ratios[-1] < MOST:
            break
    return min(ratios)


PIECES = (
    "“we go ",
    '"we go ',
    "'tis we ",
    "‘we go ",
    "`` we go ",
    "«we ",
    "„we ",
    "we’ ",
    "': “",
    '”"',
    "'’‘",
    "“‘'we ",
)


@pytest.mark.parametrize("piece", PIECES)
def test_quotation_marks_left_open(piece):
    assert growth(find_quotes, lambda size: piece * (size // len(piece)), 40_000) < MOST


SIGNS = (
    "*",
    "_",
    "*a ",
    "**a",
    "[",
    "![",
    "[a](",
    "`",
    "<",
    "&",
    "|",
    "> ",
    "*[",
    "_[*",
    "](",
    "~",
    "\\",
    "<!--",
    "- ",
)


@pytest.mark.parametrize("sign", SIGNS)
def test_signs_of_markdown_that_mean_nothing(sign):
    assert growth(markdown_to_text, lambda size: sign * (size // len(sign)), 8_000) < MOST


@pytest.mark.parametrize("path", [SPEECH, RELATIONS], ids=["speech", "relations"])
def test_sentences_in_which_much_is_said_and_done(path):
    """Every sentence that the tests of a stage know, many times over: all of its rules have work to do."""
    docs = list(read_docs(path).values())
    few = docs[:: max(1, len(docs) // 40)]

    def make(times):
        doc = Doc.from_docs(few * times)
        return Document("d", "", doc.text), doc

    assert growth(lambda given: analyse(*given), make, 6) < MOST


@pytest.mark.parametrize("key", ["direct", "colon", "floating", "goes-on"])
def test_one_quotation_over_and_over(key):
    def make(times):
        doc = Doc.from_docs([read_docs(SPEECH)[key]] * times)
        return Document("d", "", doc.text), doc

    assert growth(lambda given: analyse(*given), make, 300) < MOST


def name(rnd):
    return "".join(map(rnd.choice, ("BCDFGKLMNPRST", "aeiou", "lmnrst", "aeiou", "bdknrst", ["", "er", "in"], "aio")))


NAMES = {
    "one surname": lambda rnd: f"{name(rnd)} Holm",
    "one first name": lambda rnd: f"Karl {name(rnd)}",
    "two or three words": lambda rnd: " ".join(name(rnd) for _ in range(rnd.choice((2, 3)))),
    "initials": lambda rnd: f"{name(rnd)[: rnd.choice((1, 9))]} Holm",
    "one sound": lambda rnd: "S{}l{}m{}n{} H{}ss{}n".format(*(rnd.choice("aeiou") for _ in range(6))),
    "cut surnames": lambda rnd: f"{name(rnd)} {name(rnd)[: rnd.choice((1, 9))]}",
    "cut, one first name": lambda rnd: f"Karl{rnd.choice('aeiou')} {name(rnd)[: rnd.choice((1, 9))]}",
    "full and bare": lambda rnd: " ".join(name(rnd) for _ in range(rnd.choice((1, 2)))),
}


def tell_names(make_name, count):
    rnd = random.Random(5)
    names = [make_name(rnd) for _ in range(count)]
    story = Story("d", " ".join(f"{each} left." for each in names))
    start = 0
    for each in names:
        start = story.document.text.index(each, start)
        nth = story.document.text.count(each, 0, start)
        story.mention(each, nth, form="name")
        start += len(each)
    return (story.document,), story.sentences, tuple(story.mentions), ()


@pytest.mark.parametrize("kind", NAMES)
def test_an_article_full_of_names(kind):
    assert growth(lambda given: resolve(*given), lambda count: tell_names(NAMES[kind], count), 200) < MOST


def test_stretches_around_a_place_are_given_the_shortest_first():
    around = Around([(0, 100, "whole"), (10, 20, "near"), (10, 20, "as near"), (20, 30, "beside"), (5, 5, "empty")])
    assert around.at(15) == ["near", "as near", "whole"]
    assert around.at(20) == ["beside", "whole"]
    assert around.at(100) == around.at(-1) == []
    assert Around([]).at(3) == []


def test_of_very_many_stretches_only_the_shortest_are_told():
    around = Around((n, 10_000 - n, n) for n in range(1000))
    assert around.at(5000) == [999 - n for n in range(MOST_AROUND)]


NORMAL = "The minister of Norland warned Karl Brandt on Monday. Holm said that he would not attend the talks. "
HOSTILE = (
    "Weiss said Holm said ", "Weiss said “we go ", 'Weiss said "we go. ', "'tis Weiss ",
    "Weiss told Reuters that Fars ", "Reuters: \n", "Weiss: yes\n", "((( [[ ", "— - – ", '" ', "1 2 ", "a\n",
    "Weiss and Holm and ", "_*", "x’s", "😀 ",
)  # fmt: skip
LONG = 3_000
"""Characters. Short for an article, so that many kinds can be tried; what grows with the square shows all the same."""
SHARE = 10


@pytest.fixture(scope="module")
def stages():
    return choose_stages()


@pytest.fixture(scope="module")
def normal(stages):
    return take(stages, NORMAL)


def take(stages, piece):
    nlp = stages.load_pipeline("")
    document = Document("d", "d", (piece * LONG)[:LONG])

    def work(_):
        (found,) = find_in([document], replace(stages, load_pipeline=lambda _: nlp))
        assert found.problem is None

    return seconds(work, None)


@pytest.mark.parametrize("piece", HOSTILE)
def test_no_article_takes_more_than_ten_times_its_share(stages, normal, piece):
    assert take(stages, piece) < SHARE * normal
