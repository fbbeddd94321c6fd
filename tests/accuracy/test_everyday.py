"""Floors of relations in every clean clone: fifteen everyday articles written for this, and the bundled corpus.

Two readers wrote the relations down before the program's output was seen (ten and four articles independently, the
rest by one and checked by the other); nothing is learned from these texts. Floors only rise; each lies two to three
points below what was measured, since the sets are small.
"""

from pathlib import Path

import pytest

from explorer.evaluate.finder import evaluate_finder, measure_finder
from explorer.evaluate.gold import read_gold
from explorer.language import load_pipeline
from explorer.reading import read_sources

HERE = Path(__file__).parent / "everyday"
CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="module")
def nlp():
    return load_pipeline()


@pytest.fixture(scope="module")
def everyday(nlp):
    return evaluate_finder(nlp, HERE / "articles.jsonl", HERE / "gold.jsonl", held_out=False)


@pytest.fixture(scope="module")
def bundled(nlp):
    documents = [d for d in read_sources([CORPUS], on_problem=lambda _: None)]
    gold = read_gold(HERE / "corpus.jsonl")
    return measure_finder(nlp, [d for d in documents if d.id in {r.document for r in gold}], gold)


def test_everyday_articles(everyday):
    assert everyday.recall() >= 0.33
    assert everyday.in_gold() >= 0.65


def test_bundled_articles(bundled):
    assert len({claim.document for claim in bundled.claims}) == 12
    assert bundled.recall() >= 0.49
    assert bundled.in_gold() >= 0.70


def test_more_is_found_behind_the_slider_and_less_of_it_is_right(everyday):
    assert everyday.recall(0.0) > everyday.recall() > everyday.recall(0.8)
    assert everyday.in_gold(0.0) < everyday.in_gold() < everyday.in_gold(0.8)


def test_stated_confidence_tells_right_from_wrong(everyday):
    _, brier, always_the_mean = everyday.calibration()
    assert brier < always_the_mean
