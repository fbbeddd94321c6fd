"""Which claims are made of a sentence, and what speaks for them."""

import numpy as np
import pytest

from explorer.relations.learned.linear import Logistic
from explorer.relations.learned.weighing import list_ends, weigh
from tests.relations.learned.views import BOUGHT, claim, make_view

ENDS = {"acme": (0, 0), "beta": (2, 2), "corvo": (4, 4)}
CUES = Logistic(0.0, {"action:top": 2.0})


def outcomes(view, likely, *, kind=1):
    """Give each pair the probability that is said, else almost none."""
    rows = []
    for one, other in list_ends(view):
        some = likely.get((one.who.actor, other.who.actor), 0.02)
        row = np.zeros(4)
        row[0], row[kind] = 1 - some, some
        rows.append(row)
    return np.array(rows)


def weighed(view, likely, **kind):
    pairs = list_ends(view)
    return weigh(view, pairs, outcomes(view, likely, **kind), CUES)


def test_a_likely_pair_is_claimed_with_the_word_that_carries_it():
    view = make_view(BOUGHT, ENDS)
    (found,) = weighed(view, {("acme", "beta"): 0.9})
    assert (found.one.who.actor, found.other.who.actor, found.kind) == ("acme", "beta", "action")
    assert view.texts[found.cue] == "bought"
    assert found.features["learned"] == 1.0


def test_an_unlikely_pair_is_not_claimed():
    view = make_view(BOUGHT, ENDS)
    assert weighed(view, {("acme", "beta"): 0.05}) == []


def test_the_claim_of_a_rule_stays_and_takes_the_place_of_a_learned_one():
    view = make_view(BOUGHT, ENDS)
    view.claims = [claim(view, "acme", "beta")]
    (found,) = weighed(view, {("acme", "beta"): 0.9})
    assert found.claim is view.claims[0]
    assert found.features["rule=verb"] == 1.0


def test_a_doubted_rule_has_lower_odds():
    view = make_view(BOUGHT, ENDS)
    view.claims = [claim(view, "acme", "beta")]
    (sure,), (doubted,) = weighed(view, {("acme", "beta"): 0.9}), weighed(view, {("acme", "beta"): 0.05})
    assert sure.features["odds"] > 0 > doubted.features["odds"]


def test_a_tie_is_claimed_in_its_likelier_direction_only():
    view = make_view(BOUGHT, ENDS)
    found = weighed(view, {("acme", "beta"): 0.7, ("beta", "acme"): 0.5}, kind=3)
    assert [(w.one.who.actor, w.other.who.actor) for w in found] == [("acme", "beta")]


def test_a_word_of_a_longer_name_is_no_end():
    police = """
Kenyan ADJ amod 1
police NOUN nsubj 2
arrested VERB root 2 arrest
Omondi PROPN obj 2
"""
    view = make_view(police, {"kenya": (0, 0), "police": (0, 1), "omondi": (3, 3)})
    found = weighed(view, {("kenya", "omondi"): 0.6, ("police", "omondi"): 0.9})
    assert [w.one.who.actor for w in found] == ["police"]


def test_one_who_is_only_compared_is_no_end():
    unlike = """
Kern PROPN nsubj 1
criticised VERB root 1 criticise
Prado PROPN obj 1
unlike ADP case 4
Norten PROPN obl 1
"""
    view = make_view(unlike, {"kern": (0, 0), "prado": (2, 2), "norten": (4, 4)})
    found = weighed(view, {("kern", "norten"): 0.9, ("kern", "prado"): 0.8})
    assert [w.other.who.actor for w in found] == ["prado"]


def test_what_no_word_carries_is_not_claimed():
    view = make_view("Acme PROPN root 0\nand CCONJ cc 2\nBeta PROPN conj 0", {"acme": (0, 0), "beta": (2, 2)})
    assert weighed(view, {("acme", "beta"): 0.9}) == []


@pytest.mark.parametrize("odds", [-800.0, 0.0, 800.0])
def test_probabilities_stay_probabilities(odds):
    assert 0.0 <= Logistic(odds, {}).probability({}) <= 1.0
