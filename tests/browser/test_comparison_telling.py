"""Voices and portrayal in a browser: rows of both sides, chains, marked words; every item opens its sentences."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from explorer.store import About, write_store
from tests.browser.conftest import serve
from tests.browser.driver import PATIENCE
from tests.tellings import REASON, WORDS, A, B, make_tellings


@pytest.fixture(scope="module")
def tellings(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tellings") / "store"
    write_store(folder, make_tellings(), about=About())
    yield from serve(folder)


@pytest.fixture
def compare(open_driver, tellings):
    """Open a section of Compare."""

    def run(show, **options):
        size = {each: options.pop(each) for each in ("width", "height") if each in options}
        return open_driver(tellings, **size).open_comparison(a=A, b=B, show=show, **options)

    return run


def address(driver):
    return parse_qs(urlsplit(driver.page.url).query)


def box(locator):
    return locator.bounding_box()


def test_both_sides_of_a_voice_stand_in_one_row_and_open_its_sentences(compare):
    driver = compare("voices")
    row = driver.page.locator('[data-voice="voice:ada-holm"]')
    a, b = row.locator(".ae-voice.a"), row.locator(".ae-voice.b")
    expect(a).to_contain_text("7 words")
    assert box(a)["x"] < box(row.locator(".ae-who"))["x"] < box(b)["x"]
    expect(driver.page.locator('[data-voice="voice:bo"] .ae-voice.a')).to_have_text("only spoken about, 1×")
    b.click()
    driver.wait_for_comparison("voice:ada-holm")
    assert [each["sentence"] for each in driver.sentences("comparison")] == ["lamp#0", "kettle#0"]
    driver.page.go_back()
    driver.wait_for_comparison("")


def test_the_same_words_through_other_hands_are_seen_at_one_look(compare):
    driver = compare("voices")
    pair = driver.page.locator(".ae-pair").first
    expect(pair.locator(".ae-said.a .ae-through")).to_have_text("Tass")
    expect(pair.locator(".ae-said.b .ae-through")).to_have_text("Pail")
    expect(pair.locator(".ae-differs")).to_be_visible()
    left, right = (box(pair.locator(f".ae-said.{side}")) for side in "ab")
    assert left["x"] + left["width"] <= right["x"]
    assert left["y"] == right["y"]


def test_words_that_are_said_open_the_article_there(compare):
    driver = compare("voices")
    driver.page.locator(".ae-said.b .ae-words", has_text=WORDS).click()
    expect(driver.page.locator(".ae-reader .ae-sentence.at")).to_contain_text(WORDS, timeout=PATIENCE)
    assert address(driver)["at"] == ["kettle#0"]


@pytest.mark.parametrize(
    ("place", "selected", "sentences"),
    [
        (".ae-carrier >> text=Tass", "through:Tass", ["lamp#0"]),
        (".ae-verbs.b >> text=claim", "verbs:doubtful", ["kettle#1"]),
    ],
)
def test_agencies_and_verbs_open_their_sentences(compare, place, selected, sentences):
    driver = compare("voices")
    driver.page.locator(place).first.click()
    driver.wait_for_comparison(selected)
    assert [each["sentence"] for each in driver.sentences("comparison")] == sentences


def test_an_actor_is_chosen_and_its_words_open_their_sentences(compare):
    driver = compare("portrayal")
    expect(driver.page.locator(".ae-portrait h2")).to_have_text("Ada Holm")
    expect(driver.page.locator(".ae-cast [aria-current]")).to_contain_text("Ada Holm")
    driver.page.locator(".ae-features.a .ae-feature", has_text="proud").click()
    driver.wait_for_comparison("shown:ada-holm:adjective:proud")
    expect(driver.page.locator(".ae-column.a .ae-mark.shown")).to_have_text("proud")
    driver.page.get_by_role("link", name="‹ Ada Holm").click()
    expect(driver.page.locator(".ae-portrait h2")).to_have_text("Ada Holm", timeout=PATIENCE)
    driver.page.locator(".ae-cast a", has_text="Bo").click()
    expect(driver.page.locator(".ae-portrait h2")).to_have_text("Bo", timeout=PATIENCE)
    assert address(driver)["sel"] == ["bo"]


def test_candidates_are_marked_with_a_tip_and_a_reason_to_read(compare):
    driver = compare("portrayal", sel="worth:words for rulers")
    mark = driver.page.locator(".ae-column.a blockquote .ae-mark.candidate")
    expect(mark).to_have_text("regime")
    expect(mark).to_have_attribute("title", f"words for rulers: {REASON}")
    driver.page.locator(".ae-card summary", has_text="Words worth discussing").click()
    expect(driver.page.locator(".ae-card .ae-reason")).to_contain_text(REASON)


def test_the_opened_article_marks_candidates_and_says_that_this_is_no_verdict(compare):
    driver = compare("portrayal", sel="worth:words for rulers")
    driver.page.locator(".ae-column.a blockquote").click()
    expect(driver.page.locator(".ae-reader .ae-text .ae-mark.candidate")).to_have_text("regime")
    driver.page.locator(".ae-reader summary", has_text="without a verdict").click()
    expect(driver.page.locator(".ae-reader .ae-reason")).to_contain_text(REASON)


@pytest.mark.parametrize("section", ["voices", "portrayal"])
@pytest.mark.parametrize("width", [390, 1024])
def test_nothing_reaches_over_the_edge(compare, section, width):
    driver = compare(section, width=width, height=768)
    expect(driver.page.locator(".ae-head.a").first).to_be_visible()
    assert driver.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    pane = driver.page.locator(".ae-comparison")
    assert pane.evaluate("each => each.scrollWidth <= each.clientWidth + 1")


def test_items_are_reached_with_the_keyboard(compare):
    driver = compare("portrayal")
    driver.page.locator(".ae-features.b .ae-feature").first.focus()
    driver.page.keyboard.press("Enter")
    driver.wait_for_comparison("shown:ada-holm:doer:say")
