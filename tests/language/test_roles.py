"""Learned heads for predicates, roles and factuality: what they give, when they run, and that nothing else changes."""

import pickle

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from explorer.language import annotate
from explorer.language.component import NewsEncoder
from explorer.language.encoder import OUTPUTS
from explorer.language.role_paths import PathTable, find_paths, list_children
from explorer.language.roles import HEADS, LEAST, STATES, roles_of

TEXT = """The mayor of Lindholm sued the Orla Shipping Company on Monday.

The company was accused by Karen Voss of planning an attack. It did not answer.
"""


@pytest.fixture(scope="module")
def doc(bundled):
    return bundled(TEXT)


def sentence_roles(doc, number: int):
    sentence = list(doc.sents)[number]
    return roles_of(doc, sentence.start, sentence.end)


def arguments(doc, roles, word: str) -> dict[str, str]:
    """Role -> word for the predicate with this form."""
    row = next(k for k, place in enumerate(roles.predicates) if doc[place].text == word)
    best = roles.scores[row].argmax(axis=1)
    return {roles.labels[label]: doc[roles.start + k].text for k, label in enumerate(best) if label}


def test_shapes_and_probabilities(doc):
    for sentence in doc.sents:
        roles = roles_of(doc, sentence.start, sentence.end)
        p, n = len(roles.predicates), sentence.end - sentence.start
        assert roles.scores.shape == (p, n, len(roles.labels))
        assert roles.factuality.shape == (n,)
        assert roles.probability.shape == (p,)
        assert np.allclose(roles.scores.sum(axis=2), 1, atol=1e-5)
        assert (roles.probability >= LEAST).all()
        assert all(sentence.start <= place < sentence.end for place in roles.predicates)
        blanks = [k for k in range(n) if doc[sentence.start + k].is_space]
        assert (roles.scores[:, blanks, 0] == 1).all()
        assert (roles.factuality[blanks] == 0).all()


def test_doer_and_done_to_in_both_voices(doc):
    active = arguments(doc, sentence_roles(doc, 0), "sued")
    assert (active["ARG0"], active["ARG1"]) == ("mayor", "Company")
    passive = arguments(doc, sentence_roles(doc, 1), "accused")
    assert (passive["ARG0"], passive["ARG1"]) == ("Karen", "company")


def test_what_happened_and_what_did_not(doc):
    def of(number, word):
        roles = sentence_roles(doc, number)
        return next(roles.factuality[t.i - roles.start] for t in doc[roles.start : roles.end] if t.text == word)

    assert of(0, "sued") > 0.5
    assert of(2, "answer") < 0


def test_nothing_is_computed_before_it_is_asked_for(bundled, monkeypatch):
    heads = bundled.get_pipe("news_encoder").encoder.roles
    runs = []
    run = heads._session.run
    monkeypatch.setattr(heads._session, "run", lambda *args: runs.append(1) or run(*args))
    doc = bundled(TEXT)
    assert runs == []
    sentence_roles(doc, 1)
    assert len(runs) == 1


def test_the_extension_gives_the_same(doc):
    sentence = next(doc.sents)
    ours, theirs = roles_of(doc, sentence.start, sentence.end), doc._.roles_of(sentence.start, sentence.end)
    assert (ours.scores == theirs.scores).all()


def test_docs_of_other_pipelines_have_no_roles():
    doc = spacy.blank("en")("Karen Voss sued the mayor.")
    assert roles_of(doc, 0, len(doc)) is None
    assert doc._.roles_of(0, len(doc)) is None


def test_a_doc_survives_bytes_and_another_process(bundled, doc):
    again = Doc(bundled.vocab).from_bytes(doc.to_bytes())
    assert (sentence_roles(again, 1).scores == sentence_roles(doc, 1).scores).all()
    for sent in annotate(bundled, [TEXT, TEXT], jobs=2):
        assert sentence_roles(sent, 1).predicates == sentence_roles(doc, 1).predicates


