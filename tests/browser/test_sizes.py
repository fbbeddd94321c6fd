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


def test_on_a_telephone_the_parts_stand_one_below_the_other(open_driver, server):
    driver = open_driver(server, width=420, height=900).open()
    tops = [driver.page.locator(f".ae-{name}").bounding_box()["y"] for name in ("stage", "pane", "table")]
    assert tops == sorted(tops)
    assert driver.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    line = driver.ids("edges")[0]
    driver.click("edge", line)
    driver.wait_for_pane(line)
    expect(driver.page.locator(".st-key-evidence h2")).to_be_in_viewport()
