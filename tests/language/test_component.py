import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from explorer.errors import PipelineError
from explorer.language.component import CONFIDENCE, FILES, NewsEncoder
from explorer.language.encoder import Encoder, Labels, Scores
from explorer.language.pieces import WordPieces

LABELS = Labels(
    ("O", "B-GPE", "I-GPE"),
    (("PROPN", "NNP", "Number=Sing"), ("VERB", "VBD", "Tense=Past|VerbForm=Fin"), ("PUNCT", ".", "")),
    ("nsubj", "obj", "punct", "root"),
)


class Stub(Encoder):
    """Every capitalised word is a place; verbs end in "ed" and rule the sentence; a stop ends it."""

    def score(self, words):
        n = len(words)
        verbs = [word.endswith("ed") for word in words]
        names = np.log(np.array([[0.1, 0.8, 0.1] if word.istitle() else [0.9, 0.05, 0.05] for word in words]))
        classes = np.array([1 if verb else 2 if word == "." else 0 for word, verb in zip(words, verbs, strict=True)])
        starts = np.array([1.0 if k == 0 or words[k - 1] == "." else -1.0 for k in range(n)])
        arcs = np.zeros((n, n + 1), np.float32)
        for k in range(n):
            arcs[k, [0, *[j + 1 for j in range(n)]]] = [
                5.0 * verbs[k],
                *[3.0 * verbs[j] * (not verbs[k]) for j in range(n)],
            ]
        width = self.relation_weights.shape[1] - 1
        return Scores(
            names, classes, starts, arcs, np.zeros((n, width), np.float32), np.zeros((n + 1, width), np.float32)
        )


@pytest.fixture
def component() -> NewsEncoder:
    vocab = spacy.blank("en").vocab
    made = NewsEncoder(vocab)
    pieces = WordPieces(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "iran"])
    made.encoder = Stub(b"not a model", pieces, LABELS, np.zeros((4, 3, 3), np.float16))
    return made


def make(vocab, text: str) -> Doc:
    words = text.replace("~", "\n\n").split(" ")
    return Doc(vocab, words=words)


def test_sets_heads_classes_morphology_and_names(component):
    doc = component(make(component.vocab, "Iran warned Iraq ."))
    assert [token.head.text for token in doc] == ["warned"] * 4
    assert [token.dep_ for token in doc] == ["nsubj", "ROOT", "nsubj", "nsubj"]
    assert [token.pos_ for token in doc] == ["PROPN", "VERB", "PROPN", "PUNCT"]
    assert [token.tag_ for token in doc] == ["NNP", "VBD", "NNP", "."]
    assert str(doc[1].morph) == "Tense=Past|VerbForm=Fin"
    assert [(name.text, name.label_) for name in doc.ents] == [("Iran", "GPE"), ("Iraq", "GPE")]
    assert doc.user_data[(CONFIDENCE, 0, 4)] == pytest.approx(0.8)
    assert doc.tensor.shape == (4, 3)


def test_sentences_and_blanks(component):
    doc = component(make(component.vocab, "~ Iran warned . ~ Iraq refused . ~"))
    assert [sentence.text.strip() for sentence in doc.sents] == ["Iran warned .", "Iraq refused ."]
    assert [token.pos_ for token in doc if token.is_space] == ["SPACE"] * 3
    assert doc[4].head.i == 3  # a blank hangs from the token before it
    assert doc.has_annotation("SENT_START")


def test_a_forced_start_is_kept_and_no_name_crosses_it(component):
    doc = make(component.vocab, "Talks failed ~ Iran warned .")
    doc[3].is_sent_start = True
    assert [sentence.text.split()[0] for sentence in component(doc).sents] == ["Talks", "Iran"]


@pytest.mark.parametrize("text", ["", "~"])
def test_docs_without_words(component, text):
    doc = Doc(component.vocab, words=[word for word in text.replace("~", "\n").split(" ") if word])
    assert list(component(doc).ents) == []


def test_pipe_keeps_order_and_does_not_wait_for_all(component):
    docs = (make(component.vocab, f"Place{k} warned .") if k < 1 else pytest.fail("read too far") for k in range(9))
    first = next(component.pipe(docs))
    assert first[0].text == "Place0"
    docs = [make(component.vocab, f"P{k}") for k in range(9)]
    assert [doc[0].text for doc in component.pipe(docs)] == [f"P{k}" for k in range(9)]


def test_doc_survives_bytes_with_its_confidences(component):
    doc = component(make(component.vocab, "Iran warned Iraq ."))
    again = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert again.user_data[(CONFIDENCE, 0, 4)] == pytest.approx(0.8)


def test_component_survives_disk_and_bytes(component, tmp_path):
    component.to_disk(tmp_path / "news_encoder")
    for again in (
        NewsEncoder(component.vocab).from_disk(tmp_path / "news_encoder"),
        NewsEncoder(component.vocab).from_bytes(component.to_bytes()),
    ):
        assert again.encoder.labels == LABELS
        assert again.encoder.model == b"not a model"
        assert again.encoder.pieces.vocabulary == component.encoder.pieces.vocabulary
        assert again.encoder.relation_weights.shape == (4, 3, 3)


def test_missing_files_are_named(component, tmp_path):
    component.to_disk(tmp_path)
    (tmp_path / FILES[0]).unlink()
    with pytest.raises(PipelineError, match=r"model\.onnx is missing"):
        NewsEncoder(component.vocab).from_disk(tmp_path)


def test_an_empty_component_says_so():
    with pytest.raises(PipelineError, match="holds no model"):
        NewsEncoder(spacy.blank("en").vocab)(Doc(spacy.blank("en").vocab, words=["Iran"]))


def test_relations_are_picked_by_the_biaffine_scores():
    weights = np.zeros((4, 2, 2), np.float32)
    weights[1, 0, 0] = 1.0  # "obj" where both sides are positive
    weights[0, 1, 1] = 0.5  # "nsubj" otherwise
    encoder = Encoder(b"", WordPieces(["[PAD]", "[UNK]", "[CLS]", "[SEP]"]), LABELS, weights)
    scores = Scores(
        *[np.zeros((3, 1), np.float32)] * 4, np.array([[1.0], [0.0], [1.0]]), np.array([[0.0], [0.0], [1.0], [0.0]])
    )
    assert [LABELS.relations[k] for k in encoder.pick_relations(scores, np.array([2, 0, 1]))] == [
        "obj",
        "root",
        "nsubj",
    ]
