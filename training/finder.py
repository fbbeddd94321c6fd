"""Trains the learned finder of relations from articles in which readers wrote relations down, and from judged claims.

    articles + gold --read_articles--> pairs --train_forest (4 folds)--> probabilities of texts it has not seen
        --weigh--> claims + gold or judgements --logistic regression--> confidence
        gold's words --logistic regression--> words that carry a claim
    all pairs --train_forest--> the trees that are kept

Every third article of a set that others measure on stays out (`is_held_out`). Needs training/requirements.txt.

    python -m training.finder FOLDER... --to explorer/relations/learned/data

A folder holds articles.jsonl (id, text) and gold.jsonl (explorer/evaluate/gold.py), and may hold judged.jsonl: claims
that people called right or wrong (document, source_start, target_start, kind, right).
"""

from __future__ import annotations

import argparse
import json
import logging
import pickle
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from explorer.evaluate.finder_claims import is_held_out, is_right, verdict_on
from explorer.evaluate.gold import read_gold
from explorer.evaluate.pairs import LABEL_OF_KIND, LABELS, Article, Pair, list_pairs, read_articles
from explorer.language import load_pipeline
from explorer.model import Document
from explorer.relations.learned.cues import list_cues
from explorer.relations.learned.features import Features, pair_features
from explorer.relations.learned.forest import Forest
from explorer.relations.learned.linear import Logistic
from explorer.relations.learned.reasons import construction
from explorer.relations.learned.weighing import list_ends, weigh
from training.forest import train_forest

log = logging.getLogger(__name__)

FOLDS = 3
LEAST_SEEN = 3
"""Times that a feature of a regression, or a construction, has to occur."""

STRENGTH = {"in gold": 0.1, "judged": 0.01, "cues": 0.3}
"""Inverse strength of the regressions' L2 penalty, chosen in cross-validation."""

IN_GOLD, SCALE = "in gold", 3.0
"""The log-odds of the first step as a feature of the second, large enough that the penalty hardly shrinks it."""


@dataclass(slots=True)
class Rows:
    """All pairs of some articles with their features."""

    pairs: list[Pair]
    features: list[Features]

    def of(self, articles: Iterable[str]) -> Rows:
        """Give the rows of some articles that the gold says something about."""
        wanted = set(articles)
        kept = [k for k, pair in enumerate(self.pairs) if pair.article.id in wanted and pair.weight > 0]
        return Rows([self.pairs[k] for k in kept], [self.features[k] for k in kept])


