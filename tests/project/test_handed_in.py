"""What a student corrected and kept is handed in as a file and opened by the teacher: the same in every answer."""

from explorer.basket.file import FileKeeper
from explorer.explore import EVERYTHING, Explorer
from explorer.model import Decision, Query
from explorer.placing import place_view
from explorer.project import create_project, load_project, save_project
from explorer.project.places import read_places, write_places
from explorer.store import open_store
from tests.ui.synthetic import write_story


def open_as_the_page_does(folder) -> Explorer:
    explorer = Explorer(open_store(folder))
    explorer.deciding.apply()
    about = explorer.store.about
    explorer.anchors = read_places(folder, about)
    explorer.on_placed = lambda places: write_places(folder, about, places)
    return explorer


def answers(explorer: Explorer) -> list:
    """What the page shows: picture with its places, everybody, all lines, corrections in words."""
    placed, _ = place_view(explorer, explorer.view(Query()))
    return [placed, explorer.everybody(), explorer.lines(EVERYTHING), explorer.deciding.history()]


def test_a_handed_in_project_gives_the_same_answers(tmp_path):
    folder = create_project("Harbour strike").folder
    write_story(folder, 25, resolved=True)
    student = open_as_the_page_does(folder)
    answers(student)
    first, second, third, fourth = list(student.everybody())[:4]
    line = student.lines(EVERYTHING)[0]
    evidence = [each.mention.id for each in student.evidence(line.id, EVERYTHING)]
    made = [
        ("rename", (first, "The <b>Chair</b>")), ("hide", (second,)), ("kind", (third, "place")),
        ("same", (fourth, first)),
        ("wrong", (evidence[0],)), ("note", (first, "Why does she?")), ("withdraw", ("d1",)), ("withdraw", ("d6",)),
    ]  # fmt: skip
    for number, (verb, subjects) in enumerate(made):
        decision = Decision(f"d{number}", verb, subjects, "Ada", "2026-01-01T00:00:00+00:00", why="because")
        student.deciding.decide([decision])
    FileKeeper(folder).append([{"id": "hand-out", "title": "My strike", "author": "Ada"}])

    teacher = load_project(save_project(folder, tmp_path / "hand-in"))
    assert teacher.folder != folder
    assert answers(open_as_the_page_does(teacher.folder)) == answers(open_as_the_page_does(folder))
    assert open_store(teacher.folder).decisions() == student.store.decisions()
    assert FileKeeper(teacher.folder).rows() == FileKeeper(folder).rows() != ()
    again = save_project(teacher.folder, tmp_path / "back")
    assert answers(open_as_the_page_does(load_project(again).folder)) == answers(open_as_the_page_does(folder))
