"""A store that is changed article by article holds what building it from nothing would give."""

import dataclasses
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer import stages as stages_module
from explorer.actors import resolve
from explorer.build import build_store, update_store
from explorer.coverage.copies import find_sentence_copies
from explorer.coverage.passages import find_passages
from explorer.deciding import apply_decisions
from explorer.errors import ReadingError, StoreError
from explorer.model import Decision, Document
from explorer.store import open_store, read_about
from tests.fakes import STAGES

ROOT = Path(__file__).parent.parent

REAL = dataclasses.replace(STAGES, resolve=resolve, find_passages=find_passages, find_copies=find_sentence_copies)
"""Names are found by their capitals alone; what joins articles is the program's own."""

SHARED = (
    "Officials said on the border near Talgar that the convoy of grain had to wait because nobody had signed for it."
)
TEXTS = (
    "Maria Holm met Jonas Berg in Talgar.\n\nHolm praised Berg.",
    f"{SHARED}\n\nJonas Berg blamed Ada Quist for the wait.",
    f"Ada Quist answered Berg in a letter.\n\n{SHARED}",
    "Maria Quist and Ada Quist are sisters. Quist left Talgar.",
    "The Talgar Rice Board thanked Jonas Berg.\n\nThe Board met Holm.",
    "M. Holm wrote to J. Berg.",
)


def article(number, text=0, published="2031-05-01", outlet="Ferry Post"):
    return Document(f"a{number}", f"Report {number}", TEXTS[text], outlet, published)


def update(folder, **options):
    return update_store(folder, **{"stages": REAL, **options})


def without_places(tables):
    return dataclasses.replace(tables, positions={})


def held(folder):
    store = open_store(folder)
    try:
        return store.tables()
    finally:
        store.close()


def from_nothing(folder, documents):
    update(folder, add=documents)
    return held(folder)


@pytest.fixture
def analysed(monkeypatch):
    """The ids of the articles that went through the analysis, in order."""
    ids, really = [], stages_module._find_in_doc

    def watch(document, doc, stages):
        ids.append(document.id)
        return really(document, doc, stages)

    monkeypatch.setattr(stages_module, "_find_in_doc", watch)
    return ids


articles = st.builds(
    article, st.integers(0, 5), st.integers(0, 5), st.sampled_from(["2031-05-01", "2031-05-03"]), st.sampled_from("AB")
)
updates = st.fixed_dictionaries(
    {
        "add": st.lists(articles, max_size=3, unique_by=lambda each: each.id),
        "remove": st.sets(st.sampled_from([f"a{number}" for number in range(6)]), max_size=2),
        "change": st.dictionaries(
            st.sampled_from([f"a{number}" for number in range(6)]),
            st.fixed_dictionaries({"published": st.sampled_from(["2031-04-01", "2031-06-01"])}),
            max_size=2,
        ),
    }
)


@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(updates, min_size=1, max_size=4))
def test_updates_come_to_what_building_from_nothing_gives(tmp_path_factory, steps):
    folder = tmp_path_factory.mktemp("grown")
    documents = {}
    for step in steps:
        expected = _apply(documents, **step)
        if not expected:
            with pytest.raises(ReadingError, match="No article"):
                update(folder / "store", on_problem=lambda _: None, **step)
            continue
        documents = expected
        update(folder / "store", on_problem=lambda _: None, **step)
    if documents:
        grown, built = held(folder / "store"), from_nothing(folder / "other", [*documents.values()])
        assert without_places(grown) == without_places(built)
        assert grown.positions.keys() == built.positions.keys()


def _apply(documents, add, remove, change):
    """The model: a dictionary of articles."""
    after = dict(documents)
    for document_id, values in change.items():
        if document_id in after:
            after[document_id] = dataclasses.replace(after[document_id], **values)
    for document_id in remove:
        after.pop(document_id, None)
    return {**after, **{each.id: each for each in add}}


