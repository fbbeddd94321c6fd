import json
from collections import Counter

import pytest

from explorer.explore import EVERYTHING, Explorer
from explorer.model import Query
from explorer.store import hold_store
from explorer.ui.address import read_query, write_query
from explorer.ui.contents import to_json
from explorer.ui.contents.article import article
from explorer.ui.contents.filters import filters
from explorer.ui.contents.network import list_chips, picture
from explorer.ui.contents.pane import pane
from explorer.ui.contents.rules import say_agreed
from explorer.ui.contents.table import tables
from explorer.ui.drawing import bend_parallel
from tests.factory import Story, make_actor, make_tables
from tests.ui.synthetic import HOSTILE_NAME, HOSTILE_TEXT
from tests.ui.test_marked import texts

START = Query()


def show_pane(explorer, query=START):
    return pane(explorer, explorer.view(query), query)


def show_picture(explorer, query=START):
    chips = list_chips(query, explorer.everybody(), explorer.documents())
    return picture(explorer.view(query), query, bend_parallel(explorer.lines(EVERYTHING)), chips=chips, source="")


def show_filters(explorer, query=START):
    return filters(explorer.view(query), query, actors=explorer.everybody(), documents=explorer.documents(), heaviest=9)


def after(query: Query, change: dict[str, list[str]]) -> Query:
    """The query that the address asks for after a change."""
    parameters = {**write_query(query), **change}
    return read_query({name: values for name, values in parameters.items() if values})[0]


@pytest.fixture
def line(story):
    return story.view(Query()).relations[0]


def test_nothing_selected_explains_and_offers_the_strongest(story):
    content = show_pane(story)
    assert content["kind"] == "overview"
    offered = [each["id"] for each in content["strongest"]]
    doing = [line.id for line in story.view(Query()).relations if line.kind not in ("affiliation", "co-mention")]
    assert offered == doing[:8]
    assert len(content["actors"]) == 8


def test_a_line_shows_all_its_sentences_once(story, line):
    content = show_pane(story, Query(selected=line.id))
    shown = [sentence["id"] for group in content["groups"] for sentence in group["sentences"]]
    assert len(shown) == len(set(shown)) == line.weight
    assert content["counts"].startswith(f"{line.weight} sentence")
    assert content["source"]["id"] == line.source


def test_articles_come_newest_first(story, line):
    dates = [group["date"] for group in show_pane(story, Query(selected=line.id))["groups"]]
    assert dates == sorted(dates, reverse=True)


def test_each_sentence_says_who_tells_it_why_and_how_to_cite_it(story, line):
    content = show_pane(story, Query(selected=line.id))
    sure = {each.mention.id: each.confidence for each in story.evidence(line.id, Query())}
    for group in content["groups"]:
        for sentence in group["sentences"]:
            assert sentence["why"] == [
                {
                    "rule": "by hand",
                    "text": "The sentence was made up for a test.",
                    "measured": "Right in 41 of 45 sentences that were checked by hand.",
                    "agreed": say_agreed(max(sure[each] for each in sentence["evidence"])),
                }
            ]
            assert texts(sentence["text"]) in sentence["cite"]
            assert group["title"] in sentence["cite"]
            assert sentence["sure"].endswith("%)")
            roles = {node["role"] for node in sentence["text"] if isinstance(node, dict)}
            assert {"source", "target", "cue"} <= roles


def test_negation_and_modality_are_said_in_words(story):
    badges = {
        (badge["id"], badge["text"])
        for line in story.lines(Query())
        for group in show_pane(story, Query(selected=line.id))["groups"]
        for sentence in group["sentences"]
        for badge in sentence["badges"]
    }
    assert {("negated", "did not happen"), ("planned", "planned"), ("THREATEN", "threatens")} <= badges


def test_what_filters_leave_out_of_a_line_is_said(story):
    line = max(story.lines(Query()), key=lambda each: each.documents)
    document = story.evidence(line.id, Query())[0].passage.document_id
    content = show_pane(story, Query(selected=line.id, documents=(document,)))
    assert content["hidden"] == f"The filters leave out {line.weight - 1} more sentences."
    assert after(Query(documents=(document,)), content["clear"]).documents == ()


def test_a_line_that_filters_hide_offers_itself_again(story, line):
    content = show_pane(story, Query(selected=line.id, outlets=("nowhere",)))
    assert content["kind"] == "missing"
    assert after(Query(outlets=("nowhere",)), content["change"]) == Query()


