"""Escape closes what is open, the window may change its size, and a picture that is presented keeps its legend."""

from playwright.sync_api import expect

from tests.browser.driver import GRAPH


def test_escape_closes_one_thing_after_the_other(driver):
    line = driver.ids("edges")[0]
    driver.open(sel=line)
    driver.page.locator(".ae-card blockquote").first.click()
    driver.page.wait_for_function("location.search.includes('at=')")
    driver.page.keyboard.press("Escape")
    driver.page.wait_for_function("!location.search.includes('at=') && location.search.includes('sel=')")
    driver.page.keyboard.press("Escape")
    driver.wait_for_pane("")
    driver.page.locator(".ae-hidden summary").click()
    driver.page.keyboard.press("Escape")
    expect(driver.page.locator(".ae-hidden[open]")).to_have_count(0)


def test_after_another_size_of_the_window_all_of_the_picture_is_in_view(driver):
    driver.page.locator(".ae-tool", has_text="+").click()
    driver.page.set_viewport_size({"width": 1000, "height": 620})
    driver.page.wait_for_function(f"{GRAPH}.window.width === 1000 && {GRAPH}.inView() && {GRAPH}.outside() === 0")


def test_a_presented_picture_keeps_the_legend_of_lines(driver):
    driver.open(present="1")
    keys = driver.page.locator(".ae-legend .ae-keys")
    expect(keys.nth(1)).to_be_visible()
    expect(keys.nth(0)).to_be_hidden()


def test_a_search_marks_words_in_the_articles_and_rings_actors(driver):
    name = driver.page.evaluate(f"id => {GRAPH}.nodes.get(id).label", driver.ids("nodes")[0])
    driver.page.get_by_label("Search", exact=True).fill(name)
    expect(driver.page.locator(".ae-pane h2").first).to_have_text(f"Found: “{name}”")
    driver.page.wait_for_function(f"{GRAPH}.content.found.length > 0")
    expect(driver.page.locator(".ae-mark.found").first).to_be_visible()
