"""Judging sheets: what is written can be judged and read again, and what is wrong in one is said with its place."""

import csv
import json
from dataclasses import replace

import pytest

from explorer.errors import ReadingError, StoreError
from explorer.evaluate.draw import draw, evaluate_draw, typed_evidence
from explorer.evaluate.sheet import CLAIM, TEXT, VERDICT, read_sheets, write_sheet
from explorer.model import Attribution, Sentence
from explorer.store import hold_store
from tests.factory import Story, make_actor, make_tables

HEAD = "id,kind,rule,confidence,reading_1,reading_2,fault_1,fault_2"


@pytest.fixture
def evidence():
    """Ann does several things to Bob; they are named together too."""
    text = "Ann met Bob. She did not,\nsaid Carl, warn Bob. Ann thanked Bob."
    story = Story("d", text, outlet="Lamp")
    story.sentences = (story.sentences[0], Sentence("d#1", "d", 1, 13, 47), story.sentences[-1])
    ann, bob, she, carl = (story.mention(each) for each in ("Ann", "Bob", "She", "Carl"))
    warned, thanking, thanked = story.mention("Bob", 1), story.mention("Ann", 1), story.mention("Bob", 2)
    credit = (Attribution(carl.start, carl.end, "Carl", carl.id),)
    story.relation("action", ann, bob, cue="met", event="CONSULT", quad="verbal cooperation", mutual=True, rule="verb")
    how = {"event": "THREATEN", "quad": "verbal conflict", "negated": True, "confidence": 0.5}
    story.relation("action", she, warned, cue="warn", attributions=credit, rule="verb", **how)
    story.relation("statement", thanking, thanked, cue="thanked", modality="planned", rule="thanks")
    story.relation("co-mention", ann, bob)
    actors = [make_actor("Ann", [ann, thanking], references=[she]), make_actor("Bob", [bob, warned, thanked])]
    return typed_evidence(hold_store(make_tables([story], [*actors, make_actor("Carl", [carl])])))


def read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def fill(path, **columns):
    """Judge all rows of a sheet: each column takes its values in turn."""
    rows = read(path)
    for number, row in enumerate(rows):
        row.update({name: values[number] for name, values in columns.items()})
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_a_sheet_says_where_each_claim_stands_and_holds_no_sentence(evidence, tmp_path):
    rows = read(write_sheet(tmp_path / "sheet.csv", evidence))
    assert tuple(rows[0]) == (*CLAIM, *VERDICT)
    assert [row["kind"] for row in rows] == ["action", "action", "statement"]
    assert rows[1] == {
        "id": evidence[1].mention.id, "document": "d", "kind": "action", "source_start": "13", "source_end": "16",
        "target_start": "42", "target_end": "45", "cue_start": "37", "cue_end": "41", "predicate": "warn",
        "event": "THREATEN", "quad": "verbal conflict", "mutual": "false", "negated": "true", "modality": "",
        "rule": "verb", "confidence": "0.5", **dict.fromkeys(VERDICT, ""),
    }  # fmt: skip


def test_the_confidence_is_the_one_that_the_page_shows(evidence, tmp_path):
    assert evidence[1].confidence == 0.5  # the finder's, which counts how surely the pronoun is linked already
    shown = replace(evidence[1], confidence=0.4)
    assert shown.mention.confidence == 0.5
    (row,) = read(write_sheet(tmp_path / "sheet.csv", [shown]))
    assert row["confidence"] == "0.4"


def test_a_sheet_for_reading_has_the_sentence_in_one_line_and_who_is_meant(evidence, tmp_path):
    row = read(write_sheet(tmp_path / "sheet.csv", evidence, with_text=True))[1]
    assert {name: row[name] for name in TEXT} == {
        "sentence": "She did not, said Carl, warn Bob.", "source_words": "She", "source": "Ann", "cue_words": "warn",
        "target_words": "Bob", "target": "Bob", "credited_to": "Carl",
    }  # fmt: skip


