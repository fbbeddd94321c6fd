import json

import pytest
import spacy

from explorer.language.tokens import make_tokenizer
from training.compounds import learn_single_names, mend_compounds
from training.corpus import UNKNOWN, Sentence, add_names, group_by_document, read_names, read_syntax
from training.dev import is_dev

CONLLU = """# newdoc id = one
1	Iran	Iran	PROPN	NNP	Number=Sing	2	nsubj	_	_
2	left	leave	VERB	VBD	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_

# newdoc id = two
1-2	can't	_	_	_	_	_	_	_	_
1	ca	can	AUX	MD	_	0	root	_	_
2	n't	not	PART	RB	_	1	advmod	_	_
"""


@pytest.fixture(scope="module")
def cut():
    tokenizer = make_tokenizer(spacy.blank("en"))
    return lambda text: [(token.text, token.idx) for token in tokenizer(text) if not token.is_space]


def write(tmp_path, *rows: dict):
    path = tmp_path / "names.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def row(number: str, text: str, ents=(), missing=()) -> dict:
    return {"id": number, "tokens": text.split(), "ws": "1" * len(text.split()), "ents": ents, "missing": missing}


def test_treebank(tmp_path):
    path = tmp_path / "en_x-train.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    first, second = read_syntax(path)
    assert first.document == "en_x-train/one"
    assert first.words == ("Iran", "left", ".")
    assert first.syntax.heads == (2, 0, 2)
    assert first.syntax.analyses[0] == ("PROPN", "NNP", "Number=Sing")
    assert second.words == ("ca", "n't")
    assert set(first.names) == {UNKNOWN}


def test_names_and_unknown_words(tmp_path):
    path = write(tmp_path, row("a-1", "Ann Lee saw the Cup", [[0, 2, "PERSON"]], [[4, 5]]))
    sentence = read_names(path)[0]
    assert sentence.names == ("B-PERSON", "I-PERSON", "O", "O", UNKNOWN)
    assert list(sentence.spans()) == [(0, 2, "PERSON")]
    assert sentence.document == "names/a"


def test_names_in_the_pipelines_tokens(tmp_path, cut):
    path = write(tmp_path, row("a-1", "al-Qaida men , U.S.-led", [[0, 1, "ORG"]], [[3, 4]]))
    sentence = read_names(path, cut)[0]
    assert sentence.words == ("al", "-", "Qaida", "men", ",", "U.S.", "-", "led")
    assert sentence.names == ("B-ORG", "I-ORG", "I-ORG", "O", "O", UNKNOWN, UNKNOWN, UNKNOWN)


def test_a_border_inside_a_token_becomes_unknown(tmp_path, cut):
    rows = {"id": "a-1", "tokens": ["can", "not", "Rome"], "ws": "011", "ents": [[0, 1, "ORG"]], "missing": []}
    sentence = read_names(write(tmp_path, rows), cut)[0]
    assert sentence.words == ("can", "not", "Rome")  # the tokenizer cuts "cannot" there, too
    assert sentence.names == ("B-ORG", "O", "O")
    rows["tokens"], rows["ws"] = ["Ro", "me", "left"], "011"
    assert read_names(write(tmp_path, rows), cut)[0].names == (UNKNOWN, "O")


def test_a_file_without_documents_is_cut_into_blocks(tmp_path):
    sentences = read_names(write(tmp_path, *(row(f"w-{k}", "x") for k in range(250))))
    assert len({sentence.document for sentence in sentences}) == 25
    assert max(len(group) for group in group_by_document(sentences)) == 10


def test_dev_documents_are_a_steady_share():
    names = [f"file/doc{k}" for k in range(4000)]
    share = sum(map(is_dev, names)) / len(names)
    assert share == pytest.approx(0.12, abs=0.02)
    assert [is_dev(name) for name in names] == [is_dev(name) for name in names]


def test_names_are_added_to_the_same_words(tmp_path):
    path = tmp_path / "en_x-train.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    with_names = add_names(read_syntax(path), [Sentence("d", ("Iran", "left", "."), ("B-GPE", "O", "O"))])
    assert with_names[0].names == ("B-GPE", "O", "O")
    assert with_names[0].syntax is not None
    assert set(with_names[1].names) == {UNKNOWN}


def sentence(text: str, names: str) -> Sentence:
    labels = {
        "g": "B-GPE",
        "G": "I-GPE",
        "n": "B-NORP",
        "N": "I-NORP",
        "o": "B-ORG",
        "i": "I-ORG",
        ".": "O",
        "?": UNKNOWN,
    }
    return Sentence("d", tuple(text.split()), tuple(labels[c] for c in names))


SEEN = [sentence("U.S. men", "g."), sentence("Israeli men", "n."), sentence("Palestinian men", "n.")] * 5


@pytest.mark.parametrize(
    ("text", "given", "mended"),
    [
        ("the U.S. - led force", ".gGG.", ".g..."),
        ("the U.S. - led force", ".???.", ".g..."),
        ("Israeli - Palestinian talks", "nNN.", "n.n."),
        ("al - Qaida men", "oii.", "oii."),
        ("the U.S. - Iran talks", ".???.", ".???."),  # the second part is not known
        ("the U.S. - led", ".g..", ".g.."),
    ],
)
def test_compounds(text, given, mended):
    single = learn_single_names(SEEN)
    assert single == {"U.S.": "GPE", "Israeli": "NORP", "Palestinian": "NORP"}
    assert mend_compounds(sentence(text, given), single).names == sentence(text, mended).names


def test_words_that_are_mostly_no_name_are_not_learnt():
    assert learn_single_names([sentence("May came", "g."), *[sentence("May came", "..")] * 3] * 5) == {}