def main() -> None:
    """Train and write the finder."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--cache", type=Path, help="a folder that keeps what was found in the articles")
    options = parser.parse_args()
    articles = [article for folder in options.folders for article in read_set(folder, options.cache)]
    train(articles, read_judged(options.folders), options.to)


def read_set(folder: Path, cache: Path | None = None) -> list[Article]:
    """Give the articles of a folder that may be learned from."""
    stored = cache / f"{folder.name}.pickle" if cache else None
    if stored and stored.exists():
        return pickle.loads(stored.read_bytes())  # our own file of a run before
    rows = [json.loads(line) for line in (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines() if line]
    judged = (folder / "judged.jsonl").exists()  # nobody measures recall there
    kept = [row for row in rows if judged or not is_held_out(row["id"])]
    documents = [Document(row["id"], row.get("title", ""), row["text"]) for row in kept]
    found = list(read_articles(load_pipeline(), documents, read_gold(folder / "gold.jsonl")))
    if stored:
        stored.write_bytes(pickle.dumps(found))
    return found


def read_judged(folders: Iterable[Path]) -> dict[tuple, bool]:
    """Give what people said of claims, by document, kind and places of both ends."""
    judged = {}
    for folder in folders:
        file = folder / "judged.jsonl"
        for line in file.read_text(encoding="utf-8").splitlines() if file.exists() else ():
            row = json.loads(line)
            key = (row["document"], row["kind"], int(row["source_start"]), int(row["target_start"]))
            judged[key] = bool(row["right"])
    return judged


def train(articles: Sequence[Article], judged: dict[tuple, bool], to: Path) -> None:
    """Train all parts and write them."""
    rows = make_rows(articles, judged)
    counts = Counter(LABELS[pair.label] for pair in rows.pairs if pair.weight)
    log.info("%d articles, %d pairs: %s", len(articles), len(rows.pairs), dict(counts))
    to.mkdir(parents=True, exist_ok=True)
    cues = fit_cues(rows.pairs)
    _write(to / "cues.json", cues, indent=0)
    outcomes = cross_fit(rows, articles)
    claims = list(claims_of(articles, rows, outcomes, Logistic(cues["bias"], cues["weights"])))
    _write(to / "confidence.json", fit_confidence(claims, judged), indent=0)
    _write(to / "constructions.json", count_constructions(rows.pairs), indent=0)
    own = rows.of(article.id for article in articles)
    forest = train_forest(
        own.features, [p.label for p in own.pairs], [p.weight for p in own.pairs], outcomes=len(LABELS)
    )
    _write(to / "forest.json", forest)


def make_rows(articles: Iterable[Article], judged: Mapping[tuple, bool] | None = None) -> Rows:
    """Give all pairs of articles with their features; where there is no gold, only judged pairs say something."""
    pairs, features = [], []
    for article in articles:
        ends: dict[str, dict] = defaultdict(dict)
        filled: dict[str, dict] = defaultdict(dict)
        for pair in list_pairs(article):
            if not article.gold:
                _label_by_verdict(pair, judged or {})
            pairs.append(pair)
            view = pair.view
            features.append(pair_features(view, pair.one, pair.other, ends[view.id], filled[view.id]))
    return Rows(pairs, features)


def _label_by_verdict(pair: Pair, judged: Mapping[tuple, bool]) -> None:
    """Label a pair by what people said of claims that join it."""
    pair.weight = 0.0
    for kind, label in LABEL_OF_KIND.items():
        right = judged.get((pair.article.id, kind, pair.one.start, pair.other.start))
        if right is not None:
            pair.weight, pair.label = 1.0, max(pair.label, label if right else 0)


def split(articles: Sequence[Article]) -> list[set[str]]:
    """Deal articles out to folds."""
    ids = sorted(article.id for article in articles)
    np.random.default_rng(1).shuffle(ids)
    return [set(ids[number::FOLDS]) for number in range(FOLDS)]


def cross_fit(rows: Rows, articles: Sequence[Article]) -> np.ndarray:
    """Give the outcomes of all pairs, each by trees that have not seen its article."""
    outcomes = np.zeros((len(rows.pairs), len(LABELS)))
    for number, fold in enumerate(split(articles)):
        own = rows.of({article.id for article in articles} - fold)
        stored = train_forest(
            own.features, [p.label for p in own.pairs], [p.weight for p in own.pairs], outcomes=len(LABELS)
        )
        places = [k for k, pair in enumerate(rows.pairs) if pair.article.id in fold]
        outcomes[places] = Forest.of(stored).probabilities([rows.features[k] for k in places])
        log.info("fold %d of %d", number + 1, FOLDS)
    return outcomes


def claims_of(articles: Iterable[Article], rows: Rows, outcomes: np.ndarray, cues: Logistic) -> Iterator[tuple]:
    """Give (article, view, claim) for all claims that would be made."""
    place = {(p.view.id, p.one.mention, p.other.mention): k for k, p in enumerate(rows.pairs)}
    for article in articles:
        for view in article.views:
            pairs = list_ends(view)
            own = np.array([outcomes[place[view.id, one.mention, other.mention]] for one, other in pairs])
            for weighed in weigh(view, pairs, own, cues):
                yield article, view, weighed


def fit_confidence(claims: Sequence[tuple], judged: Mapping[tuple, bool]) -> dict:
    """Fit what makes a claim right in every respect: in two steps that come to one regression.

    The gold is large but does not say how a claim is worded, and people call some claims right that no reader wrote
    down. So the first step learns from the gold what makes a claim stand there with its kind, and the second learns
    from judged claims how sure that is, and what else to heed.
    """
    in_gold = [(weighed.features, is_right(*claim)[1]) for claim in claims if (weighed := claim[2]) and claim[0].gold]
    first = fit_logistic(*zip(*in_gold, strict=True), STRENGTH["in gold"])
    known = Logistic(first["bias"], first["weights"])
    said = [(weighed.features, verdict_on(*claim, judged)) for claim in claims if (weighed := claim[2])]
    rows = [
        ({**features, IN_GOLD: SCALE * known.log_odds(features)}, verdict)
        for features, verdict in said
        if verdict is not None
    ]
    log.info("%d claims held against the gold, %d judged", len(in_gold), len(rows))
    return _together(first, fit_logistic(*zip(*rows, strict=True), STRENGTH["judged"]))


def _together(first: dict, second: dict) -> dict:
    """Give the one regression that two steps come to."""
    share = SCALE * second["weights"].pop(IN_GOLD, 0.0)
    names = sorted({*first["weights"], *second["weights"]})
    weights = {
        name: round(share * first["weights"].get(name, 0.0) + second["weights"].get(name, 0.0), 4) for name in names
    }
    return {"bias": round(second["bias"] + share * first["bias"], 4), "weights": weights}


def fit_cues(pairs: Iterable[Pair]) -> dict:
    """Fit the regression of which word carries a claim."""
    rows, labels = [], []
    for pair in pairs:
        if not pair.exact or not pair.label:
            continue
        start, end = pair.article.gold[pair.exact[0]].verb_at
        if start < 0:
            continue
        for word, features in list_cues(pair.view, pair.one, pair.other, LABELS[pair.label]).items():
            rows.append(features)
            labels.append(pair.view.starts[word] < end and pair.view.stops[word] > start)
    return fit_logistic(rows, labels, STRENGTH["cues"])


def fit_logistic(rows: Sequence[Features], labels: Sequence, strength: float) -> dict:
    """Fit a logistic regression and give its table of weights."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    seen = Counter(name for row in rows for name in row)
    kept = [{name: value for name, value in row.items() if seen[name] >= LEAST_SEEN} for row in rows]
    vectors = DictVectorizer()
    model = LogisticRegression(C=strength, max_iter=1000)
    model.fit(vectors.fit_transform(kept), np.array(labels, int))
    named = zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
    table = {name: round(float(value), 4) for name, value in named if abs(value) >= 0.0005}
    return {"bias": round(float(model.intercept_[0]), 4), "weights": dict(sorted(table.items()))}


def count_constructions(pairs: Iterable[Pair]) -> dict[str, tuple[int, int]]:
    """Count how often readers wrote a relation down of two actors that hang together so."""
    seen: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for pair in pairs:
        if pair.weight:
            name = construction(pair.view, pair.one, pair.other)
            seen[name] += 1
            told[name] += bool(pair.label)
    return {name: (seen[name], told[name]) for name in sorted(seen) if seen[name] >= LEAST_SEEN}


def _write(file: Path, value: object, *, indent: int | None = None) -> None:
    separators = (",", ":") if indent is None else None
    text = json.dumps(value, ensure_ascii=False, indent=indent, separators=separators)
    file.write_text(text + "\n", encoding="utf-8")
    log.info("%s: %.0f kB", file, len(text) / 1000)


if __name__ == "__main__":
    main()
