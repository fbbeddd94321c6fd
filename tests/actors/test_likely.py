"""Names found by key are those that comparing everybody with everybody would bring together."""

import random

from explorer.actors.likely import MOST_ALIKE, likely_bearers
from explorer.actors.names import read_name
from explorer.actors.people import agree
from explorer.actors.shortened import CUT
from explorer.actors.uses import Use

FIRST = (
    "Irena Irina Arena Mike Michael Mick J JD Jo Joe Joseph Ed Edd Abdul Abdel El Yusuf Yousef Jusuf Al Ali Bo".split()
)
LAST = "Vilen V Wilen al-Vilen al B Brandt Brand bin Hassan H Hasan Ash A".split()


def uses_of(names):
    return [Use(n, "d", read_name(each, person=True), "", []) for n, each in enumerate(names)]


def test_a_cut_surname_finds_everybody_whom_the_rule_would_join_it_to():
    rnd = random.Random(3)
    pairs = 0
    for _ in range(60):
        names = {f"{rnd.choice(FIRST)} {rnd.choice(['', '', 'Karl '])}{rnd.choice(LAST)}" for _ in range(50)}
        full = [use for use in uses_of(sorted(names)) if len(use.name.words) > 1]
        found = likely_bearers(full)
        for use in full:
            fitting = [
                other
                for other in full
                if len(use.name.words[-1]) == 1 < len(other.name.words[-1])
                and agree(use.name.words, other.name.words) == CUT
            ]
            likely = found.get(use.order, [])
            assert [other for other in likely if agree(use.name.words, other.name.words) == CUT] == fitting
            pairs += len(fitting)
    assert pairs > 200


def test_a_cut_surname_that_may_be_too_many_is_nobodys():
    full = uses_of(
        ["Irena V.", *(f"Irena V{'aeiou'[n % 5]}l{'aeiou'[n // 5 % 5]}n{'bdkr'[n // 25]}" for n in range(90))]
    )
    assert len(full) > MOST_ALIKE
    assert likely_bearers(full)[0] == []
    assert likely_bearers(full[:3])[0] == full[1:3]
