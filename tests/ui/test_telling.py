"""What the sections on voices and portrayal are given, as values; and words worth discussing in an article."""

import pytest

from explorer.compare import Comparer
from explorer.model import Query
from explorer.speech.lexicon import read_reporting
from explorer.ui.contents import to_json
from explorer.ui.contents.article import article
from explorer.ui.contents.comparison.portrayal import KNOWN, UNTOLD, show_feature, show_portrayal
from explorer.ui.contents.comparison.speaking import show_spoken
from explorer.ui.contents.comparison.voices import show_voices
from explorer.ui.words import meaning
from tests.tellings import REASON, SILENT, WORDS, A, B, explore_tellings


@pytest.fixture(scope="module")
def comparer():
    return Comparer(explore_tellings())


@pytest.fixture(scope="module")
def told(comparer):
    return comparer, comparer.side([A]), comparer.side([B])


@pytest.fixture(scope="module")
def voices(told):
    return show_voices(*told)


def marked(tree, role):
    """The words of all marks of a role in a tree of texts."""
    found = []
    for node in tree:
        if isinstance(node, dict):
            if node["role"] == role:
                found.append(plain(node["of"]))
            found += marked(node["of"], role)
    return found


def plain(tree):
    return "".join(node if isinstance(node, str) else plain(node["of"]) for node in tree)


def sentences(column):
    return [sentence for group in column["groups"] for sentence in group["sentences"]]


# voices


def test_each_speaker_has_a_row_with_both_sides(voices):
    rows = {each["name"]: each for each in voices["speakers"]}
    assert list(rows) == ["Ada Holm", "Bo"]
    assert [rows["Ada Holm"][side]["direct"] for side in "ab"] == [7, 7]
    assert (rows["Bo"]["a"]["speeches"], rows["Bo"]["a"]["mentions"], rows["Bo"]["side"]) == (0, 1, "b")
    assert max(sum(row[side]["bars"]) for row in rows.values() for side in "ab" if row[side]) == 1
    assert voices["lead"] == "1 speaker on both sides, 0 only in Lamp, 1 only in Kettle."


def test_who_never_speaks_is_listed_apart(voices):
    assert {each["name"]: each["numbers"] for each in voices["silent"]} == {"Pail": [0, 1], "Tass": [1, 0]}


def test_the_same_words_through_other_hands_stand_next_to_each_other(voices):
    (pair,) = voices["chains"]["same"]
    assert pair["differs"]
    assert pair["a"]["names"] == ["Lamp", "Tass", "Ada Holm"]
    assert pair["b"]["names"] == ["Kettle", "Pail", "Ada Holm"]
    assert (pair["a"]["text"], pair["a"]["at"], pair["b"]["at"]) == (WORDS, "lamp#0", "kettle#0")
    assert {each["name"]: each["numbers"] for each in voices["carriers"]} == {"Pail": [0, 1], "Tass": [1, 0]}


def test_all_else_that_is_said_is_listed_by_speaker(voices):
    (speaker,) = voices["chains"]["speakers"]
    assert (speaker["name"], speaker["numbers"], speaker["both"]) == ("Bo", [0, 1], False)
    assert speaker["b"][0]["text"] == "that the dam leaks"


def test_verbs_are_grouped_by_what_they_do_in_words_of_students(voices):
    assert [(each["name"], each["a"], each["b"]) for each in voices["verbs"]] == [
        ("neutral", ["tell 1"], ["say 1"]), ("doubting", [], ["claim 1"]),
    ]  # fmt: skip


def test_every_group_of_verbs_is_explained():
    groups = {verb.group for verb in read_reporting().values()}
    assert len(groups) > 9
    assert all(meaning("verbs", group) for group in groups)


def test_a_voice_opens_its_sentences_on_both_sides(told):
    content = show_spoken(*told, "voice:ada-holm")
    a, b = content["columns"]
    assert (content["name"], a["label"], a["counts"]) == ("Ada Holm", "Lamp", "1 sentence, 7 words said")
    (sentence,) = sentences(b)
    assert sentence["id"] == "kettle#0"
    assert marked(sentence["text"], "words") == [WORDS]
    assert marked(sentence["text"], "cue") == ["said"]
    assert sentence["flows"] == [{"names": ["Kettle", "Pail", "Ada Holm"], "kind": "direct", "cue": "said"}]


def test_who_is_only_spoken_about_on_a_side_has_the_sentences_that_name_them(told):
    a, b = show_spoken(*told, "voice:bo")["columns"]
    assert a["counts"] == "only spoken about, in 1 sentence"
    assert [each["id"] for each in sentences(a)] == ["lamp#1"]
    assert [each["id"] for each in sentences(b)] == ["kettle#1"]


@pytest.mark.parametrize(
    ("selected", "a", "b"),
    [
        ("ada-holm", ["lamp#0"], ["kettle#0"]),
        ("voice:tass", ["lamp#0"], []),
        ("verbs:doubtful", [], ["kettle#1"]),
        ("through:Tass", ["lamp#0"], []),
        ("through:Pail", [], ["kettle#0"]),
    ],
)
def test_every_item_of_voices_opens_its_sentences(told, selected, a, b):
    columns = show_spoken(*told, selected)["columns"]
    assert [[each["id"] for each in sentences(column)] for column in columns] == [a, b]


