"""What lies on the desk of the page Articles: corrections, ticks, doubles; and how texts of others are shown."""

import io
import zipfile

import pytest

from explorer.coverage.duplicates import find_duplicates
from explorer.errors import ReadingError
from explorer.model import Document
from explorer.reading.batch import Article
from explorer.reading.drafts import Piece
from explorer.reading.inputs import Pasted, Upload
from explorer.ui.articles.check import summarise, take_changes, tell_foreign
from explorer.ui.articles.desk import Desk, check_value
from explorer.ui.articles.gathering import Gathering
from explorer.ui.articles.present import read_changes, tell_changes
from explorer.ui.articles.progress import tell_seconds
from explorer.ui.articles.shown import plain, show_pieces, tell_problems

TEXT = (
    "The ferry to Skerry Island stopped on Monday. Captain Nora Blane said that the pier was not safe, and the "
    "island's council accused the ferry company of leaving two hundred people without bread and post for a week."
)


def article(document_id, text=TEXT, **known):
    document = Document(document_id, known.pop("title", document_id), text, **known)
    return Article(document, f"{document_id}.txt", "text", (Piece(text),))


@pytest.fixture
def desk():
    made = Desk()
    made.take([article("a", outlet="Post"), article("b", text="Other words."), article("c", text="Third one.")], [])
    return made


def test_values_are_checked_and_written_one_way():
    assert check_value("published", " 30 November  2026 ") == ("2026-11-30", "")
    assert check_value("published", "") == ("", "")
    assert check_value("outlet", " The\n Post ") == ("The Post", "")
    assert check_value("title", "A\u202eB\x1b[31m") == ("A B [31m", "")
    assert "no day" in check_value("published", "last Tuesday")[1]
    assert check_value("title", " ")[1] == "An article needs a title."
    assert "too long" in check_value("outlet", "x" * 3000)[1]


def test_a_wrong_value_changes_nothing(desk):
    assert desk.correct("a", "published", "soon")
    assert desk.row("a").document.published == ""
    assert desk.correct("a", "text", "changed") == ""
    assert desk.row("a").document.text == TEXT
    assert desk.correct("nobody", "title", "T") == ""


def test_the_changes_of_the_table_are_taken_in(desk):
    edited = {0: {"Title": "Ferry stops", "Date": "30.11.2026"}, 1: {"Take": False}, 2: {"Outlet": None}}
    assert take_changes(desk, edited) == []
    assert desk.row("a").document.title == "Ferry stops"
    assert desk.row("a").document.published == "2026-11-30"
    assert [row.id for row in desk.ticked()] == ["a", "c"]
    assert len(take_changes(desk, {0: {"Date": "never", "Title": ""}})) == 2
    assert desk.row("a").document.title == "Ferry stops"


def test_an_outlet_for_all_ticked_at_once(desk):
    desk.row("c").use = False
    assert desk.set_for_ticked("outlet", "Herald", only_empty=True) == (1, "")
    assert [row.document.outlet for row in desk.rows] == ["Post", "Herald", ""]
    assert desk.set_for_ticked("outlet", "Echo") == (2, "")
    count, problem = desk.set_for_ticked("published", "someday")
    assert count == 0
    assert "no day" in problem


def test_of_doubles_one_of_each_outlet_stays_ticked():
    desk = Desk()
    desk.take([article("a", outlet="Post"), article("b", outlet="Post"), article("c", outlet="Echo")], [])
    desk.note_doubles(find_duplicates([row.document for row in desk.rows]), set())
    assert [row.id for row in desk.ticked()] == ["a", "c"]
    desk.row("b").use = True  # its reader wants it
    desk.note_doubles(find_duplicates([row.document for row in desk.rows]), set())
    assert desk.row("b").use


def test_the_table_is_drawn_anew_only_where_something_in_it_changed(desk):
    version = desk.version
    desk.note_doubles((), set())
    desk.take([], [ReadingError("x")])
    assert desk.version == version


def test_what_the_project_has_already_is_not_ticked():
    there = Document("old", "Ferry", TEXT, outlet="Post")
    desk = Desk()
    desk.take([article("a", outlet="Post"), article("b", text="Other words.")], [])
    desk.note_doubles(find_duplicates([there, *(row.document for row in desk.rows)]), {"old"})
    assert [row.id for row in desk.ticked()] == ["b"]
    assert [group.documents for group in desk.groups] == [("old", "a")]
    desk.drop(["a"])
    assert desk.groups == ()


def test_what_is_built_leaves_the_desk_with_its_doubles():
    desk = Desk()
    desk.take([article("a"), article("b"), article("c", text="For another day.")], [ReadingError("x")])
    desk.note_doubles(find_duplicates([row.document for row in desk.rows]), set())
    desk.row("c").use = False
    desk.drop_built()
    assert [row.id for row in desk.rows] == ["c"]
    assert desk.problems == []


def test_a_file_read_anew_takes_the_place_of_what_was_read_of_it(desk):
    desk.problems = [ReadingError("x", where=where) for where in ("a.txt:3", "a.txt", "b.txt", "a.txt.zip/c")]
    desk.drop_origin("a.txt")
    assert [row.id for row in desk.rows] == ["b", "c"]
    assert [each.where for each in desk.problems] == ["b.txt", "a.txt.zip/c"]