def test_an_actor_shows_its_lines_both_ways_and_its_sentences(story):
    actor = story.view(Query()).actors[0]
    content = show_pane(story, Query(selected=actor.id))
    lines = story.lines_of(actor.id, Query())
    assert {each["id"] for each in content["out"]} == {each.id for each in lines if each.source == actor.id}
    assert {each["id"] for each in content["in"]} == {each.id for each in lines if each.target == actor.id}
    for group in content["groups"]:
        for sentence in group["sentences"]:
            marked = [node for node in sentence["text"] if isinstance(node, dict)]
            assert {node["actor"] for node in marked} == {actor.id}


def test_an_actor_says_which_outlets_tell_about_it_and_what_filters_leave_out():
    told = {"lamp": "Ann met Bob. Bob left.", "bell": "Bob slept. Bob woke. Bob left."}
    stories = [Story(name, text, outlet=name.title()) for name, text in told.items()]
    ann = make_actor("Ann", [stories[0].mention("Ann")])
    bob = make_actor(
        "Bob", [each.mention("Bob", nth) for each in stories for nth in range(each.document.text.count("Bob"))]
    )
    explorer = Explorer(hold_store(make_tables(stories, [ann, bob])))
    assert show_pane(explorer, Query(selected=ann.id))["outlets"] == "of Lamp"
    assert show_pane(explorer, Query(selected=bob.id))["outlets"] == "of all 2 outlets"
    assert show_pane(explorer, Query(selected=bob.id))["hidden"] == ""
    bell = Query(selected=bob.id, outlets=("Bell",))
    assert show_pane(explorer, bell)["hidden"] == "The filters leave out 2 more sentences."
    assert show_pane(explorer, bell)["outlets"] == "of all 2 outlets"
    gone = Query(selected=ann.id, outlets=("Bell",))
    content = show_pane(explorer, gone)
    assert content["groups"] == []
    assert content["hidden"] == "The filters leave out all 1 sentence."
    assert after(gone, content["clear"]) == Query(selected=ann.id)


def test_a_heading_says_the_forms_of_one_word_once():
    story = Story(
        "lamp",
        "Ann wrote to Bob. Ann has written to Bob. Ann wrote to Bob. Ann met Bob. Ann warned Bob. Ann warned Bob.",
    )
    said = (
        ("wrote to", "write to"),
        ("written to", "write to"),
        ("wrote to", "write to"),
        ("met", "meet"),
        ("warned", "warn"),
        ("warned", "warn"),
    )
    anns, bobs = ([story.mention(name, nth) for nth in range(len(said))] for name in ("Ann", "Bob"))
    seen = Counter()
    for ann, bob, (cue, predicate) in zip(anns, bobs, said, strict=True):
        story.relation("action", ann, bob, cue=cue, nth=seen[cue], predicate=predicate, tense="past")
        seen[cue] += 1
    explorer = Explorer(hold_store(make_tables([story], [make_actor("Ann", anns), make_actor("Bob", bobs)])))
    assert show_pane(explorer, Query(selected="ann~action~bob"))["what"] == "wrote to, warned"


def test_where_no_way_leads_from_one_to_the_other_there_are_ways_out(story):
    near = {end for line in story.lines(Query(kinds=("affiliation",))) for end in (line.source, line.target)}
    alone = next(actor for actor in story.everybody() if actor not in near)
    query = Query(focus=next(iter(near)), path_to=alone, kinds=("affiliation",), quads=("verbal conflict",))
    content = show_pane(story, query)
    assert content["ways"] == []
    assert after(query, content["clear"]).quads == ()
    assert after(query, content["clear"]).path_to == alone
    assert "co-mention" in after(query, content["draw"]).kinds
    empty = show_picture(story, query)["showing"]["empty"]
    assert "leads from one to the other" in empty["text"]
    assert after(query, empty["change"]) == Query()


def test_an_empty_picture_says_why_and_offers_everything_again(story):
    for query, words in (
        (Query(search="zzzz"), "No actor is called “zzzz”, and none that the filters"),
        (Query(outlets=("no",)), "No line"),
    ):
        empty = show_picture(story, query)["showing"]["empty"]
        assert empty["text"].startswith(words)
        assert after(query, empty["change"]) == Query()


def test_ways_between_two_are_lists_of_lines(story):
    everybody = [actor.id for actor in story.view(Query(limit=0)).actors]
    content = show_pane(story, Query(focus=everybody[0], path_to=everybody[-1]))
    assert content["kind"] == "paths"
    assert all(step for way in content["ways"] for step in way)


@pytest.mark.parametrize("selected", ["nobody", "a~action~b"])
def test_a_selection_that_is_not_there_is_said(story, selected):
    assert show_pane(story, Query(selected=selected))["kind"] == "missing"


