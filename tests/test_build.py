"""The slow half composed, with stages that need no language pipeline."""

import logging
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from explorer import growing as growing_module
from explorer.build import STEPS, build_store, is_current
from explorer.errors import ExplorerError, PipelineError, ReadingError, StoreError
from explorer.fingerprint import describe_pipeline, fingerprint
from explorer.model import Decision, Query, Rule
from explorer.store import open_store
from tests.fakes import STAGES


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(9):
        (folder / f"a{number}.txt").write_text(f"Ann met Bob {number} times.\n\nBob left Carl.", encoding="utf-8")
    return folder


def build(articles, store, **options):
    return build_store([articles], store, **{"stages": STAGES, **options})


def names(store):
    return sorted(actor.name for actor in store.tables().actors)


def test_articles_become_a_store(articles, tmp_path):
    report = build(articles, tmp_path / "store")
    assert (report.documents, report.sentences, report.actors, report.relations) == (9, 18, 3, {"action": 2})
    assert report.problems == ()
    store = open_store(tmp_path / "store")
    assert {each.id: each.weight for each in store.relations(Query())} == {"ann~action~bob": 9, "bob~action~carl": 9}
    assert store.rules() == {"by hand": Rule("by hand", "Somebody typed it in.", judged=20, right=19)}
    assert {(row.x, row.y) for row in store.actors(Query(), store.relations(Query()))} == {
        (0.0, 2.0),
        (1.0, 2.0),
        (2.0, 2.0),
    }
    assert not store.about.teaching


def test_several_jobs_give_the_same(articles, tmp_path):
    build(articles, tmp_path / "one")
    build(articles, tmp_path / "two", jobs=2)
    assert open_store(tmp_path / "one").tables() == open_store(tmp_path / "two").tables()


def test_progress_goes_forward_through_every_step(articles, tmp_path):
    told = []
    build(articles, tmp_path / "store", on_progress=told.append)
    steps = list(dict.fromkeys(progress.step for progress in told))
    assert steps == list(STEPS)
    counts = [(each.done, each.total) for each in told if each.step == "annotating"]
    assert counts == [(number, 9) for number in range(1, 10)]


def test_repeats_are_marked(articles, tmp_path):
    text = "Ann told Bob that the two of them would meet in the old town on the first of May."
    (articles / "twice.txt").write_text(f"{text}\n{text}", encoding="utf-8")
    build(articles / "twice.txt", tmp_path / "store")
    store = open_store(tmp_path / "store")
    assert [sentence.repeats for sentence in store.tables().sentences] == ["", "twice#0"]
    assert [each.weight for each in store.relations(Query())] == [1]


@pytest.mark.parametrize(("word", "jobs"), [("unspeakable", 1), ("undoable", 1), ("unspeakable", 2)])
def test_an_article_that_cannot_be_analysed_costs_only_itself(articles, tmp_path, word, jobs, caplog):
    (articles / "a4.txt").write_text(f"Ann is {word}.", encoding="utf-8")
    problems = []
    with caplog.at_level(logging.ERROR):
        report = build(articles, tmp_path / "store", on_problem=problems.append, jobs=jobs)
    assert report.documents == 8
    assert [problem.where for problem in report.problems] == [(articles / "a4.txt").as_posix()]
    assert list(report.problems) == problems
    if jobs == 1:
        assert "Traceback" in caplog.text


def test_a_file_that_cannot_be_read_costs_only_itself(articles, tmp_path):
    (articles / "b.txt").write_bytes(b"\x00\x01")
    report = build(articles, tmp_path / "store", on_problem=lambda _: None)
    assert (report.documents, len(report.problems)) == (9, 1)


@pytest.mark.parametrize("make", [lambda path: None, lambda path: path.mkdir(), lambda path: path.write_text("")])
def test_where_nothing_can_be_read_nothing_is_written(tmp_path, make):
    make(tmp_path / "source.txt")
    with pytest.raises(ReadingError, match="Nothing could be read"):
        build(tmp_path / "source.txt", tmp_path / "store", on_problem=lambda _: None)
    assert not (tmp_path / "store").exists()


