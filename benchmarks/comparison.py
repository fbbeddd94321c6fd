"""Compare in a real browser: how long choosing other sides takes, against a filter change of the page of the network.

Needs a Chromium on the machine and the packages of requirements-dev.txt. Every choice is one that was not looked at
before, so nothing is kept for it. Run: `python -m benchmarks.comparison [ARTICLES] [--filters N]`.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.page import CHECKOUT, PICTURE, describe, open_page, serve, time_filters
from explorer.build import build_store
from tests.browser.conftest import QUIET, find_chromium
from tests.browser.driver import GRAPH, Driver

CHANGED = f"""() => {{ window.__changed = new Promise(done => {{
    const lines = () => {GRAPH}.edges.get().map((each) => each.id + each.side).join();
    const before = lines();
    let from = null;
    addEventListener('click', () => {{ from ??= performance.now(); }}, {{capture: true}});
    const look = () => {{
        const drawn = from !== null && lines() !== before;
        requestAnimationFrame(drawn ? () => done(performance.now() - from) : look);
    }};
    look();
}}); }}"""
"""Milliseconds from the click on a choice to the frame after the picture has other lines."""

SIDE_B = ".ae-side.b"
LISTS = "() => document.querySelectorAll('.ae-comparison .ae-of').length > 0"


def time_choices(page: Page) -> list[float]:
    """Put every other outlet on side B in turn, take the one before away, and time both; gives milliseconds."""
    if page.locator(SIDE_B).get_attribute("open") is None:
        page.locator(f"{SIDE_B} summary").click()
    before = page.locator(f"{SIDE_B} summary b").inner_text()
    first = page.locator(".ae-side.a summary b").inner_text()
    found = []
    for name in [each for each in outlets(page) if each not in (before, first)]:
        for switched in (name, before):
            page.evaluate(CHANGED)
            page.locator(f"{SIDE_B} .ae-check", has=page.get_by_text(switched, exact=True)).first.locator(
                "input"
            ).click()
            found.append(page.evaluate("window.__changed"))
            page.wait_for_function(LISTS)
        before = name
    return found


def outlets(page: Page) -> list[str]:
    """Give the names of the outlets that can be chosen: all before the heading of single articles."""
    return page.evaluate(
        """() => { const all = [...document.querySelector('.ae-side.b .ae-choices').children];
            const end = all.findIndex((each) => each.innerText === 'Single articles');
            return all.slice(1, end).map((each) => each.querySelector('.ae-option').innerText); }"""
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path, nargs="?", default=CHECKOUT / "corpus")
    parser.add_argument("--filters", type=int, default=10, help="filter changes to compare with")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        report = build_store([options.articles], Path(folder) / "store")
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(QUIET))
        with serve(CHECKOUT / "app.py", report.folder) as server:
            page = browser.new_page(viewport={"width": 1366, "height": 768})
            open_page(page, server.url, PICTURE)
            filters = time_filters(Driver(page, server.url).open(), options.filters)
            open_page(page, f"{server.url}compare", PICTURE)
            page.wait_for_function(LISTS)
            choices = time_choices(page)
        browser.close()
    print(f"{report.documents} articles")
    print(describe("filter change to picture, page of the network", filters, "ms"))
    print(describe("choice of another side to picture, Compare", choices, "ms"))
    print(f"ratio: {statistics.median(choices) / statistics.median(filters):.2f}")


if __name__ == "__main__":
    main()