def test_an_article_is_whole_and_marks_the_selected_line(story, line):
    evidence = story.evidence(line.id, Query())[0]
    content = article(story, Query(selected=line.id, sentence=evidence.passage.sentence_id))
    whole = "\n".join("".join(texts(passage["text"]) for passage in paragraph) for paragraph in content["paragraphs"])
    text = story.documents()[evidence.passage.document_id].text
    assert whole.split() == text.split()
    telling = [each["id"] for paragraph in content["paragraphs"] for each in paragraph if each.get("tells")]
    assert evidence.passage.sentence_id in telling
    assert content["at"] == evidence.passage.sentence_id


def test_no_article_is_open_at_first(story):
    assert article(story, Query()) is None
    assert "no such article" in article(story, Query(sentence="nothing#1"))["missing"]


def test_the_picture_says_what_it_shows_and_how_to_get_the_rest(story):
    content = show_picture(story)
    assert content["showing"]["text"] == "Showing 40 of 60 actors"
    assert after(Query(), content["showing"]["more"]["change"]).limit == 0
    for hidden in content["hidden"]:
        view = story.view(after(Query(), hidden["change"]))
        assert len(view.actors) + len(view.relations) > 40 + len(story.view(Query()).relations)


def test_each_chip_takes_its_filter_away(story):
    focus = story.view(Query()).actors[0].id
    query = Query(
        kinds=("action", "co-mention"), quads=("verbal conflict",), events=("THREATEN",), outlets=("",),
        documents=("d001",), since="2017", least_weight=2, least_confidence=0.1, references=False,
        actor_kinds=("state",), search="a", focus=focus,
    )  # fmt: skip
    left = query
    chips = list_chips(query, story.everybody(), story.documents())
    while chips:
        left = after(left, chips[0]["change"])
        fewer = list_chips(left, story.everybody(), story.documents())
        assert len(fewer) < len(chips)
        chips = fewer
    assert left == Query()


@pytest.mark.parametrize(
    ("kinds", "texts"),
    [
        (("quotation",), ["only quotations"]),
        (("co-mention",), ["only named together"]),
        (("action", "affiliation"), ["no statements", "no quotations"]),
        ((), ["with named together"]),
    ],
)
def test_the_kinds_of_lines_are_said_in_few_words(story, kinds, texts):
    chips = list_chips(Query(kinds=kinds), story.everybody(), story.documents())
    assert [chip["text"] for chip in chips] == texts


def test_legend_entries_say_what_they_filter(story):
    for name in ("actors", "lines"):
        for entry in show_picture(story)["legend"][name]:
            chosen = after(Query(), {entry["param"]: [entry["value"]]})
            only = next(each for each in show_picture(story, chosen)["legend"][name] if each["value"] == entry["value"])
            assert only["on"]
            assert chosen != Query()


def test_filters_offer_what_there_is_with_counts(story):
    content = show_filters(story)
    assert [kind["value"] for kind in content["kinds"]] == [
        "action", "statement", "quotation", "affiliation", "co-mention"
    ]  # fmt: skip
    groups = {group["param"]: group for group in content["groups"]}
    assert set(groups) == {"quads", "events", "actors", "credit", "outlets", "articles"}
    assert {option["label"] for option in groups["outlets"]["options"]} >= {"The Paper Lantern", "Unknown outlet"}
    for param, group in groups.items():
        option = group["options"][0]
        chosen = after(Query(), {param: [option["value"]]})
        assert chosen != Query()
        if param != "actors":
            assert len(story.lines(chosen)) == option["count"]


def test_show_everything_again_is_offered_only_when_something_is_filtered(story):
    assert show_filters(story)["on"] is False
    query = Query(quads=("verbal conflict",), selected="actor-1")
    content = show_filters(story, query)
    assert content["on"] is True
    assert after(query, content["clear"]) == Query(selected="actor-1")


def test_the_table_is_the_picture(story):
    view, content = story.view(Query()), tables(story.view(Query()))
    assert [row[0] for row in content["lines"]["rows"]] == [line.id for line in view.relations]
    assert [row[0] for row in content["actors"]["rows"]] == [actor.id for actor in view.actors]
    assert all(len(row) == len(content["lines"]["columns"]) + 1 for row in content["lines"]["rows"])


def test_hostile_texts_travel_unchanged_as_text(hostile):
    line = next(each for each in hostile.lines(Query()) if "actor-1" in (each.source, each.target))
    content = json.loads(to_json(show_pane(hostile, Query(selected=line.id))))
    assert HOSTILE_NAME in (content["source"]["name"], content["target"]["name"])
    sentences = [
        texts(sentence["text"])
        for each in hostile.lines(Query())
        for group in show_pane(hostile, Query(selected=each.id))["groups"]
        for sentence in group["sentences"]
    ]
    assert any(sentence.startswith(HOSTILE_TEXT) for sentence in sentences)
