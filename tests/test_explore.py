from dataclasses import replace
from functools import partial

import pytest

from explorer import explore
from explorer.compare import Comparer
from explorer.explore import Explorer, is_line, line_part
from explorer.model import Decision, Query
from explorer.network import find_neighbours, matches_name
from explorer.store import hold_store
from tests.ui.synthetic import make_story


def ids(rows) -> list[str]:
    return [each.id for each in rows]


def test_the_first_view_shows_the_leading_actors(story):
    view = story.view(Query())
    assert len(view.actors) == 40
    assert view.actors_matching == view.actors_in_all == 60
    assert [actor.weight for actor in view.actors] == sorted((actor.weight for actor in view.actors), reverse=True)
    assert dict(view.hidden)[explore.UNIMPORTANT] == 20


def test_every_line_is_shown_or_accounted_for(story):
    for query in (Query(), Query(limit=0), Query(quads=("verbal conflict",)), Query(actor_kinds=("person",), limit=5)):
        view = story.view(query)
        hidden = dict(view.hidden)
        lines = (explore.FILTERED_LINES, explore.UNSURE, explore.LINES_OF_HIDDEN, explore.NOT_DRAWN)
        assert len(view.relations) + sum(hidden.get(why, 0) for why in lines) == view.relations_in_all
        actors = (explore.UNIMPORTANT, explore.FILTERED_ACTORS, explore.UNTOLD)
        assert len(view.actors) + sum(hidden.get(why, 0) for why in actors) <= view.actors_in_all


def test_lines_lead_only_to_actors_that_are_shown(story):
    view = story.view(Query(limit=12))
    shown = set(ids(view.actors))
    assert view.relations
    assert all({line.source, line.target} <= shown for line in view.relations)
    assert shown == {end for line in view.relations for end in (line.source, line.target)}


def test_the_selected_actor_is_always_shown(story):
    last = ids(story.view(Query(limit=0)).actors)[-1]
    assert last not in ids(story.view(Query(limit=10)).actors)
    assert last in ids(story.view(Query(limit=10, selected=last)).actors)


def test_both_ends_of_the_selected_line_are_shown(story):
    weak = min(story.lines(Query()), key=lambda line: (line.weight, line.id))
    view = story.view(Query(limit=5, selected=weak.id))
    assert weak.id in ids(view.relations)


def test_selecting_what_is_shown_changes_nothing(story):
    view = story.view(Query())
    assert story.view(Query(selected=view.actors[3].id, sentence="d000#1")) is view


def test_co_mentions_are_off_at_first_and_offered(story):
    view = story.view(Query())
    assert not any(line.kind == "co-mention" for line in view.relations)
    assert dict(view.hidden)[explore.NOT_DRAWN] > 0
    both = story.view(Query(kinds=(*Query().kinds, "co-mention")))
    assert any(line.kind == "co-mention" for line in both.relations)
    assert explore.NOT_DRAWN not in dict(both.hidden)


def test_only_some_kinds_of_actors(story):
    view = story.view(Query(actor_kinds=("state", "organization")))
    assert {actor.kind for actor in view.actors} == {"state", "organization"}


def test_a_name_brings_its_neighbours(story):
    actor = story.view(Query()).actors[5]
    view = story.view(Query(search=actor.name))
    assert actor.id in ids(view.actors)
    named = {each.id for each in view.actors if matches_name(each, actor.name)}
    assert set(ids(view.actors)) == named | (find_neighbours(named, story.lines(Query())) & set(ids(view.actors)))
    assert len(view.actors) > len(named)


def test_who_is_searched_is_shown_even_without_a_line(story):
    document = next(iter(story.documents()))
    everybody = story.everybody(Query(documents=(document,), quads=("verbal conflict",))).values()
    lonely = next(actor for actor in everybody if actor.weight == 0)
    query = Query(search=lonely.name, documents=(document,), quads=("verbal conflict",))
    assert lonely.id in ids(story.view(query).actors)


def test_nobody_of_that_name(story):
    view = story.view(Query(search="zzz"))
    assert view.actors == ()
    assert view.relations == ()


def test_the_neighbourhood_grows_with_the_radius(story):
    focus = story.view(Query(limit=0)).actors[-1].id
    near = story.view(Query(focus=focus, limit=0))
    far = story.view(Query(focus=focus, radius=2, limit=0))
    assert focus in ids(near.actors)
    assert set(ids(near.actors)) < set(ids(far.actors))


def test_a_path_shows_only_who_stands_on_it(story):
    everybody = ids(story.view(Query(limit=0)).actors)
    start, end = everybody[0], everybody[-1]
    paths = story.paths(start, end, Query())
    view = story.view(Query(focus=start, path_to=end))
    assert paths
    assert set(ids(view.actors)) == {actor for path in paths for actor in path}


def test_counts_of_kinds_of_actors_stay_complete_under_filters(story):
    everything = {kind for kind, _ in story.view(Query()).facets["actor_kinds"]}
    few = story.view(Query(documents=("d000",))).facets["actor_kinds"]
    assert {kind for kind, _ in few} == everything


def test_answers_change_with_a_decision():
    explorer = Explorer(hold_store(make_story(20)))
    line = explorer.view(Query()).relations[0]
    evidence = explorer.evidence(line.id, Query())
    wrong = tuple(each.mention.id for each in evidence)
    explorer.store.append_decision(Decision("1", "wrong", wrong))
    assert explorer.evidence(line.id, Query()) == ()
    assert line.id not in ids(explorer.view(Query()).relations)


def test_unknown_ids_have_no_answers(story):
    assert story.line("nobody~action~nowhere") is None
    assert story.evidence("nobody~action~nowhere", Query()) == ()
    assert story.paths("nobody", "nowhere", Query()) == ()
    assert story.view(Query(focus="nobody")).relations == ()


def test_the_line_part_of_a_query_leaves_out_everything_about_actors():
    query = Query(kinds=("action",), outlets=("Lamp",), least_weight=2, references=False)
    more = replace(
        query, search="x", focus="y", path_to="z", limit=3, selected="s", sentence="t", actor_kinds=("state",)
    )
    assert line_part(more) == query


@pytest.mark.parametrize(("selected", "line"), [("a~action~b", True), ("a", False), ("", False)])
def test_lines_are_told_from_actors_by_their_ids(selected, line):
    assert is_line(selected) is line


def tell_first(explorer: Explorer, number: int) -> list[str]:
    return [f"first {number}", explorer.version]


def tell_second(explorer: Explorer, number: int) -> list[str]:
    return [f"second {number}", explorer.version]


def test_an_answer_is_kept_for_the_function_and_what_it_is_given(story):
    first = story.keep(tell_first, story, 1)
    assert story.keep(tell_first, story, 1) is first
    assert story.keep(tell_first, story, 2) == ["first 2", story.version]
    assert story.keep(tell_second, story, 1) == ["second 1", story.version]


def test_methods_of_equal_objects_share_answers_and_those_of_others_do_not(story):
    one, other = Explorer(story.store), Explorer(story.store)
    assert one.keep(one.documents) is one.keep(one.documents)
    assert one.keep(one.documents) is not one.keep(other.documents)
    assert Comparer(one) == Comparer(one) != Comparer(other)
    assert one.keep(Comparer(one).repeats) is one.keep(Comparer(one).repeats)


def test_what_is_made_on_the_spot_cannot_own_an_answer(story):
    def tell() -> int:
        return 1

    for nobody in (lambda: 1, tell, partial(tell_first, story, 1), int):
        with pytest.raises(TypeError, match="cannot own a kept answer"):
            story.keep(nobody)
