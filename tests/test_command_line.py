"""The command line: what it says, where, and with which exit code."""

import csv
import io
import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from explorer import __main__ as command_line
from explorer import stages
from explorer.store import About, open_store, write_store
from explorer.store.about import ABOUT_FILE
from tests.factory import Story, make_actor, make_tables
from tests.fakes import STAGES
from tests.sides import make_sides

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def _no_pipeline(monkeypatch):
    monkeypatch.setattr("explorer.growing.choose_stages", lambda: STAGES)


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("Ann met Bob.", encoding="utf-8")
    (folder / "b.jsonl").write_text('{"id": "b", "text": "Bob left Carl."}\n{"id": "c"}\n', encoding="utf-8")
    return folder


@pytest.fixture
def store(tmp_path):
    story = Story("d", "Ann met Bob.", outlet="Lamp")
    ann, bob = story.mention("Ann"), story.mention("Bob")
    story.relation("action", ann, bob, cue="met")
    write_store(
        tmp_path / "store", make_tables([story], [make_actor("Ann", [ann]), make_actor("Bob", [bob])]), about=About()
    )
    return tmp_path / "store"


def run(*arguments):
    return CliRunner().invoke(command_line.app, [str(argument) for argument in arguments])


def test_building_ends_with_a_summary_and_the_next_command(articles, tmp_path):
    result = run("build", articles / "a.txt", "--store", tmp_path / "a store")
    assert result.exit_code == 0
    assert "1 article, 1 sentence, 2 actors" in result.stdout
    assert "1 action" in result.stdout
    assert f"EXPLORER_STORE={shlex.quote(str(tmp_path / 'a store'))} streamlit run app.py" in result.stdout
    assert "Finding who does what ..." in result.stderr


def test_a_problem_is_said_the_rest_is_stored_and_the_exit_code_is_2(articles, tmp_path):
    result = run("build", articles, "--store", tmp_path / "store")
    assert result.exit_code == 2
    assert "b.jsonl:2: The field `text` is missing." in result.stderr
    assert "1 problem (see above); the rest is stored." in result.stderr
    assert [document.id for document in open_store(tmp_path / "store").documents()] == ["a", "b"]


@pytest.mark.parametrize("kind", ["bar", "json"])
def test_a_file_full_of_problems_does_not_flood_the_screen(articles, tmp_path, kind):
    (articles / "all-wrong.jsonl").write_text('{"id": 1}\n' * 500, encoding="utf-8")
    result = run("build", articles, "--store", tmp_path / "store", "--progress", kind)
    assert len([line for line in result.stderr.splitlines() if "all-wrong.jsonl:" in line]) == 21
    assert "all-wrong.jsonl: There are 480 more problems in this file." in result.stderr
    assert "b.jsonl:2: The field `text` is missing." in result.stderr
    assert "501 problems (see above)" in result.stderr


def test_several_sources_are_read(articles, tmp_path):
    result = run("build", articles / "a.txt", articles / "b.jsonl", tmp_path / "gone", "--store", tmp_path / "store")
    assert result.exit_code == 2
    assert len(open_store(tmp_path / "store").documents()) == 2


