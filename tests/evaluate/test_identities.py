"""Grouping scores, the matching of mentions to marked ones, and what is judged right."""

import json

import pytest

from explorer.errors import ReadingError
from explorer.evaluate.identities import b_cubed, ceaf, match_all, read_marked, score
from explorer.evaluate.references import GoldDocument, head_of
from explorer.model import Actor, Document, Link, Mention

TEXT = "Major General Hasan Wirya, spokesman for the Ostrovian navy, spoke. The spokesman said he was sure."


def spans(*words):
    """Offsets of words in the text; a number after them says which occurrence."""
    found, start = [], 0
    for each in words:
        start = TEXT.index(each, start)
        found.append((start, start + len(each)))
    return found


def mention(words, form="name", nth=0):
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Mention(f"d@{start}-{start + len(words)}", "d", "d#0", start, start + len(words), words, "person", form)


@pytest.fixture
def gold():
    person = spans("Major General Hasan Wirya", "spokesman for the Ostrovian navy", "The spokesman", "he was")
    person[-1] = (person[-1][0], person[-1][0] + len("he"))
    return GoldDocument(Document("d", "", TEXT), [person, spans("the Ostrovian navy")])


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("Major general Hasan Wirya", "wirya"),
        ("spokesman for the Ostrovian navy", "spokesman"),
        ("U.S. President Donald Trump 's", "trump"),
        ("the team, which won", "team"),
        ("the U.S.", "u.s"),
        ("him", "him"),
        ("", ""),
    ],
)
def test_head_of_a_noun_phrase(words, head):
    assert head_of(words) == head


def test_a_mention_is_matched_to_the_smallest_marked_one_with_its_head(gold):
    assert gold.chain_of(mention("Hasan Wirya")) == 0
    assert gold.chain_of(mention("Ostrovian navy")) == 1
    assert gold.chain_of(mention("Ostrovian")) is None
    assert gold.chain_of(Mention("he", "d", "d#0", *gold.chains[0][-1], "he", "person", "pronoun")) == 0


def test_scores_of_groupings_as_in_the_literature():
    # the example of Luo (2005): {1-5}{6,7}{8-12} against {1-5}{6-12}
    gold = {str(n): "d/a" if n < 6 else "d/b" if n < 8 else "d/c" for n in range(1, 13)}
    made = {str(n): "d/a" if n < 6 else "d/b" for n in range(1, 13)}
    found = b_cubed(gold, made)
    assert (round(found.precision, 3), found.recall) == (0.762, 1.0)
    found = ceaf(gold, made)
    assert (round(found.precision, 3), round(found.recall, 3)) == (0.917, 0.611)


def test_a_perfect_and_an_empty_grouping():
    same = {"1": "d/a", "2": "d/b"}
    assert b_cubed(same, same).f1 == ceaf(same, same).f1 == 1.0
    assert b_cubed({}, {}).f1 == ceaf({}, {}).f1 == 0.0


def actor(name, named, references=()):
    links = [Link(each.id, name, "name") for each in named]
    links += [Link(each.id, name, "he or she", 0.9, reference=True) for each in references]
    return Actor(name, name, "person", links=tuple(links))


def test_links_are_right_where_the_chains_are_the_same(gold):
    wirya, military, spokesman = (
        mention("Hasan Wirya"),
        mention("Ostrovian navy"),
        mention("spokesman", "description", nth=1),
    )
    mentions = [wirya, military, spokesman]
    right = score([gold], mentions, [actor("wirya", [wirya], [spokesman]), actor("military", [military])])
    wrong = score([gold], mentions, [actor("wirya", [wirya]), actor("military", [military], [spokesman])])
    assert (right.matched, right.b_cubed.f1) == (2, 1.0)
    assert right.references.curve(["description"])[0] == (0.0, 1.0, 1.0)
    assert wrong.references.curve(["description"])[0] == (0.0, 0.0, 0.0)
    assert right.references.rules() == {"he or she": (1, 1)}
    assert "he or she" in str(right)


def test_joined_names_of_two_chains_cost_precision(gold):
    names = [mention("Hasan Wirya"), mention("Ostrovian navy")]
    report = score([gold], names, [actor("both", names)])
    assert (report.b_cubed.precision, report.b_cubed.recall) == (0.5, 1.0)


def test_unmatched_mentions_are_counted_but_not_scored(gold):
    names = [mention("Hasan Wirya"), mention("Ostrovian")]
    assert match_all([gold], names) == {names[0].id: 0}
    report = score([gold], names, [])
    assert (report.found, report.matched) == (2, 1)


def test_a_file_is_read(tmp_path):
    path = tmp_path / "gold.jsonl"
    row = {"id": "d", "text": TEXT, "chains": [{"type": "person", "mentions": [[0, 24, TEXT[:24]]]}]}
    path.write_text(json.dumps(row) + "\n\n", encoding="utf-8")
    (read,) = read_marked(path)
    assert (read.document.id, read.chains) == ("d", [[(0, 24)]])


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"id": "d", "text": "x"}', '{"id": "d", "text": "x", "chains": [{"mentions": [["a"]]}]}']
)
def test_a_broken_line_is_named(tmp_path, line):
    path = tmp_path / "gold.jsonl"
    path.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(ReadingError, match=r"gold\.jsonl:2"):
        list(read_marked(path))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ReadingError, match="none"):
        list(read_marked(tmp_path / "none.jsonl"))
