"""Three sentences are kept, put in order and handed in; the picture is saved with its filters."""

import docx
import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.conftest import serve
from tests.browser.driver import GRAPH, PATIENCE
from tests.ui.synthetic import write_story


@pytest.fixture(scope="module")
def own_server(tmp_path_factory):
    """A story whose basket is nobody else's."""
    yield from serve(write_story(tmp_path_factory.mktemp("basket") / "store", 30, hostile=True))


def save(page, name, folder):
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_three_sentences_are_kept_and_handed_in(open_driver, own_server, tmp_path):
    driver = open_driver(own_server).open()
    page = driver.page
    heaviest = page.evaluate(f"{GRAPH}.edges.get().sort((a, b) => b.width - a.width)[0].id")
    driver.open(sel=heaviest)
    keep = page.locator(".ae-card .ae-keep")
    keep.nth(0).click()
    keep.nth(1).click()
    page.locator(".ae-card blockquote").first.click()
    page.locator('.ae-reader .ae-keep[aria-pressed="false"]').first.click()
    page.get_by_text("Kept (3)").click()
    rows = page.locator(".ae-keptlist li")
    expect(rows).to_have_count(3, timeout=PATIENCE)
    before = page.locator(".ae-keptlist blockquote").all_inner_texts()
    page.get_by_label("Move sentence 3 up").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".ae-keptlist blockquote").nth(1)).to_have_text(before[2], timeout=PATIENCE)
    page.get_by_label("Take out sentence 1").click()
    page.get_by_role("button", name="Undo").click()
    expect(rows).to_have_count(3, timeout=PATIENCE)
    page.get_by_label("Your own line for sentence 2").fill("It is <b>why</b>.")
    page.get_by_label("Your name").fill("Ida Nowak")
    word = docx.Document(save(page, "Word document", tmp_path))
    quoted = [each.text for each in word.paragraphs if each.style.name == "Quote"]
    assert len(quoted) == 3
    assert before[2].split()[-1] in quoted[1]
    assert any("Ida Nowak" in each.text for each in word.paragraphs)
    assert any(each.text == "My line: It is <b>why</b>." for each in word.paragraphs)
    file = save(page, "Web page", tmp_path)
    assert file.name == "ida-nowak-hand-out.html"
    page.goto(file.as_uri())
    expect(page.locator("blockquote")).to_have_count(3)
    assert page.evaluate("window.__hurt") is None


def test_the_picture_is_saved_with_its_filters(open_driver, own_server, tmp_path):
    driver = open_driver(own_server).open(quads="verbal conflict")
    page = driver.page
    page.get_by_role("button", name="Download").click()
    said = "Filters: Hostile words; at least"
    image = Image.open(save(page, "Picture (PNG)", tmp_path))
    image.load()
    assert said in image.text["Description"]
    assert min(image.size) > 500
    svg = save(page, "Picture (SVG)", tmp_path).read_text(encoding="utf-8")
    assert svg.count(said) == 2  # below the picture, and in its description
    page.evaluate("() => { HTMLCanvasElement.prototype.toBlob = (tell) => tell(null); }")
    page.get_by_role("button", name="Picture (PNG)").click()
    expect(page.get_by_role("alert").filter(has_text="could not be made as PNG")).to_be_visible(timeout=PATIENCE)