def test_progress_can_be_read_by_a_program(articles, tmp_path):
    result = run("build", articles, "--store", tmp_path / "store", "--progress", "json")
    told = [json.loads(line) for line in result.stderr.splitlines()]
    assert {"step": "annotating", "done": 2, "total": 2, "text": "Finding who does what"} in told
    assert any("problem" in each for each in told)
    assert "message" in told[-1]
    failed = run("build", tmp_path / "gone", "--store", tmp_path / "other", "--progress", "json")
    assert "Nothing could be read" in json.loads(failed.stderr.splitlines()[-1])["error"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build", "{t}/gone", "--store", "{t}/new"], "{t}/gone: There is no such file or folder."),
        (["build", "{t}/articles/a.txt", "--store", "{t}/articles"], "The folder holds something else"),
        (["build", "{t}/articles/a.txt", "--store", "{t}/articles/a.txt/s"], "cannot be written"),
        (["build", "{t}/articles/a.txt", "--store", "{t}/new", "--pipeline", "missing"], "is not installed"),
        (["build", "{t}/articles/a.txt", "--store", "{t}/new", "--jobs", "0"], "--jobs"),
        (["build", "{t}/articles/a.txt"], "--store"),
        (["build", "--store", "{t}/new"], "SOURCE"),
        (["export", "--store", "{t}/new", "--to", "{t}/out"], "There is no store here."),
        (["export", "--store", "{t}/articles", "--to", "{t}/out"], "This folder is not a store."),
        (["export", "--store", "{t}/store", "--to", "{t}/articles/a.txt"], "cannot be written"),
        (["export", "--store", "{t}/store", "--to", "{t}/out", "--format", "docx"], "docx"),
        (["evaluate", "plover", "{t}/gone.jsonl"], "gone.jsonl"),
        (["evaluate", "dates", "{t}/empty.txt"], "empty.txt: The file is empty."),
        (["evaluate", "portrayals", "{t}/empty.txt"], "empty.txt: The file is empty."),
        (["evaluate", "parse", "{t}/empty.txt"], "empty.txt: The file is empty."),
        (["evaluate", "quotations", "{t}/empty.txt"], "empty.txt: The file is empty."),
        (["evaluate", "relations", "{t}/articles/a.txt", "{t}/empty.txt"], "empty.txt: The file is empty."),
        (["evaluate", "judged", "{t}/gone.csv"], "gone.csv: The sheet cannot be read"),
        (["evaluate", "judged", "{t}/empty.txt"], "empty.txt:1: The column `id` is missing."),
        (["evaluate", "judged"], "SHEET"),
        (["evaluate", "draw", "{t}/articles/a.txt", "--to", "{t}/empty.txt", "--count", "0"], "--count"),
        (["evaluate", "decisions", "--store", "{t}/new"], "{t}/new: There is no store here."),
        (["nonsense"], "nonsense"),
    ],
)
def test_what_is_wrong_is_said_once_with_exit_code_2(articles, store, tmp_path, arguments, said):
    (tmp_path / "empty.txt").write_text(" \n\n")
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    result = run(*(argument.format(t=tmp_path) for argument in arguments))
    assert result.exit_code == 2
    assert said.format(t=tmp_path) in result.stderr
    assert "Traceback" not in result.stderr
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


@pytest.mark.parametrize("command", [["build", "{articles}/a.txt", "--store"], ["export", "--to", "{out}", "--store"]])
def test_a_store_of_a_newer_version_is_left_alone(articles, store, tmp_path, command):
    about = json.loads((store / ABOUT_FILE).read_text())
    (store / ABOUT_FILE).write_text(json.dumps({**about, "format": 99, "program": "9.9"}))
    result = run(*(part.format(articles=articles, out=tmp_path / "out") for part in command), store)
    assert result.exit_code == 2
    assert "written by a newer program (9.9" in result.stderr


def test_an_interruption_says_that_nothing_was_changed(articles, tmp_path, monkeypatch):
    def stop(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("explorer.build.build_store", stop)
    result = run("build", articles, "--store", tmp_path / "store")
    assert result.exit_code == 130
    assert "nothing was changed" in result.stderr


TABLES = [
    f"{name}.csv"
    for name in (
        "actors", "dates", "documents", "mentions", "passages", "portrayals", "quotations", "relations", "rules",
        "sentences",
    )
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "files"),
    [
        ("csv", TABLES),
        ("graphml", ["network.graphml"]),
        ("gexf", ["network.gexf"]),
        ("json", ["network.json"]),
        ("html", ["network.html"]),
    ],
)
def test_exporting_writes_files_and_names_them(store, tmp_path, kind, files):
    result = run("export", "--store", store, "--to", tmp_path / "out", "--format", kind)
    assert (result.exit_code, result.stderr) == (0, "")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == files
    assert sorted(Path(line).name for line in result.stdout.splitlines()) == files


def test_what_readers_said_becomes_a_sheet_that_is_counted_and_written_for_the_page(store, tmp_path):
    from explorer.model import Decision
    from explorer.store.decisions import append_decision

    (evidence,) = open_store(store).evidence_in("d")
    append_decision(store, Decision("1", "wrong", (evidence.mention.id,)))
    listed = run("evaluate", "decisions", "--store", store, "--to", tmp_path / "said.csv")
    assert (listed.exit_code, listed.stderr) == (0, "")
    assert "wrong: Ann -> met -> Bob [action, rule: by hand]" in listed.stdout
    assert listed.stdout.splitlines()[-1] == str(tmp_path / "said.csv")
    again = run("evaluate", "decisions", "--store", store, "--to", tmp_path / "said.csv")
    assert (again.exit_code, "may hold verdicts" in again.stderr) == (2, True)
    counted = run("evaluate", "judged", tmp_path / "said.csv", "--write-rules", tmp_path / "rules.tsv")
    assert (counted.exit_code, counted.stderr) == (0, "")
    assert "1 relations judged" in counted.stdout
    assert "left out, as there are no such rules any more: by hand" in counted.stdout
    assert (tmp_path / "rules.tsv").read_text(encoding="utf-8").endswith("rule\tjudged\tright\n")


