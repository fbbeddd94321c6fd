import json
from dataclasses import replace

import pytest

from explorer.model import Query
from explorer.ui.drawing import bend_parallel, describe_line, draw, dump
from tests.test_network import line


@pytest.fixture(scope="module")
def drawing(story):
    view = story.view(Query())
    return view, dump(draw(view, bend_parallel(story.lines(Query(kinds=())))))


def test_ids_and_ends_are_those_of_the_view(drawing):
    view, drawn = drawing
    assert [node["id"] for node in drawn["nodes"]] == [actor.id for actor in view.actors]
    ends = {(edge["id"], edge["from"], edge["to"]) for edge in drawn["edges"]}
    assert ends == {(each.id, each.source, each.target) for each in view.relations}


def test_nothing_moves_by_itself_and_places_come_from_the_store(drawing):
    view, drawn = drawing
    assert drawn["options"]["physics"] == {"enabled": False}
    assert [(node["x"], node["y"]) for node in drawn["nodes"]] == [(actor.x, actor.y) for actor in view.actors]


def test_it_is_plain_json(drawing):
    assert json.loads(json.dumps(drawing[1])) == drawing[1]


def test_more_evidence_draws_a_wider_line(drawing):
    view, drawn = drawing
    widths = {edge["id"]: edge["width"] for edge in drawn["edges"]}
    light, heavy = min(view.relations, key=lambda each: each.weight), max(view.relations, key=lambda each: each.weight)
    assert widths[heavy.id] > widths[light.id]


def test_a_line_that_is_never_told_as_real_is_crossed(drawing):
    view, drawn = drawing
    crossed = {edge["id"] for edge in drawn["edges"] if "middle" in edge["arrows"]}
    assert crossed == {each.id for each in view.relations if each.unreal > 0.999}
    assert crossed


def test_mutual_lines_have_a_head_at_both_ends(drawing):
    view, drawn = drawing
    both = {edge["id"] for edge in drawn["edges"] if "from" in edge["arrows"]}
    assert both == {each.id for each in view.relations if each.mutual}


def test_lines_between_two_actors_never_coincide():
    lines = [line("a", "b"), line("b", "a"), line("a", "b", kind="statement"), line("b", "a", kind="co-mention")]
    bends = bend_parallel(lines)
    seen_from_a = [bends[each.id] if each.source == "a" else -bends[each.id] for each in lines]
    assert len({round(each, 6) for each in seen_from_a}) == 4


def test_a_single_line_is_straight_and_a_co_mention_gives_way():
    bends = bend_parallel([line("a", "b", kind="co-mention"), line("a", "b")])
    assert bends["a~action~b"] == 0
    assert bends["a~co-mention~b"] != 0


def test_a_filter_bends_no_line(story):
    bends = bend_parallel(story.lines(Query(kinds=())))
    everything = {edge["id"]: edge["smooth"] for edge in dump(draw(story.view(Query()), bends))["edges"]}
    for edge in dump(draw(story.view(Query(quads=("verbal conflict",))), bends))["edges"]:
        if edge["id"] in everything:
            assert edge["smooth"] == everything[edge["id"]]


def test_lines_are_described_in_few_words():
    assert describe_line(line("a", "b", kind="co-mention")) == "is named together with"
    assert describe_line(line("a", "b")) == "action"
    assert describe_line(replace(line("a", "b"), told=(("allow", "negated"), ("warn", "")))) == "does not allow"
