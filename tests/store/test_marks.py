"""Marks that nest."""

from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.store.marks import ROLE_ORDER, nest_marks
from explorer.views import Mark


def test_outer_comes_before_inner():
    marks = [Mark(2, 4, "actor", "a"), Mark(0, 9, "words")]
    assert nest_marks(marks, length=10) == (Mark(0, 9, "words"), Mark(2, 4, "actor", "a"))


def test_crossing_marks_are_split_at_the_border():
    marks = [Mark(0, 5, "words"), Mark(3, 8, "cue")]
    assert nest_marks(marks, length=10) == (Mark(0, 5, "words"), Mark(3, 5, "cue"), Mark(5, 8, "cue"))


def test_a_source_needs_no_second_mark_as_an_actor():
    marks = [Mark(0, 3, "actor", "ann", "same name"), Mark(0, 3, "source", "ann", "same name")]
    assert nest_marks(marks, length=3) == (Mark(0, 3, "source", "ann", "same name"),)


def test_a_speaker_that_is_an_actor_says_which():
    marks = [Mark(0, 3, "actor", "ann", "same name"), Mark(0, 3, "speaker")]
    assert nest_marks(marks, length=3) == (Mark(0, 3, "speaker", "ann", "same name"),)


def test_marks_are_cut_to_the_text():
    assert nest_marks([Mark(-4, 2, "cue"), Mark(8, 20, "cue"), Mark(11, 12, "cue")], length=10) == (
        Mark(0, 2, "cue"),
        Mark(8, 10, "cue"),
    )


marks = st.builds(Mark, st.integers(-2, 14), st.integers(-2, 14), st.sampled_from(ROLE_ORDER))


@settings(deadline=None)
@given(st.lists(marks, max_size=8))
def test_any_marks_nest_and_cover_what_they_covered(given_marks):
    nested = nest_marks(given_marks, length=12)
    open_ends = []
    for mark in nested:
        assert 0 <= mark.start < mark.end <= 12
        while open_ends and open_ends[-1] <= mark.start:
            open_ends.pop()
        assert not open_ends or mark.end <= open_ends[-1]
        open_ends.append(mark.end)
    for role in ("cue", "words"):
        assert covered(nested, role) == covered(given_marks, role)


def covered(marks, role):
    return {place for mark in marks if mark.role == role for place in range(max(mark.start, 0), min(mark.end, 12))}
