"""Who may ask the server, by which address, and that it asks nobody: unit by unit, then with real servers."""

import time

import pytest
import streamlit as st
import websockets

from explorer.ui.server import is_own_host, is_own_origin, own_names
from tests.ui.serving import finish, run_server
from tests.ui.synthetic import write_story

AT_ONCE = 5.0
"""Seconds within which an answer is there on a busy machine; Streamlit's look-ups take twenty where nobody answers."""


@pytest.fixture
def configure(monkeypatch):
    """Set options of Streamlit."""

    def set_options(**options):
        told = {"server.enableCORS": True, **{name.replace("__", "."): value for name, value in options.items()}}
        monkeypatch.setattr(st, "get_option", lambda name: told.get(name))

    return set_options


@pytest.mark.parametrize(
    ("origin", "host", "own"),
    [
        ("http://localhost:8501", "localhost:8501", True),
        ("http://Teacher-PC:8501", "teacher-pc:8501", True),
        ("http://[fd00::7]:8501", "[fd00::7]:8501", True),
        ("https://news.example", "news.example", True),
        ("http://evil.example", "localhost:8501", False),
        ("http://localhost:8501.evil.example", "localhost:8501", False),
        ("http://localhost:9999", "teacher-pc:8501", False),
        ("null", "localhost:8501", False),
        ("", "localhost:8501", False),
        ("http://[", "localhost:8501", False),
        ("file://", "localhost:8501", False),
    ],
)
def test_only_the_address_that_was_asked_is_of_the_same_origin(configure, origin, host, own):
    configure()
    assert is_own_origin([origin], [host]) is own


def test_origins_that_the_configuration_names_are_own_ones(configure):
    configure(browser__serverAddress="school.example", server__corsAllowedOrigins=["https://portal.example"])
    assert is_own_origin(["https://school.example"], ["localhost:8501"])
    assert is_own_origin(["https://portal.example"], ["localhost:8501"])
    assert not is_own_origin(["http://portal.example"], ["localhost:8501"])
    assert is_own_origin([], ["localhost:8501"])
    assert not is_own_origin(["https://school.example", "https://portal.example"], ["localhost:8501"])


def test_a_server_for_this_machine_is_asked_by_its_own_names_only(configure):
    configure(server__address="localhost", browser__serverAddress="school.example")
    assert all(is_own_host([each]) for each in ("localhost:8501", "127.0.0.1:8501", "[::1]:8501", "school.example"))
    assert not is_own_host(["rebound.example:8501"])
    assert not is_own_host([])
    configure(server__address="0.0.0.0")
    assert is_own_host(["teacher-pc:8501"])


def test_the_names_of_this_machine_are_found_without_asking(monkeypatch):
    import socket

    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: pytest.fail("a name was looked up"))
    name, *addresses = own_names()
    assert name == socket.gethostname()
    assert all(each.count(".") == 3 for each in addresses)


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    return write_story(tmp_path_factory.mktemp("served") / "store", 12)


@pytest.fixture(scope="module")
def here(tmp_path_factory, story):
    """A server for this machine, as it is started by default."""
    with run_server(tmp_path_factory.mktemp("here"), story) as server:
        yield server


@pytest.fixture(scope="module")
def open_to_all(tmp_path_factory, story):
    """A server that a whole class may open."""
    with run_server(tmp_path_factory.mktemp("open"), story, "--server.address", "0.0.0.0") as server:
        yield server


def connect(port: int, host: str, origin: str) -> float:
    """Open a WebSocket as a page of some origin does, and return the seconds it took.

    Raises:
        websockets.InvalidStatus: the server refused.
    """

    async def open_one() -> None:
        url = f"ws://{host}:{port}/_stcore/stream"
        async with websockets.connect(url, host="127.0.0.1", origin=origin, subprotocols=["streamlit"]):
            pass

    began = time.perf_counter()
    finish(open_one())
    return time.perf_counter() - began


def test_a_foreign_origin_is_refused_at_once_and_nothing_is_looked_up(here):
    answer, seconds = here.get(Origin="http://evil.example")
    assert (answer.status, seconds < AT_ONCE) == (403, True)
    began = time.perf_counter()
    with pytest.raises(websockets.InvalidStatus, match="403"):
        connect(here.port, "localhost", "http://evil.example")
    assert time.perf_counter() - began < AT_ONCE
    assert here.asked() == []


def test_a_name_that_was_made_to_lead_here_is_refused(here):
    answer, _ = here.get(Host=f"rebound.example:{here.port}")
    assert answer.status == 403
    assert here.asked() == []


def test_the_page_and_its_own_socket_are_let_in(here):
    answer, _ = here.get(Host=f"localhost:{here.port}")
    assert answer.status == 200
    assert connect(here.port, "localhost", f"http://localhost:{here.port}") < AT_ONCE
    assert here.asked() == []


def test_no_other_site_may_frame_the_page(here):
    for path in ("/", "/compare", "/_stcore/health", "/static/nothing.js"):
        answer, _ = here.get(path)
        assert answer.headers["Content-Security-Policy"] == "frame-ancestors 'self'"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_class_opens_it_by_its_host_name(open_to_all):
    host = f"teacher-pc.school.example:{open_to_all.port}"
    answer, seconds = open_to_all.get(Host=host, Origin=f"http://{host}")
    assert (answer.status, seconds < AT_ONCE) == (200, True)
    assert connect(open_to_all.port, "teacher-pc.school.example", f"http://{host}") < AT_ONCE


def test_open_to_all_it_refuses_foreign_origins_at_once_too_and_asks_nobody(open_to_all):
    answer, seconds = open_to_all.get(Origin="http://evil.example")
    assert (answer.status, seconds < AT_ONCE) == (403, True)
    with pytest.raises(websockets.InvalidStatus, match="403"):
        connect(open_to_all.port, "teacher-pc", "http://evil.example")
    # The way to an address that is nobody's is chosen to learn the own one; nothing is sent on it.
    assert set(open_to_all.asked()) <= {"connected 192.0.2.1"}
    assert "Others in this network open http://" in open_to_all.log
    assert f":{open_to_all.port}" in open_to_all.log


def test_files_of_more_than_a_megabyte_are_not_taken():
    from streamlit import config

    assert config.get_option("server.maxUploadSize") == 50
    assert config.get_option("client.showErrorDetails") == "none"
