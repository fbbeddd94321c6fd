"""Dates whose meaning hangs on the parse, text by text; the texts and their parses stand in parses.conllu.

All are published on Wednesday, 16 June 2021.
"""

from pathlib import Path

import pytest

from explorer.coverage.dates import find_dates
from explorer.mentions import find_sentences
from explorer.model import Document
from explorer.syntax import Syntax
from tests.parsed import read_docs

PARSES = Path(__file__).with_name("parses.conllu")
LATEST, NEXT = ["Monday = 2021-06-14"], ["Monday = 2021-06-21"]

EXPECTED = {
    "past": LATEST,
    "future": NEXT,
    "progressive": NEXT,
    "present": NEXT,
    "copula": NEXT,
    "copula-past": LATEST,
    "says": LATEST,
    "scheduled": NEXT,
    "due": NEXT,
    "plans": NEXT,
    "refused": LATEST,
    "purpose": LATEST,
    "perfect": LATEST,
    "would-have": LATEST,
    "said-would": ["Tuesday = 2021-06-15", *NEXT],
    "noun-past": LATEST,
    "noun-future": NEXT,
    "noun-present": LATEST,
    "ahead-of": NEXT,
    "participle": LATEST,
    "to-be-held": NEXT,
    "since": ["since Monday = 2021-06-14/2021-06-16"],
    "conjunct": NEXT,
    "day-noun": ["July 9 = 2021-07-09"],
    "day-past": ["July 9 = 2020-07-09"],
    "day-future": ["May 9 = 2022-05-09"],
    "wanted": ["May = 2021-05"],
    "month-future": ["May = 2022-05"],
    "in-days-future": ["in three days = 2021-06-19"],
    "in-days-past": [],
    "first-in": [],
    "person": ["April = 2021-04"],
    "verb-may": NEXT,
    "paper": [],
    "count": ["1950 = 1950"],
    "number": ["1973 = 1973"],
    "event": ["1988 = 1988"],
    "unit": [],
    "after-place": LATEST,
    "next-day-past": ["May 3 = 2021-05-03", "The next day = 2021-05-04"],
    "next-week-ahead": ["the next week = 2021-06-16/2021-06-23"],
    "carried": ["3 May 1911 = 1911-05-03", "June 9 = 1911-06-09"],
    "not-carried": ["3 May 1911 = 1911-05-03", "June 19 = 2021-06-19"],
    "weekend": ["the weekend = 2021-06-12/2021-06-13"],
    "weekend-ahead": ["the weekend = 2021-06-19/2021-06-20"],
    "years-and": ["between 1865 and 1898 = 1865-01-01/1898-12-31"],
    "year-before-name": ["Since 1998 = 1998-01-01/2021-06-16"],
    "count-in": [],
    "said-then": ["June 8 = 2021-06-08"],
    "each-season": [],
    "that-season": ["the winter = 2020-12-01/2021-02-28"],
    "about-year": ["since about 1950 = 1950-01-01/2021-06-16"],
}


def find_in(key):
    doc = read_docs(PARSES)[key]
    document = Document(key, "", doc.text, published="2021-06-16")
    return find_dates(document, doc, find_sentences(document, doc))


def test_every_text_has_an_expectation():
    assert set(read_docs(PARSES)) == set(EXPECTED)


@pytest.mark.parametrize("key", EXPECTED)
def test_dates_of_a_text(key):
    assert [f"{date.text} = {date.resolved}" for date in find_in(key)] == EXPECTED[key]


def test_it_is_the_year_and_not_the_count_that_is_found():
    (date,) = find_in("count")
    assert date.start == len("The guild fed 1950 children in ")


def test_it_is_the_drought_and_not_the_games_that_is_found():
    (date,) = find_in("event")
    assert date.start == len("The 1988 Olympics cost more than the ")


def test_a_parse_that_is_given_is_used():
    doc = read_docs(PARSES)["future"]
    document = Document("d", "", doc.text, published="2021-06-16")
    syntax = Syntax(doc)
    assert find_dates(document, doc, find_sentences(document, doc), syntax=syntax) == find_dates(
        document, doc, find_sentences(document, doc)
    )
