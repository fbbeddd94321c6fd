"""What a search shows: actors by any of their names, sentences with the words marked, and what the slider says."""

from dataclasses import replace

from explorer.explore import Explorer
from explorer.model import Query
from explorer.store import hold_store
from explorer.ui.contents.article import article
from explorer.ui.contents.filters import say_certainty
from explorer.ui.contents.network import say_showing
from explorer.ui.contents.pane import pane
from tests.factory import Story, make_actor, make_tables


def make_explorer():
    story = Story("lamp", "Ann Lee met Bob. Fox warned Bob. The talks failed.")
    ann, fox = story.mention("Ann Lee"), story.mention("Fox")
    bobs = [story.mention("Bob", nth) for nth in range(2)]
    story.relation("action", ann, bobs[0], cue="met")
    story.relation("action", fox, bobs[1], cue="warned")
    actors = [make_actor("Ann Lee", [ann, fox], aliases=("Fox",)), make_actor("Bob", bobs)]
    return Explorer(hold_store(make_tables([story], actors)))


def found(words):
    explorer = make_explorer()
    query = Query(search=words, least_confidence=0.0)
    return pane(explorer, explorer.view(query), query)["found"]


def test_an_actor_is_found_by_every_name():
    (ann,) = found("fox")["actors"]
    assert (ann["name"], ann["also"]) == ("Ann Lee", "Fox")


def test_words_of_the_articles_are_found_in_their_sentence():
    content = found("talks")
    assert content["actors"] == []
    assert content["counts"] == "1 sentence in 1 article"
    (sentence,) = content["groups"][0]["sentences"]
    assert sentence["text"] == ["The ", {"role": "found", "of": ["talks"]}, " failed."]


def test_words_that_name_nobody_show_who_stands_in_their_sentences():
    explorer = make_explorer()
    query = Query(search="warned", least_confidence=0.0)
    view = explorer.view(query)
    assert {actor.name for actor in view.actors} == {"Ann Lee", "Bob"}
    assert say_showing(view, query)["text"] == "Showing 2 actors named in sentences that say “warned”"
    nobody = replace(query, search="talks")
    assert explorer.view(nobody).actors == ()
    assert "none that the filters leave stands in" in say_showing(explorer.view(nobody), nobody)["empty"]["text"]


def test_what_is_searched_is_marked_in_the_article():
    explorer = make_explorer()
    opened = article(explorer, Query(search="talks", sentence="lamp#0"))
    marks = [node for paragraph in opened["paragraphs"] for each in paragraph for node in each["text"]]
    assert {"role": "found", "of": ["talks"]} in marks


def test_without_a_search_nothing_is_found():
    assert found("") is None


def test_the_slider_says_what_it_shows_and_how_much_of_it_is_right():
    said = say_certainty(((0.9, 1, 0.95), (0.5, 40, 0.72), (0.0, 60, 0.55)))
    assert said["50"] == "Shows 40 claims; readers call about 7 of 10 right. 20 more are less sure."
    assert said["0"] == "Shows 60 claims; readers call about 6 of 10 right."
    assert said["90"].startswith("Shows 1 claim;")
