"""The page in a real browser: cold start against an empty app, click to sentences, filter change, memory.

Needs a Chromium on the machine and the packages of requirements-dev.txt. Stories are made up, so
that their size can be chosen. Run: `python -m benchmarks.page [--actors N] [--runs N]`.
"""

from __future__ import annotations

import argparse
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import QUIET, find_chromium
from tests.browser.driver import GRAPH, Driver
from tests.ui.synthetic import write_story

CHECKOUT = Path(__file__).parent.parent
EMPTY = 'import streamlit as st\nst.write("ready to be seen")\n'
PATIENCE = 60
PICTURE = "window.__actorGraphs?.main?.wrap?.dataset.ready"
WORDS = "document.body.innerText.includes('ready to be seen')"

PAINTED = """selected => { window.__painted = new Promise(done => {
    let from = null;
    addEventListener('pointerup', () => { from = performance.now(); }, {capture: true, once: true});
    const look = () => {
        const pane = document.querySelector('.ae-pane');
        const shown = from !== null && pane?.dataset.selected === selected;
        requestAnimationFrame(shown ? () => done(performance.now() - from) : look);
    };
    look();
}); }"""
"""Milliseconds from letting the button go to the frame after the pane shows what was clicked."""

REDRAWN = f"""() => {{ window.__redrawn = new Promise(done => {{
    const before = {GRAPH}.edges.length;
    let from = null;
    addEventListener('click', () => {{ from ??= performance.now(); }}, {{capture: true}});
    const look = () => {{
        const drawn = from !== null && {GRAPH}.edges.length !== before;
        requestAnimationFrame(drawn ? () => done(performance.now() - from) : look);
    }};
    look();
}}); }}"""


@dataclass(frozen=True, slots=True)
class Server:
    """A running Streamlit server."""

    url: str
    process: subprocess.Popen


@contextmanager
def serve(app: Path, store: Path | None = None) -> Iterator[Server]:
    """Start Streamlit on an app; the port answers only when the server is up."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "EXPLORER_STORE": str(store or "")}
    options = ["--server.port", str(port), "--server.headless", "true", "--browser.gatherUsageStats", "false"]
    command = [sys.executable, "-m", "streamlit", "run", app.name, *options, "--server.fileWatcherType", "none"]
    process = subprocess.Popen(
        command, cwd=app.parent, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield Server(f"http://127.0.0.1:{port}/", process)
    finally:
        process.terminate()
        process.wait()


def open_page(page: Page, url: str, ready: str) -> None:
    """Load a page as soon as the server answers, and wait until it shows what is asked for."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            page.goto(url)
            break
        except Exception:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)
    page.wait_for_function(ready, timeout=PATIENCE * 1000)


def start_cold(browser: Browser, app: Path, ready: str, store: Path | None = None) -> float:
    """Give the seconds from the command to what is asked for on the screen."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    began = time.monotonic()
    with serve(app, store) as server:
        open_page(context.new_page(), server.url, ready)
        seconds = time.monotonic() - began
    context.close()
    return seconds


def time_clicks(driver: Driver, count: int) -> list[float]:
    """Click lines and actors in turn; gives milliseconds."""
    lines, actors = driver.ids("edges"), driver.ids("nodes")
    targets = [
        ("edge", lines[n * 3 % len(lines)]) if n % 2 else ("node", actors[n * 2 % len(actors)]) for n in range(count)
    ]
    found = []
    for kind, ident in targets:
        driver.page.evaluate(PAINTED, ident)
        driver.click(kind, ident)
        found.append(driver.page.evaluate("window.__painted"))
    return found


def time_filters(driver: Driver, count: int) -> list[float]:
    """Switch a kind of line off and on; gives milliseconds until the picture is drawn anew."""
    found = []
    for _ in range(count):
        driver.page.evaluate(REDRAWN)
        driver.page.get_by_label("Quotation", exact=False).first.click()
        found.append(driver.page.evaluate("window.__redrawn"))
    return found


def memory_of(process: subprocess.Popen) -> float:
    """Give the resident memory of a process in megabytes."""
    shown = subprocess.run(["ps", "-o", "rss=", "-p", str(process.pid)], capture_output=True, text=True, check=True)
    return int(shown.stdout) / 1024


def describe(name: str, values: list[float], unit: str) -> str:
    """Give median and spread as a line."""
    spread = f"from {min(values):.3g} to {max(values):.3g}, {len(values)} runs"
    return f"{name}: median {statistics.median(values):.3g} {unit} ({spread})"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--actors", type=int, default=120)
    parser.add_argument("--runs", type=int, default=3, help="cold starts of each kind")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(QUIET))
        empty = Path(folder) / "empty.py"
        empty.write_text(EMPTY)
        store = write_story(Path(folder) / "store", options.actors)
        app = CHECKOUT / "app.py"
        cold = [
            (start_cold(browser, empty, WORDS), start_cold(browser, app, PICTURE, store)) for _ in range(options.runs)
        ]
        print(describe("cold start, empty app", [one for one, _ in cold], "s"))
        print(describe("cold start to the first picture", [other for _, other in cold], "s"))
        print(f"ratio: {statistics.median(other / one for one, other in cold):.2f}")
        with serve(app, store) as server:
            page = browser.new_page(viewport={"width": 1366, "height": 768})
            open_page(page, server.url, PICTURE)
            driver = Driver(page, server.url).open(show=0)
            print(f"{options.actors} actors, {len(driver.ids('nodes'))} drawn, {len(driver.ids('edges'))} lines")
            print(describe("click to sentences painted", time_clicks(driver, 20), "ms"))
            print(describe("filter change to picture", time_filters(driver, 10), "ms"))
            print(f"memory of the page's server: {memory_of(server.process):.0f} MB")
        browser.close()


if __name__ == "__main__":
    main()
