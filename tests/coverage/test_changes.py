import pytest

from explorer.coverage.changes import find_changes
from explorer.model import SharedPassage

BRIDGE = "The council closed the old bridge because its chains had cracked."


def changed(one: str, other: str) -> tuple[list[str], list[str]]:
    """The changed words of two passages that stand behind other words, each in a text of its own."""
    a, b = f"Before. {one} After.", f"Quite another beginning. {other}"
    start_a, start_b = a.index(one), b.index(other)
    places = (start_a, start_a + len(one), "b", start_b, start_b + len(other))
    passage = SharedPassage("a~b", "a", *places, words=len(one.split()), similarity=0.9, kind="near")
    found = find_changes(a, b, passage)
    return tuple([text[each.start : each.end] for each in cues] for text, cues in zip((a, b), found, strict=True))


@pytest.mark.parametrize(
    ("other", "in_one", "in_other"),
    [
        (BRIDGE, [], []),
        (f"“{BRIDGE.upper()[:-1]}”!", [], []),
        (BRIDGE.replace("old bridge", "rusty ferry"), ["old bridge"], ["rusty ferry"]),
        (BRIDGE.replace("because its chains had cracked", "at last"), ["because its chains had cracked"], ["at last"]),
        (BRIDGE.replace(" old", ""), ["old"], []),
        (BRIDGE.replace("closed the", "closed, on Monday, the"), [], ["on Monday"]),
        (BRIDGE.replace("closed", "CLOSÉD"), [], []),
    ],
)
def test_words_of_one_text_only_are_changed(other, in_one, in_other):
    assert changed(BRIDGE, other) == (in_one, in_other)


def test_nothing_shared_is_all_changed():
    assert changed("Alpha beta.", "Gamma delta.") == (["Alpha beta"], ["Gamma delta"])
