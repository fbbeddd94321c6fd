"""Files of what the page shows: each is read back and holds the same actors, lines and numbers, and its filters."""

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import networkx as nx
import pytest
from PIL import Image

from explorer.errors import QueryError
from explorer.explore import Explorer
from explorer.export.choosing import export_everything, export_view, read_view
from explorer.export.filters import tell_filters, tell_origin
from explorer.export.graphs import shown_gexf, shown_graphml
from explorer.export.html import to_html
from explorer.export.outlines import corners_of, head_of
from explorer.export.png import _dash, to_png
from explorer.export.scene import set_scene
from explorer.export.shown import shown_json, shown_tables, zip_tables
from explorer.export.svg import shown_svg
from explorer.model import Decision, Query
from explorer.placing import place_view
from explorer.store import open_store
from explorer.ui.drawing import describe_line, is_plural, size_actor
from explorer.ui.style import style_actor, style_line
from tests.ui.synthetic import write_story

HOSTILE_ONLY = Query(quads=("verbal conflict", "material conflict"), limit=14, least_confidence=0.5)
SAID = ("Hostile words", "Hostile deeds", "at least 50% sure")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def corrected(tmp_path_factory):
    """A story in which one actor was hidden, one renamed, and a piece of evidence called wrong."""
    folder = write_story(tmp_path_factory.mktemp("shown") / "store", 30, resolved=True)
    explorer = Explorer(open_store(folder))
    first, second, *_ = explorer.view(HOSTILE_ONLY).actors
    line = next(each for each in explorer.view(HOSTILE_ONLY).relations if first.id not in (each.source, each.target))
    evidence = explorer.evidence(line.id, HOSTILE_ONLY)[0].mention.id
    explorer.deciding.decide(
        [
            Decision("1", "hide", (first.id,)),
            Decision("2", "rename", (second.id, "=Renamed & <b>")),
            Decision("3", "wrong", (evidence,)),
        ]
    )
    explorer.hidden, explorer.renamed, explorer.wrong = first, second, evidence
    return explorer


@pytest.fixture(scope="module")
def view(corrected):
    """What the page shows, where it shows it."""
    placed, _ = place_view(corrected, corrected.view(HOSTILE_ONLY))
    assert corrected.hidden.id not in {each.id for each in placed.actors}
    assert "=Renamed & <b>" in {each.name for each in placed.actors}
    assert len(placed.relations) > 5
    return placed


