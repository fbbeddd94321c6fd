"""Shared passages in a browser: the list, both texts, the reader, and the switch that counts them once."""

import pytest
from playwright.sync_api import expect

from explorer.coverage.copies import find_sentence_copies
from explorer.coverage.passages import find_passages
from explorer.layout import place
from explorer.model import Query
from explorer.store import About, hold_store, write_store
from tests.browser.conftest import serve
from tests.browser.driver import GRAPH, PATIENCE
from tests.factory import Story, make_actor, make_tables

STORM = "Ann warned Bob that the storm would tear eleven roofs from houses in the upper town before midnight."
BRIDGE = "The council closed the rusty old bridge because its chains had cracked during the second flood of spring."
LONG = "\n\n".join(
    f"Paragraph {number} tells of quite other matters, such as cabbage number {number}." for number in range(80)
)
LINE = "ann~action~bob"


def write_shared(folder):
    """Two outlets that share two passages, one of them far down in a long text; a third has nothing in common."""
    stories = [
        Story("lamp", f"{BRIDGE} Nobody spoke.\n\n{LONG}\n\n{STORM}", outlet="Lamp", published="2018-01-02"),
        Story("kite", f"Trains ran.\n{STORM.replace('houses', '<b>barns</b>')} Rain. {BRIDGE}", outlet="Kite",
              published="2018-01-05"),
        Story("drum", "Bob met Ann.", outlet="Drum", published="2018-01-06"),
    ]  # fmt: skip
    for story, cue in zip(stories, ("warned", "warned", "met"), strict=True):
        story.relation("action", story.mention("Ann"), story.mention("Bob"), cue=cue)
    documents = [story.document for story in stories]
    sentences = [sentence for story in stories for sentence in story.sentences]
    passages = find_passages(documents, sentences)
    copies = find_sentence_copies(documents, passages, sentences)
    mentions = [mention for story in stories for mention in story.mentions]
    actors = [make_actor(name, [each for each in mentions if each.text == name]) for name in ("Ann", "Bob")]
    store = hold_store(make_tables(stories, actors))
    lines = store.relations(Query(kinds=()))
    positions = place(store.actors(Query(kinds=()), lines), lines)
    write_store(
        folder, make_tables(stories, actors, passages=passages, copies=copies, positions=positions), about=About()
    )
    return folder


@pytest.fixture(scope="module")
def shared_server(tmp_path_factory):
    yield from serve(write_shared(tmp_path_factory.mktemp("shared") / "store"))


@pytest.fixture
def compare(open_driver, shared_server):
    def run(width=1366, height=768, **options):
        driver = open_driver(shared_server, width=width, height=height)
        sides = {"a": "outlet:Lamp", "b": "outlet:Kite", "show": "passages"}
        return driver.open_comparison(**{**sides, **options})

    return run


def entry(driver, number):
    return driver.page.locator(".ae-entryof").nth(number - 1)


def in_sight(driver, side):
    """Whether the selected passage of a side lies within the box of its text, with its number."""
    return driver.page.wait_for_function(
        """side => {
            const box = document.querySelector(`.ae-sharedtext.${side} .ae-sharedbox`);
            const found = box?.querySelector(".ae-passage.on");
            if (!found) return false;
            const [outer, inner] = [box, found].map((each) => each.getBoundingClientRect());
            return inner.top >= outer.top && inner.top < outer.bottom - 10;
        }""",
        arg=side,
    )


def test_a_click_in_the_list_scrolls_both_texts_to_the_passage(compare):
    driver = compare()
    expect(driver.page.locator(".ae-sharedtext")).to_have_count(2)
    entry(driver, 2).click()
    for side in "ab":
        in_sight(driver, side)
    numbers = driver.page.locator(".ae-passage.on .ae-no").all_inner_texts()
    assert numbers == ["2", "2"]
    assert "sel=" in driver.page.url
    assert driver.page.locator(".ae-changed").all_inner_texts() == ["houses", "b>barns</b"]


def test_a_click_in_a_text_or_on_its_ruler_selects_too_and_back_comes_back(compare):
    driver = compare()
    driver.page.locator(".ae-sharedtext.b .ae-passage").first.click()
    expect(driver.page.locator(".ae-entryof[aria-current] .ae-no")).to_have_text("2")
    in_sight(driver, "a")
    driver.page.locator(".ae-sharedtext.a .ae-ruler a").first.click()
    expect(driver.page.locator(".ae-entryof[aria-current] .ae-no")).to_have_text("1")
    in_sight(driver, "b")
    driver.page.go_back()
    expect(driver.page.locator(".ae-entryof[aria-current] .ae-no")).to_have_text("2")


def test_the_address_alone_shows_the_passage_and_the_reader_opens_it(compare):
    first = compare()
    entry(first, 2).click()
    in_sight(first, "a")
    chosen = first.page.locator(".ae-entryof[aria-current]").get_attribute("data-entry")
    driver = compare(sel=chosen)
    for side in "ab":
        in_sight(driver, side)
    driver.page.locator("[data-reads=b]").nth(1).click()
    expect(driver.page.locator(".ae-reader .ae-sentence.at")).to_contain_text("Ann warned Bob", timeout=PATIENCE)


def test_nothing_shared_is_said_and_there_is_no_switch(compare):
    driver = compare(b="outlet:Drum")
    expect(driver.page.locator(".ae-comparison .ae-lead")).to_contain_text("No article of one side shares")
    assert driver.page.locator(".ae-once").count() == 0


def test_the_switch_leaves_a_copied_line_to_whoever_told_it_first(compare):
    driver = compare(show="network")
    side = f"() => {GRAPH}.edges.get('{LINE}').side"
    assert driver.page.evaluate(side) == "both"
    driver.page.locator(".ae-once input").click()
    driver.page.wait_for_function(f"() => {GRAPH}.edges.get('{LINE}').side === 'a'")
    assert "once=1" in driver.page.url
    driver.page.locator(".ae-once input").click()
    driver.page.wait_for_function(f"() => {GRAPH}.edges.get('{LINE}').side === 'both'")


def test_the_network_counts_once_and_a_chip_takes_it_back(open_driver, shared_server):
    driver = open_driver(shared_server).open(sel=LINE)
    driver.page.locator("[data-filter=once]").check()
    chip = driver.page.locator(".ae-chip", has_text="shared passages once")
    expect(chip).to_be_visible(timeout=PATIENCE)
    expect(driver.page.locator(".st-key-evidence [data-sentence]")).to_have_count(2)
    chip.click()
    expect(driver.page.locator(".st-key-evidence [data-sentence]")).to_have_count(3)
    expect(driver.page.locator("[data-filter=once]")).not_to_be_checked()


def test_a_narrow_screen_shows_both_texts_without_scrolling_sideways(compare):
    driver = compare(width=390, height=800)
    entry(driver, 2).click()
    for side in "ab":
        in_sight(driver, side)
    assert driver.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
