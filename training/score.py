"""Measure a pipeline and write its model card: python -m training.score PIPELINE --data DIR.

The card is `training/model_card.md` with the tables put in; it is written to PIPELINE/README.md.
"""

from __future__ import annotations

import argparse
import datetime
import logging
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from spacy.language import Language

from explorer.evaluate.names import NameScore, NamesReport, evaluate_names
from explorer.evaluate.parse import ParseReport, evaluate_parse, read_sentences
from explorer.language import load_pipeline
from training.dev import write_dev_files
from training.role_data import read_role_sentences
from training.role_measure import find_roles, score_factuality, score_roles

log = logging.getLogger("training")
CARD = Path(__file__).parent / "model_card.md"
TREEBANKS = {
    "EWT test (web)": "en_ewt-test",
    "GUM test (nine kinds)": "en_gum-test",
}
RELATIONS = (
    "nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "conj", "xcomp", "ccomp", "advcl", "acl:relcl", "appos", "nmod",
)  # fmt: skip
KINDS = ("PERSON", "ORG", "GPE", "LOC", "NORP", "EVENT")
DOCUMENTS = ("gum_dev", "re3d_train", "uner_ewt_dev", "uner_pud")
"""Files whose lines are whole documents in their order; the others are given sentence by sentence."""
ROLE_PARTS = {"EWT test": ("ewt", ("test",)), "MASC dev and test": ("masc", ("dev", "test"))}
MENDING = "name_consistency"


def score_parses(nlp: Language, folder: Path) -> str:
    """A table of the treebanks."""
    rows = []
    for title, name in TREEBANKS.items():
        report = evaluate_parse(nlp, folder / f"{name}.conllu")
        log.info("%s: %s", name, report)
        rows.append([title, *_percent(_figures(report))])
    head = ["raw text", "UAS", "LAS", "UPOS", "XPOS", "lemma", "morphology", "sentence F1", "tokens F1"]
    return _table(head, rows)


def _figures(report: ParseReport) -> list[float]:
    return [report.uas, report.las, report.pos, report.tag, report.lemma, report.morph, report.sentences, report.tokens]


def score_relations(nlp: Language, folder: Path) -> str:
    """A table of single relations on GUM test."""
    found = evaluate_parse(nlp, folder / "en_gum-test.conllu").relations
    return _table(["relation", *RELATIONS], [["F1", *_percent([found.get(name, 0.0) for name in RELATIONS])]])


def score_role_heads(nlp: Language, data: Path) -> str:
    """A table of predicates, roles and factuality on sentences that were not trained on."""
    component = nlp.get_pipe("news_encoder")
    if component.encoder.roles is None:
        return "(This pipeline has no such heads.)"
    sentences, rows = read_role_sentences(data), []
    for title, (source, splits) in ROLE_PARTS.items():
        chosen = [s for s in sentences if s.source == source and s.split in splits and s.predicates is not None]
        found, facts = find_roles(component, chosen)
        scores = score_roles([sentence.predicates for sentence in chosen], found)
        pairs = [(v, fact[k]) for s, fact in zip(chosen, facts, strict=True) for k, v in s.factuality.items()]
        correlation = score_factuality(*zip(*pairs, strict=True))["correlation"] if pairs else ""
        rows.append([title, *map(str, scores.values()), str(correlation)])
    return _table(["held-out part", "predicates", "all roles", "ARG0", "ARG1", "ARG2", "factuality"], rows)


def score_names(nlp: Language, folder: Path) -> tuple[str, str]:
    """A table of the held-out names, and one of what looking at the whole document brings."""
    rows, without, total = [], NameScore(), NameScore()
    for path in sorted(folder.glob("*.jsonl")):
        joined = path.stem in DOCUMENTS
        report = evaluate_names(nlp, path, joined=joined)
        log.info("%s\n%s", path.stem, report)
        rows.append(_names_row(path.stem, report))
        if joined:
            total += report.micro
            with nlp.select_pipes(disable=[MENDING]):
                without += evaluate_names(nlp, path).micro
    head = ["held-out part", "P", "R", "F1", "F1, GPE = LOC", *(f"{kind} F1 (n)" for kind in KINDS)]
    mending = [["names as the network says", *_prf(without)], ["mended by looking at the whole document", *_prf(total)]]
    return _table(head, rows), _table(["whole documents", "P", "R", "F1"], mending)


def _names_row(name: str, report: NamesReport) -> list[str]:
    kinds = []
    for kind in KINDS:
        score = report.labels.get(kind)
        kinds.append("" if score is None else f"{100 * score.f1:.0f} ({score.found + score.missed})")
    return [name, *_prf(report.micro), f"{100 * report.merged.f1:.1f}", *kinds]


def measure_speed(nlp: Language, folder: Path, *, rounds: int = 3) -> float:
    """Tokens a second of processor time, raw text to Doc; the best of several rounds."""
    texts = [
        "".join(row.form + " " * row.blank for sentence in sentences[k : k + 20] for row in sentence)
        for sentences in [list(read_sentences(folder / "en_gum-test.conllu"))]
        for k in range(0, len(sentences), 20)
    ]
    return max(_speed(lambda: sum(len(doc) for doc in nlp.pipe(texts))) for _ in range(rounds))


def _speed(run: Callable[[], int]) -> float:
    started = time.process_time()
    return run() / (time.process_time() - started)


def _percent(values: Sequence[float]) -> list[str]:
    return [f"{100 * value:.1f}" for value in values]


def _prf(score: NameScore) -> list[str]:
    return _percent([score.precision, score.recall, score.f1])


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def write_card(pipeline: Path, data: Path) -> None:
    """Measure the pipeline and write its card."""
    nlp = load_pipeline(str(pipeline))
    speed = measure_speed(nlp, data / "ud")
    with tempfile.TemporaryDirectory() as folder:
        write_dev_files(data / "ner", Path(folder))
        names, mending = score_names(nlp, Path(folder))
    size = sum(path.stat().st_size for path in pipeline.rglob("*") if path.is_file()) / 1e6
    text = CARD.read_text(encoding="utf-8").format(
        parses=score_parses(nlp, data / "ud"),
        relations=score_relations(nlp, data / "ud"),
        roles=score_role_heads(nlp, data),
        names=names,
        mending=mending,
        speed=f"{speed:,.0f}",
        size=f"{size:.0f}",
        date=datetime.date.today().isoformat(),
    )
    (pipeline / "README.md").write_text(text, encoding="utf-8")
    log.info("written to %s", pipeline / "README.md")


def main() -> None:
    """Measure a pipeline from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pipeline", type=Path, help="folder of the pipeline")
    parser.add_argument("--data", type=Path, required=True, help="folder with ud/, ner/, srl/ and factuality/")
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    write_card(args.pipeline, args.data)


if __name__ == "__main__":
    main()
