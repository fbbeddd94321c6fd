"""What semantic roles cost: the pipeline with roles against the pipeline without heads.

Roles are asked for in every sentence, and in those with two names, as the search for relations would. Text
after text, in turn and in one process; processor time is compared.

Run: `python -m benchmarks.roles [--articles N] [--runs N]`.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from pathlib import Path

from benchmarks.articles import write_articles
from explorer.language import load_pipeline
from explorer.language.loading import BUNDLED
from explorer.language.roles import roles_of


def without_heads(folder: Path):
    """The same pipeline from a copy that lacks the files of the heads."""
    nlp = load_pipeline()
    nlp.to_disk(folder)
    for path in (folder / "news_encoder").glob("roles.*"):
        path.unlink()
    return load_pipeline(str(folder))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--runs", type=int, default=3)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        write_articles(path, args.articles)
        texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
        plain, full = without_heads(Path(folder) / "pipeline"), load_pipeline(str(BUNDLED))
        for run in range(args.runs):
            spent = {"plain": 0.0, "states": 0.0, "two names": 0.0, "other sentences": 0.0}
            words = 0
            for text in texts:
                started = time.process_time()
                plain(text)
                spent["plain"] += time.process_time() - started
                started = time.process_time()
                doc = full(text)
                spent["states"] += time.process_time() - started
                for sentence in doc.sents:
                    kind = "two names" if len(sentence.ents) > 1 else "other sentences"
                    started = time.process_time()
                    roles_of(doc, sentence.start, sentence.end)
                    spent[kind] += time.process_time() - started
                words += len(doc)
            each = {name: f"{1e6 * seconds / words:.1f}" for name, seconds in spent.items()}
            some = (spent["states"] + spent["two names"]) / spent["plain"]
            ratio = some + spent["other sentences"] / spent["plain"]
            print(f"run {run + 1}: microseconds a word {each}; ratio {some:.3f} with two names, {ratio:.3f} with all")


if __name__ == "__main__":
    main()
