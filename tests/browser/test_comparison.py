"""Compare in a browser: both pages, choosing sides, both sides' sentences, Back, obstacles, narrow screens."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.driver import GRAPH, PATIENCE

LANTERN, SLATE, KETTLE = ("outlet:The Paper Lantern", "outlet:Chalk & Slate", "outlet:Evening Kettle")


@pytest.fixture
def compare(open_driver, server):
    """Open Compare at an address."""

    def run(**options):
        size = {each: options.pop(each) for each in ("width", "height", "color_scheme") if each in options}
        driver = open_driver(server, **size)
        return driver.open_comparison(**options)

    return run


def places(driver):
    """Where each actor stands in the picture's own units."""
    return driver.page.evaluate(f"{GRAPH}.net.getPositions()")


def address(driver):
    return parse_qs(urlsplit(driver.page.url).query)


def told_by(driver, side):
    """Ids of the lines that a side tells alone ("a", "b"), or that both tell."""
    return driver.page.evaluate(
        f"side => {GRAPH}.edges.get().filter((each) => each.side === side).map((e) => e.id)", side
    )


def choose(driver, side, label):
    """Switch a choice of a side on or off."""
    menu = driver.page.locator(f".ae-side.{side}")
    if menu.get_attribute("open") is None:
        menu.locator("summary").click()
    menu.locator(".ae-check", has=driver.page.get_by_text(label, exact=True)).locator("input").click()


def test_choosing_one_side_never_changes_the_other(compare):
    driver = compare()
    shown = driver.page.locator(".ae-side.b summary").inner_text()
    choose(driver, "a", "Evening Kettle")
    driver.page.wait_for_function("location.search.includes('Kettle')")
    expect(driver.page.locator(".ae-side.b summary")).to_have_text(shown, use_inner_text=True)
    assert address(driver)["b"]


def test_both_pages_lead_to_each_other_without_loading_anew(driver):
    driver.page.evaluate("window.__same = true")
    driver.page.get_by_role("link", name="Compare outlets").click()
    expect(driver.page.locator(".ae-sides")).to_be_visible(timeout=PATIENCE)
    expect(driver.page.get_by_role("heading", level=1)).to_have_text("How do they tell it?")
    driver.page.get_by_role("link", name="Network", exact=True).first.click()
    expect(driver.page.get_by_role("heading", level=1)).to_have_text("Who is in the story?")
    expect(driver.page.locator(".ae-pane h2").first).to_be_visible(timeout=PATIENCE)
    assert driver.page.evaluate("window.__same")


def test_choosing_sides_changes_the_address_and_the_picture(compare):
    driver = compare(a=LANTERN, b=SLATE)
    before, only_b = places(driver), told_by(driver, "b")
    choose(driver, "b", "Evening Kettle")
    driver.page.wait_for_url("**Evening+Kettle**")
    choose(driver, "b", "Chalk & Slate")
    driver.wait_for_lists("Only Evening Kettle tells")
    assert address(driver)["b"] == [KETTLE]
    assert address(driver)["a"] == [LANTERN]
    driver.page.wait_for_function(
        f"before => {GRAPH}.edges.get().filter((e) => e.side === 'b').map((e) => e.id).join() !== before",
        arg=",".join(only_b),
    )
    after = places(driver)
    both = before.keys() & after.keys()
    assert len(both) > 10
    assert {each: after[each] for each in both} == {each: before[each] for each in both}


def test_a_line_of_both_shows_both_sides_in_two_columns(compare):
    driver = compare(a=LANTERN, b=SLATE)
    line = told_by(driver, "both")[0]
    driver.click("edge", line)
    driver.wait_for_comparison(line)
    columns = driver.page.locator(".ae-column")
    expect(columns).to_have_count(2)
    expect(columns.nth(0).locator("h3")).to_contain_text("The Paper Lantern")
    expect(columns.nth(1).locator("h3")).to_contain_text("Chalk & Slate")
    left, right = (columns.nth(each).bounding_box() for each in (0, 1))
    assert left["x"] + left["width"] <= right["x"]
    for column, outlet in ((0, "The Paper Lantern"), (1, "Chalk & Slate")):
        origins = columns.nth(column).locator(".ae-origin").all_inner_texts()
        assert origins
        assert all(each.startswith(outlet) for each in origins)


def test_a_line_of_one_side_says_that_the_other_says_nothing(compare):
    driver = compare(a=LANTERN, b=SLATE)
    line = told_by(driver, "a")[0]
    driver.click("edge", line)
    driver.wait_for_comparison(line)
    expect(driver.page.locator(".ae-column").nth(1)).to_contain_text("Not found on this side.")
    assert driver.sentences("comparison")


