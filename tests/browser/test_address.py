"""The page is a function of its address."""

from playwright.sync_api import expect

from tests.browser.driver import PATIENCE


def test_a_link_opened_elsewhere_shows_the_same(driver, open_driver, server):
    line = driver.ids("edges")[4]
    driver.click("edge", line)
    driver.wait_for_pane(line)
    driver.page.get_by_label("Quotation", exact=False).first.uncheck()
    driver.page.wait_for_url("**kinds=**")
    driver.wait_for_edges("n > 0")
    expect(driver.page.locator(".ae-chip")).to_have_text(["no quotations×"], timeout=PATIENCE)
    elsewhere = open_driver(driver.page.url).open()
    elsewhere.wait_for_pane(line)
    elsewhere.wait_for_picture({"edges": [line]})
    assert sorted(elsewhere.ids("edges")) == sorted(driver.ids("edges"))
    assert elsewhere.sentences("evidence") == driver.sentences("evidence")


def test_back_goes_back_one_selection(driver):
    actor, line = driver.ids("nodes")[2], driver.ids("edges")[7]
    driver.click("node", actor)
    driver.wait_for_pane(actor)
    driver.click("edge", line)
    driver.wait_for_pane(line)
    driver.page.go_back()
    driver.wait_for_pane(actor)
    driver.wait_for_picture({"nodes": [actor]})
    driver.page.go_forward()
    driver.wait_for_pane(line)
    driver.page.go_back()
    driver.page.go_back()
    driver.wait_for_pane("")
    driver.wait_for_picture({})


def test_a_filter_is_no_step(driver):
    actor = driver.ids("nodes")[2]
    driver.click("node", actor)
    driver.wait_for_pane(actor)
    steps = driver.page.evaluate("history.length")
    before = len(driver.ids("edges"))
    driver.page.get_by_label("Hostile words", exact=False).first.check()
    driver.wait_for_edges(f"n < {before}")
    assert driver.page.evaluate("history.length") == steps
    driver.page.go_back()
    driver.wait_for_pane("")


def test_the_last_of_many_quick_clicks_wins(driver):
    lines = driver.ids("edges")[:6]
    places = [driver.page.evaluate("id => window.__actorGraphs.main.at('edge', id)", line) for line in lines]
    for place in places:
        driver.page.mouse.click(place["x"], place["y"], delay=5)
    driver.wait_for_pane(lines[-1])
    driver.wait_for_picture({"edges": [lines[-1]]})


def test_a_link_to_nowhere_gets_a_gentle_word(open_driver, server):
    driver = open_driver(server).open(sel="nobody", kinds="<b>war</b>", least="many")
    notes = driver.page.locator(".st-key-evidence .ae-note.warning")
    expect(notes).to_have_count(3)
    expect(notes.first).to_contain_text("<b>war</b>")
    assert driver.ids("nodes")
