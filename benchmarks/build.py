"""The whole build against the bare language pipeline over the same texts, and the memory of a large build.

Both run as processes of their own, in turn, on one core each; processor time is compared, because
machines are shared. Run: `python -m benchmarks.build [--articles N] [--runs N] [--many N]`.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.articles import write_articles

BARE = (
    "import json, sys\n"
    "from explorer.language import annotate, load_pipeline\n"
    "texts = [json.loads(line)['text'] for line in open(sys.argv[1], encoding='utf-8')]\n"
    "for doc in annotate(load_pipeline(), texts): pass\n"
)
ONE_CORE = {**os.environ, "OMP_NUM_THREADS": "1"}


def run(command: list[str]) -> tuple[float, float]:
    """Run a command; gives its processor seconds and its peak memory in megabytes."""
    process = subprocess.Popen(command, env=ONE_CORE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{' '.join(command)} failed:\n{errors.decode()}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def compare(articles: Path, runs: int) -> list[float]:
    """Give the ratio build / bare pipeline of each pair of runs."""
    ratios = []
    for number in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            bare, _ = run([sys.executable, "-c", BARE, str(articles)])
            whole, _ = run(
                [
                    sys.executable,
                    "-m",
                    "explorer",
                    "build",
                    str(articles),
                    "--store",
                    f"{folder}/store",
                    "--progress",
                    "none",
                ]
            )
        ratios.append(whole / bare)
        print(f"run {number + 1}: pipeline {bare:.1f} s, build {whole:.1f} s, ratio {whole / bare:.2f}", flush=True)
    return ratios


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument(
        "--many", type=int, default=1000, help="articles of the build whose memory is measured; 0 for none"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        articles = write_articles(Path(folder) / "articles.jsonl", options.articles)
        words = sum(len(json.loads(line)["text"].split()) for line in articles.open(encoding="utf-8"))
        ratios = compare(articles, options.runs)
        print(f"{options.articles} articles, {words} words: build / pipeline {statistics.median(ratios):.2f}, median")
        if options.many:
            many = write_articles(Path(folder) / "many.jsonl", options.many)
            store = str(Path(folder) / "many")
            seconds, memory = run(
                [sys.executable, "-m", "explorer", "build", str(many), "--store", store, "--progress", "none"]
            )
            print(f"{options.many} articles: {seconds:.0f} s of processor time, peak memory {memory:.0f} MB")


if __name__ == "__main__":
    main()
