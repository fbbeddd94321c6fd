"""Who is who across articles: the CSV, what is matched, false merges and splits."""

from collections import Counter

import pytest

from explorer.errors import ReadingError
from explorer.evaluate.across import read_actors, score_across
from explorer.model import Actor, Link, Mention


def mention(document, start, form="name"):
    return Mention(f"{document}@{start}", document, f"{document}#0", start, start + 4, "Velm", "person", form)


def actor(name, *mentions):
    return Actor(name, name, "person", links=tuple(Link(each.id, name, "name") for each in mentions))


def write(tmp_path, text):
    path = tmp_path / "actors.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_comments_and_the_head_are_no_rows(tmp_path):
    path = write(tmp_path, "# how it was made\n\ndocument,start,end,actor\na,0,4,ann\n")
    assert read_actors(path) == {("a", 0, 4): "ann"}


@pytest.mark.parametrize("row", ["a,0,4", "a,zero,4,ann", "a,0,4,ann,x"])
def test_a_wrong_row_is_named_by_its_line(tmp_path, row):
    with pytest.raises(ReadingError) as error:
        read_actors(write(tmp_path, f"# how\ndocument,start,end,actor\na,0,4,ann\n{row}\n"))
    assert "actors.csv:4" in str(error.value)


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(ReadingError):
        read_actors(tmp_path / "none.csv")


ANN, JOE = [mention(key, 0) for key in "abc"], [mention(key, 10) for key in "abc"]
MARKED = {(m.document_id, m.start, m.end): name for name, own in (("ann", ANN), ("joe", JOE)) for m in own}


def test_the_right_groups_are_perfect():
    report = score_across(3, MARKED, [*ANN, *JOE], [actor("x", *ANN), actor("y", *JOE)])
    assert (report.b_cubed.f1, report.ceaf.f1, report.merges, report.splits) == (1, 1, (), ())


def test_a_false_merge_and_a_split_are_listed():
    merged = score_across(3, MARKED, [*ANN, *JOE], [actor("x", *ANN, *JOE)])
    assert merged.merges == (("x", Counter(ann=3, joe=3)),)
    assert merged.b_cubed.precision == pytest.approx(0.5)
    split = score_across(3, MARKED, [*ANN, *JOE], [actor("x", *ANN[:2]), actor("z", ANN[2]), actor("y", *JOE)])
    assert split.splits == (("ann", Counter(x=2, z=1)),)
    assert "ann: x 2, z 1" in str(split)


def test_a_merge_with_somebody_named_twice_is_not_counted_as_false():
    rare = {place: name for place, name in MARKED.items() if place[:2] != ("c", 10)}
    assert score_across(3, rare, [*ANN, *JOE], [actor("x", *ANN, *JOE)]).merges == ()


def test_other_mentions_are_left_out_and_those_without_an_actor_stand_alone():
    others = [mention("a", 20), mention("a", 0, form="pronoun")]
    report = score_across(3, MARKED, [*ANN, *others], [actor("x", *ANN[:2], others[0])])
    assert (report.marked, report.matched) == (6, 3)
    assert report.splits == (("ann", Counter({"x": 2, "c@0": 1})),)
