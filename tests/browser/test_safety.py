"""Hostile texts stay texts, nothing leaves the machine, and nothing is sent twice."""

from playwright.sync_api import expect

from explorer.export.html import export_html
from explorer.store import open_store
from tests.browser.driver import GRAPH
from tests.ui.synthetic import HOSTILE_NAME, HOSTILE_TEXT, write_story

VIS_MARK = b"http://almende.com"
"""Words of vis-network's notice, which only the library's message holds."""

PARTS = ".st-key-network, .st-key-table, .st-key-evidence, .st-key-reader, .st-key-filters"


def assert_unhurt(driver) -> None:
    assert driver.page.evaluate("window.__hurt === undefined")
    for tag in ("script", "img", "iframe", "b.tag"):
        assert driver.page.locator(f":is({PARTS}) {tag}").count() == 0


def test_hostile_texts_stay_texts(open_driver, hostile_server):
    driver = open_driver(hostile_server).open(sel="actor-1")
    expect(driver.page.locator(".st-key-evidence h2")).to_have_text(HOSTILE_NAME)
    expect(driver.page.locator(".st-key-table")).to_contain_text(HOSTILE_NAME)
    blockquotes = driver.page.locator(".st-key-evidence blockquote").all_inner_texts()
    assert any("<script>window.__hurt=1</script> **bold**" in text for text in blockquotes)
    driver.page.locator(".st-key-evidence blockquote").first.click()
    expect(driver.page.locator(".st-key-reader h2")).to_contain_text("<script>alert(1)</script>")
    place = driver.page.evaluate(f"{GRAPH}.at('node', 'actor-1')")
    driver.page.mouse.move(place["x"], place["y"])
    expect(driver.page.locator(".vis-tooltip")).to_contain_text(HOSTILE_NAME)
    assert_unhurt(driver)


def test_hostile_texts_stay_texts_in_the_file_to_take_away(open_driver, tmp_path):
    folder = write_story(tmp_path / "store", 20, hostile=True)
    (path,) = export_html(open_store(folder), tmp_path)
    assert HOSTILE_TEXT not in path.read_text(encoding="utf-8")
    driver = open_driver(path.as_uri()).open()
    driver.click("node", "actor-1")
    driver.wait_for_pane("actor-1")
    expect(driver.page.locator("h2")).to_have_text(HOSTILE_NAME)
    assert driver.sentences("evidence")
    assert_unhurt(driver)


def test_nothing_is_sent_twice(driver):
    assert sum(VIS_MARK in frame for frame in driver.received) == 1
    loaded = sum(map(len, driver.received))
    driver.received.clear()
    for line in driver.ids("edges")[:6]:
        driver.click("edge", line)
        driver.wait_for_pane(line)
    clicked = sum(map(len, driver.received))
    assert clicked < 6 * 20_000
    for label in ("Quotation", "Statement", "Affiliation"):
        lines = len(driver.ids("edges"))
        driver.page.get_by_label(label, exact=False).first.click()
        driver.wait_for_edges(f"n !== {lines}")
    assert not any(VIS_MARK in frame for frame in driver.received)
    assert sum(map(len, driver.received)) < loaded / 2


def test_a_click_sends_neither_picture_nor_table(driver):
    driver.received.clear()
    line = driver.ids("edges")[2]
    driver.click("edge", line)
    driver.wait_for_pane(line)
    assert not any(b"physics" in frame for frame in driver.received)


def test_the_files_to_take_away(driver, tmp_path):
    page = driver.page
    for name, begins in (("network.svg", b"<svg"), ("network.png", b"\x89PNG")):
        with page.expect_download() as download:
            page.get_by_role("button", name=name.rpartition(".")[2].upper(), exact=False).first.click()
        download.value.save_as(tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(begins)
    page.get_by_role("button", name="Download").click()
    for label, name in (
        ("CSV", "sentences.csv"),
        ("GraphML", "network.graphml"),
        ("GEXF", "network.gexf"),
        ("HTML", "network.html"),
    ):
        with page.expect_download() as download:
            page.get_by_role("button", name=label).click()
        assert download.value.suggested_filename == name
        download.value.save_as(tmp_path / name)
        assert (tmp_path / name).stat().st_size > 500
    svg = (tmp_path / "network.svg").read_text(encoding="utf-8")
    assert svg.count("<path") == len(driver.ids("edges"))
    assert "Source: " in svg
