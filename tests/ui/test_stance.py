"""Why a word counts as friendly, hostile, a demand or neither, in a sentence."""

import pytest

from explorer.model import STANCES
from explorer.ui.style import LINE_STYLES, style_line
from explorer.ui.words import label, meaning, say_stance


@pytest.mark.parametrize(
    ("predicate", "event", "stance", "said"),
    [
        ("condemn", "ACCUSE", "verbal conflict", "hostile words: the first criticises, blames or accuses somebody."),
        ("call for talks", "REQUEST", "demand", "What is asked for is not against the other."),
        ("tell", "REQUEST", "hostile demand", "The other is to stop, leave, give way or answer for something."),
        ("beat", "", "", "neither friendly nor hostile"),
    ],
)
def test_why_a_word_counts_so_is_said(predicate, event, stance, said):
    text = say_stance("action", predicate, event, stance)
    assert text.startswith(f"“{predicate}” counts")
    assert said in text


def test_lines_that_state_no_event_have_no_stance():
    assert say_stance("affiliation", "head of", "", "") == ""


@pytest.mark.parametrize("stance", STANCES)
def test_every_stance_has_its_look_and_its_words(stance):
    assert style_line("action", stance) in LINE_STYLES
    assert style_line("action", stance).value == stance
    assert label("quad", stance) != stance
    assert meaning("quad", stance)