def test_relations_are_drawn_for_judging(tmp_path):
    (tmp_path / "a.txt").write_text("Ostrovia attacked Kelland.", encoding="utf-8")
    drawn = run("evaluate", "draw", tmp_path / "a.txt", "--to", tmp_path / "sheet.csv", "--with-text", "--seed", 4)
    assert (drawn.exit_code, drawn.stderr) == (0, "")
    (row,) = csv.DictReader((tmp_path / "sheet.csv").open(encoding="utf-8", newline=""))
    assert (row["sentence"], row["source"], row["target"]) == ("Ostrovia attacked Kelland.", "Ostrovia", "Kelland")
    assert "nothing is judged yet" in run("evaluate", "judged", tmp_path / "sheet.csv").stdout


def test_how_often_links_were_right_is_written_for_the_page(tmp_path):
    text = "Ada Brandt met Ilja Novak on Monday. Brandt thanked Novak."
    chains = [[[0, 10], [37, 43]], [[15, 25], [52, 57]]]
    row = {"id": "a", "text": text, "chains": [{"mentions": [[*each, ""] for each in chain]} for chain in chains]}
    (tmp_path / "marked.jsonl").write_text(json.dumps(row), encoding="utf-8")
    result = run("evaluate", "identities", tmp_path / "marked.jsonl", "--write-rules", tmp_path / "links.tsv")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "surname\t2\t2\n" in (tmp_path / "links.tsv").read_text(encoding="utf-8")


def test_who_is_who_is_measured_across_articles(tmp_path):
    texts = {"a": "Ada Brandt met Ilja Novak.", "b": "Ilja Novak thanked Ada Brandt."}
    rows = [json.dumps({"id": key, "text": text}) for key, text in texts.items()]
    (tmp_path / "articles.jsonl").write_text("\n".join(rows), encoding="utf-8")
    actors = "document,start,end,actor\na,0,10,ada\na,15,25,ilja\nb,0,10,ilja\nb,19,29,ada\n"
    (tmp_path / "actors.csv").write_text(actors, encoding="utf-8")
    told = run("evaluate", "identities", tmp_path / "articles.jsonl", "--across", tmp_path / "actors.csv")
    assert (told.exit_code, told.stderr) == (0, "")
    assert "2 documents, 4 marked mentions, 4 found mentions match one" in told.stdout
    (tmp_path / "actors.csv").write_text("a,0,10\n", encoding="utf-8")
    told = run("evaluate", "identities", tmp_path / "articles.jsonl", "--across", tmp_path / "actors.csv")
    assert told.exit_code == 2
    assert "actors.csv:1" in told.stderr


def test_the_module_runs_and_a_real_process_ends_with_exit_code_2(tmp_path):
    told = subprocess.run(
        [sys.executable, "-m", "explorer", "build", tmp_path / "gone", "--store", tmp_path / "store"],
        cwd=ROOT, capture_output=True, text=True, env={**os.environ, "PYTHONIOENCODING": "utf-8"}, check=False,
    )  # fmt: skip
    assert told.returncode == 2
    assert "There is no such file or folder" in told.stderr
    assert "Traceback" not in told.stderr
    assert list(tmp_path.iterdir()) == []


def test_choosing_the_stages_of_the_program_finds_them_all():
    chosen = stages.choose_stages()
    assert callable(chosen.resolve)
    assert all(explain() for explain in chosen.explain_rules)


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_bar_is_drawn_on_a_terminal_and_taken_away():
    from explorer.build import Progress
    from explorer.errors import ReadingError
    from explorer.progress import ProgressFormat, make_reporter

    stream = Terminal()
    reporter = make_reporter(ProgressFormat.BAR, stream)
    reporter.progress(Progress("annotating", 3, 12))
    reporter.problem(ReadingError("It is empty.", where="a.txt"))
    reporter.progress(Progress("writing", 1, 1))
    reporter.end()
    drawn = stream.getvalue().split("\r")
    assert "[######..................] Finding who does what 3/12" in drawn
    assert "problem: a.txt: It is empty.\n" in drawn
    assert drawn[-2].strip() == drawn[-1] == ""