def test_verdicts_are_no_work_to_be_written_over(evidence, tmp_path):
    path = write_sheet(tmp_path / "sheet.csv", evidence)
    with pytest.raises(StoreError, match="may hold verdicts"):
        write_sheet(path, evidence)


@pytest.mark.parametrize("with_text", [False, True])
def test_a_judged_sheet_is_read_with_and_without_text(evidence, tmp_path, with_text):
    path = write_sheet(tmp_path / "sheet.csv", evidence, with_text=with_text)
    fill(path, reading_1=["right", "Wrong ", ""], reading_2=["right", "right", ""], fault_1=["", "told", ""])
    first, second = (sheets := read_sheets([path])).relations
    assert (sheets.unread, sheets.again) == (1, 0)
    assert (first.right, first.readings, first.rule, first.confidence) == (True, (True, True), "verb", 1.0)
    assert (second.right, second.readings, second.faults) == (False, (False, True), ("told", ""))


def test_two_people_can_judge_a_sheet_each(evidence, tmp_path):
    paths = [write_sheet(tmp_path / f"{name}.csv", evidence) for name in ("one", "two")]
    fill(paths[0], reading_1=["right", "wrong", ""], fault_1=["", "pair", ""])
    fill(paths[1], reading_2=["wrong", "wrong", ""], fault_2=["told", "", ""])
    sheets = read_sheets(paths)
    assert (sheets.unread, sheets.again) == (1, 0)
    assert [each.readings for each in sheets.relations] == [(True, False), (False, False)]
    assert [each.faults for each in sheets.relations] == [("", "told"), ("pair", "")]


def test_a_verdict_on_what_another_rule_made_of_the_words_is_not_put_together(tmp_path):
    paths = [tmp_path / "one.csv", tmp_path / "two.csv"]
    for path, row in zip(paths, ("a,action,verb,0.5,right,,,", "a,action,passive,0.5,,wrong,,"), strict=True):
        path.write_text(f"{HEAD}\n{row}\n", encoding="utf-8")
    sheets = read_sheets(paths)
    assert ([each.readings for each in sheets.relations], sheets.again) == ([(True, None)], 1)


def test_of_a_relation_in_two_sheets_the_first_judged_row_counts(evidence, tmp_path):
    paths = [write_sheet(tmp_path / f"{name}.csv", evidence) for name in ("empty", "one", "two")]
    fill(paths[1], reading_1=["right", "", "wrong"])
    fill(paths[2], reading_1=["wrong", "wrong", "wrong"])
    sheets = read_sheets(paths)
    assert (sheets.unread, sheets.again) == (0, 2)
    assert [each.right for each in sheets.relations] == [True, False, False]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["a,action,verb,0.5,maybe,,,"], r"sheet\.csv:2: The field `reading_1` \('maybe'\) must be right, wrong"),
        (["a,action,verb,0.5,right,no,,"], r"sheet\.csv:2: The field `reading_2` \('no'\)"),
        (["a,action,verb,0.5,wrong,,pear,"], r"sheet\.csv:2: The field `fault_1` \('pear'\) must be pair, direction"),
        (["a,action,verb,0.5,wrong,right,pair,kind"], r"`fault_2` \('kind'\) is given though the reading"),
        (["a,action,verb,0.5,,,pair,"], r"`fault_1` \('pair'\) is given though the reading"),
        (["a,action,verb,very,right,,,"], r"sheet\.csv:2: The field `confidence` \('very'\) must be a number"),
        (["a,action,verb,1.5,right,,,"], r"`confidence` \('1.5'\)"),
        (["a,action,verb,nan,right,,,"], r"`confidence` \('nan'\)"),
        ([",action,verb,0.5,right,,,"], r"sheet\.csv:2: The field `id`"),
        (["a,action,verb,1,right,,,", "a,action,verb,1,right,,,"], r"sheet\.csv:3: .*stands in line 2 already"),
        (["a,action,verb,1,right,,,", "b,action"], r"sheet\.csv:3: The row has not as many fields as .* \(8\)"),
        (["a,action,verb,1,right,,,,"], r"sheet\.csv:2: The row has not as many fields"),
        (['a,"two\nlines",verb,1,right,,,', "", "b,action,verb,1,?,,,"], r"sheet\.csv:5: The field `reading_1`"),
        (['a,"action"x,verb,1,right,,,'], r"sheet\.csv:2: The sheet cannot be read"),
    ],
)
def test_what_is_wrong_in_a_sheet_is_said_with_line_and_field(tmp_path, rows, said):
    path = tmp_path / "sheet.csv"
    path.write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
    with pytest.raises(ReadingError, match=said):
        read_sheets([path])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", r"sheet\.csv:1: The column `id` is missing"),
        (HEAD.replace(",", ";").encode(), r"The column `id` is missing.* with commas"),
        (HEAD.replace("rule,", "").encode(), r"The column `rule` is missing"),
        (HEAD.encode() + b"\n\xff\xfe,,,,,,,", r"cannot be read .*UTF-8"),
    ],
)
def test_what_is_no_sheet_is_said(tmp_path, content, said):
    path = tmp_path / "sheet.csv"
    path.write_bytes(content)
    with pytest.raises(ReadingError, match=said):
        read_sheets([path])
    with pytest.raises(ReadingError, match=r"none\.csv: The sheet cannot be read"):
        read_sheets([tmp_path / "none.csv"])


