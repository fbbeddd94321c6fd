import json
import re

import pytest

from explorer.explore import Explorer
from explorer.export.html import LIMIT, export_html, to_html
from explorer.model import Query
from explorer.settings import SHOWN
from explorer.store import open_store
from tests.ui.synthetic import HOSTILE_NAME, make_story, write_story


@pytest.fixture(scope="module")
def page(story) -> str:
    return to_html(story, Query(limit=12))


def contents(page: str):
    return json.loads(re.search(r'<script type="application/json" id="contents">(.*?)</script>', page, re.DOTALL)[1])


def test_everything_that_is_shown_can_be_read(story, page):
    view, held = story.view(Query(limit=12)), contents(page)
    assert [node["id"] for node in held["network"]["nodes"]] == [actor.id for actor in view.actors]
    assert set(held["evidence"]) == {"", *(each.id for each in view.actors), *(each.id for each in view.relations)}
    for line in view.relations:
        shown = [sentence for group in held["evidence"][line.id]["groups"] for sentence in group["sentences"]]
        assert len(shown) == line.weight


def test_each_sentence_names_its_rule_and_how_often_that_was_right(story, page):
    line = story.view(Query(limit=12)).relations[0]
    ((reason,), *_) = (
        each["why"] for group in contents(page)["evidence"][line.id]["groups"] for each in group["sentences"]
    )
    assert (reason["rule"], reason["measured"]) == (
        "by hand",
        "Right in 41 of 45 sentences that were checked by hand.",
    )


def test_it_loads_nothing_from_anywhere(page):
    assert "default-src 'none'" in page
    without_scripts = re.sub(r"<script.*?</script>|<style>.*?</style>", "", page, flags=re.DOTALL)
    assert not re.search(r"""(src|href)\s*=\s*["']""", without_scripts)
    assert not re.search(r"\b(?:fetch|XMLHttpRequest|WebSocket|importScripts)\s*\(", page)


def test_it_offers_no_filters(page):
    network = contents(page)["network"]
    assert not any(each["fix"] for each in network["hidden"])
    assert not any(chip["change"] for chip in network["chips"])
    assert "more" not in network["showing"]
    assert all(entry["param"] is None for entry in network["legend"]["lines"])


def test_it_says_its_filters(story):
    page = to_html(story, Query(facts=True, least_weight=2))
    said = [chip["text"] for chip in contents(page)["network"]["chips"]]
    assert said == ["2 sentences or more", "told as facts only", f"at least {SHOWN:.0%} sure"]
    assert f"Filters: {'; '.join(said)}." in page


def test_nothing_leads_out_of_the_file(page):
    evidence = contents(page)["evidence"]
    for content in evidence.values():
        offered = [
            each["id"] for name in ("out", "in", "beside", "others", "strongest") for each in content.get(name, ())
        ]
        part = content.get("part")
        assert {*offered, *([part["id"]] if part else [])} <= set(evidence)
    assert any(content.get("in") for content in evidence.values())


def test_its_legend_explains_what_is_drawn_and_nothing_else(page):
    assert "named together" not in {entry["label"] for entry in contents(page)["network"]["legend"]["lines"]}


def test_no_text_ends_a_script(hostile):
    page = to_html(hostile, Query())
    data = re.search(r'id="contents">(.*?)</script>', page, re.DOTALL)[1]
    assert "<" not in data
    assert HOSTILE_NAME in json.dumps(contents(page), ensure_ascii=False)
    before, _, script = page.partition('<script type="module">')
    assert before.count("<script") == 1
    assert script.count("</script") == 1
    assert "<!--" not in script


def test_a_store_is_written_as_one_file(tmp_path):
    folder = write_story(tmp_path / "store", 15)
    (path,) = export_html(open_store(folder), tmp_path / "out")
    assert path.name == "network.html"
    assert len(contents(path.read_text(encoding="utf-8"))["network"]["nodes"]) == 15


def test_a_file_of_a_large_store_stays_small_enough_to_mail():
    from explorer.store import hold_store

    store = hold_store(make_story(200, 300))
    shown = contents(to_html(Explorer(store), Query(limit=LIMIT)))["network"]["nodes"]
    assert len(shown) <= LIMIT
