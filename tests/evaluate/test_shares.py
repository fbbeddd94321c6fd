"""Shares with their intervals, and agreement, as in the literature."""

import pytest

from explorer.evaluate.shares import Share, kappa


@pytest.mark.parametrize(
    ("right", "judged", "low", "high"),
    [
        # Newcombe 1998 (Statistics in Medicine 17), table I, method 3: score intervals without correction
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_intervals_are_those_of_the_score_method(right, judged, low, high):
    assert Share(right, judged).interval == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


def test_nothing_judged_leaves_everything_open():
    assert (Share().value, Share().interval) == (0.0, (0.0, 1.0))
    assert str(Share()).split() == ["0", "of", "0", "-"]


def test_a_share_reads_well():
    assert Share.of([True] * 81 + [False] * 182) == Share(81, 263)
    assert str(Share(81, 263)).split() == ["81", "of", "263", "30.8%", "(25.5%", "to", "36.6%)"]


def test_agreement_beyond_chance():
    both, first, second, none = [(True, True)] * 20, [(True, False)] * 5, [(False, True)] * 10, [(False, False)] * 15
    assert kappa(both + first + second + none) == pytest.approx(0.4)  # 0.7 agreed, 0.5 by chance
    assert kappa(first + second) < 0
    assert kappa([(True, True), (False, False)]) == 1.0


def test_agreement_is_not_defined_where_all_is_alike():
    assert kappa([]) is None
    assert kappa([(True, True)] * 3) is None
