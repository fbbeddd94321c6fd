"""Compare walked on the bundled articles: every section before every other, every file, and never a second pane."""

import os
from itertools import permutations
from pathlib import Path

import pytest
from playwright.sync_api import expect

from explorer.build import CORPUS, build_store
from explorer.ui.comparison_address import SECTIONS
from tests.browser.conftest import serve
from tests.browser.driver import PATIENCE

HERALD, COURIER = "outlet:Inkwell Herald", "outlet:Cardboard Courier"
FILES = ("Web page (HTML)", "Figures (CSV)", "Sentences (CSV)")

COUNT_PANES = """() => {
    window.__panes = 0;
    const count = () => (window.__panes = Math.max(window.__panes, document.querySelectorAll(".ae-comparison").length));
    new MutationObserver(count).observe(document.body, { childList: true, subtree: true });
}"""


@pytest.fixture(scope="module")
def bundled(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bundled") / "store"
    build_store([CORPUS], folder)
    return folder, serve(folder)


@pytest.fixture(scope="module")
def address(bundled):
    yield from bundled[1]


@pytest.fixture
def forget(bundled):
    """Make the server open the store anew, with no answer kept."""
    return lambda: os.utime(bundled[0] / "about.json")


def open_first(driver):
    """Click the first thing that a section offers, and come back."""
    page, before = driver.page, driver.page.url
    link = page.locator(".ae-comparison a[href*='?']:visible").first
    expect(link).to_be_visible(timeout=PATIENCE)
    link.click()
    page.wait_for_function("before => location.href !== before", arg=before)
    expect_answer(page)
    page.go_back()
    page.wait_for_url(before)
    expect_answer(page)


def expect_answer(page):
    """Wait until Streamlit is done; there is a pane or an article, and no traceback."""
    page.wait_for_timeout(50)  # a run begins a moment after the click; whether one has begun is nowhere to be seen
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning", timeout=PATIENCE)
    expect(page.locator(".ae-comparison > *:visible, .ae-reader h2").first).to_be_visible(timeout=PATIENCE)
    expect(page.locator(".stException")).to_have_count(0)


@pytest.mark.parametrize("first", SECTIONS)
def test_every_section_after_every_other(open_driver, address, forget, first):
    for before, after in permutations(SECTIONS, 2):
        if before != first:
            continue
        forget()
        driver = open_driver(address).open_comparison(a=HERALD, b=COURIER, show=before)
        open_first(driver)
        driver.open_tab(after)
        open_first(driver)


def test_every_file_after_every_section(open_driver, address, forget, tmp_path):
    forget()
    driver = open_driver(address).open_comparison(a=HERALD, b=COURIER, show="time")
    for section in SECTIONS:
        driver.open_tab(section)
    driver.open_tab("summary")
    for label in FILES:
        with driver.page.expect_download() as waiting:
            driver.page.get_by_role("button", name=label).click()
        file = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(file)
        assert "Cardboard Courier" in file.read_text(encoding="utf-8-sig")


@pytest.fixture(scope="module")
def broken(bundled):
    yield from serve(bundled[0], app=Path(__file__).with_name("no_files.py"))


def test_a_file_that_cannot_be_made_is_said_for_good(open_driver, broken):
    driver = open_driver(broken).open_comparison(a=HERALD, b=COURIER, show="summary")
    driver.page.get_by_role("button", name=FILES[0]).click()
    said = driver.page.locator(".ae-unmade")
    expect(said).to_contain_text(f"“{FILES[0]}” could not be made. Load the page again", timeout=PATIENCE)
    expect(driver.page.get_by_test_id("stDownloadButtonError")).to_have_count(0, timeout=PATIENCE)
    expect(said).to_be_visible()


def test_there_is_never_a_second_pane(open_driver, address):
    driver = open_driver(address).open_comparison(a=HERALD, b=COURIER)
    driver.page.evaluate(COUNT_PANES)
    for section in ("summary", "network", "voices", "time", "summary", "passages", "network"):
        driver.open_tab(section)
    for _ in range(6):
        driver.page.go_back()
    driver.page.evaluate("document.querySelector('.ae-side.b summary').click()")
    expect(driver.page.locator(".ae-comparison")).to_have_attribute("data-section", "summary", timeout=PATIENCE)
    assert driver.page.evaluate("window.__panes") == 1