def rows_of(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_all_tables_come_back(corrected, view):
    pack = zipfile.ZipFile(io.BytesIO(zip_tables(corrected, HOSTILE_ONLY)))
    tables = {name: rows_of(pack.read(name)) for name in pack.namelist() if name.endswith(".csv")}
    assert set(tables) == {"sentences.csv", "lines.csv", "actors.csv", "articles.csv"}
    assert {row["id"]: (int(row["mentions"]), int(row["documents"])) for row in tables["actors.csv"]} == {
        each.id: (each.mentions, each.documents) for each in view.actors
    }
    names = {row["name"] for row in tables["actors.csv"]}
    assert "'=Renamed & <b>" in names
    assert {row["id"]: (int(row["sentences"]), float(row["confidence"])) for row in tables["lines.csv"]} == {
        each.id: (each.weight, round(each.confidence, 4)) for each in view.relations
    }
    told = {}
    for row in tables["sentences.csv"]:
        told.setdefault(row["relation_id"], set()).add(row["sentence_id"])
    assert {line: len(sentences) for line, sentences in told.items()} == {
        each.id: each.weight for each in view.relations
    }
    documents = corrected.documents()
    assert all(
        (row["outlet"], row["title"], row["published"])
        == (
            documents[row["document_id"]].outlet,
            documents[row["document_id"]].title,
            documents[row["document_id"]].published,
        )
        for row in tables["sentences.csv"]
    )
    for rows in tables.values():
        assert {row["filters"] for row in rows} == {tell_filters(corrected, HOSTILE_ONLY)}
    assert "path" not in tables["articles.csv"][0]
    assert "3 corrections by people" in pack.read("about.txt").decode()


def test_the_articles_are_those_that_are_looked_at(corrected):
    outlet = next(each.outlet for each in corrected.documents().values() if each.outlet)
    asked = replace(HOSTILE_ONLY, outlets=(outlet,), since="2017-03", until="2017-10")
    wanted = {
        each.id for each in corrected.documents().values()
        if each.outlet == outlet and "2017-03" <= each.published[:7] <= "2017-10"
    }  # fmt: skip
    articles = next(each for each in shown_tables(corrected, asked) if each.name == "articles")
    assert {row[0] for row in articles.rows} == wanted
    assert 0 < len(wanted) < len(corrected.documents())


@pytest.mark.parametrize("kind", ["graphml", "gexf"])
def test_a_network_comes_back_as_it_is_drawn(corrected, view, kind):
    if kind == "graphml":
        graph = nx.read_graphml(io.BytesIO(shown_graphml(corrected, HOSTILE_ONLY).encode()), force_multigraph=True)
    else:
        graph = nx.read_gexf(io.BytesIO(shown_gexf(corrected, HOSTILE_ONLY).encode()))
    actors = {each.id: each for each in view.actors}
    assert {name: data["label"] for name, data in graph.nodes(data=True)} == {
        each.id: each.name for each in view.actors
    }
    edges = {f"{source}~{data['kind']}~{target}": data for source, target, data in graph.edges(data=True)}
    assert {name: data["weight"] for name, data in edges.items()} == {each.id: each.weight for each in view.relations}
    for each in view.relations:
        assert edges[each.id]["label"] == describe_line(each, plural=is_plural(actors[each.source]))
        assert edges[each.id]["color"] == style_line(each.kind, each.stance).color
    for name, data in graph.nodes(data=True):
        actor = actors[name]
        assert (data["x"], data["y"]) == (actor.x, actor.y)
        assert (data["size"], data["color"]) == (size_actor(actor), style_actor(actor.kind).color)
        if kind == "gexf":
            assert data["viz"]["position"] == {"x": actor.x, "y": -actor.y, "z": 0.0}
            assert "#{r:02X}{g:02X}{b:02X}".format(**data["viz"]["color"]) == style_actor(actor.kind).color


def test_networks_say_their_filters(corrected):
    origin = tell_origin(corrected, HOSTILE_ONLY)
    assert all(each in origin for each in SAID)
    graph = nx.read_graphml(io.BytesIO(shown_graphml(corrected, HOSTILE_ONLY).encode()))
    assert graph.graph["about"] == origin
    root = ElementTree.fromstring(shown_gexf(corrected, HOSTILE_ONLY))
    space = "{http://www.gexf.net/1.2draft}"
    assert root.find(f"{space}meta/{space}description").text == origin
    colored = list(root.iter("{http://www.gexf.net/1.2draft/viz}color"))
    assert len(colored) == len(list(root.iter(f"{space}node"))) + len(list(root.iter(f"{space}edge")))


def test_json_comes_back(corrected, view):
    told = json.loads(shown_json(corrected, HOSTILE_ONLY))
    assert told["about"]["filters"] == tell_filters(corrected, HOSTILE_ONLY)
    assert {each["id"]: (each["name"], each["x"], each["y"]) for each in told["actors"]} == {
        each.id: (each.name, each.x, each.y) for each in view.actors
    }
    assert {each["id"]: len({piece["sentence_id"] for piece in each["evidence"]}) for each in told["relations"]} == {
        each.id: each.weight for each in view.relations
    }
    assert corrected.wrong not in {piece["id"] for each in told["relations"] for piece in each["evidence"]}
    again, problems = read_view(
        corrected, "&".join(f"{name}={value}" for name, values in told["about"]["address"].items() for value in values)
    )
    assert (again, problems) == (HOSTILE_ONLY, ())


def test_the_web_page_comes_back(corrected, view):
    page = to_html(corrected, HOSTILE_ONLY)
    held = json.loads(re.search(r'<script type="application/json" id="contents">(.*?)</script>', page, re.DOTALL)[1])
    assert {each["id"] for each in held["network"]["nodes"]} == {each.id for each in view.actors}
    assert {each["id"] for each in held["network"]["edges"]} == {each.id for each in view.relations}
    assert all(each in page for each in SAID)


def test_svg_comes_back(corrected, view):
    root = ElementTree.fromstring(shown_svg(corrected, HOSTILE_ONLY))
    titles = [each.text for each in root.iter(f"{SVG}title")]
    actors = {each.id: each for each in view.actors}
    for each in view.relations:
        said = describe_line(each, plural=is_plural(actors[each.source]))
        assert f"{actors[each.source].name} {said} {actors[each.target].name}" in titles
    words = [each.text for each in root.iter(f"{SVG}text")]
    assert {each.name for each in view.actors} <= set(words)
    assert {"hostile words", "hostile deeds"} <= set(words)
    assert "friendly deeds" not in words
    assert all(each in " ".join(words) for each in SAID)
    assert all(each in root.find(f"{SVG}desc").text for each in SAID)


def test_png_comes_back(corrected, view):
    scene = set_scene(corrected, HOSTILE_ONLY)
    image = Image.open(io.BytesIO(to_png(scene)))
    image.load()
    assert image.size == (round(scene.width * 2), round(scene.height * 2))
    assert all(each in image.text["Description"] for each in SAID)
    for actor in view.actors:
        place = (round((actor.x - scene.left) * 2), round((actor.y - scene.top) * 2))
        assert "#{:02X}{:02X}{:02X}".format(*image.getpixel(place)) == style_actor(actor.kind).color


@pytest.mark.parametrize("kind", ["csv", "json", "graphml", "gexf", "html", "svg", "png"])
def test_the_command_line_writes_what_the_page_shows(corrected, view, tmp_path, kind):
    address = "http://localhost:8501/?quads=verbal+conflict&quads=material+conflict&show=14&sure=50&sel=nobody"
    paths, problems = export_view(corrected, tmp_path, kind, address)
    assert problems == ("The link points to an actor or a line that is not in this collection.",)
    assert all(path.stat().st_size > 0 for path in paths)
    if kind == "json":
        assert len(json.loads(paths[0].read_text(encoding="utf-8"))["actors"]) == len(view.actors)
    everything = export_everything(corrected, tmp_path / "all", kind)
    assert all(path.stat().st_size > 0 for path in everything)


def test_an_address_that_is_too_much_is_refused(corrected):
    with pytest.raises(QueryError):
        read_view(corrected, "?" + "&".join(f"a{number}=1" for number in range(600)))


@pytest.mark.parametrize("kind", ["csv", "json", "graphml", "gexf", "html", "svg", "png"])
def test_a_view_of_nothing_and_a_hostile_one_make_files_that_open(hostile, tmp_path, kind):
    for number, address in enumerate(("find=no+such+thing", "show=0&sure=0")):
        paths, _ = export_view(hostile, tmp_path / str(number), kind, address)
        for path in paths:
            if path.suffix in (".svg", ".graphml", ".gexf"):
                ElementTree.parse(path)
            elif path.suffix == ".png":
                Image.open(path).verify()
            elif path.suffix == ".json":
                json.loads(path.read_text(encoding="utf-8"))


def test_everything_says_that_no_filter_is_on(story):
    assert tell_filters(story, Query(kinds=(), least_confidence=0.0, limit=0)) == "with named together; however unsure"
    assert tell_filters(story, Query(limit=5)).endswith("actors that are told of most")


def test_outlines_close_around_their_middle():
    assert corners_of("dot", 0, 0, 5) == ()
    for shape, number in (("square", 4), ("hexagon", 6), ("triangle", 3), ("diamond", 4)):
        corners = corners_of(shape, 10, 20, 5)
        assert len(corners) == number
        assert sum(x for x, _ in corners) / number == pytest.approx(10)
    assert head_of((0, 0), (10, 0), "arrow", 1)[0] == (10, 0)
    assert head_of((0, 0), (10, 0), "circle", 1) == ()


def test_a_dashed_line_is_as_long_as_its_strokes():
    pieces = _dash(((0.0, 0.0), (10.0, 0.0), (20.0, 0.0)), (6, 4))
    assert pieces == [((0.0, 0.0), (6.0, 0.0)), ((10.0, 0.0), (16.0, 0.0))]
    assert _dash(((0.0, 0.0), (5.0, 0.0)), ()) == [((0.0, 0.0), (5.0, 0.0))]
