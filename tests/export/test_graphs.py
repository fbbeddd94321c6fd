"""GraphML and GEXF: read back by networkx, in types that the formats know."""

import io
from dataclasses import replace
from xml.etree import ElementTree

import networkx as nx
import pytest

from explorer.export.graphs import export_gexf, export_graphml, to_gexf, to_graphml
from explorer.store import hold_store
from explorer.views import ActorRow, RelationRow
from tests.factory import make_tables

ANN = ActorRow("ann", "Ann <b>&\x00\x1b", "person", ("A.", "Ms \ud800A"), "", 3, 2, 5, 1.5, -2.0)
BOB = ActorRow("bob", "Bob", "state", (), "ann", 1, 1, 5, 0.0, 0.0)
ACTION = RelationRow(
    "ann~action~bob", "action", "ann", "bob", 3, "verbal conflict", True, (("THREATEN", 2), ("CONSULT", 1)),
    ("warn", "meet"), 2, ("", "Lamp"), 0.75, False, 1 / 3,
)  # fmt: skip
TOGETHER = replace(ACTION, id="ann~co-mention~bob", kind="co-mention", quad="", events=(), predicates=(), mixed=False)
STRAY = replace(ACTION, id="ann~action~carl", target="carl")


def read(write):
    text = write([ANN, BOB], [ACTION, TOGETHER, STRAY])
    load = nx.read_graphml if write is to_graphml else nx.read_gexf
    return load(io.BytesIO(text.encode("utf-8")), **({"force_multigraph": True} if write is to_graphml else {}))


@pytest.mark.parametrize("write", [to_graphml, to_gexf])
def test_a_network_comes_back_with_its_attributes(write):
    graph = read(write)
    assert graph.is_directed()
    assert graph.is_multigraph()
    assert graph.nodes["ann"]["label"] == "Ann <b>&\ufffd\ufffd"
    assert graph.nodes["ann"]["aliases"] == "A. | Ms \ufffdA"
    assert (graph.nodes["bob"]["kind"], graph.nodes["bob"]["belongs_to"]) == ("state", "ann")
    assert {type(graph.nodes["ann"][name]) for name in ("mentions", "documents", "evidence")} == {int}
    edges = {data["kind"]: data for _, _, data in graph.edges(data=True)}
    assert set(edges) == {"action", "co-mention"}
    assert (edges["action"]["quad"], edges["action"]["mixed"]) == ("verbal conflict", True)
    assert (edges["action"]["events"], edges["action"]["predicates"]) == ("THREATEN (2) | CONSULT (1)", "warn | meet")
    assert (edges["action"]["weight"], edges["action"]["outlets"]) == (3, "Lamp")
    assert edges["action"]["unreal"] == pytest.approx(1 / 3, abs=1e-4)


def test_graphml_spells_truth_values_as_xml_does_and_leaves_texts_alone():
    """XML Schema knows true, false, 1 and 0; other programs refuse Python's words or read them all as false."""
    called_true = replace(ANN, name="True", kind="False")
    text = to_graphml([called_true, BOB], [ACTION, TOGETHER])
    root = ElementTree.fromstring(text)
    space = "{http://graphml.graphdrawing.org/xmlns}"
    declared = {key.attrib["id"]: key.attrib["attr.type"] for key in root.iter(f"{space}key")}
    values = [(declared[data.attrib["key"]], data.text) for data in root.iter(f"{space}data")]
    assert {value for kind, value in values if kind == "boolean"} == {"true", "false"}
    assert {("string", "True"), ("string", "False")} <= set(values)


def test_gexf_has_the_places_of_the_picture():
    text = to_gexf([ANN, BOB], [ACTION, TOGETHER])
    places = [
        element.attrib for element in ElementTree.fromstring(text).iter("{http://www.gexf.net/1.2draft/viz}position")
    ]
    assert places[0] == {"x": "1.5", "y": "2.0", "z": "0.0"}


def test_ids_in_graphml_are_unique():
    text = to_graphml([ANN, BOB], [ACTION, TOGETHER])
    keys = [
        element.get("id") for element in ElementTree.fromstring(text).iter("{http://graphml.graphdrawing.org/xmlns}key")
    ]
    assert len(keys) == len(set(keys)) > 10


@pytest.mark.parametrize("export", [export_graphml, export_gexf])
def test_a_store_with_nothing_in_it_is_an_empty_network(export, tmp_path):
    (path,) = export(hold_store(make_tables([], [])), tmp_path)
    assert ElementTree.parse(path).getroot().tag.endswith(("graphml", "gexf"))
