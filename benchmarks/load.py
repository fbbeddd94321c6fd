"""Many readers of one server: what a click costs them beside what it costs one alone, and what decisions cost.

Every reader looks at a line or an actor, reads for a while, looks at the next. Some decide now and then: wrong, right,
another name, two are the same, undone again. All figures of a run are ratios to those of one reader in that run.

Run: `python -m benchmarks.load [--articles N | --store FOLDER] [--clicks N] [--pause SECONDS]`.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import shutil
import statistics
import tempfile
from pathlib import Path

from benchmarks.articles import write_articles
from benchmarks.page import CHECKOUT, describe, serve
from benchmarks.readers import Reader, open_readers
from explorer.build import build_store

EVERY = 7
"""Which click decides, where readers decide."""

KINDS = ("wrong", "right", "rename", "same", "undo")


async def read(reader: Reader, clicks: int, pause: float, dice: random.Random) -> list[float]:
    """Click so often, with pauses of half to one and a half times so many seconds; gives milliseconds."""
    found = []
    for _ in range(clicks):
        await asyncio.sleep(pause * dice.uniform(0.5, 1.5))
        found.append(1000 * await reader.click(sel=choose(reader, dice)))
    return found


def choose(reader: Reader, dice: random.Random) -> str:
    """Choose a line or an actor of the picture."""
    picture = reader.parts["network"]
    which = dice.choice([picture["nodes"], picture["edges"]])
    return dice.choice(which or picture["nodes"])["id"]


async def read_and_decide(reader: Reader, clicks: int, pause: float, dice: random.Random) -> tuple[list, list]:
    """Click so often, and decide with every seventh click; gives milliseconds of clicks, and of decisions."""
    clicked, decided = [], []
    for number in range(clicks):
        if number % EVERY == dice.randrange(EVERY):
            await asyncio.sleep(pause * dice.uniform(0.5, 1.5))
            decided.append(1000 * await decide(reader, dice))
        else:
            clicked += await read(reader, 1, pause, dice)
    return clicked, decided


async def decide(reader: Reader, dice: random.Random, kind: str = "") -> float:
    """Decide something about what the picture shows; gives seconds from saying it to seeing it."""
    kind = kind or dice.choice(KINDS)
    nodes = reader.parts["network"]["nodes"]
    if kind in ("wrong", "right"):
        await reader.click(sel=dice.choice(reader.parts["network"]["edges"])["id"])
        sentences = [each for group in reader.parts["evidence"]["groups"] for each in group["sentences"]]
        return await reader.decide(do=kind, evidence=dice.choice(sentences)["evidence"])
    if kind == "undo" and reader.parts["evidence"]["decisions"]:
        return await reader.decide(do="withdraw", decisions=reader.parts["evidence"]["decisions"][0]["ids"])
    one, other = dice.sample(nodes, 2)
    await reader.click(sel=one["id"])
    if kind == "same":
        rare = dice.choice(reader.parts["filters"]["actors"][len(nodes) :])
        return await reader.decide(do="same", actor=one["id"], other=rare[0])
    return await reader.decide(do="rename", actor=one["id"], name=f"{other['label']} {dice.randrange(1000)}")


async def measure(url: str, clicks: int, pause: float) -> None:
    """Measure and print."""
    dice = random.Random(1)
    alone, *rest = await open_readers(url, 1)
    for kind in ("rename", "undo"):  # after the first decision nothing is prepared in the background any more
        await decide(alone, dice, kind)
    await read(alone, 10, 0, dice)
    one = await read(alone, clicks, pause / 4, dice)
    print(describe("one reader, a click", one, "ms"))
    for count in (15, 30):
        rest += await open_readers(url, count - 1 - len(rest))
        found = await asyncio.gather(*(read(each, clicks, pause, dice) for each in [alone, *rest]))
        tell_beside(f"{count} readers, a click", [each for some in found for each in some], one)
    for each in rest[14:]:
        await each.close()
    for kind in KINDS:
        await decide(alone, dice, kind)
        found = [1000 * await decide(alone, dice, kind) for _ in range(max(3, clicks // 4))]
        tell_beside(f"one reader decides: {kind}", found, one)
    both = await asyncio.gather(*(read_and_decide(each, clicks, pause, dice) for each in [alone, *rest[:14]]))
    tell_beside("15 readers deciding, a click", [each for clicked, _ in both for each in clicked], one)
    tell_beside("15 readers deciding, a decision", [each for _, decided in both for each in decided], one)


def tell_beside(name: str, found: list[float], one: list[float]) -> None:
    """Print figures, and their median as a multiple of one reader's."""
    print(f"{describe(name, found, 'ms')}; ratio {statistics.median(found) / statistics.median(one):.1f}", flush=True)


def main() -> None:
    """Make a store and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--store", type=Path, help="measure a copy of this store and build none")
    parser.add_argument("--clicks", type=int, default=20, help="of each reader")
    parser.add_argument("--pause", type=float, default=3.0, help="seconds that one reads between two clicks")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        if options.store:
            shutil.copytree(options.store, store)
        else:
            build_store([write_articles(Path(folder) / "articles.jsonl", options.articles)], store)
        with serve(CHECKOUT / "app.py", store) as server:
            wait_for(server.url)
            asyncio.run(measure(server.url, options.clicks, options.pause))


def wait_for(url: str) -> None:
    """Wait until a server answers."""
    import time
    import urllib.request

    deadline = time.monotonic() + 60
    while True:
        try:
            urllib.request.urlopen(f"{url}_stcore/health", timeout=1).close()
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


if __name__ == "__main__":
    main()
