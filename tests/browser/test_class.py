"""A class opens the page by the host name of the teacher's machine."""

import pytest

from tests.browser.conftest import QUIET, find_chromium
from tests.browser.driver import Driver
from tests.ui.serving import run_server
from tests.ui.synthetic import write_story

NAME = "teacher-pc.school.example"


@pytest.fixture
def open_server(tmp_path):
    with run_server(tmp_path, write_story(tmp_path / "store", 20), "--server.address", "0.0.0.0") as server:
        yield server


def test_the_page_is_drawn_and_takes_decisions_under_the_host_name(open_server, launcher):
    from playwright.sync_api import expect

    rule = f"--host-resolver-rules=MAP {NAME} 127.0.0.1"
    browser = launcher.launch(executable_path=find_chromium(), args=[*QUIET, rule])
    driver = Driver(browser.new_page(), f"http://{NAME}:{open_server.port}/").open()
    driver.open(sel=driver.ids("edges")[0])
    driver.page.get_by_text("Correct", exact=True).first.click()
    driver.page.get_by_role("button", name="This is wrong").first.click()
    expect(driver.page.locator(".ae-decided")).to_contain_text("Not so")
    assert driver.outside == []
    assert driver.errors == []
    browser.close()
    assert set(open_server.asked()) <= {"connected 192.0.2.1"}