def test_from_a_sentence_into_the_article_and_back(compare):
    driver = compare(a=LANTERN, b=SLATE)
    line = told_by(driver, "both")[0]
    driver.click("edge", line)
    driver.wait_for_comparison(line)
    sentence = driver.sentences("comparison")[0]["sentence"]
    driver.page.locator(".ae-column blockquote").first.click()
    expect(driver.page.locator(".ae-reader h2")).to_be_visible(timeout=PATIENCE)
    assert address(driver)["at"] == [sentence]
    expect(driver.page.locator(".ae-comparison")).to_be_hidden()
    driver.page.go_back()
    expect(driver.page.locator(".ae-comparison")).to_be_visible(timeout=PATIENCE)
    driver.page.go_back()
    driver.wait_for_comparison("")


def test_back_takes_back_a_selection_and_a_tab(compare):
    driver = compare(a=LANTERN, b=SLATE)
    actor = driver.ids("nodes")[0]
    driver.click("node", actor)
    driver.wait_for_comparison(actor)
    driver.open_tab("summary")
    driver.page.go_back()
    driver.wait_for_comparison(actor)
    driver.page.go_back()
    driver.wait_for_comparison("")
    assert address(driver) == {"a": [LANTERN], "b": [SLATE]}


def test_the_address_alone_restores_everything(compare):
    driver = compare(a=LANTERN, b=SLATE)
    line = told_by(driver, "b")[0]
    driver.click("edge", line)
    driver.wait_for_comparison(line)
    elsewhere = compare(**address(driver))
    elsewhere.wait_for_comparison(line)
    elsewhere.wait_for_picture({"edges": [line]})
    assert sorted(elsewhere.ids("edges")) == sorted(driver.ids("edges"))
    assert elsewhere.sentences("comparison") == driver.sentences("comparison")


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        (LANTERN, LANTERN, "Both sides are the same articles"),
        (LANTERN, "outlet:<b>Trumpet</b>", "Side B asks for the outlet “<b>Trumpet</b>”, which this collection"),
        ("article:" + "x" * 90, SLATE, "Side A asks for the article “xxx"),
    ],
)
def test_what_stands_in_the_way_is_said(compare, a, b, words):
    driver = compare(a=a, b=b)
    expect(driver.page.locator(".ae-comparison .ae-lead")).to_contain_text(words, timeout=PATIENCE)
    expect(driver.page.locator(".ae-comparison")).to_contain_text("Choose outlets or articles for both sides above.")
    choose(driver, "b", "Evening Kettle")
    driver.page.wait_for_url("**Evening+Kettle**")


def test_every_number_of_the_summary_opens_what_it_counts(compare):
    driver = compare(a=LANTERN, b=SLATE, show="summary")
    numbers = driver.page.locator(".ae-summary a.ae-figure")
    expect(numbers.first).to_be_visible(timeout=PATIENCE)
    assert numbers.count() > 20
    left_out = driver.page.locator(".ae-summary p", has_text=re.compile("not found in")).first.locator("a").first
    many = int(left_out.inner_text().split()[0])
    left_out.click()
    driver.wait_for_comparison("figure:a.left-out")
    expect(driver.page.locator(".ae-counted")).to_have_count(min(many, 60))
    assert driver.sentences("comparison")
    driver.page.go_back()
    expect(numbers.first).to_be_visible(timeout=PATIENCE)


def test_the_summary_is_offered_as_files(compare, tmp_path):
    driver = compare(a=LANTERN, b=SLATE, show="summary")
    with driver.page.expect_download() as waiting:
        driver.page.get_by_role("button", name="Web page (HTML)").click()
    file = tmp_path / "compare.html"
    waiting.value.save_as(file)
    driver.page.goto(file.as_uri())
    number = driver.page.locator("a.figure").nth(6)
    part = driver.page.locator(number.get_attribute("href"))
    expect(part).to_be_hidden()
    number.click()
    expect(part).to_be_visible()
    expect(part.locator("blockquote").first).to_be_visible()


@pytest.mark.parametrize("width", [390, 768, 1024])
def test_nothing_sticks_out_of_a_narrow_screen(compare, width):
    for show in ("network", "summary"):
        driver = compare(a=LANTERN, b=SLATE, show=show, width=width, height=768)
        wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert driver.page.evaluate(wider) <= 0


def test_the_keyboard_reaches_tabs_and_sides(compare):
    driver = compare(a=LANTERN, b=SLATE)
    driver.page.locator(".ae-side.a summary").focus()
    driver.page.keyboard.press("Enter")
    expect(driver.page.locator(".ae-side.a .ae-menu")).to_be_visible()
    driver.page.locator('[data-tab="summary"]').focus()
    driver.page.keyboard.press("Enter")
    expect(driver.page.locator(".ae-summary")).to_be_visible(timeout=PATIENCE)


def test_hostile_names_stay_texts(open_driver, hostile_server):
    driver = open_driver(hostile_server).open_comparison(show="summary")
    expect(driver.page.locator(".ae-summary")).to_be_visible(timeout=PATIENCE)
    assert driver.page.evaluate("window.__hurt") is None
    assert driver.page.locator(".ae-comparison img, .ae-comparison script").count() == 0
