import numpy as np
import pytest

from explorer.language.names import Name, NameDecoder

LABELS = ("O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG")


def scores(*rows: dict[str, float]) -> np.ndarray:
    """Log-probabilities: what is not named shares the rest."""
    table = []
    for row in rows:
        rest = (1 - sum(row.values())) / (len(LABELS) - len(row))
        table.append([row.get(label, rest) for label in LABELS])
    return np.log(np.array(table))


def find(*rows: dict[str, float], starts: tuple[int, ...] = (0,)) -> list[Name]:
    begins = np.zeros(len(rows), bool)
    begins[list(starts)] = True
    return NameDecoder(LABELS).find_names(scores(*rows), begins)


def test_names_with_places_labels_and_the_least_sure_word():
    found = find({"O": 0.9}, {"B-PERSON": 0.9}, {"I-PERSON": 0.6}, {"B-ORG": 0.8})
    assert [(name.begin, name.end, name.label) for name in found] == [(1, 3, "PERSON"), (3, 4, "ORG")]
    assert [name.probability for name in found] == pytest.approx([0.6, 0.8])


def test_neighbouring_names_stay_apart():
    assert [(n.begin, n.end) for n in find({"B-ORG": 0.9}, {"B-ORG": 0.9})] == [(0, 1), (1, 2)]


def test_no_name_starts_in_the_middle():
    found = find({"O": 0.55, "B-PERSON": 0.4}, {"I-PERSON": 0.9})
    assert [(n.begin, n.end, n.label) for n in found] == [(0, 2, "PERSON")]


def test_a_name_keeps_one_label():
    found = find({"B-ORG": 0.9}, {"I-PERSON": 0.5, "I-ORG": 0.4})
    assert [(n.begin, n.end, n.label) for n in found] == [(0, 2, "ORG")]


def test_no_name_reaches_into_the_next_sentence():
    inside = find({"B-ORG": 0.9}, {"I-ORG": 0.6, "B-ORG": 0.3})
    across = find({"B-ORG": 0.9}, {"I-ORG": 0.6, "B-ORG": 0.3}, starts=(0, 1))
    assert [(n.begin, n.end) for n in inside] == [(0, 2)]
    assert [(n.begin, n.end) for n in across] == [(0, 1), (1, 2)]


def test_no_words_no_names():
    assert NameDecoder(LABELS).find_names(np.zeros((0, 5)), np.zeros(0, bool)) == []
