"""How marked and found speeches become pairs, and what is said of files that cannot be measured."""

import hashlib
import json

import pytest

from explorer.errors import ReadingError
from explorer.evaluate.marked_speech import MarkedSpeech, Passage, check_unchanged, read_passages
from explorer.evaluate.quotation_scores import Judged, QuotationsReport, count_shares
from explorer.evaluate.quotations import make_pairs
from explorer.model import Attribution, Cue, Document, Speech

TEXT = "Ada Holm said the well was dry and the lake was dead."
ROW = {
    "id": "p1", "half": "dev", "text": TEXT,
    "speeches": [{"kind": "indirect", "content": [[14, 30]], "speaker": [0, 8], "cue": [9, 13]}],
}  # fmt: skip


def marked(*content, cue=(9, 13), **fields):
    return MarkedSpeech("indirect", content, (0, 8), cue, **fields)


def found(*content, cue=(9, 13), kind="indirect"):
    runs = tuple(Cue(*run) for run in content)
    return Speech("s", "p1", kind, Attribution(0, 8, "Ada Holm"), Cue(*cue), "say", runs, "p1#0")


@pytest.mark.parametrize(
    ("one", "other", "paired", "exact"),
    [
        (marked((14, 30)), found((14, 30)), True, True),
        (marked((14, 30)), found((13, 31)), True, True),  # blanks do not count
        (marked((14, 30)), found((14, 52)), False, False),
        (marked((14, 30)), found((14, 40)), True, False),
        (marked((14, 52)), found((14, 30)), False, False),
        (marked((14, 30), (31, 52)), found((14, 52)), True, True),
        (marked((14, 30)), found((35, 52)), False, False),
    ],
)
def test_half_of_the_letters_each_way(one, other, paired, exact):
    pairs = list(make_pairs(TEXT, [one], [other]))
    assert bool(pairs) is paired
    assert [each[2] for each in pairs] == [exact] * paired


def test_the_cue_says_which_of_two_is_meant():
    outer, inner = marked((14, 52), cue=(9, 13)), marked((14, 50), cue=(0, 8))
    one, other = found((14, 52), cue=(0, 8)), found((14, 51), cue=(9, 13))
    pairs = {
        (pair[0].cue, (pair[1].cue.start, pair[1].cue.end)) for pair in make_pairs(TEXT, [outer, inner], [one, other])
    }
    assert pairs == {((9, 13), (9, 13)), ((0, 8), (0, 8))}


def test_each_is_in_one_pair_at_most():
    assert len(list(make_pairs(TEXT, [marked((14, 30))], [found((14, 30)), found((14, 31), cue=(0, 8))]))) == 1


def judged(marked_one=None, found_one=None, **fields):
    passage = Passage("p1", fields.pop("half", "dev"), (), TEXT, "p1", 0, len(TEXT), "")
    return Judged(passage, marked_one, found_one, **fields)


def test_shares_count_what_is_marked_found_and_both():
    rows = [
        judged(marked((14, 30)), found((14, 30)), exact=True, speaker_right=True),
        judged(marked((14, 30)), found((14, 30), kind="mixed")),
        judged(marked((14, 30))),
        judged(None, found((14, 30))),
        judged(marked((14, 30), optional=True), found((14, 30))),
        judged(marked((14, 30), optional=True)),
    ]
    shares = count_shares(rows)
    assert (shares.marked, shares.found, shares.pairs, shares.exact, shares.kinds, shares.speakers) == (
        3,
        3,
        2,
        1,
        1,
        1,
    )
    assert (shares.f1, shares.speaker) == (pytest.approx(2 / 3), 0.5)


def test_names_count_among_pairs_and_chains_among_all():
    rows = [
        judged(marked((14, 30), name="Ada", credited_to=("Tass",)), found((14, 30)), name_right=True),
        judged(marked((14, 30), name="Ada", credited_to=("Tass",))),
    ]
    shares = count_shares(rows)
    assert (shares.names, shares.chains) == ((1, 1), (0, 2))


def test_the_report_tells_halves_kinds_and_what_was_skipped():
    report = QuotationsReport(2, 3, (judged(marked((14, 30))), judged(None, found((14, 30)), half="held-out")))
    assert report.of("dev").marked == report.of("held-out").found == 1
    assert report.of(kind="direct").marked == 0
    assert "3 more skipped because their articles are not there" in str(report)


def write(path, *rows):
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_passages_and_where_articles_lie(tmp_path):
    sources, passages = read_passages(write(tmp_path / "m.jsonl", {"articles": ["../corpus"]}, ROW))
    assert sources == ("../corpus",)
    assert passages[0].speeches == (marked((14, 30)),)
    assert (passages[0].document, passages[0].start, passages[0].end) == ("p1", 0, len(TEXT))


@pytest.mark.parametrize(
    "change",
    [{"text": ""}, {"speeches": None}, {"half": None, "id": 1, "speeches": [{"kind": "direct"}]}, {"speeches": [5]}],
)
def test_a_line_that_is_no_passage_is_said(tmp_path, change):
    path = write(tmp_path / "m.jsonl", {"articles": []}, {**ROW, **change})
    with pytest.raises(ReadingError, match=r"m\.jsonl:2: The line is not a marked passage"):
        read_passages(path)


def test_an_article_that_changed_is_refused():
    sha1 = hashlib.sha1(TEXT[:8].encode(), usedforsecurity=False).hexdigest()[:10]
    passage = Passage("p1", "dev", (), "", "a", 0, 8, sha1)
    check_unchanged(passage, {"a": Document("a", "", TEXT)}, where="m.jsonl")
    with pytest.raises(ReadingError, match=r"m\.jsonl: The article 'a' is not as it was when 'p1' was marked"):
        check_unchanged(passage, {"a": Document("a", "", TEXT.upper())}, where="m.jsonl")