def test_a_sheet_that_a_spreadsheet_saved_is_read(tmp_path):
    path = tmp_path / "sheet.csv"
    path.write_bytes(b"\xef\xbb\xbf" + HEAD.encode() + b"\r\na,action,verb,0.5,RIGHT,,,\r\n")
    assert [each.right for each in read_sheets([path]).relations] == [True]


def test_equal_seeds_draw_the_same_and_nothing_is_drawn_twice(evidence):
    drawn = [[each.mention.id for each in draw(evidence, count=2, seed=seed)] for seed in range(40)]
    assert drawn == [[each.mention.id for each in draw(evidence[::-1], count=2, seed=seed)] for seed in range(40)]
    assert all(len(set(ids)) == 2 for ids in drawn)
    assert {each for ids in drawn for each in ids} == {each.mention.id for each in evidence}
    assert len(draw(evidence, count=99, seed=1)) == len(evidence)


def test_only_what_claims_more_than_being_named_together_is_drawn(evidence):
    assert {each.mention.kind for each in evidence} == {"action", "statement"}


@pytest.fixture(scope="module")
def nlp():
    from explorer.language import load_pipeline

    return load_pipeline()


def test_a_corpus_is_read_analysed_and_drawn_from_as_a_build_does(nlp, tmp_path):
    told = "Ostrovia attacked Kelland. President Ada Brandt of Ostrovia met President Ilja Novak of Kelland."
    articles, sheet = tmp_path / "articles.jsonl", tmp_path / "sheet.csv"
    articles.write_text(json.dumps({"id": "a", "text": f"{told}\n\n{told}"}), encoding="utf-8")
    drawn = evaluate_draw(nlp, articles, count=50, seed=3, to=sheet)
    rows = read(sheet)
    assert (drawn.documents, drawn.drawn, drawn.found) == (1, len(rows), len(rows))
    attacks = [row for row in rows if row["event"] == "ASSAULT"]
    assert [told[int(row["cue_start"]) : int(row["cue_end"])] for row in attacks] == ["attacked"]  # the repeat is none
    assert f"{len(rows)} of {len(rows)} typed relations in 1 articles drawn" in str(drawn)


def test_a_corpus_without_relations_is_said(nlp, tmp_path):
    (tmp_path / "a.txt").write_text("It rained all day.", encoding="utf-8")
    with pytest.raises(ReadingError, match="No typed relation was found"):
        evaluate_draw(nlp, tmp_path / "a.txt", count=5, seed=1, to=tmp_path / "s.csv")
    with pytest.raises(ReadingError, match=r"gone\.jsonl"):
        evaluate_draw(nlp, tmp_path / "gone.jsonl", count=5, seed=1, to=tmp_path / "s.csv")
