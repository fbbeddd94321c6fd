"""What one article more costs, beside building all of them: in processor time, both in one run.

All articles are built into a store from nothing; then one of them is taken out, and put in again. Each is a process of
its own, started as the command line is, on one core. Run: `python -m benchmarks.growing [--articles N] [--runs N]`.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from pathlib import Path

from benchmarks import build
from benchmarks.articles import write_articles

COMMAND = "import runpy, sys; sys.modules['torch'] = None; runpy.run_module('explorer', run_name='__main__')"
"""The command line without torch, which spaCy imports where the packages for training are installed beside it: a
second that no user of the program has, and that would count a hundred times more for one article than for all."""


def call(*arguments: str) -> tuple[float, float]:
    """Call the command line; gives processor seconds and peak memory in megabytes."""
    return build.run([sys.executable, "-c", COMMAND, *arguments, "--progress", "none"])


def write_one(articles: Path, number: int) -> Path:
    """Write one of some articles to a file of its own; gives the file."""
    line = articles.read_text(encoding="utf-8").splitlines()[number]
    path = articles.with_name(f"{json.loads(line)['id']}.jsonl")
    path.write_text(line, encoding="utf-8")
    return path


def _keep_bytecode(folder: str) -> None:
    """Let processes find the modules compiled, as they are on a machine where the program ran before."""
    build.ONE_CORE.pop("PYTHONDONTWRITEBYTECODE", None)
    build.ONE_CORE["PYTHONPYCACHEPREFIX"] = folder


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1001)
    parser.add_argument("--runs", type=int, default=5, help="articles that are taken out and put in again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        _keep_bytecode(f"{folder}/bytecode")
        articles, store = write_articles(Path(folder) / "articles.jsonl", options.articles), f"{folder}/store"
        whole, memory = call("build", str(articles), "--store", store)
        print(f"{options.articles} articles from nothing: {whole:.0f} s, {memory:.0f} MB", flush=True)
        ratios = []
        for number in range(options.runs):
            one = write_one(articles, number * options.articles // options.runs)
            less, _ = call("remove", one.stem, "--store", store)
            more, memory = call("add", str(one), "--store", store)
            ratios.append(more / whole)
            print(f"one less: {less:.1f} s, one more: {more:.1f} s, {memory:.0f} MB: {more / whole:.1%}", flush=True)
        print(f"one article more / building all {options.articles}: {statistics.median(ratios):.1%}, median")


if __name__ == "__main__":
    main()
