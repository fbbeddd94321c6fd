import json

import pytest
import spacy
from spacy.tokens import Span

from explorer.errors import ReadingError
from explorer.evaluate.names import evaluate_names


def line(number: int, text: str, ents=(), missing=(), document="a", blanks=None) -> str:
    tokens = text.split()
    row = {
        "id": f"{document}-{number}",
        "tokens": tokens,
        "ws": blanks or "1" * len(tokens),
        "ents": ents,
        "missing": missing,
    }
    return json.dumps(row)


def make_nlp(*names: tuple[str, str]):
    """A pipeline that marks the given words wherever they stand."""
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": words} for words, label in names])
    return nlp


@pytest.fixture
def write(tmp_path):
    def write(*lines: str):
        path = tmp_path / "names.jsonl"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


def counts(score):
    return score.found, score.wrong, score.missed


def test_exact_borders_and_labels_count(write):
    path = write(line(0, "Ann Lee met Bob in Rome .", [[0, 2, "PERSON"], [3, 4, "PERSON"], [5, 6, "GPE"]]))
    report = evaluate_names(make_nlp(("Ann", "PERSON"), ("Bob", "PERSON"), ("Rome", "LOC")), path)
    assert counts(report.labels["PERSON"]) == (1, 1, 1)
    assert counts(report.micro) == (1, 1, 2)  # LOC is no label of this file
    assert report.labels["PERSON"].f1 == pytest.approx(0.5)


def test_merged_takes_places_together(write):
    path = write(line(0, "Rome and Europe", [[0, 1, "GPE"], [2, 3, "LOC"]]))
    report = evaluate_names(make_nlp(("Rome", "LOC"), ("Europe", "LOC")), path)
    assert counts(report.micro) == (1, 1, 1)
    assert counts(report.merged) == (2, 0, 0)


def test_labels_that_the_file_does_not_use_are_not_wrong(write):
    path = write(line(0, "Rome won the Cup", [[0, 1, "GPE"]]))
    assert counts(evaluate_names(make_nlp(("Cup", "EVENT")), path).micro) == (0, 0, 1)


def test_claims_on_unknown_tokens_are_not_wrong(write):
    path = write(line(0, "the U.S.-led force of Rome", [[4, 5, "GPE"]], [[1, 2]]))
    assert counts(evaluate_names(make_nlp(("U.S.-led", "GPE"), ("Rome", "GPE")), path).micro) == (1, 0, 0)


def test_own_tokens_may_differ_and_a_border_inside_a_token_is_wrong(write):
    path = write(line(0, "al-Qaida and US-backed Rome", [[0, 1, "ORG"], [3, 4, "ORG"]]))
    nlp = spacy.blank("en")

    @spacy.Language.component("inside")
    def inside(doc):
        doc.ents = [Span(doc, 0, 3, "ORG"), Span(doc, 4, 5, "ORG")]  # "al-Qaida", "US"
        return doc

    nlp.add_pipe("inside")
    assert counts(evaluate_names(nlp, path).micro) == (1, 1, 1)


def test_lines_of_a_document_become_one_text(write):
    path = write(
        line(0, "Ann came .", [[0, 1, "PERSON"]], blanks="100"),
        line(1, "Ann left .", [[0, 1, "PERSON"]]),
        line(0, "Ann", [[0, 1, "PERSON"]], document="b"),
    )
    seen = []
    nlp = make_nlp(("Ann", "PERSON"))
    spacy.Language.component("spy", func=lambda doc: seen.append(doc.text) or doc)
    nlp.add_pipe("spy")
    assert counts(evaluate_names(nlp, path).micro) == (3, 0, 0)
    assert seen == ["Ann came. Ann left . ", "Ann "]
    evaluate_names(nlp, path, joined=False)
    assert len(seen) == 5


@pytest.mark.parametrize(
    "bad",
    ["{not json", "[]", '{"id": "a-1"}', '{"id": "a-1", "tokens": ["x"], "ws": "11", "ents": []}',
     '{"id": "a-1", "tokens": ["x"], "ws": "1", "ents": [[0, 2, "ORG"]]}',
     '{"id": "a-1", "tokens": ["x"], "ws": "1", "ents": [[0]]}', '{"id": 5, "tokens": ["x"], "ws": "1", "ents": []}'],
)  # fmt: skip
def test_bad_lines_are_named(write, bad):
    path = write(line(0, "Rome", [[0, 1, "GPE"]]), bad)
    with pytest.raises(ReadingError, match=r"names\.jsonl:2: "):
        evaluate_names(make_nlp(("Rome", "GPE")), path)


def test_missing_file(tmp_path):
    with pytest.raises(ReadingError, match="cannot be read"):
        evaluate_names(make_nlp(("Rome", "GPE")), tmp_path / "none.jsonl")


def test_report_reads_well(write):
    report = evaluate_names(make_nlp(("Rome", "GPE")), write(line(0, "Rome", [[0, 1, "GPE"]])))
    assert "all, GPE = LOC" in str(report)
    assert "100.0" in str(report)
