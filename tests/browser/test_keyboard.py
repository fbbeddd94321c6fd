"""Everything can be done without a mouse."""

import re

from playwright.sync_api import expect

from tests.browser.driver import GRAPH


def test_from_actor_to_line_to_sentences(driver):
    driver.page.locator(".ae-stage").focus()
    for key in ("ArrowRight", "ArrowDown"):
        driver.page.keyboard.press(key)
    status = driver.page.locator(".ae-network [role=status]")
    expect(status).to_have_text(re.compile(r"^Line .+, .+sentence"))
    driver.page.keyboard.press("Enter")
    expect(driver.page.locator(".ae-pane")).to_have_attribute("data-selected", re.compile("~"))
    assert driver.sentences("evidence")
    driver.page.keyboard.press("Escape")
    driver.wait_for_pane("")


def test_walking_through_the_actors_says_who_they_are(driver):
    driver.page.locator(".ae-stage").focus()
    heard = set()
    for _ in range(4):
        driver.page.keyboard.press("ArrowRight")
        heard.add(driver.page.locator(".ae-network [role=status]").inner_text())
    assert len(heard) == 4
    assert all(each.startswith("Actor ") for each in heard)


def test_after_a_click_in_the_picture_the_keys_go_on_from_there(driver):
    actor = driver.ids("nodes")[3]
    driver.click("node", actor)
    driver.wait_for_pane(actor)
    expect(driver.page.locator(".ae-stage")).to_be_focused()
    driver.page.keyboard.press("ArrowRight")
    name = driver.page.evaluate(f"id => {GRAPH}.nodes.get(id).label", driver.ids("nodes")[4])
    expect(driver.page.locator(".ae-network [role=status]")).to_contain_text(f"Actor {name},")
    assert driver.page.locator(".ae-canvas [tabindex]").count() == 0


def test_the_table_by_keyboard(driver):
    rows = driver.page.locator(".st-key-table tbody tr")
    rows.first.focus()
    driver.page.keyboard.press("ArrowDown")
    driver.page.keyboard.press("ArrowDown")
    expect(rows.nth(2)).to_be_focused()
    driver.page.keyboard.press("Enter")
    line = rows.nth(2).get_attribute("data-id")
    driver.wait_for_pane(line)
    driver.wait_for_picture({"edges": [line]})
    expect(rows.nth(2)).to_have_attribute("aria-selected", "true")


def test_sorting_says_so(driver):
    table = driver.page.locator(".st-key-table")
    table.get_by_role("button", name="Whom").press("Enter")
    expect(table.get_by_role("columnheader", name="Whom")).to_have_attribute("aria-sort", "ascending")
    names = table.locator("tbody tr td:nth-child(3)").all_inner_texts()
    assert names == sorted(names, key=str.casefold)
    table.get_by_role("button", name="Sentences").press("Enter")
    counts = [int(text) for text in table.locator("tbody tr td:nth-child(5)").all_inner_texts()]
    assert counts == sorted(counts, reverse=True)


def test_what_is_selected_in_the_picture_is_selected_in_the_table(driver):
    line, actor = driver.ids("edges")[3], driver.ids("nodes")[1]
    driver.click("edge", line)
    expect(driver.page.locator(f".st-key-table tr[data-id='{line}']")).to_have_attribute("aria-selected", "true")
    driver.page.get_by_role("tab", name="Actors").click()
    driver.page.locator(f".st-key-table tr[data-id='{actor}']").click()
    driver.wait_for_picture({"nodes": [actor]})
    driver.wait_for_pane(actor)


def test_presenting_and_leaving(driver):
    driver.page.locator(".ae-stage").focus()
    driver.page.keyboard.press("p")
    expect(driver.page.locator(".stSidebar")).to_be_hidden()
    expect(driver.page.locator(".st-key-table")).to_be_hidden()
    expect(driver.page.locator(".st-key-evidence")).to_be_visible()
    assert "present=1" in driver.page.url
    driver.page.keyboard.press("Escape")
    expect(driver.page.locator(".stSidebar")).to_be_visible()
    assert "present" not in driver.page.url


def test_a_presenters_remote_reads_line_after_line(open_driver, server):
    driver = open_driver(server).open(present="1")
    kinds = driver.page.evaluate(f"{GRAPH}.edges.get().map(edge => [edge.id, edge.kind])")
    lines = [ident for ident, kind in kinds if kind not in ("affiliation", "co-mention")]
    for key, line in (("PageDown", lines[0]), ("PageDown", lines[1]), ("PageUp", lines[0])):
        driver.page.keyboard.press(key)
        driver.wait_for_pane(line)


def test_escape_ends_the_presentation_and_keeps_what_is_read(open_driver, server):
    driver = open_driver(server).open(present="1")
    line = driver.ids("edges")[0]
    driver.click("edge", line)
    driver.wait_for_pane(line)
    driver.page.locator(".ae-stage").focus()
    driver.page.keyboard.press("Escape")
    expect(driver.page.locator(".stSidebar")).to_be_visible()
    driver.wait_for_pane(line)
    driver.page.locator(".st-key-evidence blockquote").first.click()
    expect(driver.page.locator(".ae-reader")).to_be_focused()
    driver.page.keyboard.press("p")
    expect(driver.page.locator(".stSidebar")).to_be_hidden()
    driver.page.keyboard.press("Escape")
    expect(driver.page.locator(".stSidebar")).to_be_visible()
    expect(driver.page.locator(".ae-reader")).to_be_visible()


def test_a_presentation_can_be_linked_to(open_driver, server):
    driver = open_driver(server).open(present="1")
    expect(driver.page.locator(".stSidebar")).to_be_hidden()
    driver.page.get_by_role("button", name="Leave").click()
    expect(driver.page.locator(".stSidebar")).to_be_visible()
