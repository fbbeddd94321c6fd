"""Page furniture goes, and nothing else."""

import csv

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.reading import furniture
from explorer.reading.furniture import blank_furniture

LISTED = [
    row
    for row in csv.reader(
        furniture._PATTERNS_FILE.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE
    )
    if row and not row[0].startswith("#")
]


@pytest.mark.parametrize(("kind", "pattern", "example"), LISTED)
def test_every_pattern_has_an_example_that_goes(kind, pattern, example):
    text = f"Ann met Bob.\n  {example}\t\nShe left."
    assert blank_furniture(text) == f"Ann met Bob.\n{' ' * (len(example) + 3)}\nShe left."
    assert kind in ("line", "block")


@pytest.mark.parametrize(
    "line",
    [
        "Comments by the minister angered Baghdad.",
        "Share prices fell after the announcement.",
        "Facebook said it would appeal.",
        "Advertisement spending rose by a third.",
        "Related: the two men are brothers.",
        "Follow us, said the soldier.",
        "Read more books, the minister told students.",
        "Copyright law must change, MPs say.",
        "More on the way, says the Red Cross",
        "Reuters:",
        "Print media in Iran reported the meeting.",
        "Subscribe to the view that Iran won, and you miss half of it: the war goes on.",
        "By using force, Baghdad broke the agreement.",
        "Tags along: the general's son",
        "Sponsored by Tehran, the militias advanced.",
        "Sign in Arabic reads: no entry",
        "Topics discussed included oil.",
        "Updated rules take effect in May.",
        "Image of the day shows soldiers in Mosul.",
        "5 comments that moved the markets this week",
    ],
)
def test_what_could_be_news_stays(line):
    assert blank_furniture(f"One.\n{line}\nTwo.") == f"One.\n{line}\nTwo."


def test_links_under_a_heading_go_until_there_is_text_again():
    text = "Ann left.\n\nRelated articles\n\nBob wins vote\nCarl loses vote\n\nAnn came back.\nBob wins vote\n"
    kept = [line for line in blank_furniture(text).split("\n") if line.strip()]
    assert kept == ["Ann left.", "Ann came back.", "Bob wins vote"]


def test_a_list_of_links_has_an_end():
    text = "\n".join(["Related articles", *(f"Headline {number}" for number in range(30))])
    assert next(line for line in blank_furniture(text).split("\n") if line.strip()) == "Headline 12"


@settings(deadline=None)
@given(st.lists(st.sampled_from([*(row[2] for row in LISTED), "Ann met Bob.", "", " ", "\r", "x" * 400])))
def test_no_offset_ever_changes(lines):
    text = "\n".join(lines)
    blanked = blank_furniture(text)
    assert len(blanked) == len(text)
    assert all(new == old or new == " " for new, old in zip(blanked, text, strict=True))
    assert blanked.count("Ann met Bob.") == text.count("Ann met Bob.")
