"""Correcting on the pages Actors and Network, as a student does it."""

import json

import pytest
from playwright.sync_api import expect

from explorer.store.decisions import DECISIONS_FILE, read_decisions
from tests.browser.conftest import serve
from tests.ui.alike import write_alike
from tests.ui.synthetic import write_story


@pytest.fixture
def own_store(tmp_path):
    """A store of its own: decisions are kept there."""
    return write_story(tmp_path / "store", 30, resolved=True)


@pytest.fixture
def own_server(own_store):
    yield from serve(own_store)


def test_two_are_merged_after_a_look_at_what_changes_and_parted_by_undo(own_server, own_store, open_driver):
    driver = open_driver(own_server)
    page = driver.open_actors().page
    expect(page.locator(".ae-roster tbody tr")).to_have_count(30)
    names = page.locator(".ae-roster tbody th").all_inner_texts()
    first, second = (each.strip() for each in names[:2])
    page.locator(".ae-roster tbody tr").first.click()
    expect(page.locator(".ae-cardpane h2")).to_have_text(first)
    page.get_by_label("Your name").first.fill("Kim")
    field = page.get_by_role("combobox", name=f"{first} is the same as")
    field.fill(second)
    expect(page.locator(".ae-options li", has_text=second).first).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")
    expect(page.locator(".ae-preview")).to_contain_text("becomes part of")
    assert not (own_store / DECISIONS_FILE).exists()
    page.get_by_role("button", name="Do it").click()
    expect(page.locator(".ae-decided")).to_contain_text("are the same")
    expect(page.locator(".ae-roster tbody tr")).to_have_count(29)
    page.locator("body").press("Control+z")
    expect(page.locator(".ae-roster tbody tr")).to_have_count(30)
    page.locator("body").press("Control+Shift+Z")
    expect(page.locator(".ae-roster tbody tr")).to_have_count(29)
    page.get_by_role("tab", name="Corrections").click()
    row = page.locator(".ae-history li")
    expect(row).to_contain_text("are the same")
    expect(row).to_contain_text("Kim")
    row.get_by_role("button", name="Withdraw").click()
    expect(row).to_contain_text("taken back")
    assert [each.verb for each in read_decisions(own_store)] == ["same", "withdraw", "withdraw", "withdraw"]
    assert {each.author for each in read_decisions(own_store)} == {"Kim"}


def test_a_line_that_was_read_the_wrong_way_round_is_turned(own_server, own_store, open_driver):
    driver = open_driver(own_server).open()
    line = next(each for each in driver.ids("edges") if "~action~" in each)
    driver.open(sel=line)
    card = driver.page.locator(".ae-card").first
    sentence = card.locator("[data-sentence]").get_attribute("data-sentence")
    card.get_by_text("Correct", exact=True).click()
    card.get_by_role("button", name="The other way round").click()
    expect(driver.page.locator(".ae-decided")).to_contain_text("The other way round")
    source, kind, target = line.split("~")
    driver.open(sel=f"{target}~{kind}~{source}")
    turned = driver.page.locator(f".ae-card:has([data-sentence='{sentence}'])")
    expect(turned).to_have_count(1)
    expect(turned.locator(".ae-mark.source")).to_have_count(1)
    driver.page.locator("body").press("Control+z")
    expect(turned).to_have_count(0)


def test_a_visitor_of_a_class_hides_for_himself_alone(own_store, open_driver, monkeypatch):
    monkeypatch.setenv("EXPLORER_VISITORS", "look")
    monkeypatch.setenv("EXPLORER_KEY", "lantern")
    for url in serve(own_store):
        # A proxy adds this header for whoever comes by it; the teacher sits at the machine itself.
        visitor = open_driver(url, extra_http_headers={"X-Forwarded-For": "10.0.0.7"}).open()
        teacher = open_driver(url).open()
        actor = visitor.ids("nodes")[0]
        visitor.open(sel=actor)
        expect(visitor.page.locator(".ae-visitor")).to_contain_text("You may look")
        visitor.page.get_by_text("Not right?").click()
        expect(visitor.page.get_by_role("button", name="Rename")).to_have_count(0)
        visitor.page.get_by_role("button", name="Hide this actor").click()
        visitor.wait_for_pane("")
        visitor.page.wait_for_function("id => !window.__actorGraphs.main.nodes.get(id)", arg=actor)
        assert actor in teacher.open().ids("nodes")
        assert not (own_store / DECISIONS_FILE).exists()
        visitor.page.get_by_role("link", name="Actors").click()
        visitor.page.get_by_role("tab", name="Corrections").click()
        with visitor.page.expect_download() as download:
            visitor.page.get_by_role("button", name="Download as decisions.jsonl").click()
        (row,) = map(json.loads, download.value.path().read_text().splitlines())
        assert (row["verb"], row["subjects"]) == ("hide", [actor])


def test_suggestions_are_answered_with_one_key_each(tmp_path, open_driver):
    """What the program rightly leaves apart is asked, and fast fingers lose no answer."""
    store = write_alike(tmp_path / "store")
    for url in serve(store):
        driver = open_driver(url).open_actors(show="same")
        page = driver.page
        expect(page.locator(".ae-candidate")).to_have_count(2)
        number = int(page.locator(".ae-countrow").inner_text().split(" of ")[1].split()[0])
        assert number >= 3
        first = page.locator(".ae-twoactors").inner_text()
        page.locator("body").press("ArrowRight")
        expect(page.locator(".ae-twoactors")).not_to_have_text(first)
        page.locator("body").press("ArrowLeft")
        expect(page.locator(".ae-countrow")).to_contain_text("1 of")
        page.locator("body").press("n")
        expect(page.locator(".ae-countrow")).to_contain_text(f"of {number - 1}")
        page.locator("body").press("y")
        page.locator("body").press("Control+z")  # at once: it waits for the answer to the one before
        page.locator("body").press("Control+Shift+Z")
        expect(page.locator(".ae-countrow")).to_contain_text(f"of {number - 2}")
        expect(page.locator(".ae-tabs")).to_contain_text("Corrections 2")
        assert [each.verb for each in read_decisions(store)][:2] == ["never", "same"]