def test_a_killed_worker_is_said_and_nothing_is_written(articles, tmp_path):
    (articles / "a4.txt").write_text("Ann is mortal.", encoding="utf-8")
    with pytest.raises(ExplorerError, match="--jobs 1"):
        build(articles, tmp_path / "store", jobs=2)
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize("last_words", ["raise KeyboardInterrupt", "os._exit(9)"])
def test_no_worker_outlives_a_build_that_is_stopped(articles, tmp_path, last_words):
    (articles / "a8.txt").write_text("Ann is slow.", encoding="utf-8")
    code = f"""
import multiprocessing, os, sys
from pathlib import Path
from explorer.build import build_store
from tests.fakes import STAGES
def stop(progress):
    if progress.done == 4:
        print(*(each.pid for each in multiprocessing.active_children()), flush=True)
        {last_words}
build_store([Path(sys.argv[1])], Path(sys.argv[2]), jobs=2, stages=STAGES, on_progress=stop)
"""
    command = [sys.executable, "-c", code, articles, tmp_path / "store"]
    started = time.monotonic()
    ended = subprocess.run(command, cwd=Path(__file__).parents[1], capture_output=True, text=True, check=False)
    workers = [int(pid) for pid in ended.stdout.split()]
    deadline = time.monotonic() + 10
    while any(map(is_running, workers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert workers
    assert not any(map(is_running, workers))
    assert "InvalidStateError" not in ended.stderr
    assert time.monotonic() - started < 30


def is_running(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_missing_pipeline_is_said_and_nothing_is_written(articles, tmp_path):
    with pytest.raises(PipelineError, match="not installed"):
        build(articles, tmp_path / "store", pipeline="missing")
    assert not (tmp_path / "store").exists()


def test_a_folder_that_cannot_be_the_store_is_said_before_any_work(articles, tmp_path):
    started = []
    with pytest.raises(StoreError, match="something else"):
        build(articles, articles, on_progress=started.append)
    assert started == []


def test_decisions_that_cannot_be_read_are_said_before_any_work(articles, tmp_path):
    build(articles, tmp_path / "store")
    (tmp_path / "store" / "decisions.jsonl").mkdir()
    with pytest.raises(StoreError, match="decisions cannot be read"):
        build(articles, tmp_path / "store", on_progress=pytest.fail)


def test_a_file_whose_name_is_not_unicode_is_built(articles, tmp_path):
    try:
        os.rename(articles / "a0.txt", os.fsencode(articles) + b"/caf\xe9.txt")
    except OSError:
        pytest.skip("this system has no such names")
    assert build(articles, tmp_path / "store").documents == 9
    assert is_current(tmp_path / "store", [articles])


def test_an_interruption_leaves_the_former_store(articles, tmp_path, monkeypatch):
    build(articles, tmp_path / "store")
    before = open_store(tmp_path / "store").tables()

    def stop(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(growing_module, "write_store", stop)
    (articles / "a9.txt").write_text("Dora left Eve.", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        build(articles, tmp_path / "store")
    assert open_store(tmp_path / "store").tables() == before


def test_a_pipeline_is_not_looked_for_in_a_whole_disk(tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "rglob", lambda *_: pytest.fail("looked through"))
    monkeypatch.setattr("explorer.fingerprint._program", lambda: "")
    assert fingerprint([], pipeline=str(tmp_path))


def test_decisions_survive_a_build_and_are_obeyed(articles, tmp_path):
    build(articles, tmp_path / "store")
    open_store(tmp_path / "store").append_decision(Decision("d1", "hide", ("carl",)))
    build(articles, tmp_path / "store")
    store = open_store(tmp_path / "store")
    assert names(store) == ["Ann", "Bob"]
    assert len(store.decisions()) == 1


def test_a_store_is_current_until_something_changes(articles, tmp_path, monkeypatch):
    store = tmp_path / "store"
    assert not is_current(store, [articles])
    build(articles, store)
    assert is_current(store, [articles])
    assert not is_current(store, [articles], pipeline="other")
    assert not is_current(store, [articles / "a0.txt"])
    (articles / "metadata.csv").write_text("path,title\na0.txt,New\n", encoding="utf-8")
    assert not is_current(store, [articles])
    build(articles, store)
    assert is_current(store, [articles])
    monkeypatch.setattr("explorer.fingerprint._program", lambda: "another program")
    assert not is_current(store, [articles])


def test_a_store_is_current_wherever_its_sources_were_moved(articles, tmp_path):
    build(articles, tmp_path / "store")
    moved = articles.rename(tmp_path / "moved")
    assert is_current(tmp_path / "store", [moved])


def test_a_damaged_store_is_not_current(articles, tmp_path):
    build(articles, tmp_path / "store")
    (tmp_path / "store" / "about.json").write_text("{", encoding="utf-8")
    assert not is_current(tmp_path / "store", [articles])


def test_a_pipeline_is_known_by_its_name_version_and_files(tmp_path):
    (tmp_path / "meta.json").write_text('{"lang": "en", "name": "news", "version": "1.2"}', encoding="utf-8")
    assert describe_pipeline(str(tmp_path)) == "en_news 1.2"
    assert describe_pipeline("en_not_installed") == "en_not_installed"
    before = fingerprint([], pipeline=str(tmp_path))
    (tmp_path / "weights").write_bytes(b"trained again")
    assert fingerprint([], pipeline=str(tmp_path)) != before
    (tmp_path / "meta.json").write_text('["?"]', encoding="utf-8")
    assert describe_pipeline(str(tmp_path)) == str(tmp_path)


def test_a_reader_is_not_disturbed_by_a_build(articles, tmp_path):
    build(articles, tmp_path / "store")
    troubles, stop = [], threading.Event()

    def keep_opening():
        while not stop.is_set():
            try:
                assert open_store(tmp_path / "store").documents()
            except Exception as error:
                troubles.append(error)

    reader = threading.Thread(target=keep_opening)
    reader.start()
    for _ in range(5):
        build(articles, tmp_path / "store")
    stop.set()
    reader.join()
    assert troubles == []
