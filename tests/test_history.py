"""What was decided can be read, tried out before, taken back and given back, and is found again elsewhere."""

import pytest

from explorer.errors import QueryError
from explorer.explore import EVERYTHING, Explorer
from explorer.model import Decision
from explorer.store import About, hold_store, open_store, write_store
from tests.test_deciding import make_story

MET = "lamp#0/action/0-12/8"


@pytest.fixture(scope="module")
def tables():
    return make_story()


@pytest.fixture
def explorer(tables):
    return Explorer(hold_store(tables))


@pytest.fixture
def decide(explorer):
    """Decide rows (verb, subjects ...) together, in one moment after the last."""
    moments = iter(range(100))

    def decide_together(*rows, why="", author="Mia"):
        now = next(moments)
        explorer.deciding.decide(
            [
                Decision(f"m{now}-{number}", verb, subjects, author, f"2026-01-01T00:00:{now:02}", why=why)
                for number, (verb, *subjects) in enumerate(rows)
            ]
        )

    return decide_together


def names(explorer):
    return {key: (each.name, each.kind, each.mentions) for key, each in explorer.everybody().items()}


def test_undo_and_redo_go_as_far_as_anybody_wants(explorer, decide):
    states = [names(explorer)]
    for row in (("hide", "bob-ray"), ("rename", "ann-lee", "Ann"), ("kind", "carl-fox", "group")):
        decide(row)
        states.append(names(explorer))
    for state in states[-2::-1]:
        assert explorer.deciding.undo("Leo")
        assert names(explorer) == state
    assert explorer.deciding.undo() == ()
    for state in states[1:]:
        assert explorer.deciding.redo()
        assert names(explorer) == state
    assert explorer.deciding.redo() == ()
    explorer.deciding.undo()
    explorer.deciding.undo()
    decide(("hide", "dora-fox"))
    assert explorer.deciding.redo() == ()
    explorer.deciding.undo()
    explorer.deciding.undo()
    assert names(explorer) == states[0]


def test_what_was_decided_in_one_moment_is_undone_in_one(explorer, decide):
    before = names(explorer)
    decide(("hide", "bob-ray"), ("hide", "carl-fox"))
    assert len(explorer.deciding.undo()[0].subjects) == 2
    assert names(explorer) == before
    (row,) = explorer.deciding.history()
    assert (row.text, row.withdrawn) == ("Bob Ray is hidden; Carl Fox is hidden", True)


def test_the_history_is_in_plain_words(explorer, decide):
    decide(("same", "carl-fox", "dora-fox"), why="One is the other's nickname.")
    decide(("never", "ann-lee", "bob-ray"))
    decide(("kind", "ann-lee", "organization"))
    decide(("name", "ann-lee", "slept"), ("rename", "ann-lee", "The Chair"))
    decide(("split", "lamp@0-7", "bell@0-7"))
    decide(("give", "lamp@12-19", "ann-lee"))
    decide(("direction", MET))
    decide(("told", MET, "planned"))
    decide(("event", MET, "ASSAULT"))
    decide(("note", "lamp", "Who wrote this?"))
    decide(("hide", "bob-ray"))
    decide(("unhide", "bob-ray"))
    rows = explorer.deciding.history()
    assert [row.text for row in rows] == [
        "Bob Ray is shown again",
        "Bob Ray is hidden",
        "Note on Title of lamp: Who wrote this?",
        "Read as assault: “Ann Lee met Bob Ray.”",
        "Told as planned: “Ann Lee met Bob Ray.”",
        "The other way round: “Ann Lee met Bob Ray.”",
        "“Bob Ray” is The Chair",
        "“Ann Lee” (at 2 places) is somebody else",
        "Ann Lee is also called “slept”; Ann Lee is shown as “The Chair”",
        "Ann Lee is an organization",
        "Ann Lee and Bob Ray are never the same",
        "Carl Fox and Dora Fox are the same",
    ]
    assert all(row.applies and row.author == "Mia" for row in rows)
    assert rows[-1].why == "One is the other's nickname."


def test_what_does_not_apply_any_more_is_told_and_not_dropped(explorer, decide):
    decide(("hide", "nobody-here"))
    decide(("wrong", "gone#0/action/0-1/2"))
    assert [(row.text, row.applies) for row in explorer.deciding.history()] == [
        ("Not so: “gone#0”", False), ("nobody here is hidden", False),
    ]  # fmt: skip


def test_who_took_something_back_is_told(explorer, decide):
    decide(("hide", "bob-ray"))
    explorer.deciding.undo("Leo")
    (row,) = explorer.deciding.history()
    assert (row.withdrawn, row.undone_by, row.applies) == (True, "Leo", True)


def test_a_preview_tells_what_would_change_and_changes_nothing(explorer, decide):
    before, version = names(explorer), explorer.version
    found = explorer.deciding.preview([Decision("d1", "same", ("carl-fox", "dora-fox"))])
    assert {(each.before.id, each.after and each.after.id) for each in found.actors} == {
        ("carl-fox", None), ("dora-fox", "dora-fox"),
    }  # fmt: skip
    assert (found.mentions, found.lines, found.applies) == (6, 1, True)
    assert (names(explorer), explorer.version, explorer.store.decisions()) == (before, version, ())
    found = explorer.deciding.preview([Decision("d1", "wrong", (MET,))])
    assert (found.actors, found.mentions, found.lines) == ((), 0, 1)
    found = explorer.deciding.preview([Decision("d1", "name", ("ann-lee", "slept"))])
    assert (found.mentions, found.lines) == (3, 2)
    assert not explorer.deciding.preview([Decision("d1", "hide", ("nobody",))]).applies
    decide(("same", "carl-fox", "dora-fox"))
    assert len(names(explorer)) == len(before) - 1


def test_what_cannot_be_decided_is_said(explorer):
    with pytest.raises(QueryError, match="cannot be about"):
        explorer.deciding.decide([Decision("d1", "kind", ("ann-lee", "planet"))])
    assert explorer.store.decisions() == ()


def test_decisions_keep_what_they_point_at(tables, tmp_path):
    write_store(tmp_path, tables, about=About())
    explorer = Explorer(open_store(tmp_path))
    explorer.deciding.decide([Decision("d1", "kind", ("ann-lee", "group")), Decision("d2", "wrong", (MET,))])
    again = Explorer(open_store(tmp_path))
    again.deciding.apply()
    assert again.store.decisions() == explorer.store.decisions()
    kind, wrong = again.store.decisions()
    assert (kind.words, kind.anchors) == (("Ann Lee", ""), ("bell@0-7", ""))
    assert (wrong.words, wrong.anchors) == (("Ann Lee met Bob Ray.",), ("lamp@0-20",))
    assert names(again) == names(explorer)
    assert again.lines(EVERYTHING) == explorer.lines(EVERYTHING)