def test_the_component_survives_disk_bytes_and_pickle(bundled, doc, tmp_path):
    component = bundled.get_pipe("news_encoder")
    component.to_disk(tmp_path / "news_encoder")
    written = {path.name for path in (tmp_path / "news_encoder").iterdir()}
    assert {"roles.onnx", "roles.f16"} <= written
    for again in (
        NewsEncoder(bundled.vocab).from_disk(tmp_path / "news_encoder"),
        NewsEncoder(bundled.vocab).from_bytes(component.to_bytes()),
    ):
        assert again.encoder.roles.key == component.encoder.roles.key
        assert again.encoder.roles.labels == component.encoder.roles.labels
    heads = pickle.loads(pickle.dumps(component.encoder.roles))
    sentence = next(doc.sents)
    assert (heads.read(doc, sentence.start, sentence.end).scores == sentence_roles(doc, 0).scores).all()


def test_a_pipeline_without_the_heads_finds_the_same_and_keeps_nothing(bundled, doc, tmp_path):
    component = bundled.get_pipe("news_encoder")
    component.to_disk(tmp_path)
    for name in ("roles.onnx", "roles.f16"):
        (tmp_path / name).unlink()
    without = NewsEncoder(bundled.vocab).from_disk(tmp_path)
    assert without.encoder.roles is None
    plain = without(bundled.make_doc(TEXT))
    assert STATES not in plain.user_data
    assert HEADS not in plain.user_data
    assert roles_of(plain, 0, 5) is None
    full = component(bundled.make_doc(TEXT))
    assert [(t.head.i, t.dep_, t.tag_) for t in plain] == [(t.head.i, t.dep_, t.tag_) for t in full]
    assert (plain.tensor == full.tensor).all()


def test_states_are_kept_only_where_wanted(bundled):
    component = NewsEncoder(bundled.vocab, roles=False)
    component.encoder = bundled.get_pipe("news_encoder").encoder
    assert STATES not in component(bundled.make_doc(TEXT)).user_data


def test_the_further_output_changes_no_other(bundled):
    encoder = bundled.get_pipe("news_encoder").encoder
    batch = encoder.pieces.batch([["Karen", "Voss", "sued", "the", "mayor", "."]])
    feed = {"ids": batch.ids, "shapes": batch.shapes, "mask": batch.mask, "first": batch.first}
    alone = encoder._session.run(OUTPUTS, feed)
    beside = encoder._session.run((*OUTPUTS, "states"), feed)
    assert all((a == b).all() for a, b in zip(alone, beside, strict=False))


def test_paths_go_up_and_down():
    #       Voss sued   and  left  .       "left" is joined to "sued"
    heads = [1, 1, 3, 1, 1]
    relations = ["nsubj", "root", "cc", "conj", "punct"]
    assert find_paths(heads, relations, 3) == {
        2: "<cc",
        1: ">conj",
        0: ">conj <nsubj",
        4: ">conj <punct",
    }


def test_far_words_and_circles_have_no_path():
    chain = [*range(1, 8), 7]
    found = find_paths(chain, ["r"] * 8, 0)
    assert sorted(found) == [1, 2, 3]
    assert set(find_paths([1, 0], ["a", "b"], 0)) == {1}


def test_the_table_finds_the_known_paths_and_no_others(doc):
    sentence = list(doc.sents)[1]
    words = [token for token in sentence if not token.is_space]
    heads = [token.head.i - words[0].i for token in words]
    names = [token.dep_ for token in words]
    relations = sorted(set(names))
    numbers = [relations.index(name) for name in names]
    for predicate in range(len(words)):
        ways = find_paths(heads, names, predicate)
        known = sorted(set(ways.values()))[::2]
        found = dict(PathTable(known, relations).find(heads, numbers, list_children(heads), predicate))
        assert found == {word: known.index(way) + 1 for word, way in ways.items() if way in known}


def test_a_piece_without_words_has_no_predicates(doc):
    blank = next(token.i for token in doc if token.is_space)
    roles = roles_of(doc, blank, blank + 1)
    assert (roles.predicates, roles.scores.shape[:2], roles.factuality.tolist()) == ((), (0, 1), [0.0])
