"""A server with a made-up story, a headless Chromium, and a page that notes whatever must not happen.

The machine's own Chromium is used and nothing is downloaded. EXPLORER_BROWSER=required turns a missing browser from a
reason to skip into a failure; any other value is taken for the path of a browser.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.ui.start import CHECKOUT
from tests.browser.driver import Driver
from tests.ui.synthetic import write_story

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
START_SECONDS = 60


def find_chromium() -> str | None:
    named = os.environ.get("EXPLORER_BROWSER", "")
    if named and named != "required":
        return named
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def pytest_collection_modifyitems(items):
    missing = find_chromium() is None and os.environ.get("EXPLORER_BROWSER") != "required"
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if missing:
                item.add_marker(pytest.mark.skip(reason="there is no Chromium on this machine"))


def serve(folder: Path, app: Path = CHECKOUT / "app.py") -> Iterator[str]:
    """Serve a store on a free port until the test is done."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(app),
        "--server.port",
        str(port),
        "--server.headless",
        "true",
    ]
    environment = {**os.environ, "EXPLORER_STORE": str(folder), "PYTHONPATH": str(CHECKOUT)}
    log = folder.parent / "server.log"
    with log.open("w") as output:
        process = subprocess.Popen(command, cwd=CHECKOUT, env=environment, stdout=output, stderr=output)
        try:
            _wait_for(port, process, log)
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()
            process.wait()


def _wait_for(port: int, process: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1).close()
            return
        except OSError:
            assert process.poll() is None, log.read_text()
            time.sleep(0.1)
    raise AssertionError(f"The server does not answer: {log.read_text()}")


@pytest.fixture(scope="session")
def server(tmp_path_factory) -> Iterator[str]:
    """A story of 60 actors."""
    yield from serve(write_story(tmp_path_factory.mktemp("story") / "store", 60, 150))


@pytest.fixture(scope="session")
def hostile_server(tmp_path_factory) -> Iterator[str]:
    """A story whose names, titles and sentences hold markup, scripts and odd characters."""
    yield from serve(write_story(tmp_path_factory.mktemp("hostile") / "store", 30, hostile=True))


@pytest.fixture(scope="session")
def launcher():
    """Start browsers; there may be one of it in a process."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        yield playwright.chromium


@pytest.fixture(scope="session")
def chromium(launcher):
    browser = launcher.launch(executable_path=find_chromium(), args=list(QUIET))
    yield browser
    browser.close()


@pytest.fixture
def open_driver(chromium):
    """Open pages of any size; at the end nothing may have left the machine and no script may have failed."""
    drivers: list[Driver] = []

    def open_one(url: str, *, width: int = 1366, height: int = 768, **options) -> Driver:
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)
        drivers.append(Driver(context.new_page(), url))
        return drivers[-1]

    yield open_one
    for driver in drivers:
        driver.page.context.close()
    for driver in drivers:
        assert driver.outside == []
        assert driver.errors == []


@pytest.fixture
def driver(open_driver, server) -> Driver:
    """The page at its start."""
    return open_driver(server).open()
