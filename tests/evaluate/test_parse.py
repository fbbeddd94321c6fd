from itertools import count

import pytest
import spacy

from explorer.errors import ReadingError
from explorer.evaluate.parse import evaluate_parse, read_sentences

NUMBERS = count()
SAMPLE = """# newdoc id = one
# text = He didn't go.
1	He	he	PRON	PRP	Case=Nom	4	nsubj	_	_
2-3	didn't	_	_	_	_	_	_	_	_
2	did	do	AUX	VBD	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	go	go	VERB	VB	_	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	_

1	Stop	stop	VERB	VB	_	0	root	_	_
1.1	it	it	PRON	PRP	_	_	_	_	_
"""


@pytest.fixture
def sample(tmp_path):
    path = tmp_path / "sample.conllu"
    path.write_text(SAMPLE, encoding="utf-8")
    return path


def make_nlp(change=lambda doc: doc):
    """A pipeline that answers as in the sample, changed by a function."""
    nlp = spacy.blank("en")

    def answer(doc):
        for token in doc:
            token.is_sent_start = token.i in (0, 5)
        for token, (head, dep, pos, tag, lemma) in zip(doc, ANSWERS, strict=True):
            token.head, token.dep_, token.pos_, token.tag_, token.lemma_ = doc[head], dep, pos, tag, lemma
        doc[0].set_morph("Case=Nom")
        return change(doc)

    name = f"answer {next(NUMBERS)}"
    spacy.Language.component(name, func=answer)
    nlp.add_pipe(name)
    return nlp


ANSWERS = [
    (3, "nsubj", "PRON", "PRP", "he"), (3, "aux", "AUX", "VBD", "do"), (3, "advmod", "PART", "RB", "not"),
    (3, "ROOT", "VERB", "VB", "go"), (3, "punct", "PUNCT", ".", "."), (5, "ROOT", "VERB", "VB", "stop"),
]  # fmt: skip


def test_text_is_rebuilt_from_blanks_and_multiword_tokens(sample):
    sentences = list(read_sentences(sample))
    text = "".join(row.form + " " * row.blank for sentence in sentences for row in sentence)
    assert text == "He didn't go. Stop "
    assert [row.head for row in sentences[0]] == [4, 4, 4, 0, 4]


def test_right_answers_get_full_marks(sample):
    report = evaluate_parse(make_nlp(), sample)
    assert (report.uas, report.las, report.pos, report.tag, report.lemma, report.morph) == (1.0,) * 6
    assert report.sentences == 1.0
    assert report.tokens == 1.0
    assert report.words == 6


def test_each_mistake_is_seen_in_its_figure(sample):
    def change(doc):
        doc[1].dep_ = "cop"
        doc[2].lemma_ = "no"
        doc[0].pos_ = "NOUN"
        doc[0].head = doc[1]
        return doc

    report = evaluate_parse(make_nlp(change), sample)
    assert report.uas == pytest.approx(4 / 5)
    assert report.las == pytest.approx(3 / 5)
    assert report.lemma == pytest.approx(5 / 6)
    assert report.pos == pytest.approx(5 / 6)
    assert report.relations["nsubj"] == 0


@pytest.mark.parametrize(
    "bad", ["1\tHe\the", "x\tHe\the\tPRON\tPRP\t_\t0\troot\t_\t_", "1\tHe\the\tPRON\tPRP\t_\t_\troot\t_\t_"]
)
def test_bad_lines_are_named(tmp_path, bad):
    path = tmp_path / "bad.conllu"
    path.write_text(f"# text = He\n{bad}\n\n", encoding="utf-8")
    with pytest.raises(ReadingError, match=r"bad\.conllu:2: "):
        evaluate_parse(make_nlp(), path)
