"""What each kind of correction costs: from saying it to the new view, and to the view after undo.

Figures are wall time and processor time in milliseconds, and the ratio of processor time to that of a note, which
changes nothing, in the same run.

Run: `python -m benchmarks.decisions [--articles N | --store FOLDER] [--times N]`.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.articles import write_articles
from explorer.build import build_store
from explorer.explore import Explorer
from explorer.model import Decision, Query
from explorer.store import open_store

Row = tuple[str, ...]


def choose_rows(explorer: Explorer, dice: random.Random) -> dict[str, Callable[[], Row]]:
    """Return for each verb what makes a row of it, about actors and lines of the picture."""
    shown = [actor.id for actor in explorer.view(Query()).actors]
    rare = list(explorer.everybody())[len(shown) :]
    store = explorer.store

    def evidence() -> str:
        line = dice.choice(explorer.view(Query()).relations)
        return dice.choice(explorer.evidence(line.id, Query())).mention.id

    def mention() -> str:
        return store.mention_of(dice.choice([each for each in shown if store.mention_of(each)]))

    return {
        "note": lambda: ("note", dice.choice(shown), "A note."),
        "right": lambda: ("right", evidence()),
        "wrong": lambda: ("wrong", evidence()),
        "direction": lambda: ("direction", evidence()),
        "event": lambda: ("event", evidence(), "AID"),
        "told": lambda: ("told", evidence(), "planned"),
        "rename": lambda: ("rename", dice.choice(shown), f"Name {dice.randrange(1000)}"),
        "kind": lambda: ("kind", dice.choice(shown), dice.choice(("group", "organization", "state"))),
        "hide": lambda: ("hide", dice.choice(shown)),
        "same": lambda: ("same", dice.choice(shown), dice.choice(rare)),
        "never": lambda: ("never", dice.choice(shown), dice.choice(rare)),
        "give": lambda: ("give", mention(), dice.choice(shown)),
        "split": lambda: ("split", mention(), mention()),
        "no-mention": lambda: ("no-mention", mention()),
        "name": lambda: ("name", dice.choice(shown), dice.choice(("ambassador", "harbour", "neighbours", "spokesman"))),
    }


def measure(folder: Path, times: int) -> None:
    """Measure and print."""
    explorer, dice = Explorer(open_store(folder)), random.Random(1)
    explorer.deciding.prepare()
    plain = 0.0
    for verb, make in choose_rows(explorer, dice).items():
        found = []
        for number in range(times + 1):  # the first warms up
            row = make()
            decision = Decision(f"{verb}-{number}", verb, row[1:], decided_at=f"{verb} {number}")
            done = _time(explorer, lambda decision=decision: explorer.deciding.decide([decision]))
            undone = _time(explorer, explorer.deciding.undo)
            found.append((*done, *undone))
        wall, busy, wall_back, busy_back = (statistics.median(each) for each in zip(*found[1:], strict=True))
        plain = plain or busy
        ratio = busy / plain
        print(f"{verb:10} {wall:6.0f} ms ({busy:.0f} busy, ratio {ratio:.1f}); undo {wall_back:6.0f} ({busy_back:.0f})")


def _time(explorer: Explorer, act: Callable[[], object]) -> tuple[float, float]:
    """Return wall and processor milliseconds of an act and of drawing the view after it."""
    wall, busy = time.perf_counter(), time.process_time()
    act()
    explorer.view(Query())
    return 1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - busy)


def main() -> None:
    """Make a store and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--store", type=Path, help="measure a copy of this store and build none")
    parser.add_argument("--times", type=int, default=5, help="how often each kind is decided")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        if options.store:
            shutil.copytree(options.store, store)
        else:
            build_store([write_articles(Path(folder) / "articles.jsonl", options.articles)], store)
        measure(store, options.times)


if __name__ == "__main__":
    main()
