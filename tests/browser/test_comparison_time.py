"""Compare, section Time: marks open sentences, the slider filters the network, everything by keyboard too."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from explorer.store import About, write_store
from tests.browser.conftest import serve
from tests.browser.driver import GRAPH, PATIENCE
from tests.ui.timed import make_timed

STANDING = f"() => {GRAPH}.net.getPositions()"


@pytest.fixture(scope="module")
def timed_server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("timed") / "store"
    write_store(folder, make_timed(), about=About(pipeline="none", fingerprint="timed"))
    yield from serve(folder)


@pytest.fixture
def time(open_driver, timed_server):
    """The section at its start; the page of the network first, because Streamlit probes paths of other pages."""

    def open_one(query="", **options):
        driver = open_driver(timed_server, **options).open()
        driver.page.get_by_text("Compare outlets").click()
        page = driver.page
        expect(page.locator(".ae-sections [data-tab='time']")).to_be_visible()
        page.evaluate("query => { history.pushState({}, '', `${location.pathname}?${query}`);"
                      " window.dispatchEvent(new PopStateEvent('popstate', {state: history.state})); }",
                      "a=outlet%3ALamp&b=outlet%3AKite&show=time" + query)  # fmt: skip
        expect(page.locator(".ae-timeline svg a").first).to_be_visible(timeout=PATIENCE)
        page.wait_for_function("window.__actorGraphs?.main?.wrap?.dataset.ready")
        return driver

    return open_one


def asked(page):
    """What the address asks for."""
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def wait_for_address(page, name, pattern):
    page.wait_for_function(
        "([name, pattern]) => new RegExp(pattern).test(new URLSearchParams(location.search).get(name) ?? '')",
        arg=[name, pattern],
    )


def test_each_side_has_its_lane_and_marks_of_its_own_shape(time):
    page = time().page
    expect(page.locator(".ae-lane.a .ae-lanehead")).to_contain_text("Lamp")
    expect(page.locator(".ae-lane.b .ae-lanehead")).to_contain_text("Kite")
    expect(page.locator(".ae-lane.a .ae-appeared")).to_have_count(1)
    expect(page.locator(".ae-lane.a a.ae-told circle")).to_have_count(1)
    expect(page.locator(".ae-lane.b a.ae-told polygon")).to_have_count(1)
    expect(page.locator(".ae-lane a.ae-told rect")).to_have_count(2)


def test_a_mark_says_its_sentence_and_opens_it(time):
    page = time().page
    mark = page.locator(".ae-lane.b a.ae-told[data-mark='kite-1#0']")
    mark.hover()
    expect(page.locator(".ae-timesays")).to_have_text("16 Nov 2017 Bob met Ann on November 16.")
    mark.click()
    expect(page.locator(".ae-reader .ae-sentence.at")).to_have_text("Bob met Ann on November 16.")
    expect(page.locator(".ae-timeline")).to_be_hidden()
    assert asked(page)["at"] == "kite-1#0"
    page.go_back()
    expect(page.locator(".ae-timeline")).to_be_visible()


def test_a_mark_is_where_its_day_is(time):
    page = time().page
    places = page.locator(".ae-lane svg a").evaluate_all(
        "all => Object.fromEntries(all.map(each => [each.dataset.mark + each.getAttribute('aria-label').slice(0, 9),"
        " each.getBoundingClientRect().x + each.getBoundingClientRect().width / 2]))"
    )
    day = {each[:8]: place for each, place in places.items()}
    assert day["lamp-1#0"] < day["kite-1#0"]
    assert places["lamp-1#0Published"] < places["kite-1#0Published"]
    axis = page.locator(".ae-axis").bounding_box()
    assert all(axis["x"] <= place <= axis["x"] + axis["width"] for place in places.values())


def test_marks_are_reached_and_opened_by_keyboard(time):
    page = time().page
    first = page.locator(".ae-lane.a svg a").first
    first.focus()
    seen = []
    for _ in range(4):
        seen.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
        page.keyboard.press("ArrowLeft")
    assert len(set(seen)) == 3
    page.keyboard.press("Home")
    opens = page.evaluate("document.activeElement.dataset.mark")
    page.keyboard.press("Enter")
    expect(page.locator(f".ae-reader [data-sentence='{opens}']")).to_have_class(re.compile(r"\bat\b"))


def test_the_slider_filters_the_network_and_a_chip_takes_it_away(time):
    driver = time()
    page, before = driver.page, driver.page.evaluate(STANDING)
    lines = driver.ids("edges")
    assert len(lines) == 2
    handle = page.get_by_role("slider", name="Said to have happened: from")
    handle.focus()
    for _ in range(32):
        page.keyboard.press("ArrowRight")
    wait_for_address(page, "from", "^2017-11-02$")
    driver.wait_for_edges("n === 2")
    expect(page.locator(".ae-chip")).to_have_text(re.compile("said to have happened: from 2 Nov 2017"))
    page.keyboard.press("End")
    wait_for_address(page, "from", "^2017-11-22$")
    driver.wait_for_edges("n === 1")  # Bob will meet Ann in 2030
    assert page.evaluate(STANDING) == before
    assert page.evaluate("document.activeElement.dataset.filter") == "from"
    expect(page.locator(".ae-lane.a a.ae-told.off")).to_have_count(2)
    page.locator(".ae-chip").click()
    driver.wait_for_edges("n === 2")
    assert "from" not in asked(page)
    expect(page.get_by_role("button", name="All times")).to_be_disabled()


def test_the_address_alone_restores_the_time(time):
    driver = time("&from=2017-11-14&till=2017-11-14")
    expect(driver.page.locator(".ae-spansays")).to_have_text("14 Nov 2017")
    driver.wait_for_edges("n === 1")
    expect(driver.page.locator(".ae-column.a .ae-dates li")).to_have_count(2)
    driver.page.locator(".ae-sections a").first.click()
    expect(driver.page.locator(".ae-chip")).to_contain_text("14 Nov 2017")
    assert asked(driver.page)["from"] == "2017-11-14"


def test_far_off_and_unresolved_dates_are_listed_with_their_sentences(time):
    page = time().page
    page.get_by_role("button", name="1 before 1 Oct 2017").click()
    far = page.locator("[data-fold='before'] [data-sentence='lamp-1#1']")
    expect(far).to_be_visible()
    page.get_by_text("Dates that could not be resolved").click()
    expect(page.locator("[data-fold='unresolved']")).to_contain_text("because the article has no date of its own")
    far.click()
    expect(page.locator(".ae-reader .ae-sentence.at")).to_contain_text("in 1979 for the first time")


def test_it_fits_a_telephone(time):
    page = time(width=390, height=844).page
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    timeline, picture = page.locator(".ae-timeline").bounding_box(), page.locator(".ae-stage").bounding_box()
    assert timeline["y"] < picture["y"]
    assert timeline["x"] + timeline["width"] <= 390


def test_the_page_of_the_network_has_the_slider_too(open_driver, timed_server):
    driver = open_driver(timed_server).open()
    handle = driver.page.get_by_role("slider", name="Said to have happened: until")
    handle.focus()
    driver.page.keyboard.press("Home")
    wait_for_address(driver.page, "till", "^2017-10-01$")
    expect(driver.page.locator(".ae-chip")).to_have_text(re.compile("said to have happened: until 1 Oct 2017"))
    driver.wait_for_edges("n === 2")  # in 1979, and in October
    driver.page.locator(".ae-chip").click()
    expect(driver.page.locator(".ae-chip")).to_have_count(0)
