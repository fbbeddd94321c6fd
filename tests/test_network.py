import pytest

from explorer.network import (
    build_network,
    choose_shown,
    ego_network,
    find_neighbours,
    find_paths,
    matches_name,
    pick_leading,
    weigh_actors,
)
from explorer.views import ActorRow, RelationRow


def actor(name: str, weight: int = 1, *, aliases: tuple[str, ...] = ()) -> ActorRow:
    return ActorRow(name, name, "person", aliases, "", weight, 1, weight, 0.0, 0.0)


def line(source: str, target: str, weight: int = 1, kind: str = "action") -> RelationRow:
    return RelationRow(
        f"{source}~{kind}~{target}", kind, source, target, weight, "", False, (), (), 1, ("Lamp",), 1.0, False, 0.0
    )


ACTORS = [actor(name) for name in "abcdef"]
LINES = [line("a", "b", 5), line("b", "c", 5), line("a", "d", 1), line("d", "c", 9), line("c", "e", 2)]


@pytest.fixture
def graph():
    return build_network(ACTORS, LINES)


def test_lines_of_strangers_are_left_out():
    graph = build_network([actor("a"), actor("b")], [line("a", "b"), line("a", "z")])
    assert sorted(graph.nodes) == ["a", "b"]
    assert list(graph.edges(keys=True)) == [("a", "b", "a~action~b")]


def test_several_lines_between_two_stay_apart():
    graph = build_network([actor("a"), actor("b")], [line("a", "b"), line("a", "b", kind="statement"), line("b", "a")])
    assert graph.number_of_edges() == 3


@pytest.mark.parametrize(("radius", "near"), [(1, "abd"), (2, "abcd")])
def test_ego_network_ignores_directions(graph, radius, near):
    assert sorted(ego_network(graph, "a", radius=radius)) == list(near)
    assert sorted(ego_network(graph, "d", radius=1)) == ["a", "c", "d"]


def test_ego_network_is_a_copy(graph):
    ego_network(graph, "a").clear()
    assert graph.number_of_nodes() == 6


def test_nobody_has_an_empty_neighbourhood(graph):
    assert not ego_network(graph, "nobody")


def test_paths_come_strongest_first_by_their_weakest_step(graph):
    assert find_paths(graph, "a", "c") == (("a", "b", "c"), ("a", "d", "c"))
    assert find_paths(graph, "a", "c", most=1) == (("a", "b", "c"),)


@pytest.mark.parametrize(("start", "end"), [("a", "f"), ("a", "nobody"), ("nobody", "a"), ("a", "a")])
def test_no_path_where_there_is_none(graph, start, end):
    assert find_paths(graph, start, end) == ()


def test_lines_both_ways_add_up_for_a_path():
    graph = build_network(
        ACTORS, [line("a", "b", 2), line("b", "a", 2), line("b", "c", 4), line("a", "d", 3), line("d", "c", 3)]
    )
    assert find_paths(graph, "a", "c")[0] == ("a", "b", "c")


def test_leading_actors_are_those_with_most_evidence():
    actors = [actor("a", 1), actor("b", 9), actor("c", 5)]
    assert [each.id for each in pick_leading(actors, 2)] == ["b", "c"]
    assert [each.id for each in pick_leading(actors, 2, kept={"a"})] == ["a", "b"]
    assert [each.id for each in pick_leading(actors, 1, kept={"a", "c"})] == ["a", "c"]
    assert len(pick_leading(actors, 0)) == 3


def test_who_would_stand_alone_makes_room():
    actors = [actor("a", 9), actor("b", 8), actor("c", 7), actor("d", 1)]
    lines = [line("a", "b", 8), line("c", "d", 1), line("a", "d", 1)]
    assert [each.id for each in choose_shown(actors, lines, 3)] == ["a", "b", "d"]
    assert "c" in [each.id for each in choose_shown(actors, lines, 3, kept={"c"})]


def test_weights_are_those_of_the_lines_given():
    weighed = weigh_actors(ACTORS, [line("a", "b", 2), line("a", "c", 3)], kept={"f"})
    assert [(each.id, each.weight) for each in weighed] == [("a", 5), ("c", 3), ("b", 2), ("f", 0)]


@pytest.mark.parametrize(
    ("search", "found"),
    [("pom", True), ("MIKE P", True), ("cia dir", True), ("muller", True), ("ompeo", False), ("x", False)],
)
def test_names_match_from_the_beginning_of_a_word(search, found):
    assert matches_name(actor("Mike Pompeo", aliases=("CIA Director", "Müller-Pompeo")), search) is found


def test_neighbours_in_both_directions():
    assert find_neighbours({"c"}, LINES) == {"b", "d", "e"}
