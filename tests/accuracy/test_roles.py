"""Floors of the heads for predicates, roles and factuality, as the pipeline runs them; they only rise.

The figures are those of the model card (EWT test: sentences by themselves, own predicates), less half a point.
"""

import pytest

from explorer.language import load_pipeline
from tests.accuracy.test_language import DATA
from training.role_data import read_role_sentences
from training.role_measure import find_roles, score_factuality, score_roles

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not DATA.is_dir(), reason="the measuring data is not beside this checkout"),
]

FLOORS = {"predicates": 91.2, "all": 75.5, "ARG0": 82.3, "ARG1": 80.3}
CORRELATION = 0.775


@pytest.fixture(scope="module")
def held_out():
    found = read_role_sentences(DATA)
    return [s for s in found if s.split == "test" and s.source == "ewt" and s.predicates is not None]


@pytest.fixture(scope="module")
def found(held_out):
    return find_roles(load_pipeline().get_pipe("news_encoder"), held_out)


def test_roles(held_out, found):
    scores = score_roles([sentence.predicates for sentence in held_out], found[0])
    assert not {name: scores[name] for name, floor in FLOORS.items() if scores[name] < floor}


def test_factuality(held_out, found):
    pairs = [
        (value, facts[k])
        for sentence, facts in zip(held_out, found[1], strict=True)
        for k, value in sentence.factuality.items()
    ]
    assert score_factuality(*zip(*pairs, strict=True))["correlation"] >= CORRELATION