@pytest.mark.parametrize("selected", ["voice:nobody", "verbs:loud", "through:Nobody", "x", "shown:ada-holm:doer:say"])
def test_what_is_not_there_cannot_be_selected_among_voices(told, selected):
    assert show_spoken(*told, selected) is None


def test_sides_without_speech_say_so(comparer):
    content = show_voices(comparer, comparer.side([SILENT]), comparer.side(["article:drum"]))
    assert content["lead"].startswith("Neither side gives anybody’s words. Choose")
    assert (content["speakers"], content["chains"]["same"], content["verbs"]) == ([], [], [])


# portrayal


def kinds(content):
    return {each["name"]: each for each in content["portrait"]["kinds"]}


def words(entries):
    return [(each["words"], each["numbers"]) for each in entries]


def test_whom_both_sides_name_comes_first_and_is_shown(told):
    content = show_portrayal(*told)
    assert [(each["name"], each["both"]) for each in content["actors"]] == [
        ("Ada Holm", True), ("Bo", False), (UNTOLD, False),
    ]  # fmt: skip
    assert content["chosen"] == "ada-holm"
    assert content["known"] == KNOWN


def test_what_only_one_side_says_stands_on_its_side(told):
    shown = kinds(show_portrayal(*told))
    assert words(shown["Adjectives"]["a"]) == [("proud", [1, 0])]
    assert words(shown["Titles"]["a"]) == [("Minister", [1, 0])]  # the repeat counts not
    assert words(shown["Does"]["a"]) == [("meet", [1, 0]), ("tell", [1, 0])]
    assert words(shown["Does"]["b"]) == [("say", [0, 1])]
    assert shown["Does"]["both"] == []


def test_another_actor_can_be_chosen(told):
    content = show_portrayal(*told, "bo")
    (claim,) = kinds(content)["Does"]["b"]
    assert claim["worth"] == f"judging verbs of saying: {REASON}"
    assert show_portrayal(*told, "nobody")["chosen"] == "ada-holm"


def test_what_is_said_of_whoever_could_not_be_told_is_not_lost(told):
    (entry,) = kinds(show_portrayal(*told, "?"))["Does"]["b"]
    content = show_feature(*told, entry["id"])
    assert [each["id"] for each in sentences(content["columns"][1])] == ["kettle#2"]


def test_a_feature_opens_its_sentences_with_the_words_marked(told):
    (entry,) = kinds(show_portrayal(*told))["Adjectives"]["a"]
    content = show_feature(*told, entry["id"])
    a, b = content["columns"]
    (sentence,) = sentences(a)
    assert (sentence["id"], sentences(b)) == ("lamp#1", [])
    assert marked(sentence["text"], "shown") == ["proud"]
    assert marked(sentence["text"], "actor") == ["minister"]
    assert content["back"] == {"id": "ada-holm", "name": "Ada Holm"}


@pytest.mark.parametrize("selected", ["shown:ada-holm:doer:fly", "shown:", "shown:::", "worth:nothing", "ada-holm", ""])
def test_what_is_not_there_cannot_be_selected_among_portrayals(told, selected):
    assert show_feature(*told, selected) is None


def test_words_worth_discussing_are_listed_with_their_reason_and_open_their_sentences(told):
    groups = show_portrayal(*told)["worth"]
    assert {each["name"]: (each["a"], each["b"]) for each in groups} == {
        "words for rulers": (["regime"], []), "judging verbs of saying": ([], ["claimed"]),
    }  # fmt: skip
    content = show_feature(*told, "worth:words for rulers")
    (sentence,) = sentences(content["columns"][0])
    assert marked(sentence["text"], "candidate") == ["regime"]
    assert sentence["notes"] == [
        {"words": ["regime"], "group": "words for rulers", "reason": REASON, "others": ["government"]}
    ]
    assert content["help"] == REASON


def test_sides_that_name_nobody_say_so(comparer):
    content = show_portrayal(comparer, comparer.side([SILENT]), comparer.side(["article:drum"]))
    assert (content["portrait"], content["actors"], content["worth"]) == (None, [], [])


def test_contents_are_json(told):
    assert to_json([show_voices(*told), show_portrayal(*told)])


# the article


def test_an_article_opened_from_a_comparison_marks_and_explains_candidates(comparer):
    opened = article(comparer.explorer, Query(sentence="lamp#2"), candidates=comparer.candidates())
    passages = {each["id"]: each["text"] for paragraph in opened["paragraphs"] for each in paragraph if "id" in each}
    assert marked(passages["lamp#2"], "candidate") == ["regime"]
    assert marked(passages["lamp#1"], "actor") == ["minister", "Bo"]
    assert [(note["words"], note["reason"]) for note in opened["worth"]] == [(["regime"], REASON)]


def test_an_article_opened_elsewhere_marks_none(comparer):
    opened = article(comparer.explorer, Query(sentence="lamp#2"))
    assert opened["worth"] == []
    assert '"candidate"' not in to_json(opened)
