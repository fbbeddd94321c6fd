"""What the section on shared passages shows, as values."""

import pytest

from explorer.compare import Comparer
from explorer.coverage.copies import find_sentence_copies
from explorer.coverage.passages import find_passages
from explorer.explore import Explorer
from explorer.model import Cue, Query
from explorer.store import hold_store
from explorer.ui.address import read_query, write_query
from explorer.ui.comparison_address import read_comparison
from explorer.ui.contents.comparison.network import ONCE, list_differences
from explorer.ui.contents.comparison.passages import NOTHING, say_first, show_passages
from explorer.ui.contents.comparison.sides import show_sides
from explorer.ui.contents.comparison.texts import Marked, mark_text
from explorer.ui.contents.filters import filters
from explorer.ui.contents.network import list_chips
from tests.factory import Story, make_actor, make_document, make_tables

STORM = "Ann warned Bob that the storm would tear eleven roofs from houses in the upper town before midnight."
BRIDGE = "The council closed the rusty old bridge because its chains had cracked during the second flood of spring."
LAMP = f"{BRIDGE} Nobody spoke.\n\n{STORM}"
KITE = f"Trains stood still.\n{STORM.replace('houses', 'barns')} A fund was set up. {BRIDGE}"


def tell(document_id: str, text: str, **fields: str) -> Story:
    """Ann and Bob wherever the storm is told of."""
    story = Story(document_id, text, **fields)
    if "Ann" in text:
        story.relation("action", story.mention("Ann"), story.mention("Bob"), cue="warned")
    return story


def compare(*stories: Story) -> Comparer:
    documents = [story.document for story in stories]
    sentences = [sentence for story in stories for sentence in story.sentences]
    passages = find_passages(documents, sentences)
    mentions = [mention for story in stories for mention in story.mentions]
    actors = [make_actor(name, [each for each in mentions if each.text == name]) for name in ("Ann", "Bob")]
    copies = find_sentence_copies(documents, passages, sentences)
    return Comparer(Explorer(hold_store(make_tables(stories, actors, passages=passages, copies=copies))))


@pytest.fixture
def comparer() -> Comparer:
    return compare(
        tell("lamp", LAMP, outlet="Lamp", published="2018-01-02"),
        tell("kite", KITE, outlet="Kite", published="2018-01-05"),
        tell("drum", "Quite another matter altogether.", outlet="Drum"),
    )


def sides(comparer: Comparer, *names: str):
    return [comparer.side((f"outlet:{name}",)) for name in names]


def words_of(piece) -> str:
    if isinstance(piece, str):
        return piece
    return piece.get("repeats") or piece.get("changed") or "".join(map(words_of, piece["of"]))


def marked_as(text, kind: str) -> list:
    pieces = [piece for paragraph in text["paragraphs"] for piece in paragraph if not isinstance(piece, str)]
    inner = [each for piece in pieces for each in piece.get("of", ()) if not isinstance(each, str)]
    return [each[kind] for each in (*pieces, *inner) if kind in each]


def test_both_texts_hold_the_passages_with_the_numbers_of_the_list(comparer):
    content = show_passages(comparer, *sides(comparer, "Lamp", "Kite"), "")
    (pair,) = content["pairs"]
    assert [each["number"] for each in pair["passages"]] == [1, 2]
    ids = [each["id"] for each in pair["passages"]]
    lamp, kite = content["texts"]
    assert marked_as(lamp, "passage") == ids
    assert marked_as(kite, "passage") == ids[::-1]  # told in the other order
    assert [words_of(piece) for piece in lamp["paragraphs"][0]] == [BRIDGE, " Nobody spoke."]
    assert content["lead"] == "2 passages, 36 words in all, stand on both sides, in one pair of articles."


def test_changed_words_of_a_near_passage_are_told_in_both_texts(comparer):
    content = show_passages(comparer, *sides(comparer, "Lamp", "Kite"), "")
    assert [marked_as(text, "changed") for text in content["texts"]] == [["houses"], ["barns"]]
    alike = [each["alike"] for each in content["pairs"][0]["passages"]]
    assert alike == ["the same words", "nearly the same, 94 % alike"]


def test_each_passage_opens_both_articles_where_it_stands(comparer):
    content = show_passages(comparer, *sides(comparer, "Lamp", "Kite"), "")
    assert [each["at"] for each in content["pairs"][0]["passages"]] == [["lamp#0", "kite#3"], ["lamp#2", "kite#1"]]


