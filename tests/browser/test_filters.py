"""Filters take effect at once, and nothing moves that stays in the picture."""

import pytest
from playwright.sync_api import expect

from tests.browser.driver import GRAPH


def assert_nothing_moved(before: dict, after: dict) -> None:
    assert after["scale"] == before["scale"]
    assert after["view"] == before["view"]
    assert after["box"] == before["box"]
    stayed = before["positions"].keys() & after["positions"].keys()
    assert stayed
    assert all(after["positions"][each] == before["positions"][each] for each in stayed)


@pytest.mark.parametrize("label", ["Quotation", "Hostile deeds", "Friendly words", "Named together"])
def test_a_filter_moves_nothing(driver, label):
    before, lines = driver.state(), len(driver.ids("edges"))
    driver.page.evaluate(f"window.__same = {GRAPH}.net")
    driver.page.get_by_label(label, exact=False).first.click()
    driver.wait_for_edges(f"n !== {lines}")
    assert driver.page.evaluate(f"window.__same === {GRAPH}.net")
    assert_nothing_moved(before, driver.state())


def test_many_filters_and_back_move_nothing(driver):
    before, lines = driver.state(), len(driver.ids("edges"))
    driver.page.get_by_label("Sentences at least").press("ArrowRight")
    driver.wait_for_edges(f"n < {lines}")
    driver.page.get_by_label("Search", exact=True).fill("a")
    expect(driver.page.locator(".ae-chip")).to_have_count(2)
    driver.page.get_by_role("button", name="Show everything again").click()
    driver.wait_for_edges(f"n === {lines}")
    expect(driver.page.locator(".ae-chip")).to_have_count(0)
    assert_nothing_moved(before, driver.state())


def test_a_chip_takes_its_filter_away(driver):
    lines = len(driver.ids("edges"))
    driver.page.get_by_label("Hostile deeds", exact=False).first.check()
    driver.wait_for_edges(f"n < {lines}")
    driver.page.locator(".ae-chip").click()
    driver.wait_for_edges(f"n === {lines}")
    assert "quads" not in driver.page.url


def test_the_legend_filters(driver):
    lines = len(driver.ids("edges"))
    entry = driver.page.locator(".ae-key", has_text="quoted about")
    entry.click()
    driver.wait_for_edges(f"n < {lines}")
    expect(driver.page.locator(".ae-key", has_text="quoted about")).to_have_attribute("aria-pressed", "false")
    driver.page.locator(".ae-key", has_text="quoted about").click()
    driver.wait_for_edges(f"n === {lines}")


def test_the_page_says_what_is_hidden_and_how_to_get_it_back(driver):
    expect(driver.page.locator(".ae-count")).to_contain_text("Showing 40 of 60 actors, those told of most")
    driver.page.get_by_role("button", name="Show all 60").click()
    driver.page.wait_for_function(f"{GRAPH}.nodes.length === 60")
    driver.page.get_by_text("What is not shown").click()
    driver.page.get_by_role("button", name="Draw them").click()
    expect(driver.page.get_by_label("Named together", exact=False).first).to_be_checked()


def test_quick_ticks_are_all_kept(driver):
    for label in ("Hostile deeds", "Hostile words", "Friendly words"):
        driver.page.get_by_label(label, exact=False).first.click()
    expect(driver.page.locator(".ae-chip")).to_have_count(3)


def test_after_a_link_to_a_few_the_whole_picture_comes_into_view(driver):
    ends = driver.page.evaluate(f"{GRAPH}.edges.get().flatMap(edge => [edge.from, edge.to])")
    driver.open(focus=min(driver.ids("nodes"), key=ends.count))
    few = len(driver.ids("nodes"))
    driver.page.locator(".ae-chip").click()
    driver.page.wait_for_function(f"few => {GRAPH}.nodes.length > few", arg=few)
    driver.page.wait_for_function(f"{GRAPH}.outside() === 0")


def test_nothing_is_there_and_everything_comes_back(driver):
    lines = len(driver.ids("edges"))
    driver.page.get_by_label("Search", exact=True).fill("zzzz")
    driver.wait_for_edges("n === 0")
    driver.page.locator(".ae-empty").get_by_role("button", name="Show everything again").click()
    driver.wait_for_edges(f"n === {lines}")
    expect(driver.page.locator(".ae-empty")).to_be_hidden()


def test_only_the_neighbours_of_one_actor(driver):
    actor = driver.ids("nodes")[5]
    driver.open(sel=actor)
    driver.page.get_by_role("button", name="Only its neighbours").click()
    driver.page.wait_for_function(f"{GRAPH}.nodes.length < 40")
    ends = driver.page.evaluate(f"{GRAPH}.edges.get().map(edge => [edge.from, edge.to])")
    near = {end for pair in ends if actor in pair for end in pair}
    assert set(driver.ids("nodes")) == near


def test_how_two_are_connected(driver):
    names = [driver.page.evaluate(f"id => {GRAPH}.nodes.get(id).label", driver.ids("nodes")[at]) for at in (0, -1)]
    driver.page.get_by_text("Around one actor").click()
    driver.page.get_by_label("Only who is connected with").fill(names[0])
    driver.page.get_by_label("Only who is connected with").press("Enter")
    expect(driver.page.get_by_label("How is it connected to")).to_be_enabled()
    driver.page.get_by_label("How is it connected to").fill(names[1])
    driver.page.get_by_label("How is it connected to").press("Enter")
    pane = driver.page.locator(".st-key-evidence")
    expect(pane.locator("h2")).to_have_text("How are they connected?")
    assert pane.locator(".ae-way").count() >= 1


def test_a_dragged_actor_stays_where_it_was_put(driver):
    actor = driver.ids("nodes")[0]
    place = driver.page.evaluate(f"id => {GRAPH}.at('node', id)", actor)
    driver.page.mouse.move(place["x"], place["y"])
    driver.page.mouse.down()
    driver.page.mouse.move(place["x"] + 60, place["y"] + 40, steps=4)
    driver.page.mouse.up()
    moved = driver.state()
    lines = len(driver.ids("edges"))
    driver.page.get_by_label("Role or membership", exact=False).first.uncheck()
    driver.wait_for_edges(f"n < {lines}")
    assert_nothing_moved(moved, driver.state())


def test_another_theme_moves_nothing_and_changes_the_colours(driver):
    before, ink = driver.state(), driver.page.evaluate(f"{GRAPH}.ink")
    driver.page.emulate_media(color_scheme="dark")
    driver.page.wait_for_function(f"ink => {GRAPH}.ink !== ink", arg=ink)
    assert_nothing_moved(before, driver.state())
