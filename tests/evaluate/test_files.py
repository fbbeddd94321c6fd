"""Files of marked texts: a line that is none is said with its number; any character can stand in a text."""

import json

import pytest

from explorer.errors import ReadingError
from explorer.evaluate.plover import read_records
from explorer.evaluate.relations import read_marked

CODED = {"id": "a", "text": "Ann met Bob.", "source": ["Ann"], "target": ["Bob"], "event": "CONSULT", "quad": "q"}
MARKED = {
    "document": "a", "type": "fights", "source_start": 0, "source_end": 3, "target_start": 8, "target_end": 11,
    "confidence": 1,
}  # fmt: skip


@pytest.mark.parametrize(
    ("read", "good", "change"),
    [
        (read_records, CODED, {"text": None}),
        (read_records, CODED, {"source": [["Ann"]]}),
        (read_records, CODED, {"target": [5]}),
        (read_records, CODED, {"source": "Ann"}),
        (read_marked, MARKED, {"source_start": "0"}),
        (read_marked, MARKED, {"confidence": None}),
        (read_marked, MARKED, {"type": ["fights"]}),
    ],
)
def test_a_value_of_another_type_is_said(tmp_path, read, good, change):
    path = tmp_path / "marked.jsonl"
    path.write_text(f"{json.dumps(good)}\n\n{json.dumps({**good, **change})}\n", encoding="utf-8")
    with pytest.raises(ReadingError, match=r"marked\.jsonl:3: The line is not a coded text|marked\.jsonl:3: the field"):
        list(read(path))


@pytest.mark.parametrize("sign", "\u2028\u2029\x85")
def test_only_line_feeds_end_lines(tmp_path, sign):
    path = tmp_path / "marked.jsonl"
    row = {**CODED, "text": f"Ann met{sign}Bob."}
    path.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    assert [record.text for record in read_records(path)] == [row["text"]]
