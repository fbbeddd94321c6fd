"""Projector, laptop, large screen and telephone."""

import pytest
from playwright.sync_api import expect

from tests.browser.driver import GRAPH

SIZES = [(1024, 768), (1366, 768), (1920, 1080)]


def open_settled(open_driver, server, width: int, height: int):
    """Open the page; on a small window the filters fold away first, and leave the picture its room."""
    driver = open_driver(server, width=width, height=height).open()
    drawn = f"{GRAPH}.net.canvas.frame.canvas.width === {GRAPH}.wrap.clientWidth"
    wide = f"{GRAPH}.wrap.clientWidth > {0.38 * width} && {drawn}"
    driver.page.wait_for_function(wide)
    return driver


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_picture_and_reading_pane_stand_side_by_side_and_nothing_is_cut_off(open_driver, server, width, height):
    driver = open_settled(open_driver, server, width, height)
    boxes = {name: driver.page.locator(f".ae-{name}").bounding_box() for name in ("stage", "pane")}
    assert boxes["stage"]["x"] + boxes["stage"]["width"] <= boxes["pane"]["x"]
    assert boxes["pane"]["x"] + boxes["pane"]["width"] <= width
    assert boxes["stage"]["y"] + boxes["stage"]["height"] < height
    assert driver.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_labels_can_be_read_and_do_not_overlap(open_driver, server, width, height):
    driver = open_settled(open_driver, server, width, height)
    boxes = driver.page.evaluate(
        f"""() => {{ const {{ labels, net }} = {GRAPH}, by = net.getScale();
        return [...labels.places.values()].filter(each => !each.hidden)
            .map(({{x, y, w, h}}) => [x * by - w / 2, y * by - h / 2, x * by + w / 2, y * by + h / 2]); }}"""
    )
    assert len(boxes) >= 0.9 * len(driver.ids("nodes"))
    pairs = [(one, other) for at, one in enumerate(boxes) for other in boxes[:at]]
    assert not [1 for a, b in pairs if a[0] < b[2] and a[2] > b[0] and a[1] < b[3] and a[3] > b[1]]


OVERLAPS = """() => {
    const boxes = name => [...document.querySelectorAll(name)].map(each => each.getBoundingClientRect());
    const meet = (a, b) => a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
    const tools = boxes(".ae-tool, .ae-leave");
    return boxes(".ae-chip").filter(chip => tools.some(tool => meet(chip, tool))).length; }"""


@pytest.mark.parametrize(("width", "height"), [(420, 900), (820, 900), (1024, 768), (1366, 768)])
@pytest.mark.parametrize("present", ["", "1"])
def test_the_filters_that_are_on_hide_no_button(open_driver, server, width, height, present):
    quads = ["verbal conflict", "material conflict", "verbal cooperation"]
    driver = open_driver(server, width=width, height=height).open(quads=quads, least=2, present=present)
    if width > 760 and not present:
        opener = driver.page.locator("[data-testid=stExpandSidebarButton]")
        if opener.is_visible():
            opener.click()
            expect(driver.page.locator(".ae-filters")).to_be_visible()
    expect(driver.page.locator(".ae-chip")).to_have_count(4)
    assert driver.page.evaluate(OVERLAPS) == 0


def test_a_link_with_many_filters_opens_with_nobody_below_them(open_driver, server):
    outlets = ["The Paper Lantern", "Evening Kettle", "Radio Cardboard"]
    driver = open_driver(server).open(outlets=outlets, least=1, sure=5, actors=["person", "state", "group"])
    chips = driver.page.locator(".ae-chips").bounding_box()
    tops = driver.page.evaluate(
        f"""() => {{ const {{ net, nodes, canvas }} = {GRAPH}, {{ top }} = canvas.getBoundingClientRect();
        const y = (id) => top + net.canvasToDOM(net.getPosition(id)).y;
        return nodes.get().map(({{ id, size }}) => y(id) - size * net.getScale()); }}"""
    )
    assert chips["height"] > 50
    assert min(tops) >= chips["y"] + chips["height"]


def test_on_a_projector_the_picture_stands_where_it_is_drawn_first(open_driver, server):
    driver = open_driver(server, width=1024, height=768)
    driver.page.add_init_script("""const seen = (window.__seen = new Set()), look = () => {
        const stage = document.querySelector(".ae-stage[data-ready]");
        if (stage) seen.add(Math.round(stage.getBoundingClientRect().left));
        requestAnimationFrame(look); }; look();""")
    driver.open()
    expect(driver.page.locator(".stSidebar")).to_have_attribute("data-collapsed", "true")
    driver.page.wait_for_function("document.querySelector('.stSidebar').getBoundingClientRect().right <= 0")
    assert driver.page.evaluate("[...window.__seen].length") == 1


def test_on_a_telephone_the_parts_stand_one_below_the_other(open_driver, server):
    driver = open_driver(server, width=420, height=900).open()
    tops = [driver.page.locator(f".ae-{name}").bounding_box()["y"] for name in ("stage", "pane", "table")]
    assert tops == sorted(tops)
    assert driver.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    line = driver.ids("edges")[0]
    driver.click("edge", line)
    driver.wait_for_pane(line)
    expect(driver.page.locator(".st-key-evidence h2")).to_be_in_viewport()
