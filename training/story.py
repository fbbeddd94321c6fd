"""Train the decision whether an actor is one of the story (explorer/actors/story.py) on relations that readers wrote.

    python -m training.story ARTICLES GOLD [ARTICLES GOLD ...] [--no-actors FILE] [--out FILE]

ARTICLES and GOLD are JSON lines as in the relations data: `id`, `text`; `document`, `source`, `target`,
`source_words`, `source_start`, `source_end` and so on. An actor is positive if it is an end of a relation there,
negative if it is none although it stands in a sentence with other actors. FILE marks expressions that readers say are
no actors (`document`, `start`, `end`); the actors of mentions there are negative and count three times. Every third
document, by a hash of its id, is kept out; what the decision is worth there is printed. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np

from explorer.actors import resolve
from explorer.actors.story import describe_actor
from explorer.analysis import analyse
from explorer.evaluate.ends import fits
from explorer.language import annotate, load_pipeline
from explorer.model import Document

OUT = Path("explorer/actors/data/story.json")
ONLY_ALONE = 1
"""Actors in a sentence; an actor that stands in no sentence with another tells nothing, whether it is an end or not."""

WEIGHT_OF_A_JUDGEMENT = 3.0
STRENGTH = 0.5
"""Inverse strength of the penalty on large weights; between 0.1 and 2 the held-out figures hardly change."""


def main() -> None:
    """Train, say what it is worth on the documents kept out, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--no-actors", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    rows = []
    for articles, gold in zip(given.files[::2], given.files[1::2], strict=True):
        marked = _read(given.no_actors) if given.no_actors else []
        rows += read_examples(_read(articles), _read(gold), marked)
    names = sorted({name for _, features, _, _ in rows for name in features})
    table = np.array([[features.get(name, 0.0) for name in names] for _, features, _, _ in rows])
    labels, weights = np.array([row[2] for row in rows]), np.array([row[3] for row in rows])
    kept_out = np.array([is_kept_out(row[0]) for row in rows])
    model = _fit(table[~kept_out], labels[~kept_out], weights[~kept_out])
    sys.stdout.write(f"{_measure(model, table[kept_out], labels[kept_out])}\n")
    found = dict(zip(names, np.round(model.coef_[0], 3).tolist(), strict=True))
    about = "Logistic regression of explorer/actors/story.py, made by training/story.py; log-odds for each feature."
    told = {"about": about, "weights": {"(all)": round(float(model.intercept_[0]), 3)} | found}
    given.out.write_text(json.dumps(told, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def is_kept_out(document_id: str) -> bool:
    """Tell whether a document is kept out of training."""
    return int(hashlib.sha1(document_id.encode()).hexdigest(), 16) % 3 == 0


def read_examples(articles: list[dict], gold: list[dict], marked: list[dict]) -> list[tuple]:
    """Give document id, features, label and weight of each actor in each article."""
    documents = [Document(str(row["id"]), str(row.get("title", "")), row["text"]) for row in articles]
    docs = annotate(load_pipeline(), (document.text for document in documents))
    found = [analyse(document, doc) for document, doc in zip(documents, docs, strict=True)]
    sentences = [sentence for each in found for sentence in each.sentences]
    mentions = [mention for each in found for mention in each.mentions]
    actors = resolve(documents, sentences, mentions)
    ends = defaultdict(list)
    for row in gold:
        for side in ("source", "target"):
            ends[row["document"]].append((row[f"{side}_start"], row[f"{side}_end"], row[side], row[f"{side}_words"]))
    no = defaultdict(list)
    for row in marked:
        no[row["document"]].append((row["start"], row["end"]))
    with_gold = set(ends)
    return [row for row in _label(actors, mentions, ends, no) if row[0] in with_gold]


def _label(actors, mentions, ends, no):
    by_id = {mention.id: mention for mention in mentions}
    in_sentence = defaultdict(set)
    for actor in actors:
        for link in actor.links:
            in_sentence[by_id[link.mention_id].sentence_id].add(actor.id)
    for actor in actors:
        places = defaultdict(list)
        for link in actor.links:
            mention = by_id[link.mention_id]
            places[mention.document_id].append(mention)
        for document, own in places.items():
            judged = any(
                m.start < end and m.end > start and m.form == "name" for m in own for start, end in no[document]
            )
            forms = [actor.name, *actor.aliases, *(m.text for m in own if m.form in ("name", "group"))]
            positive = any(
                m.start < end and m.end > start and fits(forms, name, words)
                for m in own
                for start, end, name, words in ends[document]
            )
            beside = any(len(in_sentence[mention.sentence_id]) > ONLY_ALONE for mention in own)
            if positive or judged or beside:
                weight = WEIGHT_OF_A_JUDGEMENT if judged and not positive else 1.0
                yield document, describe_actor(actor, own), int(positive), weight


def _fit(table, labels, weights):
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=STRENGTH, max_iter=2000).fit(table, labels, sample_weight=weights)


def _measure(model, table, labels) -> str:
    from sklearn.metrics import roc_auc_score

    scores = model.predict_proba(table)[:, 1]
    parts = [
        f"{len(labels)} actors kept out, {labels.mean():.2f} of them ends",
        f"AUC {roc_auc_score(labels, scores):.3f}",
    ]
    for least in (0.1, 0.15, 0.2, 0.3):
        low = scores < least
        lost, ends = labels[low].sum() / max(1, labels.sum()), labels[low].mean() if low.any() else 0.0
        parts.append(f"below {least}: {low.mean():.2f} of all, {ends:.2f} of them ends, {lost:.3f} of the ends lost")
    return "; ".join(parts)


def _read(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


if __name__ == "__main__":
    main()
