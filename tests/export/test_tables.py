"""CSV files: complete, quoted, and safe to open in a spreadsheet."""

import csv
import io
import json
from dataclasses import replace

import pytest

from explorer.errors import StoreError
from explorer.export.json_file import export_json
from explorer.export.tables import (
    EVERYTHING,
    Table,
    export_csv,
    relations_table,
    select_evidence,
)
from explorer.model import Attribution, Decision, Link, Query, Rule, SharedPassage
from explorer.store import hold_store
from tests.factory import Story, make_actor, make_tables
from tests.ui.timed import make_timed

COLUMNS = {
    "documents": "id,title,outlet,published,url,path",
    "sentences": "id,document_id,index,start,end,text,repeats,outlet,title,published",
    "mentions": "id,document_id,sentence_id,start,end,text,kind,actor_id,rule",
    "actors": "id,name,kind,aliases,mentions,documents",
    "relations": "relation_id,kind,source_id,source,source_text,target_id,target,target_text,predicate,in_words,"
    "event,quad,stance,negated,modality,speaker,confidence,rule,document_id,sentence_id,sentence,cue_start,cue_end,"
    "checked,rule_judged,rule_right,shown,outlet,title,published",
    "rules": "name,text,judged,right",
    "quotations": "id,document_id,outlet,start,end,kind,words,speaker_id,speaker,cue,credited_to,sentence_id",
    "portrayals": "actor_id,actor,outlet,kind,words,candidate,document_id,start,end,sentence_id",
    "dates": "document_id,start,end,words,resolved,relative,sentence_id",
    "passages": "id,document_a,start_a,end_a,document_b,start_b,end_b,words,similarity,kind,credit",
}
"""As other programs expect them."""


@pytest.fixture
def store():
    story = Story(
        "lamp-1", 'She, "Ann", did not\nmeet Bob; Carl was told. -5 =1+1 Ann', outlet="Lamp", url="u", path="p"
    )
    she, ann, bob, carl = (story.mention(words) for words in ("She", "Ann", "Bob", "Carl"))
    stray = story.mention("Ann", 1)
    credit = (Attribution(carl.start, carl.end, "Carl", carl.id), Attribution(0, 3, "a | b"))
    told = {"negated": True, "modality": "planned", "event": "CONSULT", "quad": "verbal cooperation"}
    story.relation("action", she, bob, cue="meet", attributions=credit, confidence=0.51239, **told)
    story.relation("co-mention", bob, ann)
    story.relation("quotation", carl, None, cue="told")
    # The factory ends sentences at line ends; here one sentence runs over two lines.
    story.sentences = (replace(story.sentences[0], end=story.find("told.")[1]),)
    story.mentions = [replace(mention, sentence_id="lamp-1#0") for mention in story.mentions]
    story.relations = [replace(relation, sentence_id="lamp-1#0") for relation in story.relations]
    actors = [
        make_actor("Ann", [ann], references=[she], aliases=("Ms A|B", "Annie")),
        make_actor("Bob", [bob]),
        make_actor("Carl", [carl]),
    ]
    rules = (Rule("by hand", "Somebody typed it in.", judged=12, right=9), Rule("same name", "The same name."))
    tables = make_tables([story], actors, links=(Link(ann.id, "carl", "guess", 0.1),), rules=rules)
    assert stray.id not in {link.mention_id for actor in actors for link in actor.links}
    return hold_store(tables)


def read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_file_has_its_columns(store, tmp_path):
    paths = export_csv(store, tmp_path / "new")
    assert {path.name: path.read_text(encoding="utf-8").splitlines()[0] for path in paths} == {
        f"{name}.csv": columns for name, columns in COLUMNS.items()
    }


def test_one_row_a_piece_of_evidence(store, tmp_path):
    export_csv(store, tmp_path)
    action, together = sorted(read(tmp_path / "relations.csv"), key=lambda row: row["kind"])
    assert action == {
        "relation_id": "ann~action~bob", "kind": "action", "source_id": "ann", "source": "Ann", "source_text": "She",
        "target_id": "bob", "target": "Bob", "target_text": "Bob", "predicate": "meet",
        "in_words": "does not meet", "event": "CONSULT",
        "quad": "verbal cooperation", "stance": "verbal cooperation",
        "negated": "true", "modality": "planned", "speaker": "Carl | a / b",
        "confidence": "0.5124", "rule": "by hand", "document_id": "lamp-1", "sentence_id": "lamp-1#0",
        "sentence": 'She, "Ann", did not\nmeet Bob; Carl was told.', "cue_start": "20", "cue_end": "24",
        "checked": "false", "rule_judged": "12", "rule_right": "9", "shown": "true",
        "outlet": "Lamp", "title": "Title of lamp-1", "published": "",
    }  # fmt: skip
    assert (together["relation_id"], together["negated"], together["cue_start"]) == ("ann~co-mention~bob", "false", "")


def test_each_rule_says_how_often_it_was_right_or_nothing(store, tmp_path):
    export_csv(store, tmp_path)
    assert read(tmp_path / "rules.csv") == [
        {"name": "by hand", "text": "Somebody typed it in.", "judged": "12", "right": "9"},
        {"name": "same name", "text": "The same name.", "judged": "", "right": ""},
    ]


