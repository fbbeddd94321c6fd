"""Hostile texts stay texts, nothing leaves the machine, and nothing is sent twice."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from explorer.export.html import export_html
from explorer.layout import place
from explorer.model import Link, Query, Rule
from explorer.store import About, hold_store, open_store, write_store
from tests.browser.conftest import serve
from tests.browser.driver import GRAPH
from tests.factory import Story, make_actor, make_tables
from tests.ui.synthetic import HOSTILE_NAME, HOSTILE_TEXT, write_story

VIS_MARK = b"http://almende.com"
"""Words of vis-network's notice, which only the library's message holds."""

PARTS = ".st-key-network, .st-key-table, .st-key-evidence, .st-key-reader, .st-key-filters"

ODD_NAMES = (
    ":red[Ann] :material/delete: :smile:",
    "$\\frac{1}{2}$ $$x^2$$",
    "\u0639\u0644\u064a \u062d\u0633\u0646",
    "Carl\x1b[31m\x07\u200b 'O\" & <Sons>",
    "Z" * 10_000,
)
"""Markup of Streamlit's own, formulas, a script that is read from the right, steering characters, an endless word."""

TURNED = 2
"""Which of them is read from the right."""


def tell_of(names):
    """Return the tables of an article in which each of these warns Eve."""
    text = "\n".join([*(f"{name} warned Eve" for name in names), "Robert left"])
    told = Story("odd", text, outlet=ODD_NAMES[0], title=ODD_NAMES[1])
    actors = [make_actor(f"odd {number}", [told.mention(name)]) for number, name in enumerate(names)]
    actors = [replace(actor, name=name) for actor, name in zip(actors, names, strict=True)]
    robert = Link(told.mention("Robert").id, f"odd-{TURNED}", "same name")
    eves = [told.mention("Eve", nth) for nth in range(len(names))]
    for nth, eve in enumerate(eves):
        told.relation("action", told.mentions[nth], eve, cue="warned", nth=nth)
    actors.append(make_actor("Eve", eves))
    tables = make_tables([told], actors, links=(robert,), rules=(Rule("by hand", "It was made up."),))
    return replace(tables, positions=place(actors, hold_store(tables).relations(Query(kinds=()))))


@pytest.fixture(scope="module")
def odd_server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("odd") / "store"
    write_store(folder, tell_of(ODD_NAMES), about=About())
    yield from serve(folder)


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
    expect(driver.page.locator(".ae-tip")).to_contain_text(HOSTILE_NAME)
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


def test_back_and_links_work_in_the_file_to_take_away(open_driver, tmp_path):
    (path,) = export_html(open_store(write_story(tmp_path / "store", 20)), tmp_path)
    driver = open_driver(path.as_uri()).open()
    actor, line = driver.ids("nodes")[1], driver.ids("edges")[2]
    driver.click("node", actor)
    driver.wait_for_pane(actor)
    driver.click("edge", line)
    driver.wait_for_pane(line)
    elsewhere = open_driver(driver.page.url).open()
    elsewhere.wait_for_pane(line)
    elsewhere.wait_for_picture({"edges": [line]})
    driver.page.go_back()
    driver.wait_for_pane(actor)
    driver.wait_for_picture({"nodes": [actor]})
    driver.page.go_back()
    driver.wait_for_pane("")


@pytest.mark.parametrize("number", range(len(ODD_NAMES)))
def test_odd_names_are_shown_as_they_are(open_driver, odd_server, number):
    driver = open_driver(odd_server).open(sel=f"odd-{number}")
    heading = driver.page.locator(".st-key-evidence h2")
    assert heading.evaluate("each => each.textContent").endswith(ODD_NAMES[number])
    sentence = driver.page.locator(".st-key-evidence blockquote").first.evaluate("each => each.textContent")
    assert sentence == f"{ODD_NAMES[number]} warned Eve"
    for markup in (".katex", "[data-testid=stIconMaterial]", "[class*=stMarkdown] span[style*=color]"):
        assert driver.page.locator(f":is({PARTS}) {markup}").count() == 0
    too_wide = """all => all.filter(each => each.clientWidth && each.scrollWidth > each.clientWidth + 2)
        .map(each => each.outerHTML.slice(0, 80))"""
    reading = driver.page.locator(".st-key-evidence :is(.ae-pane, .ae-pane *):not(.ae-sr)")
    assert reading.evaluate_all(too_wide) == []
    assert_unhurt(driver)


def test_a_name_read_from_the_right_turns_nothing_else(open_driver, odd_server):
    driver = open_driver(odd_server).open(sel=f"odd-{TURNED}")
    places = driver.page.locator(".ae-names span").evaluate_all("all => all.map(each => each.getClientRects()[0].left)")
    assert len(places) == 4
    assert places == sorted(places)


def test_nothing_is_sent_twice(driver):
    assert sum(VIS_MARK in frame for frame in driver.received) == 1
    loaded = sum(map(len, driver.received))
    driver.received.clear()
    for line in driver.ids("edges")[:6]:
        driver.click("edge", line)
        driver.wait_for_pane(line)
    clicked = sum(map(len, driver.received))
    assert clicked < 6 * 20_000
    for label in ("Quotation", "Statement", "Role or membership"):
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