def test_what_was_read_is_summed_up(desk):
    assert summarise(desk) == "3 articles from 1 outlet were read; 3 without a date."
    assert tell_foreign(desk) == ""
    desk.take([article("d", text="Guten Tag.", language="de"), article("e", text="Dag.", language="nl")], [])
    assert tell_foreign(desk).startswith("2 articles are in Dutch and German.")


def test_the_reading_gives_articles_problems_and_tables():
    table = b"headline,body,who\nFerry stops,The captain of the ferry Nora Blane stopped work.,Post\n" * 1
    gathering = Gathering(
        [Pasted(TEXT, "Ferry"), Pasted(TEXT, "Ferry again"), Upload("empty.txt", b""), Upload("t.csv", table)],
        there=lambda: [Document("ferry", "Ferry", "Something else.")],
    )
    assert gathering.wait(60)
    assert [each.document.title for each in gathering.articles] == ["Ferry", "Ferry again", "Ferry stops"]
    assert "ferry" not in {each.document.id for each in gathering.articles}
    assert [each.where for each in gathering.problems] == ["empty.txt"]
    assert [group.kind for group in gathering.groups] == ["exact"]
    assert gathering.tables["t.csv"].columns.text == "body"
    assert gathering.tables["t.csv"].preview.columns == ("headline", "body", "who")


def test_a_file_of_a_zip_is_told_with_its_own_name():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("week/ferry.txt", TEXT)
    gathering = Gathering([Upload("week.zip", packed.getvalue()), Upload("b.txt", TEXT.encode())])
    assert gathering.wait(60)
    desk = Desk()
    desk.take(gathering.articles, ())
    assert [row.origin for row in desk.rows] == ["week.zip/week/ferry.txt", "b.txt"]


def test_a_stopped_reading_gives_nothing():
    import threading

    held = threading.Event()

    def find_there():
        held.wait(30)
        return []

    gathering = Gathering([Pasted(TEXT)], there=find_there)
    gathering.stop()
    held.set()
    assert gathering.wait(60)
    assert gathering.stopped
    assert gathering.articles == ()


def test_a_project_that_cannot_be_read_is_told_and_nothing_hangs():
    def find_there():
        raise ReadingError("It is broken.", where="store", way_out="Mend it.")

    gathering = Gathering([Pasted(TEXT)], there=find_there)
    assert gathering.wait(60)
    assert [each.what for each in gathering.problems] == ["It is broken."]


def test_nothing_in_a_label_is_markdown():
    assert plain("**b** :smile: $x$ [a](javascript:b) `c` <i>") == (
        r"\*\*b\*\* \:smile\: \$x\$ \[a\]\(javascript\:b\) \`c\` \<i\>"
    )
    assert plain("a\n\n# b") == r"a \# b"
    assert len(plain("x" * 500)) == 80


def test_kept_and_dropped_stand_beside_each_other_and_are_escaped():
    pieces = (
        Piece("Menu", "page furniture"),
        Piece("Kept <b>one</b>"),
        Piece("Kept two"),
        Piece("<script>", "adverts"),
    )
    shown = show_pieces(pieces)
    assert "<script>" not in shown
    assert "<p>Kept &lt;b&gt;one&lt;/b&gt;</p><p>Kept two</p></div>" in shown
    assert shown.count("Dropped:") == 2
    assert "Dropped: adverts" in shown


def test_endless_articles_are_cut_where_they_are_shown():
    shown = show_pieces([Piece(f"paragraph {number}", "advert" if number % 2 else "") for number in range(5000)])
    assert "only its beginning" in shown
    assert len(shown) < 100_000
    assert len(show_pieces([Piece("x" * 900_000)])) < 100_000


def test_problems_are_escaped_and_counted():
    told = tell_problems([ReadingError("Bad <i>.", where="<b>.txt", way_out="Mend & try.")] * 205)
    assert "<i>" not in told
    assert "&lt;b&gt;.txt" in told
    assert "5 more" in told


def test_changes_of_the_projects_articles():
    documents = [Document("a", "A", "x"), Document("b", "B", "y", url="http://b"), Document("c", "C", "z")]
    batch, wrong = read_changes(
        documents,
        {
            0: {"Title": "A2", "Date": "2026-11-30"},
            1: {"Remove": True, "Title": "gone"},
            2: {"Outlet": "", "Title": "C"},
        },
    )
    assert wrong == ()
    assert batch.change == {"a": {"title": "A2", "published": "2026-11-30"}}
    assert batch.remove == ("b",)
    assert tell_changes(batch) == "Correct 1 article and remove 1 article"
    nothing, wrong = read_changes(documents, {0: {"Date": "soon"}, 1: {"Title": None}})
    assert nothing.size == 0
    assert len(wrong) == 2


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(2, "about 10 seconds"), (33, "about 30 seconds"), (58, "about a minute"), (125, "about 2 minutes")],
)
def test_the_time_left_in_words(seconds, said):
    assert tell_seconds(seconds) == said
