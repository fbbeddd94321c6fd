from explorer.model import Rule
from explorer.ui.contents.marked import mark_up
from explorer.views import ActorRow, Mark, Passage

ANN = ActorRow("ann", "Ann", "person", (), "", 1, 1, 1, 0, 0)
RULES = {"pronoun": Rule("pronoun", "The nearest woman before it.")}


def texts(tree) -> str:
    return "".join(node if isinstance(node, str) else texts(node["of"]) for node in tree)


def show(text: str, *marks: Mark, roles=None):
    return mark_up(Passage("d#1", "d", text, marks), {"ann": ANN}, RULES, roles=roles)


def test_plain_text_is_one_text():
    assert show("Nothing here.") == ["Nothing here."]


def test_marks_nest_and_nothing_is_lost():
    tree = show("Ann said: “Bob lies.”", Mark(0, 3, "source", "ann"), Mark(10, 21, "words"), Mark(11, 14, "target"))
    assert texts(tree) == "Ann said: “Bob lies.”"
    source, between, words = tree
    assert (source["role"], source["actor"], source["kind"], source["of"]) == ("source", "ann", "person", ["Ann"])
    assert between == " said: "
    assert [child if isinstance(child, str) else child["role"] for child in words["of"]] == ["“", "target", " lies.”"]


def test_two_marks_on_the_same_words():
    (outer,) = show("warned", Mark(0, 6, "source"), Mark(0, 6, "cue"))
    assert outer["of"][0]["role"] == "cue"


def test_neighbouring_marks_do_not_swallow_each_other():
    assert [node["role"] for node in show("AnnBob", Mark(0, 3, "source"), Mark(3, 6, "target"))] == ["source", "target"]


def test_characters_beyond_the_basic_plane_count_once():
    tree = show("\U0001f600 Ann \U0001f600", Mark(2, 5, "actor", "ann"))
    assert tree[1]["of"] == ["Ann"]
    assert texts(tree) == "\U0001f600 Ann \U0001f600"


def test_words_that_are_no_name_say_who_is_meant_and_why():
    (she, _) = show("She left.", Mark(0, 3, "actor", "ann", "pronoun", True))
    assert she["why"] == "Read as Ann. The nearest woman before it."
    assert she["reference"] is True


def test_only_the_roles_asked_for():
    assert show("Ann left.", Mark(0, 3, "actor", "ann"), roles=("cue",)) == ["Ann left."]