def test_passages_are_written_with_their_places_in_both_documents(tmp_path):
    lamp, kite = (Story(name, "She paid.", outlet=name) for name in ("lamp", "kite"))
    passage = SharedPassage("lamp@0-9~kite@0-9", "lamp", 0, 9, "kite", 0, 9, 2, 0.958, "near", "=Fars")
    export_csv(hold_store(make_tables([lamp, kite], [], passages=(passage,))), tmp_path)
    assert read(tmp_path / "passages.csv") == [
        {"id": "lamp@0-9~kite@0-9", "document_a": "lamp", "start_a": "0", "end_a": "9", "document_b": "kite",
         "start_b": "0", "end_b": "9", "words": "2", "similarity": "0.958", "kind": "near", "credit": "'=Fars"}
    ]  # fmt: skip


def test_evidence_that_a_reader_called_right_says_so(store):
    action = store.evidence_for(Query())[0].mention.id
    store.append_decision(Decision("1", "right", (action,)))
    table = relations_table(store.evidence_for(EVERYTHING), {})
    checked, judged = (table.columns.index(name) for name in ("checked", "rule_judged"))
    assert {row[1]: (row[checked], row[judged]) for row in table.rows} == {
        "action": (True, ""),
        "co-mention": (False, ""),
    }


def test_mentions_name_their_surest_actor_and_its_rule(store, tmp_path):
    export_csv(store, tmp_path)
    told = [(row["text"], row["actor_id"], row["rule"]) for row in read(tmp_path / "mentions.csv")]
    assert told == [
        ("She", "ann", "pronoun"), ("Ann", "ann", "same name"), ("Bob", "bob", "same name"),
        ("Carl", "carl", "same name"), ("Ann", "", "by hand"),
    ]  # fmt: skip


def test_dates_say_where_they_stand_and_what_they_are(tmp_path):
    export_csv(hold_store(make_timed()), tmp_path)
    rows = read(tmp_path / "dates.csv")
    assert rows[0] == {
        "document_id": "lamp-1", "start": "15", "end": "26", "words": "November 14", "resolved": "2017-11-14",
        "relative": "true", "sentence_id": "lamp-1#0",
    }  # fmt: skip
    assert [row["resolved"] for row in rows] == [
        "2017-11-14", "1979", "2017-11-13/2017-11-19", "", "2017-11-16", "2017-10", "", "2030",
    ]  # fmt: skip


def test_actors_sentences_and_documents(store, tmp_path):
    export_csv(store, tmp_path)
    (ann,) = (row for row in read(tmp_path / "actors.csv") if row["id"] == "ann")
    assert (ann["aliases"], ann["mentions"], ann["documents"]) == ("Ms A/B|Annie", "2", "1")
    (sentence,) = read(tmp_path / "sentences.csv")
    assert sentence["text"] == 'She, "Ann", did not\nmeet Bob; Carl was told.'
    assert (sentence["outlet"], sentence["title"], sentence["published"]) == ("Lamp", "Title of lamp-1", "")
    (document,) = read(tmp_path / "documents.csv")
    assert (document["outlet"], document["url"], document["path"]) == ("Lamp", "u", "p")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("@SUM(1)", "'@SUM(1)"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
        ("- a dash begins a line", "'- a dash begins a line"),
        ("\t=1", "'\t=1"),
        ("\n=1", "'\n=1"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("\uff0bcmd", "'\uff0bcmd"),
        ("\uff0d5", "\uff0d5"),
        ("-5", "-5"),
        ("+1,000.5", "+1,000.5"),
        ("a=b", "a=b"),
        ("“=1”", "“=1”"),
        ("'quoted'", "'quoted'"),
        (-5, "-5"),
        (0.25, "0.25"),
        (True, "true"),
        ('a "b", c\nd', 'a "b", c\nd'),
        ("", ""),
    ],
)
def test_only_what_a_spreadsheet_would_reckon_is_changed(value, written):
    text = Table("t", ("a", "b"), ((value, "end"),)).to_csv()
    assert list(csv.reader(io.StringIO(text, newline=""))) == [["a", "b"], [written, "end"]]


def test_what_is_shown_can_be_picked(store):
    shown = store.relations(Query())
    table = relations_table(select_evidence(store.evidence_for(EVERYTHING), shown), store.rules())
    assert [row[0] for row in table.rows] == ["ann~action~bob"]


def test_json_holds_everything(store, tmp_path):
    (path,) = export_json(store, tmp_path)
    told = json.loads(path.read_text(encoding="utf-8"))
    assert sorted(told) == [
        "about", "actors", "decisions", "documents", "links", "mentions", "relations", "rules", "sentences",
    ]  # fmt: skip
    (action,) = (relation for relation in told["relations"] if relation["kind"] == "action")
    assert action["evidence"][0]["sentence"].endswith("meet Bob; Carl was told.")
    assert action["evidence"][0]["credited_to"] == ["Carl", "a | b"]
    assert action["evidence"][0]["checked"] is False
    assert told["rules"]["by hand"] == {"text": "Somebody typed it in.", "judged": 12, "right": 9}
    assert told["documents"][0]["text"].startswith("She")


def test_a_file_in_place_of_the_folder_is_said_and_stays(store, tmp_path):
    (tmp_path / "out").write_text("mine")
    with pytest.raises(StoreError, match=r"there is a file in its place.*another folder"):
        export_csv(store, tmp_path / "out")
    assert (tmp_path / "out").read_text() == "mine"


def test_what_cannot_be_written_is_said_and_leaves_the_former_file(store, tmp_path, monkeypatch):
    export_csv(store, tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def refuse(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("explorer.export.files.os.replace", refuse)
    with pytest.raises(StoreError, match=r"documents\.csv: It cannot be written \(the disk is full"):
        export_csv(store, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
