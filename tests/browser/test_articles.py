"""A teacher brings her own articles in, without a terminal: pasted, as files, on a phone; and changes her mind."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import serve
from tests.browser.driver import PATIENCE
from tests.reading.made import PAGE, make_pdf, rows_of
from tests.ui.synthetic import write_story

BUILD_PATIENCE = 180_000
"""Milliseconds for loading the pipeline and reading a few sentences on a busy machine."""

STRIKE = "Union leader Maren Holt praised Tobias Renn on Friday. Renn thanked Lida Corven."
ARTICLES = (
    ("Strike ends", "Harbour Gazette", STRIKE),
    ("Mayor steps in", "Coast Courier", "Lida Corven met Maren Holt on Sunday. Holt accused Tobias Renn."),
    ("Renn answers", "Harbour Gazette", "Tobias Renn sued Maren Holt on Monday. Lida Corven criticised Renn."),
)


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A server that shows an example which is not to be changed, with no projects at first."""
    folder = tmp_path_factory.mktemp("own")
    store = write_story(folder / "store", 12)
    about = store / "about.json"
    about.write_text(json.dumps({**json.loads(about.read_text()), "teaching": True}))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EXPLORER_PROJECTS", str(folder / "projects"))
        yield from serve(store)


def open_articles(driver, project=""):
    driver.page.goto(f"{driver.url}articles{f'?project={project}' if project else ''}")
    expect(driver.page.get_by_text("Drop files here")).to_be_visible(timeout=PATIENCE)
    return driver.page


def paste(page, number, title, outlet, text):
    page.get_by_role("textbox", name="Text of the article").fill(text)
    for name, value in (("Title", title), ("Outlet", outlet), ("Date", f"{28 + number} November 2026")):
        page.get_by_label(name, exact=True).fill(value)
    page.get_by_role("button", name="Add this article").click()
    read = "1 article" if number == 0 else f"{number + 1} articles"
    expect(page.locator(".st-key-step-2").get_by_text(read, exact=False).first).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role("textbox", name="Text of the article")).to_have_value("", timeout=PATIENCE)


def name_project(page, title):
    box = page.get_by_label("Name of the new project")
    box.fill(title)
    box.press("Tab")


def test_three_pasted_articles_become_a_network(open_driver, address):
    driver = open_driver(address).open()
    page = driver.page
    page.get_by_role("link", name="Your own articles").click()
    page.get_by_role("tab", name="Paste text").click()
    for number, article in enumerate(ARTICLES):
        paste(page, number, *article)
    name_project(page, "Harbour strike")
    page.get_by_role("button", name="Build the network").click()
    expect(page.get_by_text("3 articles are in the project now.")).to_be_visible(timeout=BUILD_PATIENCE)
    expect(page.get_by_text("In this project: 3 articles")).to_be_visible(timeout=PATIENCE)
    page.get_by_role("link", name="Look at the network").click()
    page.wait_for_function("window.__actorGraphs?.main?.nodes?.getIds().includes('maren-holt')")
    assert "project=harbour-strike" in page.url
    assert {"tobias-renn", "lida-corven"} <= set(driver.ids("nodes"))


def test_good_and_bad_files_in_one_batch_on_a_phone(open_driver, address):
    driver = open_driver(address, width=390, height=844)
    page = open_articles(driver)
    pdf = make_pdf([[(72, 700, 18, "Pool closes"), *rows_of(STRIKE, 72, 670)]], title="Pool closes")
    hostile = b"<script>alert(1)</script> **Bold** $x$\n\nTom Ash met <img src=x onerror=alert(1)> Mara Lind."
    files = {
        "bridge.html": PAGE.encode(),
        "pool.pdf": pdf,
        "<b>odd.txt": hostile,
        "empty.txt": b"",
        "bad.pdf": b"%PDF-1",
    }
    page.locator("input[type=file]").first.set_input_files(
        [{"name": name, "mimeType": "application/octet-stream", "buffer": data} for name, data in files.items()]
    )
    expect(page.get_by_text("3 articles from 1 outlet were read")).to_be_visible(timeout=BUILD_PATIENCE)
    problems = page.locator(".ae-problems li")
    expect(problems).to_have_count(2)
    assert {each.split()[0] for each in problems.all_inner_texts()} == {"empty.txt", "bad.pdf"}
    page.get_by_text("Read an article").click()
    expect(page.locator(".ae-pieces").get_by_text("The mayor of Harrow")).to_be_visible(timeout=PATIENCE)
    page.locator(".ae-dropped summary").first.click()
    expect(page.get_by_role("button", name="Build the network")).to_be_enabled()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator(".st-key-articles :is(script, img)").count() == 0


def test_what_is_cancelled_waits_in_every_window(open_driver, address):
    page = open_articles(open_driver(address))
    page.get_by_role("tab", name="Paste text").click()
    paste(page, 0, *ARTICLES[0])
    name_project(page, "Second thoughts")
    page.get_by_role("button", name="Build the network").click()
    other = open_articles(open_driver(address), "second-thoughts")  # another window sees it too
    page.get_by_role("button", name="Cancel").click()
    for window in (page, other):
        expect(window.get_by_text("Nothing was changed; the 1 article")).to_be_visible(timeout=PATIENCE)
    expect(other.get_by_role("button", name="Analyse them now")).to_be_enabled()
    other.get_by_role("button", name="Forget them").click()
    expect(other.get_by_text("Nothing was changed")).to_have_count(0, timeout=PATIENCE)