def test_only_what_is_new_or_changed_is_analysed(tmp_path, analysed):
    report = update(tmp_path / "store", add=[article(number, number) for number in range(4)])
    assert (report.documents, report.analysed) == (4, 4)
    del analysed[:]
    report = update(
        tmp_path / "store",
        add=[article(4, 4), article(0, 0)],
        remove=["a3"],
        change={"a1": {"outlet": "Quay Times"}, "a2": {"published": "2031-05-09"}},
    )
    assert (report.documents, report.analysed) == (4, 2)
    assert analysed == ["a2", "a4"]
    assert [(each.id, each.outlet, each.published[-2:]) for each in held(tmp_path / "store").documents] == [
        ("a0", "Ferry Post", "01"),
        ("a1", "Quay Times", "01"),
        ("a2", "Ferry Post", "09"),
        ("a4", "Ferry Post", "01"),
    ]


def test_another_program_or_pipeline_analyses_all_again(tmp_path, analysed, monkeypatch):
    update(tmp_path / "store", add=[article(0), article(1)])
    assert update(tmp_path / "store", remove=["a1"]).analysed == 0
    assert update(tmp_path / "store", add=[article(1)], pipeline="other").analysed == 2
    monkeypatch.setattr("explorer.fingerprint._program", lambda: "another program")
    assert update(tmp_path / "store", pipeline="other").analysed == 2