def test_what_a_spreadsheet_opens_is_what_was_found(store, tmp_path):
    run("export", "--store", store, "--to", tmp_path)
    with (tmp_path / "relations.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["source"], row["predicate"], row["target"], row["negated"]) == ("Ann", "met", "Bob", "false")
    assert (row["cue_start"], row["cue_end"]) == ("4", "7")


@pytest.fixture
def sides(tmp_path):
    write_store(tmp_path / "sides", make_sides(), about=About())
    return tmp_path / "sides"


def test_a_comparison_is_written_for_outlets_and_articles(sides, tmp_path):
    result = run("compare", "--store", sides, "lamp", "kettle-1", "--to", tmp_path / "out")
    assert result.exit_code == 0
    assert result.stderr == ""
    written = [Path(line) for line in result.stdout.splitlines()]
    assert [path.name for path in written] == ["compare.html", "compare.csv", "compare-evidence.csv"]
    assert "Of Ann and Bob, Lamp says: Ann warns Bob" in written[0].read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(written[1].read_text(encoding="utf-8"))))
    assert {"both.retold", "a.left-out"} <= {row["id"] for row in rows}


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (("Trumpet", "Lamp"), "Trumpet: There is no such outlet or article. Outlets: “Kettle”, “Lamp”"),
        (("Lamp", "lamp-1"), "Both sides are the same articles, so there is nothing to compare. Name another"),
    ],
)
def test_sides_that_cannot_be_compared_are_named_with_the_way_out(sides, tmp_path, names, words):
    result = run("compare", "--store", sides, *names, "--to", tmp_path / "out")
    assert result.exit_code == 2
    assert words in result.stderr
    assert not (tmp_path / "out").exists()


def test_what_a_comparison_lacks_is_said_and_it_is_written(sides, tmp_path):
    result = run("compare", "--store", sides, "Lamp", "note", "--to", tmp_path / "out")
    assert result.exit_code == 0
    for words in ("without a date", "without an outlet", "no actor in common"):
        assert words in result.stderr
    assert (tmp_path / "out" / "compare.html").exists()


def test_a_comparison_without_a_store(tmp_path):
    result = run("compare", "--store", tmp_path / "nowhere", "Lamp", "Kettle", "--to", tmp_path / "out")
    assert result.exit_code == 2
    assert "nowhere" in result.stderr


def ids(store):
    return [document.id for document in open_store(store).documents()]


def test_articles_are_added_and_removed(articles, tmp_path):
    run("build", articles / "a.txt", "--store", tmp_path / "store")
    added = run("add", articles / "b.jsonl", articles / "a.txt", "--store", tmp_path / "store")
    assert added.exit_code == 2
    assert "b.jsonl:2: The field `text` is missing." in added.stderr
    assert "articles: 2, actors: 3, analysed: 1" in added.stdout
    assert ids(tmp_path / "store") == ["a", "b"]
    removed = run("remove", "a", "--store", tmp_path / "store")
    assert (removed.exit_code, ids(tmp_path / "store")) == (0, ["b"])
    assert "articles: 1, actors: 2, analysed: 0" in removed.stdout


def test_an_article_whose_id_is_there_takes_its_place_and_that_is_said(articles, tmp_path):
    run("build", articles / "a.txt", "--store", tmp_path / "store")
    (articles / "a.txt").write_text("Dora left Eve.", encoding="utf-8")
    added = run("add", articles / "a.txt", "--store", tmp_path / "store")
    assert added.exit_code == 0
    assert "a: an article of this id was there" in added.stderr
    assert [each.text for each in open_store(tmp_path / "store").documents()] == ["Dora left Eve."]


def test_what_cannot_be_removed_is_said(articles, tmp_path):
    missing = run("remove", "a", "--store", tmp_path / "nowhere")
    assert (missing.exit_code, (tmp_path / "nowhere").exists()) == (2, False)
    assert "There is no store here" in missing.stderr
    run("build", articles / "a.txt", articles / "b.jsonl", "--store", tmp_path / "store")
    unknown = run("remove", "z", "b", "--store", tmp_path / "store")
    assert (unknown.exit_code, ids(tmp_path / "store")) == (2, ["a"])
    assert "z: There is no such article" in unknown.stderr
