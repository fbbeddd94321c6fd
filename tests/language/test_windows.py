import numpy as np

from explorer.language.encoder import Labels, Scores
from explorer.language.windows import WindowSettings, Words, annotate_words

LABELS = Labels(("O", "B-ORG", "I-ORG"), (("NOUN", "NN", ""), ("PUNCT", ".", "")), ("dep", "root"))


class Stub:
    """An encoder that knows sentences by their full stops: each word hangs from the next, the stop is the root."""

    labels = LABELS

    def __init__(self, most: int = 1000) -> None:
        self.most, self.windows = most, []

    def score(self, words):
        self.windows.append(list(words))
        return self._score(list(words)[: self.most])

    def _score(self, words):
        n = len(words)
        starts = np.array([1.0 if k == 0 or words[k - 1] == "." else -1.0 for k in range(n)])
        arcs = np.zeros((n, n + 1), np.float32)
        for k in range(n):
            arcs[k, k + 2 if words[k] != "." and k + 1 < n else 0] = 9.0
        stops = np.array([int(word == ".") for word in words])
        return Scores(np.zeros((n, 3), np.float32), stops, starts, arcs, np.zeros((n, 2)), np.zeros((n + 1, 2)))

    def pick_relations(self, scores, heads):
        return np.where(heads == 0, 1, 0)


def run(text: str, stub: Stub | None = None, *, forced=(), **settings):
    stub = stub or Stub()
    found = annotate_words(stub, Words(text.split(), frozenset(forced)), WindowSettings(**settings))
    return found, stub


def test_whole_sentences_whatever_the_window():
    text = "a b . c d e . f . g h i ."
    whole, _ = run(text)
    for words in range(4, 13):
        cut, _ = run(text, words=words)
        assert cut.starts.tolist() == whole.starts.tolist()
        assert cut.heads.tolist() == whole.heads.tolist()
        assert cut.relations.tolist() == whole.relations.tolist()


def test_next_window_begins_with_the_sentence_that_was_cut_off():
    _, stub = run("a b . c d e . f .", words=5)
    assert [" ".join(window) for window in stub.windows] == ["a b . c d", "c d e . f", "f ."]


def test_a_long_sentence_gets_a_larger_window():
    _, stub = run("a b c d e f . g .", words=4, most_words=16)
    assert [len(window) for window in stub.windows] == [4, 8, 2]


def test_an_endless_sentence_is_cut_at_the_largest_window():
    found, stub = run("a " * 50, words=4, most_words=8)
    assert found.starts.sum() == 7
    assert max(len(window) for window in stub.windows) == 8


def test_forced_starts_are_kept():
    found, _ = run("a b c d .", forced=[2])
    assert np.flatnonzero(found.starts).tolist() == [0, 2]
    assert found.heads.tolist() == [1, 1, 3, 4, 4]


def test_a_window_with_too_many_pieces_comes_back_shorter_and_nothing_is_lost():
    found, _ = run("a b . c d . e f .", Stub(most=4), words=100)
    assert np.flatnonzero(found.starts).tolist() == [0, 3, 6]


def test_no_words():
    assert len(run("")[0].heads) == 0