def test_a_build_over_a_store_analyses_only_what_changed(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(3):
        (folder / f"a{number}.txt").write_text(TEXTS[number], encoding="utf-8")
    assert build_store([folder], tmp_path / "store", stages=REAL).analysed == 3
    (folder / "a1.txt").write_text(TEXTS[4], encoding="utf-8")
    (folder / "a2.txt").unlink()
    assert build_store([folder], tmp_path / "store", stages=REAL).analysed == 1
    build_store([folder], tmp_path / "other", stages=REAL)
    assert without_places(held(tmp_path / "store")) == without_places(held(tmp_path / "other"))


def test_an_actor_that_was_there_keeps_its_place(tmp_path):
    update(tmp_path / "store", add=[article(0), article(1, 1)])
    before = held(tmp_path / "store").positions
    update(tmp_path / "store", add=[article(3, 3)])
    after = held(tmp_path / "store").positions
    assert before.keys() < after.keys()
    assert {actor: after[actor] for actor in before} == before


def test_decisions_stay_and_are_obeyed(tmp_path):
    update(tmp_path / "store", add=[article(0)])
    open_store(tmp_path / "store").append_decision(Decision("d1", "hide", ("jonas-berg",)))
    update(tmp_path / "store", add=[article(4, 4)])
    assert "Jonas Berg" not in {each.name for each in held(tmp_path / "store").actors}
    assert len(open_store(tmp_path / "store").decisions()) == 1


def test_a_name_that_a_reader_added_is_found_in_articles_that_come_later(tmp_path):
    update(tmp_path / "store", add=[article(0), article(1, 1)])
    open_store(tmp_path / "store").append_decision(Decision("d1", "name", ("holm", "convoy")))
    update(tmp_path / "store", add=[article(2, 2)])
    tables = held(tmp_path / "store")
    assert {link.mention_id for each in tables.actors for link in each.links} <= {each.id for each in tables.mentions}
    store = open_store(tmp_path / "store")
    apply_decisions(store)
    assert [each.document_id for each in store.mentions() if each.text == "convoy"] == ["a1", "a2"]


def test_what_is_not_there_is_said_and_the_rest_is_done(tmp_path):
    update(tmp_path / "store", add=[article(0), article(1)])
    problems = []
    update(tmp_path / "store", remove=["a0", "b7"], change={"b8": {"title": "?"}}, on_problem=problems.append)
    assert [each.where for each in problems] == ["b7", "b8"]
    assert [each.id for each in held(tmp_path / "store").documents] == ["a1"]


def test_a_field_that_no_article_has_is_said(tmp_path):
    update(tmp_path / "store", add=[article(0)])
    with pytest.raises(ReadingError, match=r"'colour'.*outlet"):
        update(tmp_path / "store", change={"a0": {"colour": "red"}})


def test_the_last_article_cannot_be_removed(tmp_path):
    update(tmp_path / "store", add=[article(0)])
    before = read_about(tmp_path / "store")
    with pytest.raises(ReadingError, match="No article would be left"):
        update(tmp_path / "store", remove=["a0"])
    assert read_about(tmp_path / "store") == before


def test_the_folder_of_a_project_without_articles_becomes_a_store(tmp_path):
    (tmp_path / "project.json").write_text('{"title": "Ferries"}', encoding="utf-8")
    (tmp_path / "basket.jsonl").write_text("", encoding="utf-8")
    update(tmp_path, add=[article(0)])
    assert [each.id for each in held(tmp_path).documents] == ["a0"]
    assert (tmp_path / "project.json").read_text(encoding="utf-8") == '{"title": "Ferries"}'


def test_a_damaged_store_is_left_as_it_is(tmp_path):
    update(tmp_path / "store", add=[article(0)])
    (tmp_path / "store" / "about.json").write_text("{", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be read"):
        update(tmp_path / "store", add=[article(1)])
    assert (tmp_path / "store" / "about.json").read_text(encoding="utf-8") == "{"


def many(count=9):
    return [article(number, number % len(TEXTS)) for number in range(count)]


def test_a_build_that_is_stopped_keeps_what_was_analysed(tmp_path, analysed):
    def stop(progress):
        if progress.step == "annotating" and progress.done == 6:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        update(tmp_path / "store", add=many(), on_progress=stop)
    with pytest.raises(StoreError, match="not a store"):
        open_store(tmp_path / "store")
    del analysed[:]
    report = update(tmp_path / "store", add=[*many()[:3], *many()[4:], article(11)])
    assert (report.documents, report.analysed) == (9, 4)
    assert analysed == ["a6", "a7", "a8", "a11"]
    assert len(list((tmp_path / "store").glob("tables-*"))) == 1
    built = from_nothing(tmp_path / "other", [*many()[:3], *many()[4:], article(11)])
    assert without_places(held(tmp_path / "store")) == without_places(built)


@pytest.mark.parametrize("step", ["annotating", "resolving", "writing"])
def test_an_update_that_is_killed_leaves_the_former_store_and_keeps_what_was_analysed(tmp_path, step):
    update(tmp_path / "store", add=[article(10)])
    before = held(tmp_path / "store")
    code = f"""
import os, sys
from pathlib import Path
from explorer import former
from tests import test_growing
former.KEPT_AFTER = 0.0
def die(progress):
    if progress.step == "{step}" and progress.done in (0, 7):
        os._exit(9)
test_growing.update(Path(sys.argv[1]), add=test_growing.many(), remove=["a10"], on_progress=die)
"""
    killed = subprocess.run([sys.executable, "-c", code, tmp_path / "store"], cwd=ROOT, check=False)
    assert killed.returncode == 9
    assert held(tmp_path / "store") == before
    report = update(tmp_path / "store", add=many(), remove=["a10"])
    assert (report.documents, report.analysed) == (9, 2 if step == "annotating" else 0)
    assert len(list((tmp_path / "store").glob("tables-*"))) == 1


def test_what_was_half_kept_or_found_by_another_program_is_not_used(tmp_path, monkeypatch):
    monkeypatch.setattr("explorer.former.KEPT_AFTER", 0.0)

    def stop(progress):
        if progress.step == "resolving":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        update(tmp_path / "store", add=many(3), on_progress=stop)
    broken, *_ = sorted((tmp_path / "store").glob("tables-*"))
    (broken / "documents.parquet").write_bytes(b"PAR1 half")
    assert update(tmp_path / "store", add=many(2)[:1]).analysed <= 1
    with pytest.raises(KeyboardInterrupt):
        update(tmp_path / "store", add=[article(7, 2)], on_progress=stop)
    assert update(tmp_path / "store", add=[article(7, 2)], pipeline="other").analysed == 2


def test_a_store_that_somebody_else_changed_meanwhile_is_left_as_it_is(tmp_path):
    update(tmp_path / "store", add=[article(0)])

    def meddle(progress):
        if progress.step == "resolving":
            update(tmp_path / "store", add=[article(5, 5)])

    with pytest.raises(StoreError, match="changed by another program"):
        update(tmp_path / "store", add=[article(1, 1)], on_progress=meddle)
    assert [each.id for each in held(tmp_path / "store").documents] == ["a0", "a5"]
