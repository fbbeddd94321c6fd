"""Relations and judgements kept as offsets, and how they are put back onto the texts that they were written on.

documents.tsv + the collections of training/README.md --read_texts--> texts
relations.tsv, judged.tsv + texts --write_folders--> FOLDER/annotated, FOLDER/judged, FOLDER/judged2

python -m training.annotated NLP_DATA FOLDER     # then: python -m training.finder FOLDER/* training/everyday ...
"""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

HERE = Path(__file__).parent
SENTENCE_START = 60
"""Characters of a sentence by which a gold relation names it."""


def read_rows(name: str) -> list[dict[str, str]]:
    """Give the rows of one of the files beside this module."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader((x for x in lines if not x.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))


def read_texts(data: Path) -> dict[str, list[str]]:
    """Give the sentences of each document.

    Args:
        data: the folder with `ner`, `ud` and `srl`.
    """
    known = dict(_sentences(data))
    return {row["document"]: [known[each] for each in _ids(row["sentences"])] for row in read_rows("documents.tsv")}


def _ids(cell: str) -> Iterator[str]:
    first, dots, last = cell.partition("..")
    if dots and cell.startswith("gmb-"):
        low, high = int(first.removeprefix("gmb-")), int(last.removeprefix("gmb-"))
        yield from (f"gmb-{number}" for number in range(low, high + 1))
    else:
        yield from cell.split(" ")


def _sentences(data: Path) -> Iterator[tuple[str, str]]:
    with (data / "ner" / "gmb_teacher.jsonl").open(encoding="utf-8") as file:
        yield from _of_tokens(map(json.loads, file))
    with gzip.open(data / "srl" / "qa.jsonl.gz", "rt", encoding="utf-8") as file:
        yield from _of_tokens(map(json.loads, file))
    for name in ("en_gum-train", "en_ewt-train"):
        key = ""
        for line in (data / "ud" / f"{name}.conllu").read_text(encoding="utf-8").splitlines():
            if line.startswith("# sent_id"):
                key = line.partition("=")[2].strip()
            elif line.startswith("# text ="):
                yield key, line.partition("=")[2].strip()


def _of_tokens(rows: Iterable[dict]) -> Iterator[tuple[str, str]]:
    for row in rows:
        words = zip(row["tokens"], row["ws"], strict=True)
        yield row["id"], "".join(word + (" " if blank == "1" else "") for word, blank in words).strip()


def write_folders(data: Path, to: Path) -> None:
    """Write what `training.finder` reads."""
    texts = read_texts(data)
    gold = [_gold(row, texts[row["document"]]) for row in read_rows("relations.tsv")]
    _write(to / "annotated", gold, [], texts)
    judged = read_rows("judged.tsv")
    for name in sorted({row["set"] for row in judged}):
        _write(to / name, [], [_verdict(row) for row in judged if row["set"] == name], texts)


def _gold(row: dict[str, str], sentences: list[str]) -> dict:
    text = " ".join(sentences)
    places = {key: int(row[key]) for key in row if key.endswith(("_start", "_end"))}
    words = {f"{end}_words": text[places[f"{end}_start"] : places[f"{end}_end"]] for end in ("source", "target")}
    verb = text[places["verb_start"] : places["verb_end"]]
    sentence = _sentence_at(sentences, places["source_start"])[:SENTENCE_START]
    named = {key: row[key] for key in ("document", "kind", "told", "plover", "source", "target")}
    return {**named, **places, **words, "verb": verb, "sentence": sentence}


def _sentence_at(sentences: list[str], place: int) -> str:
    end = 0
    for sentence in sentences:
        end += len(sentence) + 1
        if place < end:
            return sentence
    return sentences[-1]


def _verdict(row: dict[str, str]) -> dict:
    places = {key: int(row[key]) for key in ("source_start", "target_start")}
    return {"document": row["document"], "kind": row["kind"], **places, "right": row["right"] == "1"}


def _write(folder: Path, gold: list[dict], judged: list[dict], texts: dict[str, list[str]]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    wanted = sorted({row["document"] for row in (*gold, *judged)})
    articles = [{"id": key, "text": " ".join(texts[key])} for key in wanted]
    for name, rows in (("articles", articles), ("gold", gold), ("judged", judged)):
        if rows or name == "gold":
            lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
            (folder / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")