def test_sides_the_other_way_round_show_the_same_the_other_way_round(comparer):
    content = show_passages(comparer, *sides(comparer, "Kite", "Lamp"), "")
    assert [text["document"] for text in content["texts"]] == ["kite", "lamp"]
    assert [each["at"] for each in content["pairs"][0]["passages"]] == [["kite#1", "lamp#2"], ["kite#3", "lamp#0"]]
    assert [marked_as(text, "changed") for text in content["texts"]] == [["barns"], ["houses"]]
    assert content["pairs"][0]["first"].startswith("B’s article came first (2018-01-02; A’s 2018-01-05): A may have")


def test_the_pair_of_the_selected_passage_is_shown():
    comparer = compare(
        tell("lamp", LAMP, outlet="Lamp"), tell("kite", KITE, outlet="Kite"), tell("kite-2", STORM, outlet="Kite")
    )
    lamp, kite = sides(comparer, "Lamp", "Kite")
    other = show_passages(comparer, lamp, kite, "")["pairs"][1]["passages"][0]["id"]
    content = show_passages(comparer, lamp, kite, other)
    assert [text["document"] for text in content["texts"]] == ["lamp", "kite-2"]
    assert [pair["on"] for pair in content["pairs"]] == [False, True]
    assert content["selected"] == other
    assert show_passages(comparer, lamp, kite, "nothing~known")["selected"] == ""


def test_nothing_shared_is_said(comparer):
    content = show_passages(comparer, *sides(comparer, "Lamp", "Drum"), "")
    assert (content["lead"], content["pairs"], content["texts"]) == (NOTHING, [], [])


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("2018-01-02", "2018-01-05", "A’s article came first (2018-01-02; B’s 2018-01-05): B may have taken this over "
         "from A, or both from somebody else."),
        ("2018-01-02", "2018-01-02", "Both are of 2018-01-02: the dates do not tell who had it first."),
        ("", "2018-01-02", "Not both articles have a date: nothing tells who had it first."),
    ],
)  # fmt: skip
def test_who_may_have_copied_whom_is_said_with_care(one, other, said):
    assert say_first(make_document("", "a", published=one), make_document("", "b", published=other)) == said


def test_a_text_keeps_every_character_whatever_is_marked_in_it():
    text = "Before.\n\nOne passage that\ngoes on. “Again”, it says. Again."
    at, again = text.index("One"), text.index("“")
    passages = [
        Marked("p", 1, at, text.index(" it"), (Cue(at + 4, at + 11), Cue(at + 17, at + 21))),
        Marked("q", 2, again, text.index(" says"), ()),
    ]
    paragraphs = mark_text(text, passages, [(text.rindex("Again"), len(text))])
    assert ["".join(map(words_of, paragraph)) for paragraph in paragraphs] == [
        line for line in text.split("\n") if line
    ]
    assert [piece["begins"] for piece in paragraphs[1] + paragraphs[2] if "number" in piece] == [True, False, False]
    assert paragraphs[2][-1] == {"repeats": "Again."}
    assert paragraphs[1][0]["of"] == ["One ", {"changed": "passage"}, " that"]


def test_the_switch_takes_weight_from_whoever_came_later(comparer):
    lamp, kite = sides(comparer, "Lamp", "Kite")
    query, _ = read_comparison({"once": ["1"]})
    switch = show_sides(comparer, query, lamp, kite)["once"]
    assert (switch["on"], switch["number"]) == (True, 2)
    once = Query(once=True, once_among=(*lamp.documents, *kite.documents))
    for asked, side in ((Query(), "both"), (once, "a")):
        (line,) = comparer.differences(lamp, kite, asked).lines
        assert (line.id, line.side) == ("ann~action~bob", side)
        how = list_differences(comparer, lamp, kite, asked, comparer.differences(lamp, kite, asked))["how"]
        assert (ONCE in how) == asked.once


def test_nothing_copied_is_nothing_to_switch(comparer):
    query, _ = read_comparison({})
    assert show_sides(comparer, query, *sides(comparer, "Lamp", "Drum"))["once"]["number"] == 0


def test_the_network_page_keeps_the_switch_in_its_address_and_offers_it_where_something_was_copied(comparer):
    query, problems = read_query({"once": ["1"]})
    assert (query, problems) == (Query(once=True), ())
    assert write_query(query) == {"once": ["1"]}
    explorer = comparer.explorer
    (chip,) = list_chips(query, explorer.everybody(), explorer.documents())
    assert chip == {"text": "shared passages once", "change": {"once": []}}
    view, known = explorer.view(query), {"actors": explorer.everybody(), "documents": explorer.documents()}
    assert filters(view, query, **known, heaviest=1, copies=len(explorer.copies()))["once"]["number"] == 2
    assert filters(view, Query(), **known, heaviest=1)["once"] is None
    assert [line.weight for line in explorer.lines(Query())] == [2]
    assert [line.weight for line in explorer.lines(query)] == [1]
